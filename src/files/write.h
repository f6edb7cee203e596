// Writing, moving and removing files. write_file() and move_file() replace in one step: whoever reads the path finds the old
// file or the new one, whole. A file that write_new_file() makes may be seen half-written.
//
// Errors of all: the system's, with the path; a full disk is ErrorKind::disk_full.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "files/descriptor.h"

namespace verbatim::files {

// Writes all of `bytes` to an open file. `path` is for the error.
base::Status write_all(const Descriptor& file, std::string_view bytes, const std::string& path);

// Replaces or makes the file: writes a neighbour, then renames it. Makes missing folders. Where it
// fails, the neighbour is removed and the old file stays.
base::Status write_file(const std::string& path, std::string_view bytes);

// The same for a file below `root`, of which only the folders below `root` are made. Where `root` has been removed (a signal
// ends the build) it stays removed.
base::Status write_file_below(const std::string& root, const std::string& relative, std::string_view bytes);

// Makes a file that is not there yet. Errors: ErrorKind::already_there where it is; where writing fails, nothing is left.
base::Status write_new_file(const std::string& path, std::string_view bytes);

// Moves a file onto `to`, in one step as readers see it, from another file system too: then it is copied to a neighbour of
// `to` first, whose name has this suffix, and is on the disk before it is renamed. `from` may be left where it cannot be
// removed after that. Makes missing folders.
inline constexpr std::string_view moved_suffix = ".verbatim-new";
base::Status move_file(const std::string& from, const std::string& to);

// Removes a file or a link. A path where there is none is a success.
base::Status remove_file(const std::string& path);

// Makes a folder and the folders above it. A folder that is there is a success.
base::Status make_folders(const std::string& path);

// Waits until all that was written to the file system of `folder` is on the disk. Cost: what other programs have written there
// counts too.
base::Status sync_file_system(const std::string& folder);

// Waits until renames and removals in this folder are on the disk.
base::Status sync_folder(const std::string& folder);

}  // namespace verbatim::files
