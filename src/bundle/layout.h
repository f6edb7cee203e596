// The numbers of the bundle format, all frozen: what a byte of a shard may say. docs/bundle-format.md is the full account.
//
//     SITE/data/manifest.json                 the only file that changes; names each segment's root
//     SITE/data/<16 hexadecimal digits>.vbs   a shard, named by the hash of all its bytes
//
//     shard := 'V' 'B' kind:u8 codec:u8 raw_size:u32 body        body holds raw_size bytes, packed as codec says
//
//     manifest ──► root ──► shards that everything needs (values, dictionary)
//                   └─ families ──► [directory pages] ──► shards, found by the key they start with
//
// A family is one kind of data of a segment, cut into shards in the order of its keys. A key is a byte string that sorts
// as bytes: a term, or a row number as four bytes, big end first. Integers elsewhere are little-endian or LEB128 varints.
#pragma once

#include <cstddef>
#include <cstdint>

namespace verbatim::bundle {

// Stands in manifest.json. A reader refuses a larger one.
inline constexpr std::uint32_t format_version = 1;

// Frozen: never renumber, only append.
enum class ShardKind : std::uint8_t {
    root = 0,        // directory.h: a segment's counts and the tops of its families
    directory = 1,   // directory.h: one page of a family that is too long for the root
    values = 2,      // values.h: the strings behind the numbers in columns
    dictionary = 3,  // a zstd dictionary, as it is
    column = 4,      // columns.h: one number a row
    lists = 5,       // columns.h: a set of numbers a row
    text = 6,        // articles.h: whole articles
    notes = 7,       // notes.h: the quotes and mentions of articles
    terms = 8,       // terms.h: terms with their postings
    positions = 9,   // positions.h: where in the documents the terms stand
    people = 10,     // people.h: who there is
    ids = 11,        // ids.h: from an article's own id to its number
    lexicon = 12,    // lexicon.h: all terms with their document frequencies, nothing else
    versions = 13,   // versions.h: earlier texts of articles
};
inline constexpr std::uint8_t shard_kind_count = 14;

// "terms": the name in reports and in `verbatim inspect`.
const char* kind_name(ShardKind kind);

// Frozen: never renumber, only append. The comment tells what a key is a number of.
enum class Family : std::uint8_t {
    article_text = 0,       // article
    article_notes = 1,      // article
    article_ids = 2,        // hash of an id
    article_terms = 3,      // term; documents are articles
    article_positions = 4,  // term
    quote_terms = 5,        // term; documents are quotes
    quote_positions = 6,    // term
    name_terms = 7,         // term; documents are people
    person_articles = 8,    // person as a term; documents are articles that mention the person
    person_quotes = 9,      // person as a term; documents are quotes
    people = 10,            // person
    date_column = 11,       // article: days since 1970-01-01 shifted by date_shift; 0: undated
    source_column = 12,     // article: index into the values of `source`
    place_column = 13,      // article: index into the values of `place`
    language_column = 14,   // article: index into the values of `language`
    quotes_column = 15,     // article: number of all its quotes
    spoken_column = 16,     // article: number of its direct and mixed quotes
    tag_lists = 17,         // article: indexes into the values of `tag`
    person_lists = 18,      // article: people it mentions
    speaker_lists = 19,     // article: people whose words it has, reported ones too
    quote_person_column = 20,  // quote: person + 1; 0: unknown
    quote_kind_column = 21,    // quote: 0 direct, 1 mixed, 2 indirect
    article_lexicon = 22,   // term
    person_about = 23,      // person as a term; documents are quotes that speak of the person
    about_lists = 24,       // quote: people it speaks of
    standing_column = 25,   // quote: 0 doubtful, 1 likely, 2 sure, 3 striking (docs/quotes.md)
    copy_column = 26,       // quote: 1 + the number of the quote that stands for all its printings, itself included; 0: printed once
    opinion_column = 27,    // article: 0 a report, 1 of an opinion section, 2 told in the first person
    stance_column = 28,     // quote: 0 said, 1 denied; left out where nothing is denied
    near_copy_column = 29,  // article: 1 + the number of the first article that prints the same text, itself included; 0: printed once; left out where all are
    article_versions = 30,  // article: earlier texts under its address; left out unless they are published
};
inline constexpr std::uint8_t family_count = 31;

// "article_terms".
const char* family_name(Family family);

// Frozen. The lists of strings in the values shard, in this order.
enum class ValueList : std::uint8_t { source = 0, place = 1, language = 2, tag = 3 };
inline constexpr std::size_t value_list_count = 4;

// 0001-01-01 is day -719162, so that every date of base/date.h is above zero once shifted.
inline constexpr std::int32_t date_shift = 719163;

// A text position in the title is counted from 0, one in the text from 0 as well; they are stored apart (positions.h).

// An impact is how well a document answers a term, from 0 to 15. From this one on, the term stands in the title.
inline constexpr std::uint8_t impact_levels = 16;
inline constexpr std::uint8_t first_title_impact = 12;

// No shard may claim to hold more than this: an article may be long, and so may the places of a common word; all else is cut
// into small shards.
inline constexpr std::uint32_t largest_raw_size = 256u << 20;
constexpr std::uint32_t largest_content(ShardKind kind) {
    const bool may_be_long = kind == ShardKind::text || kind == ShardKind::versions || kind == ShardKind::notes || kind == ShardKind::positions;
    return may_be_long ? largest_raw_size : largest_raw_size / 8;
}
inline constexpr std::size_t shard_header_size = 8;

// What a segment may claim to hold, since arrays are made of it: more is a lie, or a case for several segments.
inline constexpr std::uint32_t most_articles = 1u << 22;
inline constexpr std::uint32_t most_quotes = 1u << 25;
inline constexpr std::uint32_t most_people = 1u << 22;

}  // namespace verbatim::bundle
