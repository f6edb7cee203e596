#include "text/visible.h"

#include <cstdio>
#include <vector>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::text {
namespace {

constexpr char32_t first_embedding = 0x202A, pop_embedding = 0x202C, last_override = 0x202E;
constexpr char32_t first_isolate = 0x2066, last_isolate = 0x2068, pop_isolate = 0x2069;

bool is_control_beyond_ascii(char32_t code_point) { return code_point >= 0x80 && code_point < 0xA0; }

bool turns_direction(char32_t code_point) {
    return (code_point >= first_embedding && code_point <= last_override) || (code_point >= first_isolate && code_point <= pop_isolate) ||
           code_point == 0x200E || code_point == 0x200F || code_point == 0x061C;
}

bool parts_lines(char32_t code_point) { return code_point == 0x2028 || code_point == 0x2029; }

enum class Lines { marked, kept };

// How many bytes from `at` on are printable ASCII: most names are nothing else.
std::size_t printable_run(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] >= 0x20 && text[end] < 0x7F) ++end;
    return end - at;
}

std::string marked(std::string_view text, Lines lines) {
    std::string out;
    out.reserve(text.size());
    char mark[16];
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t plain = printable_run(text, at); plain > 0) {
            out += text.substr(at, plain);
            at += plain;
            continue;
        }
        const Decoded one = decode(text, at);
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool control = byte < 0x20 || byte == 0x7F;
        const bool kept = lines == Lines::kept && (byte == '\n' || byte == '\t');
        if (!one.valid || (control && !kept)) {
            std::snprintf(mark, sizeof mark, "\\x%02x", byte);
            out += mark;
        } else if (is_control_beyond_ascii(one.code_point) || turns_direction(one.code_point) || parts_lines(one.code_point) ||
                   one.code_point == byte_order_mark) {
            std::snprintf(mark, sizeof mark, "‹U+%04X›", static_cast<unsigned>(one.code_point));
            out += mark;
        } else {
            out += text.substr(at, one.length);
        }
        at += one.length;
    }
    return out;
}

}  // namespace

std::string visible(std::string_view text) { return marked(text, Lines::marked); }
std::string visible_lines(std::string_view text) { return marked(text, Lines::kept); }

std::string contained(std::string_view words) {
    std::vector<char32_t> open;  // what would end each, innermost last
    std::size_t isolates = 0;    // of them
    for (std::size_t at = 0; at < words.size();) {
        const Decoded one = decode(words, at);
        at += one.length;
        if (one.code_point >= first_isolate && one.code_point <= last_isolate) {
            open.push_back(pop_isolate);
            ++isolates;
        } else if (one.code_point == pop_embedding) {
            // It ends an embedding, never an isolate around it.
            if (!open.empty() && open.back() == pop_embedding) open.pop_back();
        } else if (one.code_point >= first_embedding && one.code_point <= last_override) {
            open.push_back(pop_embedding);
        } else if (one.code_point == pop_isolate && isolates > 0) {
            // It ends the innermost isolate with the embeddings in it.
            while (open.back() != pop_isolate) open.pop_back();
            open.pop_back();
            --isolates;
        }
    }
    std::string out(words);
    for (auto end = open.rbegin(); end != open.rend(); ++end) append(out, *end);
    return out;
}

}  // namespace verbatim::text
