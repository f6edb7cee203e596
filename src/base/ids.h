// Typed ids: an ArticleId cannot be passed where a QuoteId is wanted, although both are 32-bit numbers.
//
// Ids count from 0 within one bundle (across its segments, in manifest order) and are valid only together with the
// bundle's id: links and exports name an article by its own id (a string) and a quote by a hash of its words.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace verbatim::base {

template <class Tag>
struct Id {
    static constexpr std::uint32_t none_value = 0xFFFFFFFFu;

    std::uint32_t value = none_value;

    constexpr bool known() const { return value != none_value; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using ArticleId = Id<struct ArticleTag>;
using QuoteId = Id<struct QuoteTag>;
using PersonId = Id<struct PersonTag>;
using ShardId = Id<struct ShardTag>;

}  // namespace verbatim::base

template <class Tag>
struct std::hash<verbatim::base::Id<Tag>> {
    std::size_t operator()(verbatim::base::Id<Tag> id) const noexcept { return id.value; }
};
