#!/usr/bin/env bash
# What the machine itself must have: compilers, cmake, node, Emscripten ...
#
#   packages.sh missing [--tests] [--packages]   prints the Debian packages that are wanted and not there, one a line
#   packages.sh install [--tests] [--packages]   installs them (Debian, Ubuntu), or says what is missing and how to get it
#
# Everything is probed by what it provides, not by package name, so an emsdk's emcc, a node of one's own
# or a newer compiler is taken as it is.
set -euo pipefail
. "$(dirname "$0")/common.sh"

# probe | Debian package | what it is for, elsewhere
requirements() {
  cat <<'TABLE'
command:g++              | g++                | a C++20 compiler (g++ 12 or newer, clang 14 or newer)
command:make             | make               | GNU make
command:cmake            | cmake              | CMake 3.25 or newer
command:ninja            | ninja-build        | Ninja
command:perl             | perl               | Perl
command:xz               | xz-utils           | xz
file:/etc/ssl/certs/ca-certificates.crt | ca-certificates | root certificates
command:emcc             | emscripten         | Emscripten 3.1.6 or newer (emsdk: emsdk install latest)
command:node             | nodejs             | Node.js 18 or newer
command:npm              | npm                | npm, which comes with Node.js
python                   | fonttools          | Python 3 with the modules fontTools and brotli (pip install fonttools brotli)
python                   | python3-brotli     |
header:cld2/public/compact_lang_det.h | libcld2-dev | the CLD2 library (language detection)
header:cmark.h           | libcmark-dev       | the cmark library (Markdown)
header:yaml-cpp/yaml.h   | libyaml-cpp-dev    | the yaml-cpp library (front matter)
header:pugixml.hpp       | libpugixml-dev     | the pugixml library (XML)
header:archive.h         | libarchive-dev     | the libarchive library (ZIP, tar, gzip)
command:pdftotext        | poppler-utils      | pdftotext, of poppler (reading PDF files)
header:GLFW/glfw3.h      | libglfw3-dev       | GLFW 3.3 (only for the desktop program)
header:GL/gl.h           | libgl-dev          | OpenGL headers (only for the desktop program)
header:harfbuzz/hb.h     | libharfbuzz-dev    | HarfBuzz (only for the desktop program: text of all scripts)
header:freetype2/ft2build.h | libfreetype-dev | FreeType (only for the desktop program)
header:fontconfig/fontconfig.h | libfontconfig-dev | fontconfig (only for the desktop program)
header:thai/thbrk.h      | libthai-dev        | libthai (only for the desktop program: where Thai lines break)
TABLE
  [[ " $1 " != *" --packages "* ]] || cat <<'TABLE'
command:x86_64-w64-mingw32-g++-posix | g++-mingw-w64-x86-64-posix | mingw-w64 with POSIX threads (the program for Windows)
command:dpkg-deb         | dpkg               | dpkg-deb (Debian packages)
command:zip              | zip                | zip (the archive for Windows)
command:zstd             | zstd               | zstd (the archive for Linux)
TABLE
  [[ " $1 " != *" --tests "* ]] || cat <<'TABLE'
chromium                 | chromium           | Chromium, or its path in VERBATIM_CHROMIUM (browser tests)
file:/usr/share/unicode/BidiTest.txt | unicode-data | Unicode's own tests of line breaking and of directions
command:xvfb-run         | xvfb               | Xvfb (tests of the desktop program)
command:xauth            | xauth              | xauth (tests of the desktop program)
file:/usr/lib/*/dri/swrast_dri.so | libgl1-mesa-dri | Mesa's software OpenGL (tests of the desktop program)
TABLE
}

# The Python that has the font tools: the system's before one that a version manager put in front.
font_python() {
  local python
  for python in /usr/bin/python3 python3; do
    "$python" -c 'import fontTools, brotli' 2>/dev/null && { printf '%s\n' "$python"; return 0; }
  done
  return 1
}

any_exists() { local file; for file; do [ -e "$file" ] && return 0; done; return 1; }

holds() {
  case $1 in
    command:*) have "${1#command:}" ;;
    file:*) any_exists ${1#file:} ;;  # unquoted: it may be a pattern
    header:*) any_exists "/usr/include/${1#header:}" "/usr/local/include/${1#header:}" "/opt/homebrew/include/${1#header:}" ;;
    python) font_python >/dev/null ;;
    chromium) [ -n "${VERBATIM_CHROMIUM:-}" ] || have chromium ;;
  esac
}

# Prints the rows that do not hold, `column` of each.
missing() {
  local column=$1 probe package purpose
  requirements "$2" | while IFS='|' read -r probe package purpose; do
    read -r probe <<< "$probe"  # without the spaces around it
    holds "$probe" && continue
    if [ "$column" = package ]; then echo $package; else echo $purpose; fi
  done | grep . || true
}

# Runs a command as root, keeping its terminal, if there is one, for a progress bar of its own.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then env DEBIAN_FRONTEND=noninteractive "$@"
  else sudo env DEBIAN_FRONTEND=noninteractive "$@"; fi
}

# dpkg refuses all work until what an interrupted installation left is finished.
finish_interrupted_dpkg() {
  have dpkg || return 0
  [ -n "$(dpkg --audit 2>/dev/null)" ] || any_exists /var/lib/dpkg/updates/[0-9]* || return 0
  say "  finishing what an interrupted installation left (dpkg --configure -a)"
  quietly as_root dpkg --configure -a || warn "dpkg --configure -a failed; going on without"
}

# Prints how much apt would download for the packages, as apt says it ("412 MB").
download_size() {
  LC_ALL=C apt-get install --assume-no --no-install-recommends $packages 2>/dev/null |
    sed -nE 's/^Need to get ([^ ]+ [kMG]?B).*/\1/p; s|^Need to get [^/]*/([^ ]+ [kMG]?B).*|\1|p' | head -n 1
}

install() {
  local size network=""
  packages=$(missing package "$1" | sort -u | tr '\n' ' ')
  [ -n "$packages" ] || return 0
  if ! have apt-get; then
    warn "this machine has no apt. Please install what is missing, then run this again:"
    missing purpose "$1" | sed 's/^/  - /' >&2
    exit 1
  fi
  [ "$(id -u)" -eq 0 ] || have sudo || die "neither root nor sudo here. Let an administrator run: apt-get install $packages"
  finish_interrupted_dpkg
  if ! quietly as_root apt-get update -qq -o APT::Update::Error-Mode=any; then
    network=" Not all package lists could be fetched either: check the network."
    warn "not all package lists could be fetched from the Debian mirrors; going on with those that are there"
  fi
  size=$(download_size || true)
  say "  apt downloads ${size:-an unknown amount}; with unpacking that takes some one to five minutes"
  # shellcheck disable=SC2086  # the packages are words
  if [ -t 1 ]; then as_root apt-get install -y -o DPkg::Lock::Timeout=300 --no-install-recommends -o Dpkg::Progress-Fancy=1 $packages
  else quietly as_root apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends $packages; fi ||
    die "apt could not install: ${packages% }. What apt says stands above.$network When that is mended, run tools/setup.sh again, or let an administrator run: apt-get install $packages"
}

case ${1:-} in
  missing) missing package "${*:2}" ;;
  install) install "${*:2}" ;;
  font-python) font_python ;;
  *) die "usage: packages.sh missing|install|font-python [--tests] [--packages]" ;;
esac
