#!/usr/bin/env bash
# Makes what people install, from a clone: build/packages/
#
#   tools/package.sh [linux] [npm] [windows]     all three where none is named; `macos`, on such a machine, when it is
#
#   verbatim-VERSION-linux-ARCH.tar.zst .tar.gz  the tool, static: runs on any Linux; the desktop program: Debian 12 and later
#   verbatim_VERSION_ARCH.deb                    the tool with the application; verbatim-desktop_… the desktop program
#   verbatim-VERSION-npm.tgz                     the tool for node (tools/npm)
#   verbatim-VERSION-windows-x64.zip             verbatim.exe with the application
#   SHA256SUMS                                   over all of these
#
# The same commit gives the same archives: times in them are the commit's. tools/check-packages.sh installs and runs them.
# VERBATIM_SKIP_SETUP leaves out tools/setup.sh, for machines that are set up by other means.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"
cd "$root"

wanted=()
for argument; do
  case $argument in
    linux|npm|windows|macos) wanted+=("$argument") ;;
    -h|--help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    *) die "usage: tools/package.sh [linux] [npm] [windows] [macos]" ;;
  esac
done
[ ${#wanted[@]} -gt 0 ] || wanted=(linux npm windows)

version=$(sed -nE 's/^project\(verbatim VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
out="$root/build/packages"
stage="$root/build/packages.stage"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1735689600)
export SOURCE_DATE_EPOCH
maintainer="Verbatim authors <verbatim@example.org>"

# A tree made by `cmake --install`: install PRESET FOLDER COMPONENT...
install_tree() {
  local preset=$1 folder=$2 component
  shift 2
  for component; do quietly cmake --install "build/$preset" --strip --prefix "$folder" --component "$component"; done
}

has_application() { [ -f "$1/verbatim_web.wasm" ] && [ -f "$1/index.html" ] || die "$1 holds no web application"; }

write_notice() { cmake "-DSOURCE=$root" "-DDEPS=$deps" -DPORTABLE=ON "-DOUTPUT=$1" -P cmake/third_party_notice.cmake; }

# pack_tar FOLDER: packs $stage/FOLDER with the commit's time, without names of users.
pack_tar() { tar -C "$stage" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - "$1"; }

# --- Linux ----------------------------------------------------------------------------------------------

architecture() { case $(uname -m) in x86_64) echo "$1" ;; aarch64|arm64) echo arm64 ;; *) uname -m ;; esac; }

make_linux_archive() {
  local name
  name="verbatim-$version-linux-$(architecture x64)"
  install_tree static "$stage/$name" tool shell
  [ ! -x build/run/bin/verbatim-desktop ] || install_tree run "$stage/$name" desktop
  has_application "$stage/$name/share/verbatim/app"
  cp README.md LICENSE "$stage/$name"
  mv "$stage/$name/share/doc/verbatim/THIRD-PARTY.md" "$stage/$name"
  rm -r "$stage/$name/share/doc"
  pack_tar "$name" | zstd -q -19 -T1 -f -o "$out/$name.tar.zst"
  pack_tar "$name" | gzip -9n > "$out/$name.tar.gz"
}

