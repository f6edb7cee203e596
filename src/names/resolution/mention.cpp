#include "names/resolution/mention.h"

#include <algorithm>

#include "names/resolution/antecedents.h"
#include "names/shared_title.h"

namespace verbatim::names {

using language::EntryClass;
using language::read_words;
using language::Word;
namespace gap = language::gap;

namespace {

using enum EntryClass;

// Words of the phrase's own grammar that do not end it.
bool known_noun(const Word& word) { return word.is_any(role, group, document, organisation_noun, unnamed); }

bool inside_phrase(const Word& word, const Word& before) {
    if (word.upper() || word.is_any(role, role_modifier, title, group, document, organisation_noun, unnamed))
        return true;
    if (known_noun(before)) return false;  // "report released last year"
    return !word.is_any(preposition, verb) && !(word.is(plain) && !word.is(determiner));
}

// End of the noun phrase that begins at `first`.
std::size_t end_of_phrase(const std::vector<Word>& words, std::size_t first) {
    std::size_t end = first + 1;
    for (; end < words.size(); ++end) {
        const Word& word = words[end];
        if ((word.gap & ~(gap::ampersand | gap::dash | gap::slash)) != 0) break;
        if (inside_phrase(word, words[end - 1])) continue;
        // "Secretary of State John Kerry"
        const bool goes_on = word.is(preposition) && words[end - 1].as_written->classes.has(title) &&
                             end + 1 < words.size() && words[end + 1].upper();
        if (!goes_on) break;
    }
    return end;
}

class Parser {
  public:
    Parser(std::string_view text, const ArticleNames& names, const std::vector<Word>& words)
        : text_(text), names_(names), words_(words) {
        first_use_ = first_use_from(names, words.front().span.start);
        last_use_ = first_use_;
        while (last_use_ < names.uses.size() && names.uses[last_use_].span.start < words.back().span.end) ++last_use_;
    }

    MentionParts parse() {
        MentionParts parts;
        std::size_t end = end_of_phrase(words_, 0);
        if (const std::size_t name = name_of_shared_title(end); name < words_.size()) end = end_of_phrase(words_, name);
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
                const bool person =
                    use != no_use && names_.entities[names_.uses[use].entity].kind == EntityKind::person;
                if (person && !words_[next - 1].possessive) parts.name = use;
            }
            if (parts.complement == no_use && use_at(i) != no_use) parts.complement = use_at(i);
        }
        return parts;
    }

    // For name_behind: the first noun phrase goes on past `mention_end` to a name.
    std::size_t name_past(std::uint32_t mention_end) const {
        std::size_t end = end_of_phrase(words_, 0);
        extend_over_name(end);
        const std::size_t use = use_at(end - 1);
        return use != no_use && names_.uses[use].span.start >= mention_end ? use : no_use;
    }

  private:
    // The use that the word is part of.
    std::size_t use_at(std::size_t word) const {
        for (std::size_t use = first_use_; use < last_use_; ++use) {
            if (names_.uses[use].span.covers(words_[word].span)) return use;
        }
        return no_use;
    }

    // "Water and Agriculture Minister Jane Roe", cut at "and": the first word of the name; else the number of words.
    std::size_t name_of_shared_title(std::size_t link) const {
        if (link >= words_.size() || use_at(link - 1) != no_use) return words_.size();
        for (std::size_t i = link + 1; i < words_.size(); ++i) {
            const std::size_t use = use_at(i);
            if (use == no_use) continue;
            const bool person = names_.entities[names_.uses[use].entity].kind == EntityKind::person;
            return person && is_within_title(text_, words_, link, i) ? i : words_.size();
        }
        return words_.size();
    }

    // A name may hold what ends other phrases ("Citizens for Tax Justice").
    void extend_over_name(std::size_t& end) const {
        for (std::size_t use = use_at(end - 1);
             end < words_.size() && use != no_use && names_.uses[use].span.covers(words_[end].span);)
            ++end;
    }

    std::string_view text_;
    const ArticleNames& names_;
    const std::vector<Word>& words_;
    std::size_t first_use_ = 0, last_use_ = 0;
};

}  // namespace

MentionParts take_apart(std::string_view text, const ArticleNames& names, const std::vector<Word>& words) {
    return Parser(text, names, words).parse();
}

std::size_t name_behind(std::string_view text, const ArticleNames& names, base::TextSpan mention, std::string_view language) {
    constexpr std::size_t reach = 80;  // bytes behind the mention
    const auto end = static_cast<std::uint32_t>(std::min(text.size(), mention.end + reach));
    const auto words = read_words(text, {mention.start, end}, language);
    return words.empty() ? no_use : Parser(text, names, words).name_past(mention.end);
}

}  // namespace verbatim::names
