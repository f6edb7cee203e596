#!/usr/bin/env python3
"""check_run.py     stdlib only.

What tools/run.sh makes of its own command line: it runs in a tree where set-up, builds and `verbatim` are stand-ins that
write down how they were called. Closes with `N passed, N failed`.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
STAND_IN = '#!/bin/sh\nfor word; do printf "%s\\n" "$word"; done > "$0.called"\n'


def made_tree(folder):
    for name in ("tools/run.sh", "tools/setup/common.sh"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for name in ("tools/setup.sh", "tools/build.sh", "build/native/bin/verbatim", "build/native/bin/verbatim-desktop"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(STAND_IN)
        (folder / name).chmod(0o755)
    (folder / "my articles").mkdir()


def called(*arguments):
    """How `verbatim` was called, the tree's own folder written as ROOT; and how the script ended."""
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made).resolve()
        made_tree(folder)
        done = subprocess.run(["bash", "tools/run.sh", *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=60)
        record = folder / "build/native/bin/verbatim.called"
        words = record.read_text().replace(str(folder), "ROOT").splitlines() if record.exists() else []
        return words, done


BEHIND = ["-o", "ROOT/site", "--app", "ROOT/build/web/app"]
CASES = (
    ([], ["build", "ROOT/seeds", *BEHIND]),
    (["my articles", "--no-serve"], ["build", "ROOT/my articles", *BEHIND]),
    (["my articles", "--title", "My collection"], ["build", "ROOT/my articles", "--title=My collection", *BEHIND]),
    (["--title=-2025-", "my articles"], ["build", "ROOT/my articles", "--title=-2025-", *BEHIND]),
    (["--demo"], ["build", "ROOT/assets/demo", "--title=The demo collection", *BEHIND]),
    (["--demo", "--title", "Mine"], ["build", "ROOT/assets/demo", "--title=Mine", *BEHIND]),
    (["--demo", "my articles"], ["build", "ROOT/assets/demo", "ROOT/my articles", *BEHIND]),
)
WRONG = ((["--title"], "--title needs the title behind it"), (["--frob"], "unknown option --frob"), (["nowhere"], "there is no nowhere"))


def problems():
    for arguments, expected in CASES:
        words, done = called(*arguments)
        served = "Look at it with" not in done.stdout  # there is no terminal here, so that the site is only written
        yield None if words == expected and done.returncode == 0 and not served else f"{arguments}: called {words}, ended with {done.returncode}: {done.stdout}{done.stderr}"
    for arguments, message in WRONG:
        words, done = called(*arguments)
        yield None if not words and done.returncode == 1 and message in done.stderr else f"{arguments}: {words}, {done.returncode}, {done.stderr!r}"


def main():
    found = list(problems())
    failed = [problem for problem in found if problem]
    for problem in failed:
        print("FAIL", problem)
    print(f"{len(found) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
