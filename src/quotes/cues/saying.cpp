#include "quotes/cues/saying.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "language/trees.h"
#include "quotes/cues/phrases.h"

namespace verbatim::quotes {

using language::Document;
using language::NameKind;
using language::no_token;
using language::Relation;
using language::Sentence;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::TokenSyntax;
using language::Traits;
using language::UniversalTag;
using language::WordClass;
using language::WordList;

namespace {

constexpr TokenIndex saying_window = 60;

class Saying {
  public:
    Saying(const Document& document, const CueUse& use, std::uint8_t subject)
        : document_(document), use_(use), subject_(subject), sentence_(document.sentences[use.sentence]), traits_(document.lexicon->traits()) {
        first_ = use.first > saying_window ? std::max(sentence_.first, use.first - saying_window) : sentence_.first;
        last_ = std::min(sentence_.last, use.last + saying_window);
    }

    bool is_unsaid() const {
        if (use_.kind != CueKind::verb) return false;
        return is_declined() || is_negated() || has_negative_subject() || is_fronted_negation() || is_irrealis() || is_conditional() || is_governed() || is_avoided() || is_question();
    }

  private:
    const Token& at(TokenIndex t) const { return document_.tokens[t]; }
    bool is_tree() const { return document_.parsed(use_.head); }

    bool can_be(TokenIndex t) const { return t >= first_ && t < last_ && (at(t).is_word() || at(t).kind == TokenKind::clitic); }
    std::string lower(TokenIndex t) const {
        std::string word;
        language::lower_into(document_.word(t), word);
        return word;
    }
    bool is(TokenIndex t, const WordList& words) const { return can_be(t) && !words.empty() && words.has(lower(t)); }
    bool is(TokenIndex t, std::initializer_list<std::string_view> words) const {
        return can_be(t) && std::find(words.begin(), words.end(), lower(t)) != words.end();
    }
    bool has_comma(TokenIndex first, TokenIndex last) const {
        for (TokenIndex t = first; t < last; ++t)
            if (at(t).kind == TokenKind::comma) return true;
        return false;
    }
    bool is_negation(TokenIndex t) const { return at(t).info.is(WordClass::negation) && !at(t).is(WordClass::determiner); }

    // The first of the cue's dependants between two tokens, with no comma between it and the cue, that passes.
    template <class Test>
    TokenIndex dependant_between(TokenIndex from, TokenIndex to, Test test) const {
        if (!is_tree()) return no_token;
        for (TokenIndex t = std::max(from, first_); t < std::min(to, last_); ++t) {
            const TokenSyntax& syntax = document_.syntax[t];
            if (syntax.head == use_.head && test(t, syntax.relation) && !has_comma(std::min(t, use_.head), std::max(t, use_.head))) return t;
        }
        return no_token;
    }

    // declined on Monday to say
    bool is_declined() const {
        if (document_.lexicon->cue(use_.cue).cue_class != "decline") return false;
        for (TokenIndex t = use_.last; t < std::min(last_, use_.last + 4); ++t)
            if (is(t, traits_.infinitive_markers)) return true;
        return false;
    }

    // "did not say", "never said", "sagte nicht, dass", "said nothing about"; but not "not only said" and "said nothing would change".
    bool is_negated() const {
        if (is_nothing(use_.last)) return true;
        if (use_.negated && !is(use_.head - 1, traits_.negation_limits)) return true;
        const auto negates = [&](TokenIndex t, Relation relation) { return relation == Relation::advmod && is_negation(t) && !is(t + 1, traits_.negation_limits); };
        if (dependant_between(first_, use_.head, negates) != no_token) return true;
        const language::TreeClause clause = language::clause_of(document_, use_.head);
        const TokenIndex end = clause.token == no_token || clause.token < use_.last ? use_.last + 1 : document_.syntax[clause.token].first;
        return dependant_between(use_.last, end, negates) != no_token;
    }

