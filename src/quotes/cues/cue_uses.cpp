#include "quotes/cues/cue_uses.h"

#include <algorithm>
#include <optional>

#include "language/trees.h"
#include "quotes/cues/mentions.h"
#include "quotes/cues/silence.h"

namespace verbatim::quotes {

using language::base_form;
using language::Cue;
using language::Document;
using language::gerund;
using language::Lexicon;
using language::no_token;
using language::participle;
using language::past;
using language::Sentence;
using language::third_person;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::TokenSyntax;
using language::WordClass;

namespace {

constexpr TokenIndex cue_window = 60;  // tokens looked at on either side of a cue

class Finder {
  public:
    Finder(const Document& document, base::TextSpan credit) : document_(document), lexicon_(*document.lexicon), traits_(lexicon_.traits()), credit_(credit) {}

    std::vector<CueUse> find() {
        uses_.reserve(static_cast<std::size_t>(std::count_if(document_.tokens.begin(), document_.tokens.end(), [](const Token& token) {
            return token.is_word() && (token.info.cue != 0 || token.info.is_any(WordClass::according | WordClass::nominal));
        })));
        for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
            sentence_ = document_.sentences[s];
            first_use_ = uses_.size();
            for (TokenIndex t = sentence_.first; t < sentence_.last; ++t) {
                const Token& token = document_.tokens[t];
                if (!token.is_word() || credit_.overlaps(token.span)) continue;
                if (token.is(WordClass::according)) add_according(s, t);
                else if (is_possessed_source(t)) add_possessed_source(s, t);
                else if (const std::size_t phrase = source_phrase(t); phrase != 0) add_source_phrase(s, t, traits_.source_phrases[phrase - 1]);
                else if (is_statement_noun(t) && add_statement(s, t)) continue;
                else if (token.info.cue != 0 && !is_part_of_name(t)) add_verb(s, t);
                else if (token.is(WordClass::nominal)) add_noun(s, t);
            }
        }
        return std::move(uses_);
    }

  private:
    const Token& at(TokenIndex token) const { return document_.tokens[token]; }
    std::string_view word(TokenIndex token) const { return document_.word(token); }
    TokenIndex floor_of(TokenIndex token) const {
        return token > cue_window ? std::max(sentence_.first, token - cue_window) : sentence_.first;
    }
    TokenIndex ceiling_of(TokenIndex token) const { return std::min(sentence_.last, token + cue_window); }

    // "The Washington Post", "the United States": a capitalised word is a cue only at the sentence's beginning and in a
    // headline, where all words have capitals.
    bool is_part_of_name(TokenIndex t) const {
        return at(t).capitalised && t != sentence_.first && sentence_.paragraph != 0;
    }

    // "according to X", "laut X"; German "X zufolge" names its source before it.
    void add_according(std::uint32_t s, TokenIndex t) {
        CueUse use = make(s, t, CueKind::according);
        if (traits_.according_after_words.has(word(t)) && !follows_words(t)) return;
        if (traits_.according_may_be_ordinal && is_ordinal(t)) return;
        if (traits_.according_postpositions.has(word(t))) {
            propose(use, phrase_before(document_, floor_of(t), t), Tie::according);
        } else {
            if (t + 1 < sentence_.last && traits_.according_to.has(word(t + 1))) use.last = t + 2;
            propose(use, with_name_behind(phrase_at(document_, use.last, ceiling_of(t))), Tie::according);
        }
        if (use.subject_count > 0) uses_.push_back(use);
    }

    // "o segundo turno", "em segundo lugar"
    bool is_ordinal(TokenIndex t) const {
        return t > sentence_.first && at(t - 1).is_word() && at(t - 1).info.is_any(WordClass::determiner | WordClass::possessive | WordClass::preposition);
    }

    // Which source phrase begins at `t`, counted from 1, the first that does; 0: none. "nach Einschätzung von", "nach Angaben"
    std::size_t source_phrase(TokenIndex t) const {
        for (std::size_t p = 0; p < traits_.source_phrases.size(); ++p)
            if (begins_with(t, traits_.source_phrases[p])) return p + 1;
        return 0;
    }

