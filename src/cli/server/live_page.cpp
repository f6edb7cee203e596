#include "cli/server/live_page.h"

#include <algorithm>

#include "base/hash.h"
#include "cli/server/http_text.h"
#include "cli/server/live_assets.h"

namespace verbatim::cli {
namespace {

constexpr std::size_t version_length = 16;
constexpr std::string_view version_target = "/.verbatim/live?page=";

}  // namespace

std::optional<LiveRequest> read_live_request(std::string_view target) {
    if (target == "/.verbatim/reload.js") return LiveRequest{LiveRequest::Kind::script, {}};
    if (target == "/.verbatim/reload.css") return LiveRequest{LiveRequest::Kind::style, {}};
    if (!target.starts_with(version_target)) return std::nullopt;
    target.remove_prefix(version_target.size());
    if (target.size() != version_length || !std::all_of(target.begin(), target.end(), [](char byte) { return hex_value(byte) >= 0; })) return std::nullopt;
    return LiveRequest{LiveRequest::Kind::version, std::string(target)};
}

std::string page_version(std::string_view index_html) { return base::hash_hex(index_html).substr(0, version_length); }

std::string with_live_script(std::string index_html) {
    const std::size_t head_end = index_html.find("</head>");
    if (head_end == std::string::npos) return index_html;
    const std::string tags = "<link rel=\"stylesheet\" href=\".verbatim/reload.css\">\n<script defer src=\".verbatim/reload.js\" data-page=\"" + page_version(index_html) + "\"></script>\n";
    return index_html.insert(head_end, tags);
}

std::string version_as_json(std::string_view version) { return "{\"page\":\"" + std::string(version) + "\"}\n"; }

std::string_view live_script() { return live_assets::reload; }
std::string_view live_style() { return live_assets::reload_style; }

}  // namespace verbatim::cli
