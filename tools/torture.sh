#!/usr/bin/env bash
# The long form of what tools/test.sh does for two minutes: everything that docs/reliability.md promises, tried for as long as
# you like.
#
#   tools/torture.sh                     30 minutes: faults, kills, full disks, pairs of builds; fuzzing; hostile patterns
#       --minutes N                      how long all of it may take, besides the builds
#       --seed N                         which tries are made (else one that changes each day)
#       --only faults|fuzz|patterns      one part
#       --corpus FOLDER FOLDER           two collections of your own for the faults
#
# Ends with `N passed, N failed`. What the fuzzers find new is kept in build/fuzz/corpus; inputs that break a promise are named.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"
cd "$root"

minutes=30 seed=$(date +%Y%m%d) only="" corpus=()
while [ $# -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    --minutes) minutes=${1:?--minutes needs a number}; shift ;;
    --seed) seed=${1:?--seed needs a number}; shift ;;
    --only) only=${1:?--only needs a part}; shift ;;
    --corpus) corpus=(--corpus "${1:?--corpus needs two folders}" "${2:?--corpus needs two folders}"); shift 2 ;;
    -h|--help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    *) die "unknown option $argument (see tools/torture.sh --help)" ;;
  esac
done
case $only in ''|faults|fuzz|patterns) ;; *) die "--only takes faults, fuzz or patterns, not $only" ;; esac
wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }

results="$root/build/torture-results"
rm -rf "$results"
mkdir -p "$results"
"$root/tools/setup.sh" --tests

if wanted faults; then
  "$root/tools/build.sh" run:verbatim,fault_shim
  python3 tests/torture/torture.py build/run/bin/verbatim "$(find build/run/tests/torture -name '*fault_shim*.so')" \
    --seed "$seed" --minutes "$([ -n "$only" ] && echo "$minutes" || echo $((minutes / 2)))" \
    ${corpus[@]+"${corpus[@]}"} 2>&1 | tee "$results/faults.txt" || true
fi

if wanted fuzz; then
  have clang || die "the fuzzers need clang (Debian: clang, libclang-rt-14-dev)"
  targets=$(sed -nE 's/^verbatim_fuzz\(([a-z_]+) .*/\1/p' tests/fuzz/CMakeLists.txt)
  "$root/tools/build.sh" "fuzz:$(printf 'fuzz_%s,' $targets)"
  count=$(echo "$targets" | wc -w)
  # Two at a time, each for its share.
  seconds=$(( minutes * 60 * 2 / count / $([ -n "$only" ] && echo 1 || echo 2) ))
  say "Fuzzing $count targets, $seconds seconds each"
  run_fuzzer() {
    local name=$1 place="$root/build/fuzz/corpus/$1" log="$root/build/fuzz/$1.log"
    mkdir -p "$place" "$root/build/fuzz/found"
    if build/fuzz/tests/"fuzz_$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 -seed="$seed" \
        -artifact_prefix="$root/build/fuzz/found/$name-" "$place" "tests/fuzz/corpus/$name" >"$log" 2>&1; then
      echo "$name: $(sed -nE 's/^stat::number_of_executed_units: +//p' "$log") inputs tried, clean"
      echo "1 passed, 0 failed" > "$results/fuzz-$name.txt"
    else
      echo "$name: a promise is broken, see $log"
      echo "0 passed, 1 failed" > "$results/fuzz-$name.txt"
    fi
  }
  export -f run_fuzzer
  export root results seconds seed
  printf '%s\n' $targets | xargs -P 2 -I {} bash -c 'run_fuzzer {}'
fi

if wanted patterns; then
  "$root/tools/build.sh" run:test_hostile
  # Files of 64 KB and of half a megabyte; tools/test.sh takes an eighth of that.
  VERBATIM_HOSTILE_BYTES=65536 build/run/tests/test_hostile --no-colors 2>&1 | tee "$results/patterns.txt" || true
fi

/usr/bin/env python3 "$root/tools/sum-tests.py" "$results"
