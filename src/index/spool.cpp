#include "index/spool.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/bytes.h"
#include "base/hash.h"
#include "index/article_bytes.h"
#include "linking/near_copies.h"
#include "text/tokenizer.h"
#include "text/utf8.h"
#include "text/web_address.h"

namespace verbatim::index {

base::Result<Spool> Spool::create(const std::string& folder) {
    auto file = files::ScratchFile::create(folder);
    if (!file) return file.error();
    return Spool(std::move(*file));
}

base::Status Spool::add(const corpus::Article& article, const quotes::Analysis& analysis) {
    base::ByteWriter record;
    put_article(record, article);
    put_analysis(record, analysis);
    const std::int64_t date = article.date ? article.date->days : INT64_MIN;
    const std::string address = text::address_key(article.url);
    places_.push_back({article.source, date, article.id, file_.size(), static_cast<std::uint32_t>(record.size()), static_cast<std::uint32_t>(analysis.quotes.size()),
                       static_cast<std::uint32_t>(places_.size()), address.empty() ? 0 : base::hash64(address)});
    quotes_ += analysis.quotes.size();
    std::vector<base::TextSpan> quoted;
    for (const quotes::Quote& quote : analysis.quotes)
        if (quote.kind != quotes::QuoteKind::indirect || quote.rule == quotes::Rule::correction) quoted.insert(quoted.end(), quote.fragments.begin(), quote.fragments.end());
    repeated_.add(article.text, article.source, article.date, quoted);
    return file_.append(record.view());
}

base::Status Spool::finish() {
    if (auto status = file_.flush(); !status) return status;
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.key() < b.key(); });
    current_ = places_.size();
    if (auto status = fold_lines(); !status) return status;
    return set_versions_aside();
}

namespace {

// Takes out what is said in the folded lines; returns how many quotes that were.
std::uint32_t drop_quotes_in(const std::vector<base::TextSpan>& folded, quotes::Analysis& analysis) {
    const auto stands_in_one = [&](const quotes::Quote& quote) {
        if (quote.rule == quotes::Rule::correction) return false;  // the user says that it is one
        return std::any_of(quote.fragments.begin(), quote.fragments.end(), [&](base::TextSpan fragment) {
            return std::any_of(folded.begin(), folded.end(), [&](base::TextSpan line) { return fragment.start < line.end && line.start < fragment.end; });
        });
    };
    return static_cast<std::uint32_t>(std::erase_if(analysis.quotes, stands_in_one));
}

}  // namespace

base::Status Spool::fold_lines() {
    repeated_.find();
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        if (!repeated_.has_some(places_[i].added)) continue;
        auto one = read_whole(i);
        if (!one) return one.error();
        std::array<bool, linking::line_kinds> counted{};
        std::vector<base::TextSpan> spans;
        for (const linking::RepeatedLines::Folded& line : repeated_.folded(one->article.text, one->article.source)) {
            FoldedLines& kind = folded_lines_[static_cast<std::size_t>(line.kind)];
            if (kind.lines++ == 0) {
                kind.example = std::string(text::cut_to(base::slice(one->article.text, line.span), 120));
                kind.place = one->article.id;
            }
            bool& before = counted[static_cast<std::size_t>(line.kind)];
            kind.articles += !before;
            before = true;
            spans.push_back(line.span);
        }
        const std::uint32_t dropped = drop_quotes_in(spans, one->analysis);
        places_[i].quotes -= dropped;
        quotes_ -= dropped;
        folded_quotes_ += dropped;
    }
    return base::Ok{};
}

namespace {

// Under one address a site may also show something else every day.
bool is_version(const SpooledArticle& one, const SpooledArticle& other) {
    constexpr std::uint32_t least_in_common = 200;  // thousandths of the shorter text
    if (!one.article.title_made && text::fold(one.article.title) == text::fold(other.article.title)) return true;
    return one.article.text == other.article.text || linking::likeness(one.article.text, other.article.text).containment >= least_in_common;
}

}  // namespace

base::Status Spool::set_versions_aside() {
    constexpr std::size_t most_versions = 64;  // more articles with one address: it is not theirs
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_address;
    for (std::uint32_t i = 0; i < places_.size(); ++i)
        if (places_[i].address != 0) by_address[places_[i].address].push_back(i);
    constexpr std::uint32_t no_article = UINT32_MAX;
    std::vector<std::uint32_t> newest_of(places_.size(), no_article);
    bool any = false;
    for (auto& [address, numbers] : by_address) {
        if (numbers.size() < 2 || numbers.size() > most_versions) continue;
        std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
            return places_[a].date != places_[b].date ? places_[a].date > places_[b].date : places_[a].added > places_[b].added;
        });
        std::vector<SpooledArticle> articles;
        for (const std::uint32_t number : numbers) {
            auto one = read(number);
            if (!one) return one.error();
            articles.push_back(std::move(*one));
        }
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (newest_of[numbers[i]] != no_article) continue;
            for (std::size_t j = i + 1; j < numbers.size(); ++j) {
                if (newest_of[numbers[j]] != no_article || !is_version(articles[i], articles[j])) continue;
                newest_of[numbers[j]] = numbers[i];
                any = true;
            }
        }
    }
    if (!any) return base::Ok{};
    // Older versions go behind the articles, each article's the newest first.
    std::vector<Place> kept;
    std::vector<std::uint32_t> number_now(places_.size()), aside;
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        if (newest_of[i] != no_article) {
            aside.push_back(i);
            continue;
        }
        number_now[i] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(places_[i]);
    }
    current_ = kept.size();
    std::sort(aside.begin(), aside.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Place &one = places_[a], &other = places_[b];
        return std::make_tuple(newest_of[a], -one.date, other.added) < std::make_tuple(newest_of[b], -other.date, one.added);
    });
    for (const std::uint32_t i : aside) {
        older_.emplace_back(number_now[newest_of[i]], static_cast<std::uint32_t>(kept.size()));
        quotes_ -= places_[i].quotes;
        kept.push_back(std::move(places_[i]));
    }
    places_ = std::move(kept);
    return base::Ok{};
}

std::vector<std::uint32_t> Spool::versions_of(std::uint32_t index) const {
    std::vector<std::uint32_t> numbers;
    for (auto one = std::lower_bound(older_.begin(), older_.end(), std::pair{index, 0u}); one != older_.end() && one->first == index; ++one) numbers.push_back(one->second);
    return numbers;
}

base::Result<SpooledArticle> Spool::read(std::uint32_t index) const {
    auto spooled = read_whole(index);
    if (!spooled || !repeated_.has_some(places_[index].added)) return spooled;
    for (const linking::RepeatedLines::Folded& line : repeated_.folded(spooled->article.text, spooled->article.source)) spooled->folded.push_back(line.span);
    drop_quotes_in(spooled->folded, spooled->analysis);
    return spooled;
}

base::Result<SpooledArticle> Spool::read_whole(std::uint32_t index) const {
    const Place& place = places_[index];
    std::string bytes(place.size, '\0');
    if (auto status = file_.read(place.start, bytes.data(), bytes.size()); !status) return status.error();
    base::ByteReader reader(bytes);
    SpooledArticle spooled{get_article(reader), get_analysis(reader), {}};
    if (!reader.at_end())
        return base::Error{"article " + place.id, "other bytes than were written for it", "the same ones", "check the disk and build again"};
    return spooled;
}

}  // namespace verbatim::index
