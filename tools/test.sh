#!/usr/bin/env bash
# Every test, from a fresh clone: set-up, builds, then
#   - the unit tests of all layers, native; the layers' table; fuzz inputs replayed
#   - the read side's unit tests once more, as WebAssembly in node
#   - the built site in Chromium (tests/e2e), at the same time
# The last line is `N passed, N failed`. VERBATIM_DATA names the folder of larger corpora; tests that want
# it skip without it, and say so.
#
#   tools/test.sh              all of it
#   tools/test.sh --asan       also the native tests under the address and undefined-behaviour sanitizers
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"
cd "$root"

asan=""
case ${1:-} in '') ;; --asan) asan=yes ;; *) die "usage: tools/test.sh [--asan]" ;; esac

"$root/tools/setup.sh" --tests

results="$root/build/test-results"
rm -rf "$results"
mkdir -p "$results"
failed_to_build=()

# Builds a preset, or notes that it cannot be built.
builds() { "$root/tools/build.sh" "$1" || { failed_to_build+=("$1"); return 1; }; }

# Runs a preset's tests; tools/sum-tests.py reads what came out.
run_preset() {
  say "Testing $1"
  ctest --preset "$1" --parallel 2 --test-output-size-passed 1000000 --test-output-size-failed 1000000 \
    --output-junit "$results/$1.xml" | grep -vE '^( +Start|Test project|$)' || true
}

# Side by side, because each build ends in a link that takes one core alone. What fails is built once more below, where that is said.
"$root/tools/build.sh" web run || true
run_built=""
! builds run || run_built=yes
# The browser waits most of its time, and takes longest. Its tests run beside all that follows.
browser=""
if builds web; then
  (exec node tests/e2e/run.mjs > "$results/e2e.txt" 2>&1) &
  browser=$!
  trap 'kill "$browser" 2>/dev/null || true' EXIT
fi
! builds web-debug || run_preset web-debug
[ -z "$run_built" ] || run_preset run
if [ -n "$browser" ]; then
  say "Testing in a browser"
  wait "$browser" || true  # what failed is in its output
  trap - EXIT
  cat "$results/e2e.txt"
fi
if [ -n "$asan" ] && builds asan; then run_preset asan; fi

for preset in ${failed_to_build[@]+"${failed_to_build[@]}"}; do
  say "The build of $preset failed."
  echo "0 passed, 1 failed" > "$results/build-$preset.txt"
done
/usr/bin/env python3 "$root/tools/sum-tests.py" "$results"
