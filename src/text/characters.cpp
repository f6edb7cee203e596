#include "text/characters.h"

#include <utf8proc.h>

#include "text/utf8.h"

namespace verbatim::text {
namespace {

utf8proc_category_t category(char32_t code_point) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

constexpr bool within(char32_t code_point, char32_t first, char32_t last) {
    return first <= code_point && code_point <= last;
}

}  // namespace

bool is_letter(char32_t code_point) {
    const auto found = category(code_point);
    return UTF8PROC_CATEGORY_LU <= found && found <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t code_point) {
    const auto found = category(code_point);
    return found == UTF8PROC_CATEGORY_LU || found == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t code_point) { return category(code_point) == UTF8PROC_CATEGORY_LL; }
bool is_caseless_letter(char32_t code_point) { return category(code_point) == UTF8PROC_CATEGORY_LO; }

bool is_mark(char32_t code_point) {
    const auto found = category(code_point);
    return UTF8PROC_CATEGORY_MN <= found && found <= UTF8PROC_CATEGORY_ME;
}

bool is_digit(char32_t code_point) { return category(code_point) == UTF8PROC_CATEGORY_ND; }

bool is_word(char32_t code_point) {
    // utf8proc numbers the categories in Unicode's order: letters, marks and numbers stand side by side.
    const auto found = category(code_point);
    return UTF8PROC_CATEGORY_LU <= found && found <= UTF8PROC_CATEGORY_NO;
}

bool is_blank(char32_t code_point) {
    if (code_point < 0x80) return code_point == ' ' || code_point == '\t';
    return code_point == 0x200B || code_point == 0x2060 || code_point == 0xFEFF ||
           category(code_point) == UTF8PROC_CATEGORY_ZS;
}

bool is_control(char32_t code_point) {
    if (code_point < 0x20) return !within(code_point, '\t', '\r');
    return within(code_point, 0x7F, 0x9F) && code_point != 0x85;
}

bool is_quotation_mark(char32_t code_point) {
    return code_point == '"' || code_point == '\'' || code_point == 0xAB || code_point == 0xBB ||
           within(code_point, 0x2018, 0x201F) || within(code_point, 0x2039, 0x203A) ||
           within(code_point, 0x300C, 0x300F) || within(code_point, 0x301D, 0x301F) || code_point == 0xFF02;
}

bool is_closing(char32_t code_point) {
    const auto found = category(code_point);
    return found == UTF8PROC_CATEGORY_PE || (is_quotation_mark(code_point) && found != UTF8PROC_CATEGORY_PS);
}

bool has_optional_marks(char32_t code_point) {
    if (code_point < 0x0530) return true;  // Latin, IPA, Greek, Cyrillic, and the marks that combine with them
    return within(code_point, 0x1C80, 0x1C8F) || within(code_point, 0x1D00, 0x1FFF) ||
           within(code_point, 0x2C60, 0x2C7F) || within(code_point, 0x2DE0, 0x2DFF) ||
           within(code_point, 0xA640, 0xA69F) || within(code_point, 0xA720, 0xA7FF) ||
           within(code_point, 0xAB30, 0xAB6F) || within(code_point, 0xFB00, 0xFB06);
}

bool is_unspaced_script(char32_t code_point) {
    if (code_point < 0x0E01) return false;
    return within(code_point, 0x0E01, 0x0E4E) ||                                        // Thai without its digits
           within(code_point, 0x2E80, 0x2FDF) || within(code_point, 0x3005, 0x3007) ||  // radicals, 々 〇
           within(code_point, 0x3021, 0x3029) || within(code_point, 0x3041, 0x30FF) ||  // Kana
           within(code_point, 0x31F0, 0x31FF) || within(code_point, 0x3400, 0x4DBF) ||  // Kana, Han
           within(code_point, 0x4E00, 0x9FFF) || within(code_point, 0xF900, 0xFAFF) ||  // Han
           within(code_point, 0xFF66, 0xFF9F) || within(code_point, 0x20000, 0x323AF);  // half-width Kana, Han
}

char32_t to_lower(char32_t code_point) {
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
}

std::string to_lower(std::string_view text) {
    std::string lowered;
    lowered.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded decoded = decode(text, offset);
        append(lowered, to_lower(decoded.code_point));
        offset += decoded.length;
    }
    return lowered;
}

char32_t to_title(char32_t code_point) {
    return static_cast<char32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(code_point)));
}

}  // namespace verbatim::text
