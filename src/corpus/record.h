// Record: the fields that a format's reader found, before anything is made of them.
//
// A reader of a format knows where fields stand; it does not know what a date or a place is. assemble.h turns a Record
// into an Article, the same way for every format.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "corpus/reader.h"

namespace verbatim::corpus {

struct Record {
    std::string id;     // empty: none was given
    std::string title;  // all fields as they were written, in UTF-8
    std::string date;
    std::string source;
    std::string place;
    std::string author;
    std::string url;
    std::string language;
    std::vector<std::string> tags;
    std::string text;
    bool headline_in_text = false;  // the format has no field for a title: a headline may open the text
    bool text_is_exact = false;     // the text is a string of its own, so that offsets into it mean something (JSONL)
    std::uint32_t line = 0;         // where the record starts, from 1
    std::uint32_t ordinal = 0;      // the how-manieth of its file, from 1, bad ones counted
    std::vector<base::Error> repairs;  // what the format's reader has put right already
};

// What a format's reader hands on: records in the order of the file, and what it had to refuse. In a refusal's error,
// `where` is left empty: the receiver knows the file.
struct RecordSink {
    std::function<void(Record&&)> record;
    std::function<void(std::uint32_t line, base::Error&&)> refuse;
};

enum class Field : std::uint8_t { id, title, date, source, place, author, url, language, tags, text };

// The field that `name` means: the nine names of the JSONL form and a few that are as common (headline, body, lang or language, …;
// docs/commands.md lists them). Case does not matter. Nothing for other names.
std::optional<Field> field_named(std::string_view name);

// Puts `value` into the field. Of several values for a field the first that is not empty stays. Several tags are parted by commas or semicolons.
void set_field(Record& record, Field field, std::string_view value);
// The same by name; does nothing for a name that means no field.
void set_field(Record& record, std::string_view name, std::string_view value);

}  // namespace verbatim::corpus
