# Debian's source packages, through apt with a configuration and lists of its own, so that the machine's are left
# alone. Sourced by sources.sh, never run.

etc=/etc  # where this machine names its mirror
apt_dir="$work/apt"

private_apt() {
  local tool=$1; shift
  "$tool" -q \
    -o Dir::Etc::sourcelist="$apt_dir/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State="$apt_dir/state" -o Dir::State::lists="$apt_dir/lists" \
    -o Dir::State::status="$apt_dir/status" -o Dir::Cache="$apt_dir/cache" \
    -o APT::Sandbox::User=root -o APT::Update::Error-Mode=any -o Acquire::Languages=none \
    -o Acquire::Retries=3 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 "$@"
}

# apt_fetches WHAT FOLDER COMMAND: runs a command of apt's in FOLDER, where it leaves what it fetches. A file that
# apt itself refuses, because it is not the one that Debian's signed lists name, ends the set-up.
apt_fetches() {
  local what=$1 folder=$2 log="$work/apt.log" expected found
  shift 2
  if (cd "$folder" && private_apt "$@") >"$log" 2>&1; then return 0; fi
  if grep -qE 'Hash Sum mismatch|File has unexpected size' "$log"; then
    { read -r expected; read -r found; } < <(sed -nE 's/^ *- SHA256:([0-9a-f]+).*/\1/p' "$log"; printf 'unknown\nunknown\n')
    refuse "$what from the Debian mirror" "$expected" "$found"
  fi
  tail -n 5 "$log" >&2
  return 1
}

# The address of the machine's own package mirror, in either of apt's two notations.
mirror_of_machine() {
  {
    find "$etc/apt/sources.list.d" -name '*.sources' -exec cat {} + |
      awk '/^Types:/ {deb = /(^|[ ])deb( |$)/} /^URIs:/ && deb {print $2}'
    find "$etc/apt" -name '*.list' -exec cat {} + |
      sed -nE 's/^deb[[:space:]]+(\[[^]]*\][[:space:]]+)?([^[:space:]]+)[[:space:]].*/\2/p'
  } 2>/dev/null | grep -E '/(debian|ubuntu)/?$|/archive/debian/' | head -n 1 | grep .
}

# The suites worth asking: those that pins.txt names on Debian; on Ubuntu its own and the coming one.
suites_of_machine() {
  . "$etc/os-release"
  if [ "${ID:-}" = ubuntu ]; then
    printf '%s main universe\n%s main universe\n' "$VERSION_CODENAME" devel
  else
    awk '!/^#/ && NF {print $4 " main"}' "$pins" | sort -u
  fi
}

keyring_of_machine() {
  first_existing /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/ubuntu-archive-keyring.gpg
}

# apt-get can end well with no list fetched: each suite must have left one that is not empty.
lists_are_whole() {
  local suite component
  suites_of_machine | while read -r suite component _; do
    [ -s "$(first_existing "$apt_dir"/lists/*_dists_"${suite}_${component}"_source_Sources*)" ] || exit 1
  done
}

# Sets `debian` to `reached`, or to the reason why it is not.
debian=""
prepare_apt() {
  local mirror keyring suite
  debian="this machine has no apt"
  have apt-get || return 0
  debian="this machine names no Debian mirror"
  mirror=$(mirror_of_machine) || return 0
  keyring=$(keyring_of_machine)
  rm -rf "$apt_dir"
  mkdir -p "$apt_dir/lists/partial" "$apt_dir/state" "$apt_dir/cache/archives/partial"
  : > "$apt_dir/status"
  suites_of_machine | while read -r suite; do
    printf 'deb-src %s%s %s\n' "${keyring:+[signed-by=$keyring] }" "$mirror" "$suite"
  done > "$apt_dir/sources.list"
  say "  package lists of the source packages (22 MB)"
  debian="the package lists could not be fetched from the Debian mirror"
  if apt_fetches "a package list" "$apt_dir" apt-get update && lists_are_whole; then debian=reached; fi
}

# The lists are fetched once a run and not kept for another, so that none is ever stale or half.
debian_is_reached() {
  [ -n "$debian" ] || prepare_apt
  [ "$debian" = reached ]
}

# The versions of the library's package that the lists name, lowest first.
offered_versions() { private_apt apt-cache showsrc --only-source "$package" 2>/dev/null | sed -n 's/^Version: //p' | sort -V; }
