#!/usr/bin/env python3
"""check_doctor.py VERBATIM [-k PART_OF_A_NAME]     stdlib only.

`verbatim doctor`: each fault that it knows is made, and must be named with its place and a remedy; what is sound must be
called so. Closes with `N passed, N failed`.
"""
import json
import shutil
import subprocess
import sys

import check_cli
from check_cli import ARTICLE, Outcome, build, files, run
from runner import contains, equal

FULL = "date 2025-01-03 Words of the first article.\n"
PAGE = '<script src="app/verbatim-0.js"></script>'


def examined(*paths, code=None):
    """The checks by their names: {check: [finding, …]}."""
    found = run("doctor", *paths, "--format", "json")
    equal(found.err, "")
    answer = json.loads(found.out)
    equal(answer["good"], found.code == 0)
    if code is not None:
        equal(found.code, code, found.out)
    checks = {}
    for one in answer["checks"]:
        assert one["health"] != "problem" or one.get("remedy"), one  # a problem without a way out helps nobody
        checks.setdefault(one["check"], []).append(one)
    return checks


def one_of(checks, name, part=""):
    (found,) = [one for one in checks.get(name, []) if part in one["found"]]
    return found


# A corpus


def test_a_sound_corpus_is_called_so(folder):
    (folder / "corpus" / "a.txt").unlink()
    (folder / "corpus" / "a.jsonl").write_text(json.dumps({"id": "a", "date": "2025-01-03", "source": "Post", "text": "The bridge is open, the mayor said on Friday.", "lang": "en"}) + "\n")
    before = files(folder)
    checks = examined(folder / "corpus", code=0)
    equal({name: [one["health"] for one in found] for name, found in checks.items()}, {"articles": ["ok"], "corrections.json": ["ok"], "room on the disk": ["ok"]})
    found = run("doctor", folder / "corpus")
    equal(found.code, 0)
    contains(found.out, f"corpus: {folder / 'corpus'}\n", "  ok       articles: 1 article in 1 file\n", "0 problems, 0 warnings\n")
    equal(files(folder), before)


def test_what_verbatim_new_writes_is_sound(folder):
    equal(run("new", folder / "news").code, 0)
    checks = examined(folder / "news", code=0)
    equal([one["health"] for found in checks.values() for one in found], ["ok", "ok", "ok"])


def test_records_that_are_refused_are_problems(folder):
    (folder / "corpus" / "more.jsonl").write_text('{"id":"z","text":"Good words here."}\nbroken\n{"id":"z","text":"Again."}\nbroken too\n')
    checks = examined(folder / "corpus", code=1)
    broken = one_of(checks, "rejected", "broken JSON")
    equal((broken["health"], broken["places"], broken["examples"]), ("problem", 2, ["more.jsonl:2", "more.jsonl:4"]))
    contains(broken["found"], "and 1 of the kind")
    equal(one_of(checks, "rejected", "a second time")["examples"], ["more.jsonl:3"])
    found = run("doctor", folder / "corpus")
    contains(found.out, "  problem  rejected: broken JSON", "\n           in: more.jsonl:2, more.jsonl:4\n           fix: expected one JSON object a line", "2 problems, ")


def test_files_that_are_not_read_come_with_a_way_to_make_them_readable(folder):
    corpus = folder / "corpus"
    for name in ("table.xls", "slides.fb2", "sub/other.FB2", "letter.doc", "all.7z", "odd.abc", "photo.jpg"):
        (corpus / name).parent.mkdir(exist_ok=True)
        (corpus / name).write_text("x")
    (corpus / "site.report.json").write_text('{\n  "verbatim_report": 1}')
    (corpus / "empty.txt").write_text("")
    (corpus / "really.txt").write_bytes(b"\x89PNG and so on")
    (corpus / ".hidden.txt").write_text("x")
    (corpus / "gone.txt").symlink_to(folder / "nowhere")
    checks = examined(corpus, code=0)
    for kind, words in [(".fb2", "pandoc"), (".xls)", "CSV"), (".doc)", "word processor"), (".7z", "unpack"), (".abc", "Markdown"), ("an empty file", "remove it"),
                        ("a picture", "plain text"), ("leads nowhere", "mend or remove")]:
        finding = one_of(checks, "skipped", kind)
        equal(finding["health"], "warning", kind)
        contains(finding["remedy"], words)
    equal(one_of(checks, "skipped", ".fb2")["examples"], ["slides.fb2", "sub/other.FB2"])
    for kind in (".jpg", "a hidden file"):
        equal(one_of(checks, "skipped", kind)["health"], "ok")
    equal(one_of(checks, "left out", "a report of verbatim build")["health"], "ok")


