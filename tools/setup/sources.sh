#!/usr/bin/env bash
# Brings the third-party sources that both builds compile into .deps/src and .deps/include.
#
#   sources.sh missing [--packages]              prints the libraries that are not there as set-up left them, one a line
#   sources.sh fetch [--packages] [--unpinned]   brings these; run by tools/setup.sh, which holds the lock
#
# With --packages also those that a program for other machines has inside, and that one for this machine takes from the system.
#
#   .deps/src/imgui  zstd  utf8proc  stemmer  gumbo   compiled by cmake/third_party.cmake
#   .deps/src/archive  bzip2  cld2  cmark  lzma  pugixml  yaml  zlib   the same, for tools/package.sh (cmake/portable_libraries.cmake)
#   .deps/include/{json,cli11,doctest,xxhash}  header-only; each its own include root, because
#                                                      em++ does not see /usr/include
#   LICENSE in each of them                            what THIRD-PARTY.md is made of
#
# Each library is looked for in this order, and the files that come out are held to pins.txt:
#   1. for Dear ImGui: VERBATIM_IMGUI_DIR, taken as it is;
#   2. an archive that lies in .deps/downloads;
#   3. Debian's source package in the pinned version, through apt with lists of its own, so that the
#      machine's are left alone;
#   4. upstream's release archive of that version;
#   5. only with --unpinned, the newest version that apt offers: checked by compiling alone.
# The next source is tried only where one does not have the version, or cannot be reached. What arrives with
# a wrong hash ends the set-up: a wrong file is a reason to stop, not to look elsewhere.
set -euo pipefail
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/debian.sh"

# The functions below speak of one library at a time: these are the columns of its row in pins.txt ...
name="" package="" version="" suite="" archive_hash="" files_hash="" release=""
# ... its folder, from the root of the clone ...
place=""
# ... which archive of it was found, whether that is the pinned version, and why others were not.
archive="" source="" reasons=""

# Runs a command for each library that is wanted.
for_each_library() {
  while read -r name package version suite archive_hash files_hash release; do
    [ -n "$for_packages" ] || ! is_for_packages || continue
    set_place
    "$@" </dev/null
  done < <(grep -vE '^(#|$)' "$pins")
}

is_given() { [ "$name" = imgui ] && [ -n "${VERBATIM_IMGUI_DIR:-}" ]; }

is_for_packages() { case $name in archive|bzip2|cld2|cmark|lzma|pugixml|yaml|zlib) ;; *) return 1 ;; esac; }

set_place() {
  case $name in
    imgui|zstd|utf8proc|stemmer|gumbo|archive|bzip2|cld2|cmark|lzma|pugixml|yaml|zlib) place=.deps/src/$name ;;
    *) place=.deps/include/$name ;;
  esac
}

# --- finding an archive -----------------------------------------------------------------------------

upstream_version() { printf '%s\n' "${version%-*}"; }
release_archive() { printf '%s\n' "$downloads/$name/$(basename "$release")"; }
because() { reasons="${reasons:+$reasons; }$1"; }

# Ends the set-up: WHAT has a wrong hash. FILE, where there is one, is moved out of the way.
refuse() {
  local what=$1 expected=$2 found=$3 file=${4:-} aside=""
  if [ -n "$file" ]; then
    aside="$downloads/$name/$(basename "$file").rejected"
    mkdir -p "$downloads/$name"
    mv "$file" "$aside"
    aside=" The file was moved to $aside."
  fi
  die "$name: $what has a wrong hash. Expected SHA-256 $expected, found $found. Nothing of it was used.$aside Running tools/setup.sh again fetches it anew; if that ends here again, do not use it before it is known why it differs."
}

use_kept_archive() {
  archive=$(first_existing "$downloads/$name/${package}_$(upstream_version)".orig.tar.{gz,xz,bz2} "$(release_archive)")
  [ -n "$archive" ]
}

