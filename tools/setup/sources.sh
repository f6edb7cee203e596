#!/usr/bin/env bash
# Brings the third-party sources that both builds compile into .deps/src and .deps/include.
#
#   .deps/src/imgui  zstd  utf8proc  stemmer          compiled by cmake/third_party.cmake
#   .deps/include/{json,cli11,doctest,httplib,xxhash}  header-only; each its own include root, because
#                                                      em++ does not see /usr/include
#
# Each library is looked for in this order, and the files that come out are held to pins.txt:
#   1. for Dear ImGui: VERBATIM_IMGUI_DIR, taken as it is;
#   2. Debian's source package in the pinned version, through apt with lists of its own, so that the
#      machine's are left alone;
#   3. upstream's release archive of that version;
#   4. as an announced last resort, the newest version that apt offers: unpinned, so only checked by
#      compiling. VERBATIM_PINNED_ONLY=1 forbids it.
set -euo pipefail
. "$(dirname "$0")/common.sh"

apt_dir="$deps/apt"

# --- apt, with a configuration of our own ----------------------------------------------------------

private_apt() {
  local tool=$1; shift
  "$tool" -q \
    -o Dir::Etc::sourcelist="$apt_dir/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State="$apt_dir/state" -o Dir::State::lists="$apt_dir/lists" \
    -o Dir::State::status="$apt_dir/status" -o Dir::Cache="$apt_dir/cache" \
    -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::Retries=3 "$@"
}

# The address of the machine's own package mirror, in either of apt's two notations.
mirror_of_machine() {
  {
    find /etc/apt/sources.list.d -name '*.sources' -exec cat {} + |
      awk '/^Types:/ {deb = /(^|[ ])deb( |$)/} /^URIs:/ && deb {print $2}'
    find /etc/apt -name '*.list' -exec cat {} + |
      sed -nE 's/^deb[[:space:]]+(\[[^]]*\][[:space:]]+)?([^[:space:]]+)[[:space:]].*/\2/p'
  } 2>/dev/null | grep -E '/(debian|ubuntu)/?$|/archive/debian/' | head -n 1 | grep .
}

# The suites worth asking: those that pins.txt names on Debian; on Ubuntu its own and the coming one.
suites_of_machine() {
  . /etc/os-release
  if [ "${ID:-}" = ubuntu ]; then
    printf '%s main universe\n%s main universe\n' "$VERSION_CODENAME" devel
  else
    pinned_column 4 | sort -u | sed 's/$/ main/'
  fi
}

keyring_of_machine() {
  ls /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/ubuntu-archive-keyring.gpg 2>/dev/null | head -n 1
}

prepare_apt() {
  [ -e "$apt_dir/ready" ] && return 0
  have apt-get || return 1
  local mirror keyring suite
  mirror=$(mirror_of_machine) || return 1
  keyring=$(keyring_of_machine)
  mkdir -p "$apt_dir/lists/partial" "$apt_dir/state" "$apt_dir/cache/archives/partial"
  : > "$apt_dir/status"
  suites_of_machine | while read -r suite; do
    printf 'deb-src %s%s %s\n' "${keyring:+[signed-by=$keyring] }" "$mirror" "$suite"
  done > "$apt_dir/sources.list"
  say "  package lists of the source packages (22 MB)"
  quietly private_apt apt-get update || return 1
  touch "$apt_dir/ready"
}

# --- one library ------------------------------------------------------------------------------------

pinned_column() { awk -v column="$1" '!/^#/ && NF {print $column}' "$pins"; }

