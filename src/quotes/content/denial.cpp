#include "quotes/content/denial.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "language/trees.h"
#include "quotes/cues/phrases.h"

namespace verbatim::quotes {

using language::Cue;
using language::Document;
using language::no_token;
using language::Relation;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::TokenSyntax;
using language::Traits;
using language::UniversalTag;
using language::WordClass;
using language::WordList;

namespace {

constexpr TokenIndex noun_window = 24;  // from the cue to the noun that tells of a statement
constexpr TokenIndex opener_window = 5;  // from there to what opens the statement

class DenialFinder {
  public:
    DenialFinder(const Document& document, const CueUse& use, TokenIndex from, TokenIndex end)
        : document_(document), use_(use), cue_(document.lexicon->cue(use.cue)), traits_(document.lexicon->traits()), from_(from), end_(end) {}

    Denied find() const {
        if (use_.passive || from_ >= end_) return {};
        const bool denies = may_deny(document_, use_);
        if (!denies && !cue_.takes_object) return {};
        if (denies)
            if (const TokenIndex first = find_clause(); first != no_token) return {{first, end_}, false};
        const Called called = find_called();
        if (!denies && !called.false_told) return {};
        if (const TokenIndex first = find_stated(called.end); first != no_token) return {{first, before_calling(first, called.end)}, false};
        if (!denies) return {};
        if (const TokenIndex first = find_opener(called.end); first != no_token) return {{first, before_calling(first, called.end)}, false};
        if (const TokenIndex first = find_clause_by_tree(); first != no_token) return {{first, end_}, false};
        return find_thing();
    }

  private:
    const Token& at(TokenIndex t) const { return document_.tokens[t]; }
    bool is(TokenIndex t, const WordList& words) const {
        if (t >= end_ || words.empty() || (!at(t).is_word() && at(t).kind != TokenKind::clitic)) return false;
        std::string lower;
        language::lower_into(document_.word(t), lower);
        return words.has(lower);
    }
    bool is_kind(TokenIndex t, TokenKind kind) const { return t < end_ && at(t).kind == kind; }
    bool has_tag(TokenIndex t, UniversalTag tag) const { return document_.parsed(t) && document_.syntax[t].tag == tag; }
    bool is_verb(TokenIndex t) const {
        if (!at(t).is_word()) return false;
        if (document_.parsed(t)) return (has_tag(t, UniversalTag::verb) && document_.syntax[t].relation != Relation::amod) || has_tag(t, UniversalTag::aux);
        return at(t).info.is_any(WordClass::auxiliary | WordClass::verb) || is_verb_like(document_, t);
    }

    // Past adverbs and times: denied ever [having met him]
    TokenIndex skip_adverbs(TokenIndex t) const {
        while (t < end_ && at(t).is_word() && !is_verb(t) && (at(t).is(WordClass::time) || is_adverb(document_, t))) ++t;
        return t;
    }

    // A word that opens a statement, and no relative clause: the claim that he lied, the claim that appeared.
    bool opens_statement(TokenIndex t) const {
        if (!is(t, traits_.stated_openers) || t + 1 >= end_ || at(t + 1).kind == TokenKind::colon || at(t + 1).kind == TokenKind::stop) return false;
        if (at(t + 1).kind == TokenKind::comma && !has_verb(t + 1)) return false;
        if (is(t + 1, traits_.stated_nouns)) return false;  // dismissed that claim
        if (!document_.parsed(t)) return !is_verb_like(document_, t + 1) && !at(t + 1).is(WordClass::auxiliary);
        const Relation relation = document_.syntax[t].relation;
        if (relation == Relation::obj) return goes_on(document_.syntax[t].head);
        return relation != Relation::nsubj && relation != Relation::nsubj_pass && relation != Relation::iobj && relation != Relation::det;
    }

    // denied that, too
    bool has_verb(TokenIndex t) const {
        for (; t < end_ && at(t).kind != TokenKind::colon && at(t).kind != TokenKind::stop; ++t)
            if (at(t).kind == TokenKind::quoted || at(t).kind == TokenKind::clitic || is_verb(t) || !document_.parsed(t)) return true;
        return false;
    }

