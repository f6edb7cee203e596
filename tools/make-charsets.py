#!/usr/bin/env python3
"""Writes assets/charsets/*.txt, the tables by which src/corpus/charset.cpp reads encodings of several bytes.     make-charsets.py, stdlib only.

A table holds the characters of an encoding in the order of their pairs of bytes, one character a pair; U+FFFD where there is none. Leading and
trailing bytes run over the ranges below. They come from Python's codecs, which have them from the standards of each country.
"""
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[1]
# name: codec, first and last leading byte, first and last trailing byte
TABLES = {
    "gbk": ("gb18030", 0x81, 0xFE, 0x40, 0xFE),
    "big5": ("big5hkscs", 0x87, 0xFE, 0x40, 0xFE),
    "shift_jis": ("cp932", 0x81, 0xFC, 0x40, 0xFC),
    "jis0208": ("euc_jp", 0xA1, 0xFE, 0xA1, 0xFE),
    "euc_kr": ("cp949", 0x81, 0xFE, 0x41, 0xFE),
}
# label: codec. The upper halves of encodings of one byte; windows-1252 stands in src/text.
SINGLE = {
    "ibm437": "cp437", "ibm850": "cp850", "ibm866": "cp866", "iso-8859-2": "iso8859_2", "iso-8859-3": "iso8859_3", "iso-8859-4": "iso8859_4",
    "iso-8859-5": "iso8859_5", "iso-8859-6": "iso8859_6", "iso-8859-7": "iso8859_7", "iso-8859-8": "iso8859_8", "iso-8859-10": "iso8859_10",
    "iso-8859-13": "iso8859_13", "iso-8859-14": "iso8859_14", "iso-8859-15": "iso8859_15", "iso-8859-16": "iso8859_16", "koi8-r": "koi8_r",
    "koi8-u": "koi8_u", "macintosh": "mac_roman", "windows-874": "cp874", "windows-1250": "cp1250", "windows-1251": "cp1251",
    "windows-1253": "cp1253", "windows-1254": "cp1254", "windows-1255": "cp1255", "windows-1256": "cp1256", "windows-1257": "cp1257",
    "windows-1258": "cp1258", "x-mac-cyrillic": "mac_cyrillic",
}


def upper_half(codec):
    text = "".join(bytes([byte]).decode(codec, "replace") for byte in range(128, 256))
    return "".join(c if c >= "\xa0" else "\ufffd" for c in text)


def character(codec, pair):
    try:
        text = pair.decode(codec)
    except UnicodeDecodeError:
        return "\ufffd"
    return text if len(text) == 1 and text >= "\x80" else "\ufffd"


def main():
    for name, (codec, lead_first, lead_last, trail_first, trail_last) in TABLES.items():
        table = "".join(character(codec, bytes((lead, trail))) for lead in range(lead_first, lead_last + 1) for trail in range(trail_first, trail_last + 1))
        # Private-use characters say nothing to a reader, and long runs of gaps are written as U+E000 and a length (U+E000 + n).
        out, gap = [], 0
        for c in table:
            if c == "\ufffd" or "\ue000" <= c <= "\uf8ff":
                gap += 1
                continue
            while gap:
                run = min(gap, 0x1800)
                out.append("\ue000" + chr(0xE000 + run))
                gap -= run
            out.append(c)
        text = "".join(out)
        (ROOT / "assets/charsets" / f"{name}.txt").write_text(text, encoding="utf-8")
    single = "".join(f"{label}\t{upper_half(codec)}\n" for label, codec in SINGLE.items())
    (ROOT / "assets/charsets/single.txt").write_text(single, encoding="utf-8")


main()
