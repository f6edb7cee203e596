#!/usr/bin/env python3
"""check_run.py     stdlib only.

What tools/run.sh makes of its own command line: it runs in a tree where set-up, builds and `verbatim` are stand-ins that
write down how they were called. Closes with `N passed, N failed`.
"""
import os
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
    for name in ("tools/setup.sh", "tools/build.sh", "build/run/bin/verbatim", "build/run/bin/verbatim-desktop"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(STAND_IN)
        (folder / name).chmod(0o755)
    (folder / "my articles").mkdir()


def everything_from(terminal):
    """What was written to a terminal whose other end is closed. One read gives a part of it only."""
    parts = []
    try:
        while part := os.read(terminal, 100_000):
            parts.append(part)
    except OSError:  # how Linux tells the end
        pass
    return b"".join(parts).decode()


def called(*arguments, terminal=False):
    """How `verbatim` was called, the tree's own folder written as ROOT; how the script ended; and what was built."""
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made).resolve()
        made_tree(folder)
        output = {"capture_output": True}
        if terminal:
            ours, theirs = os.openpty()
            output = {"stdout": theirs, "stderr": subprocess.PIPE}
        done = subprocess.run(["bash", "tools/run.sh", *arguments], cwd=folder, text=True, check=False, timeout=60, **output)
        if terminal:
            os.close(theirs)
            done.stdout = everything_from(ours)
            os.close(ours)
        record = folder / "build/run/bin/verbatim.called"
        words = record.read_text().replace(str(folder), "ROOT").splitlines() if record.exists() else []
        built = folder / "tools/build.sh.called"
        return words, done, built.read_text().split() if built.exists() else []


APP = ["--app", "ROOT/build/web/app"]
BEHIND = ["-o", "ROOT/site", *APP]
WRITTEN = (
    ([], ["build", "ROOT/seeds", *BEHIND]),
    (["my articles", "--no-serve"], ["build", "ROOT/my articles", *BEHIND]),
    (["my articles", "--title", "My collection"], ["build", "ROOT/my articles", *BEHIND, "--title=My collection"]),
    (["--title=-2025-", "my articles"], ["build", "ROOT/my articles", *BEHIND, "--title=-2025-"]),
    (["--demo"], ["build", "ROOT/assets/demo", *BEHIND, "--title=The demo collection"]),
    (["--demo", "--title", "Mine"], ["build", "ROOT/assets/demo", *BEHIND, "--title=Mine"]),
    (["--demo", "my articles"], ["build", "ROOT/assets/demo", "ROOT/my articles", *BEHIND]),
)
OPENED = (
    ([], ["open", "ROOT/seeds", *APP]),
    (["my articles", "--title", "Mine"], ["open", "ROOT/my articles", *APP, "--title=Mine"]),
    (["my articles", "--desktop"], ["open", "ROOT/my articles", *APP, "--desktop"]),
)
WRONG = ((["--title"], "--title needs the title behind it"), (["--desktop", "--no-serve"], "leave out one"), (["--frob"], "unknown option --frob"), (["nowhere"], "there is no folder or file \"nowhere\""))


def problems():
    for cases, terminal, said in ((WRITTEN, False, "Look at it with"), (OPENED, True, "To write a site to publish")):
        for arguments, expected in cases:
            words, done, built = called(*arguments, terminal=terminal)
            programs = "run:verbatim,verbatim-desktop" if "--desktop" in arguments else "run:verbatim"
            right = words == expected and built == [programs, "web"] and done.returncode == 0 and said in done.stdout
            yield None if right else f"{arguments}: called {words}, built {built}, ended with {done.returncode}: {done.stdout}{done.stderr}"
    words, done, _ = called("--no-serve", terminal=True)
    yield None if words == ["build", "ROOT/seeds", *BEHIND] else f"--no-serve on a terminal: called {words}"
    for arguments, message in WRONG:
        words, done, _ = called(*arguments)
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
