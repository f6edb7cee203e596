#!/usr/bin/env bash
# Verbatim beside other search libraries for static sites: the same articles, the same queries, one table.
#
#   bench/peers/run.sh [--only SYSTEM,…] [ARTICLES.jsonl[.xz] [QUERIES.json]]
#
# Systems: minisearch flexsearch fts5 pagefind verbatim. Those that --only leaves out keep the rows of an earlier run over the same
# articles and queries. Without ARTICLES, 10,000 are generated; without QUERIES, 200 are drawn from the articles with a fixed
# seed. Needs what tools/setup.sh --tests installs; fetches the peers from npm. On 33,000 articles it takes about half an
# hour of a quiet machine, and Pagefind's build takes 6 GB of memory. The table goes to standard output, the rest to
# build/bench-peers.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
usage() { sed -n '4s/^#   /usage: /p' run.sh >&2; exit 2; }

only=minisearch,flexsearch,fts5,pagefind,verbatim
if [ "${1-}" = --only ]; then only=${2:?"$(usage)"}; shift 2; fi
[ $# -le 2 ] || usage
[ $# -eq 0 ] || [ -r "$1" ] || usage
case ${1-} in -*) usage ;; esac
wanted() { case ",$only," in *",$1,"*) return 0 ;; *) return 1 ;; esac }

"$root/tools/setup.sh" --tests >&2
npm ci --ignore-scripts --no-audit --no-fund --silent
if wanted verbatim; then
  "$root/tools/build.sh" release:verbatim >&2
  "$root/tools/build.sh" web:bench_engine >&2
fi

# Each corpus has a folder of its own, so that results of different ones never stand in one table.
all=$root/build/bench-peers
mkdir -p "$all"
articles=${1-$all/generated.jsonl}
if [ $# -eq 0 ] && [ ! -s "$articles" ]; then
  "$root/tools/build.sh" release:generate >&2
  "$root/build/release/bench/generate" 10000 > "$articles"
fi
articles=$(realpath "$articles")
work=$all/$(cat "$articles" ${2+"$2"} | sha256sum | cut -c1-12)
mkdir -p "$work"
plain=$articles
case $articles in *.xz) plain=$work/articles.jsonl; [ -s "$plain" ] || xz -dc "$articles" > "$plain" ;; esac
queries=${2-$work/queries.json}
[ -s "$queries" ] || node --max-old-space-size=12000 queries.mjs "$plain" > "$queries"

results=$work/results.jsonl
touch "$results"
record() { tail -n 1 >> "$results"; }
bytes_of() { find "$@" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%.3f", sum / 1e6 }'; }
# measured NAME COMMAND...: runs it and records its wall time, its processor time and its peak memory.
measured() {
  local name=$1; shift
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" > "$work/$name.log" 2>&1
  tail -n 1 "$work/time" | awk -v name="$name" \
    '{ printf "{\"system\":\"%s\",\"build_s\":%s,\"build_cpu_s\":%s,\"peak_mb\":%.0f}\n", name, $1, $2 + $3, $4 / 1024 }' | record
}

for peer in minisearch flexsearch fts5; do
  wanted $peer || continue
  echo "· $peer" >&2
  node --max-old-space-size=12000 whole_index.mjs $peer "$plain" "$queries" | record
done

if wanted pagefind; then
  echo "· pagefind" >&2
  rm -rf "$work/pagefind" && mkdir -p "$work/pagefind"
  measured pagefind node --max-old-space-size=12000 pagefind_build.mjs "$plain" "$work/pagefind/pagefind"
  printf '{"system":"pagefind","index_mb":%s,"total_mb":%s,"files":%s}\n' \
    "$(bytes_of "$work/pagefind" -name '*.pf_index')" "$(bytes_of "$work/pagefind" -name '*.pf_*')" \
    "$(find "$work/pagefind" -type f | wc -l)" | record
  cp pages/bench-pagefind.html "$work/pagefind/"
  node browser.mjs pagefind "$work/pagefind" "$queries" | record
fi

if wanted verbatim; then
  echo "· verbatim" >&2
  rm -rf "$work/verbatim"
  measured verbatim "$root/build/release/bin/verbatim" build "$plain" --no-app -o "$work/verbatim"
  "$root/build/release/bin/verbatim" check "$work/verbatim" --format json | node sizes.mjs | record
  cp pages/bench-verbatim.html "$root"/build/web/bench/bench-engine.* "$work/verbatim/"
  node browser.mjs verbatim "$work/verbatim" "$queries" | record
  node browser.mjs verbatim "$work/verbatim" "$queries" whole | record
fi

node table.mjs "$results"
