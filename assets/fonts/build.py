#!/usr/bin/env python3
"""Turns npm's web fonts into the TrueType files that Dear ImGui can read.

    build.py NODE_MODULES OUT

One file a family, subset and style, OUT/<family>-<subset>-<weight>-<style>.ttf, named as npm names
them. A page starts with the latin ones; the others are fetched when a text needs them. Hinting, layout
tables and glyphs that no character reaches are left out: ImGui uses none of them, and they are half of
the size. The outlines stay as they are. The same input gives the same bytes with the same fonttools.
"""
import pathlib
import shutil
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek")
STYLES = {
    "source-serif-4": (("400", "normal"), ("400", "italic"), ("600", "normal")),  # for reading
    "inter": (("400", "normal"), ("600", "normal")),  # for the interface
}


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


def convert(source, target):
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    reducer = subset.Subsetter(options())
    reducer.populate(unicodes=font.getBestCmap().keys())
    reducer.subset(font)
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
                size = convert(package / "files" / f"{name}.woff2", out / f"{name}.ttf")
                if subset_name == "latin":
                    at_start += size
    print(f"fonts fetched at the start: {at_start / 1000:.1f} KB")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
