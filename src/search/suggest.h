// Other spellings for words that occur nowhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"
#include "search/segment_reader.h"

namespace verbatim::search {

// The query again, up to three times, with the first exact word that no article holds replaced by words that some do: one
// letter off, or two where the word has seven letters and more; nearest first, then most frequent. Empty when every word
// occurs. Costs a shard or two of the lexicon.
std::vector<std::string> did_you_mean(SegmentReader& segment, std::string_view query, const QueryNode& node);

}  // namespace verbatim::search
