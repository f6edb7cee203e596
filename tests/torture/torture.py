#!/usr/bin/env python3
"""Does to `verbatim build` what happens to programs: failing disks, kills, full disks, two builds at once. stdlib only.

    torture.py VERBATIM FAULT_SHIM [--seed N] [--times N | --minutes M] [--only NAME] [--corpus A B]

    inject   one call to the operating system fails, every call in turn, with several errors
    kill     the build is killed, at a random moment or at one of its calls, in three situations
    disk     the disk is full after so many bytes; where this machine lets us, on a small disk of its own
    pair     two builds into one folder at once

After each try the folder must show the old collection or the new one, whole, to tools (data/manifest.json) and to readers
(index.html); a build that says that it failed has changed nothing; the next build clears away what a kill has left. --times is
the number of tries of each kind. Prints what went wrong, one line a kind, and closes with `N passed, N failed`: a try each.
"""
import argparse
import errno
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST, MARK = ".verbatim-files", ".verbatim"
# What a failing disk, a used-up process and a careless neighbour give.
ERRORS = (errno.EIO, errno.ENOSPC, errno.EMFILE, errno.ENOENT, errno.EACCES, errno.ENOMEM)


def files_below(folder):
    """All paths below a folder that matter: files with their bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()} if folder.exists() else {}


class Reference:
    """A collection as a build without trouble makes it."""

    def __init__(self, name, files):
        self.name = name
        self.files = {path: text for path, text in files.items() if path not in (LIST, MARK, "build-report.json")}
        self.of_tools = {path: text for path, text in self.files.items() if path.startswith("data/")}
        self.of_page = {path: text for path, text in self.files.items() if path != "data/manifest.json"}


def replaced_singly(references):
    """The files that keep their name while their words change. They are replaced one by one after index.html (docs/known-gaps.md): a build that is killed there has
    left some of them old, each of them whole."""
    first, second = (one.files for one in references)
    return {path for path in first.keys() & second.keys() if first[path] != second[path]} - {"index.html", "data/manifest.json"}


def shown(files, references, tools, apart=frozenset()):
    """The name of the collection that tools or readers see whole; "none", or "broken"."""
    entry = "data/manifest.json" if tools else "index.html"
    if entry not in files:
        return "none"
    for one in references:
        wanted = one.of_tools if tools else one.of_page
        if all(files.get(path) == text for path, text in wanted.items() if path not in apart):
            return one.name
    return "broken"


class Torture:
    def __init__(self, options, folder):
        self.verbatim, self.shim, self.folder = options.verbatim, options.shim, folder
        self.random = random.Random(options.seed)
        self.application = folder / "app"
        self.make_application()
        self.corpora = {"A": ROOT / "assets/demo", "B": folder / "corpus-b"}
        if options.corpus:
            self.corpora = {"A": pathlib.Path(options.corpus[0]), "B": pathlib.Path(options.corpus[1])}
        else:
            self.make_second_corpus()
        self.references = []
        for name in self.corpora:
            place = folder / ("reference-" + name)
            done, _ = self.build(name, place)
            assert done.returncode == 0, done.stderr
            self.references.append(Reference(name, files_below(place)))
        started = time.monotonic()
        self.build("B", folder / "reference-time")
        self.seconds = time.monotonic() - started

    def make_application(self):
        """The page's real templates around a small program: the size of the program is no matter here."""
        (self.application / "fonts").mkdir(parents=True)
        for name in ("index.html", "404.html", "style.css", "pages.css"):
            shutil.copy(ROOT / "web" / name, self.application / name)
        for name, size in (("verbatim_web.js", 3000), ("verbatim_web.wasm", 90000), ("fonts/a-latin-400-normal.ttf", 20000)):
            (self.application / name).write_bytes(random.Random(name).randbytes(size))

    def make_second_corpus(self):
        self.corpora["B"].mkdir()
        for number in range(25):
            (self.corpora["B"] / f"{number}.txt").write_text(
                f" date 2025-02-{number + 1:02} ASTANA. President Aida Omarova spoke of bridge {number}.\n\n“We will open it in spring,” Omarova said.\n")

    def command(self, name, site):
        return [self.verbatim, "build", str(self.corpora[name]), "-o", str(site), "--app", str(self.application), "--title", "Torture"]

    def build(self, name, site, fault=""):
        environment = dict(os.environ)
        if fault:
            environment.update(LD_PRELOAD=self.shim, VERBATIM_FAULT=fault)
        done = subprocess.run(self.command(name, site), capture_output=True, text=True, errors="replace", env=environment, timeout=300)
        return done, files_below(site)

    def room(self, situation):
        """A folder of its own for a try: the site's path, and what it shows before."""
        place = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        site = place / "site"
        if situation != "first":
            self.copy_site("B" if situation == "same" else "A", site)
        return place, site

    def copy_site(self, name, site):
        shutil.copytree(self.folder / ("reference-" + name), site)

    # What must hold.

    def judge_end(self, site, before, done, files):
        """What is wrong after a build that came to its end; empty when nothing is."""
        left = [path.name for path in site.parent.iterdir() if path.name not in ("site", "site.report.json", "site.report.html", "site.analyses")]
        if left:
            return f"left beside the site: {left}"
        if done.returncode == 2:
            if files != before:
                return "a refused build has changed the site: " + ", ".join(sorted(path for path in files.keys() | before.keys() if files.get(path) != before.get(path)))
            return "" if done.stderr.strip() else "failed without a word"
        if done.returncode not in (0, 1):
            return f"ended with {done.returncode}: {done.stderr[-200:]}"
        tools, page = shown(files, self.references, True), shown(files, self.references, False)
        if done.returncode == 0:
            return "" if (tools, page) == ("B", "B") else f"ended with 0, and shows {tools} to tools and {page} to readers"
        # One file could not be read, or could not be removed afterwards: it is named, and the site is whole.
        if not re.search(r": (rejected: )?found ", done.stderr):
            return "ended with 1 and names nothing"
        check = subprocess.run([self.verbatim, "check", str(site)], capture_output=True, text=True, timeout=300)
        if (tools, page) != ("B", "B") and "rejected: found" not in done.stderr:
            return f"ended with 1, names no article that is missing, and shows {tools} to tools and {page} to readers"
        return "" if check.returncode == 0 or (tools, page) == ("B", "B") else "ended with 1, and the site is not whole: " + check.stdout[:200]

    def judge_kill(self, site, situation, files):
        old = {"first": "none", "same": "B", "other": "A"}[situation]
        singly = replaced_singly(self.references)
        tools, page = shown(files, self.references, True), shown(files, self.references, False, singly)
        if tools not in (old, "B") or page not in (old, "B"):
            return f"{situation}: a kill left {tools} to tools and {page} to readers"
        torn = [path for path in singly if path in files and files[path] not in [one.files[path] for one in self.references]]
        if torn:
            return f"{situation}: a kill left half of {torn}"
        return self.judge_next(site)

    def judge_next(self, site):
        """The next build clears away what was left."""
        done, files = self.build("B", site)
        if wrong := self.judge_end(site, {}, done, files):
            return "the next build: " + wrong
        check = subprocess.run([self.verbatim, "check", str(site)], capture_output=True, text=True, timeout=300)
        if check.returncode != 0:
            return "check after the next build: " + check.stdout[:300]
        done, files = self.build("B", site)
        known = set(self.references[1].files) | {LIST, MARK, "build-report.json"}
        return "" if set(files) == known else f"strays after the next build but one: {sorted(set(files) ^ known)[:5]}"

    # The kinds of trouble. Each yields what is wrong with a try, empty for a good one.

    def calls_of(self, situation):
        place, site = self.room(situation)
        count = place / "count"
        done, _ = self.build("B", site, f"count={count}")
        assert done.returncode == 0, done.stderr
        calls = count.read_text().split()
        shutil.rmtree(place)
        return calls

    def inject(self):
        situations = ("first", "other")
        calls = {situation: self.calls_of(situation) for situation in situations}
        tries = [(situation, number + 1, error) for situation in situations for number in range(len(calls[situation])) for error in ERRORS]
        self.random.shuffle(tries)
        for situation, number, error in tries:
            place, site = self.room(situation)
            before = files_below(site)
            done, files = self.build("B", site, f"fail={number}:{error}")
            wrong = self.judge_end(site, before, done, files)
            yield wrong and f"{situation}, call {number} ({calls[situation][number - 1]}) fails with {errno.errorcode[error]}: {wrong}"
            shutil.rmtree(place)

    def kill(self):
        calls = {situation: len(self.calls_of(situation)) for situation in ("first", "same", "other")}
        while True:
            situation = self.random.choice(list(calls))
            place, site = self.room(situation)
            if self.random.random() < 0.5:
                number = self.random.randint(1, calls[situation])
                done, files = self.build("B", site, f"kill={number}")
                hit, words = done.returncode == -signal.SIGKILL, f"at call {number}"
            else:
                process = subprocess.Popen(self.command("B", site), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                moment = self.random.uniform(0, 1.1 * self.seconds)
                time.sleep(moment)
                process.kill()
                hit, words = process.wait() == -signal.SIGKILL, f"after {moment:.3f} s"
                files = files_below(site)
            if hit:
                wrong = self.judge_kill(site, situation, files)
                yield wrong and f"killed {words}: {wrong}"
            shutil.rmtree(place)

    def disk(self):
        total = sum(map(len, self.references[1].files.values())) * 3
        while True:
            situation = self.random.choice(("first", "other"))
            place, site = self.room(situation)
            before = files_below(site)
            space = self.random.randrange(total)
            done, files = self.build("B", site, f"space={space}")
            wrong = self.judge_end(site, before, done, files)
            if done.returncode == 2 and not re.search(r"free about [0-9.]+ MB more", done.stderr):
                wrong = wrong or f"the message does not say how much is missing: {done.stderr}"
            yield wrong and f"{situation}, room for {space} bytes: {wrong}"
            shutil.rmtree(place)
            yield from self.small_disk(self.random.randrange(4096, 3_000_000))

    def small_disk(self, space):
        """A real disk of this size, with an old site on it; and one that is as much larger as the message says."""
        place = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        mount = ["mount", "-t", "tmpfs", "-o", f"size={space}", "none", str(place)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
            place.rmdir()
            return
        try:
            done, files = self.build("B", place / "site")
            wrong = self.judge_end(place / "site", {}, done, files)
            told = re.search(r"free about ([0-9.]+) MB more", done.stderr)
            if done.returncode == 2 and not wrong and not told:
                wrong = f"the message does not say how much is missing: {done.stderr}"
            if done.returncode == 2 and not wrong:
                larger = space + int(float(told.group(1)) * 1e6)
                subprocess.run(["mount", "-o", f"remount,size={larger}", str(place)], check=True)
                done, files = self.build("B", place / "site")
                wrong = self.judge_end(place / "site", {}, done, files)
                if done.returncode == 2:
                    wrong = f"{told.group(0)} is not enough: {done.stderr}"
            yield wrong and f"a disk of {space} bytes: {wrong}"
        finally:
            subprocess.run(["umount", str(place)], check=True)
            place.rmdir()

    def pair(self):
        while True:
            situation = self.random.choice(("first", "other"))
            place, site = self.room(situation)
            one = subprocess.Popen(self.command("A", site), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            time.sleep(self.random.uniform(0, self.seconds))
            two = subprocess.Popen(self.command("B", site), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            words = [process.communicate(timeout=300)[1] for process in (one, two)]
            files = files_below(site)
            tools, page = shown(files, self.references, True), shown(files, self.references, False)
            wrong = ""
            codes = (one.returncode, two.returncode)
            if not set(codes) <= {0, 2} or 0 not in codes:
                wrong = f"ended with {codes}: {words}"
            elif any(code == 2 and "process" not in text for code, text in zip(codes, words)):
                wrong = f"the second build does not say who is at work: {words}"
            elif tools != page or tools not in ("AB" if codes == (0, 0) else "A" if two.returncode == 2 else "B"):
                wrong = f"ended with {codes}, and shows {tools} to tools and {page} to readers"
            yield wrong and f"{situation}: {wrong}"
            shutil.rmtree(place)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verbatim", type=os.path.abspath)
    parser.add_argument("shim", type=os.path.abspath)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--corpus", nargs=2)
    options = parser.parse_args()
    kinds = [kind for kind in ("inject", "kill", "disk", "pair") if options.only in ("", kind)]
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="verbatim-torture-") as folder:
        torture = Torture(options, pathlib.Path(folder))
        for kind in kinds:
            end = time.monotonic() + 60 * options.minutes / len(kinds)
            tried = wrong = 0
            for outcome in getattr(torture, kind)():
                tried += 1
                if outcome:
                    wrong += 1
                    print(f"  {kind}: {outcome}", flush=True)
                if tried == options.times or (options.times == 0 and time.monotonic() > end):
                    break
            print(f"{kind}: {tried} tried, {wrong} wrong (seed {options.seed})", flush=True)
            passed, failed = passed + tried - wrong, failed + wrong
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
