#include "text/quotation.h"

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::text {
namespace {

bool is_quoting(const Decoded& decoded) { return decoded.valid && is_quotation_mark(decoded.code_point); }

// The span with the blanks around it.
base::TextSpan with_blanks(std::string_view text, base::TextSpan span) {
    while (span.start > 0) {
        const Decoded before = decode_before(text, span.start);
        if (!before.valid || !is_blank(before.code_point)) break;
        span.start -= before.length;
    }
    while (span.end < text.size()) {
        const Decoded after = decode(text, span.end);
        if (!after.valid || !is_blank(after.code_point)) break;
        span.end += after.length;
    }
    return span;
}

}  // namespace

bool is_double_mark(char32_t code_point) { return std::u32string_view(U"\"“”„«»").find(code_point) != std::u32string_view::npos; }

base::TextSpan with_quotation_marks(std::string_view text, base::TextSpan span) {
    if (span.start > 0)
        if (const Decoded before = decode_before(text, span.start); is_quoting(before)) span.start -= before.length;
    if (span.end < text.size())
        if (const Decoded after = decode(text, span.end); is_quoting(after)) span.end += after.length;
    return span;
}

bool stands_in_quotation_marks(std::string_view text, base::TextSpan span) {
    if (span.end > text.size()) return false;
    const base::TextSpan inner = with_blanks(text, span), outer = with_quotation_marks(text, inner);
    for (std::size_t offset = span.start; offset < span.end;) {
        const Decoded decoded = decode(text, offset);
        if (std::u32string_view(U"\"“”„«»").find(decoded.code_point) != std::u32string_view::npos) return false;
        offset += decoded.length;
    }
    return outer.start < inner.start && outer.end > inner.end;
}

}  // namespace verbatim::text
