#!/usr/bin/env python3
"""check_serve.py VERBATIM [-k PART_OF_A_NAME]     stdlib only.

Talks to `verbatim serve` through raw sockets, as browsers, slow clients and hostile ones do. Each test gets a folder with a
small site in site/; closes with `N passed, N failed`. No test measures time: where a server has to drop a client, the test
waits for that; where it must not, its limits are an hour.
"""
import contextlib
import os
import pathlib
import re
import resource
import select
import signal
import socket
import subprocess
import sys
import threading
import time

from runner import binary_and_part, equal, run_tests

BINARY = ""
PATIENCE = 60  # seconds after which a client gives a server up; an answer that comes is there at once
HOUR = "3600000"
PATIENT = ("--limit-request-ms", HOUR, "--limit-idle-ms", HOUR, "--limit-progress-ms", HOUR)
DIGITS = b"0123456789" * 10  # digits.txt: a hundred bytes
LARGE = 8 << 20              # more than the kernel keeps for a client that does not read
MANIFEST_HASH = "0123456789abcdef" * 2


def make_site(site):
    for name, content in {"index.html": b"<p>home", "404.html": b"<p>not here", "digits.txt": DIGITS, "empty.txt": b"", "data/manifest.json": b"{}",
                          f"data/manifest-{MANIFEST_HASH}.json": b"{}", "data/02e389ff332ad6a2.vbs": b"shard", "app/verbatim-0.js": b"1", "app/verbatim-0.wasm": b"1",
                          "app/style-0.css": b"a{}", "app/fonts/a.ttf": b"font", "deep/index.html": b"<p>deep", "deep/bare/a b.txt": b"text",
                          ".verbatim": b"mark", ".nojekyll": b"", ".git/config": b"secret", "deep/.hidden": b"secret"}.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


class Server:
    def __init__(self, site, *options):
        self.process = subprocess.Popen([BINARY, "serve", str(site), *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        self.port = int(self.process.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])

    def client(self, **options):
        return Client(self.port, **options)

    # One request on a connection of its own.
    def ask(self, target="/", method="GET", **fields):
        with self.client() as client:
            client.ask(target, method, **fields)
            return client.answer(method)

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


class Answer:
    def __init__(self, head, body):
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1])
        self.list = [tuple(line.split(": ", 1)) for line in lines[1:]]
        self.fields = {name.lower(): value for name, value in self.list}
        self.body = body

    def __getitem__(self, name):
        return self.fields.get(name)

    # What a cache goes by: all but the time of the answer.
    def lasting(self):
        return [(name, value) for name, value in self.list if name != "Date"]


class Client:
    def __init__(self, port, receive_buffer=None):
        self.socket = socket.socket()
        self.socket.settimeout(PATIENCE)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.connect(("127.0.0.1", port))
        self.port = port
        self.received = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data if isinstance(data, bytes) else data.encode("latin-1"))

    # Underscores in the names of fields stand for dashes. A host of None is left out.
    def ask(self, target="/", method="GET", host="", **fields):
        lines = [f"{method} {target} HTTP/1.1"]
        if host is not None:
            lines.append(f"Host: {host or f'127.0.0.1:{self.port}'}")
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
        self.send("\r\n".join(lines) + "\r\n\r\n")

    # The next bytes; b"" at the end, and where the connection was reset.
    def more(self):
        try:
            return self.socket.recv(1 << 16)
        except ConnectionError:
            return b""

    # The next answer. An AssertionError when the connection ends before it is whole.
    def answer(self, method="GET"):
        while b"\r\n\r\n" not in self.received:
            data = self.more()
            assert data, f"the connection ended after {self.received!r}"
            self.received += data
        head, self.received = self.received.split(b"\r\n\r\n", 1)
        answer = Answer(head, b"")
        length = 0 if method == "HEAD" or answer.status == 304 else int(answer["content-length"])
        while len(self.received) < length:
            data = self.more()
            assert data, f"the body ended after {len(self.received)} of {length} bytes"
            self.received += data
        answer.body, self.received = self.received[:length], self.received[length:]
        return answer

    def ended(self):
        data = self.received or self.more()
        assert data == b"", f"the connection goes on with {data[:200]!r}"


def raw(server, data):
    with server.client() as client:
        client.send(data)
        return client.answer()


# Whom it answers


