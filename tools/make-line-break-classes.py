#!/usr/bin/env python3
"""Writes src/ui/line_break_classes.inc from Unicode's data.     make-line-break-classes.py [/usr/share/unicode]

The folder is that of Debian's package unicode-data, whose LineBreakTest.txt tests/ui reads. A row is where a class begins, and the class; it lasts up to the
next row. Classes are resolved as LB1 says: AI, SG and XX are AL, CJ is NS, the marks of SA are CM, while its letters stay SA. Three
exist besides: OPw and CPw, brackets that are wide (LB30), and IDx, pictographs that are not assigned (LB30b). Syllables of Hangul are one class here.
"""
import bisect
import pathlib
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[1]
LAST = 0x10FFFF
RESOLVED = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}


def ranges(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) < 2:
            continue
        first, _, last = fields[0].partition("..")
        yield int(first, 16), int(last or first, 16), fields[1]


def main(folder):
    classes = ["XX"] * (LAST + 1)
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)):
        classes[first:last + 1] = ["ID"] * (last + 1 - first)  # as LineBreak.txt says of what is not assigned
    classes[0x20A0:0x20D0] = ["PR"] * 0x30
    marks = {}
    for line in (folder / "UnicodeData.txt").read_text().splitlines():
        fields = line.split(";")
        marks[int(fields[0], 16)] = fields[2]
    for first, last, name in ranges(folder / "LineBreak.txt"):
        classes[first:last + 1] = [name] * (last + 1 - first)
    wide = set()
    for first, last, name in ranges(folder / "EastAsianWidth.txt"):
        if name in "FWH":
            wide.update(range(first, last + 1))
    pictographs = set()
    for first, last, name in ranges(folder / "emoji" / "emoji-data.txt"):
        if name == "Extended_Pictographic":
            pictographs.update(range(first, last + 1))
    assigned_ranges = []
    start = None
    for line in (folder / "UnicodeData.txt").read_text().splitlines():
        fields = line.split(";")
        code = int(fields[0], 16)
        if fields[1].endswith("First>"):
            start = code
        else:
            assigned_ranges.append((start if fields[1].endswith("Last>") else code, code))
    starts = [first for first, _ in assigned_ranges]

    def assigned(code):
        i = bisect.bisect_right(starts, code) - 1
        return i >= 0 and code <= assigned_ranges[i][1]

    rows, before = [], None
    for code, name in enumerate(classes):
        name = RESOLVED.get(name, name)
        if name in ("H2", "H3"):
            name = "H3"  # every 28th is H2, which line_break.cpp counts
        elif name == "SA" and marks.get(code) in ("Mn", "Mc"):
            name = "CM"
        elif name in ("OP", "CP") and code in wide:
            name += "w"
        elif name == "ID" and code in pictographs and not assigned(code):
            name = "IDx"
        if name != before:
            rows.append((code, name))
            before = name
    out = ["// Made by tools/make-line-break-classes.py from Unicode's LineBreak.txt; not to be edited."]
    line = ""
    for code, name in rows:
        item = f"{{0x{code:X}, Class::{name}}}, "
        if len(line) + len(item) > 150:
            out.append(line.rstrip())
            line = ""
        line += item
    out.append(line.rstrip())
    (ROOT / "src/ui/line_break_classes.inc").write_text("\n".join(out) + "\n")
    print(f"{len(rows)} rows")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"))
