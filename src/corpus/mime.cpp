#include "corpus/mime.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "corpus/charset.h"
#include "text/characters.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t most_parts = 1000, deepest = 20, longest_header = std::size_t{64} << 10, most_headers = 500;

std::string_view trim_blanks(std::string_view words) {
    const std::size_t first = std::min(words.find_first_not_of(" \t\r\n"), words.size());
    words.remove_prefix(first);
    return words.substr(0, words.find_last_not_of(" \t\r\n") + 1);
}

// Takes the first line off `text`, without its end.
std::string_view take_mime_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool is_header_name(std::string_view name) {
    return !name.empty() && name.size() < 80 && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F && c != ':'; });
}

int hex_digit(char c) {
    if ('0' <= c && c <= '9') return c - '0';
    if ('A' <= c && c <= 'F') return c - 'A' + 10;
    if ('a' <= c && c <= 'f') return c - 'a' + 10;
    return -1;
}

// "%C3%A9" as bytes.
std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

// The value that follows "name=" in the parameters of a header; false where there is none.
bool find_parameter(std::string_view header, std::string_view name, std::string& value) {
    std::size_t at = header.find(';');
    while (at != std::string_view::npos && at < header.size()) {
        ++at;
        const std::size_t equals = header.find('=', at);
        if (equals == std::string_view::npos) return false;
        const std::string found = text::to_lower(trim_blanks(header.substr(at, equals - at)));
        std::size_t start = equals + 1;
        while (start < header.size() && (header[start] == ' ' || header[start] == '\t')) ++start;
        std::string here;
        std::size_t end = start;
        if (start < header.size() && header[start] == '"') {
            for (end = start + 1; end < header.size() && header[end] != '"'; ++end) {
                if (header[end] == '\\' && end + 1 < header.size()) ++end;
                here += header[end];
            }
            end = header.find(';', std::min(end, header.size()));
        } else {
            end = header.find(';', start);
            here = trim_blanks(header.substr(start, end == std::string_view::npos ? end : end - start));
        }
        // A parameter before a ";" of another kind ("name; x=y") keeps only what stands after the last ";".
        const std::size_t last = found.rfind(';');
        if ((last == std::string::npos ? found : std::string(trim_blanks(std::string_view(found).substr(last + 1)))) == name) {
            value = std::move(here);
            return true;
        }
        at = end;
    }
    return false;
}

struct Walk {
    MimeMessage message;
    std::size_t alternatives = 0;

    void take(MimeHeaders&& headers, std::string_view body, std::size_t depth, std::size_t alternative) {
        const std::string type = headers.media_type();
        const std::string boundary = headers.parameter("content-type", "boundary");
        if (type.starts_with("multipart/") && !boundary.empty()) {
            if (depth == deepest) {
                message.cut = true;
                return;
            }
            if (type == "multipart/alternative" && alternative == 0) alternative = ++alternatives;
            take_parts(body, boundary, depth, alternative);
            return;
        }
        if (type == "message/rfc822" && depth < deepest) {
            MimeHeaders inner = MimeHeaders::take(body);
            take(std::move(inner), body, depth + 1, 0);
            return;
        }
        if (message.parts.size() == most_parts) {
            message.cut = true;
            return;
        }
        MimePart part;
        part.media_type = type;
        part.charset = headers.parameter("content-type", "charset");
        const std::string encoding = text::to_lower(trim_blanks(headers.raw("content-transfer-encoding")));
        part.bytes = encoding == "base64" ? decode_base64(body) : encoding == "quoted-printable" ? decode_quoted_printable(body) : std::string(body);
        part.content_location = trim_blanks(headers.text("content-location"));
        part.content_id = trim_blanks(headers.raw("content-id"));
        if (part.content_id.starts_with('<') && part.content_id.ends_with('>')) part.content_id = part.content_id.substr(1, part.content_id.size() - 2);
        part.file_name = headers.parameter("content-disposition", "filename");
        if (part.file_name.empty()) part.file_name = headers.parameter("content-type", "name");
        part.alternatives = alternative;
        part.headers = std::move(headers);
        message.parts.push_back(std::move(part));
    }

