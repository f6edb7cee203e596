#!/usr/bin/env bash
# Every test, from a fresh clone: set-up, builds, then
#   - the unit tests of all layers, native; the layers' table; fuzz inputs replayed
#   - the read side's unit tests once more, as WebAssembly in node
#   - the built site in Chromium, and the desktop program under a virtual display (tests/e2e)
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

# Builds a preset and runs its tests; tools/sum-tests.py reads what came out.
run_preset() {
  if ! "$root/tools/build.sh" "$1"; then failed_to_build+=("$1"); return; fi
  say "Testing $1"
  ctest --preset "$1" --parallel 2 --test-output-size-passed 1000000 --test-output-size-failed 1000000 \
    --output-junit "$results/$1.xml" | grep -vE '^( +Start|Test project|$)' || true
}

# All at once, because each build ends in a link that takes one core alone. What fails is built once more below, where that is said.
"$root/tools/build.sh" run web-debug web || true
run_preset run
run_preset web-debug
[ -z "$asan" ] || run_preset asan

if "$root/tools/build.sh" web; then
  say "Testing in a browser"
  node tests/e2e/run.mjs 2>&1 | tee "$results/e2e.txt" || true
else
  failed_to_build+=(web)
fi

for preset in ${failed_to_build[@]+"${failed_to_build[@]}"}; do
  say "The build of $preset failed."
  echo "0 passed, 1 failed" > "$results/build-$preset.txt"
done
/usr/bin/env python3 "$root/tools/sum-tests.py" "$results"
