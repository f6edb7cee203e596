"""A small clone in which tools/setup.sh runs for real, without a network: stdlib only.

It has this tree's tools/, pins of its own for two small libraries, and a folder bin/ that stands first on the PATH. The
commands there stand in for apt-get, apt-cache, curl, npm and make. They fetch from the folder mirror/, note in `reached`
that they were called, and do what `modes/<name>` says:

    offline      fail as without a network            signal-NAME  send tools/setup.sh a signal, then take long
    nothing      end well, having fetched nothing     ctrl-c       interrupt the set-up and what it runs, as a terminal does
    mismatch     refuse a file because of its hash    wait         wait until the file `go` is there
    half         fetch half, then kill all of it      orphan       kill tools/setup.sh, and wait
"""
import contextlib
import gzip
import hashlib
import io
import os
import pathlib
import shutil
import signal
import subprocess
import tarfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXPECTED_HASH, FOUND_HASH = "1" * 64, "2" * 64  # in what the stand-in of apt-get says on a mismatch
EXPECTED_INTEGRITY, FOUND_INTEGRITY = "sha512-pinned+/==", "sha512-other+/=="  # in what that of npm says

# What every stand-in begins with: `act NAME` notes the call and does what the mode says.
PRELUDE = r'''#!/bin/sh
here=${0%/*}/..
end_all() { kill -KILL "-$(cat "$here/pid")"; kill -KILL 0; }
fetch() {
  cp "$1" "$2" || return
  [ "$mode" != half ] || { head -c 20 "$1" > "$2"; end_all; }
}
act() {
  echo "$1" >> "$here/reached"
  mode=$(cat "$here/modes/$1" 2>/dev/null || true)
  case $mode in
    signal-*) kill "-${mode#signal-}" "$(cat "$here/pid")"; sleep 60; echo "$1" >> "$here/outlived" ;;
    ctrl-c) kill -INT "-$(cat "$here/pid")"; sleep 60; echo "$1" >> "$here/outlived" ;;
    orphan) kill -KILL "$(cat "$here/pid")"; mode=wait ;;
  esac
  while [ "$mode" = wait ] && [ -d "$here" ] && [ ! -e "$here/go" ]; do sleep 0.1; done
}
'''

# What a command that is counted begins with: the one whose number is in `last` kills the set-up and all that it started.
COUNTING = PRELUDE + r'''
number=$(($(cat "$here/count") + 1))
echo "$number" > "$here/count"
[ "$number" -ne "$(cat "$here/last")" ] || end_all
'''

STAND_INS = {
    "apt-get": r'''
for word; do
  last=$word
  case $word in
    Dir::Etc::sourcelist=*) sources=${word#*=} ;;
    Dir::State::lists=*) lists=${word#*=} ;;
  esac
done
mismatch() {
  echo "E: Failed to fetch mirror/$last  Hash Sum mismatch"
  printf '   Hashes of expected file:\n    - SHA256:%s\n   Hashes of received file:\n    - SHA256:%s\n' EXPECTED FOUND
  exit 100
}
case " $* " in
  *" update "*)
    act apt-update
    case $mode in
      offline) echo "E: Failed to fetch mirror/InRelease"; exit 100 ;;
      nothing) exit 0 ;;
      mismatch) mismatch ;;
    esac
    [ -n "$sources" ] || exit 0
    while read -r kind rest; do
      suite=${rest% main}; suite=${suite##* }
      echo "Package: all" > "$lists/mirror_dists_${suite}_main_source_Sources"
    done < "$sources" ;;
  *" source "*)
    act apt-source
    case $mode in
      offline) echo "E: Failed to fetch mirror/$last"; exit 100 ;;
      mismatch) mismatch ;;
    esac
    for file in "$here/mirror/debian/${last%%=*}"/*; do fetch "$file" "${file##*/}"; done ;;
  *" --assume-no "*) echo "Need to get 1,234 kB of archives." ;;
  *" install "*)
    act apt-install
    case $mode in offline) echo "E: Unable to fetch some archives"; exit 100 ;; esac
    printf '#!/bin/sh\n' > "$here/bin/imaginary"; chmod +x "$here/bin/imaginary" ;;
esac
'''.replace("EXPECTED", EXPECTED_HASH).replace("FOUND", FOUND_HASH),
    "apt-cache": r'''
for word; do last=$word; done
sed 's/^/Version: /' "$here/mirror/versions/$last"
''',
    "curl": r'''
act curl
while [ "$1" != -o ]; do shift; done
[ "$mode" != offline ] && fetch "$here/mirror/release/${3##*/}" "$2" || exit 6
''',
    "npm": r'''
act npm
case $mode in
  offline) echo "npm error code ECONNREFUSED"; echo "npm error network"; exit 1 ;;
  mismatch) echo "npm error code EINTEGRITY"
    echo "npm error Integrity checksum failed when using sha512: wanted EXPECTED but got FOUND."; exit 1 ;;
esac
mkdir -p node_modules/font
fetch "$here/mirror/font.woff2" node_modules/font/font.woff2
cp package-lock.json node_modules/.package-lock.json
'''.replace("EXPECTED", EXPECTED_INTEGRITY).replace("FOUND", FOUND_INTEGRITY),
    "make": r'''
act make
mkdir -p src_c
echo "/* a stemmer */" > src_c/stem_UTF_8_english.c
echo "/* all */" > libstemmer/libstemmer_utf8.c
echo "/* all */" > libstemmer/modules_utf8.h
''',
    "dpkg": r'''
case $1 in
  --audit) cat "$here/modes/dpkg" 2>/dev/null ;;
  --configure) act dpkg-configure; rm -f "$here/modes/dpkg" ;;
esac
''',
}

