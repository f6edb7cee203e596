// What programs that save pages leave in them: the address, and marks by which a saved page is known.
#pragma once

#include <string>
#include <string_view>

namespace verbatim::corpus::html {

// The address from which a page was saved, by the words that the saving program left in it: "<!-- saved from url=(0096)https://… -->" (browsers), "Page saved with
// SingleFile url: …", Save Page WE, ScrapBook, the Wayback Machine's scripts. Empty where there are none. Looks at the first 64 KB.
std::string saved_address(std::string_view bytes);

// An address of the Wayback Machine (".../web/20120611024252/http://…") leads to the page's own; every other address comes back as it is.
std::string_view without_archive(std::string_view address);

// An address without the port that its scheme has anyway (":80" of http, ":443" of https).
std::string without_usual_port(std::string_view address);

// An address with its percent-escapes undone, for comparing two of them.
std::string unescaped_address(std::string_view address);

}  // namespace verbatim::corpus::html
