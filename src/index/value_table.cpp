#include "index/value_table.h"

#include <algorithm>

namespace verbatim::index {

void ValueTable::finish() {
    std::vector<std::pair<std::string, std::uint32_t>> ranked(counts_.begin(), counts_.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (auto& [value, count] : ranked) {
        numbers_[value] = static_cast<std::uint32_t>(values_.size());
        values_.push_back(value);
    }
}

}  // namespace verbatim::index
