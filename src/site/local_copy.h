// Copies of the site's files for file://, where a page may not fetch its neighbours but may load them as classic scripts.
//
//     data/manifest-1a….json  →  local/data/manifest-1a….json.js:  verbatimFile("data/manifest-1a….json","eyJ2ZXJz…");
//
// web/files.js defines verbatimFile while it waits for one. Base64 costs a third more bytes and works everywhere; a
// string of raw bytes would depend on how each browser guesses the encoding of a local script.
#pragma once

#include <string>
#include <string_view>

namespace verbatim::site {

// "local/" + path + ".js".
std::string local_copy_path(std::string_view path);

// The script that hands over `bytes` under the name `path`, which holds no quotes, backslashes or control characters.
std::string local_copy(std::string_view path, std::string_view bytes);

// RFC 4648, with padding.
std::string base64(std::string_view bytes);

}  // namespace verbatim::site