    bool begins_with(TokenIndex t, const language::SourcePhrase& phrase) const {
        if (phrase.empty() || sentence_.last - t < phrase.size()) return false;
        for (std::size_t i = 0; i < phrase.size(); ++i, ++t) {
            const auto fits = [&](std::string_view wanted) {
                if (wanted == "*") return at(t).is(WordClass::nominal);
                return i == 0 ? opens_with(word(t), wanted) : word(t) == wanted;
            };
            if (!at(t).is_word() || std::none_of(phrase[i].begin(), phrase[i].end(), fits)) return false;
        }
        return true;
    }

    // по ее словам: the possessive names the source.
    bool is_possessed_source(TokenIndex t) const {
        return !traits_.possessed_sources.empty() && at(t).is(WordClass::possessive) && t + 1 < sentence_.last && traits_.possessed_sources.has(word(t + 1));
    }

    void add_possessed_source(std::uint32_t s, TokenIndex t) {
        CueUse use = make(s, t + 1, CueKind::according);
        if (t > sentence_.first && at(t - 1).is_word() && at(t - 1).is(WordClass::preposition)) use.first = t - 1;
        propose(use, {t, t + 1, t + 1, PhraseForm::pronoun}, Tie::according);
        uses_.push_back(use);
    }

    // Whether the words are the same but for the first letter's case.
    bool is_modal(std::string_view word) const {
        return std::any_of(traits_.modals.begin(), traits_.modals.end(), [&](std::string_view modal) { return opens_with(word, modal); });
    }

    static bool opens_with(std::string_view word, std::string_view lower) {
        if (word == lower) return true;
        if (word.size() != lower.size() || static_cast<unsigned char>(lower[0]) < 0x80) return word.size() == lower.size() && (word[0] | 0x20) == lower[0] && word.substr(1) == lower.substr(1);
        std::string folded;
        language::lower_into(word, folded);
        return folded == lower;
    }

    // The cue is the phrase up to its nominal; where it has none, all of it.
    void add_source_phrase(std::uint32_t s, TokenIndex t, const language::SourcePhrase& phrase) {
        CueUse use = make(s, t, CueKind::according);
        const TokenIndex owner = t + static_cast<TokenIndex>(phrase.size());
        use.last = owner;
        for (TokenIndex i = 0; i < phrase.size(); ++i)
            if (phrase[i].has("*")) use.last = t + i + 1;
        propose(use, with_name_behind(phrase_at(document_, owner, ceiling_of(t))), Tie::according);
        if (use.subject_count > 0) uses_.push_back(use);
    }

    // „…“, so der Minister
    bool follows_words(TokenIndex t) const {
        return t > sentence_.first && (at(t - 1).kind == TokenKind::comma || at(t - 1).kind == TokenKind::quoted);
    }

    // "his statement", "Trump’s remarks": the owner speaks.
    void add_noun(std::uint32_t s, TokenIndex t) {
        TokenIndex owner = t;
        while (owner > floor_of(t) && at(owner - 1).is_word() && at(owner - 1).info.classes == 0) --owner;
        if (owner == sentence_.first) return;
        CueUse use = make(s, t, CueKind::noun);
        const Token& before = at(owner - 1);
        if (before.is_word() && before.is(WordClass::possessive)) {
            propose(use, {owner - 1, owner, owner, PhraseForm::pronoun}, Tie::genitive);
        } else if (before.kind == TokenKind::clitic && before.is(WordClass::possessive)) {
            propose(use, phrase_before(document_, floor_of(t), owner - 1), Tie::genitive);
        }
        if (use.subject_count > 0) uses_.push_back(use);
    }

    bool is_statement_noun(TokenIndex t) const {
        if (traits_.statement_nouns.empty()) return false;
        if (t != sentence_.first) return traits_.statement_nouns.has(word(t));
        std::string lower;
        language::lower_into(word(t), lower);
        return traits_.statement_nouns.has(lower);
    }

