#include "site/pages/plan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/limits.h"

namespace verbatim::site {
namespace {

constexpr std::size_t fixed_files = 9;  // index, speakers, sources, months, feed, sitemap, robots, citation, metadata

// What a packed article takes: its words, and the marks around them.
std::uint64_t packed_size(const PageArticle& article) {
    std::uint64_t size = article.text.size() + article.text.size() / 20 + 600;
    for (const PageQuotation& quotation : article.quotations)
        if (quotation.shown) size += quotation.words.size() + 400;
    return size;
}

}  // namespace

std::string page_of_list(std::string_view stem, std::size_t number) {
    std::string out(stem);
    if (number > 1) out += '.' + std::to_string(number);
    return out + ".html";
}

std::string period_of(std::string_view date, PackedBy how) {
    if (date.size() < 7) return "undated";
    return std::string(date.substr(0, how == PackedBy::source_and_month || how == PackedBy::month ? 7 : 4));
}

void PagesPlan::expect(const PageArticle& article) {
    ++articles_;
    const std::string month = period_of(article.head.date, PackedBy::month);
    if (!article.head.source.empty()) ++sources_[article.head.source];
    ++months_[month];
    bytes_[{article.head.source, month}] += packed_size(article);
    for (const PageQuotation& quotation : article.quotations) {
        if (!quotation.shown || options_.embeds == Embeds::none || (options_.embeds == Embeds::sure && !quotation.sure)) continue;
        std::uint32_t& printed = quotations_[quotation_key(quotation)];
        printed = std::max(printed, quotation.printed_elsewhere);
    }
}

std::string PagesPlan::pack_of(const PageHead& head) const {
    const std::string period = period_of(head.date, packed_by_);
    const bool by_source = packed_by_ == PackedBy::source_and_month || packed_by_ == PackedBy::source_and_year;
    return "articles/" + (by_source && !head.source.empty() ? page_name(head.source) + '-' : std::string()) + period;
}

// How many pages such packs take, about.
std::size_t PagesPlan::packs(PackedBy how) const {
    const bool by_source = how == PackedBy::source_and_month || how == PackedBy::source_and_year;
    std::map<std::pair<std::string, std::string>, std::uint64_t> sizes;
    for (const auto& [group, bytes] : bytes_) sizes[{by_source ? group.first : std::string(), period_of(group.second, how)}] += bytes;
    std::size_t pages = 0;
    for (const auto& [group, bytes] : sizes) pages += pages_of(bytes, most_packed_bytes * 9 / 10);
    return pages;
}

// Those of the lists that have room, the longest first.
std::set<std::string> PagesPlan::with_page(const std::map<std::string, std::size_t>& lists, std::size_t files_each, std::size_t& room) const {
    std::vector<std::pair<std::size_t, std::string>> longest;
    for (const auto& [name, rows] : lists) longest.emplace_back(rows, name);
    std::stable_sort(longest.begin(), longest.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::set<std::string> out;
    for (const auto& [rows, name] : longest) {
        const std::size_t files = pages_of(rows, articles_a_list) + files_each;
        if (files > room) break;
        room -= files;
        out.insert(name);
    }
    return out;
}

base::Status PagesPlan::make() {
    own_pages_ = options_.kind == PagesKind::articles || (options_.kind == PagesKind::automatic && articles_ <= most_own_pages);
    const std::size_t lists = fixed_files + pages_of(speakers_.size(), speakers_a_list);
    std::size_t needed = articles_;
    if (!own_pages_) {
        for (const PackedBy how : {PackedBy::source_and_month, PackedBy::source_and_year, PackedBy::month, PackedBy::year}) {
            packed_by_ = how;
            needed = packs(how);
            if (lists + needed <= options_.most_files / 2) break;
        }
        needed += needed / 10;  // sizes are estimates
    }
    if (lists + needed > options_.most_files)
        return base::Error{"pages", corpus::with_commas(articles_) + " articles, which need some " + corpus::with_commas(lists + needed) + " files",
                           "at most " + corpus::with_commas(options_.most_files) + " beside the files of the explorer",
                           own_pages_ ? "pack articles (--pages auto), raise --max-files, or leave pages out (--pages none)" : "raise --max-files, or leave pages out (--pages none)"};
    std::size_t room = options_.most_files - lists - needed;
    std::size_t for_lists = room / 3;
    room -= for_lists;
    months_with_page_ = with_page(months_, 0, for_lists);
    sources_with_page_ = with_page(sources_, 1, for_lists);
    room += for_lists;

    std::size_t for_speakers = quotations_.empty() ? room : room / 2;
    room -= for_speakers;
    for (const PageSpeaker& speaker : speakers_) {
        const std::size_t files = pages_of(speaker.quotations, quotations_a_page) + 1;
        if (files > for_speakers) break;
        for_speakers -= files;
        speakers_with_page_.insert(speaker.name);
    }
    room += for_speakers;

    std::vector<std::pair<std::uint32_t, std::string>> most_printed;
    for (const auto& [key, printed] : quotations_) most_printed.emplace_back(printed, key);
    std::stable_sort(most_printed.begin(), most_printed.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (most_printed.size() > room / 2) most_printed.resize(room / 2);
    for (const auto& [printed, key] : most_printed) quotations_with_page_.insert(key);
    return base::Ok{};
}

}  // namespace verbatim::site
