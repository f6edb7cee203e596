#include "site/pages/article_page.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "site/html.h"
#include "site/pages/structured.h"
#include "text/utf8.h"
#include "text/visible.h"
#include "text/web_address.h"

namespace verbatim::site {
namespace {

// A stretch of the text that belongs to a quotation.
struct MarkedStretch {
    base::TextSpan span;
    std::string anchor;  // of the quotation's first stretch
};

// In text order, none within another.
std::vector<MarkedStretch> marked_stretches(const PlacedArticle& placed) {
    std::vector<MarkedStretch> out;
    const auto& quotations = placed.article.quotations;
    const std::string& text = placed.article.text;
    for (std::size_t i = 0; i < quotations.size(); ++i) {
        std::string anchor = placed.quotation_anchors[i];
        if (anchor.empty()) continue;
        for (const base::TextSpan span : quotations[i].fragments) {
            const std::size_t end = span.end;
            if (span.start < end && end <= text.size() && text::on_border(text, span.start) && text::on_border(text, end)) out.push_back({span, std::exchange(anchor, {})});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const MarkedStretch& a, const MarkedStretch& b) { return a.span.start < b.span.start; });
    std::vector<MarkedStretch> apart;
    for (MarkedStretch& one : out)
        if (apart.empty() || one.span.start >= apart.back().span.end) apart.push_back(std::move(one));
    return apart;
}

// The article's paragraphs, what was said in <span class="said">. Lines that the outlet puts into many articles are there for who opens them.
std::string text_html(const PlacedArticle& placed) {
    const std::string_view text = placed.article.text;
    const std::vector<MarkedStretch> marked = marked_stretches(placed);
    std::string out;
    std::size_t next = 0, folded = 0;
    bool open = false;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", start), text.size());
        std::string paragraph;
        std::size_t at = start;
        // A stretch may run over a paragraph's end: it is cut there, and goes on in the next one.
        for (std::size_t i = next; i < marked.size() && marked[i].span.start < end; ++i) {
            const std::size_t from = std::max<std::size_t>(marked[i].span.start, start), to = std::min<std::size_t>(marked[i].span.end, end);
            if (to <= at && to <= from) continue;
            append_escaped(paragraph, text.substr(at, from - at));
            const bool begins = marked[i].span.start >= start;
            paragraph += begins && !marked[i].anchor.empty() ? "<span class=\"said\" id=\"" + marked[i].anchor + "\">" : "<span class=\"said\">";
            append_escaped(paragraph, text.substr(from, to - from));
            paragraph += "</span>";
            at = to;
        }
        while (next < marked.size() && marked[next].span.end <= end) ++next;
        append_escaped(paragraph, text.substr(at, end - at));
        const bool folds = folded < placed.article.folded.size() && placed.article.folded[folded].start == start;
        if (folds != open) out += folds ? "<details class=\"repeated\"><summary>Repeated in this outlet\u2019s articles</summary>\n" : "</details>\n";
        open = folds;
        folded += folds;
        if (!paragraph.empty()) out += "<p>" + paragraph + "</p>\n";
        start = end + 2;
    }
    if (open) out += "</details>\n";
    return out;
}

// The anchors of quotations that stand in the text, not only in the list below it.
std::set<std::string> anchors_in_text(const PlacedArticle& placed) {
    std::set<std::string> out;
    for (const MarkedStretch& stretch : marked_stretches(placed))
        if (!stretch.anchor.empty()) out.insert(stretch.anchor);
    return out;
}

std::string quotations_html(const PagesPlan& plan, const PlacedArticle& placed, std::string_view heading) {
    const PageArticle& article = placed.article;
    const std::set<std::string> in_text = anchors_in_text(placed);
    std::string items;
    for (std::size_t i = 0; i < article.quotations.size(); ++i) {
        const std::string& anchor = placed.quotation_anchors[i];
        if (anchor.empty()) continue;
        const PageQuotation& quotation = article.quotations[i];
        const bool has_place = in_text.contains(anchor);
        items += has_place ? "<li>" : "<li id=\"" + anchor + "\">";
        items += "<figure><blockquote" + language_attributes(article) + "><p>";
        append_escaped(items, text::contained(quotation.words));
        items += "</p></blockquote><figcaption>" + speaker_html(plan, quotation, placed.path);
        if (has_place) items += " · <a href=\"#" + anchor + "\">in the text</a>";
        if (const std::string key = quotation_key(quotation); plan.has_page(key)) items += " · <a href=\"" + link_to(placed.path, "pages/quotation/" + key + ".html") + "\">cite or embed</a>";
        if (const std::string original = original_link(article, quotation); !original.empty()) items += " · <a href=\"" + escaped(original) + "\" rel=\"noopener noreferrer\">in the original</a>";
        items += "</figcaption></figure></li>\n";
    }
    if (items.empty()) return {};
    return "<section class=\"quotations\">\n<" + std::string(heading) + ">Quotations</" + std::string(heading) + ">\n<ol>\n" + items + "</ol>\n</section>\n";
}

// The first words of the article for what shows a page in a line.
std::string description_of(const PageArticle& article) {
    std::string words(text::cut_to(article.text, 200));
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words.size() < article.text.size() ? words + "…" : words;
}

bool is_language_tag(std::string_view language) {
    return language.size() >= 2 && language.size() <= 12 && std::all_of(language.begin(), language.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; });
}

}  // namespace

