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
FLOORS = {"speech": 950, "person": 790, "kind": 950, "cue": 950, "whole": 945, "other": 774}
CEILINGS = {"wrong": 103, "extra": 10}
FIGURES = ("speech", "person", "wrong", "kind", "cue", "whole", "other", "extra")
OPENING = "[“‘\"„«]"
IGNORED_IN_NAMES = {"the", "mr", "mrs", "ms", "dr", "dame", "sir", "captain", "mayor", "die", "der", "la", "le"}


def read_truth():
    lines = [line for line in (HERE / "expected.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    truth = collections.defaultdict(list)
    for line in lines:
        article, words, kind, person, cue, joint = line.split("\t")
        truth[article].append(dict(words=words, kind=kind, person=person, cue=cue, joint=joint))
    return truth


def run(*command):
    """What the command prints; ends the check with a sentence when it cannot be run or fails."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    except OSError as error:
        sys.exit(f"{command[0]} cannot be run: {error.strerror}")
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {result.returncode}: {result.stderr.strip()[:500]}")
    return result.stdout


def read_documents(binary):
    """What `verbatim quotes` makes of the demo, an article each."""
    return [json.loads(line) for line in run(binary, "quotes", "--format", "jsonl", str(DEMO)).splitlines() if line]


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


class Report:
    """How often each figure was good, of how many, and a line for each miss."""

    def __init__(self, document):
        self.document = document["id"]
        self.tally = {figure: [0, 0] for figure in FIGURES}
        self.misses = []

    def count(self, figure, good):
        self.tally[figure][0] += bool(good)
        self.tally[figure][1] += 1

    def miss(self, what, words, detail):
        self.misses.append(f"{what:8} {self.document}: {words!r} {detail}")


def judge_found(row, quote, report):
    """Kind, cue and person of a stretch that the program took for speech."""
    if row["kind"] != "turn":
        report.count("kind", quote["kind"] == row["kind"])
        if quote["kind"] != row["kind"]:
            report.miss("kind", row["words"], f"expected {row['kind']}, found {quote['kind']}")
    if judge_cue(row, quote) is False:
        report.miss("cue", row["words"], f"expected {row['cue']!r}, found {quote.get('cue')!r}")
    verdict = judge_person(row, quote)
    if verdict in ("wrong", "silent"):
        found = f"{quote.get('person')!r} from {quote.get('speaker')!r}, {quote.get('rule')}"
        report.miss(verdict, row["words"], f"expected {row['person']!r}, found {found}")


def judge_speech(row, quote, before, report):
    """A stretch that is speech; `quote` is what the program made of it, or None; `before` the same for the line above."""
    report.count("speech", quote is not None)
    verdict, cue = judge_person(row, quote), judge_cue(row, quote)
    if verdict is not None:
        report.count("person", verdict == "right")
        report.count("wrong", verdict == "wrong")
    if cue is not None:
        report.count("cue", cue)
    if row["joint"] == "=":
        report.count("whole", quote is not None and quote is before)
    if quote is None:
        report.miss("speech", row["words"], "not found")
        return
    judge_found(row, quote, report)
    if row["joint"] == "=" and quote is not before:
        report.miss("whole", row["words"], "is a quotation of its own")


def check_article(rows, document):
    report = Report(document)
    quotes = [(quote, cells(quote)) for quote in document["quotes"]]
    in_marks = [(quote, covered) for quote, covered in quotes if quote["kind"] in ("direct", "mixed")]
    touched, before = set(), None
    for row in rows:
        words = find_words(document["text"], row)
        if words is None:
            sys.exit(f"{document['id']}: {row['words']!r} of expected.tsv does not stand in the text exactly once")
        pool = quotes if row["kind"] == "turn" else in_marks
        quote = next((quote for quote, covered in pool if 5 * len(words & covered) >= 4 * len(words)), None)
        touched |= {id(quote) for quote, covered in pool if words & covered}
        if row["kind"] == "other":
            report.count("other", quote is None)
            if quote:
                report.miss("other", row["words"], f"taken for speech of {quote.get('person')!r}")
        elif row["kind"] != "open":
            judge_speech(row, quote, before, report)
        before = quote
    for quote, _ in in_marks:
        report.count("extra", id(quote) not in touched)
        if id(quote) not in touched:
            report.miss("extra", quote["text"][:60], f"said to be spoken by {quote.get('person')!r}")
    return report


def print_table(tables):
    print("newsroom " + "".join(f"{figure:>10}" for figure in FIGURES))
    for name in sorted(tables, key=lambda name: (name == "all", name)):
        print(f"{name:9}" + "".join(f"{good:>6}/{of:<3}" for good, of in tables[name].values()))


def below_the_floors(tally):
    """A line for each figure that fell."""
    for figure, (good, of) in tally.items():
        share = 1000 * good // max(1, of)
        if share < FLOORS.get(figure, 0):
            yield f"{figure}: {share} thousandths are right, fewer than the floor of {FLOORS[figure]}"
        if share > CEILINGS.get(figure, 1000):
            yield f"{figure}: {share} thousandths, more than the ceiling of {CEILINGS[figure]}"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    truth, documents = read_truth(), read_documents(sys.argv[1])
    tables = collections.defaultdict(lambda: {figure: [0, 0] for figure in FIGURES})
    misses = []
    for article, rows in truth.items():
        document = find_document(documents, article)
        if document is None:
            sys.exit(f"of {len(documents)} articles that the program printed not exactly one is {article}")
        report = check_article(rows, document)
        misses += report.misses
        for table in (tables[re.match(r"[a-z]+", article).group()], tables["all"]):
            for figure, (good, of) in report.tally.items():
                table[figure][0] += good
                table[figure][1] += of
    print_table(tables)
    if "--misses" in sys.argv:
        print("\n".join(sorted(misses)))
    fallen = list(below_the_floors(tables["all"]))
    for line in fallen:
        print(line)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
