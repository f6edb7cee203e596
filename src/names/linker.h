// Disjoint sets of names with pairs that must not meet: how the registry joins what is one person.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace verbatim::names {

// Invariant: no set holds both halves of a pair that is kept apart. A set is known by its least member.
class Linker {
  public:
    explicit Linker(std::size_t members) : parent_(members) { std::iota(parent_.begin(), parent_.end(), 0u); }

    std::uint32_t root(std::uint32_t member) const {
        while (parent_[member] != member) member = parent_[member];
        return member;
    }
    void keep_apart(std::uint32_t one, std::uint32_t other) { apart_.emplace_back(one, other); }

    // Joins two sets, unless that would bring together what is kept apart.
    void link(std::uint32_t one, std::uint32_t other) {
        const std::uint32_t a = root(one), b = root(other);
        if (a == b) return;
        for (const auto& [x, y] : apart_) {
            const std::uint32_t rx = root(x), ry = root(y);
            if ((rx == a && ry == b) || (rx == b && ry == a)) return;
        }
        parent_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::uint32_t> parent_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> apart_;  // a handful, from the user
};

}  // namespace verbatim::names
