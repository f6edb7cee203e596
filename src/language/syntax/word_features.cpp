#include "language/syntax/word_features.h"

#include <algorithm>
#include <cstddef>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::language {
namespace {

// The order is part of every model.
enum class Kind : std::uint32_t { mark, number, with_digits, capitals, mixed, capital, camel, lower };

struct Writing {
    Kind kind = Kind::mark;
    bool hyphen = false;
    bool long_word = false, capital = false, capitals = false;  // of four letters and more; what it begins with
};

Writing writing_of(std::string_view form) {
    Writing writing;
    bool first_upper = false, upper = false, lower = false, digit = false, letter = false;
    std::size_t count = 0;
    for (std::size_t at = 0; at < form.size(); ++count) {
        const text::Decoded one = text::decode(form, at);
        at += one.length;
        const bool is_upper = text::is_upper(one.code_point);
        (count == 0 ? first_upper : upper) |= is_upper;
        lower |= text::is_lower(one.code_point);
        digit |= text::is_digit(one.code_point);
        letter |= text::is_letter(one.code_point);
        writing.hyphen |= one.code_point == U'-';
        if (count == 0) writing.long_word = text::is_letter(one.code_point);
        if (count == 1) writing.capitals = first_upper && is_upper;
    }
    writing.long_word = writing.long_word && count > 3;
    writing.capital = first_upper;
    if (!letter) writing.kind = digit ? Kind::number : Kind::mark;
    else if (digit) writing.kind = Kind::with_digits;
    else if (first_upper && !lower && count > 1) writing.kind = Kind::capitals;
    else if (first_upper) writing.kind = upper ? Kind::mixed : Kind::capital;
    else writing.kind = upper ? Kind::camel : Kind::lower;
    return writing;
}

std::uint32_t shape_of(const Writing& writing, bool first) {
    return 1 + static_cast<std::uint32_t>(writing.kind) * 4 + (writing.hyphen ? 2 : 0) + (first ? 1 : 0);
}

struct CaseCount {
    std::size_t capital = 0, capitals = 0, lower = 0;

    SentenceCase result() const {
        constexpr std::size_t least = 3;
        const std::size_t all = capital + lower;
        if (all < least) return SentenceCase::plain;
        if (capitals * 10 > all * 7) return SentenceCase::capitals;
        if (capital * 10 >= all * 8) return SentenceCase::title;
        return capital == 0 ? SentenceCase::lower : SentenceCase::plain;
    }
};

}  // namespace

WordParts parts_of(std::string_view form) {
    WordParts parts;
    parts.lower = text::to_lower(form);
    for (char& c : parts.lower)
        if (c >= '0' && c <= '9') c = '0';
    const std::string_view lower = parts.lower;
    std::size_t at = lower.size();
    for (int i = 0; i < 3 && at > 0; ++i) {
        at -= text::decode_before(lower, at).length;
        if (i < 2) parts.ending_at = at;
        parts.suffix_at = at;
    }
    for (int i = 0; i < 3 && parts.prefix_end < lower.size(); ++i) parts.prefix_end += text::decode(lower, parts.prefix_end).length;
    return parts;
}

std::string quoted_form(std::string_view inside) {
    const auto blanks = std::count(inside.begin(), inside.end(), ' ');
    const bool capital = !inside.empty() && text::is_upper(text::decode(inside, 0).code_point);
    const bool ends = !inside.empty() && std::string_view(",.?!").find(inside.back()) != std::string_view::npos;
    const std::ptrdiff_t least = ends ? 3 : 2;  // a word's mark may stand apart from it
    return std::string("“") + (blanks < least ? 'w' : capital ? 'S' : 'p') + (ends ? ",”" : "”");
}

void look_up(const Vocabularies& vocabularies, std::span<const std::string_view> forms, SentenceFeatures& features) {
    features.words.clear();
    CaseCount cases;
    for (const std::string_view form : forms) {
        const WordParts parts = parts_of(form);
        const Writing writing = writing_of(form);
        features.words.push_back({vocabularies.words.number(parts.lower), vocabularies.suffixes.number(parts.suffix()), vocabularies.endings.number(parts.ending()),
                                  vocabularies.prefixes.number(parts.prefix()), shape_of(writing, features.words.empty())});
        if (!writing.long_word) continue;
        ++(writing.capital ? cases.capital : cases.lower);
        cases.capitals += writing.capitals ? 1 : 0;
    }
    features.writing = cases.result();
}

}  // namespace verbatim::language
