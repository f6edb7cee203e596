#!/usr/bin/env python3
"""check_setup.py [-k PART_OF_A_NAME]     stdlib only.

What tools/setup.sh does when something goes wrong: wrong hashes, no network, signals at every point, changed files, a place
that cannot be written, two at once. It runs in small clones with stand-ins for all that fetches (clone.py); each failure
must end in a clear line, and running it again must mend it. Closes with `N passed, N failed`.
"""
import concurrent.futures
import pathlib
import resource
import signal
import sys
import tempfile
import traceback

import clone
from clone import STEMMER, XXHASH, archive_of, sha256, tree_hash, write

IMGUI = ("imgui", "imgui", "1.92.2b+ds-1", {"imgui.h": "#define IMGUI_VERSION_NUM 19220\n"}, ("imgui.h",), "src/imgui")
OTHER_FILES = {"xxhash.h": "#define XXH 2\n"}


def equal(found, expected):
    assert found == expected, f"found {found!r}, expected {expected!r}"


def contains(text, *parts):
    for part in parts:
        assert part in text, f"{part!r} is not in {text!r}"


def lacks(text, *parts):
    for part in parts:
        assert part not in text, f"{part!r} is in {text!r}"


def succeeds(tree, *arguments):
    code, said = tree.run(*arguments)
    assert code == 0 and "Error" not in said, f"ended with {code}: {said}"
    equal(tree.made(), tree.expected())
    return said


def fails(tree, *parts, arguments=(), code=1, **more):
    """It ends with the code, says these things, and does not claim to be done."""
    found, said = tree.run(*arguments, **more)
    equal((found, said), (code, said))
    contains(said, *parts)
    lacks(said, "Set-up is done", "Traceback", "unbound variable", "command not found")
    return said


def is_mended(tree):
    """Running it again makes all whole; once more, and there is nothing to do."""
    succeeds(tree)
    equal(tree.run(), (0, ""))
    equal(tree.reached(), [])


# From nothing


def test_sets_up_from_nothing_then_has_nothing_to_do(tree):
    contains(succeeds(tree), "sources of libraries: xxhash stemmer", "Set-up is done.")
    equal(tree.run(), (0, ""))
    equal(sorted(path.name for path in (tree.folder / ".deps").iterdir()), ["downloads", "fonts", "include", "lock", "src", "stamps"])


def test_a_wrong_argument_is_refused(tree):
    fails(tree, "usage: tools/setup.sh [--tests] [--packages] [--unpinned]", arguments=["--unpined"])
    equal(tree.reached(), [])


def test_the_places_may_be_links(tree):
    """As in a worktree that shares what its clone has."""
    succeeds(tree)
    for place in (".deps", "node_modules"):
        (tree.folder / place).rename(tree.folder / f"the clone's {place}")
        (tree.folder / place).symlink_to(f"the clone's {place}")
    equal(tree.run(), (0, ""))


# Wrong hashes


def test_a_wrong_archive_from_debian_is_the_end(tree):
    wrong = archive_of(OTHER_FILES)
    right = tree.debian_archive("xxhash").read_bytes()
    write(tree.debian_archive("xxhash"), wrong)
    said = fails(tree, "xxhash: xxhash_0.8.1.orig.tar.gz has a wrong hash", f"Expected SHA-256 {sha256(right)}, found {sha256(wrong)}",
                 "Running tools/setup.sh again fetches it anew")
    aside = tree.folder / ".deps/downloads/xxhash/xxhash_0.8.1.orig.tar.gz.rejected"
    contains(said, str(aside))
    equal((aside.read_bytes(), tree.reached(), tree.made()), (wrong, ["apt-update", "apt-source"], {}))
    fails(tree, sha256(wrong), arguments=["--unpinned"])
    write(tree.debian_archive("xxhash"), right)
    is_mended(tree)


def test_an_archive_that_apt_refuses_is_the_end(tree):
    tree.mode(apt_source="mismatch")
    fails(tree, "xxhash: the source package from the Debian mirror has a wrong hash", clone.EXPECTED_HASH, clone.FOUND_HASH)
    equal(tree.reached(), ["apt-update", "apt-source"])
    tree.mode(apt_source="")
    is_mended(tree)


def test_a_list_that_apt_refuses_is_the_end(tree):
    tree.mode(apt_update="mismatch")
    fails(tree, "a package list from the Debian mirror has a wrong hash", clone.EXPECTED_HASH, clone.FOUND_HASH)
    equal(tree.reached(), ["apt-update"])
    tree.mode(apt_update="")
    is_mended(tree)


