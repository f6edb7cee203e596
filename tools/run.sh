#!/usr/bin/env bash
# From a fresh clone to a website on the screen:
#
#   tools/run.sh [FOLDER...]      build everything, make ./site from seeds/ (or the folders given), show it
#       --desktop                 show it in the desktop program instead of a browser
#       --demo                    take the invented newspapers of assets/demo
#       --title 'My collection'   what the site is called (else after the first folder)
#       --no-serve                stop after the build; also done where there is no terminal
#
# What is set up and built already is not done again; ./site is written anew each time.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"

corpus=() desktop="" serve=yes title="" demo=""
while [ $# -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    --desktop) desktop=yes ;;
    --no-serve) serve="" ;;
    --demo) demo=yes corpus+=("$root/assets/demo") ;;
    --title) [ $# -gt 0 ] && [ -n "$1" ] || die "--title needs the title behind it: --title 'My collection'"; title=$1; shift ;;
    --title=*) title=${argument#--title=} ;;
    -h|--help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    -*) die "unknown option $argument (see tools/run.sh --help)" ;;
    *) [ -e "$argument" ] || die "there is no $argument"; corpus+=("$(cd "$(dirname "$argument")" && pwd)/$(basename "$argument")") ;;
  esac
done
[ ${#corpus[@]} -gt 0 ] || corpus=("$root/seeds")
if [ -n "$demo" ] && [ ${#corpus[@]} -eq 1 ]; then title=${title:-The demo collection}; fi
[ -t 1 ] || serve=""

"$root/tools/setup.sh"
"$root/tools/build.sh" native verbatim verbatim-desktop
"$root/tools/build.sh" web

site="$root/site"
verbatim="$root/build/native/bin/verbatim"
status=0
named=()
[ -z "$title" ] || named=("--title=$title")
"$verbatim" build "${corpus[@]}" ${named[@]+"${named[@]}"} -o "$site" --app "$root/build/web/app" || status=$?
# 1 means that some records were rejected: the report says which, and the site is there all the same.
[ "$status" -le 1 ] || exit "$status"

if [ -n "$desktop" ]; then exec "$root/build/native/bin/verbatim-desktop" "$site"; fi
if [ -z "$serve" ]; then
  say
  say "The website is in $site"
  say "Look at it with   $verbatim serve $site"
  say "or open           $site/index.html"
  exit "$status"
fi

# `serve` prints its address as its first line; where there is a display, the browser is sent there.
open_in_browser() {
  local opener=""
  if [ "$(uname)" = Darwin ]; then opener=open
  elif [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && have xdg-open; then opener=xdg-open; fi
  [ -z "$opener" ] || "$opener" "$1" >/dev/null 2>&1 &
}
"$verbatim" serve "$site" | while IFS= read -r line; do
  say "$line"
  case $line in http://*) open_in_browser "$line" ;; esac
done
