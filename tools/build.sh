#!/usr/bin/env bash
# tools/build.sh PRESET [TARGET...]: configures a preset of CMakePresets.json where that is due, then builds.
# Shows Ninja's progress on a terminal, and elsewhere only what went wrong.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup/common.sh"
cd "$root"

preset=${1:?usage: tools/build.sh PRESET [TARGET...]}
shift
# Ninja reconfigures by itself when a CMakeLists.txt changes; only the presets are out of its sight.
if [ ! -e "build/$preset/build.ninja" ] || [ CMakePresets.json -nt "build/$preset/build.ninja" ]; then
  say "Configuring $preset"
  quietly cmake --preset "$preset"
fi
targets=()
[ $# -eq 0 ] || targets=(--target "$@")
say "Building $preset"
if [ -t 1 ]; then cmake --build --preset "$preset" ${targets[@]+"${targets[@]}"}
else quietly cmake --build --preset "$preset" ${targets[@]+"${targets[@]}"}; fi
