#include "search/quoted_words.h"

#include <algorithm>
#include <string_view>

#include "text/quotation.h"

namespace verbatim::search {
namespace {

constexpr std::string_view opening = "“", closing = "”";

// The fragments' places in `quote.words`; all of it as one where they do not add up.
std::vector<base::TextSpan> pieces_of(const QuoteView& quote) {
    std::vector<base::TextSpan> pieces;
    std::size_t start = 0;
    for (const base::TextSpan fragment : quote.fragments) {
        const std::size_t end = start + fragment.size();
        if (end > quote.words.size()) break;
        pieces.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
        start = end + text::between_fragments.size();
    }
    const auto size = static_cast<std::uint32_t>(quote.words.size());
    if (pieces.size() != quote.fragments.size() || pieces.empty() || pieces.back().end != size) return {{0, size}};
    return pieces;
}

}  // namespace

QuotedWords quoted_words(const QuoteView& quote) {
    const std::vector<base::TextSpan> pieces = pieces_of(quote);
    const bool whole = pieces.size() != quote.own_words.size();
    const bool all_own = !quote.own_words.empty() && std::all_of(quote.own_words.begin(), quote.own_words.end(), [](bool own) { return own; });
    QuotedWords quoted;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool own = whole ? all_own : quote.own_words[i];
        std::string_view words = base::slice(quote.words, pieces[i]);
        if (i + 1 == pieces.size() && words.ends_with(',')) words.remove_suffix(1);
        if (i > 0) quoted.words.append(text::between_fragments);
        if (own) quoted.words.append(opening);
        const std::size_t start = quoted.words.size();
        quoted.words.append(words);
        if (own) quoted.words.append(closing);
        for (const base::TextSpan hit : quote.hits) {
            if (!pieces[i].covers(hit)) continue;
            const auto moved = static_cast<std::uint32_t>(start - pieces[i].start);
            quoted.hits.push_back({hit.start + moved, hit.end + moved});
        }
    }
    return quoted;
}

}  // namespace verbatim::search
