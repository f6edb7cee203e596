// From the address in a request's first line to the path of a file in the site's folder.
//
//     "/data/manifest.json?x=1"   path "data/manifest.json", query "?x=1"
//     "/"                         path ""
//     "/local/"                   path "local/"
//     "/%2e%2e/etc/passwd"        404: no part of a path may start with a dot
#pragma once

#include <string>
#include <string_view>

#include "cli/server/http_request.h"

namespace verbatim::cli {

struct RequestPath {
    std::string path;       // relative, decoded, with "/" between its parts; ends with "/" where a folder is meant; "" is the root
    std::string query;      // "?" and what follows, as sent; or empty
    std::string authority;  // of an absolute address ("http://localhost:8000/"), which goes before the Host field; else empty

    bool folder() const { return path.empty() || path.back() == '/'; }
};

// Reads `target` into `path`. Refuses what is no address of this server (400), and what is no path of a site (404): parts that
// start with a dot (the dot segments among them, and all hidden files), empty parts, encoded slashes, backslashes and controls.
// So no path leads out of the folder by itself; links are another matter (site_files.h). Linear time.
Refusal read_path(std::string_view target, RequestPath& path);

// The same path as an address: "/" in front, and everything encoded that could mean something else in a header or an address.
std::string encode_path(std::string_view path);

}  // namespace verbatim::cli
