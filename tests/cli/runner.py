"""What the checks of the command line share: their assertions, and how the tests of a file are run."""
import pathlib
import sys
import tempfile
import traceback


def equal(found, expected, *about):
    assert found == expected, f"found {found!r}, expected {expected!r}" + "".join(f"; {one!r}" for one in about)


def contains(text, *parts):
    for part in parts:
        assert part in text, f"{part!r} is not in {text!r}"


def binary_and_part(usage):
    """The program and the part of a name on the command line: PROGRAM [-k PART]. Prints `usage` and exits where it is another one."""
    if len(sys.argv) not in (2, 4) or (len(sys.argv) == 4 and sys.argv[2] != "-k"):
        sys.exit(usage)
    return str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[3] if len(sys.argv) == 4 else ""


def run_tests(names, prepare=lambda folder: None, part=""):
    """Runs the functions test_… of `names` that have `part` in their name, each with a folder of its own that `prepare` fills. Prints
    what failed and `N passed, N failed`; returns the exit code."""
    failed = passed = 0
    for name, test in list(names.items()):
        if not name.startswith("test_") or part not in name:
            continue
        with tempfile.TemporaryDirectory() as path:
            folder = pathlib.Path(path).resolve()
            prepare(folder)
            try:
                test(folder)
                passed += 1
            except Exception:
                failed += 1
                print(f"FAILED {name}")
                traceback.print_exc(file=sys.stdout)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
