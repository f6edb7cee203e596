// Plain pages of a site: what search engines, Zotero, feeds, archives and people without WebAssembly read. No script, one stylesheet.
//
//     pages/index.html                     the newest articles, and the ways to everything
//     pages/article/NAME.html              an article, each quotation under an anchor; or, in a large collection,
//     pages/articles/SOURCE-2025-01.html   articles packed by source and time, each under an anchor
//     pages/speaker/NAME.html              what somebody said, newest first; further pages are NAME.2.html …
//     pages/source/NAME.html  pages/month/2025-01.html  pages/speakers.html …
//     pages/quotation/KEY.html  .json      one quotation, and its oEmbed answer; for chosen ones
//     pages/feed.xml  pages/source/NAME.xml  pages/speaker/NAME.xml    Atom
//     sitemap.xml  robots.txt              where the site's address is known
//     CITATION.cff  ro-crate-metadata.json what the collection is, for archives
//
// Same input, same bytes. Everything that comes from articles is escaped. Pages link with relative addresses, so a site can be moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "site/pages/model.h"

namespace verbatim::site {

// Which articles get a page each.
enum class PagesKind : std::uint8_t {
    automatic,  // all of them up to most_own_pages articles, none above
    none,       // no pages at all
    articles,   // all of them
};

// Which quotations get a page and an oEmbed answer of their own: those that lists show and call sure, all that lists show, none.
enum class Embeds : std::uint8_t { sure, all, none };

inline constexpr std::size_t most_own_pages = 2000;
inline constexpr std::size_t most_packed_bytes = 200'000;  // of a page with several articles, unless one is longer

struct PagesOptions {
    PagesKind kind = PagesKind::automatic;
    Embeds embeds = Embeds::sure;
    std::string title, rights;       // of the collection
    std::string url;                 // of the site, with a slash at its end; empty: not known, and what needs it is left out
    std::string style;               // path in the site of the stylesheet
    std::string bundle_id, version;  // of the bundle; of the program
    bool hidden_from_search = false;
    std::size_t most_files = 15'000; // how many files pages may be
};

struct PagesReport {
    std::size_t files = 0;
    std::uint64_t bytes = 0;
    bool own_pages = false;             // each article has one
    std::size_t articles = 0;
    std::size_t speakers = 0;           // with a page of their own
    std::size_t speakers_left_out = 0;  // with quotations that lists show, but without one
    std::size_t quotations = 0;         // with a page of their own
    std::size_t quotations_left_out = 0;
};

// Receives each file under its path in the site.
using WritePage = std::function<base::Status(const std::string& path, const std::string& bytes)>;

// Makes the pages of one collection.
//
//     PagesMaker pages(options, write);
//     for each article, oldest first:      pages.expect(article);
//     for each speaker, most quoted first: pages.expect(speaker);
//     pages.plan();
//     for each article, in that order:     pages.add(article);
//     pages.finish();
class PagesMaker {
  public:
    PagesMaker(PagesOptions options, WritePage write);
    ~PagesMaker();

    // What will come. Memory until finish(): some hundred bytes an article, and as much a quotation that is shown.
    void expect(const PageArticle& article);
    void expect(const PageSpeaker& speaker);

    // Decides what gets a page. Error: most_files is too few for what must have one; it says how many would do.
    base::Status plan();

    // Errors: those of writing.
    base::Status add(const PageArticle& article);
    base::Result<PagesReport> finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace verbatim::site
