// TextSpan: a half-open range of byte offsets into one text. Which text is said where it is used; without a word it is
// the article's normalised UTF-8. Both ends lie on code-point borders.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace verbatim::base {

struct TextSpan {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    constexpr bool empty() const { return start >= end; }
    constexpr std::uint32_t size() const { return empty() ? 0 : end - start; }
    constexpr bool contains(std::uint32_t offset) const { return start <= offset && offset < end; }
    constexpr bool covers(TextSpan inner) const { return start <= inner.start && inner.end <= end; }
    constexpr bool overlaps(TextSpan other) const { return start < other.end && other.start < end; }
    friend constexpr auto operator<=>(const TextSpan&, const TextSpan&) = default;
};

// The words of the span; an empty view when the span does not lie inside the text. The view lives as long as `text`.
constexpr std::string_view slice(std::string_view text, TextSpan span) {
    if (span.empty() || span.end > text.size()) return {};
    return text.substr(span.start, span.end - span.start);
}

}  // namespace verbatim::base