    // "a warning from the chief economist that …", "her claim that …": only a clause tells what was said.
    bool add_statement(std::uint32_t s, TokenIndex t) {
        const auto opens_clause = [&](TokenIndex next) { return next < sentence_.last && traits_.declarative_complementizers.has(word(next)); };
        const std::size_t before = uses_.size();
        if (opens_clause(t + 1)) {
            add_noun(s, t);
        } else if (t + 1 < sentence_.last && traits_.statement_links.has(word(t + 1))) {
            CueUse use = make(s, t, CueKind::noun);
            const Phrase phrase = phrase_at(document_, t + 2, ceiling_of(t));
            if (phrase && opens_clause(phrase.last)) propose(use, phrase, Tie::genitive);
            if (use.subject_count > 0) uses_.push_back(use);
        }
        return uses_.size() > before;
    }

    void add_verb(std::uint32_t s, TokenIndex t) {
        CueUse use = make(s, t, CueKind::verb);
        use.cue = at(t).info.cue;
        use.forms = at(t).info.forms;
        const TokenIndex floor = floor_of(t);
        bool has_be = false, has_auxiliary = false, has_to = false;
        TokenIndex enclitic = t + 1 < sentence_.last && is_enclitic(t + 1) ? t + 1 : no_token;  // dit-elle
        TokenIndex i = t;
        while (i > floor) {
            const Token& token = at(i - 1);
            const bool person = token.capitalised && (use.forms & base_form) == 0 && is_modal(word(i - 1));  // May said
            const bool auxiliary = !person && (token.is_word() || token.kind == TokenKind::clitic) && token.is(WordClass::auxiliary);
            const bool negation = token.info.is(WordClass::negation) && !token.is(WordClass::determiner);
            if (!has_auxiliary && i > floor + 1 && is_enclitic(i - 1) && at(i - 2).is(WordClass::auxiliary)) {  // a-t-il déclaré
                enclitic = i - 1;
            } else if (auxiliary) {
                has_auxiliary = true;
                has_be = has_be || traits_.be_forms.has(word(i - 1)) || token.kind == TokenKind::clitic;
                use.modal = use.modal || traits_.modals.has(word(i - 1));
            } else if (traits_.infinitive_markers.has(word(i - 1)) && (use.forms & base_form) != 0 && !has_to) {
                has_to = true;
                --i;
                break;
            } else if (!is_adverb(document_, i - 1) && !negation) {
                break;
            }
            use.negated = use.negated || negation;
            --i;
        }
        use.first = has_auxiliary || has_to ? i : t;
        if (has_auxiliary) while (use.first < t && is_adverb(document_, use.first)) ++use.first;
        const bool is_gerund = use.forms == gerund;
        const bool accused = i > floor && i == t && traits_.passive_verbs.has(word(i - 1));  // stands accused of
        const bool reflexive = has_be && use.first > sentence_.first && traits_.reflexives.has(word(use.first - 1));  // s'est dit
        use.passive = ((has_be && !reflexive) || accused) && (use.forms & participle) != 0 && !is_gerund;
        const bool finite = has_auxiliary || has_to || (use.forms & (past | third_person | gerund)) != 0;
        if (traits_.finite_forms_only && !finite) return;
        if (!has_auxiliary && !has_to && is_noun(use, i)) return;
        if (lexicon_.cue(use.cue).quotes_object) {
            if (propose_cited(use)) return;
            TokenIndex ceiling = use.last;
            while (ceiling < ceiling_of(t) && at(ceiling).kind != TokenKind::quoted) ++ceiling;
            propose(use, phrase_at(document_, use.last, ceiling), Tie::inverted);
            if (use.subject_count > 0) uses_.push_back(use);
            return;
        }
        if (enclitic != no_token) {
            propose(use, {enclitic, enclitic + 1, enclitic + 1, PhraseForm::pronoun}, Tie::inverted);
        } else {
            propose_subjects(use, i, has_auxiliary, has_to, is_gerund);
            propose_by_tree(use);
            drop_second_speakers(use);
        }
        if (const TokenIndex end = silence_end(document_, sentence_, use); end != no_token) {
            silence_ = {end, use.subject_count > 0 ? use.subjects[0].phrase : Phrase{}};
            return;
        }
        use.finite = finite && !is_gerund;
        if (use.subject_count > 0 || !use.passive) uses_.push_back(use);
    }

