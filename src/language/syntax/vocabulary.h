// Strings that a model knows, by the low half of their hash: a few bytes each, and no string is kept.
//
// Numbers 0 and 1 belong to no string: 0 is whatever is not known, 1 the place before a sentence's begin and behind its end.
// Two strings of one hash share a number; among 20,000 of them that happens to one in 200,000 unknown words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace verbatim::language {

class Vocabulary {
  public:
    static constexpr std::uint32_t unknown = 0, outside = 1, first = 2;

    static std::uint32_t hash_of(std::string_view string);

    Vocabulary() = default;
    // The first of the hashes gets the number `first`, and so on. A repeated one keeps its first number.
    explicit Vocabulary(std::vector<std::uint32_t> hashes);

    // Constant time on average.
    std::uint32_t number(std::string_view string) const;
    std::uint32_t size() const { return first + static_cast<std::uint32_t>(hashes_.size()); }  // with the two
    const std::vector<std::uint32_t>& hashes() const { return hashes_; }

  private:
    struct Slot {
        std::uint32_t hash = 0, number = 0;  // number 0: empty
    };
    std::vector<std::uint32_t> hashes_;
    std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
};

}  // namespace verbatim::language
