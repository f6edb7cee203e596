#include "quotes/cues/saying.h"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "language/trees.h"

namespace verbatim::quotes {

using language::Document;
using language::no_token;
using language::Relation;
using language::Sentence;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::WordClass;

namespace {

constexpr TokenIndex saying_window = 60;

class Saying {
  public:
    Saying(const Document& document, const CueUse& use, std::uint8_t subject) : document_(document), use_(use), subject_(subject), sentence_(document.sentences[use.sentence]) {
        first_ = use.first > saying_window ? std::max(sentence_.first, use.first - saying_window) : sentence_.first;
        last_ = std::min(sentence_.last, use.last + saying_window);
    }

    bool is_unsaid() {
        if (use_.kind == CueKind::according) return false;
        if (use_.kind == CueKind::noun) return false;
        return is_negated() || has_negative_subject() || is_fronted_negation() || is_irrealis() || is_conditional() || is_withheld() || is_question();
    }

  private:
    const Token& at(TokenIndex t) const { return document_.tokens[t]; }
    bool is(TokenIndex t, std::initializer_list<std::string_view> words) const { return is_one_of(t, {words.begin(), words.size()}); }
    bool is_one_of(TokenIndex t, std::span<const std::string_view> words) const {
        if (t < first_ || t >= last_ || !(at(t).is_word() || at(t).kind == TokenKind::clitic)) return false;
        std::string lower;
        language::lower_into(document_.word(t), lower);
        return std::find(words.begin(), words.end(), lower) != words.end();
    }

    // "did not say", "never said", "said nothing"; but not "not only said".
    bool is_negated() const {
        if (is(use_.last, {"nothing"})) return true;
        if (use_.negated && !is(use_.head - 1, {"only", "just", "merely", "simply"})) return true;
        if (!document_.parsed(use_.head)) return false;
        const language::TokenSyntax& syntax = document_.syntax[use_.head];
        for (TokenIndex t = syntax.first; t < use_.head; ++t) {
            if (document_.syntax[t].head != use_.head || document_.syntax[t].relation != Relation::advmod) continue;
            const bool negation = at(t).info.is(WordClass::negation) || is(t, {"never", "hardly"});
            if (negation && !has_comma(t, use_.head) && !is(t + 1, {"only", "just", "merely", "simply"})) return true;
        }
        return false;
    }

    // Nobody said · No one in the room said · Neither X nor Y said
    bool has_negative_subject() const {
        if (subject_ >= use_.subject_count) return false;
        const TokenIndex first = use_.subjects[subject_].phrase.first;
        const auto negative = [&](TokenIndex t) { return is(t, {"nobody", "none", "neither"}) || (is(t, {"no"}) && !is(t + 1, {"wonder", "doubt", "matter", "longer"})); };
        if (negative(first) || (first > first_ && negative(first - 1))) return true;
        const TokenIndex subject = language::subject_of(document_, use_.head).token;
        return subject != no_token && subject < use_.head && negative(document_.syntax[subject].first);
    }

    // At no point did X say · Nor did he say
    bool is_fronted_negation() const {
        for (TokenIndex t = first_; t < use_.first; ++t) {
            if (is(t, {"nor"}) && is(t + 1, {"did", "does", "do", "has", "have", "had", "would", "could", "will", "can"})) return true;
            if (is(t, {"at", "in", "under", "on"}) && is(t + 1, {"no"}) && !is_followed_by_comma(t + 2)) return true;
            if (t == first_ && is(t, {"never", "not", "hardly", "rarely"}) && is(t + 1, {"did", "does", "do", "has", "have", "had", "once"})) return true;
        }
        return false;
    }

    bool has_comma(TokenIndex first, TokenIndex last) const {
        for (TokenIndex t = first; t < last; ++t)
            if (at(t).kind == TokenKind::comma) return true;
        return false;
    }
    bool is_followed_by_comma(TokenIndex t) const { return t + 1 < last_ && at(t + 1).kind == TokenKind::comma; }

    // may argue, will say, would have said; but what somebody "would later say" was said.
    bool is_irrealis() const {
        static constexpr std::string_view modals[]{"will", "would", "could", "may", "might", "should", "shall", "must", "can", "cannot", "can't", "can’t",
                                                                 "couldn't", "couldn’t", "wouldn't", "wouldn’t", "won't", "won’t", "shouldn't", "shouldn’t", "’ll", "'ll", "’d", "'d"};
        TokenIndex modal = no_token;
        const auto is_modal = [&](TokenIndex t) { return (is_one_of(t, modals) || is_trait_modal(t)) && (!at(t).capitalised || t == sentence_.first); };  // nor a man named Will
        for (TokenIndex t = use_.first; t < use_.head; ++t)
            if (is_modal(t)) modal = t;
        if (modal == no_token && document_.parsed(use_.head)) {
            const language::TokenSyntax& syntax = document_.syntax[use_.head];
            for (TokenIndex t = syntax.first; t < use_.head; ++t)
                if (document_.syntax[t].head == use_.head && document_.syntax[t].relation == Relation::aux && is_modal(t) && !has_comma(t, use_.head)) modal = t;
        }
        if (modal == no_token || is(modal + 1, {"only", "but"})) return false;  // could only say
        if (!is(modal, {"would", "’d", "'d"})) return true;
        for (TokenIndex t = modal + 1; t < std::min(last_, use_.head + 2); ++t)
            if (is(t, {"later", "eventually", "subsequently", "often", "sometimes", "go", "always", "again"})) return false;
        return !is(use_.last, {"every", "whenever"});  // she would say every morning
    }

