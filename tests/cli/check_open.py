#!/usr/bin/env python3
"""check_open.py VERBATIM [-k PART_OF_A_NAME]     stdlib only.

Runs `verbatim open` over a folder of its own, with a cache of its own and an application of a few bytes, and looks at what it serves,
says and leaves behind. Closes with `N passed, N failed`. No test measures time: each waits for what has to come, and gives up after
a minute or two.
"""
import fcntl
import http.client
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
import threading
import time

from runner import binary_and_part, contains, equal, run_tests

BINARY = ""
PATIENCE = 120  # seconds
ARTICLE = ("date 2025-01-03 ASTANA, Kazakhstan, January 3. President Aida Omarova spoke of a “shared river”, Steppe reports.\n\n"
           "“We will open the bridge in spring,” Omarova said.\n")
WEB = pathlib.Path(__file__).resolve().parents[2] / "web"


def eventually(what, ask):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = ask()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"not so in the end: {what}")


def make_app(app):
    (app / "fonts").mkdir(parents=True)
    for name in ("index.html", "404.html", "style.css", "pages.css"):
        (app / name).write_bytes((WEB / name).read_bytes())
    for name in ("verbatim_web.js", "verbatim_web.wasm", "fonts/inter-latin-400-normal.ttf"):
        (app / name).write_text("x")


def environment(folder, **more):
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CACHE_HOME")}
    return {**kept, "XDG_CACHE_HOME": str(folder / "cache"), **more}


def command(folder, *inputs):
    return [BINARY, "open", *map(str, inputs), "--app", str(folder / "app")]


# What ends by itself.
def run(folder, *inputs, **more):
    return subprocess.run(command(folder, *inputs), capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, env=environment(folder, **more),
                          stdin=subprocess.DEVNULL)


class Open:
    """A running `verbatim open`; `told()` is what it has said so far on standard error."""

    def __init__(self, folder, *inputs, program=None, **more):
        self.process = subprocess.Popen([program or BINARY, *command(folder, *inputs)[1:]], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
                                        stdin=subprocess.DEVNULL, env=environment(folder, **more), start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        self.lines = []
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            self.lines.append(line)

    def told(self):
        return "".join(self.lines)

    def says(self, *parts):
        eventually(f"it says {parts}", lambda: all(part in self.told() for part in parts))

    # The first line of its standard output, which comes when the site can be asked for.
    def address(self):
        if not hasattr(self, "port"):
            line = self.process.stdout.readline()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\n", line), (line, self.told())
            self.port = int(line.rsplit(":", 1)[1][:-2])
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path="/"):
        self.address()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8"), dict(answer.getheaders())
        finally:
            connection.close()

    # The page, and the version that it tells the live script.
    def page(self):
        _, text, _ = self.get()
        found = re.search(r'data-page="([0-9a-f]{16})"', text)
        return text, found and found[1]

    # Waits until the site shows another version than this, as the page does. Each question is answered after some time, news or not.
    def news(self, version):
        def ask():
            status, text, _ = self.get(f"/.verbatim/live?page={version}")
            equal(status, 200)
            newest = json.loads(text)["page"]
            return newest if newest != version else None
        return eventually("a new version", ask)

    def interrupt(self, how=signal.SIGINT, as_terminals_do=False):
        if as_terminals_do:  # all that belong to the command
            os.killpg(self.process.pid, how)
        else:
            self.process.send_signal(how)
        code = self.process.wait(timeout=PATIENCE)
        self.reader.join(timeout=PATIENCE)
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join(timeout=PATIENCE)
        self.process.stdout.close()
        self.process.stderr.close()


def place_of(folder):
    places = list((folder / "cache" / "verbatim").iterdir())
    equal(len(places), 1)
    return places[0]


# What stands in the place when nobody works there: the site, its report, and no scratch folder, lock or address.
def expect_tidy(folder):
    equal(sorted(path.name for path in place_of(folder).iterdir()), ["site", "site.analyses", "site.report.html", "site.report.json"])
    checked = subprocess.run([BINARY, "check", str(place_of(folder) / "site")], capture_output=True, text=True, timeout=PATIENCE)
    equal(checked.returncode, 0, checked.stdout, checked.stderr)