    bool is_nothing(TokenIndex t) const {
        if (!is(t, traits_.nothing)) return false;
        if (t + 1 >= last_ || !at(t + 1).is_word()) return true;
        return is(t + 1, {"about", "of", "on", "to", "more", "else", "in", "when"});
    }

    // Nobody said · No one in the room said · Neither X nor Y said; but No 10 said, No fewer than three said, None other than X said.
    bool is_negative(TokenIndex t) const {
        if (!is(t, traits_.negative_subjects)) return false;
        return t + 1 >= last_ || (at(t + 1).kind != TokenKind::number && !is(t + 1, traits_.negation_limits));
    }
    bool has_negative_subject() const {
        if (subject_ >= use_.subject_count) return false;
        const TokenIndex first = use_.subjects[subject_].phrase.first;
        if (is_negative(first) || (first > first_ && (is_negative(first - 1) || is(first - 1, traits_.fronted_negations)))) return true;  // Not everyone agrees
        const TokenIndex subject = language::subject_of(document_, use_.head).token;
        return subject != no_token && subject < use_.head && is_negative(document_.syntax[subject].first);
    }

    // At no point in the interview did X say · Nor did he say: an auxiliary stands before the subject.
    bool is_fronted_negation() const {
        const bool opens = is(first_, traits_.fronted_negations) || (is(first_, {"at", "in", "under", "on"}) && is(first_ + 1, {"no"}));
        if (!opens || subject_ >= use_.subject_count) return false;
        const TokenIndex subject = use_.subjects[subject_].phrase.first;
        for (TokenIndex t = first_ + 1; t < std::min(subject, use_.first + 1); ++t)
            if (at(t).kind == TokenKind::comma) return false;
            else if (is(t, traits_.inverted_auxiliaries)) return true;
        return is(subject - 1, traits_.inverted_auxiliaries);
    }

    // May and Will are people too: a name is no modal.
    bool is_modal(TokenIndex t) const { return is(t, traits_.modals) && at(t).name == NameKind::none && (!at(t).capitalised || t == sentence_.first); }

    // may argue, will say, would have said; but "would later say", "could only say", "can confirm" tell of something said.
    bool is_irrealis() const {
        TokenIndex modal = no_token;
        for (TokenIndex t = use_.first; t < use_.head; ++t)
            if (is_modal(t)) modal = t;
        if (modal == no_token) modal = dependant_between(first_, use_.head, [&](TokenIndex t, Relation relation) { return relation == Relation::aux && is_modal(t); });
        if (modal == no_token || !takes_modal(modal)) return false;
        for (TokenIndex t = modal + 1; t < std::min(last_, use_.last + 1); ++t)
            if (t != use_.head && is(t, traits_.modal_limits)) return false;
        return !(is(modal, {"can"}) && is(use_.head, {"confirm", "reveal", "report"}));
    }

    // "would say", "would have said", "will be called"; but "he'd said" is "he had said".
    bool takes_modal(TokenIndex modal) const {
        if ((use_.forms & language::base_form) != 0) return true;
        for (TokenIndex t = modal + 1; t < use_.head; ++t)
            if (is(t, {"have", "'ve", "’ve"}) || is(t, traits_.be_forms)) return true;
        return false;
    }

    // If the court says so · unless he comes and says
    bool is_conditional() const {
        if (is_tree()) {
            TokenIndex verb = use_.head;
            for (int i = 0; i < 4; ++i) {  // through "comes and says"
                const TokenSyntax& syntax = document_.syntax[verb];
                for (TokenIndex t = std::max(syntax.first, first_); t < verb; ++t)
                    if (document_.syntax[t].head == verb && document_.syntax[t].relation == Relation::mark && is(t, traits_.conditional_openers) && !has_comma(t, use_.head)) return true;
                if (syntax.relation != Relation::conj || syntax.head == no_token || syntax.head > verb) return false;
                verb = syntax.head;
            }
            return false;
        }
        if (subject_ >= use_.subject_count) return false;
        const TokenIndex first = use_.subjects[subject_].phrase.first;
        return first > first_ && first < use_.head && is(first - 1, traits_.conditional_openers);
    }

