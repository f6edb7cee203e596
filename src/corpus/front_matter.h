// Front matter: the fields at the beginning of a Markdown file, and how to tell them from text after a rule.
//
//     ---                      ---
//     title: The vote          The first paragraph.
//     date: 2025-01-03
//     ---                      ---
//     The text.                The last paragraph.
//
// Both files begin with the same line. In the left one it opens front matter, in the right one it is a rule. What stands between
// the two lines decides: a list of fields, of which one at least has a name that we know (record.h), is front matter. All else is
// text, because a word that is taken for a field of an unknown name would be lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/record.h"

namespace verbatim::corpus {

// Bytes between the two lines. Descriptions and tags of one article never come near, and what they hold is
// looked at several times.
inline constexpr std::size_t longest_front_matter = std::size_t{1} << 20;

// Puts the fields of `block` (UTF-8, what stands between the two lines) into the record, and what had to be put right into its repairs.
// Returns false where the block is text; the record is then as it was. Blank lines alone are front matter without fields.
// Requires: at most longest_front_matter bytes. Cost: linear time; memory for the block's tree.
bool read_front_matter(const std::string& block, Record& record);

// Whether `block`, of any length, has the form of a list of fields in YAML: each line is a name with its colon, an item of a list, a
// comment, blank, or goes on with the value of such a line, indented or in brackets; one name at least is known. A name of several words
// ("Reading time: 5 minutes") is told from a sentence ("He said: no") by nothing but the rest, so it counts only where the block is
// known to be YAML. Linear time, no memory.
enum class FieldNames : std::uint8_t { one_word, any };
bool looks_like_fields(std::string_view block, FieldNames names);

// The same for TOML (between two lines "+++") and JSON (from "{" to its partner). False where no name is known; `draft` is set where it says that it is one. Linear time.
bool read_toml_front_matter(std::string_view block, Record& record, bool& draft);
bool read_json_front_matter(std::string_view block, Record& record, bool& draft);

// The field that a name of front matter means: those of record.h, and what site generators and clippers write besides ("authors", "publishDate", "canonical_url").
std::optional<Field> front_matter_field(std::string_view name);
// Puts a value into the field and notes where it stood. A source that is an address is one, and an address that is none is passed over.
void put_front_matter(Record& record, Field field, std::string_view value, std::string_view name);

// Whether `block` begins as TOML does: with "name = …" or "[table]", after blank lines and comments. Linear time, no memory.
bool begins_like_toml(std::string_view block);

}  // namespace verbatim::corpus
