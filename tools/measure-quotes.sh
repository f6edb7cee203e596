#!/bin/sh
# measure-quotes.sh [FOLDER]: how well quotations and their speakers are found, on hand-annotated news.
#
# FOLDER holds polnear-dev.jsonl, polnear-dev.people.tsv, score.py and score_people.py; without it $VERBATIM_DATA/gold is
# taken, and where there is neither the script says so and does nothing. VERBATIM names the program (default: the one that
# tools/build.sh built).
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-${VERBATIM_DATA:+$VERBATIM_DATA/gold}}
if [ -z "$folder" ] || [ ! -f "$folder/polnear-dev.jsonl" ]; then
    echo "measure-quotes: skipped, no gold data (give its folder, or set VERBATIM_DATA)"
    exit 0
fi
program=${VERBATIM:-$root/build/native/bin/verbatim}
if [ ! -x "$program" ]; then
    echo "measure-quotes: $program is not built; run tools/build.sh, or set VERBATIM to the program" >&2
    exit 2
fi
predictions=$(mktemp)
trap 'rm -f "$predictions"' EXIT
"$program" quotes "$folder/polnear-dev.jsonl" --format jsonl > "$predictions"
python3 "$root/tools/measure-quotes.py" "$folder" "$predictions"
