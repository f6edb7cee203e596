// Disjoint sets of names with pairs that must not meet: how the registry joins what is one person.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace verbatim::linking {

// Invariant: no set holds both halves of a pair that is kept apart. A set is known by its least member.
// Cost of each call: logarithmic on average (Tarjan 1975: paths are halved as they are walked), and the pairs kept apart for link().
class Linker {
  public:
    explicit Linker(std::size_t members) : parent_(members), alone_(members, true) { std::iota(parent_.begin(), parent_.end(), 0u); }

    std::uint32_t root(std::uint32_t member) const {
        while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
        return member;
    }
    // Whether a member is in no set with others.
    bool alone(std::uint32_t member) const { return alone_[member]; }
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
        alone_[one] = alone_[other] = alone_[a] = alone_[b] = false;
    }

  private:
    mutable std::vector<std::uint32_t> parent_;  // towards the root; halving paths changes no set
    std::vector<bool> alone_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> apart_;  // a handful, from the user
};

}  // namespace verbatim::linking
