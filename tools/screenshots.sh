#!/usr/bin/env bash
# Makes build/screenshots: every view in light, dark and high contrast at three widths, the desktop program beside them, and a
# contact sheet of each view. The pictures are for people to look at.
#
#   tools/screenshots.sh [SITE]...      (default: the site made of assets/demo)
#
# With VERBATIM_DATA naming the folder of larger corpora, sites of these are made and photographed as well. ONLY=pattern takes
# only the pictures whose names match, such as ONLY='quotes-narrow'. Needs a built tool and web application (tools/run.sh
# --no-serve) and Chromium; takes pictures of the desktop program where it is built (tools/build.sh run:verbatim-desktop), with Xvfb.
set -euo pipefail
cd "$(dirname "$0")/.."

sites=("$@")
if [ ${#sites[@]} -eq 0 ]; then
  build/run/bin/verbatim build assets/demo -o build/screenshots/demo --title 'The demo collection'
  sites=(build/screenshots/demo)
  for name in wikinews-en lk-news-en; do
    for corpus in "${VERBATIM_DATA:-}/corpora/$name".jsonl*; do
      [ -e "$corpus" ] || continue
      input=build/screenshots/$name.jsonl
      case $corpus in *.xz) xz -dkc "$corpus" > "$input" ;; *) input=$corpus ;; esac
      build/run/bin/verbatim build "$input" -o "build/screenshots/$name"
      sites+=("build/screenshots/$name")
      break
    done
  done
fi
exec node tools/screenshots.mjs "${sites[@]}"