    void take_parts(std::string_view body, const std::string& boundary, std::size_t depth, std::size_t alternative) {
        const std::string mark = "--" + boundary;
        std::size_t start = std::string_view::npos;
        for (std::size_t at = 0; at < body.size();) {
            const std::size_t line_end = std::min(body.find('\n', at), body.size());
            const std::string_view line = body.substr(at, line_end - at);
            if (line.starts_with(mark)) {
                const std::string_view rest = trim_blanks(line.substr(mark.size()));
                if (rest.empty() || rest == "--") {
                    if (start != std::string_view::npos) take_part(body.substr(start, at - start), depth, alternative);
                    start = rest.empty() ? line_end + 1 : std::string_view::npos;
                    if (message.parts.size() == most_parts) {
                        message.cut = true;
                        return;
                    }
                }
            }
            at = line_end + 1;
        }
        if (start != std::string_view::npos && start < body.size()) take_part(body.substr(start), depth, alternative);
    }

    void take_part(std::string_view part, std::size_t depth, std::size_t alternative) {
        // The line end before a boundary belongs to the boundary.
        if (part.ends_with('\n')) part.remove_suffix(1);
        if (part.ends_with('\r')) part.remove_suffix(1);
        MimeHeaders headers = MimeHeaders::take(part);
        take(std::move(headers), part, depth + 1, alternative);
    }
};

}  // namespace

MimeHeaders MimeHeaders::take(std::string_view& message) {
    MimeHeaders headers;
    std::string_view rest = message;
    while (!rest.empty()) {
        const std::string_view before = rest;
        const std::string_view line = take_mime_line(rest);
        if (trim_blanks(line).empty()) break;
        const bool folded = line.front() == ' ' || line.front() == '\t';
        if (folded && !headers.lines_.empty()) {
            std::string& value = headers.lines_.back().second;
            if (value.size() < longest_header) value.append(" ").append(trim_blanks(line));
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_header_name(trim_blanks(line.substr(0, colon)))) {
            if (line.starts_with("From ") || line.starts_with(">From ")) continue;
            rest = before;  // no header: the body begins without an empty line
            break;
        }
        if (headers.lines_.size() < most_headers) headers.lines_.emplace_back(text::to_lower(trim_blanks(line.substr(0, colon))), std::string(trim_blanks(line.substr(colon + 1))));
    }
    message = rest;
    return headers;
}

std::string_view MimeHeaders::raw(std::string_view name) const {
    const auto found = std::find_if(lines_.begin(), lines_.end(), [&](const auto& line) { return line.first.size() == name.size() && line.first == text::to_lower(name); });
    return found == lines_.end() ? std::string_view() : std::string_view(found->second);
}

std::string MimeHeaders::text(std::string_view name) const { return decode_words(raw(name)); }

std::string MimeHeaders::parameter(std::string_view name, std::string_view parameter) const {
    const std::string_view header = raw(name);
    std::string value;
    if (find_parameter(header, parameter, value)) return decode_words(value);
    const std::string starred = std::string(parameter) + "*";
    std::string joined;
    // filename*0*=UTF-8''…; filename*1*=…
    if (!find_parameter(header, starred, joined)) {
        for (int i = 0; i < 100; ++i) {
            std::string piece;
            if (!find_parameter(header, starred + std::to_string(i) + "*", piece) && !find_parameter(header, starred + std::to_string(i), piece)) break;
            joined += piece;
        }
    }
    const std::size_t first = joined.find('\''), second = first == std::string::npos ? first : joined.find('\'', first + 1);
    if (second == std::string::npos) return percent_decoded(joined);
    return corpus::to_utf8(percent_decoded(std::string_view(joined).substr(second + 1)), joined.substr(0, first));
}