def test_encodings_and_dates_that_were_guessed_are_warned_of(folder):
    corpus = folder / "corpus"
    (corpus / "latin.txt").write_bytes(FULL.encode() + b"Caf\xe9\n")
    (corpus / "wide.txt").write_bytes((FULL + "More of it.").encode("utf-16"))
    (corpus / "mark.md").write_bytes(b"\xef\xbb\xbfWords under a mark.\n")
    (corpus / "parts.txt").write_text(FULL + "Cafe\u0301s.\n", encoding="utf-8")
    (corpus / "never.txt").write_text("date 2025-02-30 Words of that day.\n")
    checks = examined(corpus, code=0)
    for part, place in [("bytes that are no UTF-8", "latin.txt:1"), ("UTF-16", "wide.txt:1"), ("date 2025-02-30", "never.txt:1")]:
        finding = one_of(checks, "repaired", part)
        equal((finding["health"], finding["examples"]), ("warning", [place]))
    contains(one_of(checks, "repaired", "no UTF-8")["remedy"], "save the file as UTF-8")
    for part in ("a byte-order mark", "characters in parts"):
        equal(one_of(checks, "repaired", part)["health"], "ok")
    equal(one_of(checks, "dates")["examples"], ["mark.md:1", "never.txt:1"])


def test_articles_that_lack_something_or_stand_twice_are_counted(folder):
    corpus = folder / "corpus"
    (corpus / "b.txt").write_text((corpus / "a.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (corpus / "book.txt").write_text("The harbour is open and the bridge is not. " * 6000)
    (corpus / "it.jsonl").write_text(json.dumps({"date": "2025-01-01", "source": "X", "lang": "it", "text": "Il ministro ha detto che la riforma sarà pronta."}) + "\n")
    words = "The ferry to the island was late again, and the people who waited for it told the harbour master what they think of that."
    (corpus / "days.jsonl").write_text("".join(json.dumps({"date": date, "source": "X", "lang": "en", "text": words}) + "\n" for date in ("2025-01-01", "2025-01-02")))
    checks = examined(corpus, code=0)
    equal(one_of(checks, "dates")["found"].split(":")[0], "1 of 5 articles without a date")
    equal(one_of(checks, "twice")["examples"], ["b.txt:1"])
    equal(one_of(checks, "sources")["examples"], ["book.txt:1"])
    equal(one_of(checks, "same text")["examples"], ["days.jsonl:2 is days.jsonl:1"])
    equal(one_of(checks, "long texts")["examples"], ["book.txt:1 (258 KB)"])
    equal(one_of(checks, "languages", "(it 1)")["examples"], ["it.jsonl:1"])


def test_corrections_are_looked_at(folder):
    corrections = folder / "corpus" / "corrections.json"
    corrections.write_text('{"quotes": [{"article": "nowhere", "words": "x", "drop": true}, {"article": "a", "words": "We will", "drop": true}]}')
    finding = one_of(examined(folder / "corpus", code=0), "corrections.json")
    equal((finding["health"], finding["examples"], finding["found"]), ("warning", ["nowhere"], "1 correction of an article that is not there"))
    corrections.write_text("{")
    finding = one_of(examined(folder / "corpus", code=1), "corrections.json")
    equal(finding["health"], "problem")
    contains(finding["found"], "no valid JSON", "corrections.json:1")


def test_a_site_among_the_articles_is_named_once(folder):
    build(folder)
    shutil.copytree(folder / "site", folder / "corpus" / "sub" / "site")
    checks = examined(folder / "corpus", code=0)
    finding = one_of(checks, "skipped")
    contains(finding["found"], "a site that Verbatim has written")
    equal(finding["examples"], ["sub/site"])


def test_a_corpus_without_articles_is_a_problem(folder):
    (folder / "corpus" / "a.txt").unlink()
    finding = one_of(examined(folder / "corpus", code=1), "articles")
    contains(finding["found"], "no article found", ".jsonl")
    contains(finding["remedy"], "verbatim new")


# A site


def with_page(folder):
    """A site with a page that names a program, as one built with the application has."""
    build(folder)
    (folder / "site" / "app").mkdir()
    (folder / "site" / "app" / "verbatim-0.js").write_text("x")
    (folder / "site" / ".nojekyll").write_text("")
    (folder / "site" / "index.html").write_text(PAGE)
    listed = folder / "site" / ".verbatim-files"
    listed.write_text(listed.read_text() + "current app/verbatim-0.js\ncurrent index.html\ncurrent .nojekyll\n")
    return folder / "site"


def test_a_sound_site_is_called_so(folder):
    site = with_page(folder)
    checks = examined(site, code=0)
    equal({name: [one["health"] for one in found] for name, found in checks.items()}, {"bundle": ["ok"], "explorer": ["ok"], "size": ["ok"]}, checks)
    contains(run("doctor", site).out, f"site: {site}\n", "  ok       bundle: 1 article, every file as it was written\n")


def test_what_check_finds_is_found(folder):
    site = with_page(folder)
    shards = sorted((site / "data").glob("*.vbs"))
    shards[0].unlink()
    shards[1].unlink()
    (site / "data" / "stray.vbs").write_text("x")
    problems = examined(site, code=1)["bundle"]
    assert all(one["health"] == "problem" for one in problems), problems
    places = " ".join(place for one in problems for place in one["examples"])
    contains(places, shards[0].name, "stray.vbs")
    (site / "data" / "manifest.json").unlink()
    contains(one_of(examined(site, code=1), "bundle")["found"], "data/manifest.json", "no such file")


def test_parts_of_the_page_that_are_not_there_are_named(folder):
    site = with_page(folder)
    (site / ".nojekyll").unlink()
    equal(one_of(examined(site, code=0), ".nojekyll")["health"], "warning")
    (site / "app" / "verbatim-0.js").unlink()
    equal(one_of(examined(site, code=1), "explorer")["health"], "problem")
    (site / "index.html").unlink()
    equal(one_of(examined(site), "explorer")["health"], "warning")


def test_a_report_in_the_published_folder_is_a_problem(folder):
    site = with_page(folder)
    shutil.copy(folder / "site.report.json", site / "report.json")
    finding = one_of(examined(site, code=1), "reports")
    equal(finding["examples"], ["report.json"])  # and not build-report.json, which holds counts alone


def test_what_hosts_refuse_is_warned_of(folder):
    site = with_page(folder)
    for name, size in [("film.bin", 101 * 1024 * 1024), ("sound.bin", 26 * 1024 * 1024)]:
        with open(site / name, "wb") as file:
            file.truncate(size)
    checks = examined(site, code=0)
    equal(one_of(checks, "large files", "100 MiB")["examples"], ["film.bin (105.9 MB)"])
    equal(one_of(checks, "large files", "25 MiB")["examples"], ["sound.bin (27.3 MB)"])
    with open(site / "film.bin", "wb") as file:
        file.truncate(1_000_000_001)
    contains(one_of(examined(site, code=0), "size")["found"], "up to 1 GB")


# The machine


def installed(folder):
    """The program where `cmake --install` puts it, with a whole application."""
    (folder / "usr" / "bin").mkdir(parents=True)
    app = folder / "usr" / "share" / "verbatim" / "app"
    app.mkdir(parents=True)
    for name in ("index.html", "404.html", "style.css", "pages.css", "verbatim_web.js", "verbatim_web.wasm"):
        (app / name).write_text("x")
    (app / "fonts").mkdir()
    shutil.copy(check_cli.BINARY, folder / "usr" / "bin" / "verbatim")
    return folder / "usr" / "bin" / "verbatim"


def machine(program, limits="true", **environment):
    plain = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["bash", "-c", f'{limits}; exec "$0" doctor --format json', str(program)], capture_output=True, text=True, encoding="utf-8", timeout=120, env={**plain, **environment})
    found = Outcome(done)
    assert found.code in (0, 1), found.err
    return {one["check"]: one for one in json.loads(found.out)["checks"]}


def test_the_parts_of_the_program_are_looked_for(folder):
    program = installed(folder)
    app = folder / "usr" / "share" / "verbatim" / "app"
    checks = machine(program)
    equal((checks["web application"]["health"], checks["web application"]["found"]), ("ok", str(app)))
    equal(checks["verbatim-desktop"]["health"], "warning")
    (folder / "usr" / "bin" / "verbatim-desktop").write_text("#!/bin/sh\n")
    (folder / "usr" / "bin" / "verbatim-desktop").chmod(0o755)
    equal(machine(program)["verbatim-desktop"]["found"], str(folder / "usr" / "bin" / "verbatim-desktop"))
    (app / "verbatim_web.wasm").unlink()
    broken = machine(program)["web application"]
    equal(broken["health"], "problem")
    contains(broken["found"], "verbatim_web.wasm")
    shutil.rmtree(app)
    missing = machine(program)["web application"]
    equal(missing["health"], "problem")
    contains(missing["found"], str(app))
    contains(missing["remedy"], "cmake --preset web", "--no-app")


def test_the_machine_is_examined(folder):
    program = installed(folder)
    tools = folder / "tools"
    tools.mkdir()
    equal(machine(program)["display"]["health"], "warning")
    equal(machine(program, DISPLAY=":0")["display"]["found"], "DISPLAY=:0")
    equal(machine(program, limits="PATH=/nowhere")["browser"]["health"], "warning")
    (tools / "xdg-open").write_text("#!/bin/sh\n")
    (tools / "xdg-open").chmod(0o755)
    contains(machine(program, limits=f"PATH={tools}")["browser"]["found"], str(tools / "xdg-open"))
    equal(machine(program, limits="ulimit -n 15")["open files"]["health"], "problem")
    equal(machine(program, limits="ulimit -n 40")["open files"]["health"], "warning")
    equal(machine(program, limits="ulimit -n 256")["open files"]["health"], "ok")
    equal(machine(program, limits="ulimit -f 100")["size of files"]["found"], "at most 102400 bytes each")
    (folder / "taken").write_text("x")
    for check, variable in [("temporary files", "TMPDIR"), ("cache", "XDG_CACHE_HOME"), ("settings", "XDG_STATE_HOME")]:
        good = machine(program, **{variable: str(folder)})[check]
        equal(good["health"], "ok")
        contains(good["found"], str(folder), " free")
        bad = machine(program, **{variable: str(folder / "taken")})[check]
        equal(bad["health"], "warning", check)
        contains(bad["found"], str(folder / "taken"), "cannot be written")
        contains(bad["remedy"], variable)
    equal(machine(program)["127.0.0.1"]["health"], "ok")


# All of it


def test_wrong_usage_and_several_at_once(folder):
    found = run("doctor", folder / "nowhere")
    equal((found.code, found.out), (2, ""))
    contains(found.err, "nowhere: found nothing; expected a file or a folder of articles")
    equal(run("doctor", "--format", "xml").code, 2)
    site = with_page(folder)
    found = run("doctor", site, folder / "corpus")
    contains(found.out, f"site: {site}\n", f"corpus: {folder / 'corpus'}\n")
    assert "\x1b" not in found.out


def test_names_cannot_steer_the_terminal(folder):
    (folder / "corpus" / "\x1b[2J\u202eb.fb2").write_text("x")
    found = run("doctor", folder / "corpus")
    contains(found.out, "\\x1b[2J‹U+202E›b.fb2")
    assert "\x1b" not in found.out and "\u202e" not in found.out


if __name__ == "__main__":
    assert ARTICLE  # every test has it in corpus/a.txt
    sys.exit(check_cli.main(globals(), __doc__))