def test_only_the_servers_own_names_are_answered(folder):
    with Server(folder / "site") as server:
        good = [f"127.0.0.1:{server.port}", f"localhost:{server.port}", f"LOCALHOST:{server.port}", f"[::1]:{server.port}"]
        bad = ["127.0.0.1", "localhost", "[::1]", f"localhost:{server.port + 1}", "evil.example", f"evil.example:{server.port}", f"localhost.:{server.port}", f"127.1:{server.port}",
               f"0.0.0.0:{server.port}", f"localhost:{server.port}.evil.example", f"user@localhost:{server.port}", f"localhost:{server.port}/", "news.example", f"news.example:{server.port}"]
        for host in good:
            equal(server.ask(host=host).status, 200, host)
        for host in bad:
            for target in ("/", "/nothing", "/deep", "/data/manifest.json"):
                answer = server.ask(target, host=host)
                equal(answer.status, 421, host)
                equal(answer["content-type"], "text/plain; charset=utf-8")
                assert b"--host NAME" in answer.body and f"localhost:{server.port}".encode() in answer.body, answer.body
                assert b"home" not in answer.body
        equal(server.ask(host=None).status, 400)
        equal(server.ask(host=good[0] + "\r\nHost: " + good[0]).status, 400)
        equal(raw(server, "GET / HTTP/1.0\r\n\r\n").status, 400)
        equal(server.ask(f"http://evil.example:{server.port}/").status, 421)
        equal(server.ask(f"http://localhost:{server.port}/digits.txt").body, DIGITS)


def test_names_given_at_the_start_are_answered_too(folder):
    with Server(folder / "site", "--host", "News.Example", "--host", "tunnel:9000", "--host=front:443") as server:
        for host in (f"news.example:{server.port}", "tunnel:9000", "front", "front:443", f"localhost:{server.port}"):
            equal(server.ask(host=host).status, 200, host)
        for host in ("news.example", "news.example:9000", "tunnel", f"tunnel:{server.port}", "other"):
            equal(server.ask(host=host).status, 421, host)
    for name in ("http://news.example", "", "a b", "a:99999"):
        found = subprocess.run([BINARY, "serve", str(folder / "site"), "--host", name], capture_output=True, text=True, timeout=PATIENCE)
        equal(found.returncode, 2, name)
        assert "--host" in found.stderr, found.stderr


def test_it_listens_on_loopback_alone(folder):
    with Server(folder / "site", "--host", "0.0.0.0") as server:
        listening = [line.split() for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]]
        equal({line[1] for line in listening if line[3] == "0A" and line[1].endswith(f":{server.port:04X}")}, {f"0100007F:{server.port:04X}"})


def test_only_reading_is_allowed(folder):
    with Server(folder / "site") as server:
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"):
            answer = server.ask("/digits.txt", method)
            equal((answer.status, answer["allow"]), (405, "GET, HEAD"), method)
        equal(server.ask("*", "OPTIONS").status, 405)


