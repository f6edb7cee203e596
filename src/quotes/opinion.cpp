#include "quotes/opinion.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/lexicon.h"
#include "text/tokenizer.h"

namespace verbatim::quotes {
namespace {

bool is_section(std::string_view written) {
    const std::string folded = text::fold(written);
    const std::span<const language::Lexicon> all = language::Lexicon::all();  // a paper's sections are not always in its articles' language
    return std::any_of(all.begin(), all.end(), [&](const language::Lexicon& one) { return one.traits().opinion_sections.has(folded); });
}

// A part of the address's path: ".../opinion/2024/...".
bool is_in_address(std::string_view url) {
    const std::size_t host = url.find("://");
    std::size_t at = host == std::string_view::npos ? std::string_view::npos : url.find('/', host + 3);
    while (at != std::string_view::npos) {
        const std::size_t end = std::min(url.find('/', at + 1), url.size());
        if (end < url.size() && is_section(url.substr(at + 1, end - at - 1))) return true;
        at = end < url.size() ? end : std::string_view::npos;
    }
    return false;
}

// "Opinion: …", "Editorial | …".
bool is_in_title(std::string_view title) {
    const std::size_t end = title.find_first_of(":|");
    return end != std::string_view::npos && is_section(title.substr(0, end));
}

// The writer speaks in two thirds of the text or more. Reports have no "I" outside quotations, but for one whose marks are lost.
bool is_first_person(const corpus::Article& article, const Analysis& analysis) {
    const language::WordList& writers_words = language::Lexicon::of(article.language).traits().first_person;
    if (writers_words.empty()) return false;
    constexpr std::size_t words_for_one = 200, least = 4;
    std::vector<base::TextSpan> said;
    for (const Quote& quote : analysis.quotes)
        if (quote.kind != QuoteKind::indirect) said.insert(said.end(), quote.fragments.begin(), quote.fragments.end());
    for (const QuotedMatter& matter : analysis.other) said.push_back(matter.span);
    std::sort(said.begin(), said.end());
    std::size_t words = 0, next = 0, all = 0;
    std::array<std::size_t, 3> writer{};
    const std::string_view text = article.text;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80u) != 0; };
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) ++end;
        const std::string_view word = text.substr(at, end - at);
        const std::size_t start = std::exchange(at, end);
        while (next < said.size() && said[next].end <= start) ++next;
        if (next < said.size() && said[next].start <= start) continue;
        ++words;
        if (!writers_words.has(word)) continue;
        ++all;
        ++writer[std::min<std::size_t>(2, std::size_t{3} * start / text.size())];
    }
    const auto silent = std::count(writer.begin(), writer.end(), std::size_t{0});
    return all >= least && all * words_for_one >= words && silent <= 1;
}

}  // namespace

Opinion opinion_of(const corpus::Article& article, const Analysis& analysis) {
    if (std::any_of(article.tags.begin(), article.tags.end(), is_section) || is_in_address(article.url) || is_in_title(article.title))
        return Opinion::section;
    return is_first_person(article, analysis) ? Opinion::first_person : Opinion::none;
}

}  // namespace verbatim::quotes
