// What articles' analyses say, kept from one build to the next: a build analyses only articles that are new or were changed.
//
//     file    := "VBAN" format:u32 program (32 bytes)  record*  entry*  foot
//     record  := analysis (article_bytes.h), other quoted matter
//     entry   := key:u64,u64 start:u64 size:u32 check:u64              ascending keys
//     foot    := start of the entries:u64, their number:u64, check of head and entries:u64, "VBAN"
//
// The key is a hash of the whole article; `program` a hash of the program, whose next version may see other names. So an entry is right or is not
// found, and a build gives the same bytes with the file, without it and with half of it. A file is never trusted: what is damaged, of another program,
// or does not fit its article is analysed anew. It is written once, beside the build, and moved into place when the build has succeeded.
//
// It holds names and words of articles, like the report; it does not belong into what is published.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/article.h"
#include "files/random_file.h"
#include "quotes/analyze.h"

namespace verbatim::index {

class AnalysisCache {
  public:
    // Keeps the analyses in a new file at `path`. `program`: what tells this program from others, 32 bytes (base::hash_hex).
    // Errors: the file cannot be made.
    static base::Result<std::unique_ptr<AnalysisCache>> create(const std::string& path, std::string_view program);

    // Takes analyses from this file as well, and returns how many it holds. Requires: before the first analyse().
    // Errors: there is none, it is no such file, it is damaged, or another program has made it.
    base::Result<std::size_t> take_from(const std::string& path);

    // The article's analysis: quotes::analyze(), or what a file has kept of it (entities, quotes and other matter alone). Both are kept. Threads may call it side by side.
    quotes::Analysis analyse(const corpus::Article& article);

    // Writes what makes the file whole. Requires: called once, when no thread calls analyse(). Errors: something could not be written.
    base::Status finish();

    std::size_t reused() const { return reused_; }
    std::size_t analysed() const { return analysed_; }

  private:
    using Key = std::array<std::uint64_t, 2>;
    struct Entry {
        Key key{};
        std::uint64_t start = 0;
        std::uint32_t size = 0;
        std::uint64_t check = 0;
    };
    struct Kept {
        files::RandomFile file;
        std::vector<Entry> entries;  // by key
    };
    AnalysisCache(files::RandomFile file, std::string_view program) : file_(std::move(file)), program_(program) {}
    std::optional<std::string> kept_bytes(const Key& key) const;
    void keep(const Key& key, std::string_view record);
    base::Status write_buffer();

    files::RandomFile file_;
    std::string program_;
    std::vector<Kept> kept_;
    std::atomic<std::size_t> reused_ = 0, analysed_ = 0;

    std::mutex writing_;
    std::vector<Entry> entries_;
    std::string buffer_;
    base::Status failed_ = base::Ok{};
};

// Whether a file begins as one of these does, and may be replaced by another one.
bool is_analysis_file(const std::string& path);

// Which of `parts` parts of a corpus the article belongs to, from 0: the same in every build of it.
std::uint32_t part_of(const corpus::Article& article, std::uint32_t parts);

}  // namespace verbatim::index