# Processes whose parent this one was, or that were started by it: by their environment, which names this test's cache.
def children_with(folder):
    mark = f"XDG_CACHE_HOME={folder / 'cache'}".encode()
    found = []
    for process in pathlib.Path("/proc").iterdir():
        try:
            if process.name.isdigit() and mark in (process / "environ").read_bytes():
                found.append((process.name, (process / "cmdline").read_bytes()))
        except OSError:
            pass
    return found


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)


# From a folder to a page


def test_a_folder_is_read_and_served_and_its_address_is_the_first_line(folder):
    with Open(folder, folder / "news") as opened:
        text, version = opened.page()
        contains(text, "We will open the bridge in spring", "<title>news</title>", '<script defer src=".verbatim/reload.js"')
        assert version
        opened.says("1 article, 2 quotations, 1 person, in ", "reading\n", "indexing\n", "publishing\n")
        assert "\r" not in opened.told() and "\x1b" not in opened.told(), opened.told()
        opened.says("changes are followed (Ctrl+C ends it)", str(place_of(folder)))
        assert place_of(folder).name.startswith("news-"), place_of(folder)
        for path, kind in (("/.verbatim/reload.js", "text/javascript"), ("/.verbatim/reload.css", "text/css")):
            status, _, fields = opened.get(path)
            equal((status, fields["Cache-Control"]), (200, "no-store"))
            contains(fields["Content-Type"], kind)
        for path in ("/.verbatim", "/.verbatim-files", "/.verbatim/live", "/.verbatim/other", "/.verbatim/live?page=x"):
            equal(opened.get(path)[0], 404, path)
        equal(opened.interrupt(), 0)
        equal(opened.process.stdout.read(), "")
    expect_tidy(folder)


def test_the_site_that_is_kept_knows_nothing_of_the_live_page(folder):
    with Open(folder, folder / "news") as opened:
        opened.page()
        for path in (place_of(folder) / "site").rglob("*"):
            assert not path.is_file() or b"reload.js" not in path.read_bytes(), path


def test_a_change_is_built_and_the_page_learns_of_it(folder):
    for options in ((), ("--poll",)):
        (folder / "news" / "a.txt").write_text(ARTICLE)
        # Without news a question would be answered in an hour: what is told is told at once.
        with Open(folder, folder / "news", "--limit-hold-ms", "3600000", *options) as opened:
            _, version = opened.page()
            (folder / "news" / "a.txt").write_text(ARTICLE.replace("bridge", "tunnel"))
            newer = opened.news(version)
            text, shown = opened.page()
            contains(text, "We will open the tunnel in spring")
            equal(shown, newer)
            opened.says("the site is new: the open page offers to reload")
            # As editors save: another file takes the place; and in a folder that has just come.
            (folder / "news" / ".a.txt.new").write_text(ARTICLE.replace("bridge", "harbour"))
            os.replace(folder / "news" / ".a.txt.new", folder / "news" / "a.txt")
            newer = opened.news(newer)
            contains(opened.page()[0], "We will open the harbour in spring")
            (folder / "news" / "deep" / "er").mkdir(parents=True, exist_ok=True)
            (folder / "news" / "deep" / "er" / "b.md").write_text("“Nothing is lost,” Mara Lind said.\n")
            newer = opened.news(newer)
            contains(opened.page()[0], "Nothing is lost")
            (folder / "news" / "deep" / "er" / "b.md").unlink()
            opened.news(newer)
            assert "Nothing is lost" not in opened.page()[0]
            equal(opened.interrupt(), 0)
        expect_tidy(folder)


def test_corrections_are_articles_concern_too(folder):
    with Open(folder, folder / "news" / "a.txt") as opened:
        _, version = opened.page()
        (folder / "news" / "corrections.json").write_text('{"quotes": [{"article": "a", "words": "We will open", "drop": true}]}')
        opened.news(version)
        equal(opened.interrupt(), 0)


def test_an_article_with_an_error_is_named_by_file_and_line(folder):
    (folder / "news" / "wire.jsonl").write_text('{"text":"Good words here."}\nbroken\n')
    (folder / "news" / "page.pptx").write_text("<p>")
    with Open(folder, folder / "news") as opened:
        opened.page()
        opened.says("1 record was not read:\n    wire.jsonl:2: found broken JSON", "1 file was passed over: a file of another kind (.pptx)\n",
                    f"the full report: {place_of(folder)}/site.report.json")
        (folder / "news" / "wire.jsonl").write_text('{"text":"Good words here."}\nbroken\nbroken too\n')
        opened.says("wire.jsonl:3: found broken JSON", "the articles are the same as before")
        equal(opened.interrupt(), 1)  # what was read last had something wrong in it
    expect_tidy(folder)