std::string MimeHeaders::media_type() const {
    const std::string_view header = raw("content-type");
    const std::string type = text::to_lower(trim_blanks(header.substr(0, header.find(';'))));
    return type.empty() ? "text/plain" : type;
}

std::string MimePart::text() const { return decode_text(bytes, charset); }

MimeMessage read_mime(std::string_view message) {
    Walk walk;
    walk.message.headers = MimeHeaders::take(message);
    walk.take(MimeHeaders(walk.message.headers), message, 0, 0);
    return std::move(walk.message);
}

bool looks_like_mime(std::string_view bytes) {
    constexpr std::array<std::string_view, 9> known = {"from:", "date:", "subject:", "mime-version:", "received:", "content-type:", "message-id:", "delivered-to:", "return-path:"};
    int found = 0;
    // A few blank lines before the headers are no matter.
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    for (int i = 0; i < 200 && !bytes.empty(); ++i) {
        const std::string_view line = take_mime_line(bytes);
        if (trim_blanks(line).empty()) break;
        if (line.front() == ' ' || line.front() == '\t') continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_header_name(trim_blanks(line.substr(0, colon)))) {
            if (line.starts_with("From ")) continue;
            return false;
        }
        const std::string name = text::to_lower(line.substr(0, colon + 1));
        found += std::find(known.begin(), known.end(), name) != known.end();
    }
    return found >= 2;
}

std::string decode_base64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        int value = -1;
        if ('A' <= c && c <= 'Z') value = c - 'A';
        else if ('a' <= c && c <= 'z') value = c - 'a' + 26;
        else if ('0' <= c && c <= '9') value = c - '0' + 52;
        else if (c == '+' || c == '-') value = 62;
        else if (c == '/' || c == '_') value = 63;
        else if (c == '=') {
            bits = 0;
            count = 0;
            continue;
        }
        if (value < 0) continue;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>(bits >> count & 0xFF);
        }
    }
    return out;
}

std::string decode_quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            out += text[i];
            continue;
        }
        std::size_t end = i + 1;
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
        if (end == text.size() || text[end] == '\n') {  // a soft line break
            i = end;
        } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += '=';
        }
    }
    return out;
}

std::string decode_words(std::string_view header) {
    std::string out, bytes, charset;  // adjoining words of one charset are joined before they are decoded: a character may be cut in two
    const auto flush = [&] {
        out += decode_text(bytes, charset);
        bytes.clear();
    };
    std::size_t i = 0;
    while (i < header.size()) {
        const std::size_t start = header.find("=?", i);
        const std::size_t first = start == std::string_view::npos ? start : header.find('?', start + 2);
        const std::size_t second = first == std::string_view::npos ? first : header.find('?', first + 1);
        const std::size_t end = second == std::string_view::npos || second != first + 2 ? std::string_view::npos : header.find("?=", second + 1);
        if (end == std::string_view::npos) {
            flush();
            out += decode_text(header.substr(i), {});
            break;
        }
        const std::string_view between = header.substr(i, start - i);
        std::string here = text::to_lower(header.substr(start + 2, first - start - 2));
        here.erase(std::min(here.find('*'), here.size()));
        const bool joins = !bytes.empty() && trim_blanks(between).empty() && here == charset;
        if (!joins) {
            const bool adjoins = !bytes.empty() && trim_blanks(between).empty();
            flush();
            if (!adjoins) out += decode_text(between, {});
        }
        charset = here;
        const std::string_view words = header.substr(second + 1, end - second - 1);
        const char encoding = header[first + 1];
        if (encoding == 'B' || encoding == 'b') {
            bytes += decode_base64(words);
        } else {
            std::string spaced(words);
            std::replace(spaced.begin(), spaced.end(), '_', ' ');
            bytes += decode_quoted_printable(spaced);
        }
        i = end + 2;
        if (i == header.size()) flush();
    }
    return out;
}

}  // namespace verbatim::corpus
