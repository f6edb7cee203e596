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

class Source;

enum class Field : std::uint8_t { id, title, date, source, place, author, url, language, tags, text };

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
    std::string text;               // paragraphs are parted by blank lines
    bool headline_in_text = false;  // the format has no field for a title: a headline may open the text
    bool text_is_exact = false;     // the text is a string of its own, so that offsets into it mean something (JSONL)
    bool text_is_words = false;     // what looks like a tag in it is none: it stood in code
    bool teaser = false;            // the text is a summary: the file does not hold the article's own
    bool licensed = false;          // of a database whose texts may not be published as they are (Nexis, Factiva, Europresse, ProQuest)
    std::uint32_t line = 0;         // where the record starts, from 1; 0 where lines mean nothing
    std::uint32_t ordinal = 0;      // the how-manieth of its file, from 1, bad ones counted
    std::vector<base::Error> repairs;  // what the format's reader has put right already
    std::vector<FieldPlace> found;     // where fields were found: "JSON-LD datePublished"
    std::vector<LeftOut> left_out;     // what of the file's words is not in the text, and by which rule
};

// What a format's reader hands on: records in the order of the file, and what it had to refuse. In errors `where` is left empty: the receiver
// knows the file. All four are always set.
struct RecordSink {
    std::function<void(Record&&)> record;
    std::function<void(std::uint32_t line, base::Error&&)> refuse;
    // A part of the file that is no article, and why: "3 drafts", "a picture (image/png)". It is reported and makes no failure.
    std::function<void(base::Error&&)> leave_out;
    // Reads what lies inside (an entry of an archive, an attachment) like a file of its own, by its content. Call this on the way through; the source is
    // read when it returns.
    std::function<void(Source&)> member;
};

// The field that `name` means: the nine names of the JSONL form and a few that are as common (headline, body, lang or language, …;
// docs/commands.md lists them). Case does not matter. Nothing for other names.
std::optional<Field> field_named(std::string_view name);
// "title", "source", …: what the field is called in reports.
std::string_view field_name(Field field);

// Puts `value` into the field. Of several values for a field the first that is not empty stays. Several tags are parted by commas or semicolons.
void set_field(Record& record, Field field, std::string_view value);
// The same, and notes where it was found.
void set_field(Record& record, Field field, std::string_view value, std::string_view where);
// The same by name; does nothing for a name that means no field.
void set_field(Record& record, std::string_view name, std::string_view value);

}  // namespace verbatim::corpus
