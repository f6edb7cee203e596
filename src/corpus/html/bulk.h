// Taking out of a page, before it is parsed, what holds no words.
#pragma once

#include <string>
#include <string_view>

namespace verbatim::corpus::html {

// `html` without comments, the code of scripts (JSON-LD stays) and of styles, SVG drawings, attributes that nobody here reads (inlined pictures, data-…, onclick …)
// and all but one of several blanks. The tree of what is left is that of the page, less these. Where a page is too odd to be sure of that, its rest is
// kept as it is. Linear time.
std::string without_bulk(std::string_view html);

}  // namespace verbatim::corpus::html
