#!/usr/bin/env bash
# tools/learn-language.sh CODE TREEBANK.conllu[.xz]...: learns assets/languages/CODE/syntax.bin. About 17 minutes for English on two cores.
#
#     tools/learn-language.sh en data/treebanks/en-{gum,ewt,polnear-silver}.conllu.xz
#
# The README beside the model says from which treebanks it was learned, and under which licence it stands: keep it true.
set -euo pipefail
shopt -s inherit_errexit
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"
[ $# -ge 2 ] || die "usage: tools/learn-language.sh CODE TREEBANK.conllu[.xz]..."
code=$1
shift
"$root/tools/build.sh" run:syntax_learn
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
files=()
for one; do
  plain=$(unpacked "$one" "$scratch")
  files+=("$plain")
done
mkdir -p "$root/assets/languages/$code"
"$root/build/run/bench/syntax_learn" --model "$scratch/syntax.bin" "${files[@]}"
mv "$scratch/syntax.bin" "$root/assets/languages/$code/syntax.bin"
