// The list of the files that builds have written into a site's folder: `.verbatim-files`. A build removes what an earlier
// list names, the half-made neighbours of such files (files/write.h, moved_suffix), and nothing else.
//
//     Files that `verbatim build` has written here. The next build removes those that it no longer needs.
//     current data/4a…e1.vbs        of the collection that the site shows
//     former data/99…0c.vbs         of the one before: pages that are open still ask for them
//     pending data/c0…77.vbs        of a build that is moving its files in, or was killed while it did
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace verbatim::site {

inline constexpr const char* file_list_name = ".verbatim-files";

// Paths relative to the site's folder, with forward slashes.
struct FileList {
    std::set<std::string> current, former, pending;
    friend bool operator==(const FileList&, const FileList&) = default;
};

std::string format_file_list(const FileList& list);

// Whether a text is such a list, whole or cut short behind its heading.
bool is_file_list(std::string_view text);

// Unknown lines, and paths that is_site_path() refuses, are ignored: the files that they name are never removed.
FileList parse_file_list(std::string_view text);

// Whether a path is one that a build may have written: below data/, app/, local/ or pages/, or one of the site's own files at its
// top; no empty, "." or ".." component, no backslash, no control character.
bool is_site_path(std::string_view path);

}  // namespace verbatim::site
