// Numbers for strings that recur (sources, places, languages, tags): the most frequent gets 0, ties go by the string.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace verbatim::index {

class ValueTable {
  public:
    void count(const std::string& value) { ++counts_[value]; }
    // Ends the counting.
    void finish();
    // Precondition: counted before.
    std::uint32_t number(const std::string& value) const { return numbers_.at(value); }
    const std::vector<std::string>& values() const { return values_; }

  private:
    std::map<std::string, std::uint32_t> counts_, numbers_;
    std::vector<std::string> values_;
};

}  // namespace verbatim::index
