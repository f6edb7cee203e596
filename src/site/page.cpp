#include "site/page.h"

#include <algorithm>

#include "corpus/limits.h"
#include "site/html.h"
#include "text/visible.h"
#include "text/web_address.h"

namespace verbatim::site {

namespace {

// A name or a title, as a person may see it (text/visible.h).
std::string shown(std::string_view name) { return escaped(text::visible(name)); }

// A name in the middle of a line: its direction of writing stays within it.
std::string apart(std::string_view name) { return name.empty() ? std::string() : isolated(name); }

void append_title(std::string& out, const ArticleLine& article) {
    out += "<h3 dir=\"auto\">";
    if (text::is_web_address(article.url)) {
        out += "<a href=\"";
        append_escaped(out, article.url);
        out += "\" rel=\"noopener noreferrer\">" + shown(article.title) + "</a>";
    } else {
        out += shown(article.title);
    }
    out += "</h3>\n";
}

void append_origin(std::string& out, const ArticleLine& article) {
    std::string line;
    const auto append_part = [&line](const std::string& part) {
        if (part.empty()) return;
        if (!line.empty()) line += " · ";
        line += part;
    };
    append_part(apart(article.place));
    if (!article.date.empty()) append_part("<time>" + escaped(article.date) + "</time>");
    append_part(apart(article.source));
    if (!line.empty()) out += "<p class=\"origin\">" + line + "</p>\n";
}

void append_quote(std::string& out, const QuoteLine& quote) {
    out += "<blockquote><p dir=\"auto\">";
    append_escaped(out, quote.words);
    out += "</p><footer>" + (quote.speaker.empty() ? std::string("speaker unknown") : apart(quote.speaker)) + "</footer></blockquote>\n";
}

}  // namespace

std::string counts_line(std::size_t articles, std::size_t quotes) {
    std::string out = counted(articles, "article", "articles");
    if (quotes > 0) out += ", " + counted(quotes, "quotation", "quotations");
    return out;
}

std::string article_items(PageLines& lines) {
    std::string out;
    std::size_t quotes_left = most_page_quotes;
    for (const ArticleLine& article : lines.articles()) {
        out += "<li>\n";
        append_title(out, article);
        append_origin(out, article);
        const std::size_t shown = std::min(quotes_left, article.quotes.size());
        for (std::size_t i = 0; i < shown; ++i) append_quote(out, article.quotes[i]);
        quotes_left -= shown;
        out += "</li>\n";
    }
    return out;
}

std::string omission_line(PageLines& lines) {
    const std::size_t articles = lines.articles().size();
    const bool all_articles = articles == lines.total_articles();
    if (all_articles && lines.total_quotes() <= most_page_quotes) return {};
    std::string out = "This list shows ";
    out += all_articles ? "all articles" : "the " + corpus::with_commas(articles) + " newest articles";
    out += " and up to " + corpus::with_commas(most_page_quotes) + " of their quotations; the explorer shows everything.";
    return out;
}

}  // namespace verbatim::site