def test_a_change_that_cannot_be_built_keeps_the_site_and_says_why(folder):
    with Open(folder, folder / "news") as opened:
        before, version = opened.page()
        (folder / "news" / "corrections.json").write_text('{"quotes": [\n{"article": 1}]}')
        opened.says("corrections.json:", "the site stays as it was; the next change is tried again")
        equal(opened.page(), (before, version))
        (folder / "news" / "corrections.json").unlink()
        opened.says("the articles are the same as before")
        os.rename(folder / "news" / "a.txt", folder / "a.txt")
        opened.says("no article found in ")
        equal(opened.page(), (before, version))
        (folder / "news" / "b.txt").write_text(ARTICLE.replace("bridge", "tunnel"))
        opened.news(version)
        equal(opened.interrupt(), 0)
    expect_tidy(folder)


def test_what_the_reader_ignores_is_built_for_nobody(folder):
    # A question is held for two seconds, in which a build would begin. On a slow machine it might begin later: then this sees less, and never too much.
    with Open(folder, folder / "news", "--limit-hold-ms", "2000") as opened:
        _, version = opened.page()
        for name in (".a.txt.swp", "a.txt~", "#a.txt#", "picture.png", ".git/HEAD"):
            (folder / "news" / name).parent.mkdir(exist_ok=True)
            (folder / "news" / name).write_text("x")
        equal(json.loads(opened.get(f"/.verbatim/live?page={version}")[1]), {"page": version})
        equal(opened.told().count("reading\n"), 1)
        (folder / "news" / "b.txt").write_text(ARTICLE.replace("bridge", "tunnel"))
        opened.news(version)
        opened.says("the site is new")
        equal(opened.told().count("reading\n"), 2)  # the first, and the one for b.txt


def test_a_held_question_is_answered_without_news_after_a_while(folder):
    with Open(folder, folder / "news", "--limit-hold-ms", "50") as opened:
        _, version = opened.page()
        status, text, _ = opened.get(f"/.verbatim/live?page={version}")
        equal((status, json.loads(text)), (200, {"page": version}))
        status, text, _ = opened.get("/.verbatim/live?page=0000000000000000")
        equal((status, json.loads(text)), (200, {"page": version}))


def test_pages_that_wait_for_news_keep_nobody_out(folder):
    with Open(folder, folder / "news", "--limit-hold-ms", "3600000", "--limit-connections", "3") as opened:
        _, version = opened.page()
        waiting = []
        for _ in range(3):
            connection = http.client.HTTPConnection("127.0.0.1", opened.port, timeout=PATIENCE)
            connection.request("GET", f"/.verbatim/live?page={version}")
            waiting.append(connection)
        eventually("another client is answered", lambda: opened.get("/404.html")[0] == 200)
        # One of the three has given way; the others hear of the change.
        (folder / "news" / "a.txt").write_text(ARTICLE.replace("bridge", "tunnel"))
        told = 0
        for connection in waiting:
            try:
                told += json.loads(connection.getresponse().read())["page"] != version
            except (http.client.HTTPException, ConnectionError):
                pass
            connection.close()
        assert 1 <= told < 3, told


# On a terminal


# What stands on a terminal of so many columns, from the beginning to Ctrl+C after the first site.
def seen_on_terminal(folder, columns):
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(command(folder, folder / "news"), stdout=subprocess.PIPE, stderr=other, env=environment(folder), text=True, stdin=subprocess.DEVNULL)
    os.close(other)
    try:
        assert process.stdout.readline().startswith("http://")
        process.send_signal(signal.SIGINT)
        seen = b""
        while True:
            try:
                data = os.read(main, 1 << 16)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            seen += data
        equal(process.wait(timeout=PATIENCE), 0)
        return seen.decode()
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
        os.close(main)


def test_on_a_terminal_progress_is_one_line_that_goes(folder):
    contains(seen_on_terminal(folder, 100), "\r\x1b[Kreading: 0 articles, 0 quotations, 0 %", "\r\x1b[Kpublishing: 1 article, 2 quotations, 92 %",
             "\r\x1b[K1 article, 2 quotations, 1 person, in ")


