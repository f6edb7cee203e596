#include "cli/site_pages.h"

#include <utility>
#include <vector>

#include "base/date.h"
#include "cli/site_folder.h"
#include "search/quoted_words.h"

namespace verbatim::cli {
namespace {

base::Error unreadable_bundle(const std::string& data, const std::vector<search::Gap>& gaps) {
    return {data, gaps.empty() ? "a bundle that cannot be read" : gaps.front().what + ": " + gaps.front().reason, "the bundle of this build", "build again"};
}

site::PageQuotation page_quotation(const search::QuoteView& quote) {
    constexpr std::uint8_t indirect = 2;
    site::PageQuotation out;
    out.words = search::quoted_words(quote).words;
    out.fragments = quote.fragments;
    out.speaker = quote.person_name.empty() ? quote.speaker : quote.person_name;
    out.person = quote.person_name;
    out.link_hash = quote.word_hash;
    out.shown = quote.standing >= search::Standing::likely && quote.kind != indirect;
    out.sure = quote.standing >= search::Standing::sure;
    out.printed_elsewhere = quote.other_places;
    return out;
}

site::PageArticle page_article(search::ArticleView&& article) {
    site::PageArticle out;
    out.head = {article.head.id, article.head.title, article.head.date ? base::format_date(*article.head.date) : std::string(), article.head.source};
    out.place = article.head.place;
    out.author = std::move(article.author);
    out.url = std::move(article.url);
    out.language = std::move(article.language);
    out.text = std::move(article.text);
    out.folded = std::move(article.folded);
    for (const search::QuoteView& quote : article.quotes) out.quotations.push_back(page_quotation(quote));
    return out;
}

// Calls `take` with each article, oldest first; it returns a Status.
template <class Take>
base::Status each_article(SiteFolder& site, const std::string& data, const std::vector<search::Place>& places, const Take& take) {
    for (const search::Place& place : places) {
        search::ArticleRequest request;
        request.article = place.article;
        auto outcome = site.answer([&request](search::Engine& engine) { return engine.article(request); });
        if (!outcome.value || !outcome.gaps.empty()) return unreadable_bundle(data, outcome.gaps);
        if (auto taken = take(page_article(std::move(*outcome.value))); !taken) return taken;
    }
    return base::Ok{};
}

base::Status expect_speakers(SiteFolder& site, const std::string& data, site::PagesMaker& pages) {
    search::PeopleRequest request;
    request.limit = 1000;
    while (true) {
        const auto outcome = site.answer([&request](search::Engine& engine) { return engine.people(request); });
        if (!outcome.value) return unreadable_bundle(data, outcome.gaps);
        for (const search::PersonRow& one : outcome.value->people) {
            if (one.quotes == 0) return base::Ok{};
            pages.expect(site::PageSpeaker{one.name, one.roles.empty() ? std::string() : one.roles.front().role, one.quotes});
        }
        if (outcome.value->people.size() < request.limit) return base::Ok{};
        request.offset += request.limit;
    }
}

}  // namespace

base::Result<site::PagesReport> write_site_pages(const std::string& data, const std::string& earlier, site::PagesOptions options, const site::WritePage& write) {
    auto site = SiteFolder::open_data(data, earlier);
    if (!site) return site.error();
    search::SearchRequest all;
    all.sort = search::Sort::oldest;
    const auto listing = site->answer([&all](search::Engine& engine) { return engine.list_articles(all); });
    if (!listing.value) return unreadable_bundle(data, listing.gaps);

    site::PagesMaker pages(std::move(options), write);
    const auto expect = [&pages](site::PageArticle&& article) -> base::Status {
        pages.expect(article);
        return base::Ok{};
    };
    if (auto read = each_article(*site, data, listing.value->places, expect); !read) return read.error();
    if (auto read = expect_speakers(*site, data, pages); !read) return read.error();
    if (auto planned = pages.plan(); !planned) return planned.error();
    if (auto made = each_article(*site, data, listing.value->places, [&pages](site::PageArticle&& article) { return pages.add(article); }); !made) return made.error();
    return pages.finish();
}

}  // namespace verbatim::cli