# Stands in for tools/setup/packages.sh where the machine's packages are not what is tried.
NO_PACKAGES = '#!/bin/sh\n[ "$1" != font-python ] || echo sh\n'
# Stands in for the table of requirements in it.
ONE_PACKAGE = "requirements() { echo 'command:imaginary | imaginary-package | an imaginary tool'; }\n\n"
# Stands in for assets/fonts/build.py: writes one file, does what the mode says, writes the other.
STAND_INS["fonts"] = r'''
set -e
mkdir "$2"
cp "$1/font/font.woff2" "$2/one.ttf"
act fonts
printf two > "$2/two.ttf"
'''

# The libraries: Debian's package, its version, the files of the archive, those that are kept, the path below .deps.
XXHASH = ("xxhash", "xxhash", "0.8.1-1", {"xxhash.h": "#define XXH 1\n", "README": "of no use\n"}, ("xxhash.h",), "include/xxhash")
STEMMER_FILES = {"algorithms/english.sbl": "define stem\n", "compiler/driver.c": "int main;\n", "include/libstemmer.h": "/* api */\n",
                 "libstemmer/mkinc_utf8.mak": "  src_c/stem_UTF_8_english.c \\\n", "runtime/api.c": "/* api */\n",
                 "runtime/utilities.c": "/* more */\n", "GNUmakefile": "all:\n"}
STEMMER = ("stemmer", "snowball", "2.2.0-2", STEMMER_FILES, tuple(STEMMER_FILES), "src/stemmer")
PARTS = (".deps/src", ".deps/include", ".deps/fonts", "node_modules")


