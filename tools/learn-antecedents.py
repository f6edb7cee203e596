#!/usr/bin/env python3
"""learn-antecedents.py TRACE.jsonl [LABELS.tsv]      standard library only.

Fits the weights by which names/antecedents.cpp chooses whom a pronoun means, and prints them in its order, in thousandths.
TRACE comes from `mentions_trace` (bench/) over PolNeAR's training articles, LABELS (default bench/antecedents.tsv) says whom
each of some pronouns means. A choice is a softmax over the candidates; the loss is the negative log of what the right one
gets, with an L2 penalty. Prints five-fold cross-validation first."""
import json
import math
import pathlib
import random
import re
import sys

ROUNDS, RATE, PENALTY = 300, 0.3, 0.01


def words(name):
    return re.findall(r"[\w'’-]+", name.lower())


def same(one, other):
    a, b = words(one), words(other)
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def read_choices(trace, labels):
    """Lists of (index of the right candidate, the candidates' features)."""
    meant = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            document, quote, name = line.split("\t")
            meant[document, quote] = name
    choices = []
    with open(trace, encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            for quote in record["quotes"]:
                name = meant.get((record["id"], quote["id"]))
                candidates = quote.get("candidates", [])
                right = [i for i, (candidate, _) in enumerate(candidates) if name and same(candidate, name)]
                if right:
                    choices.append((right[0], [features for _, features in candidates]))
    return choices, len(meant)


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
    default = pathlib.Path(__file__).resolve().parents[1] / "bench" / "antecedents.tsv"
    choices, labelled = read_choices(sys.argv[1], pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else default)
    print(f"{len(choices)} of {labelled} labelled pronouns have their antecedent among the candidates")
    random.Random(5).shuffle(choices)
    folds = [(choices[i::5], [c for k, c in enumerate(choices) if k % 5 != i]) for i in range(5)]
    right = sum(accuracy(fit(rest, PENALTY), held_out) * len(held_out) for held_out, rest in folds) / len(choices)
    print(f"{right:.1%} right in five-fold cross-validation")
    weights = fit(choices, PENALTY)
    print(f"{accuracy(weights, choices):.1%} right on all of them, with", [round(1000 * w) for w in weights])


main()
