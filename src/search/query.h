// A query as a tree, and the way from its words to it. docs/query-language.md describes the language for people.
//
//     said:"strategic partner" speaker:tokayev -china
//
//     all_of ┬ phrase strategic partner (said)
//            ├ speaker tokayev
//            └ none_of ─ word china
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "search/request.h"

namespace verbatim::search {

enum class NodeKind : std::uint8_t {
    everything,  // the empty query
    all_of,      // children
    any_of,      // children
    none_of,     // one child
    words,       // one word, a phrase, or an expression of nearness
    value,       // source:, place:, lang:, tag: – the words of a facet's value
    person,      // person:, speaker:, about: – the words of a name
    date,        // a range of days
    has_quote,
    stance,      // stance:denies, stance:says
};

// Where words are looked for, or what a name has to do with the article.
enum class Field : std::uint8_t { anywhere, title, text, said, source, place, language, tag, person, speaker, about };

// form: the word and others of its stem, by the rules of the article's language.
enum class WordMatch : std::uint8_t { exact, prefix, wildcard, fuzzy, form };

struct QueryWord {
    std::string folded;             // wildcards: with '*' and '?' in it
    WordMatch match = WordMatch::exact;
    std::uint8_t edits = 0;         // fuzzy: 1 or 2
    friend bool operator==(const QueryWord&, const QueryWord&) = default;
};

// Words that follow each other. A single word is a phrase of one.
struct Phrase {
    std::vector<QueryWord> words;
    friend bool operator==(const Phrase&, const Phrase&) = default;
};

struct QueryNode {
    NodeKind kind = NodeKind::everything;
    Field field = Field::anywhere;
    std::vector<QueryNode> children;
    std::vector<Phrase> phrases;       // words, value, person: at least one; more than one are near each other
    std::vector<std::uint32_t> near;   // between phrases[i] and phrases[i + 1]: at most so many words apart
    Stance stance = Stance::denies;    // stance
    std::optional<base::Date> from, to;  // date: inclusive; none: open
    base::TextSpan at;                 // in the query
};

// What relative dates count from, and which field bare words are looked for in.
struct ParseOptions {
    Typing typing = Typing::finished;
    Field bare_words = Field::anywhere;
    std::optional<base::Date> newest;  // of the collection
    WordForms forms = WordForms::exact;
};

// Either a tree or the first place that could not be understood. Never throws, linear time; nesting deeper than 50 and
// queries beyond 2,000 bytes or with more than 16 words with * ? or ~ are errors.
using ParsedQuery = std::variant<QueryNode, QueryError>;
ParsedQuery parse_query(std::string_view query, const ParseOptions& options);

// The word under the caret at the end of a query that is being typed, as folded; empty where none is there, as after a blank.
struct TypedWord {
    std::string folded;
    bool beginning = false;  // it counts for all words that start so; else it is too short for that
};
TypedWord typed_word(std::string_view query);

// The tree on one line, for tests and for `verbatim search --explain`.
std::string to_string(const QueryNode& node);

}  // namespace verbatim::search
