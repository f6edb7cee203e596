// The whole site in one HTML file, to be mailed and opened by double click.
//
//     <style>  the plain list of index.html, and the plain pages one after another  <script type="text/plain" id="file:data/…">base64
//     <script id="verbatim-script" data-local="page">the program
//
// web/files.js reads the elements instead of fetching. The Content-Security-Policy lets only the style and the script run that carry the page's
// nonce: a hash of what the page shows, which nobody who writes an article can know beforehand. It asks no host for anything.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace verbatim::site {

inline constexpr std::uint64_t most_single_file_bytes = 30'000'000;  // what most mail takes, and what a browser opens without waiting

struct SingleFile {
    std::string html;
    bool with_pages = false;  // false: the site has none, or the file would have been too large with them
};

// The bytes of a file of the site.
using ReadSiteFile = std::function<base::Result<std::string>(const std::string& path)>;

// Puts the site made of `files` into one page. Requires: index.html is what publish() made.
// Errors: a file that cannot be read; a page of more than `most` bytes without the plain pages.
base::Result<SingleFile> single_file(const std::set<std::string>& files, const ReadSiteFile& read, std::uint64_t most = most_single_file_bytes);

// Whether a file was made by single_file(), and may be replaced by another one.
bool is_single_file(std::string_view html);

}  // namespace verbatim::site