    // The claim that he made [on Monday]; but the claim that he made [millions], where the parser errs: no object is missing.
    bool goes_on(TokenIndex verb) const {
        if (verb == no_token || verb + 1 >= end_) return false;
        const Token& next = at(verb + 1);
        return next.is_word() && !next.info.is_any(WordClass::preposition | WordClass::conjunction | WordClass::time) && !is_adverb(document_, verb + 1);
    }

    // he had lied; but denied it
    bool is_subject(TokenIndex t) const {
        if (t + 1 >= end_ || !at(t).is_word() || !at(t).is(WordClass::subject_pronoun) || at(t).is(WordClass::relative)) return false;
        const TokenIndex next = skip_adverbs(t + 1);
        return next < end_ && (is_verb(next) || at(next).kind == TokenKind::clitic || at(next).info.cue != 0);
    }

    // The clause or the verb that is denied itself, where its first words tell.
    TokenIndex find_clause() const {
        TokenIndex t = skip_adverbs(from_);
        const bool comma = is_kind(t, TokenKind::comma) && t + 1 < end_;
        if (comma) ++t;
        if (opens_statement(t) || (!comma && is_subject(t))) return t;
        if (comma) return cue_.takes_clause && traits_.comma_opens_clause && ends_in_verb(t) ? t : no_token;
        return t < end_ && is_verb(t) && ends_as_denied(t) ? t : no_token;  // denied having met him
    }

    bool ends_as_denied(TokenIndex t) const {
        const WordList& suffixes = traits_.denied_verb_suffixes;
        return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view suffix) { return document_.word(t).ends_with(suffix); });
    }

    // bestreitet, [bei den Schrauben gespart zu haben]; but no “dément, affirmant que …”
    bool ends_in_verb(TokenIndex first) const {
        TokenIndex last = first;
        while (last < end_ && at(last).kind != TokenKind::comma && at(last).kind != TokenKind::stop && at(last).kind != TokenKind::semicolon) ++last;
        return last > first + 1 && is_verb(last - 1) && is_infinitive(first, last) && !at(first).is(WordClass::conjunction);
    }

    // No word opens another clause in it.
    bool is_infinitive(TokenIndex first, TokenIndex last) const {
        for (TokenIndex t = first; t < last; ++t)
            if (is(t, traits_.stated_openers)) return false;
        return true;
    }

    TokenIndex find_clause_by_tree() const {
        const TokenIndex t = skip_adverbs(from_);
        if (!cue_.takes_clause || !document_.parsed(use_.head)) return no_token;
        for (const Relation relation : {Relation::ccomp, Relation::xcomp}) {
            const TokenIndex verb = language::dependant(document_, use_.head, relation);
            if (verb == no_token || verb < t || verb >= end_ || !is_verb(verb)) continue;
            TokenIndex first = document_.syntax[verb].first;
            while (first < verb && !at(first).is_word() && at(first).kind != TokenKind::number && at(first).kind != TokenKind::quoted) ++first;
            // denies the cuts were made: its subject is taken for an object
            const TokenIndex object = language::dependant(document_, use_.head, Relation::obj);
            if (object != no_token && document_.syntax[object].last == first && !has_subject(verb)) first = std::max(t, document_.syntax[object].first);
            if (first >= t && may_begin(first) && !has_mark(from_, first)) return first;
        }
        return no_token;
    }

    // bestreitet, bei den Schrauben gespart zu haben; but no “as being untrue”
    bool may_begin(TokenIndex first) const {
        if (is_kind(first - 1, TokenKind::comma)) return traits_.comma_opens_clause && is_infinitive(first, std::min(end_, first + opener_window));
        return !at(first).is_word() || !at(first).is(WordClass::preposition) || opens_statement(first);
    }

    bool has_mark(TokenIndex first, TokenIndex last) const {
        for (TokenIndex t = first; t < last; ++t)
            if (at(t).kind == TokenKind::quoted || at(t).kind == TokenKind::colon) return true;
        return false;
    }

