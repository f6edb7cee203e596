#!/usr/bin/env python3
"""Turns npm's web fonts into the TrueType files that Dear ImGui can read.

    build.py NODE_MODULES OUT

One file a family, subset and style, OUT/<family>-<subset>-<weight>-<style>.ttf, named as npm names
them. A page starts with the latin ones; the others are fetched when a text needs them. Hinting, layout
tables and glyphs that no character reaches are left out: ImGui uses none of them, and they are half of
the size. The outlines stay as they are. The same input gives the same bytes with the same fonttools.

The latin files keep the kerning that reading text shows most, flattened from GPOS into an old `kern`
table (one subtable of format 0): that is what stb_truetype reads in a few lines.
"""
import pathlib
import shutil
import sys

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek")
STYLES = {
    "source-serif-4": (("400", "normal"), ("400", "italic"), ("600", "normal")),  # for reading
    "inter": (("400", "normal"), ("600", "normal")),  # for the interface
}

# Kerning is kept for the pairs that matter: at least this part of an em, the strongest first, and pairs of
# these characters before all others.
LEAST_KERNING = 0.006
MOST_PAIRS = 2500
COMMON = set(range(0x20, 0x7F)) | {0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026}


def options():
    chosen = subset.Options()
    chosen.hinting = False
    chosen.layout_features = []
    chosen.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "STAT", "gasp"]
    chosen.name_IDs = [0, 1, 2, 13, 14]  # copyright, names, licence: the OFL wants them kept
    chosen.glyph_names = False
    chosen.notdef_outline = True
    chosen.recalc_timestamp = False
    return chosen


def pair_subtables(font):
    """The pair-adjustment subtables of the `kern` feature, lookup by lookup."""
    table = font["GPOS"].table
    lookups = sorted({index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern"
                      for index in record.Feature.LookupListIndex})
    for index in lookups:
        subtables = [getattr(subtable, "ExtSubTable", subtable) for subtable in table.LookupList.Lookup[index].SubTable]
        yield [(subtable, set(subtable.Coverage.glyphs)) for subtable in subtables if subtable.LookupType == 2]


def value_in(subtable, covered, left, right):
    """How far this subtable moves the right glyph, or None where it does not speak of the pair."""
    if left not in covered:
        return None
    if subtable.Format == 1:
        pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
        record = next((pair for pair in pairs if pair.SecondGlyph == right), None)
    else:
        first = subtable.ClassDef1.classDefs.get(left, 0)
        second = subtable.ClassDef2.classDefs.get(right, 0)
        record = subtable.Class1Record[first].Class2Record[second]
    if record is None:
        return None
    return getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0


def kerning(font):
    """{(left glyph, right glyph): units}, the pairs worth keeping."""
    characters = font.getBestCmap()
    lookups = list(pair_subtables(font))
    least = LEAST_KERNING * font["head"].unitsPerEm
    found = {}
    for left_code, left in characters.items():
        for right_code, right in characters.items():
            value = 0
            for subtables in lookups:
                spoken = (value_in(subtable, covered, left, right) for subtable, covered in subtables)
                value += next((one for one in spoken if one is not None), 0)
            if abs(value) >= least:
                rare = (left_code not in COMMON) + (right_code not in COMMON)
                found[left, right] = min(found.get((left, right), (2, 0, 0)), (rare, -abs(value), value))
    kept = sorted(found.items(), key=lambda pair: (pair[1], pair[0]))[:MOST_PAIRS]
    return {pair: order[-1] for pair, order in kept}


def add_kern_table(font, pairs):
    subtable = KernTable_format_0(apple=False)
    subtable.coverage, subtable.format, subtable.tupleIndex, subtable.kernTable = 1, 0, None, pairs
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [subtable]


def convert(source, target, kerned):
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    pairs = kerning(font) if kerned else {}
    reducer = subset.Subsetter(options())
    reducer.populate(unicodes=font.getBestCmap().keys())
    reducer.subset(font)
    if pairs:
        add_kern_table(font, pairs)
    font.save(target)
    return target.stat().st_size


def main(node_modules, out):
    out.mkdir(parents=True, exist_ok=True)
    at_start = 0
    for family, styles in STYLES.items():
        package = node_modules / "@fontsource" / family
        shutil.copyfile(package / "LICENSE", out / f"{family}-LICENSE.txt")
        for subset_name in SUBSETS:
            for weight, style in styles:
                name = f"{family}-{subset_name}-{weight}-{style}"
                size = convert(package / "files" / f"{name}.woff2", out / f"{name}.ttf", subset_name == "latin")
                if subset_name == "latin":
                    at_start += size
    print(f"fonts fetched at the start: {at_start / 1000:.1f} KB")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
