#!/usr/bin/env python3
"""check_golden.py GOLDEN_DUMP [--update]     stdlib only.

Runs GOLDEN_DUMP over seeds/ and holds what each stage made of it against expected/. A difference is printed as a diff and
fails; after reading it, and if it is meant, `--update` writes the new dumps, to be reviewed in the commit.
"""
import difflib
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "seeds"
STAGES = ["article", "sentences", "names", "quotes", "bundle"]


def main(dump, update):
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([dump, SEEDS, folder], check=True)
        for stage in STAGES:
            found = (pathlib.Path(folder) / f"{stage}.txt").read_text(encoding="utf-8")
            golden = HERE / "expected" / f"{stage}.txt"
            if update:
                golden.write_text(found, encoding="utf-8")
                continue
            expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
            if found != expected:
                failed += 1
                sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), found.splitlines(True),
                                                           f"expected/{stage}.txt", f"found/{stage}.txt", n=1))
    if not update:
        print(f"{len(STAGES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or (len(sys.argv) == 3 and sys.argv[2] != "--update"):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], len(sys.argv) == 3))
