#!/usr/bin/env python3
"""check_cli.py VERBATIM [-k PART_OF_A_NAME]     stdlib only.

Runs the program as its users do and looks at exit codes, messages, and what it writes. Each test gets a folder of its own
with the article below in corpus/; closes with `N passed, N failed`.
"""
import csv
import http.client
import io
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import zipfile

from runner import binary_and_part, contains, equal, run_tests

ARTICLE = (" date 2025-01-03 ASTANA, Kazakhstan, January 3. President Aida Omarova spoke of a “shared river”, Steppe reports.\n\n"
           "“We will open the bridge in spring,” Omarova said.\n")
BINARY = ""


class Outcome:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def documents(self):
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments):
    return Outcome(subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", timeout=120))


def build(folder, *options, corpus="corpus"):
    return run("build", folder / corpus, "-o", folder / "site", "--no-app", *options)


def files(site):
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


# Usage


def test_help_and_version_exit_with_0(_):
    for command in [["--help"], ["--version"], *[[c, "--help"] for c in ("new", "build", "open", "serve", "quotes", "search", "export", "batch", "stats", "check", "inspect", "doctor", "completions", "man")]]:
        equal(run(*command).code, 0)
    contains(run("--help").out, "build", "serve", "quotes", "search", "check", "Exit codes")
    contains(run("--version").out, "verbatim ")
    for command, words in [("quotes", "--format jsonl|text "), ("search", "--sort relevance|date "), ("serve", "--port N ")]:
        contains(run(command, "--help").out, words)
        assert "ENUM" not in run(command, "--help").out


def test_wrong_usage_exits_with_2_and_says_what_is_wrong(folder):
    for command, words in [([], "subcommand"), (["fly"], 'unknown command "fly"; expected new, build, open, serve, read, quotes, search, export, batch, stats, check, inspect, doctor, completions or man'), (["build"], "required"), (["build", folder / "corpus"], "--output"),
                           (["quotes"], "required"), (["quotes", folder / "corpus", "--format", "xml"], 'expected jsonl or text, not "xml"'), (["search", folder], "required"),
                           (["search", folder, "x", "--sort", "size"], "size"), (["serve", folder, "--port", "high"], "high"),
                           (["serve", folder, "--port", "99999"], "expected a port from 1 to 65535"), (["serve", folder, "--port", "0"], "from 1 to 65535")]:
        found = run(*command)
        equal(found.code, 2)
        contains(found.out + found.err, words)


def test_an_unknown_option_is_named_whatever_else_is_missing(folder):
    for command, words in [(["build", "--frob"], "verbatim: build: found --frob; expected an option that there is; see verbatim build --help"),
                           (["build", folder / "corpus", "-o", folder / "site", "--frob"], "build: found --frob"), (["--frob"], "found --frob; expected an option that there is; see verbatim --help"),
                           (["search", folder, "--frob"], "search: found --frob"),
                           (["search", folder, "-volume"], "search: found -volume; expected a query or an option; put -- before a query that begins with a minus, after all options: verbatim search SITE -- '-volume'"),
                           (["search", folder, "trade", "-volume"], "put -- before a query")]:
        found = run(*command)
        equal(found.code, 2)
        contains(found.err, words)
        assert "required" not in found.err, found.err


def test_inputs_that_are_not_there_are_named(folder):
    for command in [("build", folder / "nowhere", "-o", folder / "site", "--no-app"), ("quotes", folder / "nowhere")]:
        found = run(*command)
        equal(found.code, 2)
        contains(found.err, "nowhere: found nothing; expected a file or a folder of articles")
    for command in ["check", "serve"]:
        found = run(command, folder / "nowhere")
        equal(found.code, 2)
        contains(found.err, "verbatim build")
    equal(run("search", folder / "nowhere", "x").code, 2)


# new


def test_a_new_folder_builds_without_a_notice(folder):
    found = run("new", folder / "my news/")
    equal((found.code, found.err), (0, ""))
    news, site = folder / "my news", folder / "my news-site"
    equal(sorted(path.name for path in news.iterdir()), ["corrections.json", "first-article.md"])
    contains(found.out, f"verbatim open '{news}'\n", f"verbatim build '{news}' -o '{site}'\n")
    equal(run("build", news, "-o", site, "--no-app").code, 0)
    report = json.loads((folder / "my news-site.report.json").read_text())
    equal((report["read"], report["notices"]), ({"files": 1, "accepted": 1, "repaired": 0, "rejected": 0, "skipped_files": 0, "formats": {"markdown": 1}, "undated": 0}, []))
    (article,) = run("quotes", news).documents()
    equal({key: article[key] for key in ("id", "title", "date", "place", "source")},
          {"id": "first-article", "title": "The harbour bridge opens in May", "date": "2025-01-03", "place": "Bergen, Norway", "source": "The Example Post"})
    equal([(quote["text"], quote["person"]) for quote in article["quotes"]], [("The bridge opens in May, and nobody will pay a toll,", "Nora Lindqvist")])


def test_the_examples_of_a_new_corrections_file_are_right(folder):
    equal(run("new", folder / "news").code, 0)
    corrections = folder / "news" / "corrections.json"
    corrections.write_text(re.sub(r"^    // (?=[{\[])", "    ", corrections.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    equal(run("build", folder / "news", "-o", folder / "site", "--no-app").code, 0)
    report = json.loads((folder / "site.report.json").read_text())
    equal(report["corrections"], [{"article": "first-article", "words": "The bridge opens", "uses": 1}])
    equal(len(report["names"]), 2)


def test_a_new_folder_takes_nothing_away(folder):
    before = files(folder)
    for taken, words in [(folder / "corpus", "a folder that holds something"), (folder / "corpus" / "a.txt", "something that is no folder"), ("", "an empty path")]:
        found = run("new", taken)
        equal((found.code, found.out), (2, ""))
        contains(found.err, words, "expected a new folder, or an empty one", "verbatim new FOLDER")
    (folder / "gone").symlink_to(folder / "nowhere")
    equal(run("new", folder / "gone").code, 2)
    equal(files(folder), before)
    (folder / "empty").mkdir()
    equal(run("new", folder / "empty").code, 0)
    equal(run("new", folder / "deep" / "down").code, 0)
    equal(sorted(path.name for path in (folder / "deep" / "down").iterdir()), ["corrections.json", "first-article.md"])


def test_a_new_folder_on_a_full_disk_is_not_left_half_done(folder):
    sizes = [path.stat().st_size for path in (pathlib.Path(__file__).parents[2] / "assets" / "starting_point").iterdir()]
    assert min(sizes) <= 1024 < max(sizes), sizes  # one file is written and the other is not
    limited = ["bash", "-c", 'ulimit -f 1; exec "$0" new "$1"', BINARY, str(folder / "news")]
    found = Outcome(subprocess.run(limited, capture_output=True, text=True, encoding="utf-8", timeout=120))
    equal(found.code, 2, found.err)
    contains(found.err, "first-article.md")
    assert not (folder / "news").exists()


# build


def test_a_good_build_exits_with_0_and_reports(folder):
    found = build(folder)
    equal(found.code, 0)
    equal(found.out, "")
    contains(found.err, "1 article accepted (0 repaired), 0 rejected, 0 of 1 file skipped", "1 person\n")
    report = json.loads((folder / "site" / "build-report.json").read_text())
    equal(report["read"], {"files": 1, "accepted": 1, "repaired": 0, "rejected": 0, "skipped_files": 0, "formats": {"text": 1}, "undated": 0})
    assert (folder / "site" / "data" / "manifest.json").exists()


def test_names_in_a_zip_are_read_in_any_locale(folder):
    """libarchive turns names that are marked as UTF-8 into the program's character set."""
    with zipfile.ZipFile(folder / "corpus" / "texts.zip", "w") as archive:
        archive.writestr("Ärtikel/日本.txt", ARTICLE.replace("Omarova", "Saparova"))
    for locale in ("C", "POSIX", "C.UTF-8"):
        done = subprocess.run([BINARY, "read", folder / "corpus/texts.zip"], capture_output=True, text=True, encoding="utf-8", timeout=60,
                              env={"PATH": os.environ["PATH"], "LC_ALL": locale})
        equal((done.returncode, done.stderr), (0, ""))
        equal(json.loads(done.stdout)["member"], "Ärtikel/日本.txt")


def test_rejected_records_are_reported_and_the_site_is_written_all_the_same(folder):
    (folder / "corpus" / "more.jsonl").write_text('{"id":"z","text":"Good words here."}\nbroken\n{"id":"z","text":"Again."}\n')
    (folder / "corpus" / "page.pptx").write_text("<p>")
    (folder / "corpus" / "bad.txt").write_text("date 2025-02-30 Some words here.\n")
    found = build(folder)
    equal(found.code, 1)
    contains(found.err, "more.jsonl:2: rejected: found broken JSON", 'more.jsonl:3: rejected: found the id "z" for a second time, after more.jsonl:1',
             "page.pptx: skipped: found a file of another kind (.pptx)", "bad.txt:1: repaired: found date 2025-02-30")
    report = json.loads((folder / "site.report.json").read_text())
    equal([notice["kind"] for notice in report["notices"]], ["repaired", "rejected", "rejected", "skipped"])
    equal(run("check", folder / "site").code, 0)


def test_the_summary_comes_as_json_too(folder):
    found = build(folder, "--format", "json")
    equal(json.loads(found.out), json.loads((folder / "site.report.json").read_text()))


def test_only_counts_stand_in_the_site_and_the_report_beside_it_names_files(folder):
    (folder / "corpus" / "secret plan.pptx").write_text("<p>")
    equal(build(folder).code, 0)
    contains((folder / "site.report.json").read_text(), "secret plan.pptx")
    for path in (folder / "site").rglob("*"):
        assert not path.is_file() or b"secret plan" not in path.read_bytes(), path
    equal(json.loads((folder / "site" / "build-report.json").read_text())["read"]["skipped_files"], 1)


def test_a_page_of_the_users_own_is_neither_replaced_nor_removed(folder):
    equal(build(folder).code, 0)
    for name in ("index.html", "404.html"):
        (folder / "site" / name).write_text("my own")
    before = files(folder / "site")
    app = folder / "app"
    (app / "fonts").mkdir(parents=True)
    web = pathlib.Path(__file__).resolve().parents[2] / "web"
    for name in ("index.html", "404.html", "style.css", "pages.css"):
        (app / name).write_bytes((web / name).read_bytes())
    for name in ("verbatim_web.js", "verbatim_web.wasm"):
        (app / name).write_text("x")
    found = run("build", folder / "corpus", "-o", folder / "site", "--app", app)
    equal(found.code, 2)
    contains(found.err, "404.html: found a file that no build has written")
    equal(files(folder / "site"), before)


def test_the_report_never_stands_in_the_site_or_in_a_pipe(folder):
    found = build(folder, "--report", folder / "site" / "report.json")
    equal(found.code, 2)
    contains(found.err, "a file in the site")
    equal(build(folder, "--report", "/dev/null").code, 2)
    assert not (folder / "site").exists()


def test_output_that_cannot_be_written_is_said(folder):
    equal(build(folder).code, 0)
    for command in (["build", folder / "corpus", "-o", folder / "site", "--no-app", "--format", "json"], ["check", folder / "site"], ["inspect", folder / "site"],
                    ["search", folder / "site", "bridge"]):
        with open("/dev/full", "w") as full:
            done = subprocess.run([BINARY, *map(str, command)], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
        equal((command[0], done.returncode), (command[0], 1))
        contains(done.stderr, "standard output could not be written")


def test_a_file_that_is_no_report_is_not_overwritten(folder):
    (folder / "site.report.json").write_text("my thesis")
    found = build(folder)
    equal(found.code, 2)
    contains(found.err, "site.report.json", "no build report")
    equal((folder / "site.report.json").read_text(), "my thesis")
    assert not (folder / "site").exists()
    equal(build(folder, "--report", folder / "reports" / "one.json").code, 0)
    equal(json.loads((folder / "reports" / "one.json").read_text())["read"]["accepted"], 1)
    equal((folder / "site.report.json").read_text(), "my thesis")


def test_the_same_articles_give_the_same_bytes_whatever_their_order_and_the_number_of_jobs(folder):
    for number in range(40):
        (folder / "corpus" / f"{number}.txt").write_text(ARTICLE.replace("2025-01-03", f"2025-03-{number % 28 + 1:02}").replace("bridge", f"bridge {number}"))
    equal(build(folder, "--jobs", "1").code, 0)
    first = files(folder / "site")
    equal(run("build", *sorted(folder.glob("corpus/*.txt"), reverse=True), "-o", folder / "other", "--no-app", "--jobs", "4", "--title", "corpus").code, 0)
    second = files(folder / "other")
    equal(sorted(first), sorted(second))
    equal([name for name in first if first[name] != second[name]], [])
    equal(build(folder).code, 0)
    equal(files(folder / "site"), first)


def test_a_site_is_never_written_where_it_would_harm(folder):
    (folder / "site").mkdir()
    (folder / "site" / "thesis.txt").write_text("precious")
    found = build(folder)
    equal(found.code, 2)
    contains(found.err, "not Verbatim's")
    equal((folder / "site" / "thesis.txt").read_text(), "precious")
    equal(run("build", folder / "corpus", "-o", folder / "corpus" / "site", "--no-app").code, 2)
    equal(run("build", folder / "corpus", "-o", folder / "corpus" / "a.txt", "--no-app").code, 2)


def everything(folder):
    """All paths below a folder, with the bytes of files."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


def test_a_refused_folder_is_not_touched(folder):
    work = folder / "work"
    for name in ("app/verbatim-1.js", "local/a.js", "data/0123456789abcdef.vbs", "index.html", "corpus/.git/config", "corpus/a.txt", "home/letter.txt"):
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text("mine")
    before = everything(work)
    places = {"": "empty path", ".": "folder that the command runs in", "./": "folder that the command runs in", "/": "root of the file system",
              "corpus": "corpus", "corpus/site": "in it", "corpus/.git/site": "in it", "corpus/../corpus/new/er": "in it",
              str(work / "home"): "home", str(work): "folder that the command runs in", "..": "holds", "app": "not Verbatim's",
              "index.html": "a file", "corpus/a.txt/site": "in it"}
    for place, words in places.items():
        done = subprocess.run([BINARY, "build", "corpus", "-o", place, "--no-app"], cwd=work, capture_output=True, text=True,
                              env={**os.environ, "HOME": str(work / "home")}, timeout=60)
        equal((place, done.returncode, done.stdout), (place, 2, ""))
        contains(done.stderr, words)
        equal(everything(work), before)
    assert not pathlib.Path("/data/manifest.json").exists() and not pathlib.Path("/.verbatim").exists()


def test_a_site_with_its_corpus_in_it_is_refused(folder):
    equal(build(folder).code, 0)
    (folder / "site" / "more.txt").write_text(ARTICLE)
    found = run("build", folder / "site" / "more.txt", "-o", folder / "site", "--no-app")
    equal(found.code, 2)
    contains(found.err, "holds the corpus")


def test_links_out_of_the_corpus_are_named_and_followed_on_demand(folder):
    (folder / "elsewhere.txt").write_text(ARTICLE.replace("bridge", "dam"))
    (folder / "corpus" / "b.txt").symlink_to(folder / "elsewhere.txt")
    found = build(folder)
    equal(found.code, 0)
    contains(found.err, "b.txt: skipped: found a link that leads out of the folder", "--follow-links", "1 article accepted")
    contains(build(folder, "--follow-links").err, "2 articles accepted")
    equal(len(run("quotes", folder / "corpus", "--follow-links").documents()), 2)
    equal(len(run("quotes", folder / "corpus").documents()), 1)


def test_a_second_build_into_a_folder_is_told_who_is_at_work(folder):
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    first = subprocess.Popen([BINARY, "build", str(pipe), "-o", str(folder / "site"), "--no-app"], stderr=subprocess.PIPE, text=True)
    try:
        with open(pipe, "w") as end:  # the first build is reading by now, and holds the folder
            second = build(folder)
            equal(second.code, 2)
            contains(second.err, f"process {first.pid} (", "verbatim build")
            end.write(ARTICLE)
        equal(first.wait(timeout=60), 0)
    finally:
        first.kill()
        first.wait()
        first.stderr.close()
    equal(run("check", folder / "site").code, 0)
    equal(sorted(path.name for path in folder.iterdir()), ["corpus", "pipe", "site", "site.analyses", "site.report.html", "site.report.json"])


def test_a_signal_ends_a_build_and_leaves_nothing(folder):
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        before = everything(folder)
        process = subprocess.Popen([BINARY, "build", str(pipe), "-o", str(folder / "deep" / "site"), "--no-app"], stderr=subprocess.PIPE, text=True)
        try:
            with open(pipe, "w") as end:
                end.write(ARTICLE)
                end.flush()
                process.send_signal(number)
                equal(process.wait(timeout=60), -number)
        finally:
            process.kill()
            process.wait()
            process.stderr.close()
        equal(everything(folder), before)


def test_the_former_collection_stays_until_the_next_build_or_is_pruned(folder):
    equal(build(folder).code, 0)
    first = set(files(folder / "site"))
    (folder / "corpus" / "b.txt").write_text(ARTICLE.replace("bridge", "dam"))
    equal(build(folder).code, 0)
    assert first <= set(files(folder / "site"))
    equal(run("check", folder / "site").code, 0)
    equal(build(folder, "--prune").code, 0)
    assert not first <= set(files(folder / "site"))
    (folder / "other").mkdir()
    equal(run("build", folder / "corpus", "-o", folder / "other" / "site", "--no-app", "--title", "corpus").code, 0)
    equal(files(folder / "site"), files(folder / "other" / "site"))


def test_check_names_what_does_not_belong(folder):
    equal(build(folder).code, 0)
    site = folder / "site"
    (site / "data" / "spool.tmp").write_text("readable articles")
    (site / "app").mkdir()
    (site / "app" / "old.js").write_text("x")
    (site / "CNAME").write_text("example.org")
    found = run("check", site)
    equal(found.code, 1)
    contains(found.out, "data/spool.tmp: found a stray file", "app/old.js: found a stray file", "2 problems")
    (site / ".verbatim-files").unlink()  # as after a copy without dot files: the bundle's own files are known by its manifests
    contains(run("check", site).out, "data/spool.tmp: found a stray file", "1 problem")
    (site / "data" / "spool.tmp").unlink()
    equal(run("check", site).code, 0)


def test_check_tells_a_page_of_another_build(folder):
    equal(build(folder).code, 0)
    site = folder / "site"
    manifest = next(site.glob("data/manifest-*.json")).relative_to(site)
    (site / "index.html").write_text(f'<script data-manifest="{manifest}">')
    equal(run("check", site).code, 0)
    (folder / "corpus" / "b.txt").write_text(ARTICLE.replace("bridge", "dam"))
    page = (site / "index.html").read_text()
    equal(build(folder).code, 0)
    (site / "index.html").write_text(page)
    found = run("check", site)
    equal(found.code, 1)
    contains(found.out, "index.html: found the page of another build, which shows " + str(manifest))


def test_check_refuses_a_bundle_without_segments(folder):
    equal(build(folder).code, 0)
    path = folder / "site" / "data" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "segments": []}))
    found = run("check", folder / "site")
    equal(found.code, 1)
    contains(found.out, 'no usable "segments"')


def test_a_build_without_the_application_removes_the_page_of_an_earlier_one_and_no_other(folder):
    equal(build(folder).code, 0)
    (folder / "site" / "index.html").write_text("a page of the user's own")
    equal(build(folder).code, 0)
    equal((folder / "site" / "index.html").read_text(), "a page of the user's own")
    with open(folder / "site" / ".verbatim-files", "a") as listed:
        listed.write("current index.html\n")
    equal(build(folder).code, 0)
    equal(sorted(path.name for path in (folder / "site").iterdir()), [".verbatim", ".verbatim-files", "build-report.json", "data"])


def test_a_missing_application_is_said(folder):
    found = run("build", folder / "corpus", "-o", folder / "site", "--app", folder / "nowhere")
    equal(found.code, 2)
    contains(found.err, "nowhere", "--no-app")


def test_inputs_without_an_article_make_no_site_and_leave_an_earlier_one(folder):
    (folder / "empty").mkdir()
    for number in range(25):
        found = build(folder, "--format", "json", corpus="empty")
        equal(found.code, 1)
        contains(found.err, "no article found in ", "empty: ", ".jsonl")
        equal(json.loads(found.out)["read"]["accepted"], 0)
        assert not (folder / "site").exists()
        (folder / "empty" / f"{number}.jpg").write_bytes(b"\xff\xd8\xff")
    contains(build(folder, corpus="empty").err, "0.jpg: skipped", "… and 5 more\n")
    equal(build(folder).code, 0)
    before = files(folder / "site")
    equal(build(folder, corpus="empty").code, 1)
    equal(files(folder / "site"), before)


def test_corrections_that_do_not_apply_say_why(folder):
    quotes = [{"article": "nowhere", "words": "We will", "drop": True}, {"article": "a", "words": "We will close", "drop": True},
              {"article": "a", "words": "President Aida", "drop": True}, {"article": "a", "words": "We will", "speaker": "Omarov,"},
              {"article": "a", "words": "We will open", "person": "Aida Omarowa"}, {"article": "a", "words": "We will open the bridge", "person": "aida omarova"}]
    (folder / "corpus" / "corrections.json").write_text(json.dumps({"quotes": quotes}))
    found = build(folder)
    equal(found.code, 0)
    contains(found.err, "“We will” in article nowhere: no article has that id", "“We will close” in article a: its text does not hold these words in a row",
             "“President Aida” in article a: no quotation in it begins with these words", "“We will” in article a: “Omarov,” does not occur in it",
             "“Aida Omarowa” occurs in no article (correction of “We will open” in article a)")
    report = json.loads((folder / "site.report.json").read_text())["corrections"]
    equal([one["uses"] for one in report], [0, 0, 0, 0, 1, 1])
    equal(["reason" in one for one in report], [True, True, True, True, False, False])
    equal([one.get("unheard_person") for one in report], [None, None, None, None, "Aida Omarowa", None])


# quotes


def test_quotes_are_one_document_a_line(folder):
    found = run("quotes", folder / "corpus" / "a.txt", "--format", "jsonl")
    equal(found.code, 0)
    (document,) = found.documents()
    equal(list(document), ["id", "title", "date", "place", "source", "agency", "text", "people", "quotes", "other"])
    equal((document["id"], document["date"], document["place"], document["source"], document["agency"]),
          ("a", "2025-01-03", "Astana, Kazakhstan", "Steppe", "Steppe"))
    assert document["text"].startswith("ASTANA, Kazakhstan, January 3. President"), document["text"]
    quote = [q for q in document["quotes"] if q["kind"] == "direct"][0]
    equal(quote["text"].rstrip(","), "We will open the bridge in spring")
    equal((quote["speaker"], quote["cue"], quote["person"]), ("Omarova", "said", "Aida Omarova"))


def test_offsets_are_code_points_of_the_text_as_given(folder):
    text = "  \r\nCafe\u0301 🙂 owner Ann Lee spoke.\r\n“It’s   open,” Lee said, “and it stays open.”\r\n "
    (folder / "one.jsonl").write_text(json.dumps({"id": "x", "text": text, "lang": "en"}) + "\n")
    (document,) = run("quotes", folder / "one.jsonl").documents()
    equal(document["text"], text)
    equal(document["id"], "x")
    assert document["quotes"], document
    for quote in document["quotes"]:
        equal(" … ".join(text[start:end] for start, end in quote["frags"]), quote["text"])
        equal((quote["start"], quote["end"]), (quote["frags"][0][0], quote["frags"][-1][1]))
        for part in ("speaker", "cue"):
            if quote[part] is not None:
                equal(text[quote[part + "_start"]:quote[part + "_end"]], quote[part])


def test_quotes_go_on_after_a_bad_line(folder):
    (folder / "two.jsonl").write_text('{"id":"x","text":"Some words."}\n{"id":\n{"id":"y","text":"Some words."}\n')
    found = run("quotes", folder / "two.jsonl")
    equal(found.code, 1)
    equal([document["id"] for document in found.documents()], ["x", "y"])
    contains(found.err, "two.jsonl:2: rejected: found broken JSON")


def test_quotes_are_readable_as_text(folder):
    found = run("quotes", folder / "corpus", "--format", "text")
    equal(found.code, 0)
    contains(found.out, "“We will open the bridge in spring", "Aida Omarova", "said", "a · 2025-01-03 · Steppe")


def test_only_words_of_the_speakers_own_stand_between_marks(folder):
    (folder / "b.txt").write_text("date 2025-01-03 Mayor Ann Lee said that the port will close in May. Lee said the plan was “a gift to the "
                                  "whole coast” of the island. “It stays open,” Lee said.\n", encoding="utf-8")
    document = run("quotes", folder / "b.txt").documents()[0]
    equal(sorted(quote["kind"] for quote in document["quotes"]), ["direct", "indirect", "mixed"])
    lines = [line.strip() for line in run("quotes", folder / "b.txt", "--format", "text").out.splitlines()]
    words = [lines[at - 1] for at, line in enumerate(lines) if line.startswith("— ")]
    assert not words[0].startswith("“") and "the port will close" in words[0], words
    equal(words[1].count("“"), 1)
    contains(words[1], "“a gift to the whole coast”")
    assert words[2].startswith("“It stays open"), words


def test_quotes_of_files_without_an_article_say_so(folder):
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    found = run("quotes", folder / "photo.jpg")
    equal((found.code, found.out), (1, ""))
    contains(found.err, "photo.jpg: skipped", "no article found in ")


# search


def test_a_search_answers_as_json_and_as_text(folder):
    build(folder)
    answer = json.loads(run("search", folder / "site", "shared river", "--format", "json").out)
    equal(list(answer)[:4], ["query", "total", "hits", "facets"])
    equal(answer["total"], 1)
    equal(list(answer["hits"][0]), ["id", "title", "date", "source", "place", "score", "snippet"])
    equal(answer["hits"][0]["id"], "a")
    equal(answer["facets"]["source"], [{"value": "Steppe", "count": 1}])
    contains(run("search", folder / "site", "river").out, "1 article\n", "Astana, Kazakhstan")
    equal(json.loads(run("search", folder / "site", "zebra", "--format", "json").out)["total"], 0)


def test_where_a_query_asks_for_quotations_they_are_shown_with_their_speakers(folder):
    build(folder)
    hit = json.loads(run("search", folder / "site", "said:bridge speaker:omarova", "--format", "json").out)["hits"][0]
    equal(hit["quotation"], {"speaker": "Aida Omarova", "words": "“We will open the bridge in spring”", "stance": "says"})
    contains(run("search", folder / "site", "said:bridge").out, "\n  Aida Omarova: “We will open the bridge in spring”")


def test_a_denial_is_told_as_one_and_never_between_marks_of_its_speaker(folder):
    (folder / "corpus" / "b.txt").write_text("date 2025-01-03 The bridge stays closed. Mayor Ann Lee denied that the bridge was “falling to pieces”. “It is safe,” Lee said.\n", encoding="utf-8")
    said = {quote["text"]: quote["stance"] for quote in run("quotes", folder / "corpus" / "b.txt").documents()[0]["quotes"]}
    equal(said, {"that the bridge was “falling to pieces”": "denies", "It is safe,": "says"})
    contains(run("quotes", folder / "corpus" / "b.txt", "--format", "text").out, "\n  denied: that the bridge was “falling to pieces”\n")
    build(folder)
    (hit,) = json.loads(run("search", folder / "site", "said:pieces stance:denies", "--format", "json").out)["hits"]
    equal(hit["quotation"], {"speaker": "Ann Lee", "words": "that the bridge was “falling to pieces”", "stance": "denies"})
    contains(run("search", folder / "site", "stance:denies").out, "\n  Ann Lee denied: that the bridge was “falling to pieces”")
    listed = json.loads(run("search", folder / "site", "stance:denies", "--quotes", "newest", "--least", "all", "--format", "json").out)["quotes"]
    equal([(quote["words"], quote["stance"]) for quote in listed], [("that the bridge was “falling to pieces”", "denies")])
    equal(json.loads(run("search", folder / "site", "said:pieces -stance:denies", "--format", "json").out)["total"], 0)
    equal(run("check", folder / "site").code, 0)
    found = run("search", folder / "site", "stance:maybe")
    equal(found.code, 2)
    contains(found.err, "stance:denies or stance:says")


def test_the_limit_and_the_order_of_hits_can_be_chosen(folder):
    for day in range(1, 16):
        (folder / "corpus" / f"{day}.txt").write_text(ARTICLE.replace("2025-01-03", f"2025-02-{day:02}"))
    build(folder)
    answer = json.loads(run("search", folder / "site", "river", "--format", "json").out)
    equal((answer["total"], len(answer["hits"])), (16, 10))
    dates = [hit["date"] for hit in json.loads(run("search", folder / "site", "river", "--format", "json", "--limit", "3", "--sort", "date").out)["hits"]]
    equal(dates, ["2025-02-15", "2025-02-14", "2025-02-13"])


def test_all_forms_of_words_are_found_when_asked_for(folder):
    build(folder)
    equal(json.loads(run("search", folder / "site", "rivers", "--format", "json").out)["total"], 0)
    equal(json.loads(run("search", folder / "site", "rivers bridges", "--stem", "--format", "json").out)["total"], 1)
    equal(json.loads(run("search", folder / "site", '"rivers"', "--stem", "--format", "json").out)["total"], 0)


def test_words_are_shown_in_their_surroundings(folder):
    (folder / "corpus" / "b.txt").write_text("date 2025-02-01 A bridge of stone. The old bridge fell. One more bridge\n")
    build(folder)
    answer = json.loads(run("search", folder / "site", "bridge", "--concordance", "left", "--format", "json").out)
    equal({key: answer[key] for key in ("query", "articles", "looked_into", "total")}, {"query": "bridge", "articles": 2, "looked_into": 2, "total": 4})
    equal([line["left"].split()[-1] for line in answer["lines"]], ["A", "more", "old", "the"])
    equal(list(answer["lines"][0]), ["id", "date", "source", "left", "hit", "right"])
    by_right = json.loads(run("search", folder / "site", "bridge", "--concordance", "right", "--format", "json", "--limit", "2", "--offset", "1").out)
    equal([line["right"].split()[0] for line in by_right["lines"]], ["fell.", "in"])
    contains(run("search", folder / "site", "bridge", "--concordance", "newest").out, "4 lines from 2 of 2 articles", "A [bridge] of stone")
    equal(run("search", folder / "site", "bridge", "--concordance", "up").code, 2)
    equal(run("search", folder / "site", "(bridge", "--concordance", "left").code, 2)


def test_articles_are_counted_over_time(folder):
    (folder / "corpus" / "b.txt").write_text("date 2025-02-01 Another thing altogether happened here.\n")
    build(folder)
    answer = json.loads(run("search", folder / "site", "bridge", "--over-time", "month", "--format", "json").out)
    equal(answer, {"query": "bridge", "total": 1, "articles": 2, "bins": [{"from": "2025-01-01", "count": 1, "articles": 1},
                                                                          {"from": "2025-02-01", "count": 0, "articles": 1}]})
    contains(run("search", folder / "site", "bridge", "--over-time", "year").out, "1 of 2 articles", "2025", "50.0 %")


# A corpus in which every example of docs/query-language.md finds something.
EXAMPLES = [
    {"id": "double", "date": "2025-01-03", "source": "Trend", "place": "Astana, Kazakhstan", "lang": "en", "tags": ["economy"],
     "title": "Trade volume to double", "text": "ASTANA, Kazakhstan, January 3. “China and Wang Yi remain our strategic partner in trade,” President "
     "Kassym-Jomart Tokayev said.\n\nWang Yi, Foreign Minister of China, spoke of the colour of money. Women traded.\n\nThe "
     "trade volume doubled."},
    {"id": "tariffs", "date": "2024-10-05", "source": "Other Post", "lang": "en", "title": "Tariffs on trade",
     "text": "Tariffs on trade are a burden, and the trade of others suffers."},
    {"id": "old", "date": "2023-05-06", "source": "Other Post", "lang": "en", "title": "A quiet year", "text": "The trade went on. Mayor Ann Lee denied that a bribe had been paid."},
]


def test_the_examples_of_the_query_language_find_what_they_say(folder):
    (folder / "examples.jsonl").write_text("".join(json.dumps(one) + "\n" for one in EXAMPLES))
    build(folder, corpus="examples.jsonl")
    guide = (pathlib.Path(__file__).parents[2] / "docs" / "query-language.md").read_text(encoding="utf-8")
    table = [line for line in guide.splitlines() if line.startswith("| `")]
    queries = [query.replace("\\|", "|") for line in table for query in re.findall("`([^`]+)`", line.split(" | ")[0])]
    queries = [f"date:{query}" if query.startswith("last-") else query for query in queries] + re.findall("^    (said:.+)$", guide, re.MULTILINE)
    assert len(queries) > 30, queries
    expected = {"trade volume": ["double"], '"trade volume"': ["double"], "trade -volume": ["tariffs", "old"], "trade NOT volume": ["tariffs", "old"],
                "(trade OR tariffs) china": ["double"], "wom?n": ["double"], "col*r": ["double"], "tokaev~1": ["double"], "title:trade": ["double", "tariffs"],
                'text:"trade volume"': ["double"], "source:trend": ["double"], "place:astana": ["double"], "tag:economy": ["double"],
                "person:tokayev": ["double"], "said:trade": ["double"], 'said:"strategic partner"': ["double"], "speaker:tokayev": ["double"],
                "date:2024": ["tariffs"], "date:2024-10": ["tariffs"], "date:2024-10-05": ["tariffs"], "date:2024-10..2025-01": ["double", "tariffs"],
                "date:..2023": ["old"], "date:last-30d": ["double"], "date:last-2w": ["double"], "stance:denies": ["old"], "has:quote": ["double"],
                "said:“strategic partner” speaker:tokayev date:2025": ["double"]}
    missing = set(expected) - set(queries)
    assert not missing, missing
    for query in queries:
        found = run("search", folder / "site", "--format", "json", "--", query)
        equal((query, found.code), (query, 0))
        ids = sorted(hit["id"] for hit in json.loads(found.out)["hits"])
        equal((query, ids), (query, sorted(expected.get(query, ids))))
        assert ids or query == "about:china", query


def test_a_query_that_cannot_be_read_is_pointed_at(folder):
    build(folder)
    found = run("search", folder / "site", 'river AND (')
    equal(found.code, 2)
    contains(found.err, "river AND (", "^", "expected")


# check


def test_damage_is_found_in_every_file(folder):
    build(folder)
    equal(run("check", folder / "site").code, 0)
    for shard in sorted((folder / "site" / "data").glob("*.vbs")):
        whole = shard.read_bytes()
        for damage in (lambda: shard.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1])), shard.unlink):
            damage()
            found = run("check", folder / "site", "--format", "json")
            equal(found.code, 1)
            contains(" ".join(problem["where"] for problem in json.loads(found.out)["problems"]), shard.name)
        shard.write_bytes(whole)
    equal(run("check", folder / "site").code, 0)


def test_a_check_tells_of_the_application(folder):
    build(folder)
    site = folder / "site"
    found = run("check", site)
    equal(found.code, 0)
    contains(found.out, "1 article, 2 quotes, 1 person\n", "every file of the bundle is there", "the application is not there")
    equal(json.loads(run("check", site, "--format", "json").out)["application"], False)
    (site / "app").mkdir()
    for name in ("index.html", "app/verbatim-0.js", "app/verbatim-0.wasm"):
        (site / name).write_text("x")
    assert "application" not in run("check", site).out
    equal(json.loads(run("check", site, "--format", "json").out)["application"], True)


# inspect


def test_every_file_of_a_bundle_is_shown_readably(folder):
    build(folder)
    overview = run("inspect", folder / "site")
    equal(overview.code, 0)
    contains(overview.out, '"title": "corpus"', "1 article, ", "article_terms", ".vbs (")
    names = [path.name for path in (folder / "site" / "data").glob("*.vbs")]
    shown = run("inspect", folder / "site", *names)
    equal(shown.code, 0)
    for name in names:
        contains(shown.out, name)
    contains(shown.out, "shared river", '"bridge" 1', "Aida Omarova", "person", "rows")
    equal(run("inspect", folder / "site", names[0][:-4]).code, 0)
    nowhere = run("inspect", folder / "site", "0123456789abcdef")
    equal(nowhere.code, 2)
    contains(nowhere.err, "0123456789abcdef", "verbatim inspect SITE")
    path = folder / "site" / "data" / names[0]
    path.write_bytes(path.read_bytes()[:-3])
    damaged = run("inspect", folder / "site", names[0])
    contains(damaged.err, "its hash is not its name")


# The terminal

STEERING = "\x1b[2J\u202egnp\u009b31m\x7f\u2066"
MARKED = "\\x1b[2J‹U+202E›gnp‹U+009B›31m\\x7f‹U+2066›"


def test_names_and_titles_cannot_steer_the_terminal(folder):
    text = f"“We will open the bridge in {STEERING} spring,” President Aida Omarova said."
    record = {"id": STEERING + "id", "title": "\u202etitle", "source": "\u202esource", "place": "\u202eplace, X", "date": "2025-01-03", "text": text, "lang": "en"}
    (folder / "corpus" / "b.jsonl").write_text(json.dumps(record) + "\n")
    (folder / "corpus" / f"{STEERING}.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "corpus" / f"{STEERING}\n.jpg").write_bytes(b"\xff\xd8\xff")
    corrections = {"quotes": [{"article": STEERING, "words": STEERING, "drop": True}, {"article": "a", "words": "We will open", "person": STEERING}], "same": [[STEERING, "x"]]}
    (folder / "corpus" / "corrections.json").write_text(json.dumps(corrections))
    site = folder / "site"
    built = build(folder, "--title", "\u202ecollection")
    shards = sorted(path.name for path in (site / "data").glob("*.vbs"))
    (hit,) = [one for one in json.loads(run("search", site, "bridge", "--format", "json").out)["hits"] if one["id"].endswith("id")]
    equal((hit["id"], hit["title"]), (STEERING + "id", "\u202etitle"))  # what programs read stays as it is
    shown = [(built, [MARKED + "\\x0a.jpg: skipped", f"“{MARKED}” in article {MARKED}: no article", f"“{MARKED}” occurs in no article", f"“{MARKED}” and “x”"]),
             (run("quotes", folder / "corpus", "--format", "text"), [MARKED + "id · ", "‹U+202E›title\n", " · ‹U+202E›source\n", MARKED + "\\x0a.jpg: skipped"]),
             (run("quotes", folder / (STEERING + "\n")), [MARKED + "\\x0a: found nothing"]),
             (run("search", site, "bridge"), [MARKED + "id · ", "‹U+202E›title\n", " · ‹U+202E›source", "‹U+202E›gnp"]),
             (run("search", site, "bridge", "--concordance", "newest"), ["[bridge] in [2J‹U+202E›gnp"]), (run("search", site, STEERING + "(", "--over-time", "year"), [f"  {MARKED}(\n  {' ' * len(MARKED)}"]),
             (run("search", site, "x", "--sort", STEERING), [f'not "{MARKED}"']), (run("search", folder / STEERING, "x"), [MARKED + "/data/manifest.json"]),
             (run("inspect", site), ['"title": "‹U+202E›collection"']), (run("inspect", site, *shards), [MARKED + "id", '"‹U+202E›title"']), (run("inspect", site, STEERING), [MARKED]),
             (run("serve", folder / STEERING), [MARKED]), (run("serve", site, "--host", STEERING), [MARKED]), (run("check", folder / STEERING), [MARKED]), (run(STEERING), [MARKED]),
             (run("build", "--" + STEERING), [MARKED]), (run("build", folder / "corpus", "-o", folder / "corpus" / STEERING, "--no-app"), [MARKED])]
    for outcome, parts in shown:
        contains(outcome.out + outcome.err, *parts)
        steering = [one for one in outcome.out + outcome.err if (ord(one) < 0x20 and one not in "\n\t") or 0x7F <= ord(one) < 0xA0 or one in "\u202e\u2066"]
        equal(steering, [], outcome.out, outcome.err)


# serve


class Server:
    def __init__(self, site, *options):
        self.process = subprocess.Popen([BINARY, "serve", str(site), *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        self.port = int(self.address.rstrip("/").rsplit(":", 1)[1])

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.err = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()


def test_a_site_is_served_with_the_right_types_and_fresh_each_time(folder):
    build(folder)
    types = {"x.wasm": "application/wasm", "x.js": "text/javascript", "x.css": "text/css", "x.html": "text/html",
             "x.json": "application/json", "x.ttf": "font/ttf"}
    for name in types:
        (folder / "site" / name).write_text("x")
    with Server(folder / "site") as server:
        for name, kind in types.items():
            status, headers, _ = server.get("/" + name)
            equal((status, headers["content-type"].split(";")[0]), (200, kind))
            equal(headers["cache-control"], "no-cache")
        equal(server.get("/data/manifest.json")[2], (folder / "site" / "data" / "manifest.json").read_bytes())
        equal(server.get("/nothing")[0], 404)
        equal(server.get("/../corpus/a.txt")[0], 404)


def test_a_missing_address_shows_the_sites_own_page(folder):
    build(folder)
    with Server(folder / "site") as server:
        equal(server.get("/nothing")[0], 404)
        (folder / "site" / "404.html").write_text("Nothing is here")
        status, headers, body = server.get("/deep/nothing")
        equal((status, headers["content-type"].split(";")[0], headers["cache-control"], body), (404, "text/html", "no-cache", b"Nothing is here"))
    contains(server.err, "the site has no page to show (built with --no-app, or not copied whole)")
    (folder / "site" / "index.html").write_text("x")
    with Server(folder / "site") as server:
        equal(server.get("/")[0], 200)
    assert "no page" not in server.err, server.err


def test_a_port_that_is_taken_makes_the_next_one_serve(folder):
    build(folder)
    with Server(folder / "site") as first, Server(folder / "site") as second:
        assert first.port != second.port
        equal(second.get("/data/manifest.json")[0], 200)
        found = run("serve", folder / "site", "--port", first.port)
        equal(found.code, 2)
        contains(found.err, str(first.port), "in use")


def test_options_of_quotations_need_quotations(folder):
    build(folder)
    found = run("search", folder / "site", "bridge", "--reported")
    equal(found.code, 2)
    contains(found.err, "--reported", "--quotes")
    equal(run("search", folder / "site", "bridge", "--reported", "--quotes", "newest").code, 0)
    found = run("quotes", folder / "corpus", "--format", "text")
    assert any(f"%, {standing}]" in found.out for standing in ("doubtful", "likely", "sure", "striking")), found.out


def test_settings_beside_the_corpus_name_rights_texts_and_fields(folder):
    corpus = folder / "corpus"
    secret = "The harbour master hid seventeen quokkas behind the brewery."
    stories = [{"words": {"main": "“We carry water,” said Nadia Brook. " + "It rained all day and nobody came. " * 8 + secret}, "name": "Well", "when": ["soon"], "printed": "2025-01-03", "paper": "courier.example"}]
    (corpus / "own.json").write_text(json.dumps({"payload": {"stories": stories}}))
    settings = {"title": "Own news", "rights": "© all", "sources": {"courier.example": {"name": "Courier", "rights": "© Courier Ltd", "text": "quotes"}},
                "fields": {"list": "payload.stories", "text": "words.main", "title": "name", "date": ["when", "printed"], "source": "paper"}}
    (corpus / "verbatim.json").write_text("// ours\n" + json.dumps(settings))
    article = json.loads(run("read", corpus / "own.json", "--format", "jsonl").out.splitlines()[0])
    equal((article["title"], article["date"], article["source"]), ("Well", "2025-01-03", "courier.example"))
    contains(article["found"]["date"], "verbatim.json: printed")
    build(folder)
    manifest = json.loads((folder / "site" / "data" / "manifest.json").read_text())
    equal((manifest["title"], manifest["rights"]), ("Own news", "© all · Courier: © Courier Ltd"))
    assert "Courier" in manifest["sources"], manifest["sources"]
    equal(json.loads(run("search", folder / "site", "quokkas", "--format", "json").out)["total"], 0)
    # A flag goes before the file.
    build(folder, "--text", "courier=full", "--title", "Other")
    equal(json.loads(run("search", folder / "site", "quokkas", "--format", "json").out)["total"], 1)
    equal(json.loads((folder / "site" / "data" / "manifest.json").read_text())["title"], "Other")
    for settings, words in (('{"url": "example.org"}', "verbatim.json: url"), ('{"max_file": 9}', 'write "max_files"'), ('{"pages": "some"}', '"auto", "articles" or "none"'), ('{"max_files": -1}', "a number of files"), ('{"noindex": 1}', "true or false")):
        (corpus / "verbatim.json").write_text(settings)
        found = run("build", corpus, "-o", folder / "site", "--no-app")
        equal((settings, found.code), (settings, 2))
        contains(found.err, words)
    (corpus / "verbatim.json").write_text('{"fields": {"txt": "a"}}')
    found = run("build", corpus, "-o", folder / "site", "--no-app")
    equal(found.code, 2)
    contains(found.err, "verbatim.json: fields.txt", 'write "text"')


# Export, batch, stats


def build_two(folder):
    """Two articles of two outlets; the second one's title is a formula to a spreadsheet."""
    rows = [
        {"id": "a-1", "title": "Harbour opens", "date": "2025-01-03", "source": "The Post", "url": "https://post.example/1",
         "text": "“We build the harbour in a year,” said Ada Crane, the mayor of Port Ellery. The crowd cheered."},
        {"id": "a-2", "title": "=1+1 harbours", "date": "2025-02-04", "source": "Tern", "text": "“The harbour costs too much,” said Odile Ferrant. Nobody cheered."},
    ]
    (folder / "two.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    equal(build(folder, corpus="two.jsonl").code, 0)
    return folder / "site"


def test_export_prints_quotations_articles_lines_and_counts(folder):
    site = build_two(folder)
    rows = list(csv.DictReader(io.StringIO(run("export", site, "harbour").out)))
    equal(sorted((row["id"], row["speaker"], row["words"]) for row in rows), [("a-1", "Ada Crane", "We build the harbour in a year"), ("a-2", "Odile Ferrant", "The harbour costs too much")])
    rows = list(csv.DictReader(io.StringIO(run("export", site, "harbours OR opens", "--what", "articles", "--url", "https://e.org/x").out)))
    equal(sorted((row["id"], row["title"], row["link"]) for row in rows),
          [("a-1", "Harbour opens", "https://e.org/x/#/articles?article=a-1"), ("a-2", "'=1+1 harbours", "https://e.org/x/#/articles?article=a-2")])
    lines = [json.loads(line) for line in run("export", site, "cheered", "--what", "lines", "--as", "jsonl").out.splitlines()]
    equal(sorted(line["left"].split()[-1] for line in lines), ["Nobody", "crowd"])
    counts = list(csv.DictReader(io.StringIO(run("export", site, "harbour", "--what", "over-time").out)))
    equal(sum(int(row["found"]) for row in counts), 2)


def test_export_takes_a_link_of_the_explorer_with_its_filters(folder):
    site = build_two(folder)
    for link in ("#/articles?from=2025-02-01", "https://e.org/site/#/articles?from=2025-02-01"):
        found = run("export", site, link, "--as", "bibtex")
        equal(found.code, 0)
        contains(found.out, "a-2")
        assert "a-1" not in found.out
    contains(run("export", site, "#/quotes?speaker=Ada%20Crane", "--as", "markdown").out, "> “We build the harbour in a year” — Ada Crane")


def test_export_knows_annotations_ris_people_and_where_the_site_is(folder):
    site = build_two(folder)
    equal(build(folder, "--url", "https://e.org/news", corpus="two.jsonl").code, 0)
    contains(run("export", site, "harbour", "--as", "bibtex").out, "https://e.org/news/\\#/articles?")
    contains(run("export", site, "harbour", "--as", "bibtex", "--url", "https://other.example/").out, "https://other.example/")
    ris = run("export", site, "opens OR costs", "--as", "ris", "--what", "articles").out
    equal((ris.count("TY  - NEWS"), ris.count("ER  - ")), (2, 2))
    contains(ris, "UR  - https://post.example/1", "DA  - 2025/02/04/")
    said = json.loads(run("export", site, "harbour year", "--as", "annotation").out)
    equal((said["type"], len(said["first"]["items"])), ("AnnotationCollection", 1))
    one = said["first"]["items"][0]
    target = one["target"][0]
    equal((one["type"], one["body"][0]["value"], target["source"]), ("Annotation", "Ada Crane", "https://post.example/1"))
    text = json.loads((folder / "two.jsonl").read_text(encoding="utf-8").splitlines()[0])["text"]
    contains(text, target["selector"]["prefix"] + target["selector"]["exact"] + target["selector"]["suffix"])
    contains(target["selector"]["exact"], "We build the harbour in a year")
    people = list(csv.DictReader(io.StringIO(run("export", site, "--what", "people").out)))
    equal(sorted((row["name"], row["quotes"], row["link"]) for row in people),
          [("Ada Crane", "1", "https://e.org/news/#/quotes?speaker=Ada%20Crane"), ("Odile Ferrant", "1", "https://e.org/news/#/quotes?speaker=Odile%20Ferrant")])
    equal([row["name"] for row in csv.DictReader(io.StringIO(run("export", site, "ferr", "--what", "people").out))], ["Odile Ferrant"])
    equal(run("export", site, "#/people").out.split(",", 1)[0], "name")
    (folder / "names.txt").write_text("harbour\n", encoding="utf-8")
    contains(run("batch", site, folder / "names.txt").out, "https://e.org/news/#/articles?q=harbour")
    (site / "build-report.json").write_text('{"url":"javascript:alert(1)"}', encoding="utf-8")
    assert "javascript" not in run("export", site, "harbour").out


def test_export_says_what_makes_no_sense(folder):
    site = build_two(folder)
    for link, words in (("#/nonsense", 'unknown page "nonsense"'), ("#/quotes?from=soon", "from=soon"), ("https://e.org/#/quotes?colour=red", "colour=red")):
        found = run("export", site, link)
        equal((found.code, found.out), (2, ""))
        contains(found.err, words, "copy the link from the explorer")
    found = run("export", site, "speaker:")
    equal((found.code, found.out), (2, ""))
    contains(found.err, "expected a value right after speaker:")
    found = run("export", site, "harbour", "--what", "lines", "--as", "bibtex")
    equal((found.code, found.out), (2, ""))
    contains(found.err, "csv or jsonl")
    equal(run("export", folder / "nothing").code, 2)
    equal(run("export", site, "harbour", "--excel").out, "\ufeff" + run("export", site, "harbour").out)


# Builds onto a site that is there


NAMES = ["Ada Crane", "Mara Lind", "Jan Roe", "Lars Berg", "Aida Omarova"]


def grown_article(chance, number):
    name, other = chance.sample(NAMES, 2)
    word = chance.choice(["bridge", "harbour", "school", "market"])
    return {"id": f"a-{number}", "title": f"The {word} of {name}", "date": f"2025-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}", "source": chance.choice(["Tern", "The Post"]),
            "text": f"{name}, the minister of the {word}, spoke of the “so-called {word}” to {other}.\n\n“We will open {word} number {chance.randint(1, 99)} in spring,” {name.split()[1]} said. "
                    f"“It is late,” {other} replied."}


def test_a_site_that_grows_is_the_one_that_a_fresh_build_makes(folder):
    for seed in range(3):
        chance = random.Random(seed)
        articles = {number: grown_article(chance, number) for number in range(30)}
        shutil.rmtree(folder / "site", ignore_errors=True)
        (folder / "site.analyses").unlink(missing_ok=True)
        for turn in range(4):
            (folder / "grown").mkdir(exist_ok=True)
            (folder / "grown" / "all.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles.values()))
            found = build(folder, "--prune", corpus="grown")
            equal(found.code, 0)
            if turn > 0:
                contains(found.err, f"analysed before: {same} article")
            shutil.rmtree(folder / "fresh", ignore_errors=True)
            equal(run("build", folder / "grown", "-o", folder / "fresh", "--no-app", "--no-cache").code, 0)
            equal(files(folder / "site"), files(folder / "fresh"))
            assert not (folder / "fresh.analyses").exists()
            before = dict(articles)
            for number in chance.sample(sorted(articles), 3):
                del articles[number]
            for number in chance.sample(sorted(articles), 3):
                articles[number] = grown_article(chance, number)
            for number in range(100 * (turn + 1), 100 * (turn + 1) + 4):
                articles[number] = grown_article(chance, number)
            same = sum(before.get(number) == article for number, article in articles.items())


def test_kept_analyses_that_are_damaged_or_foreign_are_made_anew(folder):
    build(folder)
    kept, site = folder / "site.analyses", files(folder / "site")
    whole = kept.read_bytes()
    equal(kept.stat().st_mode & 0o077, 0)
    for damaged in (whole[:-1], whole[:40], whole[:60] + bytes([whole[60] ^ 1]) + whole[61:], whole[:9] + b"x" + whole[10:], whole + whole):
        kept.write_bytes(damaged)
        found = build(folder)
        equal(found.code, 0)
        assert "analysed before" not in found.err, found.err
        equal({path: text for path, text in files(folder / "site").items() if path != ".verbatim-files"}, {path: text for path, text in site.items() if path != ".verbatim-files"})
        contains(build(folder).err, "analysed before: 1 article")
    kept.write_text("my thesis")
    found = build(folder)
    equal((found.code, kept.read_text()), (0, "my thesis"))
    contains(found.err, "the analyses were not kept", "site.analyses", "move it away")
    kept.unlink()
    kept.mkdir()
    equal(build(folder).code, 0)


def test_parts_built_apart_make_the_site_that_one_build_makes(folder):
    chance = random.Random(7)
    (folder / "grown").mkdir()
    (folder / "grown" / "all.jsonl").write_text("".join(json.dumps(grown_article(chance, number)) + "\n" for number in range(40)))
    equal(run("build", folder / "grown", "-o", folder / "fresh", "--no-app", "--no-cache").code, 0)
    sizes = []
    for part in (1, 2, 3):
        found = run("build", folder / "grown", "--part", f"{part}/3", "-o", folder / "parts" / str(part))
        equal(found.code, 0)
        sizes.append(int(re.search(r"analysed (\d+) articles? of 40", found.err).group(1)))
    equal(sum(sizes), 40)
    takes = [word for part in (1, 2, 3) for word in ("--analyses", folder / "parts" / str(part))]
    found = build(folder, "--no-cache", *takes, corpus="grown")
    contains(found.err, "analysed before: 40 articles")
    equal(files(folder / "site"), files(folder / "fresh"))
    equal(sorted(path.name for path in (folder / "parts").iterdir()), ["1", "2", "3"])
    # One part is missing: its articles are analysed. One is damaged: the user named it, so that is said.
    contains(run("build", folder / "grown", "-o", folder / "other", "--no-app", *takes[:4]).err, f"analysed before: {sizes[0] + sizes[1]} articles")
    (folder / "parts" / "2").write_text("cut")
    found = build(folder, *takes, corpus="grown")
    equal(found.code, 2)
    contains(found.err, "parts/2", "a file of 3 bytes")
    for share in ("0/3", "4/3", "1", "a/b", "1/"):
        equal(run("build", folder / "grown", "--part", share, "-o", folder / "parts" / "4").code, 2)
    equal(run("build", folder / "grown", "--part", "1/2", "-o", folder / "parts" / "2").code, 2)


def test_batch_gives_a_row_a_line(folder):
    site = build_two(folder)
    (folder / "names.txt").write_text("\ufeffAda Crane\r\n\n# a remark\n  harbour  \nspeaker:\nNobody Atall\n", encoding="utf-8")
    found = run("batch", site, folder / "names.txt")
    equal(found.code, 1)
    rows = list(csv.DictReader(io.StringIO(found.out)))
    equal([(row["line"], row["articles"], row["quotations"], row["said_by"], row["first"], row["last"]) for row in rows],
          [("Ada Crane", "1", "0", "1", "2025-01-03", "2025-01-03"), ("harbour", "2", "2", "", "2025-01-03", "2025-02-04"), ("speaker:", "", "", "", "", ""), ("Nobody Atall", "0", "0", "", "", "")])
    equal(rows[1]["sources"], "Tern (1), The Post (1)")
    contains(rows[2]["problem"], "expected a value")
    (folder / "wrong.txt").write_bytes(b"caf\xe9\n")
    found = run("batch", site, folder / "wrong.txt")
    equal((found.code, found.out), (2, ""))
    contains(found.err, "no UTF-8")


def test_stats_counts_what_a_site_holds(folder):
    found = json.loads(run("stats", build_two(folder), "--format", "json").out)
    equal(found["articles"], {"all": 2, "undated": 0, "first": "2025-01-03", "last": "2025-02-04"})
    equal((found["quotations"]["direct_and_mixed"], found["quotations"]["without_a_known_person"]), (2, 0))
    equal(found["articles_by"]["sources"], {"Tern": 1, "The Post": 1})
    equal(found["quotations_by"]["speakers"], {"Ada Crane": 1, "Odile Ferrant": 1})
    equal(found["articles_by_month"], {"2025-01": 1, "2025-02": 1})


def prepare(folder):
    (folder / "corpus").mkdir()
    (folder / "corpus" / "a.txt").write_text(ARTICLE, encoding="utf-8")


def main(tests, usage):
    global BINARY
    BINARY, part = binary_and_part(usage)
    return run_tests(tests, prepare, part)


if __name__ == "__main__":
    sys.exit(main(globals(), __doc__))