    bool is_trait_modal(TokenIndex t) const {
        if (!at(t).is_word()) return false;
        std::string lower;
        language::lower_into(document_.word(t), lower);
        return document_.lexicon->traits().modals.has(lower);
    }

    // If the court says so · unless he says
    bool is_conditional() const {
        static constexpr std::string_view openers[]{"if", "unless", "whether", "lest"};
        if (document_.parsed(use_.head)) {
            const language::TokenSyntax& syntax = document_.syntax[use_.head];
            for (TokenIndex t = syntax.first; t < use_.head; ++t)
                if (document_.syntax[t].head == use_.head && document_.syntax[t].relation == Relation::mark && is_one_of(t, openers) && !has_comma(t, use_.head)) return true;
            return false;
        }
        if (subject_ >= use_.subject_count) return false;
        const TokenIndex first = use_.subjects[subject_].phrase.first;
        return first > first_ && first < use_.head && is_one_of(first - 1, openers);
    }

    // refused to say · stopped short of calling · without saying · is expected to announce
    bool is_withheld() const {
        if (document_.parsed(use_.head)) {
            const language::TokenSyntax& syntax = document_.syntax[use_.head];
            if (syntax.relation == Relation::xcomp && syntax.head < use_.head && is_trait_modal(syntax.head)) return true;  // devrait annoncer
        }
        TokenIndex before = use_.first;
        if (is(use_.first, {"to"})) before = use_.first;
        else if (use_.first > first_ && is(use_.first - 1, {"to"})) before = use_.first - 1;
        else {
            if (use_.first == first_) return false;
            return is(use_.first - 1, {"without"}) || (is(use_.first - 1, {"of"}) && is(use_.first - 2, {"short", "instead"})) ||
                   (is(use_.first - 1, {"than"}) && is(use_.first - 2, {"rather"})) || is(use_.first - 1, {"avoided", "avoid", "avoids", "avoiding"}) ||
                   (is(use_.first - 1, {"from"}) && is(use_.first - 2, {"refrained", "refrain", "stopped", "shied", "away"}));
        }
        // The verb that the infinitive hangs on, past adverbs and times.
        TokenIndex governor = no_token;
        if (document_.parsed(use_.head) && document_.syntax[use_.head].relation == Relation::xcomp) governor = document_.syntax[use_.head].head;
        for (TokenIndex t = before, steps = 0; governor == no_token && t > first_ && steps < 4; --t, ++steps)
            if (at(t - 1).info.cue != 0 || is_governor(t - 1)) governor = t - 1;
        return governor != no_token && governor < use_.head && is_governor(governor);
    }

    bool is_governor(TokenIndex t) const {
        return is(t, {"refused", "refuse", "refuses", "refusing", "declined", "decline", "declines", "declining", "failed", "fail", "fails", "failing", "hesitated", "hesitate",
                      "want", "wants", "wanted", "wish", "wishes", "wished", "hope", "hopes", "hoped", "plan", "plans", "planned", "planning", "intend", "intends", "intended",
                      "expected", "likely", "going", "gonna", "about", "set", "due", "ready", "prepared", "unwilling", "reluctant", "afraid", "unable", "asked", "ask", "asks",
                      "urged", "urge", "urges", "told", "ordered", "invited", "encouraged", "forced", "need", "needs", "needed", "ought", "supposed", "scheduled", "poised"});
    }

    // Did she say …? · Has he ever said that …?
    bool is_question() const {
        const Token& end = at(sentence_.last - 1);
        if (end.kind != TokenKind::stop || document_.word(sentence_.last - 1) != "?") return false;
        return is(sentence_.first, {"did", "does", "do", "has", "have", "had", "is", "are", "was", "were", "will", "would", "could", "can", "should", "may", "might"});
    }

    const Document& document_;
    const CueUse& use_;
    std::uint8_t subject_;
    const Sentence& sentence_;
    TokenIndex first_ = 0, last_ = 0;
};

}  // namespace

bool is_unsaid(const Document& document, const CueUse& use, std::uint8_t subject) { return Saying(document, use, subject).is_unsaid(); }

}  // namespace verbatim::quotes