    // „…“, wird X zitiert: whoever stands between the auxiliary of the passive and the verb.
    bool propose_cited(CueUse& use) {
        constexpr TokenIndex reach = 8;
        for (TokenIndex a = use.head; a > sentence_.first && use.head - a < reach; --a) {
            if (!at(a - 1).is_word() || !traits_.be_forms.has(word(a - 1))) continue;
            propose(use, phrase_at(document_, a, use.head), Tie::before);
            if (use.subject_count == 0) return false;
            use.first = a - 1;
            uses_.push_back(use);
            return true;
        }
        return false;
    }

    // A pronoun that hangs on the verb before it: dit-elle, ajoute-t-il.
    bool is_enclitic(TokenIndex t) const {
        const std::uint32_t start = at(t).span.start;
        return !traits_.enclitics.empty() && at(t).is(WordClass::subject_pronoun) && start > 0 && document_.text[start - 1] == '-';
    }

    // What stands before a noun is no cue, nor is an order; else a noun has to look like one, and its tag has to agree.
    bool is_noun(const CueUse& use, TokenIndex i) const {
        if (!document_.parsed(use.head)) return looks_like_noun(use, i);
        const TokenSyntax& syntax = document_.syntax[use.head];
        if (syntax.relation == language::Relation::amod || syntax.relation == language::Relation::compound) return true;
        const bool imperative = i == sentence_.first && (use.forms & base_form) != 0 && (use.forms & past) == 0;  // Write the text here
        return imperative || (syntax.tag != language::UniversalTag::verb && looks_like_noun(use, i));
    }

    // "the claims", "their offer", "a reported deal": a word after a determiner or an adjective is no verb.
    bool looks_like_noun(const CueUse& use, TokenIndex i) const {
        if (i == sentence_.first) return (use.forms & (base_form | third_person)) != 0 && traits_.bare_forms_may_be_nouns;
        const Token& before = at(i - 1);
        if (before.is_word() && before.info.is_any(WordClass::determiner | WordClass::possessive)) {
            const bool pronoun = before.info.is_any(WordClass::subject_pronoun | WordClass::relative) ||
                                 word(i - 1) == "this" || counts_alone(i - 1) || traits_.relating_words.has(word(i - 1)) ||
                                 ((word(i - 1) == "others" || word(i - 1) == "many") && use.forms != third_person);  // many promises
            return !pronoun;
        }
        if (before.kind == TokenKind::clitic && before.is(WordClass::possessive)) return true;
        if (traits_.finite_forms_only && before.is_word() && before.is(WordClass::preposition)) return true;  // tendo em conta
        const bool bare = (use.forms & (base_form | third_person)) != 0 && (use.forms & past) == 0;
        if (!bare || !traits_.bare_forms_may_be_nouns) return false;
        if (before.is_word() && before.info.is_any(WordClass::preposition | WordClass::conjunction)) {
            return before.is(WordClass::preposition);
        }
        // "tax calls": a lower-case noun without a plural s before a base form.
        if ((use.forms & base_form) != 0 && (use.forms & third_person) == 0 && before.is_word() &&
            !before.info.is_any(WordClass::subject_pronoun | WordClass::relative)) {
            const std::string_view noun = word(i - 1);
            return before.info.classes == 0 && !noun.empty() && noun.back() != 's' && noun != "people" && !before.capitalised;
        }
        return false;
    }

    // "the mother of three | replied", "one of those | said"
    bool counts_alone(TokenIndex t) const {
        if (t <= sentence_.first + 1 || word(t - 1) != "of" || at(t).is(WordClass::possessive)) return false;
        return word(t) != "the" && word(t) != "a" && word(t) != "an";
    }

