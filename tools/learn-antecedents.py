#!/usr/bin/env python3
"""learn-antecedents.py TRACE.jsonl [PEOPLE.tsv]      standard library only.

Fits the weights by which names/antecedents.cpp chooses whom a pronoun means, and prints them in its order, in thousandths.
TRACE comes from `mentions_trace` (bench/) over PolNeAR's training articles. bench/antecedents.tsv says whom each of some pronouns
means; PEOPLE (polnear-train.people.tsv of the data) says it of more. Nobody named is an answer too: whoever the previous speaker's
description means. A choice is a softmax over the candidates; the loss is the negative log of what the right one
gets, with an L2 penalty. Prints five-fold cross-validation first."""
import json
import math
import pathlib
import random
import re
import sys

ROUNDS, RATE, PENALTY = 300, 0.3, 0.01
GENDER_KNOWN = 15  # the feature of that number; see with_strangers


def words(name):
    return re.findall(r"[\w'’-]+", name.lower())


def same(one, other):
    a, b = words(one), words(other)
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def read_labels(own, people):
    """Names by (document, quotation): several that are all right, or none where the speaker is not named."""
    meant = {}
    for line in own.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            document, quote, name = line.split("\t")
            meant[document, quote] = [name]
    for line in people.read_text(encoding="utf-8").splitlines()[1:] if people else []:
        document, quote, _, _, name, kind = line.split("\t")
        if kind != "unknown":
            meant[document, quote] = [] if kind == "unnamed" else name.split("; ")
    return meant


def read_choices(trace, meant):
    """Lists of (index of the right candidate, the candidates' features)."""
    choices = []
    with open(trace, encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            for quote in record["quotes"]:
                names = meant.get((record["id"], quote["id"]))
                if names is None:
                    continue
                candidates = quote.get("candidates", [])
                right = [i for i, (candidate, _) in enumerate(candidates) if (any(same(candidate, name) for name in names) if names else candidate == "")]
                if right:
                    choices.append((right[0], [features for _, features in candidates]))
    return choices


def with_strangers(choices):
    """Each choice twice, once with half of the genders forgotten: the program knows first names of American politics better than those of the world."""
    source = random.Random(9)
    more = []
    for right, candidates in choices:
        copy = [list(features) for features in candidates]
        for features in copy:
            if source.random() < 0.5:
                features[GENDER_KNOWN] = 0
        more += [(right, candidates), (right, copy)]
    return more


def scores(weights, candidates):
    return [sum(w * f for w, f in zip(weights, features)) for features in candidates]


def fit(choices, penalty):
    size = len(choices[0][1][0])
    weights = [0.0] * size
    for _ in range(ROUNDS):
        gradient = [0.0] * size
        for right, candidates in choices:
            logits = scores(weights, candidates)
            top = max(logits)
            shares = [math.exp(value - top) for value in logits]
            total = sum(shares)
            for i, features in enumerate(candidates):
                error = (i == right) - shares[i] / total
                for f, value in enumerate(features):
                    gradient[f] += error * value
        weights = [w + RATE * (g / len(choices) - penalty * w) for w, g in zip(weights, gradient)]
    return weights


def accuracy(weights, choices):
    hits = 0
    for right, candidates in choices:
        logits = scores(weights, candidates)
        hits += logits.index(max(logits)) == right
    return hits / len(choices)


def main():
    own = pathlib.Path(__file__).resolve().parents[1] / "bench" / "antecedents.tsv"
    choices = read_choices(sys.argv[1], read_labels(own, pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None))
    print(f"{len(choices)} pronouns have their antecedent among the candidates")
    random.Random(5).shuffle(choices)
    folds = [(choices[i::5], [c for k, c in enumerate(choices) if k % 5 != i]) for i in range(5)]
    right = sum(accuracy(fit(with_strangers(rest), PENALTY), held_out) * len(held_out) for held_out, rest in folds) / len(choices)
    print(f"{right:.1%} right in five-fold cross-validation")
    weights = fit(with_strangers(choices), PENALTY)
    print(f"{accuracy(weights, choices):.1%} right on all of them, with", [round(1000 * w) for w in weights])


main()
