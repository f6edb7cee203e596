// What a file of a site is, told by its path: its media type, and how long a browser may keep it without asking.
#pragma once

#include <string_view>

namespace verbatim::cli {

// "text/html; charset=utf-8"; application/octet-stream for endings that are not known. Lives for ever.
std::string_view media_type(std::string_view path);

// Whether the path holds the hash of the file's bytes, so that they never change under it: the bundle's shards and
// manifest-HASH.json in data/, script, program and style in app/. All else is written anew under the same name by each build.
bool is_named_by_hash(std::string_view path);

// The value of Cache-Control: a year for what is_named_by_hash(); else it is asked for each time, which costs a 304.
std::string_view cache_control(std::string_view path);

}  // namespace verbatim::cli
