#!/usr/bin/env python3
"""check_people.py VERBATIM     stdlib only.

Builds a site from assets/demo and asks it, by `speaker:"…"`, in which articles each person of expected.tsv speaks. So it
looks at what lies behind check_quotes.py: who is one and the same across articles, and whether the site finds it again.

  found    pairs of a person and an article where the truth says that the person is quoted, and the site says so too
  merged   pairs that the site gives although the article does not even hold the person's last name; none is allowed

Fails when a pair is merged, or when fewer pairs are found than the floor, which is what the program reached when it was
last raised.
"""
import collections
import json
import sys
import tempfile

from check_quotes import DEMO, name_words, read_documents, read_truth, run

FLOOR = 755  # thousandths of the pairs


def speakers(truth):
    """Fullest name in the corpus → the articles that quote them. "Castellane" is the one Castellane that has a first name."""
    articles = collections.defaultdict(set)
    for article, rows in truth.items():
        for row in rows:
            if row["person"] not in ("", "?"):
                articles[row["person"].split("; ")[0]].add(article)
    for short in [name for name in articles if len(name.split()) == 1]:
        longer = [name for name in articles if name != short and name.endswith(" " + short)]
        if len(longer) == 1:
            articles[longer[0]] |= articles.pop(short)
    return articles


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    binary, truth = sys.argv[1], read_truth()
    texts = {document["id"]: document["title"] + " " + document["text"] for document in read_documents(binary)}
    pairs = found = 0
    merged = []
    with tempfile.TemporaryDirectory() as site:
        run(binary, "build", str(DEMO), "-o", site + "/site", "--no-app")
        for name, expected in sorted(speakers(truth).items()):
            answer = json.loads(run(binary, "search", site + "/site", f'speaker:"{name}"', "--format", "json", "--limit", "100"))
            articles = {hit["id"] for hit in answer["hits"]}
            pairs += len(expected)
            found += len(expected & articles)
            missing = sorted(expected - articles)
            if missing:
                print(f"{name}: not found in {', '.join(missing)}")
            last = name_words(name)[-1]
            merged += [f"{name}: merged into {article}" for article in articles if last not in name_words(texts[article])]
    print("\n".join([*merged, f"{found} of {pairs} pairs of speaker and article found, {len(merged)} merged"]))
    return 1 if merged or 1000 * found // pairs < FLOOR else 0


if __name__ == "__main__":
    sys.exit(main())
