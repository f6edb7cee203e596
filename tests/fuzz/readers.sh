#!/usr/bin/env bash
# Fuzzes each reader of a format by itself, one after another, with sanitizers:
#
#     tests/fuzz/readers.sh SECONDS [READER...]
#
# A reader is a folder of tests/fuzz/corpus/formats. Needs build/fuzz/tests/fuzz_formats (cmake --preset fuzz; ninja -C build/fuzz fuzz_formats). Each reader's line says how many inputs were
# tried and whether a promise was broken. What is new is kept in build/fuzz/corpus/formats/READER, what breaks a promise in build/fuzz/found.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
seconds=${1:?seconds a reader}
shift
[ $# -gt 0 ] || set -- $(find "$root/tests/fuzz/corpus/formats" -mindepth 1 -type d -printf '%f\n' | sort)
mkdir -p "$root/build/fuzz/found"
for reader in "$@"; do
  place="$root/build/fuzz/corpus/formats/$reader" log="$root/build/fuzz/formats-$reader.log"
  mkdir -p "$place"
  if "$root/build/fuzz/tests/fuzz_formats" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3072 -max_len=32768 -print_final_stats=1 \
      -artifact_prefix="$root/build/fuzz/found/$reader-" "$place" "$root/tests/fuzz/corpus/formats/$reader" >"$log" 2>&1; then
    verdict=clean
  else
    verdict="BROKEN, see $log: $(grep -m1 -E 'broken promise|ERROR: |runtime error' "$log" || true)"
  fi
  echo "$(date +%H:%M) $reader: $(sed -nE 's/^stat::number_of_executed_units: +//p' "$log") inputs in $seconds s, $verdict"
done
