#!/usr/bin/env bash
# Makes build/screenshots: every view of a site in light, dark and high contrast at three widths, and a contact sheet.
#
#   tools/screenshots.sh [SITE]...      (default: the site made of seeds/)
#
# Needs a built tool and web application (tools/run.sh --no-serve) and Chromium. The pictures are for people to look at.
set -euo pipefail
cd "$(dirname "$0")/.."

sites=("$@")
if [ ${#sites[@]} -eq 0 ]; then
  build/native/bin/verbatim build seeds -o build/screenshots/site
  sites=(build/screenshots/site)
fi
exec node tools/screenshots.mjs "${sites[@]}"
