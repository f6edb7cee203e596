// Whole files in and out, with errors that name the file. The write side only: a browser has no files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace verbatim::site {

base::Result<std::string> read_file(const std::string& file);
base::Result<std::uint64_t> file_size(const std::string& file);

// Writes by way of a neighbour and a rename, so that a reader never sees half a file. Makes missing folders.
// A file that already holds exactly these bytes is left alone.
base::Status write_file(const std::string& file, std::string_view bytes);

// Removes a file if it is there.
void remove_file(const std::string& file);

// Regular files below `folder`, relative to it with forward slashes, sorted. Empty when there is no such folder.
std::vector<std::string> files_below(const std::string& folder);

}  // namespace verbatim::site
