#!/usr/bin/env python3
"""check_pages.py VERBATIM APP DEMO: what stands in the plain pages of a site made of DEMO's articles.

Every link leads somewhere within the site, every page is well formed, feeds are XML, what machines read is JSON. Where no web application is
built, a stand-in is taken: the pages need its stylesheet alone.
"""
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as xml

VOID = {"meta", "link", "br", "img", "hr", "input", "wbr"}
ADDRESS = "https://example.org/news/"
ATOM = "{http://www.w3.org/2005/Atom}"


class Page(html.parser.HTMLParser):
    """A page's links, anchors and data; notes what is not well formed."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.links, self.ids, self.data, self.headings, self.script = [], [], [], [], [], [], False
        self.feed(text)
        self.close()
        if self.open:
            self.wrong.append(f"not closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(set(names)) != len(names):
            self.wrong.append(f"an attribute twice: {tag} {names}")
        found = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        if "href" in found:
            self.links.append(found["href"])
        if "id" in found:
            self.ids.append(found["id"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "script":
            self.script = True
            if found.get("type") != "application/ld+json":
                self.wrong.append("a script that runs")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")
        self.script = False

    def handle_data(self, data):
        if self.script:
            self.data.append(json.loads(data))


def make_site(program, app, corpus, folder, *options):
    if not (app / "pages.css").exists():
        app = folder / "app"
        (app / "fonts").mkdir(parents=True)
        web = pathlib.Path(__file__).resolve().parents[2] / "web"
        for name in ("index.html", "404.html", "style.css", "pages.css"):
            (app / name).write_bytes((web / name).read_bytes())
        for name in ("verbatim_web.js", "verbatim_web.wasm", "fonts/a-latin-400-normal.ttf"):
            (app / name).write_text("stand-in")
    site = folder / "site"
    subprocess.run([program, "build", corpus, "-o", site, "--app", app, *options], check=True, capture_output=True, timeout=120)
    return site


def problems_of(site):
    pages = {path: Page(path.read_text()) for path in site.glob("pages/**/*.html")}
    if len(pages) < 100:
        yield f"only {len(pages)} pages"
    for path, page in pages.items():
        name = path.relative_to(site)
        for one in page.wrong:
            yield f"{name}: {one}"
        if len(set(page.ids)) != len(page.ids):
            yield f"{name}: an id twice"
        if page.headings[:1] != [1] or any(b > a + 1 for a, b in zip(page.headings, page.headings[1:])):
            yield f"{name}: headings {page.headings}"
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme:
                if not link.startswith(("https://", "http://")):
                    yield f"{name}: {link}"
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file():
                yield f"{name}: {link} leads nowhere"
            elif parts.fragment and not parts.fragment.startswith("/") and parts.fragment not in pages[target].ids:
                yield f"{name}: {link} has no such place"
    for path in site.glob("pages/**/*.xml"):
        feed = xml.parse(path).getroot()
        if feed.tag != ATOM + "feed" or any(feed.find(ATOM + part) is None for part in ("id", "title", "updated")):
            yield f"{path}: no feed"
        ids = [entry.find(ATOM + "id").text for entry in feed.iter(ATOM + "entry")]
        if len(set(ids)) != len(ids):
            yield f"{path}: an entry's id twice"
    for path in site.glob("pages/quotation/*.json"):
        answer = json.loads(path.read_text())
        if (answer["version"], answer["type"]) != ("1.0", "rich") or not path.with_suffix(".html").exists():
            yield f"{path}: {answer}"
    places = [place.text for place in xml.parse(site / "sitemap.xml").getroot().iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    for place in places:
        if not place.startswith(ADDRESS) or not (site / place.removeprefix(ADDRESS)).is_file():
            yield f"sitemap.xml: {place}"
    listed = {page.relative_to(site).as_posix() for page in pages if "noindex" not in page.read_text()}
    if {place.removeprefix(ADDRESS) for place in places} != listed:
        yield "sitemap.xml does not name the pages that may be listed"
    json.loads((site / "ro-crate-metadata.json").read_text())


def main():
    program, app, demo = (pathlib.Path(one) for one in sys.argv[1:4])
    failed = passed = 0
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        site = make_site(program, app, demo, folder, "--url", ADDRESS.rstrip("/"))
        found = list(problems_of(site))
        names = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
        checks = [("the pages", found)]
        # As few as they may be, and none, without a trace of what stood there.
        fewer = site_files(program, site, demo, app, folder, "--max-files", "200")
        checks.append(("--max-files 200", [] if len(fewer) - 2 <= 200 else [f"{len(fewer)} files"]))
        (folder / "own").mkdir()
        for path in demo.rglob("*"):
            if path.suffix == ".md" and path.is_file():
                (folder / "own" / path.name).write_bytes(path.read_bytes())
        (folder / "own" / "verbatim.json").write_text('{"noindex": true, "embeds": "none", "rights": "© the papers"}')
        own = site_files(program, folder / "second", folder / "own", app, folder)
        texts = [(folder / "second" / one).read_text() for one in own if one.parts[0] == "pages" and one.suffix == ".html"]
        checks.append(("verbatim.json", [one[:200] for one in texts if 'content="noindex"' not in one or "© the papers" not in one] + [str(one) for one in own if "quotation" in one.parts] + ([] if texts else ["no pages"])))
        none = site_files(program, site, demo, app, folder, "--pages", "none")
        checks.append(("--pages none", [str(one) for one in none if one.parts[0] in ("pages", "sitemap.xml", "robots.txt")]))
        refused = subprocess.run([program, "build", demo, "-o", site, "--app", real_app(app, folder), "--max-files", "50"], capture_output=True, text=True, timeout=120, check=False)
        checks.append(("--max-files 50 is refused", [] if refused.returncode != 0 and "--max-files" in refused.stderr and (site / "index.html").exists() else [refused.stderr]))
        wrong = subprocess.run([program, "build", demo, "-o", site, "--url", "example.org"], capture_output=True, text=True, timeout=120, check=False)
        checks.append(("--url without a scheme is refused", [] if wrong.returncode == 2 and "expected an address" in wrong.stderr else [wrong.stderr]))
        if not names:
            checks.append(("files", ["none"]))
    for name, wrong_ones in checks:
        for one in wrong_ones[:10]:
            print(f"FAIL {name}: {one}")
        failed += bool(wrong_ones)
        passed += not wrong_ones
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def real_app(app, folder):
    return app if (app / "pages.css").exists() else folder / "app"


def site_files(program, site, corpus, app, folder, *options):
    subprocess.run([program, "build", corpus, "-o", site, "--app", real_app(app, folder), "--prune", *options], check=True, capture_output=True, timeout=120)
    return [path.relative_to(site) for path in site.rglob("*") if path.is_file()]


if __name__ == "__main__":
    sys.exit(main())