    void propose_subjects(CueUse& use, TokenIndex i, bool has_auxiliary, bool has_to, bool is_gerund) {
        const TokenIndex t = use.head, floor = floor_of(t);
        if (use.passive) {  // "was told by X"; without an agent nobody is named
            propose_agent(use);
            return;
        }
        if (has_to) {
            propose_earlier(use, i, Tie::infinitive);
            return;
        }
        if (is_gerund && !has_auxiliary) {
            propose(use, phrase_before(document_, floor, i), Tie::before);  // with Tokayev saying
            propose_earlier(use, i, Tie::participle);
            return;
        }
        i = skip_time(i, floor);
        if (i == silence_.end && silence_.subject) {
            propose(use, silence_.subject, Tie::parenthesis);  // A curator who asked not to be named | said
        } else if (i > floor) {
            const Token& before = at(i - 1);
            if (before.is_word() && before.is(WordClass::relative)) {
                propose_relative(use, i - 1);
            } else if (before.kind == TokenKind::comma || before.kind == TokenKind::close_bracket ||
                       before.kind == TokenKind::dash) {
                propose_before_parenthesis(use, i - 1);
            } else if (before.is_word() && before.is(WordClass::conjunction)) {
                propose_earlier(use, i - 1, Tie::coordinated);
            } else {
                propose(use, phrase_before(document_, floor, i), Tie::before);
            }
        }
        if ((!has_auxiliary || traits_.inverts_without_mark) && (use.forms & (past | third_person | base_form | (has_auxiliary ? participle : 0))) != 0) propose_inverted(use, i);  // a déclaré X
        if (use.subject_count > 0) propose_first_phrase(use, floor, i, Tie::opening);
    }

    // Both A and her rival, B, said: B speaks with A and not in A's place.
    void drop_second_speakers(CueUse& use) const {
        for (std::size_t s = 0; s < use.subject_count; ++s) {
            const base::TextSpan second = mention_of(document_, use.subjects[s].phrase).second;
            if (second.empty() || second.end <= at(use.subjects[s].phrase.last - 1).span.end) continue;
            std::uint8_t kept = 0;
            for (std::size_t k = 0; k < use.subject_count; ++k) {
                const Phrase& phrase = use.subjects[k].phrase;
                const bool within = k != s && phrase.first >= use.subjects[s].phrase.head_last && phrase.last <= use.first && at(phrase.last - 1).span.end <= second.end;
                if (within) continue;
                if (kept != k) use.subjects[kept] = use.subjects[k];
                ++kept;
            }
            use.subject_count = kept;
            return;
        }
    }

    // What the tree has for its subject, where no phrase proposed so far has it.
    void propose_by_tree(CueUse& use) {
        const language::TreeSubject found = subject_of(document_, use.head);
        const TokenIndex subject = found.token;
        if (use.passive && found.way != language::SubjectWay::agent) return;  // whoever is accused says nothing
        if (subject == no_token || subject == use.head || at(subject).kind == TokenKind::quoted) return;
        for (std::size_t s = 0; s < use.subject_count; ++s)
            if (subject >= use.subjects[s].phrase.first && subject < use.subjects[s].phrase.head_last) return;
        TokenIndex first = subject;
        while (first > sentence_.first && belongs_to_noun(first - 1, subject)) --first;
        const TokenIndex ceiling = subject < use.head ? use.head : ceiling_of(subject);
        Phrase phrase = phrase_at(document_, first, ceiling);
        if (!phrase || subject < phrase.first || subject >= phrase.head_last) phrase = phrase_before(document_, first, subject + 1);
        if (phrase && subject >= phrase.first && subject < phrase.head_last) propose(use, phrase, Tie::tree);
        else if (document_.syntax[subject].tag == language::UniversalTag::propn) propose(use, {subject, subject + 1, subject + 1, PhraseForm::name}, Tie::tree);  // May said
    }