    // refused to say · is expected to announce · has yet to say · devrait annoncer
    bool is_governed() const {
        const bool marked = is(use_.first, traits_.infinitive_markers) || is(use_.first - 1, traits_.infinitive_markers);
        if (marked && is_left_to()) return true;
        TokenIndex governor = no_token;
        if (is_tree() && document_.syntax[use_.head].relation == Relation::xcomp) governor = document_.syntax[use_.head].head;
        if (governor != no_token && governor < use_.head && is(governor, traits_.modals)) return true;
        if (!marked) return false;
        if (governor == no_token || !is(governor, traits_.withholding_words)) {  // past adverbs and times: refused on Thursday to say
            TokenIndex t = is(use_.first, traits_.infinitive_markers) ? use_.first : use_.first - 1;
            for (int steps = 0; t > first_ && steps < 4 && !is(t - 1, traits_.withholding_words) && may_be_passed(t - 1); ++steps) --t;
            governor = t > first_ ? t - 1 : no_token;
        }
        if (governor == no_token || governor > use_.head || !is(governor, traits_.withholding_words)) return false;
        return !(governor > first_ && is_negation(governor - 1)) || is(governor, {"going", "expected", "likely", "ready", "prepared", "about"});  // did not hesitate to say
    }
    // leaves no room for them to say
    bool is_left_to() const {
        const TokenIndex marker = is(use_.first, traits_.infinitive_markers) ? use_.first : use_.first - 1;
        TokenIndex noun = marker;
        while (noun > first_ && is_nominal(document_, noun - 1)) --noun;
        return noun < marker && noun > first_ && is(noun - 1, {"for"});
    }
    bool may_be_passed(TokenIndex t) const {
        return at(t).is_word() && (at(t).info.is_any(WordClass::adverb | WordClass::time | WordClass::preposition) || is(t, {"repeatedly", "again"}));
    }

    // without saying · instead of calling · stopped short of calling · denied ever saying
    bool is_avoided() const {
        if (use_.forms != language::gerund || use_.first == first_) return false;
        const TokenIndex before = is(use_.first - 1, {"ever", "even"}) ? use_.first - 2 : use_.first - 1;
        return is(before, traits_.avoiding_words) || (is(before, {"of"}) && is(before - 1, {"short", "instead"})) || (is(before, {"than"}) && is(before - 1, {"rather"})) ||
               (is(before, {"from"}) && is(before - 1, {"refrained", "refrain", "stopped", "shied", "away"}));
    }

    // Did she say …? · When did the mayor say …? · Had the mayor said so, …: the cue is what is asked.
    bool is_question() const {
        const bool asks = is(sentence_.first, traits_.question_words) || is(sentence_.first, {"when", "which"});
        const TokenIndex auxiliary = asks ? sentence_.first + 1 : sentence_.first;
        if (!is(auxiliary, traits_.inverted_auxiliaries) || (is_tree() && document_.syntax[use_.head].head != no_token)) return false;
        const bool asked = at(sentence_.last - 1).kind == TokenKind::stop && document_.word(sentence_.last - 1) == "?";
        return asked && subject_ < use_.subject_count && use_.subjects[subject_].phrase.first > auxiliary;
    }

    const Document& document_;
    const CueUse& use_;
    std::uint8_t subject_;
    const Sentence& sentence_;
    const Traits& traits_;
    TokenIndex first_ = 0, last_ = 0;
};

}  // namespace

bool is_unsaid(const Document& document, const CueUse& use, std::uint8_t subject) { return Saying(document, use, subject).is_unsaid(); }

}  // namespace verbatim::quotes
