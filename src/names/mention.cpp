#include "names/mention.h"

#include "names/antecedents.h"

namespace verbatim::names {
namespace {

using enum WordClass;

// Words of the phrase's own grammar that do not end it.
bool inside_phrase(const Word& word) {
    if (word.upper() || word.is_any(role, role_modifier, title, group, document, organisation_noun, unnamed)) return true;
    return !word.is_any(preposition, verb) && !(word.is(plain) && !word.is(determiner));
}

// End of the noun phrase that begins at `first`.
std::size_t end_of_phrase(const std::vector<Word>& words, std::size_t first) {
    std::size_t end = first + 1;
    for (; end < words.size(); ++end) {
        const Word& word = words[end];
        if ((word.gap & ~(gap::ampersand | gap::dash | gap::slash)) != 0) break;
        if (inside_phrase(word)) continue;
        // "Secretary of State John Kerry"
        const bool goes_on = word.is(preposition) && words[end - 1].as_written.classes.has(title) && end + 1 < words.size() && words[end + 1].upper();
        if (!goes_on) break;
    }
    return end;
}

class Parser {
  public:
    Parser(const ArticleNames& names, const std::vector<Word>& words) : names_(names), words_(words) {
        first_use_ = first_use_from(names, words.front().span.start);
        last_use_ = first_use_;
        while (last_use_ < names.uses.size() && names.uses[last_use_].span.start < words.back().span.end) ++last_use_;
    }

    MentionParts parse() {
        MentionParts parts;
        std::size_t end = end_of_phrase(words_, 0);
        extend_over_name(end);
        parts.head = end - 1;
        parts.name = use_at(parts.head);
        if (parts.name != no_use) return parts;
        for (std::size_t i = 0; i < parts.head; ++i) {
            if (words_[i].possessive && use_at(i) != no_use) parts.possessor = use_at(i);
        }
        if (parts.head > 0) parts.modifier = use_at(parts.head - 1);
        // "his partner at Lenox, Lawrence Cummings"; "Scott’s niece, state Del. Marcia Price"
        for (std::size_t i = end; i < words_.size(); ++i) {
            if (words_[i].gap == gap::comma && parts.name == no_use) {
                std::size_t next = end_of_phrase(words_, i);
                extend_over_name(next);
                const std::size_t use = use_at(next - 1);
                const bool person = use != no_use && names_.entities[names_.uses[use].entity].kind == EntityKind::person;
                if (person && !words_[next - 1].possessive) parts.name = use;
            }
            if (parts.complement == no_use && use_at(i) != no_use) parts.complement = use_at(i);
        }
        return parts;
    }

  private:
    // The use that the word is part of.
    std::size_t use_at(std::size_t word) const {
        for (std::size_t use = first_use_; use < last_use_; ++use) {
            if (names_.uses[use].span.covers(words_[word].span)) return use;
        }
        return no_use;
    }

    // A name may hold what ends other phrases ("Citizens for Tax Justice").
    void extend_over_name(std::size_t& end) const {
        for (std::size_t use = use_at(end - 1); end < words_.size() && use != no_use && names_.uses[use].span.covers(words_[end].span);) ++end;
    }

    const ArticleNames& names_;
    const std::vector<Word>& words_;
    std::size_t first_use_ = 0, last_use_ = 0;
};

}  // namespace

MentionParts take_apart(const ArticleNames& names, const std::vector<Word>& words) { return Parser(names, words).parse(); }

}  // namespace verbatim::names
