// Whether an article is an opinion piece, or told by its writer in the first person: what it puts between marks is often argued with.
#pragma once

#include <cstdint>

#include "corpus/article.h"
#include "quotes/analyze.h"

namespace verbatim::quotes {

// Frozen: written to bundles.
enum class Opinion : std::uint8_t {
    none = 0,
    section = 1,       // its section, a tag, its address or its title says so: "opinion", "editorial", "letters"
    first_person = 2,  // "I" and "my" in most parts of it, outside all quotations; asked where traits.tsv lists such words
};

// Precondition: the analysis is the article's. Linear in the text.
Opinion opinion_of(const corpus::Article& article, const Analysis& analysis);

}  // namespace verbatim::quotes