def test_what_is_no_request_is_refused_and_the_server_goes_on(folder):
    with Server(folder / "site") as server:
        host = f"Host: localhost:{server.port}\r\n"
        for data, status in [("nonsense\r\n\r\n", 400), ("GET / HTTP/1.1\r\n" + host + "a : b\r\n\r\n", 400), ("GET / HTTP/1.1\r\n" + host + " folded\r\n\r\n", 400),
                             ("GET / HTTP/3.0\r\n" + host + "\r\n", 505), ("GET /\0 HTTP/1.1\r\n" + host + "\r\n", 400), (b"\x16\x03\x01\x02\x00\r\n\r\n", 400),
                             ("GET /" + "a" * 9000 + " HTTP/1.1\r\n" + host + "\r\n", 414), ("GET /" + "a" * 9000, 414), ("GET / HTTP/1.1\r\n" + host + "a: b\r\n" * 200 + "\r\n", 431),
                             ("GET / HTTP/1.1\r\na: " + "b" * 20000, 431), ("GET / HTTP/1.1\r\n" + host + "Content-Length: x\r\n\r\n", 400),
                             ("GET / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
                             ("GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n", 501)]:
            answer = raw(server, data)
            equal((answer.status, answer["connection"]), (status, "close"), data[:60])
        with server.client() as client:
            client.send("GET / HT")  # and gone
        equal(server.ask().status, 200)


# Paths, links, folders


def test_no_address_leads_out_of_the_site_or_to_hidden_files(folder):
    (folder / "secret.txt").write_bytes(b"secret")
    with Server(folder / "site") as server:
        for target in ("/../secret.txt", "/%2e%2e/secret.txt", "/%2E%2E%2Fsecret.txt", "/..%2fsecret.txt", "/deep/../../secret.txt", "/deep/%2e%2e/%2e%2e/secret.txt", "/..\\secret.txt",
                       "/%5c..%5csecret.txt", "//secret.txt", f"/{folder}/secret.txt", f"//{folder}/secret.txt", "/deep/./index.html", "/./index.html", "/digits.txt%00", "/digits.txt%00.html",
                       "/digits.txt/", "/digits.txt/x", "/.verbatim", "/%2everbatim", "/.nojekyll", "/.git/config", "/.git/", "/.git", "/deep/.hidden", "/%2e", "/%2e/", "/index.html%0d%0aX:%20y",
                       "/" + "a" * 300, "/" + "a/" * 3000, "/data/%00"):
            answer = server.ask(target)
            equal((answer.status, answer.body), (404, b"<p>not here"), target)
        for target in ("/%", "/%zz", "secret.txt", "/a#b"):
            equal(server.ask(target).status, 400, target)
        equal(server.ask("/%64igits.txt?a=../b").body, DIGITS)
        equal(server.ask("/deep/bare/a%20b.txt").body, b"text")


def test_links_are_followed_as_long_as_they_stay_inside(folder):
    site, outside = folder / "site", folder / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_bytes(b"secret")
    (folder / "site-too").mkdir()
    (folder / "site-too" / "secret.txt").write_bytes(b"secret")
    for name, target in {"out": outside / "secret.txt", "relative-out": "../outside/secret.txt", "folder-out": outside, "sibling": folder / "site-too", "loop": "loop", "dangling": "nowhere",
                         "device": "/dev/zero", "hidden": ".git/config", "hidden-folder": ".git", "root": "/", "inside": "digits.txt", "absolute-inside": site / "digits.txt", "folder-inside": "deep",
                         "twice": "inside"}.items():
        (site / name).symlink_to(target)
    (outside / "back").symlink_to(site)
    os.mkfifo(site / "pipe")
    with Server(site) as server:
        for target in ("/out", "/relative-out", "/folder-out/secret.txt", "/folder-out/", "/sibling/secret.txt", "/loop", "/dangling", "/device", "/hidden", "/hidden-folder/config", f"/root{outside}/secret.txt",
                       "/pipe"):
            answer = server.ask(target)
            assert answer.status == 404 and b"secret" not in answer.body, (target, answer.status, answer.body)
        for target in ("/inside", "/absolute-inside", "/twice", "/folder-out/back/digits.txt"):
            equal(server.ask(target).body, DIGITS, target)
        equal(server.ask("/folder-inside/").body, b"<p>deep")
    with Server(outside / "back") as server:  # the site itself may be a link
        equal(server.ask("/digits.txt").body, DIGITS)
        equal(server.ask("/out").status, 404)


def test_a_link_put_in_the_place_of_a_file_is_never_followed_out(folder):
    site = folder / "site"
    (folder / "secret.txt").write_bytes(b"secret")
    stopped = threading.Event()

    def exchange():
        while not stopped.is_set():
            (site / "new").write_bytes(b"public")
            os.replace(site / "new", site / "changing")
            (site / "new").symlink_to(folder / "secret.txt")
            os.replace(site / "new", site / "changing")

    (site / "changing").write_bytes(b"public")
    with Server(site) as server, server.client() as client:
        thread = threading.Thread(target=exchange)
        thread.start()
        try:
            seen = set()
            for _ in range(900):
                client.ask("/changing")
                answer = client.answer()
                seen.add((answer.status, answer.body))
        finally:
            stopped.set()
            thread.join()
        assert seen <= {(200, b"public"), (404, b"<p>not here")}, seen


def test_folders_show_their_own_page_and_nothing_else(folder):
    with Server(folder / "site") as server:
        equal(server.ask("/").body, b"<p>home")
        equal(server.ask("/deep/").body, b"<p>deep")
        for target, place in (("/deep", "/deep/"), ("/deep?q=1&r=%20", "/deep/?q=1&r=%20"), ("/deep/bare", "/deep/bare/"), ("/%64eep", "/deep/")):
            answer = server.ask(target)
            equal((answer.status, answer["location"], answer["cache-control"]), (301, place, "no-cache"), target)
        equal(server.ask("/deep/bare/").status, 404)
        equal(server.ask("/data/").status, 404)
        (folder / "site" / "a%0d\nb").mkdir()
        equal(server.ask("/a%250d%0ab").status, 404)


def test_missing_addresses_show_the_sites_own_words(folder):
    with Server(folder / "site") as server:
        answer = server.ask("/deep/nothing")
        equal((answer.status, answer.body, answer["content-type"], answer["cache-control"], answer["etag"]), (404, b"<p>not here", "text/html; charset=utf-8", "no-cache", None))
        equal(server.ask("/nothing", Range="bytes=0-1").status, 404)
        (folder / "site" / "404.html").unlink()
        answer = server.ask("/nothing")
        equal((answer.status, answer["content-type"]), (404, "text/plain; charset=utf-8"))
        (folder / "secret.txt").write_bytes(b"secret")
        (folder / "site" / "404.html").symlink_to(folder / "secret.txt")
        assert b"secret" not in server.ask("/nothing").body


def test_a_file_without_the_right_to_read_it_is_refused(folder):
    if os.getuid() == 0:
        return  # nothing is closed to root
    (folder / "site" / "closed").write_bytes(b"secret")
    (folder / "site" / "closed").chmod(0)
    with Server(folder / "site") as server:
        equal(server.ask("/closed").status, 403)


# Fields


def test_types_caching_and_safety_are_told_for_each_kind_of_file(folder):
    year, anew = "public, max-age=31536000, immutable", "no-cache"
    with Server(folder / "site") as server:
        for target, kind, caching in [("/", "text/html; charset=utf-8", anew), ("/index.html", "text/html; charset=utf-8", anew), ("/digits.txt", "text/plain; charset=utf-8", anew),
                                      ("/data/manifest.json", "application/json", anew), (f"/data/manifest-{MANIFEST_HASH}.json", "application/json", year),
                                      ("/data/02e389ff332ad6a2.vbs", "application/octet-stream", year), ("/app/verbatim-0.js", "text/javascript; charset=utf-8", year),
                                      ("/app/verbatim-0.wasm", "application/wasm", year), ("/app/style-0.css", "text/css; charset=utf-8", year), ("/app/fonts/a.ttf", "font/ttf", anew)]:
            for fields, status in (({}, 200), ({"Range": "bytes=0-0"}, 206)):
                answer = server.ask(target, **fields)
                equal((answer.status, answer["content-type"], answer["cache-control"]), (status, kind, caching), target)
                equal((answer["x-content-type-options"], answer["cross-origin-resource-policy"], answer["accept-ranges"]), ("nosniff", "same-origin", "bytes"), target)
                assert re.fullmatch(r'"[0-9a-f]{32}"', answer["etag"]), answer["etag"]
                assert answer["last-modified"].endswith(" GMT") and answer["date"].endswith(" GMT")
        for answer in (server.ask("/", Origin="http://evil.example"), server.ask("/nothing", Origin="null"), server.ask("/", "OPTIONS", Origin="http://evil.example")):
            assert not [name for name in answer.fields if name.startswith("access-control")], answer.fields
            equal(answer["x-content-type-options"], "nosniff")


def test_head_tells_what_get_tells(folder):
    with Server(folder / "site") as server:
        for target in ("/", "/digits.txt", "/empty.txt", "/data/02e389ff332ad6a2.vbs", "/nothing", "/deep", "/.git", "/%"):
            got, head = server.ask(target), server.ask(target, "HEAD")
            equal((head.status, head.lasting()), (got.status, got.lasting()), target)
            equal(int(head["content-length"]), len(got.body), target)
        equal(server.ask("/digits.txt", "HEAD", If_None_Match="*").status, 304)
        # Ranges are defined for GET (RFC 9110, section 14.2).
        equal(server.ask("/digits.txt", "HEAD", Range="bytes=0-1").lasting(), server.ask("/digits.txt").lasting())
        with server.client() as client:  # and no body comes after it
            client.ask("/digits.txt", "HEAD")
            equal(client.answer("HEAD")["content-length"], "100")
            client.ask("/empty.txt")
            equal(client.answer().body, b"")
            client.ask("/digits.txt", "HEAD", host="evil.example")
            equal(client.answer("HEAD").status, 421)
            client.ask("/digits.txt")
            equal(client.answer().body, DIGITS)
            client.ask("/digits.txt", "HEAD")
            equal(client.answer("HEAD").status, 200)
            client.send("GET /" + "a" * 9000)  # what is refused before it is read is no HEAD
            assert client.answer().body.startswith(b"414 ")


# Ranges and conditions


def parts_of(answer):
    boundary = re.fullmatch("multipart/byteranges; boundary=([0-9a-f]{32})", answer["content-type"]).group(1).encode()
    pieces = answer.body.split(b"--" + boundary)
    equal((pieces[0], pieces[-1]), (b"", b"--\r\n"))
    found = []
    for piece in pieces[1:-1]:
        match = re.fullmatch(rb"\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes (\d+)-(\d+)/100\r\n\r\n(.*)\r\n", piece, re.DOTALL)
        assert match, piece
        found.append((int(match.group(1)), int(match.group(2)), match.group(3)))
    return found


def test_one_range_is_sent_as_a_part(folder):
    with Server(folder / "site") as server:
        for ranges, first, last in [("bytes=0-0", 0, 0), ("bytes=5-9", 5, 9), ("bytes=0-99", 0, 99), ("bytes=90-1000", 90, 99), ("bytes=95-", 95, 99), ("bytes=-3", 97, 99),
                                    ("bytes=-1000", 0, 99), ("BYTES=5-9", 5, 9), ("bytes=5-9,100-", 5, 9), ("bytes=1-99999999999999999999999", 1, 99)]:
            answer = server.ask("/digits.txt", Range=ranges)
            equal((answer.status, answer["content-range"], answer.body), (206, f"bytes {first}-{last}/100", DIGITS[first:last + 1]), ranges)
            equal((answer["content-length"], answer["content-type"]), (str(last - first + 1), "text/plain; charset=utf-8"), ranges)


def test_several_ranges_are_sent_as_parts_unless_they_overlap_or_are_too_many(folder):
    with Server(folder / "site") as server:
        for ranges, expected in [("bytes=0-1,5-9", [(0, 1), (5, 9)]), ("bytes=50-59, 0-9 ,-1", [(50, 59), (0, 9), (99, 99)]), ("bytes=0-0,1-1", [(0, 0), (1, 1)]),
                                 ("bytes=0-0,200-,2-2", [(0, 0), (2, 2)]), ("bytes=" + ",".join(f"{n}-{n}" for n in range(16)), [(n, n) for n in range(16)])]:
            answer = server.ask("/digits.txt", Range=ranges)
            equal((answer.status, answer["content-range"]), (206, None), ranges)
            equal(parts_of(answer), [(first, last, DIGITS[first:last + 1]) for first, last in expected], ranges)
        for ranges in ("bytes=0-5,5-9", "bytes=0-,0-", "bytes=0-9,-95", "bytes=" + ",".join(f"{n}-{n}" for n in range(17)), "bytes=" + "0-," * 2000,
                       "bytes=9-1", "bytes=", "bytes=a-b", "bytes=0-1,x", "bytes", "items=0-1", "bytes=1-2-3", "0-1", "bytes=0-1\r\nRange: bytes=2-3"):
            answer = server.ask("/digits.txt", Range=ranges)
            equal((answer.status, answer["content-range"], answer["content-length"], answer.body), (200, None, "100", DIGITS), ranges[:60])


def test_ranges_past_the_end_are_refused(folder):
    with Server(folder / "site") as server:
        for ranges in ("bytes=100-", "bytes=100-200,300-400", "bytes=-0", "bytes=99999999999999999999999-"):
            answer = server.ask("/digits.txt", Range=ranges)
            equal((answer.status, answer["content-range"]), (416, "bytes */100"), ranges)
        answer = server.ask("/empty.txt", Range="bytes=0-")
        equal((answer.status, answer["content-range"]), (416, "bytes */0"))


def test_a_copy_that_is_still_good_is_not_sent_again(folder):
    path = folder / "site" / "digits.txt"
    os.utime(path, (784111777, 784111777))
    same, before, after = (f"Sun, 06 Nov 1994 08:49:{second} GMT" for second in (37, 36, 38))
    with Server(folder / "site") as server:
        first = server.ask("/digits.txt")
        tag = first["etag"]
        equal(first["last-modified"], same)
        for fields, status in [({"If_None_Match": tag}, 304), ({"If_None_Match": "W/" + tag}, 304), ({"If_None_Match": f'"x", {tag}'}, 304), ({"If_None_Match": "*"}, 304),
                               ({"If_None_Match": '"x"'}, 200), ({"If_None_Match": '"x"', "If_Modified_Since": after}, 200), ({"If_Modified_Since": same}, 304),
                               ({"If_Modified_Since": after}, 304), ({"If_Modified_Since": before}, 200), ({"If_Modified_Since": "Sunday, 06-Nov-94 08:49:37 GMT"}, 304),
                               ({"If_Modified_Since": "long ago"}, 200), ({"If_None_Match": tag, "Range": "bytes=0-1"}, 304), ({"If_Match": tag}, 200), ({"If_Match": '"x"'}, 412),
                               ({"If_Match": "W/" + tag}, 412), ({"If_Unmodified_Since": before}, 412), ({"If_Unmodified_Since": same}, 200)]:
            answer = server.ask("/digits.txt", **fields)
            equal(answer.status, status, fields)
            if status == 304:
                equal((answer["etag"], answer["last-modified"], answer["cache-control"], answer["content-length"]), (tag, same, "no-cache", None), fields)
        for if_range, status in [(tag, 206), ("W/" + tag, 200), ('"x"', 200), (same, 206), (before, 200), (after, 200), ("nonsense", 200)]:
            answer = server.ask("/digits.txt", Range="bytes=0-1", If_Range=if_range)
            equal((answer.status, answer.body), (status, DIGITS[:2] if status == 206 else DIGITS), if_range)
        equal(server.ask("/digits.txt", Range="bytes=200-", If_Range='"x"').status, 200)
        with server.client() as client:  # no body comes after a 304
            client.ask("/digits.txt", If_None_Match=tag)
            equal(client.answer().status, 304)
            client.ask("/digits.txt")
            equal(client.answer().body, DIGITS)


def test_a_file_built_anew_with_the_same_size_has_another_tag(folder):
    path = folder / "site" / "digits.txt"
    with Server(folder / "site") as server:
        tags = {server.ask("/digits.txt")["etag"]}
        for number in range(20):
            new = folder / "site" / "new"
            new.write_bytes(bytes([48 + number]) * 100)
            os.utime(new, (784111777, 784111777))
            os.replace(new, path)
            answer = server.ask("/digits.txt", Range="bytes=0-1", If_Range=sorted(tags)[0])
            equal((answer.status, answer.body), (200, bytes([48 + number]) * 100))
            assert answer["etag"] not in tags, number
            tags.add(answer["etag"])


# Files that change


def large_file(folder, byte=b"a"):
    path = folder / "site" / "large.bin"
    path.write_bytes(byte * LARGE)
    return path


# Asks for the large file and reads no more than its head for now.
def begin(server, target="/large.bin"):
    client = server.client(receive_buffer=4096)
    client.ask(target)
    while b"\r\n\r\n" not in client.received:
        data = client.more()
        assert data
        client.received += data
    assert client.received.startswith(b"HTTP/1.1 200 "), client.received[:100]
    equal(f"Content-Length: {LARGE}".encode() in client.received, True)
    return client


# All that still comes of a body: (bytes, whether it is whole).
def rest(client):
    try:
        body = client.answer().body
        return body, True
    except AssertionError:
        return client.received, False


def test_a_file_that_is_replaced_while_it_is_sent_arrives_as_it_was(folder):
    path = large_file(folder)
    with Server(folder / "site", *PATIENT) as server, begin(server) as client:
        (folder / "site" / "new").write_bytes(b"b" * LARGE)
        os.replace(folder / "site" / "new", path)
        equal(rest(client) == (b"a" * LARGE, True), True)
        equal(server.ask("/large.bin").body == b"b" * LARGE, True)


def test_a_file_that_is_changed_while_it_is_sent_breaks_the_connection(folder):
    def shorten(path):
        os.truncate(path, LARGE // 2)

    def lengthen(path):
        with path.open("ab") as file:
            file.write(b"more")

    def write_over(path):
        with path.open("r+b") as file:
            file.write(b"b" * LARGE)

    for change in (shorten, lengthen, write_over):
        path = large_file(folder)
        with Server(folder / "site", *PATIENT) as server, begin(server) as client:
            change(path)
            body, whole = rest(client)
            equal((whole, len(body) < LARGE, set(body) <= {ord("a")}), (False, True, True), change.__name__)
            equal(server.ask().status, 200, change.__name__)  # and the server goes on


def test_a_site_that_is_put_in_anothers_place_is_served(folder):
    with Server(folder / "site") as server:
        make_site(folder / "next")
        (folder / "next" / "digits.txt").write_bytes(b"new")
        os.rename(folder / "site", folder / "old")
        equal(server.ask("/digits.txt").status, 404)
        os.rename(folder / "next", folder / "site")
        equal(server.ask("/digits.txt").body, b"new")


# Bodies


def test_large_bodies_are_refused_before_they_are_read(folder):
    with Server(folder / "site", *PATIENT) as server:
        for method in ("POST", "GET"):
            for length in (65537, 10 << 30, "9" * 30):  # announced; not a byte of it is sent
                answer = server.ask("/", method, Content_Length=length)
                equal((answer.status, answer["connection"]), (413, "close"), method, length)
                equal(server.ask("/", method, Content_Length=length, Expect="100-continue").status, 413)
        with server.client() as client:
            client.ask("/", "POST", Transfer_Encoding="chunked")
            with contextlib.suppress(ConnectionError):  # chunks without end, until the server has had enough
                while not select.select([client.socket], [], [], 0)[0]:
                    client.send(b"400\r\n" + b"x" * 1024 + b"\r\n")
            equal(client.answer().status, 413)
        with server.client() as client:  # a client that sends all of it before it reads gets its answer too
            client.ask("/", "POST", Content_Length=300000)
            with contextlib.suppress(ConnectionError):
                client.send(b"x" * 300000)
            equal(client.answer().status, 413)


def test_small_bodies_are_passed_over(folder):
    with Server(folder / "site") as server, server.client() as client:
        for fields, body in (({"Content_Length": 5}, b"hello"), ({"Content_Length": 65536}, b"x" * 65536), ({"Transfer_Encoding": "chunked"}, b"5\r\nhello\r\n0\r\nA: b\r\n\r\n")):
            for method, status in (("POST", 405), ("GET", 200)):
                client.ask("/digits.txt", method, **fields)
                client.send(body)
                equal(client.answer().status, status, method, fields)
        client.ask("/digits.txt", Content_Length=5)
        client.send(b"helloGET /empty.txt HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % server.port)
        equal((client.answer().body, client.answer().body), (DIGITS, b""))
        # Who asks first whether to send a body is answered without one.
        equal(server.ask("/", "POST", Content_Length=5, Expect="100-continue").status, 405)


# Connections


def test_requests_follow_each_other_on_one_connection(folder):
    with Server(folder / "site", "--limit-requests", "5") as server:
        with server.client() as client:
            client.send(b"\r\n" + b"".join(b"GET /%s HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % (name, server.port) for name in (b"digits.txt", b"empty.txt", b"nothing", b"digits.txt")))
            equal([(one.status, one.body) for one in (client.answer() for _ in range(4))], [(200, DIGITS), (200, b""), (404, b"<p>not here"), (200, DIGITS)])
            client.ask("/digits.txt")
            equal(client.answer()["connection"], "close")  # the fifth is the last
            client.ended()
        for fields in ({"Connection": "close"}, {"Connection": "Upgrade, Close"}):
            with server.client() as client:
                client.ask("/digits.txt", **fields)
                equal(client.answer()["connection"], "close")
                client.ended()
        with server.client() as client:
            client.send(f"GET /digits.txt HTTP/1.0\r\nHost: localhost:{server.port}\r\n\r\n")
            equal(client.answer().body, DIGITS)
            client.ended()
        with server.client() as client:  # half a goodbye: the answer still comes
            client.ask("/digits.txt")
            client.socket.shutdown(socket.SHUT_WR)
            equal(client.answer().body, DIGITS)
            client.ended()


def test_an_idle_connection_is_closed(folder):
    with Server(folder / "site", "--limit-idle-ms", "200") as server, server.client() as fresh, server.client() as used:
        used.ask("/digits.txt")
        equal(used.answer().status, 200)
        used.ended()
        fresh.ended()


def test_more_connections_than_the_bound_are_told_so(folder):
    with Server(folder / "site", "--limit-connections", "8", *PATIENT) as server, contextlib.ExitStack() as stack:
        busy = [stack.enter_context(server.client()) for _ in range(8)]
        for client in busy:
            client.send("GET / HTTP/1.1\r\n")
        with server.client() as ninth:
            answer = ninth.answer()
            equal((answer.status, answer["connection"]), (503, "close"))
            assert answer["retry-after"]
            ninth.ended()
        for client in busy:
            client.send(f"Host: localhost:{server.port}\r\n\r\n")
            equal(client.answer().status, 200)
        # All eight are idle now. After a second one of them makes room.
        while True:
            with server.client() as ninth:
                with contextlib.suppress(ConnectionError):
                    ninth.ask("/digits.txt")
                answer = ninth.answer()
                if answer.status == 200:
                    break
                equal(answer.status, 503)
            time.sleep(0.1)


def test_the_server_survives_a_lack_of_descriptors(folder):
    with Server(folder / "site", *PATIENT) as server, contextlib.ExitStack() as stack:
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (20, 20))
        clients = [stack.enter_context(server.client()) for _ in range(40)]  # the kernel takes them in; the server cannot
        for client in clients:
            client.send("GET / HT")
        for client in clients[:10]:
            client.socket.close()
        with server.client() as last:
            for client in clients[10:]:
                client.socket.close()
            last.ask("/digits.txt")
            assert last.answer().status in (200, 500)  # there may be one for the client and none for the file
        while server.ask("/digits.txt").status != 200:
            pass


# Slow clients


# Sends or reads a byte every now and then until the server ends the connection.
class Dripping:
    def __init__(self, clients, drip):
        self.clients, self.drip, self.stopped = clients, drip, threading.Event()
        self.dropped = set()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.stopped.is_set() and len(self.dropped) < len(self.clients):
            for number, client in enumerate(self.clients):
                if number in self.dropped:
                    continue
                try:
                    if self.drip(client):
                        self.dropped.add(number)
                except ConnectionError:
                    self.dropped.add(number)
            time.sleep(0.02)

    def wait(self):
        self.thread.join(PATIENCE)
        equal(len(self.dropped), len(self.clients))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stopped.set()
        self.thread.join()
        for client in self.clients:
            client.socket.close()


# True once the server has ended the connection.
def drip_header(client):
    if select.select([client.socket], [], [], 0)[0]:
        data = client.more()
        client.received += data
        return data == b""
    client.send(b"a")
    return False


def drip_body(client):
    poll = select.poll()
    poll.register(client.socket, select.POLLIN)
    events = dict(poll.poll(0)).get(client.socket.fileno(), 0)
    if events & (select.POLLERR | select.POLLHUP):
        return True
    if events & select.POLLIN:
        client.received += client.socket.recv(1)
    return False


def slow_senders(server, count):
    clients = [server.client() for _ in range(count)]
    for client in clients:
        client.send("GET / HTTP/1.1\r\nX: ")
    return Dripping(clients, drip_header)


def slow_body_senders(server, count):
    clients = [server.client() for _ in range(count)]
    for client in clients:
        client.ask("/", "POST", Content_Length=60000)
    return Dripping(clients, drip_header)


def slow_readers(server, count):
    return Dripping([begin(server) for _ in range(count)], drip_body)


def test_slow_clients_do_not_stop_others(folder):
    large_file(folder)
    with Server(folder / "site", *PATIENT) as server:
        with slow_senders(server, 50) as senders, slow_body_senders(server, 8) as bodies, slow_readers(server, 8) as readers:
            silent = [server.client() for _ in range(20)]
            for _ in range(20):
                equal(server.ask("/digits.txt").body, DIGITS)
                equal(server.ask("/large.bin")["content-length"], str(LARGE))
            equal((senders.dropped, bodies.dropped, readers.dropped), (set(), set(), set()))
            for client in silent:
                client.socket.close()


def test_slow_senders_are_dropped_however_steadily_they_send(folder):
    with Server(folder / "site", "--limit-request-ms", "500") as server:
        for slow in (slow_senders, slow_body_senders):
            with slow(server, 8) as dripping:
                dripping.wait()
                for client in dripping.clients:
                    assert client.received == b"" or client.received.startswith(b"HTTP/1.1 408 "), client.received
                assert any(client.received for client in dripping.clients)
            equal(server.ask().status, 200)


def test_slow_readers_are_dropped_however_steadily_they_read(folder):
    large_file(folder)
    with Server(folder / "site", "--limit-progress-ms", "500") as server:
        with slow_readers(server, 8) as dripping:
            dripping.wait()
            for client in dripping.clients:
                body, whole = rest(client)
                equal((whole, len(body) < LARGE), (False, True))
        equal(server.ask("/digits.txt").body, DIGITS)


# The end


def test_a_signal_ends_the_server_even_while_clients_hang(folder):
    large_file(folder)
    for how in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        with Server(folder / "site", *PATIENT) as server:
            with slow_senders(server, 8), slow_readers(server, 8) as readers, server.client() as silent:
                equal(server.stop(how), 0, how)
                silent.ended()
                for client in readers.clients:
                    client.socket.settimeout(PATIENCE)
                readers.stopped.set()
                readers.thread.join()
                for client in readers.clients:
                    equal(rest(client)[1], False)
            equal(server.process.stderr.read().count("\n"), 1)


def test_the_port_of_a_server_that_ended_can_be_had_again(folder):
    with Server(folder / "site") as first:
        port = first.port
        equal(first.ask().status, 200)
        equal(first.stop(), 0)
    with Server(folder / "site", "--port", str(port)) as second:
        equal((second.port, second.ask().status), (port, 200))


if __name__ == "__main__":
    BINARY, wanted = binary_and_part(__doc__)
    sys.exit(run_tests(globals(), lambda folder: make_site(folder / "site"), wanted))
