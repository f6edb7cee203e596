#!/bin/sh
# Brings a released program into a folder, after its hash was found to be the release's own. For action.yml and the Dockerfile.
#
#   fetch.sh VERSION FOLDER BASE      BASE/vVERSION/ holds the archives and SHA256SUMS
#
# FOLDER/bin/verbatim is the program then. Needs curl, tar, gzip and sha256sum (or shasum).
set -eu
[ $# -eq 3 ] || { echo "usage: fetch.sh VERSION FOLDER BASE" >&2; exit 2; }
version=${1#v} folder=$2 base=$3
die() { printf 'Error: %s\n' "$*" >&2; exit 1; }

case $(uname -s)-$(uname -m) in
  Linux-x86_64) system=linux-x64 ;;
  Linux-aarch64|Linux-arm64) system=linux-arm64 ;;
  Darwin-arm64) system=macos-arm64 ;;
  *) die "there is no released program for $(uname -s) on $(uname -m): use the npm package, or build it from source" ;;
esac
archive="verbatim-$version-$system.tar.gz"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for file in "$archive" SHA256SUMS; do
  curl -fsSL --retry 3 -o "$work/$file" "$base/v$version/$file" || die "$base/v$version/$file could not be fetched: is there such a release?"
done
cd "$work"
grep -F "  $archive" SHA256SUMS > wanted || die "SHA256SUMS of the release does not name $archive"
if command -v sha256sum >/dev/null 2>&1; then sha256sum -c wanted >/dev/null; else shasum -a 256 -c wanted >/dev/null; fi ||
  die "$archive has another hash than the release names. Nothing of it was used."
cd - >/dev/null
mkdir -p "$folder"
tar -xzf "$work/$archive" -C "$folder" --strip-components=1
"$folder/bin/verbatim" --version
