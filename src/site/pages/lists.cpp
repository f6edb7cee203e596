#include "site/pages/lists.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "site/html.h"
#include "text/visible.h"
#include "text/web_address.h"

namespace verbatim::site {
namespace {

// "Page 2 of 7" with links to the neighbours; nothing where there is one page.
std::string steps_html(const std::string& stem, std::size_t number, std::size_t count) {
    if (count < 2) return {};
    const std::string name = stem.substr(stem.rfind('/') + 1);
    std::string out = "<nav class=\"steps\" aria-label=\"Pages of this list\">\n<p>";
    if (number > 1) out += "<a href=\"" + page_of_list(name, number - 1) + "\" rel=\"prev\">Previous</a> · ";
    out += "Page " + std::to_string(number) + " of " + std::to_string(count);
    if (number < count) out += " · <a href=\"" + page_of_list(name, number + 1) + "\" rel=\"next\">Next</a>";
    return out + "</p>\n</nav>\n";
}

// Writes rows as pages of `a_page` rows each; `row` makes one's HTML for a page at a path.
template <class Row>
base::Status write_rows(const PagesOptions& options, const ListPage& list, std::size_t rows, std::size_t a_page, const Row& row, const PutPage& put) {
    const std::size_t count = pages_of(rows, a_page);
    for (std::size_t number = 1; number <= count; ++number) {
        FramedPage page;
        page.path = page_of_list(list.stem, number);
        page.title = number == 1 ? list.title : list.title + ", page " + std::to_string(number);
        page.explorer = list.explorer;
        if (!list.feed.empty()) page.head += feed_link(page.path, list.feed, list.title);
        page.main = "<h1 dir=\"auto\">" + escaped(text::visible(list.title)) + "</h1>\n" + list.intro;
        page.main += "<ol class=\"rows\">\n";
        for (std::size_t i = (number - 1) * a_page; i < std::min(rows, number * a_page); ++i) page.main += row(i, page.path);
        page.main += "</ol>\n" + steps_html(list.stem, number, count);
        if (auto written = put(page.path, framed(options, page)); !written) return written;
    }
    return base::Ok{};
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string out;
    for (const std::string& part : parts)
        if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
    return out;
}

std::string link_or_name(std::string_view from, const std::string& path, const std::string& html) {
    return path.empty() ? html : "<a href=\"" + link_to(from, path) + "\">" + html + "</a>";
}

}  // namespace

base::Status write_article_list(const PagesOptions& options, const ListPage& list, const std::vector<const ListedArticle*>& articles, const PutPage& put) {
    const auto row = [&](std::size_t i, std::string_view from) {
        const ListedArticle& one = *articles[i];
        return "<li><p class=\"title\" dir=\"auto\"><a href=\"" + link_to(from, one.address) + "\">" + escaped(text::visible(one.head.title)) + "</a></p><p class=\"origin\">" +
               joined({date_element(one.head.date), list.with_source && !one.head.source.empty() ? isolated(one.head.source) : std::string(), one.quotations > 0 ? counted(one.quotations, "quotation", "quotations") : std::string()}) +
               "</p></li>\n";
    };
    return write_rows(options, list, articles.size(), articles_a_list, row, put);
}

base::Status write_quotation_list(const PagesOptions& options, const ListPage& list, const std::vector<ListedQuotation>& quotations, const PutPage& put) {
    const auto row = [&](std::size_t i, std::string_view from) {
        const ListedQuotation& one = quotations[i];
        return "<li><blockquote dir=\"auto\"><p>" + escaped(text::contained(one.words)) + "</p></blockquote><p class=\"origin\">" +
               joined({"<a href=\"" + link_to(from, one.address) + "\">" + isolated(one.title) + "</a>", date_element(one.date), one.source.empty() ? std::string() : isolated(one.source)}) + "</p></li>\n";
    };
    return write_rows(options, list, quotations.size(), quotations_a_page, row, put);
}

base::Status write_speaker_list(const PagesOptions& options, const PagesPlan& plan, const PutPage& put) {
    const auto& speakers = plan.speakers();
    ListPage list{"pages/speakers", "Speakers", "<p class=\"intro\">Those who are quoted, the most quoted first.</p>\n", "#/people", {}, true};
    const auto row = [&](std::size_t i, std::string_view from) {
        const PageSpeaker& one = speakers[i];
        const std::string page = plan.speaker_page(one.name);
        const std::string name = page.empty() ? "<a href=\"" + way_up(from) + "index.html#/quotes?speaker=" + text::percent_encode(one.name, text::kept_in_routes) + "\">" + isolated(one.name) + "</a>" : link_or_name(from, page, isolated(one.name));
        return "<li><p class=\"title\">" + name + "</p><p class=\"origin\">" + joined({one.role.empty() ? std::string() : isolated(one.role), counted(one.quotations, "quotation", "quotations")}) + "</p></li>\n";
    };
    return write_rows(options, list, speakers.size(), speakers_a_list, row, put);
}

base::Status write_source_list(const PagesOptions& options, const PagesPlan& plan, const PutPage& put) {
    std::vector<std::pair<std::string, std::size_t>> sources(plan.sources().begin(), plan.sources().end());
    std::stable_sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    ListPage list{"pages/sources", "Sources", {}, "#/articles", {}, true};
    const auto row = [&](std::size_t i, std::string_view from) {
        return "<li><p class=\"title\">" + link_or_name(from, plan.source_page(sources[i].first), isolated(sources[i].first)) + "</p><p class=\"origin\">" + counted(sources[i].second, "article", "articles") + "</p></li>\n";
    };
    return write_rows(options, list, sources.size(), sources.size() + 1, row, put);
}

base::Status write_month_list(const PagesOptions& options, const PagesPlan& plan, const PutPage& put) {
    std::vector<std::pair<std::string, std::size_t>> months(plan.months().begin(), plan.months().end());
    std::reverse(months.begin(), months.end());
    // "undated" stands behind the dates.
    std::stable_partition(months.begin(), months.end(), [](const auto& month) { return month.first != "undated"; });
    ListPage list{"pages/months", "Months", {}, "#/articles", {}, true};
    const auto row = [&](std::size_t i, std::string_view from) {
        const std::string name = months[i].first == "undated" ? "Without a date" : month_in_words(months[i].first);
        return "<li><p class=\"title\">" + link_or_name(from, plan.month_page(months[i].first), name) + "</p><p class=\"origin\">" + counted(months[i].second, "article", "articles") + "</p></li>\n";
    };
    return write_rows(options, list, months.size(), months.size() + 1, row, put);
}

}  // namespace verbatim::site
