#!/usr/bin/env python3
"""Each source includes what it uses.     check_sources.py, stdlib only.

Where a layer compiles as one unit, a missing include goes unnoticed: another source of the unit has it. So this reads the text of
src/. A name of the standard library, and a name with the namespace of another layer (`bundle::Manifest`), must be declared by
something that the file includes, by itself or through headers of this project. What a header of the standard library happens
to bring along does not count. Names of a file's own layer are left to the compiler (the presets `native` and `asan` compile each source
by itself). One test for each file; closes with `N passed, N failed`.
"""
import functools
import re
import sys

import check_layers

SOURCES = check_layers.ROOT / "src"
ALL_LAYERS = set(check_layers.Table.from_cmake((check_layers.ROOT / "cmake/layers.cmake").read_text(encoding="utf-8")).layers)

# Which headers declare a name of std. Names that nearly every header declares (size_t, move, swap, begin) are not listed.
HEADERS_OF_NAME = {name: set(headers.split()) for headers, names in (
    ("algorithm", "adjacent_find all_of any_of binary_search clamp copy_n count count_if equal find find_if is_sorted lower_bound max max_element "
                  "min min_element mismatch none_of nth_element partial_sort partition_point remove replace reverse rotate search "
                  "set_difference shuffle sort stable_sort transform unique upper_bound"),
    ("array", "array"), ("atomic", "atomic"), ("bit", "bit_width countr_zero endian"), ("bitset", "bitset"),
    ("charconv", "from_chars to_chars"), ("chrono", "chrono"), ("cmath", "ceil floor pow round"),
    ("condition_variable", "condition_variable"), ("csignal", "signal"),
    ("cstdint", "int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t"),
    ("cstdio", "fclose ferror fflush fopen fprintf fputs fwrite printf snprintf sscanf"),
    ("cstdlib", "abort getenv strtoul strtoull"), ("cstring", "memcpy strerror"), ("deque", "deque"),
    ("filesystem", "filesystem"), ("fstream", "ifstream ofstream"), ("functional", "function"),
    ("future", "async future launch"), ("initializer_list", "initializer_list"),
    ("iterator", "back_inserter inserter istreambuf_iterator make_move_iterator"), ("limits", "numeric_limits"),
    ("map", "map multimap"), ("memory", "make_shared make_unique shared_ptr unique_ptr"),
    ("mutex", "lock_guard mutex unique_lock"), ("numeric", "iota"), ("optional", "nullopt optional"),
    ("random", "mt19937 random_device"), ("set", "set"), ("span", "span"), ("sstream", "istringstream ostringstream"),
    ("string", "stoi stoul string to_string u32string"), ("string string_view", "string_view u16string_view u32string_view"),
    ("system_error", "errc error_code system_error"), ("thread", "thread"), ("tuple", "tie tuple"),
    ("type_traits", "is_convertible_v is_same_v is_trivially_copyable_v"), ("unordered_map", "unordered_map"),
    ("unordered_set", "unordered_set"), ("utility", "as_const exchange"), ("utility map tuple", "pair"),
    ("variant", "get_if holds_alternative monostate variant visit"), ("vector", "vector"),
) for name in names.split()}

# Raw strings, comments, strings, and characters (of which '"' begins no string). 1'000'000 is a number.
NO_CODE = re.compile(r"""R"(\w*)\(.*?\)\1"|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.[^']*|[^'\\\n])'""", re.DOTALL)


def code_of(path):
    """A file's text without comments, strings and characters."""
    return NO_CODE.sub(" ", path.read_text(encoding="utf-8"))


@functools.cache
def reached(path):
    """The standard headers, and the layers, that a file of src/ includes by itself or through others."""
    text = path.read_text(encoding="utf-8")
    standard = set(re.findall(r"^#include <(\w+)>", text, re.MULTILINE))
    layers = set()
    for name in re.findall(r'^#include "([^"]+)"', text, re.MULTILINE):
        layers.add(name.split("/")[0])
        if (SOURCES / name).exists():  # other ones are written by the build
            further_standard, further_layers = reached(SOURCES / name)
            standard |= further_standard
            layers |= further_layers
    return standard, layers


def missing(code, standard, layers):
    """What code uses beyond the standard headers and the layers that it reaches."""
    for name in sorted(set(re.findall(r"\bstd::(\w+)", code))):
        if name in HEADERS_OF_NAME and not HEADERS_OF_NAME[name] & standard:
            yield f"std::{name} without <{'> or <'.join(sorted(HEADERS_OF_NAME[name]))}>"
    declared = set(re.findall(r"^namespace verbatim::(\w+)", code, re.MULTILINE))  # its own, and what it declares of others
    for layer in sorted(set(re.findall(r"(?<![\w:])(\w+)::\w", code)) & (ALL_LAYERS - layers - declared)):
        yield f"a name of {layer}:: without a header of src/{layer}"


def main():
    faults = list(missing("std::vector<std::string> a; bundle::Manifest b; std::set<base::ShardId> c;", {"string", "set"}, {"base"}))
    notices = faults == ["std::vector without <vector>", "a name of bundle:: without a header of src/bundle"]
    if not notices:
        print(f"FAIL the check itself finds {faults}")
    files = sorted(path for path in SOURCES.rglob("*") if path.suffix in (".h", ".cpp"))
    failed = 0 if notices else 1
    for path in files:
        wrong = list(missing(code_of(path), *reached(path)))
        failed += bool(wrong)
        for fault in wrong:
            print(f"FAIL {path.relative_to(check_layers.ROOT)}: {fault}")
    print(f"{len(files) + 1 - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
