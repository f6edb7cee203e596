// The folder that a browser saves beside a page ("webpage, complete"): page.html and page_files/. What lies in it (pictures, scripts, frames of
// advertisements) belongs to the page and is no article.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace verbatim::corpus {

// The folder on the way to `path` that belongs to a page among `files`, without a slash at its end; empty where there is none. Paths are
// relative, with forward slashes.
std::string companion_folder(std::string_view path, const std::set<std::string, std::less<>>& files);

}  // namespace verbatim::corpus