def test_other_files_in_a_release_archive_are_the_end(tree):
    write(tree.folder / "mirror/versions/xxhash", "0.9.0-1\n")
    right = tree.release("xxhash").read_bytes()
    for wrong, found in ((archive_of(OTHER_FILES), tree_hash(OTHER_FILES)), (archive_of({"README": "no header"}), "no such files"),
                         (b"<html>a page</html>", "no such files")):
        write(tree.release("xxhash"), wrong)
        expected = tree_hash({"xxhash.h": XXHASH[3]["xxhash.h"]})
        fails(tree, "xxhash: the set of files in v0.8.1.tar.gz has a wrong hash", f"Expected SHA-256 {expected}, found {found}",
              "v0.8.1.tar.gz.rejected", arguments=["--unpinned"])
        equal((tree.made(), tree.reached()), ({}, ["apt-update", "curl"]))
    write(tree.release("xxhash"), right)
    is_mended(tree)


def test_a_wrong_npm_package_is_the_end(tree):
    tree.mode(npm="mismatch")
    fails(tree, "the npm package @fonts/font is not what package-lock.json pins",
          f"Expected {clone.EXPECTED_INTEGRITY}, found {clone.FOUND_INTEGRITY}", "Running tools/setup.sh again fetches it anew")
    assert not (tree.folder / ".deps/fonts").exists()
    tree.mode(npm="")
    is_mended(tree)


def test_a_kept_archive_that_was_changed_is_the_end(tree):
    succeeds(tree)
    kept = tree.folder / ".deps/downloads/xxhash/xxhash_0.8.1.orig.tar.gz"
    kept.write_bytes(kept.read_bytes()[:-1])  # as an interrupted download would leave it
    (tree.folder / ".deps/include/xxhash/xxhash.h").unlink()
    fails(tree, "xxhash_0.8.1.orig.tar.gz has a wrong hash", sha256(tree.debian_archive("xxhash").read_bytes()), ".rejected")
    is_mended(tree)


# Where a version is not to be had


def test_another_debian_revision_has_the_same_archive(tree):
    write(tree.folder / "mirror/versions/xxhash", "0.8.0-1\n0.8.1-3\n0.8.2-1\n")
    succeeds(tree)
    lacks(tree.reached(), "curl")


def test_an_epoch_of_debian_is_no_part_of_the_version(tree):
    write(tree.folder / "mirror/versions/xxhash", "1:0.8.1-1\n")
    succeeds(tree)
    lacks(tree.reached(), "curl")


def test_upstreams_release_is_taken_where_debian_has_no_such_version(tree):
    write(tree.folder / "mirror/versions/xxhash", "0.9.0-1\n")
    succeeds(tree)
    contains(tree.reached(), "curl")


def test_an_archive_put_by_hand_needs_no_network(tree):
    tree.mode(apt_update="offline", curl="offline")
    fails(tree, "xxhash 0.8.1 could not be fetched", f"at {tree.folder}/.deps/downloads/xxhash/v0.8.1.tar.gz first")
    write(tree.folder / ".deps/downloads/xxhash/v0.8.1.tar.gz", tree.release("xxhash").read_bytes())
    succeeds(tree)
    lacks(tree.reached(), "apt-update", "curl")


def test_the_newest_version_is_taken_only_with_the_switch(tree):
    write(tree.folder / "mirror/versions/xxhash", "0.8.2-1\n0.10.0-1\n")
    write(tree.debian_archive("xxhash"), archive_of(OTHER_FILES))
    tree.mode(curl="offline")
    fails(tree, "Debian does not offer xxhash 0.8.1; upstream's release archive could not be downloaded", "tools/setup.sh --unpinned")
    lacks(tree.reached(), "apt-source")
    code, said = tree.run("--unpinned", variables={"VERBATIM_PINNED_ONLY": "1"})
    equal(code, 0)
    contains(said, "--unpinned takes the newest that Debian offers, 0.10.0-1. Nobody has checked it.")
    equal((tree.folder / ".deps/include/xxhash/xxhash.h").read_text(), OTHER_FILES["xxhash.h"])
    code, said = tree.run()  # stays, and is told at every run
    equal((code, tree.reached()), (0, []))
    contains(said, "xxhash is 0.10.0-1, which --unpinned took and nobody has checked", "remove .deps/include/xxhash")
    (tree.folder / ".deps/include/xxhash/xxhash.h").unlink()
    tree.mode(curl="")
    is_mended(tree)


def test_the_users_own_imgui_is_taken_as_it_is(tree):
    write(tree.folder / "mine/imgui.h", IMGUI[3]["imgui.h"])
    variables = {"VERBATIM_IMGUI_DIR": str(tree.folder / "mine")}
    code, said = tree.run(variables=variables)
    equal(code, 0)
    contains(said, "imgui: yours, from")
    equal((tree.folder / ".deps/src/imgui/imgui.h").read_text(), IMGUI[3]["imgui.h"])
    write(tree.folder / "mine/imgui.h", "#define IMGUI_VERSION_NUM 19300\n")
    equal(tree.run(variables=variables), (0, ""))
    write(tree.folder / "mine/imgui.h", "#define IMGUI_VERSION_NUM 18900\n")
    (tree.folder / ".deps/stamps/imgui").unlink()
    fails(tree, "is too old (18900); 1.92 or newer is needed", variables=variables)


