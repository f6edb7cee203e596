#include "cli/server/http_request.h"

#include <algorithm>

#include "cli/server/http_text.h"

namespace verbatim::cli {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view head_end = "\r\n\r\n";

Refusal malformed(std::string reason) { return {400, std::move(reason)}; }
Refusal too_long_line() { return {414, "the address is longer than " + std::to_string(longest_request_line) + " bytes"}; }

Refusal read_request_line(std::string_view line, RequestHead& head) {
    const std::size_t first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return malformed("the first line is not METHOD ADDRESS HTTP/1.1");
    const std::string_view method = line.substr(0, first), target = line.substr(first + 1, last - first - 1), version = line.substr(last + 1);
    const bool blank = std::any_of(target.begin(), target.end(), [](char byte) { return byte == ' ' || is_control(byte); });
    if (!is_token(method) || target.empty() || blank) return malformed("the first line is not METHOD ADDRESS HTTP/1.1");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        const bool other = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
        if (other) return {505, "this server speaks HTTP/1.1"};
        return malformed("the first line does not end with HTTP/1.1");
    }
    head.method = method;
    head.target = target;
    head.version_1_0 = version == "HTTP/1.0";
    return {};
}

Refusal read_field(std::string_view line, RequestHead& head) {
    const std::size_t colon = line.find(':');
    // A blank at the start would fold the line before; one before the colon would make another name.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return malformed("a line of the head is not NAME: VALUE");
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (std::any_of(value.begin(), value.end(), [](char byte) { return is_control(byte) && byte != '\t'; })) {
        return malformed("a line of the head holds a control character");
    }
    if (head.fields.size() == most_fields) return {431, "the head has more than " + std::to_string(most_fields) + " lines"};
    head.fields.push_back({lower_case(line.substr(0, colon)), std::string(value)});
    return {};
}

Refusal read_framing(RequestHead& head) {
    const std::size_t codings = head.count("transfer-encoding"), lengths = head.count("content-length");
    if (codings > 0) {
        // Both at once, or a coding that HTTP/1.0 does not have: whoever is between us may see another end of the body.
        if (lengths > 0 || head.version_1_0) return malformed("the length of the body is told in two ways");
        const auto coding = head.field("transfer-encoding");
        if (!coding || lower_case(*coding) != "chunked") return {501, "of transfer codings this server knows only chunked"};
        head.body.kind = BodyFraming::Kind::chunked;
        return {};
    }
    if (lengths == 0) return {};
    const auto value = head.field("content-length");
    const auto length = value ? read_number(*value) : std::nullopt;
    if (!length) return malformed("Content-Length is not one number");
    if (*length > 0) head.body = {BodyFraming::Kind::length, *length};
    return {};
}

}  // namespace

std::optional<std::string_view> RequestHead::field(std::string_view name) const {
    const HeaderField* found = nullptr;
    for (const HeaderField& one : fields) {
        if (one.name != name) continue;
        if (found) return std::nullopt;
        found = &one;
    }
    return found ? std::optional<std::string_view>(found->value) : std::nullopt;
}

std::size_t RequestHead::count(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), [&](const HeaderField& one) { return one.name == name; }));
}

bool RequestHead::lists(std::string_view name, std::string_view word) const {
    for (const HeaderField& one : fields) {
        if (one.name != name) continue;
        for (const std::string_view element : split_list(one.value))
            if (lower_case(element) == word) return true;
    }
    return false;
}

bool RequestHead::keeps_alive() const { return !version_1_0 && !lists("connection", "close"); }

std::optional<std::size_t> find_head_end(std::string_view bytes, std::size_t looked_at) {
    const std::size_t overlap = head_end.size() - 1;  // the end may have arrived in two parts
    const std::size_t found = bytes.find(head_end, looked_at > overlap ? looked_at - overlap : 0);
    if (found == std::string_view::npos) return std::nullopt;
    return found + head_end.size();
}

Refusal refuse_unfinished(std::string_view bytes) {
    if (bytes.size() > longest_request_line && bytes.substr(0, longest_request_line).find(line_end) == std::string_view::npos) return too_long_line();
    if (bytes.size() > longest_head) return {431, "the head is longer than " + std::to_string(longest_head) + " bytes"};
    return {};
}

Refusal read_head(std::string_view bytes, RequestHead& head) {
    if (Refusal refusal = refuse_unfinished(bytes)) return refusal;
    bool first = true;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find(line_end);
        if (end == std::string_view::npos) return malformed("a line does not end with CR LF");
        const std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(end + line_end.size());
        if (!first && line.empty()) break;
        if (Refusal refusal = first ? read_request_line(line, head) : read_field(line, head)) return refusal;
        first = false;
    }
    if (first) return malformed("the head is empty");
    return read_framing(head);
}

}  // namespace verbatim::cli
