// Other spellings for words and names that occur nowhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"
#include "search/segment_reader.h"

namespace verbatim::search {

// Which words count as wrong: those that occur nowhere, or also those that are met a few times where a near one is met many times more
// often: slips that some articles share with the query.
enum class Slips : std::uint8_t { unknown, rare_too };

// The query again, up to three times, with each exact word that no article holds – or no name, after speaker: and the like –
// replaced by one that some do: one letter off, or two where the word has six letters and more; nearest first, then most
// frequent. The first such word is replaced differently each time. Denied words are left alone, and alternatives that are like no other word. Empty when every word occurs,
// when one that is needed is like no other, and where there are more than four. Costs a shard or two of the lexicon or of the names a word.
std::vector<std::string> did_you_mean(SegmentReader& segment, std::string_view query, const QueryNode& node, Slips slips = Slips::unknown);

}  // namespace verbatim::search
