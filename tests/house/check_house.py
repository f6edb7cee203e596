#!/usr/bin/env python3
"""Holds the tracked files to the habits of docs/contributing.md that a program can check.

Each is reported as a test that passed or failed; what only deserves a look is a warning. Word lists are put
together from halves here, so that this file does not find itself.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LONG_HEADER, LONGEST_SOURCE, LARGEST_FILE = 400, 600, 1_500_000
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "not imple" + "mented")) + r")\b")
MUST_RUN = ("tools/setup.sh", "tools/run.sh", "tools/test.sh", ".ci/run")


def output_of(*command):
    """What a command prints; nothing where there is no such command."""
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""


def tracked(*patterns):
    listed = output_of("git", "ls-files", "-z", "--", *patterns).split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def lines_of(path):
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def name(path):
    return path.relative_to(ROOT)


def too_long():
    for path in tracked("src/*", "web/*"):
        if path.suffix in (".cpp", ".js") and len(lines_of(path)) > LONGEST_SOURCE:
            yield f"{name(path)}: {len(lines_of(path))} lines, at most {LONGEST_SOURCE}"


def long_headers():
    """Worth a look and no fault: a header is split where it holds two ideas, not where it is long."""
    for path in tracked("src/*.h"):
        if len(lines_of(path)) > LONG_HEADER:
            yield f"{name(path)}: {len(lines_of(path))} lines; does it hold two ideas?"


def too_large():
    for path in tracked():
        if path.stat().st_size > LARGEST_FILE:
            yield f"{name(path)}: {path.stat().st_size} bytes"


def unfinished():
    for path in tracked("src/*", "web/*", "tools/*", "cmake/*", "tests/*.h", "tests/*.cpp", "tests/*.mjs"):
        for number, line in enumerate(lines_of(path), 1):
            if UNFINISHED.search(line):
                yield f"{name(path)}:{number}: {line.strip()}"


def headers_without_a_guard():
    for path in tracked("src/*.h"):
        if "#pragma once" not in lines_of(path):
            yield str(name(path))


def local_data():
    """Data beside the clone is for measuring only; nothing that is published may lean on where it lies."""
    for path in tracked():
        if path.suffix in (".txt", ".md", ".tsv") and "assets" in path.parts or name(path) == pathlib.Path(".ci/run"):
            continue
        for number, line in enumerate(lines_of(path), 1):
            if ("../sha" + "red") in line or ("/work/sha" + "red") in line:
                yield f"{name(path)}:{number}"


def registry_hosts():
    """The hosts that this machine takes packages from; they may differ on the next one."""
    apt = "".join(path.read_text(errors="replace") for path in pathlib.Path("/etc/apt").glob("sources.list*/*")
                  if path.is_file())
    single = pathlib.Path("/etc/apt/sources.list")
    apt += single.read_text(errors="replace") if single.is_file() else ""
    hosts = set(re.findall(r"https?://([^/\s]+)", apt + output_of("npm", "config", "get", "registry")))
    for host in sorted(hosts):
        for found in output_of("git", "grep", "-lF", "-e", host).split():
            yield f"{found}: {host}"


def without_a_run_bit():
    for script in MUST_RUN:
        if not (ROOT / script).stat().st_mode & 0o111:
            yield script


CHECKS = (
    ("sources stay under 600 lines", too_long),
    ("no large file is tracked", too_large),
    ("nothing is marked as unfinished", unfinished),
    ("every header is guarded", headers_without_a_guard),
    ("no file names data beside the clone", local_data),
    ("no file names a package registry's host", registry_hosts),
    ("the scripts can be run", without_a_run_bit),
)


def main():
    if not tracked():
        print("skipped: not a git clone\n0 passed, 0 failed")
        return 0
    failed = 0
    for title, check in CHECKS:
        problems = list(check())
        print(f"{'FAIL' if problems else 'ok  '} {title}")
        for problem in problems:
            print(f"     {problem}")
        failed += bool(problems)
    for warning in long_headers():
        print(f"warning: {warning}")
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
