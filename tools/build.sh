#!/usr/bin/env bash
# tools/build.sh PRESET[:TARGET,…]...: configures presets of CMakePresets.json where that is due, then builds them.
#
# Several are built side by side, because each ends in steps that take one core alone: the first one's progress is shown, the
# others run behind it. Shows Ninja's progress on a terminal. Elsewhere it says every half minute that it goes on, and what went wrong.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"
cd "$root"
[ $# -gt 0 ] || die "usage: tools/build.sh PRESET[:TARGET,…]..."

# What a preset builds, in words.
meaning_of() {
  case $1 in
    run) echo "the programs for this machine" ;;
    web) echo "the application for browsers" ;;
    *) echo "the preset $1" ;;
  esac
}

# Ninja reconfigures by itself when a CMakeLists.txt changes; only the presets are out of its sight.
configure() {
  if [ ! -e "build/$1/build.ninja" ] || [ CMakePresets.json -nt "build/$1/build.ninja" ]; then
    say "Configuring $(meaning_of "$1")"
    quietly cmake --preset "$1"
  fi
}

# compile HOW PRESET[:TARGET,…]: HOW runs the command.
compile() {
  local how=$1 preset=${2%%:*} targets=()
  [[ $2 != *:* ]] || IFS=, read -ra targets <<< "${2#*:}"
  [ ${#targets[@]} -eq 0 ] || targets=(--target "${targets[@]}")
  $how cmake --build --preset "$preset" ${targets[@]+"${targets[@]}"}
}

for one; do configure "${one%%:*}"; done
for one; do say "Building $(meaning_of "${one%%:*}")"; done
# Ninja takes two jobs more than there are cores, which is right for one build.
[ $# -eq 1 ] || export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}"

behind=()
# Each is a process group of its own, so that nothing goes on when this script is ended.
end_behind() { local process; for process in ${behind[@]+"${behind[@]}"}; do kill -TERM -- "-$process" 2>/dev/null || true; done; }
trap end_behind EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
first=$1
shift
for one; do
  set -m
  compile quietly "$one" </dev/null &
  set +m
  behind+=($!)
done
status=0
if [ -t 1 ]; then compile "" "$first" || status=$?
else
  set -m
  while sleep 30; do say "  … $((SECONDS / 60)) min $((SECONDS % 60)) s"; done </dev/null &
  set +m
  sign_of_life=$!
  behind+=("$sign_of_life")
  compile quietly "$first" || status=$?
fi
for process in ${behind[@]+"${behind[@]}"}; do
  [ "$process" = "${sign_of_life-}" ] || wait "$process" || status=$?
done
end_behind
behind=()
exit "$status"
