#include "names/resolution/discourse.h"

#include <algorithm>

#include "language/words.h"
#include "names/resolution/mention.h"

namespace verbatim::names {

using language::EntryClass;
using language::read_words;
using language::Word;

namespace {

using enum EntryClass;

constexpr std::uint32_t opening = 120;  // bytes of a sentence that are read
constexpr int sentences_read = 8;

// The noun phrase that the sentence begins with, when it describes somebody without a name.
base::TextSpan description_at(std::string_view text, const ArticleNames& names, const std::vector<Word>& words) {
    if (words.size() < 2 || !words.front().is(determiner)) return {};
    const MentionParts parts = take_apart(text, names, words);
    if (parts.name != no_use || parts.head == 0 || !words[parts.head].is(role)) return {};
    return {words.front().span.start, words[parts.head].span.end};
}

}  // namespace

Discourse read_discourse(std::string_view text, const ArticleNames& names, const PronounContext& context,
                         const std::vector<base::TextSpan>& quoted, std::string_view language) {
    Discourse discourse;
    discourse.anchor = context.mention.start;
    const base::TextSpan quotation = quotation_before(quoted, context.mention.start);
    if (behind_quotation(quotation, context.mention.start)) discourse.anchor = quotation.start;
    std::uint32_t sentence = sentence_at(names, discourse.anchor);
    for (int read = 0; read < sentences_read && sentence < names.sentence_starts.size(); ++read) {
        const std::uint32_t start = names.sentence_starts[sentence];
        const bool elsewhere = start < discourse.anchor && !is_quoted(quoted, start);
        if (elsewhere) {
            const auto words = read_words(text, {start, std::min(discourse.anchor, start + opening)}, language);
            if (words.empty()) break;
            if (pronoun_of(words.front()) == context.pronoun && !words.front().possessive && !(words.size() > 1 && words.front().is(determiner) && words[1].is_any(role, role_modifier))) {
                discourse.anchor = start;
            } else {
                discourse.description = description_at(text, names, words);
                break;
            }
        }
        if (sentence == 0) break;
        --sentence;
    }
    return discourse;
}

}  // namespace verbatim::names
