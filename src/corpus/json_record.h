// From one JSON object to a record: which of its fields are an article's, for the shapes that services and scrapers write.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/field_map.h"
#include "corpus/record.h"

namespace verbatim::corpus {

// What the object around the articles says of them all: a feed's title.
struct JsonSurroundings {
    std::string source;
    std::string language;
    std::string author;
};

// What became of an object.
enum class JsonOutcome : std::uint8_t {
    article,
    without_text,  // it has a title or an address, and no words of an article
    no_article,    // nothing in it is known, or it is an attachment or a note of somebody's own
};

// Fills `record` from `object`. Which shape it has is told by the names of its members. Linear in the object.
JsonOutcome read_json_record(const nlohmann::json& object, const JsonSurroundings& around, Record& record);

// Fills `record` from where the user says that fields stand. Goes before read_json_record(): what a field has stays.
void read_mapped_fields(const nlohmann::json& object, const FieldMap& map, Record& record);

// Whether the names of an object's members mean more than those of the JSONL form: a shape that read_json_record() knows, or a known name whose value is an object.
bool has_json_shape(std::string_view name);

// ninjs 1 to 3 (IPTC News in JSON): false where the object is none.
bool read_ninjs(const nlohmann::json& object, Record& record, JsonOutcome& outcome);
// An item of Zotero's JSON, and one of CSL-JSON: false where the object is none.
bool read_zotero_item(const nlohmann::json& object, Record& record, JsonOutcome& outcome);

// The text of a field: HTML becomes words, and line ends stay.
std::string json_text(std::string_view value);
// A value as one line of words: strings as they are, numbers as written, lists joined by "; ", objects by their name or title.
std::string json_words(const nlohmann::json& value);
// The value at "source.title" or "authors[].name" as words; empty where there is none.
std::string json_at(const nlohmann::json& object, std::string_view path);

}  // namespace verbatim::corpus