# Fetches a version of the source package; its upstream archive becomes `archive`.
fetch_source_package() {
  local folder="$work/debian"
  rm -rf "$folder"; mkdir -p "$folder"
  if ! apt_fetches "the source package" "$folder" apt-get source --download-only --tar-only "$package=$1"; then
    because "the source package $package=$1 could not be downloaded from the Debian mirror"
    return 1
  fi
  archive=$(first_existing "$folder"/*.orig.tar.{gz,xz,bz2})
  [ -n "$archive" ] || { because "the source package $package=$1 holds no upstream archive"; return 1; }
}

# The pinned version, or another Debian revision of it: that has the same upstream archive, whose hash is checked.
# Pins leave out epochs (`1:` before the version), which no file name has either.
fetch_from_debian() {
  local offered
  debian_is_reached || { because "$debian"; return 1; }
  offered=$(offered_versions | awk -v pinned="$version" -v upstream="$(upstream_version)" '
    {plain = $0; sub(/^[0-9]+:/, "", plain); without_revision = plain; sub(/-[^-]*$/, "", without_revision)}
    plain == pinned {exact = $0}
    without_revision == upstream {other = $0}
    END {print exact ? exact : other}')
  [ -n "$offered" ] || { because "Debian does not offer $package $(upstream_version)"; return 1; }
  fetch_source_package "$offered"
}

fetch_release() {
  archive="$work/$(basename "$release")"
  say "  $name: trying upstream's release archive"
  rm -f "$archive"
  download "$release" "$archive" || { because "upstream's release archive could not be downloaded"; return 1; }
}

download() {
  if have curl; then curl -fsSL --connect-timeout 20 --max-time 300 --retry 2 -o "$2" "$1"
  elif have wget; then wget -q -T 60 -t 2 -O "$2" "$1"
  else warn "neither curl nor wget is here to fetch $1"; return 1; fi
}

fetch_newest() {
  local newest
  [ -n "$unpinned" ] && [ "$debian" = reached ] || return 1
  newest=$(offered_versions | tail -n 1)
  [ -n "$newest" ] || return 1
  warn "$name: the pinned version is not to be had; --unpinned takes the newest that Debian offers, $newest. Nobody has checked it."
  fetch_source_package "$newest" || return 1
  source="unpinned $newest"
}

# Sets `archive` and `source`.
find_archive() {
  local instead=""
  source=pinned reasons=""
  use_kept_archive || fetch_from_debian || fetch_release || fetch_newest || {
    [ "$debian" != reached ] || [ -n "$unpinned" ] ||
      instead=" Where it is no longer offered, tools/setup.sh --unpinned takes the newest version that Debian has; nobody has checked that one."
    die "$name $(upstream_version) could not be fetched: $reasons. Check the network, then run tools/setup.sh again; or put $release at $(release_archive) first.$instead"
  }
}

# --- from the archive to the library ----------------------------------------------------------------

# What we keep of each library. $in is the unpacked archive, $out the folder to fill. The commands are chained,
# because `set -e` does not reach into a condition.
keep_imgui() {
  cp "$in"/im*.h "$in"/im*.cpp "$out" &&
    mkdir "$out/backends" &&
    cp "$in"/backends/imgui_impl_{opengl3,glfw}.{h,cpp} "$in/backends/imgui_impl_opengl3_loader.h" "$out/backends"
}
keep_zstd() {
  mkdir "$out/lib" && cp "$in"/lib/*.h "$out/lib" &&
    cp -R "$in"/lib/{common,compress,decompress,dictBuilder} "$out/lib"
}
keep_utf8proc() { cp "$in"/utf8proc.{c,h} "$in/utf8proc_data.c" "$out"; }
keep_stemmer() { cp -R "$in"/{algorithms,compiler,include,libstemmer,runtime,GNUmakefile} "$out"; }
# The parser of HTML that Nokogiri maintains, a fork of Google's with limits for hostile pages.
keep_gumbo() { cp "$in"/gumbo-parser/src/*.{c,h} "$out"; }
keep_xxhash() { cp "$in/xxhash.h" "$out"; }
keep_json() { cp -R "$in/include/nlohmann" "$out"; }
keep_cli11() { cp -R "$in/include/CLI" "$out"; }
keep_doctest() { mkdir "$out/doctest" && cp "$in/doctest/doctest.h" "$out/doctest"; }
# Of libarchive what reads; cmake/portable_libraries.cmake says which of it is compiled.
keep_archive() { rm -f "$in"/libarchive/archive_write_set_format* && cp "$in"/libarchive/*.{c,h} "$out"; }
keep_bzip2() { cp "$in"/{bzlib,bzlib_private}.h "$in"/{blocksort,bzlib,compress,crctable,decompress,huffman,randtable}.c "$out"; }
# The tables of the library that Debian calls libcld2, as the sources' compile_libs.sh lists them.
keep_cld2() {
  local table
  mkdir -p "$out/cld2/internal" && cp -R "$in/public" "$out/cld2" && cp "$in"/internal/*.h "$out/cld2/internal" || return 1
  for table in cldutil cldutil_shared compact_lang_det compact_lang_det_hint_code compact_lang_det_impl debug fixunicodevalue generated_entities \
    generated_language generated_ulscript getonescriptspan lang_script offsetmap scoreonescriptspan tote utf8statetable cld_generated_cjk_uni_prop_80 \
    cld2_generated_cjk_compatible cld_generated_cjk_delta_bi_4 generated_distinct_bi_0 cld2_generated_quadchrome_2 cld2_generated_deltaoctachrome \
    cld2_generated_distinctoctachrome cld_generated_score_quad_octa_2; do
    cp "$in/internal/$table.cc" "$out/cld2/internal" || return 1
  done
}
# Its three headers that a build would write are the same for every compiler of ours.
keep_cmark() {
  local number
  number=$(upstream_version) &&
    cp "$in"/src/*.{c,h,inc} "$out" && rm "$out/main.c" &&
    printf '%s\n' '#define HAVE_STDBOOL_H' '#include <stdbool.h>' '#define HAVE___BUILTIN_EXPECT' '#define HAVE___ATTRIBUTE__' \
      '#define CMARK_ATTRIBUTE(list) __attribute__ (list)' '#define CMARK_INLINE inline' > "$out/config.h" &&
    printf '%s\n' '#define CMARK_EXPORT' '#define CMARK_NO_EXPORT' > "$out/cmark_export.h" &&
    printf '#define CMARK_VERSION_STRING "%s"\n#define CMARK_VERSION ((%s << 16) | (%s << 8) | %s)\n' "$number" ${number//./ } > "$out/cmark_version.h"
}
keep_lzma() { cp -R "$in"/src/liblzma/{api,check,common,delta,lz,lzma,rangecoder,simple} "$in"/src/common "$out"; }
keep_pugixml() { cp "$in"/src/*.{cpp,hpp} "$out"; }
keep_yaml() { cp -R "$in/include" "$in/src" "$out"; }
keep_zlib() { cp "$in"/*.{c,h} "$out"; }

# The licence under the name LICENSE. A library of the packages and one that lacks it differ in the hash over their files.
keep_licence() {
  local licence
  licence=$(first_existing "$in"/{LICENSE-DEPENDENCIES.md,LICENSE,LICENSE.MIT,LICENSE.md,LICENSE.txt,COPYING})
  [ -z "$licence" ] || cp "$licence" "$out/LICENSE"
}

# Fills the folder `out` with what we keep of `archive`. An archive of Debian's is checked before it is unpacked;
# any other by the files that come out.
unpack_archive() {
  local out=$1 in="" found="no such files" folder="$work/unpacked" file hash
  file=$(basename "$archive")
  if [ "$source" = pinned ] && [[ $file = *.orig.tar.* ]]; then
    hash=$(sha256_of "$archive")
    [ "$hash" = "$archive_hash" ] || refuse "$file" "$archive_hash" "$hash" "$archive"
  fi
  rm -rf "$folder" "$out"; mkdir -p "$folder" "$out"
  if tar -C "$folder" --no-same-owner -xf "$archive"; then in=$(first_existing "$folder"/*); fi
  if [ -n "$in" ] && "keep_$name" && keep_licence; then found=$(tree_hash "$out"); else require_writable "$work"; fi
  rm -rf "$folder"
  [ "$source" != pinned ] || [ "$found" = "$files_hash" ] || refuse "the set of files in $file" "$files_hash" "$found" "$archive"
  [ "$found" != "no such files" ] || die "$name: $file (${source}) does not hold the files that Verbatim compiles."
}

# The stemmers are written in Snowball's own language: its compiler is built for this machine, and turns
# them into C for both builds.
finish_stemmer() {
  local from=$1 out=$2
  (cd "$from" && quietly make -j2 snowball libstemmer/libstemmer_utf8.c libstemmer/modules_utf8.h)
  (cd "$from" && quietly make -j2 $(sed -nE 's/.*(src_c\/stem_UTF_8_[a-z0-9_]+\.c).*/\1/p' libstemmer/mkinc_utf8.mak))
  mkdir -p "$out/libstemmer"
  cp -R "$from/src_c" "$from/include" "$from/runtime" "$out"
  cp "$from/libstemmer/libstemmer_utf8.c" "$from/libstemmer/modules_utf8.h" "$out/libstemmer"
  [ ! -f "$from/LICENSE" ] || cp "$from/LICENSE" "$out"
  {
    echo "# Made by tools/setup/sources.sh."
    echo "set(stemmer_sources libstemmer/libstemmer_utf8.c runtime/api.c runtime/utilities.c"
    (cd "$out" && printf '  %s\n' src_c/*.c)
    echo ")"
  } > "$out/sources.cmake"
}

# Keeps an archive that was fetched and found right for a later set-up.
keep_for_later() {
  case $archive in "$downloads"/*) return 0 ;; esac
  [ "$source" = pinned ] || return 0
  mkdir -p "$downloads/$name"
  mv "$archive" "$downloads/$name/"
}

use_given_imgui() {
  local imgui_version
  [ -f "$VERBATIM_IMGUI_DIR/imgui.h" ] || die "VERBATIM_IMGUI_DIR=$VERBATIM_IMGUI_DIR holds no imgui.h"
  imgui_version=$(sed -nE 's/^#define IMGUI_VERSION_NUM +([0-9]+).*/\1/p' "$VERBATIM_IMGUI_DIR/imgui.h")
  [ "${imgui_version:-0}" -ge 19200 ] || die "Dear ImGui in $VERBATIM_IMGUI_DIR is too old ($imgui_version); 1.92 or newer is needed."
  say "  imgui: yours, from $VERBATIM_IMGUI_DIR (not checked)"
  ln -s "$(cd "$VERBATIM_IMGUI_DIR" && pwd)" "$work/imgui"
  put_in_place imgui "$work/imgui" "$place" "$inputs" given
}

# --- all libraries ----------------------------------------------------------------------------------

inputs_of_sources() {
  { cat "$pins" "$root"/tools/setup/{sources,debian,common}.sh; printf '%s' "${VERBATIM_IMGUI_DIR:-}"; } |
    sha256
}

print_if_missing() {
  local mark stamped unchecked
  part_is_whole "$name" "$place" "$inputs" || { printf '%s\n' "$name"; return 0; }
  read -r mark stamped source unchecked < "$deps/stamps/$name"
  [ "$source" != unpinned ] ||
    warn "$name is $unchecked, which --unpinned took and nobody has checked. To go back, remove $place and run tools/setup.sh."
}

fetch_if_missing() {
  local out="$work/$name"
  if part_is_whole "$name" "$place" "$inputs"; then return 0; fi
  tell_change "$name" "$place" "$inputs"
  if is_given; then use_given_imgui; return 0; fi
  say "  $name $(upstream_version)"
  find_archive
  unpack_archive "$out"
  keep_for_later
  if [ "$name" = stemmer ]; then finish_stemmer "$out" "$out.finished"; out="$out.finished"; fi
  put_in_place "$name" "$out" "$place" "$inputs" "$source"
}

command=${1:-} for_packages="" unpinned=""
usage="usage: sources.sh missing|fetch [--packages] [--unpinned]"
case $command in missing|fetch) shift ;; *) die "$usage" ;; esac
for argument; do
  case $argument in
    --packages) for_packages=$argument ;;
    --unpinned) unpinned=$argument ;;
    *) die "$usage" ;;
  esac
done
inputs=$(inputs_of_sources)
look_for_changes .deps/src/ .deps/include/
if [ "$command" = missing ]; then for_each_library print_if_missing; else for_each_library fetch_if_missing; fi
