// A speaker's mention taken apart: which word heads it, and what stands around the head.
//
//     Trump’s  former  campaign  manager ,  Corey Lewandowski ,  said
//     └ possessor                └ head    └ apposition
//
// The head decides: a name there is the answer, a role or a group there makes the mention a description.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/words.h"
#include "names/entity.h"

namespace verbatim::names {

inline constexpr std::size_t no_use = static_cast<std::size_t>(-1);

struct MentionParts {
    std::size_t head = 0;              // word that heads the first noun phrase
    std::size_t name = no_use;         // the use (index into ArticleNames::uses) that is the head, or stands in apposition to it
    std::size_t possessor = no_use;    // "Trump’s campaign": the use that owns the head
    std::size_t modifier = no_use;     // "a Times article": the use right before the head
    std::size_t complement = no_use;   // "a document on the Trump campaign": the first use behind a preposition
};

// `words` are the mention's, of the article's `text`; not empty. Linear in them.
MentionParts take_apart(std::string_view text, const ArticleNames& names, const std::vector<language::Word>& words);

// The name that a mention's own noun phrase leads to in the text behind it: "Secretary" of "Secretary of State John F. Kerry".
// no_use when there is none. Names behind a comma: apposition.h.
std::size_t name_behind(std::string_view text, const ArticleNames& names, base::TextSpan mention, std::string_view language);

}  // namespace verbatim::names
