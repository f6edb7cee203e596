// Whom a pronoun means: candidates before it, each with a score in thousandths of a logit.
//
// Hobbs's preferences (recency, subject before object, gender and number) as a small linear model: its features are
// questions of yes or no or small counts, its weights integers learnt once, listed in antecedents.cpp with how they were
// learnt. The score difference to the next candidate gives the confidence.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "names/entity.h"
#include "names/extract.h"
#include "names/words.h"

namespace verbatim::names {

enum class Pronoun : std::uint8_t { none, he, she, it, they, first, relative };

// The pronoun that the word is, in any case and declension: "She", "his", "himself".
Pronoun pronoun_of(const Word& word);

struct PronounContext {
    base::TextSpan mention;
    Pronoun pronoun = Pronoun::none;
    EntityIndex previous_speaker = no_entity;
};

// The likeliest antecedent among the last uses before the pronoun (at most 40 are looked at).
Resolution resolve_pronoun(const ArticleNames& names, const PronounContext& context, const std::vector<base::TextSpan>& quoted);

// The ordinal of the sentence that holds `offset`.
std::uint32_t sentence_at(const ArticleNames& names, std::uint32_t offset);

// Index of the first use that starts at or after `offset`.
std::size_t first_use_from(const ArticleNames& names, std::uint32_t offset);

bool is_quoted(const std::vector<base::TextSpan>& quoted, std::uint32_t offset);

}  // namespace verbatim::names
