#!/usr/bin/env bash
# bench/explorer/run.sh CORPUS [WORK]: how long the explorer's frames take over a large corpus, native and as WebAssembly in
# Chromium, and with an article of 20,000 words; how much memory a long visit needs; that nothing is drawn while idle.
#
# Builds what is missing, and a site of CORPUS in WORK (build/bench-explorer by default) unless there is one.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
corpus=${1:?usage: bench/explorer/run.sh CORPUS [WORK]}
work=${2:-$root/build/bench-explorer}
verbatim="$root/build/run/bin/verbatim"

"$root/tools/build.sh" run:verbatim,explorer_bench
"$root/tools/build.sh" web
mkdir -p "$work"
# A site FOLDER FROM: built when it or the program in it is out of date.
site() {
  [ "$work/$1/index.html" -nt "$root/build/web/app/verbatim_web.wasm" ] && return
  "$verbatim" build "$2" -o "$work/$1" --app "$root/build/web/app" > "$work/$1.txt" || [ $? -eq 1 ]
}
site site "$corpus"
[ -e "$work/long.jsonl" ] || node "$root/bench/explorer/long_article.mjs" "$corpus" 20000 > "$work/long.jsonl"
site long "$work/long.jsonl"

echo "native (on the null host: models, layout and draw lists)"
"$root/build/run/bench/explorer_bench" "$work/site" "$work/long" "$root/.deps/fonts"
echo "WebAssembly in Chromium (models, layout, draw lists, OpenGL calls, the page's elements and their layout)"
node "$root/bench/explorer/browser.mjs" "$work/site" "$work/long"