    // Determiners, adjectives and parts of names before their noun.
    bool belongs_to_noun(TokenIndex token, TokenIndex noun) const {
        using language::Relation;
        const TokenSyntax& syntax = document_.syntax[token];
        if (syntax.head == no_token || syntax.head < token || syntax.head > noun) return syntax.head == noun;
        return syntax.relation == Relation::det || syntax.relation == Relation::amod || syntax.relation == Relation::compound || syntax.relation == Relation::nummod ||
               syntax.relation == Relation::nmod_poss || syntax.relation == Relation::flat || syntax.relation == Relation::case_ || syntax.relation == Relation::nmod;
    }

    // "was told by X"
    void propose_agent(CueUse& use) {
        for (TokenIndex j = use.last; j < ceiling_of(use.head) && j < use.last + 4; ++j) {
            if (!traits_.agent_prepositions.has(word(j))) continue;
            propose(use, phrase_at(document_, j + 1, ceiling_of(use.head)), Tie::agent);
            return;
        }
    }

    // "Trump on Tuesday | said"
    TokenIndex skip_time(TokenIndex i, TokenIndex floor) const {
        TokenIndex j = i;
        while (j > floor && at(j - 1).is_word() && at(j - 1).is(WordClass::time)) --j;
        if (j == i) return i;
        while (j > floor && at(j - 1).is_word() && traits_.time_leads.has(word(j - 1))) --j;
        return j;
    }

    void propose_relative(CueUse& use, TokenIndex relative) {
        TokenIndex end = relative;
        if (end > floor_of(use.head) && at(end - 1).kind == TokenKind::comma) --end;
        Phrase phrase = phrase_before(document_, floor_of(use.head), end);
        if (!phrase) phrase = {relative, relative + 1, relative + 1, PhraseForm::pronoun};
        propose(use, phrase, Tie::relative);
        if (use.subject_count > 0) use.subjects[use.subject_count - 1u].relative = relative;
    }

    // "Tokayev, 71, the president of Kazakhstan, | said": each comma to the left may end the subject.
    void propose_before_parenthesis(CueUse& use, TokenIndex closing) {
        const TokenIndex floor = floor_of(use.head);
        if (at(closing).kind == TokenKind::close_bracket) {
            TokenIndex open = closing;
            while (open > floor && at(open).kind != TokenKind::open_bracket) --open;
            if (open > floor) propose(use, phrase_before(document_, floor, open), Tie::parenthesis);
            return;
        }
        for (TokenIndex j = closing; j > floor && use.subject_count < 3; --j) {
            const TokenKind kind = at(j - 1).kind;
            if (kind == TokenKind::quoted || kind == TokenKind::stop) break;
            if (kind != at(closing).kind) continue;
            propose(use, phrase_before(document_, floor, j - 1), Tie::parenthesis);
        }
    }

    // The subject of a verb before this one: of the latest finite cue in the sentence, and the sentence's first phrase.
    void propose_earlier(CueUse& use, TokenIndex i, Tie tie) {
        for (std::size_t u = uses_.size(); u > first_use_ && u + 3 > uses_.size(); --u) {
            const CueUse& earlier = uses_[u - 1];
            if (earlier.subject_count == 0 || earlier.kind != CueKind::verb || earlier.head + cue_window < use.head) continue;
            propose(use, earlier.subjects[0].phrase, tie);
            if (use.subject_count > 0) use.subjects[use.subject_count - 1u].relative = earlier.subjects[0].relative;
            break;
        }
        const TokenIndex floor = floor_of(use.head);
        // The subjects of other verbs, from the nearest: the phrase before an auxiliary or a frequent verb.
        for (TokenIndex j = i; j > floor + 1 && use.subject_count < 3; --j) {
            const Token& verb = at(j - 1);
            const bool finite = is_verb_like(document_, j - 1) || ((verb.is_word() || verb.kind == TokenKind::clitic) &&
                                                                 verb.info.is_any(WordClass::auxiliary | WordClass::verb));
            if (finite) propose(use, phrase_before(document_, floor, j - 1), tie);
        }
        propose_first_phrase(use, floor, i, tie);
    }

