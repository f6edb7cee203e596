#!/usr/bin/env python3
"""check_quotes.py VERBATIM [--misses]     stdlib only.

Runs `VERBATIM quotes` over assets/demo and holds the answer against expected.tsv, whose head says what its columns mean.
Prints a table by newsroom and fails (exit 1) when a figure falls below its floor. The floors are what the program reached
when they were last raised, less one or two cases of slack: raise them when the program gets better, never lower the truth.

What is counted, over the stretches between quotation marks that the truth lists:
  speech    somebody's words are in a quotation of the program, four fifths of the listed words at least
  person    the right person is named, or nobody where the source is unnamed; a quotation not found counts as not right
  wrong     another person is named (the costly error)
  kind      of those found: direct or mixed as the truth says
  cue       of those with a cue, found or not: the right one
  whole     of the pieces of a split quotation: both lie in one quotation of the program
  other     what nobody says is kept out of the quotations
  extra     quotations in marks that touch no line of the truth, for which the floor is a ceiling
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
DEMO = HERE.parent.parent / "assets" / "demo"
# Shares of 1000 over all newsrooms; "wrong" and "extra" are ceilings.
FLOORS = {}
CEILINGS = {}
OPENING = "[“‘\"„«]"
IGNORED_IN_NAMES = {"the", "mr", "mrs", "ms", "dr", "dame", "sir", "captain", "mayor", "die", "der", "la", "le"}


def read_truth():
    lines = [line for line in (HERE / "expected.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    truth = collections.defaultdict(list)
    for line in lines:
        article, words, kind, person, cue, joint = line.split("\t")
        truth[article].append(dict(words=words, kind=kind, person=person, cue=cue, joint=joint))
    return truth


def run_program(binary):
    result = subprocess.run([binary, "quotes", "--format", "jsonl", str(DEMO)], capture_output=True, text=True, encoding="utf-8")
    if result.returncode != 0:
        sys.exit(f"{binary} quotes ended with {result.returncode}: {result.stderr.strip()[:500]}")
    return [json.loads(line) for line in result.stdout.splitlines() if line.strip()]


def find_document(documents, article):
    """The program may name a file by a longer path than the truth does."""
    found = [d for d in documents if d["id"] == article or d["id"].endswith("/" + article)]
    return found[0] if len(found) == 1 else None


def find_words(text, row):
    """Code points of the listed words; None unless they stand in the text exactly once, after a mark (or a colon)."""
    before = ": " if row["kind"] == "turn" else OPENING + r"\s*"
    pattern = before + "(" + r"\s+".join(re.escape(word) for word in row["words"].split()) + ")"
    found = list(re.finditer(pattern, text))
    return set(range(*found[0].span(1))) if len(found) == 1 else None


def cells(quote):
    return {i for start, end in (quote.get("frags") or [[quote["start"], quote["end"]]]) for i in range(start, end)}


def name_words(name):
    folded = unicodedata.normalize("NFKD", name).replace("’", "'").lower()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    return [w for w in re.findall(r"[^\W_]+", re.sub(r"'s\b", "", folded)) if w not in IGNORED_IN_NAMES]


def same_person(expected, found):
    """Equal, or one name's words are among the other's and both end alike."""
    a, b = name_words(expected), name_words(found or "")
    return bool(a and b) and (a == b or (a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))))


def judge_person(row, quote):
    """right, wrong or silent; None where the truth does not say."""
    if row["person"] == "?":
        return None
    if quote is None:
        return "silent"
    named = [p for p in [quote.get("person"), *(quote.get("persons") or [])] if p]
    if not row["person"]:
        return "wrong" if named else "right"
    if any(same_person(option, name) for option in row["person"].split("; ") for name in named):
        return "right"
    return "wrong" if named else "silent"


def judge_cue(row, quote):
    if not row["cue"] or row["kind"] == "turn":
        return None
    if quote is None:
        return False
    found = (quote.get("cue") or "").lower()
    if row["cue"].startswith("(") and not found:
        return True
    return bool(found) and any(option in found or found in option for option in row["cue"].strip("()").lower().split("; "))


def check_article(rows, document, tally, misses):
    text, quotes = document["text"], document["quotes"]
    spoken = [(q, cells(q)) for q in quotes if q["kind"] in ("direct", "mixed")]
    everything = [(q, cells(q)) for q in quotes]
    touched, before = set(), None

    def count(figure, good):
        tally[figure][0] += bool(good)
        tally[figure][1] += 1

    def miss(what, row, detail=""):
        misses.append(f"{what:8} {document['id']}: {row['words']!r} {detail}".rstrip())

    for row in rows:
        words = find_words(text, row)
        if words is None:
            sys.exit(f"{document['id']}: {row['words']!r} of expected.tsv does not stand in the text exactly once")
        pool = everything if row["kind"] == "turn" else spoken
        quote = next((q for q, c in pool if 5 * len(words & c) >= 4 * len(words)), None)
        touched |= {id(q) for q, c in pool if words & c}
        if row["kind"] == "open":
            continue
        if row["kind"] == "other":
            count("other", quote is None)
            if quote is not None:
                miss("other", row, f"taken for speech of {quote.get('person')!r}")
            continue
        if row["joint"] == "=":
            count("whole", quote is not None and quote is before)
        count("speech", quote is not None)
        person, cue = judge_person(row, quote), judge_cue(row, quote)
        if person:
            count("person", person == "right")
            count("wrong", person == "wrong")
            if quote and person != "right":
                miss(person, row, f"expected {row['person']!r}, found {quote.get('person')!r} from {quote.get('speaker')!r}, {quote.get('rule')}")
        if cue is not None:
            count("cue", cue)
            if quote and not cue:
                miss("cue", row, f"expected {row['cue']!r}, found {quote.get('cue')!r}")
        if quote is None:
            miss("speech", row, "not found")
        elif row["kind"] != "turn":
            count("kind", quote["kind"] == row["kind"])
            if quote["kind"] != row["kind"]:
                miss("kind", row, f"expected {row['kind']}, found {quote['kind']}")
        if row["joint"] == "=" and quote and quote is not before:
            miss("whole", row, "is a quotation of its own")
        before = quote
    for quote, _ in spoken:
        extra = id(quote) not in touched
        count("extra", extra)
        if extra:
            misses.append(f"extra    {document['id']}: {quote['text'][:60]!r} person {quote.get('person')!r}")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    truth, documents = read_truth(), run_program(sys.argv[1])
    figures = ("speech", "person", "wrong", "kind", "cue", "whole", "other", "extra")
    tables, misses = collections.defaultdict(lambda: {f: [0, 0] for f in figures}), []
    for article, rows in truth.items():
        document = find_document(documents, article)
        if document is None:
            sys.exit(f"the program printed no article {article}, or several; it printed {len(documents)}")
        newsroom = {f: [0, 0] for f in figures}
        check_article(rows, document, newsroom, misses)
        for table in (tables[re.match(r"[a-z]+", article).group()], tables["all"]):
            for figure, (good, of) in newsroom.items():
                table[figure][0] += good
                table[figure][1] += of
    print("newsroom " + "".join(f"{figure:>10}" for figure in figures))
    for name in sorted(tables, key=lambda n: (n == "all", n)):
        print(f"{name:9}" + "".join(f"{good:>6}/{of:<3}" for good, of in tables[name].values()))
    if "--misses" in sys.argv:
        print("\n".join(sorted(misses)))
    failed = False
    for figure, (good, of) in tables["all"].items():
        share = 1000 * good // max(1, of)
        if share < FLOORS.get(figure, 0) or share > CEILINGS.get(figure, 1000):
            print(f"{figure}: {share} thousandths; the floor is {FLOORS.get(figure)}, the ceiling {CEILINGS.get(figure)}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
