// The encoding of a page, found before anything else of it can be read.
//
// A byte-order mark, then UTF-8 where the bytes are valid UTF-8 and more than ASCII (declarations lie, such bytes do not), then the header of the transfer, then
// the page's own declaration, then the encoding that the page's language used before UTF-8 (the table of the HTML standard), then Windows-1252.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace verbatim::corpus::html {

// The charset that a page declares in a <meta> or in its XML declaration; empty where there is none. Scripts and comments are passed over. Looks at the first
// 256 KB.
std::string declared_charset(std::string_view bytes);

// The page in UTF-8. `header` is the charset of the transfer, or empty. What had to be decided goes to `repairs`.
std::string page_in_utf8(std::string_view bytes, std::string_view header, std::vector<base::Error>& repairs);

}  // namespace verbatim::corpus::html
