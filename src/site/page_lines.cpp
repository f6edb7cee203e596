#include "site/page_lines.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "names/antecedents.h"
#include "names/words.h"

namespace verbatim::site {

namespace {

// A pronoun that nobody is known for names no speaker: "it", beside the words alone, says nothing to a reader.
bool is_pronoun(std::string_view mention) {
    const auto words = names::read_words(mention, {0, static_cast<std::uint32_t>(mention.size())});
    return words.size() == 1 && names::pronoun_of(words.front()) != names::Pronoun::none;
}

std::string speaker_of(const corpus::Article& article, const quotes::Analysis& analysis, const quotes::Quote& quote) {
    if (quote.person < analysis.names.entities.size()) return analysis.names.entities[quote.person].name;
    const std::string_view mention = base::slice(article.text, quote.speaker);
    return is_pronoun(mention) ? std::string() : std::string(mention);
}

// Newest first; undated ("") sorts below every date. The id makes the order total.
bool before(const ArticleLine& left, const ArticleLine& right) {
    return std::tie(right.date, left.id) < std::tie(left.date, right.id);
}

}  // namespace

void PageLines::add(const corpus::Article& article, const quotes::Analysis& analysis) {
    ArticleLine line;
    line.id = article.id;
    line.title = article.title;
    if (article.date) line.date = base::format_date(*article.date);
    line.place = article.place.display();
    line.source = article.source;
    line.url = article.url;
    for (const quotes::Quote& quote : analysis.quotes) {
        if (quote.kind == quotes::QuoteKind::indirect) continue;
        line.quotes.push_back({quotes::words_in_marks(article.text, quote), speaker_of(article, analysis, quote)});
    }
    add(std::move(line));
}

void PageLines::add(ArticleLine line) {
    ++total_articles_;
    total_quotes_ += line.quotes.size();
    lines_.push_back(std::move(line));
    // Now and then, not each time: a large corpus must not cost a sort for each article.
    if (lines_.size() >= 8 * most_page_articles) keep_newest();
}

void PageLines::keep_newest() {
    std::sort(lines_.begin(), lines_.end(), before);
    if (lines_.size() > most_page_articles) lines_.resize(most_page_articles);
}

const std::vector<ArticleLine>& PageLines::articles() {
    keep_newest();
    return lines_;
}

}  // namespace verbatim::site