    void propose_first_phrase(CueUse& use, TokenIndex floor, TokenIndex i, Tie tie) {
        for (TokenIndex j = floor; j < i && use.subject_count < 4; ++j) {
            if (!opens_subject(document_, j)) continue;
            if (j > floor && at(j - 1).is_word() && at(j - 1).is(WordClass::preposition)) {
                while (j + 1 < i && at(j).kind != TokenKind::comma) ++j;  // past "In Ohio,"
                continue;
            }
            propose(use, phrase_at(document_, j, i), tie);
            return;
        }
    }

    // “…,” said X · “…,” says former Rep. X · , said X
    void propose_inverted(CueUse& use, TokenIndex i) {
        const Cue& cue = lexicon_.cue(use.cue);
        if (!cue.inverts) return;
        if (i > sentence_.first) {
            const TokenKind kind = at(i - 1).kind;
            const bool after_words = kind == TokenKind::quoted || kind == TokenKind::comma || kind == TokenKind::dash ||
                                     kind == TokenKind::colon || kind == TokenKind::stop || kind == TokenKind::other;
            if (!after_words && !traits_.inverts_without_mark) return;
        }
        TokenIndex start = use.last;
        const auto opens_time = [&](TokenIndex t) {  // dijo el martes la alcaldesa
            return traits_.frames && t + 1 < sentence_.last && at(t).is_word() && traits_.time_leads.has(word(t)) && at(t + 1).is_word() && at(t + 1).is(WordClass::time);
        };
        while (start < sentence_.last && (is_adverb(document_, start) || at(start).is(WordClass::time) || opens_time(start) || (at(start).is_word() && traits_.reflexives.has(word(start))))) ++start;
        if (cue.cue_class == "gesture" && start + 1 < sentence_.last && at(start).is_word() && (word(start) == "off" || word(start) == "in" || word(start) == "out") && at(start + 1).capitalised) ++start;  // signed off X
        if (cue.cue_class == "read" && start + 1 < sentence_.last && traits_.expletives.has(word(start))) ++start;  // heißt es auf der Webseite
        if (traits_.frames && cue.cue_class == "read" && start < sentence_.last && at(start).is_word() && at(start).is(WordClass::preposition)) ++start;  // йдеться в заяві
        Phrase phrase = with_name_behind(phrase_at(document_, start, ceiling_of(use.head)));
        if (!phrase && traits_.names_bend && start + 2 < sentence_.last && at(start).is_word() && traits_.place_prepositions.has(word(start)) && at(start + 1).is_word())
            phrase = phrase_at(document_, start + 2, ceiling_of(use.head));  // зауважив у Telegram Федоров
        if (phrase) propose(use, phrase, Tie::inverted);
    }

    // According to the contractor, Keller & Sons, the cable …: the organisation between the commas. A person there is as often whom the words are about.
    Phrase organisation_behind(Phrase phrase) const {
        constexpr TokenIndex longest_name = 6;
        if (phrase.form != PhraseForm::description || phrase.last + 2 >= sentence_.last || at(phrase.last).kind != TokenKind::comma) return phrase;
        const TokenIndex first = phrase.last + 1;
        TokenIndex end = first;
        bool organisation = false;
        for (; end < std::min(sentence_.last, first + longest_name) && is_nominal(document_, end) && (at(end).capitalised || at(end).kind == TokenKind::other); ++end)
            organisation = organisation || at(end).name == language::NameKind::organisation || at(end).kind == TokenKind::other;
        const bool closes = end > first && end + 1 < sentence_.last && at(end).kind == TokenKind::comma && at(end + 1).is_word() && !at(end + 1).info.is_any(WordClass::relative | WordClass::preposition | WordClass::conjunction);
        return organisation && closes ? Phrase{first, end, end, PhraseForm::name} : phrase;
    }

