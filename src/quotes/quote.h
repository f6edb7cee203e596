// Quote: what was said, who said it, and the evidence for both.
//
//     “With the political will …, we can double our trade volume,” Tokayev said, expressing confidence.
//      └──────────────── fragment ────────────────────────────┘   └mention┘└cue┘
//     kind direct · rule content-subject-verb · person Kassym-Jomart Tokayev · confidence 970
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "names/entity.h"

namespace verbatim::quotes {

// Frozen: written to bundles.
enum class QuoteKind : std::uint8_t { direct = 0, mixed = 1, indirect = 2 };

// What the speaker has to do with the words: says them, or calls them untrue. Frozen: written to bundles.
enum class Stance : std::uint8_t { says = 0, denies = 1 };

// Which pattern tied the words to their speaker. Frozen: written to bundles; documented in docs/quotes.md.
// The list is closed here so that every rule has a name a reader can look up; new rules are appended.
enum class Rule : std::uint8_t {
    none = 0,                   // no speaker found
    content_verb_subject = 1,   // “…,” said Tokayev
    content_subject_verb = 2,   // “…,” Tokayev said
    subject_verb_content = 3,   // Tokayev said: “…” / said that …
    split = 4,                  // “C1,” said X, “C2”
    according_to = 5,           // according to X, …
    colon = 6,                  // X: “…”  (transcripts, headlines)
    dash = 7,                   // “…” – X
    same_sentence = 8,          // the speaker stands elsewhere in the quote's sentence
    carried_over = 9,           // speaker of the sentence or paragraph before
    alternation = 10,           // dialogue that alternates
    continued_paragraph = 11,   // a quotation that goes on from the paragraph before
    nominal = 12,               // in a statement, his remark that
    passive = 13,               // was quoted as saying, was told by
    correction = 14,            // set by the user's corrections.json
};

// "content-verb-subject": the name shown in evidence and in JSON.
std::string_view rule_name(Rule rule);
std::string_view kind_name(QuoteKind kind);
std::string_view stance_name(Stance stance);

struct Quote {
    std::vector<base::TextSpan> fragments;  // the words, marks left out; in order, not overlapping, at least one
    QuoteKind kind = QuoteKind::direct;     // never direct where the stance is `denies`
    Stance stance = Stance::says;
    base::TextSpan speaker;                 // the words that name the speaker; empty when none were found
    base::TextSpan cue;                     // "said", "according to"; empty when none
    names::EntityIndex person = names::no_entity;      // into ArticleNames::entities; no_entity: unknown or unnamed
    std::vector<names::EntityIndex> further_persons;   // "X and Y said": Y
    std::vector<names::EntityIndex> about;             // entities spoken about inside the words
    Rule rule = Rule::none;
    std::uint16_t confidence = 0;           // thousandths: how likely the right person is named
};

// Quotation marks around something that nobody said there. unsaid: the article tells that it was not said, or might be. Frozen: the names are printed.
enum class OtherKind : std::uint8_t { unclassified = 0, title = 1, nickname = 2, slogan = 3, term = 4, scare = 5, name = 6, unsaid = 7 };
std::string_view other_kind_name(OtherKind kind);

struct QuotedMatter {
    base::TextSpan span;  // marks left out
    OtherKind kind = OtherKind::unclassified;
};

}  // namespace verbatim::quotes
