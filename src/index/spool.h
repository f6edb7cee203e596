// The articles of a build in progress, in a scratch file: written in any order, read back in the order of the bundle.
//
// In memory stays only what sorting needs. Articles sort by source, date and id, because then a column of sources is a few
// runs, dates rise slowly and a topic's articles lie together.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/result.h"
#include "corpus/article.h"
#include "files/scratch.h"
#include "linking/repeated_lines.h"
#include "quotes/analyze.h"

namespace verbatim::index {

// What is kept of an article: `article.map`, `original`, `origin` and `repairs` are left behind.
struct SpooledArticle {
    corpus::Article article;
    quotes::Analysis analysis;             // without what stands in the folded lines
    std::vector<base::TextSpan> folded;    // lines of the outlet in the text (linking/repeated_lines.h), in order
};

// How many lines of a kind were folded, over the whole corpus.
struct FoldedLines {
    std::uint32_t lines = 0, articles = 0;
    std::string example, place;  // the first one: its words, and the article's id
};

class Spool {
  public:
    // Makes the file on the disk of `folder`. Errors: it cannot be written.
    static base::Result<Spool> create(const std::string& folder);

    // Errors: a full disk, a failing one.
    base::Status add(const corpus::Article& article, const quotes::Analysis& analysis);
    // Sorts; afterwards read() gives the bundle's order, add() is over. Of articles with one address and mostly one text the newest stays (of one day: the one that was added
    // last), and the others become its versions. Errors: the disk fails.
    base::Status finish();
    std::uint32_t size() const { return static_cast<std::uint32_t>(current_); }
    // The older versions of an article, newest first, as read() numbers them: from size() on. Ids of theirs go with them.
    std::vector<std::uint32_t> versions_of(std::uint32_t index) const;
    std::uint32_t versions() const { return static_cast<std::uint32_t>(places_.size() - current_); }
    // How many quotes of all kinds the articles have, without those of older versions and those in folded lines.
    std::uint64_t quotes() const { return quotes_; }
    // By linking::LineKind. Requires: finish().
    const std::array<FoldedLines, linking::line_kinds>& folded_lines() const { return folded_lines_; }
    // Quotes that stood in folded lines.
    std::uint32_t folded_quotes() const { return folded_quotes_; }

    // The article with this number, below size() + versions(). Requires: finish(). Errors: the disk fails. Threads may read side by side.
    base::Result<SpooledArticle> read(std::uint32_t index) const;

  private:
    struct Place {
        std::string source;
        std::int64_t date = 0;  // undated first
        std::string id;
        std::uint64_t start = 0;
        std::uint32_t size = 0;
        std::uint32_t quotes = 0;
        std::uint32_t added = 0;    // its place in the order of add()
        std::uint64_t address = 0;  // hash of what its address says (text/web_address.h); 0: none
        auto key() const { return std::tie(source, date, id); }
    };
    explicit Spool(files::ScratchFile file) : file_(std::move(file)) {}

    files::ScratchFile file_;
    std::uint64_t quotes_ = 0;
    base::Status set_versions_aside();
    base::Status fold_lines();
    base::Result<SpooledArticle> read_whole(std::uint32_t index) const;

    linking::RepeatedLines repeated_;
    std::array<FoldedLines, linking::line_kinds> folded_lines_;
    std::uint32_t folded_quotes_ = 0;

    std::vector<Place> places_;  // from current_ on: older versions
    std::size_t current_ = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> older_;  // article, number of a version of it; sorted
};

}  // namespace verbatim::index
