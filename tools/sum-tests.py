#!/usr/bin/env python3
"""Adds up the results that tools/test.sh left in a folder; closes with `N passed, N failed`.

A doctest program counts with its test cases, a check that closes with `N passed, N failed` with those,
anything else as one test. What failed without counting a failure (a crash, a time-out) counts as one.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree

DOCTEST = re.compile(r"test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed")
CLOSING = re.compile(r"^(?:\w+: )?(\d+) passed, (\d+) failed", re.MULTILINE)


def counts(output):
    """What the output itself counts: (passed, failed), or None."""
    found = DOCTEST.findall(output) or CLOSING.findall(output)[-1:]
    return (sum(int(p) for p, _ in found), sum(int(f) for _, f in found)) if found else None


def of_junit(path):
    for case in xml.etree.ElementTree.parse(path).getroot().iter("testcase"):
        went_well = case.get("status") == "run" and case.find("failure") is None
        passed, failed = counts(case.findtext("system-out") or "") or (int(went_well), 0)
        yield f"{path.stem}: {case.get('name')}", passed, failed if went_well else max(failed, 1)


def of_text(path):
    yield path.stem, *(counts(path.read_text(encoding="utf-8", errors="replace")) or (0, 1))


def main(folder):
    total_passed = total_failed = 0
    for path in sorted(folder.iterdir()):
        for name, passed, failed in of_junit(path) if path.suffix == ".xml" else of_text(path):
            print(f"{passed:6} passed {failed:4} failed  {name}")
            total_passed += passed
            total_failed += failed
    print(f"{total_passed} passed, {total_failed} failed")
    return 1 if total_failed or not total_passed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
