#!/usr/bin/env bash
# Verbatim beside other search libraries for static sites: the same articles, the same queries, one table.
#
#   bench/peers/run.sh ARTICLES.jsonl[.xz] [QUERIES.json]
#
# Without QUERIES, 200 are drawn from the articles with a fixed seed. Needs what tools/setup.sh --tests installs; fetches the
# peers from npm. On 33,000 articles it takes about half an hour, and Pagefind's build takes 6 GB of memory.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
[ $# -ge 1 ] && [ -r "$1" ] || { echo "usage: bench/peers/run.sh ARTICLES.jsonl[.xz] [QUERIES.json]" >&2; exit 2; }
articles=$(realpath "$1")
work=$root/build/bench-peers
mkdir -p "$work"

"$root/tools/setup.sh" --tests
npm ci --ignore-scripts --no-audit --no-fund --silent
(cd "$root" && cmake --preset release >/dev/null && cmake --build --preset release --target verbatim >/dev/null &&
  cmake --preset web >/dev/null && cmake --build --preset web --target bench_engine >/dev/null)

plain=$articles
case $articles in *.xz) plain=$work/articles.jsonl; xz -dc "$articles" > "$plain" ;; esac
queries=${2:-$work/queries.json}
[ $# -ge 2 ] || node queries.mjs "$plain" > "$queries"

results=$work/results.jsonl
: > "$results"
record() { tail -n 1 >> "$results"; }
bytes_of() { find "$@" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%.3f", sum / 1e6 }'; }
# measured NAME COMMAND...: runs it and records its wall time and peak memory.
measured() {
  local name=$1; shift
  /usr/bin/time -f '%e %M' -o "$work/time" "$@" > "$work/$name.log" 2>&1
  awk -v name="$name" '{ printf "{\"system\":\"%s\",\"build_s\":%s,\"peak_mb\":%.0f}\n", name, $1, $2 / 1024 }' "$work/time" | record
}

for peer in minisearch flexsearch fts5; do
  echo "· $peer" >&2
  node --max-old-space-size=12000 whole_index.mjs $peer "$plain" "$queries" | record
done

echo "· pagefind" >&2
rm -rf "$work/pagefind" && mkdir -p "$work/pagefind"
measured pagefind node pagefind_build.mjs "$plain" "$work/pagefind/pagefind"
printf '{"system":"pagefind","index_mb":%s,"total_mb":%s,"files":%s}\n' \
  "$(bytes_of "$work/pagefind" -name '*.pf_index')" "$(bytes_of "$work/pagefind" -name '*.pf_*')" \
  "$(find "$work/pagefind" -type f | wc -l)" | record
cp pages/bench-pagefind.html "$work/pagefind/"
node browser.mjs pagefind "$work/pagefind" "$queries" | record

echo "· verbatim" >&2
rm -rf "$work/verbatim"
measured verbatim "$root/build/release/bin/verbatim" build "$plain" -o "$work/verbatim"
"$root/build/release/bin/verbatim" check "$work/verbatim" --format json | node sizes.mjs | record
cp pages/bench-verbatim.html "$root"/build/web/bench/bench-engine.* "$work/verbatim/"
node browser.mjs verbatim "$work/verbatim" "$queries" | record

node table.mjs "$results"
