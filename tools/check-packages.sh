#!/usr/bin/env bash
# Installs what tools/package.sh made on machines that have nothing, and builds sites there. As root, for chroot.
#
#   tools/check-packages.sh [linux] [npm] [windows] [--corpus FILE]     all three where none is named
#
#   linux    the archive in bare roots of Debian 11 and 12 (debootstrap), the .debs in Debian 12; lintian; the desktop program under Xvfb
#   npm      the package under node, through npm, in an empty folder
#   windows  verbatim.exe under wine, in folders whose names are not ASCII
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
    linux|npm|windows) wanted+=("$1") ;;
    --corpus) shift; corpus=${1:-}; [ -f "$corpus" ] || die "--corpus needs a file that is there" ;;
    -h|--help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    *) die "usage: tools/check-packages.sh [linux] [npm] [windows] [--corpus FILE]" ;;
  esac
  shift
done
[ ${#wanted[@]} -gt 0 ] || wanted=(linux npm windows)

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

# --- the whole ------------------------------------------------------------------------------------------

(cd "$packages" && check "SHA256SUMS" $sha256_tool -c SHA256SUMS) && passed=$((passed + 1))
for one in "${wanted[@]}"; do "check_$one"; done
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