def test_progress_is_cut_to_a_narrow_terminal(folder):
    written_over = re.findall(r"\x1b\[K([^\r\n]*)\r(?!\n)", seen_on_terminal(folder, 24))
    equal([line for line in written_over if line][-1], "publishing: 1 article, ")
    assert all(len(line) < 24 for line in written_over), written_over


# The end


def test_signals_end_it_in_idleness(folder):
    for how in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        with Open(folder, folder / "news") as opened:
            _, version = opened.page()
            waiting = http.client.HTTPConnection("127.0.0.1", opened.port, timeout=PATIENCE)
            waiting.request("GET", f"/.verbatim/live?page={version}")  # a page that waits for news keeps nobody
            equal(opened.interrupt(how), 0)
            waiting.close()
        expect_tidy(folder)
        equal(children_with(folder), [])


# A pipe among the inputs holds a build up for as long as nobody writes into it.
def test_a_signal_ends_the_first_build_and_leaves_nothing(folder):
    pipe = folder / "held.txt"
    os.mkfifo(pipe)
    for how in (signal.SIGINT, signal.SIGTERM):
        with Open(folder, folder / "news", pipe) as opened:
            eventually("the build is at work", lambda: list((folder / "cache").glob("verbatim/*/.verbatim-*")))
            equal(opened.interrupt(how), -how)
            equal(opened.process.stdout.read(), "")
            contains(opened.told(), "ended by a signal")
        equal([str(path) for path in (folder / "cache").rglob("*")], [])
        equal(children_with(folder), [])


def test_a_signal_ends_a_later_build_and_the_site_stays(folder):
    with Open(folder, folder / "news", folder / "more") as opened:
        before, _ = opened.page()
        os.mkfifo(folder / "pipe.txt")
        # The file that is named as an input is replaced by a pipe: the next build waits for it.
        (folder / "more").unlink()
        os.rename(folder / "pipe.txt", folder / "more")
        eventually("a build is at work", lambda: list(place_of(folder).glob(".verbatim-*")))
        equal(opened.page()[0], before)  # served all the while
        equal(opened.interrupt(), 0)
    expect_tidy(folder)
    equal(children_with(folder), [])
    # Nobody's lock is left: the next one opens it.
    (folder / "more").unlink()
    (folder / "more").write_text("Some more words.\n")
    with Open(folder, folder / "news", folder / "more") as opened:
        opened.page()


# One place, one writer


def test_articles_that_are_open_already_are_shown_by_the_one_that_has_them(folder):
    with Open(folder, folder / "news") as opened:
        opened.page()
        before = sorted(place_of(folder).rglob("*"))
        second = run(folder, folder / "news" / ".." / "news" / "")
        equal((second.returncode, second.stdout), (0, opened.address() + "\n"))
        contains(second.stderr, "open already, at " + opened.address(), f"process {opened.process.pid}")
        equal(sorted(place_of(folder).rglob("*")), before)
        forgotten = run(folder, "--forget", folder / "news")
        equal(forgotten.returncode, 2)
        contains(forgotten.stderr, f"process {opened.process.pid}")
        equal(opened.interrupt(), 0)


def test_articles_that_are_being_read_by_another_are_left_to_it(folder):
    pipe = folder / "held.txt"
    os.mkfifo(pipe)
    with Open(folder, pipe) as opened:
        eventually("the build is at work", lambda: list((folder / "cache").glob("verbatim/*/.verbatim-*")))
        second = run(folder, pipe)
        equal((second.returncode, second.stdout), (2, ""))
        contains(second.stderr, f"process {opened.process.pid}", "wait until it shows them, or end it")
        opened.interrupt()


def test_each_set_of_articles_has_a_place_and_can_be_forgotten(folder):
    (folder / "other").mkdir()
    (folder / "other" / "news").symlink_to(folder / "news")
    (folder / "b.txt").write_text(ARTICLE)
    for inputs in ((folder / "news",), (folder / "other" / "news",), (folder / "news", folder / "b.txt"), (folder / "b.txt", folder / "news")):
        with Open(folder, *inputs) as opened:
            opened.page()
            equal(opened.interrupt(), 0)
    names = sorted(path.name for path in (folder / "cache" / "verbatim").iterdir())
    equal(len(names), 3, names)  # b and news, in both orders, have a name each after the first input: the hash is one
    equal(len({name.rsplit("-", 1)[1] for name in names}), 2, names)
    equal(run(folder, "--forget", folder / "news").returncode, 0)
    equal(len(list((folder / "cache" / "verbatim").iterdir())), 2)
    equal(run(folder, "--forget", folder / "news").returncode, 0)  # nothing is kept: so be it
    assert (folder / "news" / "a.txt").exists()


