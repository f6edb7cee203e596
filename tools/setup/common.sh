# Shared by the scripts of tools/setup: messages, checksums, the folders. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
deps="$root/.deps"
pins="$root/tools/setup/pins.txt"
# Packages and archives as they were downloaded, so that a broken-off set-up need not fetch them again.
downloads="$deps/downloads"

say()  { printf '%s\n' "$*"; }
warn() { printf 'Note: %s\n' "$*" >&2; }
die()  { printf 'Error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

sha256_of() { if have sha256sum; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }

# True when FILE exists and has the given SHA-256.
matches() { [ -f "$1" ] && [ "$(sha256_of "$1")" = "$2" ]; }

# One hash over the names and contents of all files below a folder.
tree_hash() {
  (cd "$1" && find . -type f | LC_ALL=C sort | while IFS= read -r file; do
    printf '%s  %s\n' "$(sha256_of "$file")" "$file"
  done) | if have sha256sum; then sha256sum; else shasum -a 256; fi | cut -d' ' -f1
}

# Runs a command quietly; on failure shows the end of what it said.
quietly() {
  local log status
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then rm -f "$log"; return 0; else status=$?; fi
  tail -n 25 "$log" >&2
  rm -f "$log"
  return "$status"
}