PlacedArticle placed(const PageArticle& article, std::string path, std::string anchor, std::set<std::string>& taken) {
    PlacedArticle out{article, std::move(path), std::move(anchor), {}};
    for (const PageQuotation& quotation : article.quotations) {
        std::string name;
        if (quotation.shown) {
            const std::string stem = "q-" + quotation_key(quotation);
            name = stem;
            for (int number = 2; !taken.insert(name).second; ++number) name = stem + '-' + std::to_string(number);
        }
        out.quotation_anchors.push_back(std::move(name));
    }
    return out;
}

std::string language_attributes(const PageArticle& article) {
    return (is_language_tag(article.language) ? " lang=\"" + article.language + "\"" : std::string()) + " dir=\"auto\"";
}

std::string linked_data(const std::string& json) {
    std::string safe;
    for (const char c : json) {
        if (c == '<') safe += "\\u003c";
        else safe += c;
    }
    return "<script type=\"application/ld+json\">" + safe + "</script>\n";
}

std::string origin_html(const PagesPlan& plan, const PageArticle& article, std::string_view from) {
    std::string out;
    const auto add = [&out](const std::string& part) {
        if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
    };
    add(article.place.empty() ? std::string() : isolated(article.place));
    add(date_element(article.head.date));
    if (!article.head.source.empty()) {
        const std::string page = plan.source_page(article.head.source);
        add(page.empty() ? isolated(article.head.source) : "<a href=\"" + link_to(from, page) + "\">" + isolated(article.head.source) + "</a>");
    }
    add(article.author.empty() ? std::string() : "by " + isolated(article.author));
    return out;
}

std::string speaker_html(const PagesPlan& plan, const PageQuotation& quotation, std::string_view from) {
    if (quotation.speaker.empty()) return "speaker unknown";
    const std::string page = plan.speaker_page(quotation.person);
    return page.empty() ? isolated(quotation.speaker) : "<a href=\"" + link_to(from, page) + "\">" + isolated(quotation.speaker) + "</a>";
}

std::string explorer_link(const PageArticle& article, const PageQuotation* quotation) {
    std::string out = "#/articles?article=" + text::percent_encode(article.head.id, text::kept_in_routes);
    if (quotation && !quotation->link_hash.empty()) {
        out += "&quote=" + quotation->link_hash;
        if (!quotation->fragments.empty()) out += '.' + std::to_string(quotation->fragments.front().start);
    }
    return out;
}

std::string original_link(const PageArticle& article, const PageQuotation& quotation) {
    if (!text::is_web_address(article.url) || quotation.fragments.empty()) return {};
    const base::TextSpan span = quotation.fragments.front();
    const std::string_view exact = base::slice(article.text, span);
    // A directive may not run over paragraphs, and long ones are named by their ends.
    constexpr std::size_t longest = 120, end_words = 40;
    const std::string_view line = exact.substr(0, exact.find('\n'));
    if (line.empty()) return {};
    std::string directive;
    if (line.size() <= longest) {
        directive = text::percent_encode(line, "._~");
    } else {
        std::string_view first = text::cut_to(line, end_words), last = line.substr(line.size() - end_words);
        const std::size_t first_end = first.rfind(' '), last_start = last.find(' ');
        if (first_end == std::string_view::npos || last_start == std::string_view::npos) return {};
        directive = text::percent_encode(first.substr(0, first_end), "._~") + ',' + text::percent_encode(last.substr(last_start + 1), "._~");
    }
    const std::string_view address(article.url);
    return std::string(address.substr(0, address.find('#'))) + "#:~:text=" + directive;
}

std::string article_html(const PagesPlan& plan, const PlacedArticle& placed) {
    const PageArticle& article = placed.article;
    const bool alone = placed.anchor.empty();
    const std::string heading = alone ? "h1" : "h2";
    std::string out = alone ? "<article>\n" : "<article id=\"" + placed.anchor + "\">\n";
    out += "<" + heading + language_attributes(article) + ">" + escaped(text::visible(article.head.title)) + "</" + heading + ">\n";
    if (const std::string origin = origin_html(plan, article, placed.path); !origin.empty()) out += "<p class=\"origin\">" + origin + "</p>\n";
    std::string ways = "<a href=\"" + way_up(placed.path) + "index.html" + escaped(explorer_link(article, nullptr)) + "\">Open in the explorer</a>";
    if (text::is_web_address(article.url)) ways += " · <a href=\"" + escaped(article.url) + "\" rel=\"noopener noreferrer\">Original at " + escaped(text::visible(text::host_of(article.url))) + "</a>";
    out += "<p class=\"ways\">" + ways + "</p>\n";
    out += "<div class=\"text\"" + language_attributes(article) + ">\n" + text_html(placed) + "</div>\n";
    out += quotations_html(plan, placed, alone ? "h2" : "h3");
    return out + "</article>\n";
}

std::string article_head(const PagesOptions& options, const PlacedArticle& placed) {
    const PageArticle& article = placed.article;
    std::string day = article.head.date;
    std::replace(day.begin(), day.end(), '-', '/');
    const std::string site_name = article.head.source.empty() ? options.title : article.head.source;
    std::string out = meta("description", description_of(article));
    out += property("og:type", "article") + property("og:title", article.head.title) + property("og:site_name", site_name) + property("og:description", description_of(article)) + property("article:published_time", article.head.date);
    out += meta("citation_title", article.head.title) + meta("citation_author", article.author) + meta("citation_publication_date", day) + meta("citation_journal_title", article.head.source) +
           meta("citation_language", article.language) + meta("citation_public_url", text::is_web_address(article.url) ? article.url : "");
    // What Zotero reads the kind of an item from.
    out += meta("z:itemType", "newspaperArticle");
    out += linked_data(news_article_json(options, placed));
    if (const std::string annotations = annotations_json(options, placed); !annotations.empty()) out += linked_data(annotations);
    return out;
}

}  // namespace verbatim::site