# Without a network


def offline_at(tree, modes, *parts):
    tree.mode(**modes)
    fails(tree, *parts, "run tools/setup.sh again", "Set-up is not done: step ")
    reached = tree.reached()
    equal(sorted(set(reached)), sorted(reached))  # nothing is asked twice
    tree.mode(**dict.fromkeys(modes, ""))
    is_mended(tree)


def test_no_package_lists(tree):
    offline_at(tree, {"apt_update": "offline", "curl": "offline"}, "xxhash 0.8.1 could not be fetched: the package lists could not be "
               "fetched from the Debian mirror; upstream's release archive could not be downloaded. Check the network")


def test_empty_package_lists(tree):
    offline_at(tree, {"apt_update": "nothing", "curl": "offline"}, "the package lists could not be fetched from the Debian mirror")


def test_no_source_package(tree):
    offline_at(tree, {"apt_source": "offline", "curl": "offline"},
               "the source package xxhash=0.8.1-1 could not be downloaded from the Debian mirror")


def test_no_npm_packages(tree):
    offline_at(tree, {"npm": "offline"}, "could not be fetched from the npm registry (ECONNREFUSED). Check the network")


def test_without_debian_upstream_serves(tree):
    tree.mode(apt_update="offline")
    succeeds(tree)
    equal(tree.reached(), ["apt-update", "curl", "curl", "make", "make", "npm", "fonts"])


# Interrupted (see also `interruption` below)


def test_killed_at_every_move(tree):
    """As a power cut would: everything ends at move 1, 2, 3 ... while all is made anew; each time the next run mends it."""
    succeeds(tree)
    tree.count_commands("mv")
    for last in range(1, 100):
        write(tree.folder / "package-lock.json", (tree.folder / "package-lock.json").read_text() + "\n")
        tree.replace("tools/setup/pins.txt", "# name", f"# {last}\n# name")
        tree.end_at_command(last)
        code, _ = tree.run()
        if code == 0:
            assert last > 6, f"only {last} moves were tried"
            return
        equal(code, -signal.SIGKILL)
        tree.end_at_command(0)
        try:
            succeeds(tree)
        except AssertionError as problem:
            raise AssertionError(f"after the end at move {last}: {problem}") from problem


def test_what_a_killed_set_up_left_running_is_waited_for(tree):
    tree.mode(apt_source="orphan")
    first = tree.start()
    equal(first.wait(timeout=120), -signal.SIGKILL)
    tree.mode(apt_source="")
    second = tree.start()
    contains(second.stdout.readline(), "Another set-up, process", "Waiting for it to end.")
    write(tree.folder / "go", "")
    clone.finish(first)
    equal(clone.finish(second)[0], 0)
    equal(tree.made(), tree.expected())


# Changed after set-up


def test_changed_files_are_made_anew(tree):
    succeeds(tree)
    header = tree.folder / ".deps/include/xxhash/xxhash.h"
    for change in (lambda: header.write_text("#define XXH 666\n"), lambda: header.with_name("more.h").write_text(""), header.unlink):
        change()
        contains(succeeds(tree), ".deps/include/xxhash was changed after set-up: .deps/include/xxhash/", "It is made anew.",
                 "sources of libraries: xxhash (")
        equal(tree.reached(), [])  # the archive is still there, and the other parts are left alone
    (tree.folder / ".deps/src/stemmer/src_c/stem_UTF_8_english.c").write_text("/* another */")
    contains(succeeds(tree), ".deps/src/stemmer was changed after set-up: .deps/src/stemmer/src_c/stem_UTF_8_english.c")
    equal(tree.reached(), ["make", "make"])
    (tree.folder / ".deps/fonts/two.ttf").write_text("three")
    contains(succeeds(tree), ".deps/fonts was changed after set-up: .deps/fonts/two.ttf")
    (tree.folder / "node_modules/font/font.woff2").unlink()
    contains(succeeds(tree), "node_modules was changed after set-up: node_modules/font/font.woff2")
    equal(tree.run(), (0, ""))


def test_new_pins_make_the_libraries_anew(tree):
    succeeds(tree)
    tree.replace("tools/setup/pins.txt", "# name", "# The name")
    lacks(succeeds(tree), "was changed after set-up", "npm")
    equal(tree.reached(), ["make", "make"])


# Places that cannot be written


def test_a_place_that_cannot_be_written(tree):
    for place in (".deps", "node_modules"):
        write(tree.folder / place, "in the way")
        fails(tree, f"Error: cannot write to {tree.folder / place}: File exists.")
        (tree.folder / place).unlink()
        assert not (tree.folder / "node_modules").exists()
    is_mended(tree)


