#!/usr/bin/env python3
"""check_install.py CMAKE BUILD [-k PART_OF_A_NAME]     stdlib only.

What `cmake --install` makes: a tree that works wherever it is put, with the licences of all that is in it. tools/check-packages.sh tries the
packages that are made of such trees on bare systems. Closes with `N passed, N failed`.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/cli"))
from runner import contains, equal, run_tests  # noqa: E402

CMAKE, BUILD = "", ""
FROM_THE_SYSTEM = {"archive", "bzip2", "cld2", "cmark", "lzma", "pugixml", "yaml", "zlib"}


def run(*command, **more):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, encoding="utf-8", timeout=120, **more)


def installed(folder):
    """The tree, moved away from where it was installed."""
    done = run("bash", "-c", 'umask 077; exec "$0" --install "$1" --prefix "$2"', CMAKE, BUILD, folder / "first")
    equal((done.returncode, done.stderr), (0, ""))
    (folder / "elsewhere").mkdir()
    shutil.move(folder / "first", folder / "elsewhere" / "with a space é")
    return folder / "elsewhere" / "with a space é"


def test_a_moved_tree_finds_its_application(folder):
    tree = installed(folder)
    app = tree / "share/verbatim/app"
    shutil.rmtree(app, ignore_errors=True)
    missing = run(tree / "bin/verbatim", "build", ROOT / "seeds", "-o", folder / "site", cwd=folder)
    equal(missing.returncode, 2)
    contains(missing.stderr, "no web application")
    (app / "fonts").mkdir(parents=True)
    for name in ("index.html", "404.html", "style.css", "pages.css"):
        shutil.copy(ROOT / "web" / name, app / name)
    for name in ("verbatim_web.js", "verbatim_web.wasm", "fonts/inter-latin-400-normal.ttf", "fonts/source-serif-4-latin-400-normal.ttf"):
        (app / name).write_bytes(b"\0asm" if name.endswith("wasm") else b"a stand-in")
    done = run(tree / "bin/verbatim", "build", ROOT / "seeds", "-o", folder / "site", cwd=folder)
    equal((done.returncode, "no web application" in done.stderr), (0, False), done.stderr)
    equal(len(list((folder / "site/app").glob("verbatim-*.wasm"))), 1)


def test_the_desktop_program_finds_its_fonts_by_its_own_place(folder):
    program = installed(folder) / "bin/verbatim-desktop"
    if not program.exists():
        print("     skipped: the desktop program was not built")
        return
    equal(run(program, "--help").returncode, 0)
    assert str(ROOT).encode() + b"/.deps" not in program.read_bytes(), "a place of this machine is in the program"


def test_every_part_is_named_with_its_licence(folder):
    notice = (installed(folder) / "share/doc/verbatim/THIRD-PARTY.md").read_text(encoding="utf-8")
    cache = (pathlib.Path(BUILD) / "CMakeCache.txt").read_text(encoding="utf-8")
    portable = re.search(r"^VERBATIM_PORTABLE:BOOL=(ON|TRUE|1)$", cache, re.M) is not None
    rows = [line.split() for line in (ROOT / "tools/setup/pins.txt").read_text(encoding="utf-8").splitlines() if re.match("[a-z]", line)]
    for name, package, *_ in rows:
        inside = name != "doctest" and (portable or name not in FROM_THE_SYSTEM)
        equal(re.search(rf"^- {re.escape(package)} [0-9]", notice, re.M) is not None, inside, name)
        equal(re.search(rf"^## {re.escape(package)} [0-9].*\n\n    \S", notice, re.M) is not None, inside, name)
    for face in {path.name.removesuffix("-LICENSE.txt") for path in (ROOT / ".deps/fonts").glob("*-LICENSE.txt")}:
        contains(notice, f"## The typeface {face}\n")
    for model in (ROOT / "assets/languages").glob("*/LICENSE"):
        contains(notice, f"## The model of syntax for `{model.parent.name}`\n")
    contains(notice, "Permission is hereby granted", "SIL OPEN FONT LICENSE", "Redistributions")


def test_what_is_installed_can_be_read_by_everyone_and_is_listed(folder):
    tree = installed(folder)
    for path in tree.rglob("*"):
        if path.is_file():
            wanted = 0o755 if path.parent.name == "bin" else 0o644
            equal(path.stat().st_mode & 0o777, wanted, str(path))
    equal((tree / "share/doc/verbatim/LICENSE").read_bytes(), (ROOT / "LICENSE").read_bytes())
    if (tree / "bin/verbatim-desktop").exists():
        contains((tree / "share/man/man1/verbatim-desktop.1").read_text(), ".SH OPTIONS")


def test_the_manual_of_the_desktop_program_names_its_options(folder):
    program = pathlib.Path(BUILD) / "bin/verbatim-desktop"
    if not program.exists():
        print("     skipped: the desktop program was not built")
        return
    page = (ROOT / "assets/man/verbatim-desktop.1").read_text().replace("\\-", "-")
    for option in re.findall(r"--[a-z]+", run(program, "--help").stdout):
        contains(page, option)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 5):
        sys.exit(__doc__)
    CMAKE, BUILD = sys.argv[1:3]
    os.chdir(ROOT)
    sys.exit(run_tests(globals(), part=sys.argv[4] if len(sys.argv) == 5 else ""))
