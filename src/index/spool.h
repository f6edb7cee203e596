// The articles of a build in progress, in a file: written in any order, read back in the order of the bundle.
//
// In memory stays only what sorting needs. Articles sort by source, date and id, because then a column of sources is a few
// runs, dates rise slowly and a topic's articles lie together.
#pragma once

#include <compare>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "corpus/article.h"
#include "quotes/analyze.h"

namespace verbatim::index {

// What is kept of an article: `article.map`, `original`, `origin` and `repairs` are left behind.
struct SpooledArticle {
    corpus::Article article;
    quotes::Analysis analysis;
};

class Spool {
  public:
    // Makes the file. Errors: it cannot be written.
    static base::Result<Spool> create(const std::string& path);
    Spool(Spool&&) noexcept = default;
    Spool& operator=(Spool&&) noexcept = default;
    ~Spool();  // removes the file

    base::Status add(const corpus::Article& article, const quotes::Analysis& analysis);
    // Sorts; afterwards readers give the bundle's order, add() is over.
    base::Status finish();
    std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }

    // Reads a finished spool, which must outlive it; each thread has one of its own.
    class Reader {
      public:
        explicit Reader(const Spool& spool) : spool_(spool), in_(spool.path_, std::ios::binary) {}
        base::Result<SpooledArticle> read(std::uint32_t index);

      private:
        const Spool& spool_;
        std::ifstream in_;
    };

  private:
    struct Place {
        std::string source;
        std::int64_t date = 0;  // undated first
        std::string id;
        std::uint64_t start = 0;
        std::uint32_t size = 0;
        auto key() const { return std::tie(source, date, id); }
    };
    explicit Spool(std::string path) : path_(std::move(path)) {}

    std::string path_;
    std::ofstream out_;
    std::uint64_t written_ = 0;
    std::vector<Place> places_;
};

}  // namespace verbatim::index
