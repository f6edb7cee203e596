// How much work one query may be. Bounded by the collection's size, so that no query that anybody can type, or put into a
// link, holds a page up: what would cost more is refused with a word, never cut short in silence.
//
// Work is reckoned in nanoseconds of a middling machine, by the constants below: the same on every machine, so that all
// refuse the same queries. bench/worst_query.cpp holds the reckoning against the clock.
#pragma once

#include <cstdint>

namespace verbatim::search {

namespace cost {
inline constexpr std::uint64_t posting = 6;      // unpacked and joined with others
inline constexpr std::uint64_t position = 16;    // unpacked and compared
inline constexpr std::uint64_t document = 8;     // of a set that is combined with another
inline constexpr std::uint64_t look_up = 400;    // of a term in its shard
inline constexpr std::uint64_t pattern = 100;    // a term held against a pattern
inline constexpr std::uint64_t form = 700;       // a term's stem
}  // namespace cost

class Effort {
  public:
    explicit Effort(std::uint32_t articles) : left_(most_for_any + most_for_an_article * articles) {}

    // False when it is more than is left; nothing is left then.
    bool spend(std::uint64_t nanoseconds) {
        left_ = nanoseconds < left_ ? left_ - nanoseconds : 0;
        return left_ > 0;
    }
    bool spent() const { return left_ == 0; }

  private:
    static constexpr std::uint64_t most_for_any = 50'000'000, most_for_an_article = 1'500;
    std::uint64_t left_;
};

}  // namespace verbatim::search
