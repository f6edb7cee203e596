#!/usr/bin/env python3
"""make_warc.py PAGE.html MEGABYTES OUT.warc[.gz] [--pages-alone]: a web archive of that size before compression, made of one saved page.

Each page is another article: its words are numbered. Beside it stand what a browser's crawl has: four pictures of 50 KB that do not shrink, a script of 60 KB, a redirection, and the requests.
--pages-alone: only pages, as crawlers of news keep them. Every record is a gzip member of its own where OUT ends in .gz. The same bytes for the same arguments.
"""
import gzip
import random
import re
import sys


def record(kind, address, body, content_type, number):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-01-03T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n")
    return head.encode() + body + b"\r\n\r\n"


def response(address, body, media_type, number, status="200 OK", more=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    return record("response", address, head.encode() + body, "application/http;msgtype=response", number)


def main():
    page, megabytes, out = open(sys.argv[1], encoding="utf-8", errors="replace").read(), int(sys.argv[2]), sys.argv[3]
    alone = "--pages-alone" in sys.argv
    chance = random.Random(7)
    pictures = [chance.randbytes(50_000) for _ in range(64)]
    script = "".join(f"function f{i}(a){{return a*{chance.random()}+g{i % 97}(a)}}\n" for i in range(1100)).encode()
    written = number = pages = 0
    with open(out, "wb") as file:
        def put(one):
            nonlocal written, number
            number += 1
            written += len(one)
            file.write(gzip.compress(one, 1 if megabytes > 500 else 6, mtime=0) if out.endswith(".gz") else one)

        while written < megabytes * 1_000_000:
            pages += 1
            address = f"https://paper.example/news/{pages}"
            body = re.sub(r"(?<=<p>)", f"{pages}. ", page).encode()
            put(record("request", address, f"GET /news/{pages} HTTP/1.1\r\nHost: paper.example\r\n\r\n".encode(), "application/http;msgtype=request", number))
            put(response(address, body, "text/html; charset=utf-8", number))
            if alone:
                continue
            for i in range(4):
                picture = bytearray(pictures[(pages * 4 + i) % 64])
                picture[:8] = pages.to_bytes(8, "big")
                put(response(f"{address}/{i}.jpg", bytes(picture), "image/jpeg", number))
            put(response(f"{address}/a.js", script, "text/javascript", number))
            put(response(f"https://paper.example/n/{pages}", b"", "text/html", number, "301 Moved Permanently", f"Location: {address}\r\n"))
    print(f"{out}: {written / 1e6:.0f} MB before compression, {pages} pages, {number} records")


if __name__ == "__main__":
    main()
