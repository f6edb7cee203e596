#!/usr/bin/env python3
"""check_truth.py VERBATIM [QUERIES_OF_EACH_CLASS]     stdlib only.

Exact counts over a large corpus: what `verbatim search` finds in lk-news-en against what a plain reading of every article
finds. The corpus, and 200 queries with their true totals, lie in $VERBATIM_DATA/corpora; without it the test is skipped. Further
queries are drawn here with a fixed seed and counted word by word.
"""
import concurrent.futures
import json
import lzma
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

RUN = re.compile(r"[0-9A-Za-z\u0080-\U0010ffff]+")
KEPT = {"й", "Й"}


def fold(character):
    """One character as it is looked for, '' for a joiner or an accent, None where it parts words."""
    if character in "\u200c\u200d":
        return ""
    if unicodedata.category(character)[0] not in "LMN":
        return None
    if character in KEPT:
        return "й"
    folded = unicodedata.normalize("NFD", character.casefold())
    if ord(character) < 0x530 or 0x1D00 <= ord(character) <= 0x1FFF:
        folded = "".join(one for one in folded if unicodedata.category(one)[0] != "M")
    return unicodedata.normalize("NFC", folded)


def words_of(text):
    words = []
    for run in RUN.findall(text):
        if run.isascii():
            words.append(run.lower())
            continue
        word = ""
        for character in unicodedata.normalize("NFC", run):
            folded = fold(character)
            if folded is None:
                if word:
                    words.append(word)
                word = ""
            else:
                word += folded
        if word:
            words.append(word)
    return words


class Corpus:
    def __init__(self, lines):
        self.texts, self.sets = [], []
        for line in lines:
            record = json.loads(line)
            fields = [words_of(record.get("title") or ""), words_of(record["text"])]
            self.texts.append([" " + " ".join(words) + " " for words in fields])
            self.sets.append(frozenset(word for words in fields for word in words))
        self.frequency = {}
        for words in self.sets:
            for word in words:
                self.frequency[word] = self.frequency.get(word, 0) + 1

    def count(self, kind, terms):
        if kind == "prefix":
            fitting = {word for word in self.frequency if word.startswith(terms[0])}
            return sum(1 for words in self.sets if not fitting.isdisjoint(words))
        if kind == "phrase":
            phrase = " " + " ".join(terms) + " "
            return sum(1 for words, texts in zip(self.sets, self.texts)
                       if all(term in words for term in terms) and any(phrase in text for text in texts))
        if kind == "or2":
            return sum(1 for words in self.sets if any(term in words for term in terms))
        if kind == "not2":
            return sum(1 for words in self.sets if terms[0] in words and terms[1] not in words)
        return sum(1 for words in self.sets if all(term in words for term in terms))

    def draw(self, number):
        """So many queries of each class: (class, terms)."""
        dice = random.Random(20250103)
        plain = sorted(word for word in self.frequency if len(word) > 2 and word.isalpha())
        articles = len(self.sets)
        bands = {"high": [w for w in plain if self.frequency[w] >= articles * 0.04],
                 "mid": [w for w in plain if articles * 0.004 <= self.frequency[w] <= articles * 0.02],
                 "low": [w for w in plain if self.frequency[w] <= 15]}
        for kind, words in bands.items():
            for _ in range(number):
                yield kind, [dice.choice(words)]
        for kind in ("and2", "or2", "not2", "phrase"):
            for _ in range(number):
                words = dice.choice(dice.choice(self.texts)).split()
                while len(words) < 4:
                    words = dice.choice(dice.choice(self.texts)).split()
                at = dice.randrange(len(words) - 3)
                yield kind, words[at:at + dice.choice((2, 3))] if kind == "phrase" else dice.sample(words, 2)
        for _ in range(number):
            word = dice.choice(bands[dice.choice(("high", "mid", "low"))])
            yield "prefix", [word[:dice.randint(3, max(3, len(word) - 1))]]


def runs_of(text):
    """Unbroken runs of letters, marks and digits, as they stand."""
    run = ""
    for character in text + " ":
        if fold(character) is None:
            if run:
                yield run
            run = ""
        else:
            run += character


