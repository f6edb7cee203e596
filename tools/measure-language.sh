#!/usr/bin/env bash
# tools/measure-language.sh FOLDER         how well words are tagged and sentences parsed, from a data folder's treebanks/
# tools/measure-language.sh FILE.conllu[.xz]...   the same for a treebank, by the model in assets/languages: one line a file
#
#     de-test: UPOS 96.1 UAS 87.3 LAS 84.2 subject 93.4 clause 90.2 negation 97.5
#
# Tokens are the treebank's, tags our own. UAS and LAS: heads, and heads with relations without subtypes. The last three are about verbs of saying that
# have a subject, a clause, or a negation or modal, in truth or in our tree: how many of them have the right one.
#
# A FILE that the model was learned from gets figures that are too good. With a FOLDER English is measured in five folds by document, which learns five models,
# some 15 minutes each on two cores; other languages are measured by their test parts. Without a FOLDER or FILE, VERBATIM_DATA is the folder; without that
# nothing is measured.
set -euo pipefail
shopt -s inherit_errexit nullglob
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"
learner=$root/build/run/bench/syntax_learn
languages=$root/assets/languages

given=("$@")
[ ${#given[@]} -gt 0 ] || given=(${VERBATIM_DATA:+"$VERBATIM_DATA"})
if [ ${#given[@]} -eq 0 ]; then
  echo "measure-language: skipped, no treebanks (give a folder or files, or set VERBATIM_DATA)"
  exit 0
fi
"$root/tools/build.sh" run:syntax_learn >&2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# measure FILE: by the model of the language that its name begins with.
measure() {
  local file code model
  file=$(unpacked "$1" "$scratch")
  code=$(basename "$file")
  code=${code:0:2}
  model=$languages/$code/syntax.bin
  local cues=()
  [ ! -f "$languages/$code/cues.tsv" ] || cues=(--cues "$languages/$code/cues.tsv")
  if [ -f "$model" ]; then "$learner" "${cues[@]}" --measure "$model" "$file"
  else echo "$(basename "$file" .conllu): skipped, assets/languages/$code has no model"; fi
}

for one in "${given[@]}"; do
  if [ -f "$one" ]; then measure "$one"; continue; fi
  [ -d "$one/treebanks" ] || die "$one is neither a treebank nor a folder with treebanks/"
  english=()
  for name in en-gum en-ewt en-polnear-silver; do
    plain=$(unpacked "$one/treebanks/$name.conllu.xz" "$scratch")
    english+=("$plain")
  done
  "$learner" --cues "$languages/en/cues.tsv" --folds "${english[@]}" 2> "$scratch/log" || { tail -5 "$scratch/log" >&2; exit 1; }
  for test in "$one"/treebanks/*-test.conllu.xz; do measure "$test"; done
done
