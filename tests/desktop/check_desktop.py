#!/usr/bin/env python3
"""Opens the desktop program under a virtual display and looks at what it drew.

    check_desktop.py VERBATIM VERBATIM_DESKTOP

The sample is built into a site, and the window's picture taken in light and dark, at one and at two device
pixels for a CSS pixel, and with an article open. Each must have the right size and show a page: more than a
few colours, its ground light or dark as asked, and something else when something else is open.
"""
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Picture:
    """Just enough of PNG for what the program writes: eight bits a channel, not interlaced."""

    def __init__(self, path):
        data = path.read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n", "no PNG"
        position, packed = 8, b""
        while position < len(data):
            length, kind = struct.unpack(">I4s", data[position:position + 8])
            body = data[position + 8:position + 8 + length]
            if kind == b"IHDR":
                self.width, self.height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
                assert depth == 8 and interlaced == 0, "an unexpected form of PNG"
                channels = {0: 1, 2: 3, 6: 4}[colour]
            elif kind == b"IDAT":
                packed += body
            position += length + 12
        self.rows = list(unfiltered(zlib.decompress(packed), self.width * channels, channels))
        self.channels = channels

    def pixels(self, step=4):
        """Every step-th pixel of every step-th row, as (red, green, blue)."""
        for row in self.rows[::step]:
            for x in range(0, self.width * self.channels, self.channels * step):
                yield tuple(row[x:x + 3])

    def ink_share(self):
        """How much of it is far from its ground: the same layout at another scale has about the same share."""
        ground, pixels = self.ground(), list(self.pixels())
        return sum(max(abs(a - b) for a, b in zip(pixel, ground)) > 90 for pixel in pixels) / len(pixels)

    def ground(self):
        """The colour that most of it has."""
        counts = {}
        for pixel in self.pixels():
            counts[pixel] = counts.get(pixel, 0) + 1
        return max(counts, key=counts.get)


def unfiltered(raw, stride, channels):
    """The rows of a PNG, its five filters undone."""
    before = bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        kind, row = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        for i in range(stride if kind else 0):
            left = row[i - channels] if i >= channels else 0
            above, corner = before[i], before[i - channels] if i >= channels else 0
            row[i] = (row[i] + (left, above, (left + above) // 2, paeth(left, above, corner))[kind - 1]) & 255
        yield row
        before = row


def paeth(left, above, corner):
    estimate = left + above - corner
    return min((left, above, corner), key=lambda value: abs(estimate - value))


def run(command):
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if result.returncode != 0:
        raise RuntimeError(f"{pathlib.Path(command[0]).name} ended with {result.returncode}: "
                           f"{(result.stderr or result.stdout).strip()[-500:]}")


class Desktop:
    def __init__(self, program, site, folder):
        self.program, self.site, self.folder, self.count = program, site, folder, 0

    def picture(self, *options):
        self.count += 1
        target = self.folder / f"{self.count}.png"
        run(["xvfb-run", "-a", "-s", "-screen 0 2600x1700x24", self.program, str(self.site), *options,
             "--screenshot", str(target)])
        return Picture(target)


def check_light_and_dark(desktop):
    light, dark = desktop.picture("--theme", "light"), desktop.picture("--theme", "dark")
    yield (light.width, light.height) == (1280, 800), f"the window is {light.width}x{light.height}"
    yield len(set(light.pixels())) > 20, f"{len(set(light.pixels()))} colours: that is no page"
    yield min(light.ground()) > 200, f"the light theme's ground is {light.ground()}"
    yield max(dark.ground()) < 80, f"the dark theme's ground is {dark.ground()}"


def check_size_and_scale(desktop):
    narrow = desktop.picture("--size", "420x800")
    yield (narrow.width, narrow.height) == (420, 800), f"the narrow window is {narrow.width}x{narrow.height}"
    sharp = desktop.picture("--size", "600x400", "--scale", "2")
    yield (sharp.width, sharp.height) == (1200, 800), f"at two pixels a pixel it is {sharp.width}x{sharp.height}"
    plain = desktop.picture("--size", "600x400")
    shares = plain.ink_share(), sharp.ink_share()
    yield abs(shares[0] - shares[1]) < 0.25 * shares[0], f"ink covers {shares[0]:.3f} of it, and {shares[1]:.3f} at two pixels a pixel"


def check_route(desktop):
    start = list(desktop.picture().pixels())
    found = list(desktop.picture("--route", "/articles?q=trade").pixels())
    nothing = list(desktop.picture("--route", "/articles?q=zzzzzz").pixels())
    yield found != start, "a search in the route changes nothing"
    yield nothing != found, "a search without hits looks like one with hits"


def check_no_display(desktop):
    without = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    ended = subprocess.run([desktop.program, str(desktop.site)], capture_output=True, text=True, check=False, timeout=120, env=without)
    yield ended.returncode == 1, f"without a display it ends with {ended.returncode}"
    for part in ("verbatim-desktop: found no display (", "; expected a desktop session; ", f"verbatim serve {desktop.site}"):
        yield part in ended.stderr, f"without a display it says {ended.stderr!r}"


CHECKS = (
    ("the desktop program draws a page, light and dark", check_light_and_dark),
    ("its window takes the size and the sharpness asked for", check_size_and_scale),
    ("it starts at the route given", check_route),
    ("without a display it says what to do", check_no_display),
)


def problems_of(check, desktop):
    try:
        return [problem for holds, problem in check(desktop) if not holds]
    except (RuntimeError, AssertionError, OSError, subprocess.TimeoutExpired) as error:
        return [str(error)]


def main(verbatim, program):
    if shutil.which("xvfb-run") is None:
        print("skipped: no xvfb-run here (tools/setup.sh --tests installs it)\n0 passed, 0 failed")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        run([verbatim, "build", str(ROOT / "seeds"), "-o", str(folder / "site"), "--no-app"])
        desktop = Desktop(program, folder / "site", folder)
        for name, check in CHECKS:
            problems = problems_of(check, desktop)
            print(f"{'FAIL' if problems else 'ok  '} {name}")
            for problem in problems:
                print(f"     {problem}")
            failed += bool(problems)
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
