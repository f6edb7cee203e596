#include "site/pages/pages.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "site/html.h"
#include "site/pages/article_page.h"
#include "site/pages/feed.h"
#include "site/pages/lists.h"
#include "site/pages/names.h"
#include "site/pages/plan.h"
#include "site/pages/structured.h"
#include "text/visible.h"
#include "text/web_address.h"

namespace verbatim::site {
namespace {

constexpr std::size_t most_in_sitemap = 50'000;  // the protocol's own limit

// A page with several articles that is not full yet.
struct OpenPack {
    std::size_t number = 1;
    std::string title, heading, html;  // heading: the title as HTML
    std::set<std::string> anchors;
};

// "Trend, January 2025", with `source` in the place of the outlet's name where that is given.
std::string title_of_pack(const PagesPlan& plan, const PageHead& head, const std::string& source) {
    const PackedBy how = plan.packed_by();
    std::string out;
    if ((how == PackedBy::source_and_month || how == PackedBy::source_and_year) && !head.source.empty()) out = (source.empty() ? head.source : source) + ", ";
    if (head.date.empty()) return out + "without a date";
    return out + (how == PackedBy::month || how == PackedBy::source_and_month ? month_in_words(head.date) : head.date.substr(0, 4));
}

}  // namespace

struct PagesMaker::State {
    PagesOptions options;
    WritePage write;
    PagesPlan plan{options};
    PagesReport report;

    std::map<std::string, OpenPack> packs;  // by what PagesPlan::pack_of() calls them
    std::vector<ListedArticle> listed;      // oldest first
    std::map<std::string, std::vector<ListedQuotation>> spoken;  // by speaker with a page, oldest first
    std::set<std::string> quotations_made;
    std::vector<std::string> paths;         // of what belongs into the sitemap
    std::size_t quotations = 0;

    State(PagesOptions its_options, WritePage its_write) : options(std::move(its_options)), write(std::move(its_write)) {}

    base::Status put(const std::string& path, const std::string& bytes) {
        ++report.files;
        report.bytes += bytes.size();
        return write(path, bytes);
    }
    // A page that search engines may list.
    base::Status put_page(const std::string& path, const std::string& bytes) {
        paths.push_back(path);
        return put(path, bytes);
    }
    PutPage putter() {
        return [this](const std::string& path, const std::string& bytes) { return put_page(path, bytes); };
    }

