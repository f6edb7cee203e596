// What gets a page of its own, so that all pages together are no more files than a host takes.
//
// First comes what must be there: the articles, by themselves or packed, and the lists. What is left goes to speakers, the most quoted
// first, and to quotations, those that were printed most often first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "site/pages/names.h"
#include "site/pages/pages.h"

namespace verbatim::site {

// How articles are packed: the finest that makes few enough pages.
enum class PackedBy : std::uint8_t { source_and_month, source_and_year, month, year };

inline constexpr std::size_t articles_a_list = 200, speakers_a_list = 500, quotations_a_page = 100;

// How many pages a list takes; at least one.
constexpr std::size_t pages_of(std::size_t rows, std::size_t a_page) { return rows == 0 ? 1 : (rows + a_page - 1) / a_page; }
// The path of a list's page, from 1 on: "pages/source/trend.html", "pages/source/trend.2.html".
std::string page_of_list(std::string_view stem, std::size_t number);

// The year and month of an article, "2025-01"; its year "2025"; "undated".
std::string period_of(std::string_view date, PackedBy how);

class PagesPlan {
  public:
    explicit PagesPlan(const PagesOptions& options) : options_(options) {}

    void expect(const PageArticle& article);
    void expect(const PageSpeaker& speaker) { speakers_.push_back(speaker); }
    base::Status make();

    bool own_pages() const { return own_pages_; }
    PackedBy packed_by() const { return packed_by_; }
    // The file, without ".html", that an article of such a source and date is packed in; "articles/trend-2025-01".
    std::string pack_of(const PageHead& head) const;

    // Paths in the site; empty for none.
    std::string speaker_page(const std::string& name) const { return speakers_with_page_.contains(name) ? "pages/speaker/" + page_name(name) + ".html" : std::string(); }
    std::string source_page(const std::string& name) const { return sources_with_page_.contains(name) ? "pages/source/" + page_name(name) + ".html" : std::string(); }
    std::string month_page(const std::string& month) const { return months_with_page_.contains(month) ? "pages/month/" + month + ".html" : std::string(); }
    bool has_page(const std::string& quotation) const { return quotations_with_page_.contains(quotation); }

    const std::vector<PageSpeaker>& speakers() const { return speakers_; }
    const std::map<std::string, std::size_t>& sources() const { return sources_; }  // articles of each
    const std::map<std::string, std::size_t>& months() const { return months_; }    // "2025-01"; "undated"
    std::size_t articles() const { return articles_; }
    std::size_t quotations_left_out() const { return quotations_.size() - quotations_with_page_.size(); }
    std::size_t speakers_with_page() const { return speakers_with_page_.size(); }

  private:
    std::size_t packs(PackedBy how) const;
    std::set<std::string> with_page(const std::map<std::string, std::size_t>& lists, std::size_t files_each, std::size_t& room) const;

    const PagesOptions& options_;
    std::size_t articles_ = 0;
    std::map<std::string, std::size_t> sources_, months_;
    std::map<std::pair<std::string, std::string>, std::uint64_t> bytes_;  // of the articles of a source and month
    std::map<std::string, std::uint32_t> quotations_;                     // printed elsewhere; those that may have a page
    std::vector<PageSpeaker> speakers_;

    bool own_pages_ = true;
    PackedBy packed_by_ = PackedBy::source_and_month;
    std::set<std::string> speakers_with_page_, sources_with_page_, months_with_page_, quotations_with_page_;
};

}  // namespace verbatim::site
