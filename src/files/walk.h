// The files below a folder, each named once; what cannot be listed is named too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace verbatim::files {

enum class EntryKind : std::uint8_t {
    file,            // a regular file
    other,           // a pipe, socket or device
    link,            // a symbolic link that leads nowhere
    link_to_folder,  // a symbolic link to a folder that was not entered
    link_to_file,    // a symbolic link to a file
    hidden_folder,   // a folder whose name begins with a dot; not entered
    unreadable,      // a folder or file that may not be read; `error` says why
};

struct Entry {
    std::string path;  // relative to the folder, with forward slashes; the bytes that the system has
    EntryKind kind = EntryKind::file;
    base::Error error;
};

enum class HiddenFolders : std::uint8_t { name_only, enter };
// Whether links to folders are entered. Each folder is entered once, by its own path where it has one below `folder`.
enum class FolderLinks : std::uint8_t { name_only, enter };

// All that lies below `folder`, sorted by path. A subfolder that may not be entered is named as unreadable, and the walk goes
// on. `entered`, where given, receives the folders that were listed, "" for `folder` itself, in no order.
// Errors: `folder` itself cannot be listed, or the disk fails. Memory: the names.
base::Result<std::vector<Entry>> walk(const std::string& folder, HiddenFolders hidden, FolderLinks links = FolderLinks::name_only,
                                      std::vector<std::string>* entered = nullptr);

// The regular files of walk(), hidden folders entered: relative paths, sorted. A folder that is not there holds none.
// Errors: anything below it cannot be listed.
base::Result<std::vector<std::string>> files_below(const std::string& folder);

}  // namespace verbatim::files
