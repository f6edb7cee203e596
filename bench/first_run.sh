#!/usr/bin/env bash
# bench/first_run.sh: how long somebody waits who tries Verbatim: the set-up and the first build, a change in one view, the tests.
#
#   bench/first_run.sh             the first run and a changed view, about ten minutes
#       --tests                    also tools/test.sh, in a second clone
#       --keep                     keep the clones, and say where they are
#
# Works in clean clones of HEAD below TMPDIR, with ccache off and nothing built. Debian packages must be there already
# (tools/setup.sh --tests); how long they take depends on the mirror. Prints each time beside its budget, on two quiet cores, and
# ends with 1 where one is over. Processor time is what all processes took together, in user and system mode.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"

tests="" keep=""
for argument; do
  case $argument in
    --tests) tests=yes ;;
    --keep) keep=yes ;;
    -h|--help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    *) die "usage: bench/first_run.sh [--tests] [--keep]" ;;
  esac
done
missing=$("$root/tools/setup/packages.sh" missing --tests | paste -s -d ' ' -)
[ -z "$missing" ] || die "these packages are missing: $missing. Run tools/setup.sh --tests first."

export CCACHE_DISABLE=1
work=$(mktemp -d)
[ -n "$keep" ] && say "The clones are in $work" || trap 'rm -rf "$work"' EXIT
over=0

# measure NAME WALL-BUDGET CPU-BUDGET COMMAND...: runs it and prints what it took; a budget of 0 is none. In seconds.
TIMEFORMAT='%R %U %S'
measure() {
  local name=$1 wall_budget=$2 cpu_budget=$3 times
  shift 3
  times=$( { time "$@" > "$work/log" 2>&1; } 2>&1 ) || { tail -n 30 "$work/log" >&2; die "$name failed"; }
  awk -v name="$name" -v wall_budget="$wall_budget" -v cpu_budget="$cpu_budget" '
    function shown(seconds, budget) { return sprintf("%7.1f s", seconds) (budget ? sprintf(" (%d)", budget) : "     ") (budget && seconds > budget ? " OVER" : "") }
    { printf "%-44s wall %-20s processor %s\n", name, shown($1, wall_budget), shown($2 + $3, cpu_budget)
      exit (wall_budget && $1 > wall_budget) || (cpu_budget && $2 + $3 > cpu_budget) }' <<< "$times" || over=1
}

say "$(git -C "$root" log -1 --format='%h %s')"
say "$(getconf _NPROCESSORS_ONLN) cores, load $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown)"
git clone -q "$root" "$work/clone"
cd "$work/clone"
measure "tools/run.sh --no-serve, all of it" 360 540 tools/run.sh --no-serve
say "  of it: set-up, in a clone of its own"
git clone -q "$root" "$work/setup"
measure "  tools/setup.sh" 0 0 "$work/setup/tools/setup.sh"
rm -rf "$work/setup"
say "verbatim_web.wasm: $(wc -c < build/web/app/verbatim_web.wasm) bytes"

measure "the developers' preset, verbatim-desktop" 0 0 tools/build.sh native:verbatim-desktop
view=src/ui/quotes_view.cpp
echo "// Changed." >> "$view"
measure "  $view changed: compiled" 0 2 cmake --build build/native --target verbatim_ui
measure "  …and linked" 8 0 cmake --build build/native --target verbatim-desktop
cd "$root"

if [ -n "$tests" ]; then
  rm -rf "$work/clone"
  git clone -q "$root" "$work/clone"
  measure "tools/test.sh, all of it" 840 0 "$work/clone/tools/test.sh"
  tail -n 1 "$work/log"
fi
exit "$over"
