#!/usr/bin/env bash
# How everything grows: news-like articles are generated, built and queried at several sizes, and one table is printed.
#
#   bench/growth.sh [NUMBER OF ARTICLES]...        1000 10000 33000 200000 unless given
#
# Scratch is kept in build/bench-growth; 200,000 articles need 2 GB there and half an hour of a quiet machine, nearly all of it
# for finding quotations and names.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
[ $# -gt 0 ] || set -- 1000 10000 33000 200000
work=$root/build/bench-growth
mkdir -p "$work"
"$root/tools/build.sh" release:verbatim,generate,growth_bench >&2

echo '| articles | text MB | build s | processor s | peak MB | bundle MB | files | cold KB p50 / p95 | of it terms p50 / p95 | entropy of the lists p50 / p95 | query ms p50 / p95 |'
echo '|---|---|---|---|---|---|---|---|---|---|---|'
for articles in "$@"; do
  "$root/build/release/bench/generate" "$articles" > "$work/articles.jsonl"
  rm -rf "$work/site"
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" \
    "$root/build/release/bin/verbatim" build "$work/articles.jsonl" --no-app -o "$work/site" > "$work/build.log" 2>&1
  read -r wall user system peak < "$work/time"
  read -r bytes files < <(find "$work/site/data" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum, NR }')
  "$root/build/release/bench/growth_bench" "$work/site" > "$work/queries.json"
  node -e '
    const [articles, text, wall, cpu, peak, bytes, files, json] = process.argv.slice(1);
    const { cold_kb, terms_kb, entropy_kb, query_ms } = JSON.parse(json);
    const pair = (values) => values.join(" / ");
    console.log("| " + [articles, (text / 1e6).toFixed(1), (+wall).toFixed(1), (+cpu).toFixed(1), (peak / 1024).toFixed(0), (bytes / 1e6).toFixed(1),
      files, pair(cold_kb), pair(terms_kb), pair(entropy_kb), pair(query_ms)].join(" | ") + " |");
  ' "$articles" "$(stat -c %s "$work/articles.jsonl")" "$wall" "$(echo "$user $system" | awk '{ print $1 + $2 }')" "$peak" "$bytes" "$files" "$(cat "$work/queries.json")"
done