    base::Status add(const PageArticle& article);
    base::Status close_pack(const std::string& name, OpenPack& pack);
    base::Status add_quotation(const PlacedArticle& placed, std::size_t quotation);
    base::Status write_lists();
    base::Status write_feed(const std::string& path, const std::string& title, const std::string& about, const std::vector<const ListedArticle*>& newest);
    base::Status write_for_machines();
};

base::Status PagesMaker::State::add(const PageArticle& article) {
    std::optional<PlacedArticle> where;
    if (plan.own_pages()) {
        std::set<std::string> taken;
        where.emplace(placed(article, "pages/article/" + page_name(article.head.id) + ".html", {}, taken));
        FramedPage page;
        page.path = where->path;
        page.title = article.head.title;
        page.explorer = explorer_link(article, nullptr);
        if (text::is_web_address(article.url)) page.original = article.url;
        page.head = article_head(options, *where);
        page.main = article_html(plan, *where);
        if (auto written = put_page(page.path, framed(options, page)); !written) return written;
    } else {
        const std::string name = plan.pack_of(article.head);
        OpenPack& pack = packs[name];
        const std::string stem = "pages/" + name;
        const std::string anchor = "a-" + page_name(article.head.id);
        where.emplace(placed(article, page_of_list(stem, pack.number), anchor, pack.anchors));
        std::string html = article_html(plan, *where);
        if (!pack.html.empty() && pack.html.size() + html.size() > most_packed_bytes) {
            if (auto closed = close_pack(name, pack); !closed) return closed;
            ++pack.number;
            where.emplace(placed(article, page_of_list(stem, pack.number), anchor, pack.anchors));
            html = article_html(plan, *where);
        }
        if (pack.html.empty()) {
            pack.title = title_of_pack(plan, article.head, {});
            pack.heading = title_of_pack(plan, article.head, isolated(article.head.source));
        }
        pack.html += html;
    }
    ListedArticle one{article.head, where->address(), 0};
    for (std::size_t i = 0; i < article.quotations.size(); ++i) {
        const PageQuotation& quotation = article.quotations[i];
        if (!quotation.shown) continue;
        ++one.quotations;
        ++quotations;
        if (!plan.speaker_page(quotation.person).empty())
            spoken[quotation.person].push_back({quotation.words, article.head.title, article.head.date, article.head.source, where->path + '#' + where->quotation_anchors[i]});
        if (auto made = add_quotation(*where, i); !made) return made;
    }
    listed.push_back(std::move(one));
    return base::Ok{};
}

base::Status PagesMaker::State::close_pack(const std::string& name, OpenPack& pack) {
    FramedPage page;
    page.path = page_of_list("pages/" + name, pack.number);
    page.title = pack.title;
    page.explorer = "#/articles";
    page.main = "<h1>" + pack.heading + "</h1>\n" + pack.html;
    pack.html.clear();
    pack.anchors.clear();
    return put_page(page.path, framed(options, page));
}

// The first article that has the words makes their page.
base::Status PagesMaker::State::add_quotation(const PlacedArticle& where, std::size_t number) {
    const PageArticle& article = where.article;
    const PageQuotation& quotation = article.quotations[number];
    const std::string key = quotation_key(quotation);
    if (!plan.has_page(key) || !quotations_made.insert(key).second) return base::Ok{};
    FramedPage page;
    page.path = "pages/quotation/" + key + ".html";
    const std::string answer = "pages/quotation/" + key + ".json";
    page.title = (quotation.speaker.empty() ? std::string("Quotation") : quotation.speaker) + ": " + article.head.title;
    page.explorer = explorer_link(article, &quotation);
    page.is_listed = false;
    page.head = "<link rel=\"alternate\" type=\"application/json+oembed\" title=\"" + escaped(text::visible(article.head.title)) + "\" href=\"" +
                escaped(options.url.empty() ? key + ".json" : absolute(options, answer)) + "\">\n";
    page.head += property("og:type", "article") + property("og:title", page.title) + property("og:site_name", options.title) + property("og:description", quotation.words) + linked_data(quotation_json(options, where, number, page.path));
    const std::string embed = embed_html(options, where, number, page.path);
    std::string ways = "<a href=\"" + link_to(page.path, where.path + '#' + where.quotation_anchors[number]) + "\">In the article</a>";
    if (const std::string original = original_link(article, quotation); !original.empty()) ways += " · <a href=\"" + escaped(original) + "\" rel=\"noopener noreferrer\">In the original</a>";
    page.main = "<h1 class=\"label\">Quotation</h1>\n<figure class=\"quotation\"><blockquote" + language_attributes(article) + "><p>" + escaped(text::contained(quotation.words)) + "</p></blockquote><figcaption>" +
                speaker_html(plan, quotation, page.path) + "</figcaption></figure>\n<p class=\"title\" dir=\"auto\"><cite>" + escaped(text::visible(article.head.title)) + "</cite></p>\n<p class=\"origin\">" + origin_html(plan, article, page.path) +
                "</p>\n<p class=\"ways\">" + ways + "</p>\n<h2>To put it into a page</h2>\n<p class=\"intro\">Copy these words into the HTML of the page.</p>\n<pre class=\"embed\" tabindex=\"0\"><code>" + escaped(embed) + "</code></pre>\n";
    ++report.quotations;
    if (auto written = put(page.path, framed(options, page)); !written) return written;
    return put(answer, oembed_json(options, where, number, page.path));
}

base::Status PagesMaker::State::write_feed(const std::string& path, const std::string& title, const std::string& about, const std::vector<const ListedArticle*>& newest) {
    std::vector<FeedEntry> entries;
    for (const ListedArticle* one : newest) {
        if (entries.size() == most_feed_entries) break;
        if (!one->head.date.empty()) entries.push_back({one->head.id, one->head.title, one->head.date, one->address, {}, one->head.source});
    }
    return put(path, atom_feed(options, path, title, about, entries));
}

base::Status PagesMaker::State::write_lists() {
    const PutPage putting = putter();
    std::vector<const ListedArticle*> newest;
    for (const ListedArticle& one : listed) newest.push_back(&one);
    std::stable_sort(newest.begin(), newest.end(), [](const ListedArticle* a, const ListedArticle* b) { return a->head.date > b->head.date; });
    std::map<std::string, std::vector<const ListedArticle*>> by_source, by_month;
    for (const ListedArticle* one : newest) {
        by_source[one->head.source].push_back(one);
        by_month[period_of(one->head.date, PackedBy::month)].push_back(one);
    }
    const std::string counts = counted(plan.articles(), "article", "articles") + ", " + counted(quotations, "quotation", "quotations");
    ListPage home{"pages/index", options.title, "<p class=\"intro\">" + counts + ". The newest first.</p>\n", {}, "pages/feed.xml", true};
    if (newest.size() > articles_a_list) home.intro = "<p class=\"intro\">" + counts + ". These are the " + std::to_string(articles_a_list) + " newest; all of them stand under <a href=\"sources.html\">sources</a> and <a href=\"months.html\">months</a>.</p>\n";
    if (auto written = write_feed(home.feed, options.title, "pages/index.html", newest); !written) return written;
    auto first(newest);
    if (first.size() > articles_a_list) first.resize(articles_a_list);
    if (auto written = write_article_list(options, home, first, putting); !written) return written;
    for (const auto& [source, articles] : by_source) {
        const std::string path = plan.source_page(source);
        if (path.empty()) continue;
        ListPage list{path.substr(0, path.size() - 5), source, "<p class=\"intro\">" + counted(articles.size(), "article", "articles") + ", the newest first.</p>\n", "#/articles?source=" + text::percent_encode(source, text::kept_in_routes), path.substr(0, path.size() - 4) + "xml", false};
        if (auto written = write_feed(list.feed, source, path, articles); !written) return written;
        if (auto written = write_article_list(options, list, articles, putting); !written) return written;
    }
    for (const auto& [month, articles] : by_month) {
        const std::string path = plan.month_page(month);
        if (path.empty()) continue;
        ListPage list{path.substr(0, path.size() - 5), month == "undated" ? "Without a date" : month_in_words(month), "<p class=\"intro\">" + counted(articles.size(), "article", "articles") + ".</p>\n", "#/articles", {}, true};
        if (auto written = write_article_list(options, list, articles, putting); !written) return written;
    }
    for (const PageSpeaker& speaker : plan.speakers()) {
        const std::string path = plan.speaker_page(speaker.name);
        const auto found = spoken.find(speaker.name);
        if (path.empty()) continue;
        std::vector<ListedQuotation> said;
        if (found != spoken.end()) said = std::move(found->second);
        std::reverse(said.begin(), said.end());
        std::stable_sort(said.begin(), said.end(), [](const ListedQuotation& a, const ListedQuotation& b) { return a.date > b.date; });
        ListPage list{path.substr(0, path.size() - 5), speaker.name, "<p class=\"intro\">" + (speaker.role.empty() ? std::string() : isolated(speaker.role) + ". ") + counted(said.size(), "quotation", "quotations") + ", the newest first.</p>\n", "#/quotes?speaker=" + text::percent_encode(speaker.name, text::kept_in_routes), path.substr(0, path.size() - 4) + "xml", true};
        std::vector<FeedEntry> entries;
        for (const ListedQuotation& one : said) {
            if (entries.size() == most_feed_entries) break;
            entries.push_back({speaker.name + '\n' + one.words, speaker.name + ": " + one.title, one.date, one.address, "<blockquote><p>" + escaped(one.words) + "</p></blockquote>", speaker.name});
        }
        if (auto written = put(list.feed, atom_feed(options, list.feed, speaker.name, path, entries)); !written) return written;
        if (auto written = write_quotation_list(options, list, said, putting); !written) return written;
        said.clear();
    }
    if (auto written = write_speaker_list(options, plan, putting); !written) return written;
    if (auto written = write_source_list(options, plan, putting); !written) return written;
    return write_month_list(options, plan, putting);
}

base::Status PagesMaker::State::write_for_machines() {
    CollectionFacts facts{plan.articles(), quotations, plan.sources().size(), {}, {}};
    for (const ListedArticle& one : listed) {
        if (one.head.date.empty()) continue;
        if (facts.first.empty() || one.head.date < facts.first) facts.first = one.head.date;
        if (one.head.date > facts.last) facts.last = one.head.date;
    }
    if (auto written = put("CITATION.cff", citation_file(options, facts)); !written) return written;
    if (auto written = put("ro-crate-metadata.json", crate_metadata(options, facts)); !written) return written;
    if (options.url.empty() || options.hidden_from_search) return base::Ok{};
    std::sort(paths.begin(), paths.end());
    constexpr std::string_view opening = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", scheme = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    std::vector<std::string> maps;
    for (std::size_t start = 0; start < paths.size(); start += most_in_sitemap) {
        std::string map = std::string(opening) + "<urlset" + std::string(scheme);
        for (std::size_t i = start; i < std::min(paths.size(), start + most_in_sitemap); ++i) map += "<url><loc>" + escaped(absolute(options, paths[i])) + "</loc></url>\n";
        maps.push_back(map + "</urlset>\n");
    }
    std::string index = std::string(opening) + "<sitemapindex" + std::string(scheme);
    for (std::size_t i = 0; i < maps.size() && maps.size() > 1; ++i) {
        const std::string path = "pages/sitemap-" + std::to_string(i + 1) + ".xml";
        index += "<sitemap><loc>" + escaped(absolute(options, path)) + "</loc></sitemap>\n";
        if (auto written = put(path, maps[i]); !written) return written;
    }
    if (auto written = put("sitemap.xml", maps.size() == 1 ? maps.front() : index + "</sitemapindex>\n"); !written) return written;
    return put("robots.txt", "User-agent: *\nAllow: /\nSitemap: " + absolute(options, "sitemap.xml") + "\n");
}

PagesMaker::PagesMaker(PagesOptions options, WritePage write) : state_(std::make_unique<State>(std::move(options), std::move(write))) {}
PagesMaker::~PagesMaker() = default;

void PagesMaker::expect(const PageArticle& article) { state_->plan.expect(article); }
void PagesMaker::expect(const PageSpeaker& speaker) { state_->plan.expect(speaker); }
base::Status PagesMaker::plan() { return state_->plan.make(); }
base::Status PagesMaker::add(const PageArticle& article) { return state_->add(article); }

base::Result<PagesReport> PagesMaker::finish() {
    State& it = *state_;
    for (auto& [name, pack] : it.packs)
        if (!pack.html.empty())
            if (auto closed = it.close_pack(name, pack); !closed) return closed.error();
    it.packs.clear();
    if (auto written = it.write_lists(); !written) return written.error();
    if (auto written = it.write_for_machines(); !written) return written.error();
    it.report.own_pages = it.plan.own_pages();
    it.report.articles = it.plan.articles();
    it.report.speakers = it.plan.speakers_with_page();
    it.report.speakers_left_out = it.plan.speakers().size() - it.report.speakers;
    it.report.quotations_left_out = it.plan.quotations_left_out();
    return it.report;
}

}  // namespace verbatim::site
