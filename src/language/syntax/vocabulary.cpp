#include "language/syntax/vocabulary.h"

#include <utility>

#include "base/hash.h"

namespace verbatim::language {

std::uint32_t Vocabulary::hash_of(std::string_view string) { return static_cast<std::uint32_t>(base::hash64(string)); }

Vocabulary::Vocabulary(std::vector<std::uint32_t> hashes) : hashes_(std::move(hashes)) {
    std::size_t size = 16;
    while (size < 2 * hashes_.size()) size *= 2;
    slots_.resize(size);
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
        std::size_t at = hashes_[i] & (size - 1);
        while (slots_[at].number != 0 && slots_[at].hash != hashes_[i]) at = (at + 1) & (size - 1);
        if (slots_[at].number == 0) slots_[at] = {hashes_[i], first + static_cast<std::uint32_t>(i)};
    }
}

std::uint32_t Vocabulary::number(std::string_view string) const {
    if (slots_.empty()) return unknown;
    const std::uint32_t hash = hash_of(string);
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].number == 0) return unknown;
        if (slots_[at].hash == hash) return slots_[at].number;
    }
}

}  // namespace verbatim::language
