#!/usr/bin/env bash
# Makes this machine able to build Verbatim. Safe to run again: what is there is left alone.
#
#   tools/setup.sh            what tools/run.sh needs
#   tools/setup.sh --tests    what tools/test.sh needs besides: a browser, a virtual display
#
# It installs Debian packages that are missing (as root or with sudo), and fills three ignored places:
#   .deps/src, .deps/include  third-party sources, pinned in tools/setup/pins.txt
#   node_modules              npm packages, pinned in package-lock.json
#   .deps/fonts               TrueType files made from npm's web fonts
set -euo pipefail
. "$(dirname "$0")/setup/common.sh"
here="$root/tools/setup"

tests=${1:-}
case $tests in ''|--tests) ;; *) die "usage: tools/setup.sh [--tests]" ;; esac

# Each step leaves a stamp: a hash over what its result is made from. While that stays, it is done.
stamp_of() { { cat "$@"; printf '%s' "${VERBATIM_IMGUI_DIR:-}"; } | sha256_of /dev/stdin; }
is_done() { [ -e "$2" ] && [ "$(cat "$deps/stamps/$1" 2>/dev/null)" = "$3" ]; }
mark_done() { mkdir -p "$deps/stamps"; printf '%s\n' "$2" > "$deps/stamps/$1"; }

packages=$("$here/packages.sh" missing $tests | sort -u)
sources=$(stamp_of "$pins" "$here/sources.sh" "$here/common.sh")
node_modules=$(stamp_of "$root/package.json" "$root/package-lock.json")
fonts=$(stamp_of "$root/package-lock.json" "$root/assets/fonts/build.py")

todo=()
[ -z "$packages" ] || todo+=(packages)
is_done sources "$deps/src/imgui" "$sources" || todo+=(sources)
is_done node_modules "$root/node_modules" "$node_modules" || todo+=(node_modules)
is_done fonts "$deps/fonts" "$fonts" || todo+=(fonts)
[ ${#todo[@]} -gt 0 ] || exit 0

describe() {
  case $1 in
    packages) echo "Debian packages: $(echo $packages)" ;;
    sources) echo "sources of nine libraries: 37 MB, about a minute" ;;
    node_modules) echo "fonts and the browser tests' driver, from npm: 9 MB, some seconds" ;;
    fonts) echo "TrueType files made from the fonts: no download, some seconds" ;;
  esac
}
perform() {
  case $1 in
    packages) "$here/packages.sh" install $tests ;;
    sources) "$here/sources.sh" ;;
    node_modules) (cd "$root" && quietly npm ci --ignore-scripts --no-audit --no-fund) ;;
    fonts) "$("$here/packages.sh" font-python)" "$root/assets/fonts/build.py" "$root/node_modules" "$deps/fonts" ;;
  esac
}

say "Setting up Verbatim, once:"
for step in "${todo[@]}"; do say "  - $(describe "$step")"; done
mkdir -p "$deps"
number=0
for step in "${todo[@]}"; do
  number=$((number + 1))
  say "[$number/${#todo[@]}] $(describe "$step")"
  perform "$step" || die "set-up stopped at this step; running tools/setup.sh again goes on from here."
  [ "$step" = packages ] || mark_done "$step" "${!step}"
done
say "Set-up is done."
