#!/usr/bin/env python3
"""check_sources.py BUILD     stdlib only.

Each source of the layers that only native programs have compiles by itself: it includes what it uses. BUILD is a configured
build folder in which a layer is one unit (the preset `run`), where a missing include goes unnoticed because another source has
it. The read side is compiled source by source as WebAssembly (the preset `web-debug`). Closes with `N passed, N failed`.
"""
import concurrent.futures
import os
import pathlib
import sys

import check_layers

LAYERS = ("files", "corpus", "names", "quotes", "index", "site", "cli")


def sources(layer):
    found = sorted((check_layers.ROOT / "src" / layer).rglob("*.cpp"))
    return [path for path in found if not path.name.endswith("_main.cpp")]  # a program is compiled by itself anyway


def first_error(command, source):
    """The compiler's first error in a source, or None."""
    done = check_layers.run_compiler(command + ["-w", "-fsyntax-only", str(source)])
    return None if done.returncode == 0 else next((line for line in done.stderr.splitlines() if "error" in line), done.stderr[:500])


def main(build):
    jobs = [(check_layers.compile_command_of(build, layer), source) for layer in LAYERS for source in sources(layer)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda job: first_error(*job), jobs))
    errors = [error for error in found if error]
    for error in errors:
        print("FAIL", error)
    print(f"{len(found) - len(errors)} passed, {len(errors)} failed")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
