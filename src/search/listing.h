// All that a request finds, as places in the bundle, and what stands at places: what saving goes through from one end to the other.
//
//     Listing all = *engine.list_quotes(request).value;              the order of the list, without a word of it
//     for (each stretch of all.places) engine.read_quotes(stretch);  views, some hundred at a time
//
// A listing belongs to whoever asked for it: nothing that is asked in between changes it, and it changes nothing that the engine keeps
// for the lists on the screen. Each shard is read once where stretches follow the numbers of the articles: a list in another order
// is sorted by place first, and what was read is put back into the list's order.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "search/request.h"

namespace verbatim::search {

struct Place {
    base::ArticleId article;
    base::QuoteId quote;  // none: the article itself
    friend bool operator==(const Place&, const Place&) = default;
};

struct Listing {
    std::vector<Place> places;        // in the request's order
    std::optional<QueryError> error;  // then there are no places
};

// Shards that will be needed.
struct ShardsAhead {
    std::vector<base::ShardId> shards;
    bool all = false;  // false: they tell where others lie, which are needed next
};

enum class ReadingOf : std::uint8_t { articles, quotes };

}  // namespace verbatim::search