    // "la présidente du syndicat, Solange Kervadec": the name behind a description belongs to it.
    Phrase with_name_behind(Phrase phrase) const {
        if (phrase && !traits_.noun_leads_phrase && !traits_.frames) return organisation_behind(phrase);
        if (!phrase || !traits_.noun_leads_phrase || phrase.form != PhraseForm::description || at(phrase.last - 1).name == language::NameKind::person) return phrase;
        constexpr TokenIndex longest_name = 5;
        const auto is_name = [&](TokenIndex t) { return at(t).is_word() && (at(t).capitalised || at(t).name == language::NameKind::person); };
        TokenIndex comma = phrase.last;  // المتحدث باسمها، بيت جوست
        while (comma < sentence_.last && comma < phrase.last + 2 && at(comma).is_word() && at(comma).is(WordClass::preposition)) ++comma;
        const bool beside = comma > phrase.last && comma < sentence_.last && is_name(comma);  // المتحدث باسمها وائل الكرداسي
        if (!beside && (comma + 1 >= sentence_.last || at(comma).kind != TokenKind::comma || !is_name(comma + 1))) return phrase;
        if (beside) --comma;
        TokenIndex end = comma + 1;
        while (end < std::min(sentence_.last, comma + 1 + longest_name) && (is_name(end) || (at(end).is_word() && at(end).is(WordClass::preposition)))) ++end;
        while (end > comma + 1 && !is_name(end - 1)) --end;
        const bool closes = end >= sentence_.last || !at(end).is_word() || at(end).info.is_any(WordClass::preposition | WordClass::conjunction | WordClass::subordinator);
        if (!closes) return phrase;
        phrase.last = phrase.head_last = end;
        phrase.form = PhraseForm::name;
        return phrase;
    }

    CueUse make(std::uint32_t s, TokenIndex t, CueKind kind) const {
        CueUse use;
        use.sentence = s;
        use.head = use.first = t;
        use.last = t + 1;
        use.subjects[0].phrase = {t, t, t, PhraseForm::none};  // where none is told
        use.kind = kind;
        return use;
    }

    void propose(CueUse& use, const Phrase& phrase, Tie tie) const {
        if (!phrase || use.subject_count >= use.subjects.size()) return;
        if (phrase.last - phrase.first == 1 && traits_.expletives.has(word(phrase.first)) && use.kind == CueKind::verb && lexicon_.cue(use.cue).cue_class == "read") return;  // hieß es
        if (phrase.last - phrase.first == 1 && (traits_.relating_words.has(word(phrase.first)) || traits_.elisions.has(word(phrase.first)))) return;  // Об этом пишет X, comme l'a dit X
        if (use.kind == CueKind::verb && tie != Tie::agent && !(tie == Tie::inverted && lexicon_.cue(use.cue).cue_class == "read") && is_adjunct(document_, phrase)) return;
        for (std::size_t k = 0; k < use.subject_count; ++k) {
            if (use.subjects[k].phrase.first == phrase.first) return;
        }
        Subject& subject = use.subjects[use.subject_count];
        subject = {};
        subject.phrase = phrase;
        subject.tie = tie;
        subject.rank = use.subject_count++;
    }

    struct Silence {
        TokenIndex end = no_token;
        Phrase subject;
    };

    const Document& document_;
    const Lexicon& lexicon_;
    const language::Traits& traits_;
    base::TextSpan credit_;
    Silence silence_;  // the last that was met
    Sentence sentence_;
    std::vector<CueUse> uses_;
    std::size_t first_use_ = 0;  // first use of the sentence at hand
};

}  // namespace

std::string_view tie_name(Tie tie) {
    switch (tie) {
        case Tie::before: return "before";
        case Tie::parenthesis: return "parenthesis";
        case Tie::relative: return "relative";
        case Tie::participle: return "participle";
        case Tie::infinitive: return "infinitive";
        case Tie::coordinated: return "coordinated";
        case Tie::inverted: return "inverted";
        case Tie::agent: return "agent";
        case Tie::according: return "according";
        case Tie::genitive: return "genitive";
        case Tie::opening: return "opening";
        case Tie::tree: return "tree";
    }
    return "";
}

std::vector<CueUse> find_cue_uses(const Document& document, base::TextSpan credit) { return Finder(document, credit).find(); }

}  // namespace verbatim::quotes
