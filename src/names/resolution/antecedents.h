// Whom a pronoun means: the names before it, each with a score.
//
// The old preferences (the nearer before the farther, subjects before objects, fitting gender and number, whoever spoke
// last) as a small linear model. Its features are small counts, its weights whole thousandths, learnt once and kept as a
// table in antecedents.cpp, so that a choice can be explained and is the same on every machine. The distance to the next
// candidate gives the confidence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/span.h"
#include "language/words.h"
#include "names/entity.h"
#include "names/extract.h"

namespace verbatim::names {

enum class Pronoun : std::uint8_t { none, he, she, it, they, first, relative };

// The pronoun that the word is, in any case and declension: "She", "his", "himself".
Pronoun pronoun_of(const language::Word& word);

struct PronounContext {
    base::TextSpan mention;
    Pronoun pronoun = Pronoun::none;
    PreviousSpeaker previous;
    std::uint32_t anchor = 0;  // where to look back from: mention.start, or an earlier place (names/resolution/discourse.h)
};

// The features of a candidate, in the order of the weights. Distances are in sentences.
inline constexpr std::size_t antecedent_features = 19;
// All uses of the candidate in reach stand inside quotations.
inline constexpr std::size_t only_quoted_feature = 11;

struct Antecedent {
    EntityIndex entity = no_entity;  // no_entity: whoever the previous speaker's description means
    std::array<std::int8_t, antecedent_features> features{};
    int score = 0;  // thousandths of a logit
};

// The candidates among the last 40 uses before the pronoun, and the previous speaker's description; best first.
std::vector<Antecedent> find_antecedents(const ArticleNames& names, const PronounContext& context,
                                         const std::vector<base::TextSpan>& quoted);

// The best of them, with the confidence that its lead gives.
Resolution resolve_pronoun(const ArticleNames& names, const PronounContext& context, const std::vector<base::TextSpan>& quoted);

// The ordinal of the sentence that holds `offset`.
std::uint32_t sentence_at(const ArticleNames& names, std::uint32_t offset);

// Index of the first use that starts at or after `offset`.
std::size_t first_use_from(const ArticleNames& names, std::uint32_t offset);

// The last quotation that ends before `offset`; empty when there is none.
base::TextSpan quotation_before(const std::vector<base::TextSpan>& quoted, std::uint32_t offset);

// Whether the pronoun at `offset` follows the quotation at once: “One. Two,” he said.
bool behind_quotation(base::TextSpan quotation, std::uint32_t offset);

bool is_quoted(const std::vector<base::TextSpan>& quoted, std::uint32_t offset);

}  // namespace verbatim::names