    // What a noun tells that somebody stated: the claim [that he lied].
    TokenIndex find_stated(TokenIndex end) const {
        for (TokenIndex t = from_; t < std::min(end, from_ + noun_window); ++t) {
            if (at(t).kind == TokenKind::stop || at(t).kind == TokenKind::colon || at(t).kind == TokenKind::semicolon) return no_token;
            if (t > from_ && is_verb(t) && !is(t, traits_.stated_nouns) && !at(t - 1).is(WordClass::determiner)) return no_token;
            if (!is(t, traits_.stated_nouns) || hangs_on_preposition(t)) continue;
            if (const TokenIndex first = statement_of(t, end); first != no_token) return first;
        }
        return no_token;
    }

    // dismissed on the [claim] that it is too dear: the claim is not what is dismissed.
    bool hangs_on_preposition(TokenIndex noun) const {
        TokenIndex t = noun;
        while (t > from_ && at(t - 1).is_word() && (at(t - 1).info.is_any(WordClass::determiner | WordClass::possessive) || is_nominal(document_, t - 1))) --t;
        return t > from_ && at(t - 1).is_word() && at(t - 1).is(WordClass::preposition) && !is(t, traits_.false_words);
    }

    // Whatever stands between, the clause of an opener that hangs on the cue or its object: rejected attacks by rivals [that he was no farmer];
    // but no “so that”.
    TokenIndex find_opener(TokenIndex end) const {
        if (!document_.parsed(use_.head)) return no_token;
        for (TokenIndex t = from_; t < std::min(end, from_ + noun_window); ++t) {
            if (at(t).info.cue != 0 && is_verb(t)) return no_token;  // to dismiss the report, he told them that …
            if (!opens_statement(t) || document_.syntax[t].relation != Relation::mark || document_.syntax[t].head == no_token) continue;
            const TokenSyntax& clause = document_.syntax[document_.syntax[t].head];
            if (clause.head == no_token || (t > from_ && is(t - 1, traits_.stated_nouns) && hangs_on_preposition(t - 1))) continue;
            const TokenSyntax& above = document_.syntax[clause.head];
            const bool of_object = above.head == use_.head && above.relation == Relation::obj && (clause.relation == Relation::acl || clause.relation == Relation::ccomp);
            const bool leans = t > from_ && at(t - 1).is_word() && (at(t - 1).info.is_any(WordClass::preposition | WordClass::adverb | WordClass::subordinator) || is_adverb(document_, t - 1));
            if ((of_object && !lacks_object(t)) || (clause.head == use_.head && !leans && (clause.relation == Relation::ccomp || clause.relation == Relation::advcl))) return t;
        }
        return no_token;
    }

    // the principles that they claim to uphold: a clause that ends in a verb is a relative one, but where its subject is acted on.
    bool lacks_object(TokenIndex first) const {
        TokenIndex last = first;
        while (last < end_ && at(last).kind != TokenKind::comma && at(last).kind != TokenKind::stop) ++last;
        return is_verb(last - 1) && language::dependant(document_, last - 1, Relation::nsubj_pass) == no_token;
    }

    TokenIndex statement_of(TokenIndex noun, TokenIndex end) const {
        for (TokenIndex t = noun + 1; t + 1 < std::min(end, noun + 1 + opener_window); ++t) {
            if (opens_statement(t)) return t;
            if (is(t, traits_.stated_relatives)) return t + 1;
            const bool comma = is_kind(t, TokenKind::comma);
            if (comma && traits_.comma_opens_clause && is_subject(t + 1)) return t + 1;  // wies den Vorwurf zurück, er habe gelogen
            if (is(t, traits_.separable_particles)) continue;
            if ((!comma && !at(t).is_word()) || (at(t).is_word() && is_verb(t))) break;
        }
        if (!document_.parsed(noun)) return no_token;
        for (TokenIndex t = noun + 1; t < std::min(end, document_.syntax[noun].last); ++t) {  // reports he had lied
            const TokenSyntax& syntax = document_.syntax[t];
            if (syntax.head != noun || (syntax.relation != Relation::acl && syntax.relation != Relation::ccomp) || !has_subject(t)) continue;
            TokenIndex first = std::max(syntax.first, noun + 1);
            while (first < t && !at(first).is_word() && at(first).kind != TokenKind::number && at(first).kind != TokenKind::quoted) ++first;
            if (first < t) return first;  // but no “reports suggesting that”
        }
        return no_token;
    }