def check_scripts(binary, folder, corpus_file):
    """Words of real articles in many languages find their article; of scripts without blanks, stretches of a few characters do."""
    site = pathlib.Path(folder, "scripts")
    subprocess.run([binary, "build", corpus_file, "-o", site, "--no-app"], check=True, stderr=subprocess.DEVNULL)
    dice = random.Random(5)
    articles = {}
    for line in corpus_file.open(encoding="utf-8"):
        record = json.loads(line)
        articles.setdefault(record.get("lang"), []).append(record)
    for language, records in sorted(articles.items(), key=str):
        for record in dice.sample(records, min(3, len(records))):
            runs = [run for run in runs_of(record["text"]) if len(run) > 1]
            for run in dice.sample(runs, min(4, len(runs))):
                word = run
                if language in ("zh", "ja", "th"):
                    borders = [i for i in range(len(run) + 1) if i == len(run) or unicodedata.category(run[i])[0] != "M"]
                    at = dice.randrange(max(1, len(borders) - 4))
                    piece = run[borders[at]:borders[min(at + 4, len(borders) - 1)]]
                    if not any(character.isascii() for character in piece):  # a Latin word is found whole alone
                        word = piece
                answer = subprocess.run([binary, "search", site, "--format", "json", "--limit", "100000", "--", word], capture_output=True, text=True)
                ids = [hit["id"] for hit in json.loads(answer.stdout)["hits"]] if answer.returncode == 0 else []
                yield record["id"] in ids, f"{language}: {word} does not find {record['id']}"


def query_of(kind, terms):
    if kind == "phrase":
        return '"' + " ".join(terms) + '"'
    return {"prefix": terms[0] + "*", "or2": " OR ".join(terms), "not2": " -".join(terms)}.get(kind, " ".join(terms))


def totals_of(binary, site, queries):
    """What `verbatim search` counts for each query, or its message. Two searches run side by side."""
    def total_of(query):
        answer = subprocess.run([binary, "search", site, "--format", "json", "--limit", "0", "--", query], capture_output=True, text=True)
        return json.loads(answer.stdout)["total"] if answer.returncode == 0 else answer.stderr.strip()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(total_of, queries))


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    data = os.environ.get("VERBATIM_DATA")
    packed = pathlib.Path(data, "corpora", "lk-news-en.jsonl.xz") if data else None
    if not packed or not packed.exists():
        print("skipped: VERBATIM_DATA names no folder of corpora")
        print("0 passed, 0 failed")
        return 0
    failed = passed = 0
    with tempfile.TemporaryDirectory() as folder:
        corpus_file = pathlib.Path(folder, "lk-news-en.jsonl")
        corpus_file.write_bytes(lzma.decompress(packed.read_bytes()))
        site = pathlib.Path(folder, "site")
        building = subprocess.Popen([sys.argv[1], "build", corpus_file, "-o", site, "--no-app"], stderr=subprocess.DEVNULL)
        queries = [(one["class"], one["terms"], one["truth"]) for one in json.loads(packed.with_name("queries-lk-dev.json").read_text())]
        with corpus_file.open(encoding="utf-8") as lines:
            corpus = Corpus(lines)
        # What is searched is the text after repairs: soft hyphens, characters without width, ligatures, paragraphs that stand twice.
        reading = subprocess.Popen([sys.argv[1], "read", corpus_file, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8")
        repaired = Corpus(reading.stdout)
        if reading.wait() != 0 or len(repaired.sets) != len(corpus.sets):
            sys.exit(f"verbatim read of {corpus_file} ended with {reading.returncode} after {len(repaired.sets)} of {len(corpus.sets)} articles")
        queries += [(kind, terms, corpus.count(kind, terms)) for kind, terms in corpus.draw(int(sys.argv[2]) if len(sys.argv) == 3 else 20)]
        if building.wait() != 0:
            sys.exit(f"verbatim build of {corpus_file} ended with {building.returncode}")
        for (kind, terms, truth), total in zip(queries, totals_of(sys.argv[1], site, [query_of(*one[:2]) for one in queries])):
            if total == truth or (corpus.count(kind, terms) == truth and repaired.count(kind, terms) == total):
                passed += 1
            else:
                failed += 1
                print(f"FAILED {kind} {query_of(kind, terms)}: found {total}, true {truth}")
        mixed = packed.with_name("mixed.jsonl")
        for good, words in check_scripts(sys.argv[1], folder, mixed) if mixed.exists() else []:
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"FAILED {words}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
