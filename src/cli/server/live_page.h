// What `verbatim open` adds to a site while it serves it: the page learns that the site has been built anew, and offers to reload.
//
//     GET /                                     index.html with a script and a style of ours named in it, and its version
//     GET /.verbatim/reload.js, reload.css      these two (web/live/)
//     GET /.verbatim/live?page=0123456789abcdef {"page":"…"}: the version that the site shows now. Answered at once where it is another
//                                               than the one asked about, else as soon as it is, at the latest after ServerLimits::hold
//
// Nothing of it is written into the site: a published one knows nothing of it and asks for nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace verbatim::cli {

struct LiveRequest {
    enum class Kind : std::uint8_t { script, style, version };
    Kind kind = Kind::version;
    std::string page;  // of Kind::version: what the page shows
};

// Reads the target of a request; nothing for every other one than those above. Linear time.
std::optional<LiveRequest> read_live_request(std::string_view target);

// A hash of index.html, sixteen hexadecimal digits. The page names the collection and the program by their hashes, so it changes with the
// site.
std::string page_version(std::string_view index_html);

// The page with the script and the style named in its head; as it was where it has no head.
std::string with_live_script(std::string index_html);

// {"page":"0123456789abcdef"}
std::string version_as_json(std::string_view version);

std::string_view live_script();
std::string_view live_style();

}  // namespace verbatim::cli
