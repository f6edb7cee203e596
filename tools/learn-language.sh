#!/usr/bin/env bash
# tools/learn-language.sh CODE TREEBANK.conllu[.xz]... [-- OPTIONS]: learns assets/languages/CODE/syntax.bin, and writes its hash beside it. About 8 minutes for
# English on two cores, 2 for a treebank of 2,500 sentences. OPTIONS are those of bench/syntax_learn.cpp.
#
#     tools/learn-language.sh en data/treebanks/en-{gum,ewt,polnear-silver}.conllu.xz
#     tools/learn-language.sh pt data/treebanks/pt.conllu.xz -- --hidden 2 --words 5000
#
# The README beside the model says from which treebanks it was learned, and under which licence it stands: keep it true.
set -euo pipefail
shopt -s inherit_errexit
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"
[ $# -ge 2 ] || die "usage: tools/learn-language.sh CODE TREEBANK.conllu[.xz]... [-- OPTIONS]"
code=$1
shift
"$root/tools/build.sh" run:syntax_learn
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
files=()
while [ $# -gt 0 ]; do
  one=$1
  shift
  [ "$one" != -- ] || break
  plain=$(unpacked "$one" "$scratch")
  files+=("$plain")
done
mkdir -p "$root/assets/languages/$code"
"$root/build/run/bench/syntax_learn" "$@" --model "$scratch/syntax.bin" "${files[@]}"
mv "$scratch/syntax.bin" "$root/assets/languages/$code/syntax.bin"
sha256sum "$root/assets/languages/$code/syntax.bin" | cut -d' ' -f1 > "$root/assets/languages/$code/syntax.sha256"