def test_what_is_kept_can_be_forgotten_after_the_articles_are_gone(folder):
    with Open(folder, folder / "news") as opened:
        opened.page()
        equal(opened.interrupt(), 0)
    assert place_of(folder).exists()
    shutil.rmtree(folder / "news")
    equal(run(folder, "--forget", folder / "news").returncode, 0)
    equal(list((folder / "cache" / "verbatim").glob("*")) if (folder / "cache" / "verbatim").exists() else [], [])


def test_what_a_killed_one_has_left_is_no_hindrance(folder):
    with Open(folder, folder / "news") as opened:
        opened.page()
        opened.process.kill()
        opened.process.wait()
    assert (place_of(folder) / "address").exists()
    with Open(folder, folder / "news") as opened:
        opened.page()
        equal(opened.interrupt(), 0)
    expect_tidy(folder)


# A site


def test_a_site_is_served_as_it_is(folder):
    built = subprocess.run([BINARY, "build", str(folder / "news"), "-o", str(folder / "site"), "--app", str(folder / "app")], capture_output=True, timeout=PATIENCE)
    equal(built.returncode, 0)
    with Open(folder, folder / "site") as opened:
        text, version = opened.page()
        contains(text, "We will open the bridge in spring")
        assert version is None and "reload.js" not in text
        equal(opened.get("/.verbatim/live?page=0000000000000000")[0], 404)
        equal(opened.get("/.verbatim/reload.js")[0], 404)
        equal(opened.interrupt(), 0)
    assert not (folder / "cache").exists()
    (folder / "site" / "data" / "manifest.json").write_text("{")
    found = run(folder, folder / "site")
    equal(found.returncode, 2)
    contains(found.stderr, "manifest")


def test_articles_in_a_folder_data_with_a_manifest_of_their_own_are_articles(folder):
    (folder / "news" / "data").mkdir()
    (folder / "news" / "data" / "manifest.json").write_text('{"name": "something else"}')
    with Open(folder, folder / "news") as opened:
        contains(opened.page()[0], "We will open the bridge in spring")


# Browser and window


def test_the_browser_is_sent_to_the_address_and_outlives_the_command(folder):
    script(folder / "bin" / "xdg-open", f'echo "$1" > {folder}/asked.new; mv {folder}/asked.new {folder}/asked; while [ ! -e {folder}/enough ]; do sleep 0.1; done; echo ended > {folder}/ended\n')
    path = f"{folder}/bin:{os.environ['PATH']}"
    with Open(folder, folder / "news", DISPLAY=":99", PATH=path) as opened:
        address = opened.address()
        eventually("the browser is asked", (folder / "asked").exists)
        equal((folder / "asked").read_text(), address + "\n")
        equal(opened.interrupt(as_terminals_do=True), 0)
    (folder / "enough").write_text("")
    eventually("the browser ended by itself", (folder / "ended").exists)
    (folder / "asked").unlink()
    with Open(folder, folder / "news", "--no-browser", DISPLAY=":99", PATH=path) as opened:
        opened.page()
        equal(opened.interrupt(), 0)
    assert not (folder / "asked").exists()


def test_a_browser_that_does_not_open_is_a_line_with_the_address_and_no_error(folder):
    script(folder / "bin" / "xdg-open", "exit 3\n")
    with Open(folder, folder / "news", DISPLAY=":99", PATH=f"{folder}/bin:{os.environ['PATH']}") as opened:
        opened.says(f"xdg-open ended with 3: open {opened.address()} in a browser yourself")
        equal(opened.interrupt(), 0)
    with Open(folder, folder / "news") as opened:
        opened.says(f"no browser could be opened from here: open {opened.address()} in one")
        equal(opened.interrupt(), 0)