def archive_of(files):
    """A .tar.gz of the files in one folder, as upstream releases come; the same bytes each time."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, text in sorted(files.items()):
            entry = tarfile.TarInfo(f"upstream-1.0/{name}")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
    return gzip.compress(made.getvalue(), mtime=0)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def tree_hash(files):
    """As tools/setup/common.sh computes it: a hash over a line `hash  ./name` for each file."""
    lines = sorted((f"./{name}", f"{sha256(text.encode())}  ./{name}\n") for name, text in files.items())
    return sha256("".join(line for _, line in lines).encode())


def write(path, text, executable=False):
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(text, bytes):
        path.write_bytes(text)
    else:
        path.write_text(text)
    if executable:
        path.chmod(0o755)


class Clone:
    def __init__(self, folder, libraries=(XXHASH,), real_packages=False):
        self.folder, self.libraries = folder, libraries
        for script in (ROOT / "tools/setup").glob("*.sh"):
            write(folder / "tools/setup" / script.name, script.read_text(), executable=True)
        write(folder / "tools/setup.sh", (ROOT / "tools/setup.sh").read_text(), executable=True)
        packages = (folder / "tools/setup/packages.sh").read_text()
        start, end = packages.index("requirements() {"), packages.index("# The Python that has the font tools")
        of_one = packages[:start] + ONE_PACKAGE + packages[end:].replace("font_python ;;", "echo sh ;;")
        write(folder / "tools/setup/packages.sh", of_one if real_packages else NO_PACKAGES, executable=True)
        self.replace("tools/setup/debian.sh", "etc=/etc ", f"etc='{folder}/etc' ")
        write(folder / "etc/os-release", "ID=debian\n")
        write(folder / "etc/apt/sources.list.d/debian.sources", "Types: deb\nURIs: http://127.0.0.1/debian\nSuites: stable\n")
        for name, text in STAND_INS.items():
            write(folder / "bin" / name, PRELUDE + text, executable=True)
        write(folder / "assets/fonts/build.py", 'bin/fonts "$@"\n')
        write(folder / "package.json", "{}\n")
        write(folder / "package-lock.json", '{\n    "node_modules/@fonts/font": {\n      "integrity": "%s"\n    }\n}\n' % EXPECTED_INTEGRITY)
        write(folder / "mirror/font.woff2", "a font\n")
        (folder / "modes").mkdir()
        pins = ["# name package version suite archive files release\n"]
        for name, package, version, files, kept, _ in libraries:
            upstream = version.split("-")[0]
            write(self.debian_archive(name), archive_of(files))
            write(self.release(name), archive_of({**files, "CHANGES": "as upstream packs it\n"}))
            write(folder / "mirror/versions" / package, f"{version}\n")
            pins.append(f"{name} {package} {version} stable {sha256(archive_of(files))} "
                        f"{tree_hash({each: files[each] for each in kept})} https://upstream.invalid/{name}/v{upstream}.tar.gz\n")
        write(folder / "tools/setup/pins.txt", "".join(pins))

    def library(self, name):
        return next(each for each in self.libraries if each[0] == name)

    def debian_archive(self, name):
        _, package, version, *_ = self.library(name)
        return self.folder / f"mirror/debian/{package}/{package}_{version.split('-')[0]}.orig.tar.gz"

    def release(self, name):
        return self.folder / f"mirror/release/v{self.library(name)[2].split('-')[0]}.tar.gz"

    def remove_all(self):
        for name in (".deps", "node_modules"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def replace(self, name, old, new):
        text = (self.folder / name).read_text()
        assert text.count(old) == 1, f"{name} has {old!r} {text.count(old)} times"
        (self.folder / name).write_text(text.replace(old, new))

    def mode(self, **modes):
        """Sets what stand-ins do: mode(apt_update="offline"); "" makes one work again."""
        for name, mode in modes.items():
            write(self.folder / "modes" / name.replace("_", "-"), mode)

    def count_commands(self, *names):
        """Makes the commands count themselves, and die with all of the set-up at number `last`."""
        for name in names:
            write(self.folder / "bin" / name, f'{COUNTING}exec {shutil.which(name)} "$@"\n', executable=True)

    def end_at_command(self, last):
        write(self.folder / "count", "0")
        write(self.folder / "last", str(last))

    def start(self, *arguments, **more):
        """Starts tools/setup.sh in a process group of its own, whose number the stand-ins find in `pid`."""
        environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}"}
        for name in ("VERBATIM_IMGUI_DIR", "VERBATIM_CHROMIUM", "TMPDIR"):
            environment.pop(name, None)
        command = ["bash", "-c", 'echo $$ > "$0" && exec bash tools/setup.sh "$@"', self.folder / "pid", *arguments]
        return subprocess.Popen(command, cwd=self.folder, env={**environment, **more.pop("variables", {})}, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True, **more)

    def run(self, *arguments, **more):
        """Exit code and all that was said. Empties `reached` first."""
        with contextlib.suppress(FileNotFoundError):
            (self.folder / "reached").unlink()
        return finish(self.start(*arguments, **more))

    def reached(self):
        path = self.folder / "reached"
        return path.read_text().split() if path.exists() else []

    def made(self):
        """All files that set-up made, with their contents."""
        return {str(path.relative_to(self.folder)): path.read_text() for part in PARTS
                for path in sorted((self.folder / part).rglob("*")) if path.is_file()}

    def expected(self):
        font = {"node_modules/font/font.woff2": "a font\n", "node_modules/.package-lock.json": (self.folder / "package-lock.json").read_text(),
                ".deps/fonts/one.ttf": "a font\n", ".deps/fonts/two.ttf": "two"}
        for name, _, _, files, kept, place in self.libraries:
            if name != "stemmer":
                font.update({f".deps/{place}/{each}": files[each] for each in kept})
                continue
            font.update({f".deps/{place}/{each}": files[each] for each in kept if each.startswith(("include/", "runtime/"))})
            font.update({f".deps/{place}/libstemmer/{each}": "/* all */\n" for each in ("libstemmer_utf8.c", "modules_utf8.h")})
            font[f".deps/{place}/src_c/stem_UTF_8_english.c"] = "/* a stemmer */\n"
            font[f".deps/{place}/sources.cmake"] = (
                "# Made by tools/setup/sources.sh.\nset(stemmer_sources libstemmer/libstemmer_utf8.c runtime/api.c runtime/utilities.c\n"
                "  src_c/stem_UTF_8_english.c\n)\n")
        return font


def finish(process):
    try:
        said, _ = process.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    return process.returncode, said
