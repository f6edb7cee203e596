# Shared by the scripts of tools/setup: messages, checksums, the folders, the stamps. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
deps="$root/.deps"
pins="$root/tools/setup/pins.txt"
# Archives as they were downloaded. One that lies here is whole, so that a later set-up need not fetch it again.
downloads="$deps/downloads"
# Where everything is made before it moves to its place. tools/setup.sh empties it at its start and at its end.
work="$deps/work"

say()  { printf '%s\n' "$*"; }
warn() { printf 'Note: %s\n' "$*" >&2; }
die()  { printf 'Error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

sha256_tool=sha256sum
have sha256sum || sha256_tool="shasum -a 256"
# Print one hash, without the name behind it: of a file, of the standard input.
sha256_of() { local line; line=$($sha256_tool "$1") && printf '%s\n' "${line%% *}"; }
sha256()    { sha256_of -; }

# One hash over the names and contents of all files below a folder.
tree_hash() { (cd "$1" && find . ! -type d -print0 | LC_ALL=C sort -z | xargs -0 $sha256_tool) | sha256; }

# A copy of FILE in FOLDER, without compression where its name ends in .xz. Prints its path.
unpacked() {
  local copy
  copy=$2/$(basename "$1" .xz)
  case $1 in *.xz) xz -dc "$1" > "$copy" ;; *) cp "$1" "$copy" ;; esac
  printf '%s\n' "$copy"
}

# The first of the paths that exists, or nothing.
first_existing() { local path; for path; do [ -e "$path" ] && { printf '%s\n' "$path"; return 0; }; done; return 0; }

# Runs a command quietly; on failure shows the end of what it said.
quietly() {
  local log status
  log=$(mktemp) || die "no temporary file can be made in ${TMPDIR:-/tmp}"
  if "$@" >"$log" 2>&1; then rm -f "$log"; return 0; else status=$?; fi
  tail -n 25 "$log" >&2
  rm -f "$log"
  return "$status"
}

# Ends with a clear line where FOLDER cannot be made or takes no megabyte: a read-only checkout, a full disk.
require_writable() {
  local probe="$1/.writable.$$" reason
  if ! reason=$( { mkdir -p "$1" && head -c 1000000 /dev/zero > "$probe"; } 2>&1); then
    rm -f "$probe" 2>/dev/null || true
    die "cannot write to $1: ${reason##*: }. Run tools/setup.sh again when it can be written."
  fi
  rm -f "$probe"
}

# --- parts and their stamps ---------------------------------------------------------------------------
#
# A part is a folder that set-up makes: a library, node_modules, the fonts. Its stamp says how set-up left it:
#
#   # INPUTS SOURCE     a hash over what it was made from; `pinned`, `given` by the user, or `unpinned` and the version
#   HASH  PATH          a line for each file, its path from the root of the clone; none for what was given
#
# The stamp is written last. Until then the files are others than the old stamp names, so that the part is made again.
# BLAKE2 hashes twice as fast as SHA-256, and every set-up with nothing to do waits for these.

stamp_tool=b2sum
have b2sum || stamp_tool=$sha256_tool
list_files() { (cd "$root" && find "$@" ! -type d -print0 | LC_ALL=C sort -z | xargs -0 $stamp_tool); }

# Sets `changed` to the lines that only the stamps or only the files below the folders have. A folder is given with a
# slash behind it, so that a link to one is followed.
look_for_changes() {
  local path
  changed=""
  [ -d "$deps/stamps" ] || return 0
  changed=$({
    for path; do grep -hF "  $path" "$deps"/stamps/* || true; done
    list_files "$@" || true
  } 2>/dev/null | LC_ALL=C sort | uniq -u)
}

stamp_has() {
  local part=$1 inputs=$2 mark="" stamped="" source
  [ -f "$deps/stamps/$part" ] && read -r mark stamped source < "$deps/stamps/$part" && [ "$mark $stamped" = "# $inputs" ]
}

# True while a part is as set-up left it. Requires look_for_changes on a folder that holds it.
part_is_whole() {
  local part=$1 path=$2 inputs=$3
  [ -d "$root/$path" ] && stamp_has "$part" "$inputs" && [[ $changed != *"  $path/"* ]]
}

# Says so when a part is made again because its files are no longer those that set-up made.
tell_change() {
  local part=$1 path=$2 inputs=$3 files
  [ -d "$root/$path" ] && stamp_has "$part" "$inputs" || return 0
  files=$(grep -F "  $path/" <<< "$changed" | sed 's/^[^ ]*  //' | sort -u) || return 0
  warn "$path was changed after set-up: $(head -n 3 <<< "$files" | paste -s -d ' ' -) ($(grep -c . <<< "$files") files in all). It is made anew."
}

# Moves a finished part from the work folder to its place.
put_in_place() {
  local part=$1 made=$2 path=$3 inputs=$4 source=${5:-pinned} folder="$root/$3"
  rm -rf "$folder" && mkdir -p "${folder%/*}" && mv "$made" "$folder" &&
    write_stamp "$part" "$path" "$inputs" "$source"
}

write_stamp() {
  local part=$1 path=$2 inputs=$3 source=$4
  mkdir -p "$deps/stamps" &&
    { printf '# %s %s\n' "$inputs" "$source" && { [ "$source" = given ] || list_files "$path/"; } } > "$work/stamp" &&
    mv "$work/stamp" "$deps/stamps/$part"
}
