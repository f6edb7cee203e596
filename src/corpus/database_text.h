// Exports of press databases as text: Nexis in its old and new layout, Factiva's display form, ProQuest's text. Each holds many articles, whose fields are labelled
// lines or stand in a fixed order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/record.h"

namespace verbatim::corpus {

enum class DatabaseLayout : std::uint8_t { none, nexis, nexis_uni, factiva_labelled, factiva_display, proquest };

// Which database wrote these lines. Linear in the lines that are given.
DatabaseLayout database_layout(const std::vector<std::string_view>& lines);

// Hands the articles over. Requires: layout is not none. Linear.
void read_database_text(DatabaseLayout layout, const std::vector<std::string_view>& lines, const RecordSink& sink);

// A label of a line in the interface's language ("BYLINE: ", "AUTOR: ", "Full text: ") as the field that it means: "byline", "length", "section", …; empty for other lines. `value` is
// what follows it.
std::string_view label_of(std::string_view line, std::string_view& value);

}  // namespace verbatim::corpus
