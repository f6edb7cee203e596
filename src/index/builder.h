// From analysed articles to a bundle: the write side's one entrance.
//
//     auto builder = BundleBuilder::create("site/data", {.title = "My collection"});
//     for (each article) builder->add(article, quotes::analyze(article));
//     auto summary = builder->finish();
//
// add() spools to a scratch file, finish() sorts the spool (source, date, id) and builds from it, so that the
// result does not depend on the order of the calls and memory does not grow with the corpus. Same articles, same bytes,
// whatever the order, the number of jobs or the machine. The builder only adds files to its folder; what a former build
// has left there is the business of site/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "corpus/article.h"
#include "linking/registry.h"
#include "quotes/analyze.h"

namespace verbatim::index {

// The user's word on who is who; names as articles write them.
struct NameCorrections {
    std::vector<std::pair<std::string, std::string>> same, different;
};

struct BuildOptions {
    std::string title;                            // of the collection, shown on the page
    std::string rights;                           // whose articles these are
    NameCorrections corrections;
    bool with_versions = false;                   // older texts of articles are published too
    std::string scratch;                          // folder on whose disk temporary files lie; empty: the data folder's
    std::string earlier;                          // data folder of an earlier build: shards that stand there are not written again
    unsigned jobs = 0;                            // threads that compress; 0: as many as there are cores
    std::size_t memory = std::size_t{64} << 20;   // bytes of postings held before a run is written out
    // Called by finish() with each article that is published: older versions are not among them.
    std::function<void(const corpus::Article&, const quotes::Analysis&)> on_article;
    // Called now and then with a phrase and how much of it is done (0 to 1000).
    std::function<void(const char* phase, unsigned thousandths)> progress;
};

// Lines that outlets put into many of their articles, of one kind (linking/repeated_lines.h): they are shown folded, and count neither as quotations nor in the ranking.
struct FoldedKind {
    std::string kind;  // "links to other pieces"
    std::uint32_t lines = 0, articles = 0;
    std::string example, article;  // the words of one, and the id of its article
};

struct BuildSummary {
    std::string bundle_id;
    std::string manifest_file;                    // manifest-<bundle id>.json, within the data folder
    std::uint32_t articles = 0;
    std::uint32_t quotes = 0;                     // direct and mixed
    std::uint32_t people = 0;
    std::uint32_t versions = 0;                   // older texts under the addresses of articles, which are not among these
    std::uint32_t copy_groups = 0;                // of articles that print one text
    std::uint32_t near_copies = 0;                // articles in such groups beyond the first of each
    std::vector<FoldedKind> folded;               // kinds that occur, the most frequent first
    std::uint32_t folded_quotes = 0;              // quotes that stood in them
    std::vector<linking::NameCorrection> corrections;  // each with whether both of its names occur
    std::optional<base::Date> first, last;
    std::uint32_t files = 0;                      // shards; the manifest and its copy come on top
    std::vector<std::pair<std::string, std::uint64_t>> bytes;  // as served, by kind of shard, in a fixed order
    std::vector<std::string> shard_files;         // names within the data folder, sorted; some may stand in `earlier` alone
    std::vector<std::string> root_files;          // of them, what a reader reads first
};

class BundleBuilder {
  public:
    // Writes into `data_folder`, which is made when it is not there. Errors: a folder that cannot be written.
    static base::Result<BundleBuilder> create(const std::string& data_folder, BuildOptions options);

    BundleBuilder(BundleBuilder&&) noexcept;
    BundleBuilder& operator=(BundleBuilder&&) noexcept;
    ~BundleBuilder();

    // Takes one article with its analysis. Requires: ids are distinct (corpus/ sees to that). Errors: a full disk.
    base::Status add(const corpus::Article& article, const quotes::Analysis& analysis);

    // Builds, and writes the manifest last, under both its names. Call once. Errors: a full or failing disk, or totals that
    // are not those that were counted while articles came in.
    base::Result<BuildSummary> finish();

  private:
    struct State;
    explicit BundleBuilder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace verbatim::index
