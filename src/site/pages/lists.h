// The lists among the plain pages: the newest articles, those of a source or a month, who speaks, and what somebody said.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "site/pages/feed.h"
#include "site/pages/frame.h"
#include "site/pages/plan.h"

namespace verbatim::site {

// An article in a list.
struct ListedArticle {
    PageHead head;
    std::string address;  // path in the site, with its anchor where others are on that page
    std::uint32_t quotations = 0;  // that lists show
};

// A quotation in the list of its speaker.
struct ListedQuotation {
    std::string words;
    std::string title, date, source;  // of its article
    std::string address;              // where it stands
};

struct ListPage {
    std::string stem;      // "pages/source/trend"
    std::string title;
    std::string intro;     // HTML below the heading
    std::string explorer;  // "#/articles?source=…"
    std::string feed;      // path of its feed; empty: none
    bool with_source = true;
};

// Receives each file of a list.
using PutPage = std::function<base::Status(const std::string& path, const std::string& bytes)>;

// Writes the pages of a list, in the order given.
base::Status write_article_list(const PagesOptions& options, const ListPage& list, const std::vector<const ListedArticle*>& articles, const PutPage& put);
base::Status write_quotation_list(const PagesOptions& options, const ListPage& list, const std::vector<ListedQuotation>& quotations, const PutPage& put);
base::Status write_speaker_list(const PagesOptions& options, const PagesPlan& plan, const PutPage& put);
base::Status write_source_list(const PagesOptions& options, const PagesPlan& plan, const PutPage& put);
base::Status write_month_list(const PagesOptions& options, const PagesPlan& plan, const PutPage& put);

}  // namespace verbatim::site
