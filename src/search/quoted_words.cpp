#include "search/quoted_words.h"

#include <algorithm>
#include <string_view>

#include "text/set_words.h"

namespace verbatim::search {
namespace {

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

QuotedWords quoted_words(const QuoteView& quote, std::string_view before_denied) {
    const std::vector<base::TextSpan> pieces = pieces_of(quote);
    const bool whole = pieces.size() != quote.own_words.size();
    const bool all_own = !quote.own_words.empty() && std::all_of(quote.own_words.begin(), quote.own_words.end(), [](bool own) { return own; });
    QuotedWords quoted;
    if (quote.stance == Stance::denies) quoted.words = before_denied;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool own = whole ? all_own : quote.own_words[i];
        std::string_view words = base::slice(quote.words, pieces[i]);
        if (i + 1 == pieces.size() && words.ends_with(',')) words.remove_suffix(1);
        if (i > 0) quoted.words.append(text::between_fragments);
        const text::SetWords set = own ? text::set_in_marks(words) : text::set_without_marks(words);
        const auto start = static_cast<std::uint32_t>(quoted.words.size());
        quoted.words.append(set.text);
        for (const base::TextSpan hit : quote.hits) {
            if (!pieces[i].covers(hit)) continue;
            const auto size = static_cast<std::uint32_t>(words.size());  // of which the comma is no part
            const base::TextSpan placed = set.place({std::min(hit.start - pieces[i].start, size), std::min(hit.end - pieces[i].start, size)});
            quoted.hits.push_back({placed.start + start, placed.end + start});
        }
    }
    return quoted;
}

}  // namespace verbatim::search
