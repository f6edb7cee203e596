#include "site/page_lines.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "quotes/standing.h"

namespace verbatim::site {

namespace {

std::string speaker_of(const corpus::Article& article, const quotes::Analysis& analysis, const quotes::Quote& quote) {
    if (quote.person < analysis.names.entities.size()) return analysis.names.entities[quote.person].name;
    return std::string(base::slice(article.text, quote.speaker));
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
    const quotes::StandingJudge judge(article, analysis);
    for (const quotes::Quote& quote : analysis.quotes) {
        if (quote.kind == quotes::QuoteKind::indirect) continue;
        if (judge.standing_of(quote) == quotes::Standing::doubtful) continue;
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
