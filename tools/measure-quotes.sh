#!/bin/sh
# measure-quotes.sh [FOLDER] [--folds]: how well quotations and their speakers are found, on hand-annotated news.
#
# With --folds it is not polnear-dev.jsonl that is measured but polnear-train.jsonl(.xz), by five-fold cross-validation: each
# fifth of the articles is analysed with weights learned from the other four (bench/quotes_learn, built when it is missing).
#
# FOLDER holds polnear-dev.jsonl, polnear-dev.people.tsv, score.py and score_people.py; without it $VERBATIM_DATA/gold is
# taken, and where there is neither the script says so and does nothing. VERBATIM names the program (default: the one that
# tools/build.sh built).
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
folder= folds=
for argument; do
    case $argument in
        --folds) folds=yes ;;
        *) folder=$argument ;;
    esac
done
folder=${folder:-${VERBATIM_DATA:+$VERBATIM_DATA/gold}}
if [ -z "$folder" ] || [ ! -f "$folder/polnear-dev.jsonl" ]; then
    echo "measure-quotes: skipped, no gold data (give its folder, or set VERBATIM_DATA)"
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ -n "$folds" ]; then
    learner=$root/build/run/bench/quotes_learn
    [ -x "$learner" ] || "$root/tools/build.sh" run:quotes_learn
    gold=$scratch/polnear-train.jsonl
    if [ -f "$folder/polnear-train.jsonl" ]; then cp "$folder/polnear-train.jsonl" "$gold"
    else xz -dc "$folder/polnear-train.jsonl.xz" > "$gold"; fi
    "$learner" --folds "$gold" > "$scratch/predictions" 2> "$scratch/log"
    python3 "$root/tools/measure-quotes.py" "$folder" "$scratch/predictions" "$gold"
    exit 0
fi
program=${VERBATIM:-$root/build/run/bin/verbatim}
if [ ! -x "$program" ]; then
    echo "measure-quotes: $program is not built; run tools/build.sh, or set VERBATIM to the program" >&2
    exit 2
fi
"$program" quotes "$folder/polnear-dev.jsonl" --format jsonl > "$scratch/predictions"
python3 "$root/tools/measure-quotes.py" "$folder" "$scratch/predictions"