def test_a_full_disk(tree):
    """A limit on the size of files stands in for it: no more than 100,000 bytes can be written."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
    fails(tree, f"Error: cannot write to {tree.folder}/.deps: File too large.", preexec_fn=limit, restore_signals=False)
    equal((tree.made(), tree.reached()), ({}, []))
    is_mended(tree)


# Two at once


def test_the_second_waits_for_the_first(tree):
    tree.mode(apt_source="wait")
    first = tree.start()
    while "apt-source" not in tree.reached():
        assert first.poll() is None, first.communicate()
    number = (tree.folder / "pid").read_text().strip()
    second = tree.start()
    line = second.stdout.readline()
    contains(line, f"Another set-up, process {number}, works in this clone")
    write(tree.folder / "go", "")
    for process in (first, second):
        code, said = clone.finish(process)
        equal((code, "Set-up is done." in said), (0, True))
    equal(tree.made(), tree.expected())
    equal(tree.reached(), ["apt-update", "apt-source", "npm", "fonts"])  # all of it once


# The machine's own packages


def test_packages(tree):
    write(tree.folder / "bin/sudo", '#!/bin/sh\nexec "$@"\n', executable=True)
    tree.mode(apt_update="offline", apt_install="offline")
    fails(tree, "apt could not install: imaginary-package. What apt says stands above. Not all package lists could be fetched either: "
          "check the network. When that is mended, run tools/setup.sh again")
    equal(tree.reached(), ["apt-update", "apt-install"])
    tree.mode(apt_update="", apt_install="ctrl-c")
    fails(tree, "Set-up was interrupted.", code=130)
    tree.mode(apt_install="", dpkg="half installed: imaginary-package\n")
    code, said = tree.run()
    equal(code, 0)
    contains(said, "finishing what an interrupted installation left (dpkg --configure -a)", "apt downloads 1,234 kB", "Set-up is done.")
    equal(tree.reached()[:3], ["dpkg-configure", "apt-update", "apt-install"])
    equal(tree.run(), (0, ""))


def interruption(stand_in, name):
    def test(tree):
        if stand_in == "curl":
            tree.mode(apt_update="offline")
        tree.mode(**{stand_in: f"signal-{name}"})
        fails(tree, "Set-up was interrupted. Running tools/setup.sh again goes on from here.", code=128 + signal.Signals[f"SIG{name}"])
        assert not (tree.folder / "outlived").exists(), "what it had started was waited for"
        assert not (tree.folder / ".deps/work").exists(), "what was half made is still there"
        tree.mode(**{stand_in: ""})
        is_mended(tree)
    return test


def half_fetched(stand_in):
    def test(tree):
        if stand_in == "curl":
            tree.mode(apt_update="offline")
        tree.mode(**{stand_in: "half"})
        equal(tree.run()[0], -signal.SIGKILL)
        tree.mode(**{stand_in: ""})
        is_mended(tree)
    return test


TESTS = {name: value for name, value in list(globals().items()) if name.startswith("test_")}
TESTS.update({f"test_SIG{name}_at_{stand_in}": interruption(stand_in, name) for stand_in, name in (
    ("apt_update", "INT"), ("apt_source", "TERM"), ("curl", "INT"), ("make", "INT"), ("npm", "INT"), ("fonts", "HUP"))})
TESTS.update({f"test_killed_when_{stand_in}_has_fetched_half": half_fetched(stand_in) for stand_in in ("apt_source", "curl", "npm")})
BOTH = (XXHASH, STEMMER)
LIBRARIES = {"test_the_users_own_imgui_is_taken_as_it_is": (IMGUI, XXHASH), "test_SIGINT_at_make": BOTH,
             "test_sets_up_from_nothing_then_has_nothing_to_do": BOTH, "test_changed_files_are_made_anew": BOTH,
             "test_new_pins_make_the_libraries_anew": BOTH, "test_without_debian_upstream_serves": BOTH}


def problem_of(name):
    """What went wrong in a test, or nothing."""
    with tempfile.TemporaryDirectory(prefix="set up ") as folder:  # with a space, as a clone's folder may have
        tree = clone.Clone(pathlib.Path(folder).resolve(), LIBRARIES.get(name, (XXHASH,)), real_packages=name == "test_packages")
        try:
            TESTS[name](tree)
        except Exception:  # noqa: BLE001  any failure is the test's
            return traceback.format_exc()
    return ""


def main():
    wanted = [name for name in TESTS if sys.argv[1:2] != ["-k"] or sys.argv[2] in name]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=3) as pool:
        for name, problem in zip(wanted, pool.map(problem_of, wanted)):
            print("FAIL" if problem else "ok  ", name, problem)
            failed += bool(problem)
    print(f"{len(wanted) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
