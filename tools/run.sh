#!/usr/bin/env bash
# From a fresh clone to a collection on the screen:
#
#   tools/run.sh [FOLDER...]      sets up, builds, then `verbatim open`: reads seeds/ (or the folders given), shows them in
#                                 the browser, and follows what changes in them
#       --desktop                 show them in the desktop program instead; it is built the first time it is asked for
#       --demo                    take the invented newspapers of assets/demo
#       --title 'My collection'   what the collection is called (else after the first folder)
#       --no-serve                write ./site, ready to be published, and stop; also done where there is no terminal
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
    --desktop) desktop=--desktop ;;
    --no-serve) serve="" ;;
    --demo) demo=yes corpus+=("$root/assets/demo") ;;
    --title) [ $# -gt 0 ] && [ -n "$1" ] || die "--title needs the title behind it: --title 'My collection'"; title=$1; shift ;;
    --title=*) title=${argument#--title=} ;;
    -h|--help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    -*) die "unknown option $argument (see tools/run.sh --help)" ;;
    *) [ -e "$argument" ] || die "there is no folder or file \"$argument\""; corpus+=("$(cd "$(dirname "$argument")" && pwd)/$(basename "$argument")") ;;
  esac
done
[ ${#corpus[@]} -gt 0 ] || corpus=("$root/seeds")
if [ -n "$demo" ] && [ ${#corpus[@]} -eq 1 ]; then title=${title:-The demo collection}; fi
[ -z "$desktop" ] || [ -n "$serve" ] || die "--desktop shows the articles and --no-serve only writes them: leave out one"
[ -t 1 ] || [ -n "$desktop" ] || serve=""

"$root/tools/setup.sh"
[ -e "$root/build/run/bin/verbatim" ] || say "The first build takes three to five minutes on two cores. Both are built side by side."
# The desktop program is a minute of compiling that nobody needs who looks into the browser.
"$root/tools/build.sh" "run:verbatim${desktop:+,verbatim-desktop}" web

verbatim="$root/build/run/bin/verbatim"
behind=(--app "$root/build/web/app")
[ -z "$title" ] || behind+=("--title=$title")
if [ -n "$serve" ]; then
  say
  say "To write a site to publish:  $verbatim build $(printf '%q ' "${corpus[@]}")-o site"
  exec "$verbatim" open "${corpus[@]}" "${behind[@]}" $desktop
fi

site="$root/site"
status=0
"$verbatim" build "${corpus[@]}" -o "$site" "${behind[@]}" || status=$?
# 1 means that some records were rejected: the report says which, and the site is there all the same.
[ "$status" -le 1 ] || exit "$status"
say
say "The website is in $site"
say "Look at it with   $verbatim serve $site"
say "or open           $site/index.html"
exit "$status"
