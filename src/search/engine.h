// The read side's one entrance: open a bundle from its manifest, hand it shards as they arrive, ask.
//
//     Engine engine = *Engine::open(manifest_bytes);
//     auto outcome = engine.search(request);
//     while (!outcome.ready()) {
//         for (ShardId id : outcome.missing) engine.deliver(id, fetch(engine.shard_file(id)));
//         outcome = engine.search(request);
//     }
//
// No callbacks, no futures, no threads. A read is a pure function of the request and the shards delivered so far; decoded
// shards stay in a bounded cache, and reads that repeat cost nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "search/listing.h"
#include "search/request.h"
#include "search/word_requests.h"

namespace verbatim::search {

// What the manifest says of the collection as a whole.
struct BundleInfo {
    std::string title;
    std::string rights;
    std::string bundle_id;
    std::uint32_t articles = 0;
    std::uint32_t quotes = 0;        // direct and mixed
    std::uint32_t shown_quotes = 0;  // of these what lists show of their own accord; all of them where an older bundle does not say
    std::uint32_t people = 0;
    std::uint32_t near_copies = 0;   // articles that print what another one prints, beyond one of each such group
    std::optional<base::Date> first, last;
    std::vector<std::string> sources;  // by number of articles
};

class Engine {
  public:
    // Reads a manifest. Errors: no JSON, a format version that is too new, absurd values; each says what to do.
    static base::Result<Engine> open(std::string_view manifest);

    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;
    ~Engine();

    const BundleInfo& info() const;

    // The file of a shard relative to the manifest's folder, and its size in bytes as served. Once ranges are allowed, an id may
    // mean a part of a file: the bytes from shard_first_byte() on. Whoever cannot fetch a part may deliver the whole file.
    std::string shard_file(base::ShardId shard) const;
    std::uint32_t shard_size(base::ShardId shard) const;
    std::uint32_t shard_first_byte(base::ShardId shard) const;
    // The host has shown that it serves ranges: articles are asked for one by one. Reverts by itself when a part is wrong.
    void allow_ranges();

    // Hands over a shard's bytes as fetched. They are checked against the hash in the file's name; a mismatch or damage is
    // recorded as a failure of that shard and returned, and never read.
    base::Status deliver(base::ShardId shard, std::string_view bytes);
    // Records that a shard cannot be had (404, network). Asking again after forget_failures() tries again.
    void fail(base::ShardId shard, std::string_view reason);
    void forget_failures();

    Outcome<SearchAnswer> search(const SearchRequest& request);
    Outcome<QuotesAnswer> quotes(const QuotesRequest& request);
    Outcome<PeopleAnswer> people(const PeopleRequest& request);
    Outcome<ConcordanceAnswer> concordance(const ConcordanceRequest& request);
    Outcome<FrequencyAnswer> frequencies(const FrequencyRequest& request);
    Outcome<ArticleView> article(const ArticleRequest& request);
    // The article with this own id, for links. Not known: an ArticleId that is not known().
    Outcome<base::ArticleId> find_article(std::string_view id);
    // All that a request finds, whatever page it asks for (listing.h).
    Outcome<Listing> list_articles(const SearchRequest& request);
    Outcome<Listing> list_quotes(const QuotesRequest& request);
    // What stands at places, in their order; nothing at a place that cannot be read, whose reason is among the gaps. The passage of a
    // quotation is the sentences around its words, at most some 600 bytes on either side. Cost: linear in the texts of the places' articles, where these ascend.
    Outcome<std::vector<std::optional<Hit>>> read_hits(std::span<const Place> places);
    Outcome<std::vector<std::optional<QuoteView>>> read_quotes(std::span<const Place> places);
    // The shards that reading these places asks for first and that are not at hand. Does not decode.
    ShardsAhead shards_of(std::span<const Place> places);
    // What reading most of a list asks for beside its texts: the pages that tell where these lie and, for quotations, the names of people. To be
    // asked again when those are at hand, until there are none.
    std::vector<base::ShardId> shards_beside(ReadingOf what);

    // Files that a visit is likely to need next, the likeliest first, until they are as large as `budget` together; those at
    // hand are left out.
    Outcome<std::vector<std::string>> files_ahead(std::uint64_t budget);
    // The person with exactly this name, for links.
    Outcome<base::PersonId> find_person(std::string_view name);

  private:
    struct State;
    explicit Engine(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// Whoever takes the address of a read needs its answer's type complete: clang gives a pointer to a member of an incomplete type the
// signature () -> void in WebAssembly, and the call traps.
static_assert(sizeof(Outcome<SearchAnswer>) + sizeof(Outcome<QuotesAnswer>) + sizeof(Outcome<PeopleAnswer>) + sizeof(Outcome<ConcordanceAnswer>) +
                  sizeof(Outcome<FrequencyAnswer>) + sizeof(Outcome<ArticleView>) + sizeof(Outcome<base::ArticleId>) + sizeof(Outcome<base::PersonId>) +
                  sizeof(Outcome<Listing>) > 0);

}  // namespace verbatim::search