    bool has_subject(TokenIndex verb) const {
        return language::dependant(document_, verb, Relation::nsubj) != no_token || language::dependant(document_, verb, Relation::nsubj_pass) != no_token;
    }

    struct Called {
        bool false_told = false;
        TokenIndex end = 0;  // of the statement
    };

    // called false reports that … · called reports that … false · dismissed reports that … as false: the word stands before the noun, or at the end.
    Called find_called() const {
        TokenIndex last = end_;
        while (last > from_ && (!at(last - 1).is_word() || is(last - 1, traits_.separable_particles))) --last;
        if (last > from_ + 3 && is(last - 1, traits_.false_words)) {
            --last;
            while (last > from_ && (at(last - 1).info.is_any(WordClass::determiner | WordClass::preposition | WordClass::subordinator) || is_adverb(document_, last - 1))) --last;
            return {true, last};
        }
        TokenIndex t = skip_adverbs(from_);
        if (t < end_ && at(t).is_word() && at(t).is(WordClass::preposition)) t = skip_adverbs(t + 1);  // as wholly untrue
        return {is(t, traits_.false_words), end_};
    }

    // dismissed the claim [that the pier was sinking] as “nonsense”; but the claim [that the pier was described as “rotten”]
    TokenIndex before_calling(TokenIndex first, TokenIndex end) const {
        for (TokenIndex t = first + 1; t + 1 < end; ++t)
            if (is(t, traits_.calling_words) && at(t + 1).kind == TokenKind::quoted && !is_verb(t - 1)) return t;
        return end;
    }

    // Denied the allegations, denied “taking a penny”: whoever turns them down may do something else (a court dismisses charges), so the verb has to be one that takes clauses.
    Denied find_thing() const {
        if (!cue_.takes_clause) return {};
        const TokenIndex t = skip_adverbs(from_);
        if (is_kind(t, TokenKind::quoted)) return starts_small(t) ? Denied{{t, t + 1}, true} : Denied{};
        for (TokenIndex noun = t; noun < std::min(end_, t + 8); ++noun) {
            if (is(noun, traits_.stated_nouns)) return {{t, particle_from(noun)}, true};
            const bool determines = at(noun).is_word() && at(noun).info.is_any(WordClass::determiner | WordClass::possessive);
            if (!determines && !is_nominal(document_, noun) && at(noun).kind != TokenKind::clitic && at(noun).kind != TokenKind::number) break;
        }
        return {};
    }

    // Where the verb's particle stands: wies die Vorwürfe | zurück
    TokenIndex particle_from(TokenIndex t) const {
        while (t < end_ && !is(t, traits_.separable_particles)) ++t;
        return t;
    }

    // The stretch begins in the middle of a sentence.
    bool starts_small(TokenIndex token) const {
        const base::TextSpan inner = document_.quoted[document_.quoted_at(token)].inner;
        const std::string_view words = base::slice(document_.text, inner), word = words.substr(0, words.find(' '));
        std::string lower;
        language::lower_into(word, lower);
        return !word.empty() && lower == word;
    }

    const Document& document_;
    const CueUse& use_;
    const Cue& cue_;
    const Traits& traits_;
    TokenIndex from_, end_;
};

}  // namespace

bool may_deny(const Document& document, const CueUse& use) {
    if (use.kind != CueKind::verb || document.lexicon->cue(use.cue).cue_class != "deny") return false;
    const std::string_view lemma = document.lexicon->cue(use.cue).lemma, word = document.word(use.head);
    for (const std::string_view particle : document.lexicon->traits().separable_particles) {
        if (!lemma.starts_with(particle) || word.starts_with(particle)) continue;  // zurückweisen: wies … zurück
        const TokenIndex end = std::min(document.sentences[use.sentence].last, use.last + noun_window);
        for (TokenIndex t = use.last; t < end; ++t)
            if (document.word(t) == particle) return true;
        return false;
    }
    return true;
}

Denied find_denied(const Document& document, const CueUse& use, TokenIndex from, TokenIndex end) {
    return use.kind == CueKind::verb ? DenialFinder(document, use, from, end).find() : Denied{};
}

}  // namespace verbatim::quotes
