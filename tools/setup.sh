#!/usr/bin/env bash
# Makes this machine able to build Verbatim. Safe to run again: what is there is left alone.
#
#   tools/setup.sh             what tools/run.sh needs
#   tools/setup.sh --tests     what tools/test.sh needs besides: a browser, a virtual display
#   tools/setup.sh --packages  what tools/package.sh needs besides: the libraries that a program for other machines has inside, and compilers
#   tools/setup.sh --unpinned  where the pinned version of a library is no longer to be had, takes the newest that
#                              Debian offers, which nobody has checked. Never a default: tools/run.sh and
#                              tools/test.sh do not pass it on, but build with what it brought.
#
# It installs Debian packages that are missing (as root or with sudo), and fills three ignored places:
#   .deps/src, .deps/include  third-party sources, pinned in tools/setup/pins.txt
#   node_modules              npm packages, pinned in package-lock.json
#   .deps/fonts               TrueType files made from npm's web fonts
#
# What is made grows in .deps/work, is checked, and only then moves to its place. So a set-up can end at any moment,
# and running it again goes on from there. A wrong hash is always the end, never a reason to take something else.
# What was changed after set-up is made anew. Two set-ups in one clone wait for each other.
set -euo pipefail
. "$(dirname "$0")/setup/common.sh"
here="$root/tools/setup"
longest_wait=1800  # seconds for another set-up to end

tests="" for_packages="" unpinned=""
for argument; do
  case $argument in
    --tests) tests=--tests ;;
    --packages) for_packages=--packages ;;
    --unpinned) unpinned=--unpinned ;;
    -h|--help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 0 ;;
    *) die "usage: tools/setup.sh [--tests] [--packages] [--unpinned]" ;;
  esac
done

hash_of_files() { cat "$@" | sha256; }
node_modules=$(hash_of_files "$root/package.json" "$root/package-lock.json" "$here/node_modules.sh")
fonts=$(hash_of_files "$root/package-lock.json" "$root/assets/fonts/build.py")

# Sets `todo` to the steps that are wanted, `packages` and `libraries` to what the first two lack.
find_todo() {
  todo=()
  packages=$("$here/packages.sh" missing $tests $for_packages | sort -u)
  libraries=$("$here/sources.sh" missing $for_packages)
  [ -z "$packages" ] || todo+=(packages)
  [ -z "$libraries" ] || todo+=(sources)
  look_for_changes node_modules/ .deps/fonts/
  part_is_whole node_modules node_modules "$node_modules" || todo+=(node_modules)
  part_is_whole fonts .deps/fonts "$fonts" || todo+=(fonts)
}

describe() {
  case $1 in
    packages) echo "Debian packages: $(echo $packages)" ;;
    sources) echo "sources of libraries: $(echo $libraries) (at most 37 MB, about a minute)" ;;
    node_modules) echo "fonts and the browser tests' driver, from npm: 9 MB, some seconds" ;;
    fonts) echo "TrueType files made from the fonts: no download, some seconds" ;;
  esac
}

perform() {
  case $1 in
    packages) "$here/packages.sh" install $tests $for_packages 9>&- ;;
    sources) in_group "$here/sources.sh" fetch $for_packages $unpinned ;;
    node_modules)
      tell_change node_modules node_modules "$node_modules"
      in_group "$here/node_modules.sh" "$work/npm" &&
        put_in_place node_modules "$work/npm/node_modules" node_modules "$node_modules" ;;
    fonts)
      tell_change fonts .deps/fonts "$fonts"
      in_group "$("$here/packages.sh" font-python)" "$root/assets/fonts/build.py" "$root/node_modules" "$work/fonts" &&
        put_in_place fonts "$work/fonts" .deps/fonts "$fonts" ;;
  esac
}

# --- signals ------------------------------------------------------------------------------------------

# Runs a command in a process group of its own, so that a signal to this script alone ends all that it started. Packages
# are installed outside of one: sudo needs the terminal, and a signal to this script must not end apt halfway.
group=""
in_group() {
  local status=0
  set -m
  TMPDIR="$work/tmp" "$@" </dev/null & group=$!
  set +m
  wait "$group" || status=$?
  group=""
  return "$status"
}

# What does not end by SIGTERM within two seconds is killed. Nothing is lost by that: all of it works in .deps/work.
end_group() {
  local tries=20
  [ -n "$group" ] || return 0
  kill -TERM -- "-$group" 2>/dev/null || return 0
  while [ "$tries" -gt 0 ] && kill -0 "$group" 2>/dev/null; do tries=$((tries - 1)); sleep 0.1; done
  kill -KILL -- "-$group" 2>/dev/null || true
}

interrupted() {
  trap '' HUP INT TERM
  end_group
  printf '%s\n' "Set-up was interrupted. Running tools/setup.sh again goes on from here." >&2
  exit "$1"
}

# --- the lock -----------------------------------------------------------------------------------------

# The lock is on the open file 9. What this script starts inherits it: so a set-up that was killed holds it until
# all that it started has ended. Sets `waited`, in seconds.
waited=0
try_lock() {
  if have flock; then flock -n 9
  else perl -MFcntl=:flock -e 'open(my $file, ">>&=", 9) && flock($file, LOCK_EX | LOCK_NB) or exit 1'; fi
}

hold_lock() {
  local holder
  exec 9>>"$deps/lock"
  if ! try_lock; then
    holder=$(cat "$deps/lock")
    say "Another set-up, process ${holder:-unknown}, works in this clone or left commands running. Waiting for it to end."
    until try_lock; do
      [ "$waited" -lt "$longest_wait" ] || die "the other set-up still holds $deps/lock. End it, then run tools/setup.sh again."
      waited=$((waited + 1))
      sleep 1
    done
  fi
  printf '%s\n' "$$" > "$deps/lock"
}

# --- the whole ----------------------------------------------------------------------------------------

trap 'interrupted 129' HUP
trap 'interrupted 130' INT
trap 'interrupted 143' TERM
find_todo
[ ${#todo[@]} -gt 0 ] || exit 0
require_writable "$deps"
hold_lock
trap 'rm -rf "$work" || true' EXIT
rm -rf "$work"
mkdir -p "$work/tmp"
[ "$waited" -eq 0 ] || find_todo  # the other one has done some of it

[ ${#todo[@]} -eq 0 ] || say "Setting up Verbatim, once:"
for step in ${todo[@]+"${todo[@]}"}; do say "  - $(describe "$step")"; done
number=0
for step in ${todo[@]+"${todo[@]}"}; do
  number=$((number + 1))
  say "[$number/${#todo[@]}] $(describe "$step")"
  [ "$step" != node_modules ] || require_writable "$root/node_modules"
  if ! perform "$step"; then
    require_writable "$deps"
    printf '%s\n' "Set-up is not done: step $number of ${#todo[@]} failed. Running tools/setup.sh again goes on from here." >&2
    exit 1
  fi
done
say "Set-up is done."