# What a Debian package has beside the files: the licence, the changes, the hashes.
finish_debian_tree() {
  local tree=$1 package=$2 doc="$1/usr/share/doc/$2"
  mkdir -p "$doc" "$tree/DEBIAN"
  # Debian wants the licences that it has itself to be named by their place.
  {
    cat LICENSE
    printf '\n---\n\nParts of the programs, and their licences, are listed in /usr/share/doc/verbatim/THIRD-PARTY.md.\n%s\n%s\n%s\n' \
      "On Debian systems, the text of the Apache License is in /usr/share/common-licenses/Apache-2.0," \
      "that of the GNU Lesser General Public License (of the C library in the tool) in" "/usr/share/common-licenses/LGPL-2.1."
  } > "$doc/copyright"
  printf '%s (%s) unstable; urgency=medium\n\n  * See https://github.com/OWNER/REPOSITORY/blob/main/CHANGELOG.md\n\n -- %s  %s\n' \
    "$package" "$version" "$maintainer" "$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n > "$doc/changelog.gz"
  [ ! -d "$tree/usr/share/man" ] || find "$tree/usr/share/man" -name '*.1' -exec gzip -9n {} +
  (cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) > "$tree/DEBIAN/md5sums"
  chmod -R u=rwX,go=rX "$tree"
  find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# control FOLDER PACKAGE DEPENDS RECOMMENDS SUMMARY LINE...
write_control() {
  local tree=$1 package=$2 depends=$3 recommends=$4 summary=$5 line
  shift 5
  mkdir -p "$tree/DEBIAN"
  {
    printf 'Package: %s\nVersion: %s\nArchitecture: %s\nMaintainer: %s\n' "$package" "$version" "$(architecture amd64)" "$maintainer"
    printf 'Installed-Size: %s\n' "$(du -sk "$tree/usr" | cut -f1)"
    [ -z "$depends" ] || printf 'Depends: %s\n' "$depends"
    [ -z "$recommends" ] || printf 'Recommends: %s\n' "$recommends"
    printf 'Section: text\nPriority: optional\nHomepage: https://github.com/OWNER/REPOSITORY\nDescription: %s\n' "$summary"
    for line; do printf ' %s\n' "$line"; done
  } > "$tree/DEBIAN/control"
}

# What the desktop program links at run time. On Debian dpkg-shlibdeps knows; elsewhere Debian 12's packages are named.
desktop_libraries() {
  local folder="$stage/shlibs"
  if have dpkg-shlibdeps; then
    mkdir -p "$folder/debian"
    printf 'Source: verbatim\n\nPackage: verbatim-desktop\nArchitecture: any\n' > "$folder/debian/control"
    (cd "$folder" && dpkg-shlibdeps -O --ignore-missing-info "$1" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
  else
    echo "libc6 (>= 2.36), libgcc-s1 (>= 3.0), libglfw3 (>= 3.3), libopengl0, libstdc++6 (>= 12)"
  fi
}

make_debian_packages() {
  local tool="$stage/verbatim" desktop="$stage/verbatim-desktop"
  install_tree static "$tool/usr" tool shell
  has_application "$tool/usr/share/verbatim/app"
  # Debian looks for zsh's completions elsewhere.
  mkdir -p "$tool/usr/share/zsh/vendor-completions"
  mv "$tool/usr/share/zsh/site-functions/_verbatim" "$tool/usr/share/zsh/vendor-completions"
  rmdir "$tool/usr/share/zsh/site-functions"
  rm "$tool/usr/share/doc/verbatim/LICENSE"
  # The program links glibc in, as the archive's does, so that one file is tested everywhere.
  mkdir -p "$tool/usr/share/lintian/overrides"
  printf 'verbatim: %s [usr/bin/verbatim]\n' statically-linked-binary "embedded-library bzip2" "embedded-library zlib" > "$tool/usr/share/lintian/overrides/verbatim"
  finish_debian_tree "$tool" verbatim
  write_control "$tool" verbatim "" "poppler-utils, xdg-utils" "who said what, in a folder of news" \
    "Verbatim turns a folder of articles into a static website on which anyone" "can filter, search and read who said what: each quotation with its" \
    "speaker, the words that name the speaker, and how sure the program is." "." "poppler-utils reads PDF files, xdg-utils opens the browser."
  dpkg-deb --root-owner-group -Zxz -b "$tool" "$out/verbatim_${version}_$(architecture amd64).deb" >/dev/null
  [ -x build/run/bin/verbatim-desktop ] || { warn "there is no desktop program (GLFW and OpenGL are missing): no verbatim-desktop.deb"; return 0; }
  install_tree run "$desktop/usr" desktop
  finish_debian_tree "$desktop" verbatim-desktop
  write_control "$desktop" verbatim-desktop "verbatim (= $version), $(desktop_libraries "$desktop/usr/bin/verbatim-desktop")" "" \
    "sites of quotations in a window of their own" "Opens a site that verbatim built in a window, without a browser."
  dpkg-deb --root-owner-group -Zxz -b "$desktop" "$out/verbatim-desktop_${version}_$(architecture amd64).deb" >/dev/null
}

make_linux() {
  "$root/tools/build.sh" static:verbatim
  make_linux_archive
  make_debian_packages
}

# --- node -----------------------------------------------------------------------------------------------

make_npm() {
  local tree="$stage/package"
  "$root/tools/build.sh" node:verbatim
  has_application build/web/app
  mkdir -p "$tree/lib" "$tree/share/verbatim"
  cp -R tools/npm/bin tools/npm/README.md LICENSE "$tree"
  sed "s/\"version\": \"[^\"]*\"/\"version\": \"$version\"/" tools/npm/package.json > "$tree/package.json"
  cp build/node/bin/verbatim.js build/node/bin/verbatim.wasm "$tree/lib"
  cp -R build/web/app "$tree/share/verbatim/app"
  write_notice "$tree/THIRD-PARTY.md"
  chmod -R u=rwX,go=rX "$tree"
  pack_tar package | gzip -9n > "$out/verbatim-$version-npm.tgz"
}

# --- Windows --------------------------------------------------------------------------------------------

make_windows() {
  local name="verbatim-$version-windows-x64"
  "$root/tools/build.sh" windows:verbatim
  install_tree windows "$stage/$name" tool
  has_application "$stage/$name/share/verbatim/app"
  cp README.md LICENSE "$stage/$name"
  mv "$stage/$name/share/doc/verbatim/THIRD-PARTY.md" "$stage/$name"
  rm -r "$stage/$name/share/doc"
  find "$stage/$name" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
  rm -f "$out/$name.zip"
  (cd "$stage" && find "$name" -type f | LC_ALL=C sort | TZ=UTC zip -q -X -9 -@ "$out/$name.zip")
}

# --- macOS: nobody has run this (docs/releasing.md) --------------------------------------------------------

make_macos() {
  local name="verbatim-$version-macos-$(uname -m)"
  "$root/tools/build.sh" macos:verbatim
  install_tree macos "$stage/$name" tool shell
  has_application "$stage/$name/share/verbatim/app"
  mv "$stage/$name/share/doc/verbatim/THIRD-PARTY.md" "$stage/$name"
  cp README.md LICENSE "$stage/$name"
  rm -r "$stage/$name/share/doc"
  tar -C "$stage" -czf "$out/$name.tar.gz" "$name"  # its tar has no --sort: these bytes are not the same each time
}

# --- the whole ------------------------------------------------------------------------------------------

[ -n "${VERBATIM_SKIP_SETUP:-}" ] || "$root/tools/setup.sh" --packages
if [[ " ${wanted[*]} " == *" linux "* ]]; then "$root/tools/build.sh" run:verbatim-desktop web || "$root/tools/build.sh" web
else "$root/tools/build.sh" web; fi
rm -rf "$stage"
mkdir -p "$out" "$stage"
trap 'rm -rf "$stage"' EXIT
for one in "${wanted[@]}"; do "make_$one"; done
cd "$out"
rm -f SHA256SUMS
$sha256_tool verbatim* > "$stage/sums"
mv "$stage/sums" SHA256SUMS
say "In $out:"
for file in verbatim*; do wc -c < "$file" | awk -v name="$file" '{printf "  %6.2f MB  %s\n", $1 / 1000000, name}'; done