# What we keep of each library. $in is the unpacked archive, $out the folder to fill.
keep_imgui() {
  cp "$in"/im*.h "$in"/im*.cpp "$out"
  mkdir "$out/backends"
  cp "$in"/backends/imgui_impl_{opengl3,glfw}.{h,cpp} "$in/backends/imgui_impl_opengl3_loader.h" "$out/backends"
}
keep_zstd() { mkdir "$out/lib"; cp "$in"/lib/*.h "$out/lib"; cp -R "$in"/lib/{common,compress,decompress,dictBuilder} "$out/lib"; }
keep_utf8proc() { cp "$in"/utf8proc.{c,h} "$in/utf8proc_data.c" "$out"; }
keep_stemmer() { cp -R "$in"/{algorithms,compiler,include,libstemmer,runtime,GNUmakefile} "$out"; }
keep_xxhash() { cp "$in/xxhash.h" "$out"; }
keep_json() { cp -R "$in/include/nlohmann" "$out"; }
keep_cli11() { cp -R "$in/include/CLI" "$out"; }
keep_httplib() { cp "$in/httplib.h" "$out"; }
keep_doctest() { mkdir "$out/doctest"; cp "$in/doctest/doctest.h" "$out/doctest"; }

# The stemmers are written in Snowball's own language: its compiler is built for this machine, and turns
# them into C for both builds.
finish_stemmer() {
  local work="$1" out="$2" name
  (cd "$work" && quietly make -j2 snowball libstemmer/libstemmer_utf8.c libstemmer/modules_utf8.h)
  (cd "$work" && quietly make -j2 $(sed -nE 's/.*(src_c\/stem_UTF_8_[a-z0-9_]+\.c).*/\1/p' libstemmer/mkinc_utf8.mak))
  mkdir -p "$out/libstemmer"
  cp -R "$work/src_c" "$work/include" "$work/runtime" "$out"
  cp "$work/libstemmer/libstemmer_utf8.c" "$work/libstemmer/modules_utf8.h" "$out/libstemmer"
  {
    echo "# Made by tools/setup/sources.sh."
    echo "set(stemmer_sources libstemmer/libstemmer_utf8.c runtime/api.c runtime/utilities.c"
    (cd "$out" && printf '  %s\n' src_c/*.c)
    echo ")"
  } > "$out/sources.cmake"
}

# unpack ARCHIVE -> prints the folder that the archive holds
unpack() {
  local folder
  folder=$(mktemp -d "$deps/unpack.XXXXXX")
  tar -C "$folder" -xf "$1" || return 1
  printf '%s\n' "$folder"/*
}

# take NAME ARCHIVE FILES-HASH|any : fills $deps/new/NAME from the archive if it yields the right files.
take() {
  local name=$1 archive=$2 wanted=$3 in out="$deps/new/$1" got
  rm -rf "$out"; mkdir -p "$out"
  in=$(unpack "$archive") || return 1
  "keep_$name" || return 1
  rm -rf "$(dirname "$in")"
  got=$(tree_hash "$out")
  [ "$wanted" = any ] || [ "$got" = "$wanted" ] && return 0
  warn "$name: $(basename "$archive") holds other files than the pinned ones (expected $wanted, got $got)"
  return 1
}

from_debian() {
  local name=$1 package=$2 version=$3 archive_hash=$4 files_hash=$5 folder="$downloads/$1" archive
  mkdir -p "$folder"
  archive=$(ls "$folder"/*.orig.tar.?z 2>/dev/null | head -n 1)
  if ! { [ -n "$archive" ] && matches "$archive" "$archive_hash"; }; then
    prepare_apt || return 1
    (cd "$folder" && quietly private_apt apt-get source --download-only "$package=$version") || return 1
    archive=$(ls "$folder"/*.orig.tar.?z | head -n 1)
    matches "$archive" "$archive_hash" ||
      die "$name: $archive is not what was pinned (expected SHA-256 $archive_hash, got $(sha256_of "$archive")). Delete it to try again."
  fi
  take "$name" "$archive" "$files_hash"
}

from_release() {
  local name=$1 release=$2 files_hash=$3 archive="$downloads/$1/release.tar.gz"
  mkdir -p "$downloads/$name"
  if [ ! -f "$archive" ]; then
    say "  $name: trying upstream's release archive"
    download "$release" "$archive.part" || return 1
    mv "$archive.part" "$archive"
  fi
  take "$name" "$archive" "$files_hash"
}

download() {
  if have curl; then curl -fsSL --max-time 300 -o "$2" "$1"
  elif have wget; then wget -q -T 60 -t 2 -O "$2" "$1"
  else warn "neither curl nor wget is here to fetch $1"; return 1; fi
}

from_newest() {
  local name=$1 package=$2 folder="$downloads/$1/newest" version archive
  [ -z "${VERBATIM_PINNED_ONLY:-}" ] || return 1
  prepare_apt || return 1
  version=$(private_apt apt-cache showsrc --only-source "$package" 2>/dev/null | sed -n 's/^Version: //p' | sort -V | tail -n 1)
  [ -n "$version" ] || return 1
  warn "$name: the pinned version is not to be had; taking the newest offered, $version. It is NOT pinned: nobody has checked it."
  rm -rf "$folder"; mkdir -p "$folder"
  (cd "$folder" && quietly private_apt apt-get source --download-only "$package=$version") || return 1
  archive=$(ls "$folder"/*.orig.tar.?z | head -n 1)
  take "$name" "$archive" any
}

# Moves a finished library to its place.
install_library() {
  local name=$1 from="$deps/new/$1" to
  case $name in
    imgui|zstd|utf8proc|stemmer) to="$deps/src/$name" ;;
    *) to="$deps/include/$name" ;;
  esac
  rm -rf "$to"; mkdir -p "$(dirname "$to")"
  if [ "$name" = stemmer ]; then finish_stemmer "$from" "$to"; rm -rf "$from"; else mv "$from" "$to"; fi
}

fetch_library() {
  local name=$1 package=$2 version=$3 archive=$5 files=$6 release=$7
  say "  $name ${version%-*}"
  from_debian "$name" "$package" "$version" "$archive" "$files" ||
    from_release "$name" "$release" "$files" ||
    from_newest "$name" "$package" ||
    die "$name could not be fetched. Put upstream's archive ($release) at $downloads/$name/release.tar.gz and run tools/setup.sh again."
  install_library "$name"
}

use_given_imgui() {
  local version
  [ -f "$VERBATIM_IMGUI_DIR/imgui.h" ] || die "VERBATIM_IMGUI_DIR=$VERBATIM_IMGUI_DIR holds no imgui.h"
  version=$(sed -nE 's/^#define IMGUI_VERSION_NUM +([0-9]+).*/\1/p' "$VERBATIM_IMGUI_DIR/imgui.h")
  [ "${version:-0}" -ge 19200 ] || die "Dear ImGui in $VERBATIM_IMGUI_DIR is too old ($version); 1.92 or newer is needed."
  say "  imgui: yours, from $VERBATIM_IMGUI_DIR (not checked)"
  rm -rf "$deps/src/imgui"; mkdir -p "$deps/src"
  ln -s "$(cd "$VERBATIM_IMGUI_DIR" && pwd)" "$deps/src/imgui"
}

mkdir -p "$downloads" "$deps/new"
rm -rf "$deps"/unpack.*
while read -r name rest; do
  if [ "$name" = imgui ] && [ -n "${VERBATIM_IMGUI_DIR:-}" ]; then use_given_imgui; continue; fi
  # shellcheck disable=SC2086  # the columns are words
  fetch_library "$name" $rest </dev/null
done < <(grep -vE '^(#|$)' "$pins")
rm -rf "$deps/new" "$apt_dir"