def test_the_desktop_program_is_shown_instead_and_its_end_is_the_end(folder):
    # A copy of the program with another one of the desktop's name beside it.
    program = folder / "bin" / "verbatim"
    program.parent.mkdir()
    os.link(BINARY, program) if os.stat(BINARY).st_dev == os.stat(folder).st_dev else program.write_bytes(pathlib.Path(BINARY).read_bytes())
    program.chmod(0o755)
    missing = subprocess.run([str(program), *command(folder, folder / "news", "--desktop")[1:]], capture_output=True, text=True, env=environment(folder), timeout=PATIENCE)
    equal(missing.returncode, 2)
    contains(missing.stderr, "verbatim-desktop: found no such program", "leave out --desktop")
    desktop = folder / "bin" / "verbatim-desktop"
    script(desktop, f'test -f "$1/data/manifest.json" && echo "$1" > {folder}/shown\n')
    with Open(folder, folder / "news", "--desktop", program=program) as opened:
        equal(opened.process.wait(timeout=PATIENCE), 0)
        equal((folder / "shown").read_text().strip(), str(place_of(folder) / "site"))
    expect_tidy(folder)
    script(desktop, f"echo $$ > {folder}/at-work; exec sleep 1000\n")
    with Open(folder, folder / "news", "--desktop", program=program) as opened:
        eventually("the window is there", lambda: (folder / "at-work").exists() and (folder / "at-work").read_text().strip())
        equal(opened.interrupt(), 0)
    equal(children_with(folder), [])
    script(desktop, "exit 7\n")
    with Open(folder, folder / "news", "--desktop", program=program) as opened:
        equal(opened.process.wait(timeout=PATIENCE), 2)
        opened.says("an end with exit code 7")


# What can be wrong


def test_what_cannot_be_opened_is_said(folder):
    (folder / "empty").mkdir()
    (folder / "strange").mkdir()
    (folder / "strange" / "a.pptx").write_bytes(b"\x00\x01")
    for inputs, code, words in (((folder / "nowhere",), 2, ("nowhere: found nothing; expected a file or a folder of articles, or a site",)),
                                ((folder / "empty",), 1, ("no article found in", "Markdown (.md, .markdown)")),
                                ((folder / "strange",), 1, ("no article found in", "1 file was passed over: a file of another kind (.pptx)"))):
        found = run(folder, *inputs)
        equal((found.returncode, found.stdout), (code, ""), found.stderr)
        contains(found.stderr, *words)
    equal([str(path) for path in (folder / "cache").rglob("*")], [])
    (folder / "cache").rmdir()
    found = subprocess.run([BINARY, "open", str(folder / "news"), "--app", str(folder / "nowhere")], capture_output=True, text=True, env=environment(folder), timeout=PATIENCE)
    equal(found.returncode, 2)
    contains(found.stderr, "no web application", "name its folder with --app\n")
    assert not (folder / "cache").exists()


def test_a_cache_that_cannot_be_used_is_said(folder):
    (folder / "file").write_text("x")
    found = run(folder, folder / "news", XDG_CACHE_HOME=str(folder / "file"))
    equal((found.returncode, found.stdout), (2, ""))
    contains(found.stderr, "set XDG_CACHE_HOME to a folder that can be written")
    found = run(folder, folder / "news", XDG_CACHE_HOME=str(folder / "news"))
    equal((found.returncode, found.stdout), (2, ""))
    contains(found.stderr, "the corpus", "set XDG_CACHE_HOME to another folder")
    equal(sorted(path.name for path in (folder / "news").iterdir()), ["a.txt"])


def test_without_the_variable_the_cache_is_in_the_home_folder(folder):
    (folder / "home").mkdir()
    with Open(folder, folder / "news", HOME=str(folder / "home"), XDG_CACHE_HOME="relative/is/ignored") as opened:
        opened.page()
        equal(opened.interrupt(), 0)
    equal(len(list((folder / "home" / ".cache" / "verbatim").iterdir())), 1)


def test_a_port_that_is_taken_is_said_before_anything_is_read(folder):
    with Open(folder, folder / "news") as opened:
        opened.address()
        (folder / "other").mkdir()
        (folder / "other" / "a.txt").write_text(ARTICLE)
        found = run(folder, folder / "other", "--port", str(opened.port))
        equal((found.returncode, found.stdout), (2, ""))
        contains(found.stderr, f"port {opened.port}: found in use", "--port")
        assert "reading" not in found.stderr
        opened.interrupt()
    equal(len(list((folder / "cache" / "verbatim").iterdir())), 1)


def prepare(folder):
    (folder / "news").mkdir()
    (folder / "news" / "a.txt").write_text(ARTICLE)
    (folder / "more").write_text("Some more words.\n")
    make_app(folder / "app")


if __name__ == "__main__":
    BINARY, wanted = binary_and_part(__doc__)
    sys.exit(run_tests(globals(), prepare, wanted))
