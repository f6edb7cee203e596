#include "quotes/content/content.h"

#include <algorithm>
#include <array>

#include "language/trees.h"
#include "quotes/content/denial.h"
#include "quotes/cues/mentions.h"
#include "quotes/score.h"

namespace verbatim::quotes {

using language::Cue;
using language::Document;
using language::gerund;
using language::lower_into;
using language::no_token;
using language::Sentence;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::TreeClause;
using language::WordClass;

namespace {

constexpr TokenIndex unit_window = 80;

// Words that are shown but were not said are worse than words left out: a likelihood of 0.43 ends them.
constexpr std::int32_t end_threshold = -280;

class ContentFinder {
  public:
    ContentFinder(const Document& document, const std::vector<CueUse>& uses, std::size_t index, std::uint8_t subject,
                  EndingTrace* trace)
        : document_(document), traits_(document.lexicon->traits()), uses_(uses), index_(index), use_(uses[index]), subject_(use_.subjects[subject]),
          sentence_(document.sentences[use_.sentence]), clause_(clause_of(document, use_.head)), trace_(trace) {}

    Content find() {
        Content content = find_told();
        if (use_.kind == CueKind::noun && denies_by_noun() && content.opening == Opening::that) {  // her denial that …
            content.denies = true;
            content.before = {};
            return content;
        }
        const TokenIndex from = std::max(use_.last, subject_.phrase.first >= use_.last ? subject_.phrase.last : use_.last);
        const Denied denied = find_denied(document_, use_, from, std::min(sentence_.last, from + unit_window));
        if (denied.words.empty()) return content;
        content.denies = true;
        content.opening = denied.thing ? Opening::object : Opening::that;
        content.before = {};
        content.after = {denied.words.first, words_end(denied.words.first, denied.words.last, content.opening)};
        return content;
    }

  private:
    Content find_told() {
        Content content;
        const Phrase& phrase = subject_.phrase;
        const bool follows = phrase.first >= use_.last;
        if (const TokenIndex words = cleft_words(document_, use_, subject_); words != no_token && trace_ == nullptr) {
            content.opening = Opening::that;
            content.after = {words, words_end(words, std::min(sentence_.last, words + unit_window), Opening::that)};
            return content;
        }
        const bool far = phrase.first + 12 < use_.first && !follows;
        const TokenIndex unit_first = far || tied_to_earlier_verb() ? use_.first : std::min(use_.first, phrase.first);
        const TokenIndex unit_last = follows ? phrase.last : use_.last;
        const TokenIndex end = std::min(sentence_.last, unit_last + unit_window);
        const TokenIndex start = skip_to_words(unit_last, end, follows, content);
        content.after = {start, words_end(start, end, content.opening)};
        if (leads(unit_first)) {
            TokenIndex words = std::max(phrase.last, use_.last);
            if (use_.kind == CueKind::verb) while (words < end && at(words).kind != TokenKind::comma) ++words;
            if (words < sentence_.last && at(words).kind == TokenKind::comma) ++words;
            content.opening = Opening::clause;
            content.after = {words, words_end(words, end, content.opening)};
            return content;
        }
        find_before(content, unit_first, follows);
        return content;
    }

    const Token& at(TokenIndex token) const { return document_.tokens[token]; }
    std::string_view word(TokenIndex token) const { return document_.word(token); }
    // "According to X, …"; German needs no comma: "Laut X ist …".
    bool leads(TokenIndex unit_first) const {
        TokenIndex as = unit_first;  // Как сообщил X, … · comme l'a dit X, …
        while (as > sentence_.first + 1 && at(as - 1).is_word() && at(as - 1).info.is_any(WordClass::adverb | WordClass::determiner)) --as;
        const bool led = as > sentence_.first && as <= sentence_.first + 3 && at(as - 1).is_word() && is_as_word(as - 1);
        if (led && (subject_.tie == Tie::inverted || subject_.tie == Tie::before) && std::max(subject_.phrase.last, use_.last) < sentence_.last) return true;
        const TokenIndex unit_last = std::max(subject_.phrase.last, use_.last);  // по его словам
        if (use_.kind != CueKind::according || unit_first > sentence_.first + 1 || unit_last >= sentence_.last) return false;
        return at(unit_last).kind == TokenKind::comma || traits_.leading_source_needs_no_comma;
    }
    bool is_as_word(TokenIndex t) const {
        if (traits_.as_words.empty()) return false;
        lower_into(word(t), buffer_);
        return traits_.as_words.has(buffer_);
    }
    bool tied_to_earlier_verb() const {
        return subject_.tie == Tie::participle || subject_.tie == Tie::coordinated || subject_.tie == Tie::infinitive ||
               subject_.tie == Tie::opening;
    }
    bool is_stop(TokenIndex token) const { return at(token).kind == TokenKind::stop || at(token).kind == TokenKind::semicolon; }

    bool opens_clause(TokenIndex t) const {
        const Token& token = at(t);
        return token.is_word() && token.info.is_any(WordClass::subject_pronoun | WordClass::determiner | WordClass::possessive);
    }

    bool is_question_word(TokenIndex t) const { return at(t).is_word() && traits_.question_words.has(word(t)); }
    bool is_that(TokenIndex t) const { return at(t).is_word() && traits_.declarative_complementizers.has(word(t)); }

    // Past hearers, times and places to where the reported words begin: told [reporters] [on Monday] [in Ohio] that …
    TokenIndex skip_to_words(TokenIndex start, TokenIndex end, bool follows, Content& content) {
        content.opening = Opening::none;
        if (start >= end) return start;
        if (follows && traits_.frames && use_.kind == CueKind::verb) {  // сообщил X в Москве, что …
            TokenIndex t = skip_adjuncts(start, end);
            if (t + 1 < end && at(t).kind == TokenKind::comma && (is_that(t + 1) || is_question_word(t + 1))) ++t;
            if (t < end && is_that(t)) {
                content.opening = Opening::that;
                return t;
            }
            const bool leads = start + 1 < end && (at(start).kind == TokenKind::comma || at(start).kind == TokenKind::colon) && at(start + 1).kind == TokenKind::quoted;
            return leads ? start + 1 : start;
        }
        if (follows || use_.kind == CueKind::noun) {
            if (is_that(start)) content.opening = Opening::that;
            // was described by X as “…”: the preposition is not among the words.
            const bool leads = start + 1 < end && at(start).is_word() && at(start).is(WordClass::preposition) && at(start + 1).kind == TokenKind::quoted;
            return leads && use_.passive ? start + 1 : start;
        }
        const Cue* cue = use_.kind == CueKind::verb ? &document_.lexicon->cue(use_.cue) : nullptr;
        if (use_.kind == CueKind::according) return start;
        TokenIndex t = start;
        if (cue->names_hearer && !use_.passive) t = hearer_last_ = skip_hearer(t, end, content);
        t = skip_adjuncts(t, end);
        t = skip_insets(t, end);
        if (t < end && (at(t).kind == TokenKind::comma || at(t).kind == TokenKind::colon) && t + 1 < end &&
            at(t + 1).kind == TokenKind::quoted) ++t;
        if (traits_.comma_opens_clause && cue->takes_clause && t + 1 < end && at(t).kind == TokenKind::comma) ++t;
        content.opening = opening_at(t, end, *cue);
        if (const TokenIndex first = clause_begins(start, end); first != no_token && (first < t || opens_for_sure(first))) {
            const Opening opening = opening_at(first, end, *cue);
            content.opening = opening == Opening::object || opening == Opening::preposition || opening == Opening::none ? Opening::clause : opening;
            return first;
        }
        if (content.opening == Opening::preposition) ++t;
        return t;
    }

    // A word with which nothing but a clause begins.
    bool opens_for_sure(TokenIndex t) const { return is_that(t) || is_question_word(t) || (at(t).is_word() && at(t).is(WordClass::subject_pronoun)); }

    bool denies_by_noun() const {
        lower_into(word(use_.head), buffer_);
        return traits_.denying_nouns.has(buffer_);
    }

    // Where the clause after the cue begins by the tree; no_token: there is none, or marks stand in it.
    TokenIndex clause_begins(TokenIndex start, TokenIndex end) const {
        if (clause_.token == no_token || clause_.kind != "clause" || clause_.token < start || clause_.token >= end) return no_token;
        TokenIndex first = document_.syntax[clause_.token].first;
        if (first < start) return no_token;
        while (first < clause_.token && !at(first).is_word() && at(first).kind != TokenKind::number) ++first;
        for (TokenIndex t = start; t <= first; ++t)
            if (at(t).kind == TokenKind::quoted) return no_token;
        return first;
    }

    Opening opening_at(TokenIndex t, TokenIndex end, const Cue& cue) const {
        if (t >= end || is_stop(t)) return Opening::none;
        const Token& token = at(t);
        if (token.kind == TokenKind::quoted) return Opening::quoted;
        if (token.kind == TokenKind::comma || token.kind == TokenKind::dash) return Opening::none;
        if (!token.is_word()) return token.kind == TokenKind::number ? Opening::clause : Opening::none;
        if (is_that(t)) return Opening::that;
        if (traits_.infinitive_markers.has(word(t))) {
            const bool adposition = document_.parsed(t) && document_.syntax[t].tag == language::UniversalTag::adp;
            return adposition ? Opening::preposition : Opening::infinitive;
        }
        if (is_question_word(t)) return Opening::question;
        if (token.is(WordClass::preposition)) return Opening::preposition;
        if (token.is(WordClass::conjunction)) return Opening::none;
        return cue.takes_clause && !cue.takes_object ? Opening::clause : Opening::object;
    }

    TokenIndex skip_hearer(TokenIndex t, TokenIndex end, Content& content) const {
        const Phrase hearer = phrase_at(document_, t, end);
        if (!hearer) return t;
        content.hearer = true;
        // "told Trump he should": the phrase ends where a pronoun or that opens the clause, so it may be taken whole.
        t = hearer.last;
        if (t < end && at(t).kind == TokenKind::quoted && t + 1 < end && at(t + 1).kind != TokenKind::stop) ++t;  // told CBS’ “Face the Nation” that
        return t;
    }

    // Times and prepositional adjuncts, when the words are known to come after them.
    TokenIndex skip_adjuncts(TokenIndex start, TokenIndex end) const {
        TokenIndex t = start;
        for (int turn = 0; turn < 4 && t < end; ++turn) {
            const TokenIndex before = t;
            while (t < end && at(t).is_word() && (at(t).is(WordClass::time) || is_adverb(document_, t))) ++t;
            if (t + 1 < end && at(t).is_word() && is_place_preposition(t)) {
                TokenIndex next = t + 1;
                while (next < end && at(next).is_word() && at(next).is(WordClass::time)) ++next;
                const Phrase phrase = phrase_at(document_, next, end);
                const TokenIndex after = phrase ? phrase.last : next;
                if (after > t + 1 && after < end && leads_to_words(after)) t = after;
            }
            if (t == before) break;
        }
        return t;
    }

    // told the committee, according to the minutes, that …: past the comma before what opens a clause for sure.
    TokenIndex skip_insets(TokenIndex start, TokenIndex end) const {
        constexpr TokenIndex reach = 24;
        if (start >= end || at(start).kind != TokenKind::comma) return start;
        for (TokenIndex t = start; t + 1 < std::min(end, start + reach); ++t) {
            if (at(t).kind == TokenKind::quoted || at(t).kind == TokenKind::colon || is_stop(t)) break;
            if (at(t).kind == TokenKind::comma && (is_that(t + 1) || (t > start && is_question_word(t + 1) && !at(t + 1).is(WordClass::relative)))) return t + 1;
        }
        return start;
    }

    bool is_place_preposition(TokenIndex t) const { return traits_.place_prepositions.has(word(t)); }

    bool leads_to_words(TokenIndex t) const {
        const Token& token = at(t);
        if (token.kind == TokenKind::quoted) return true;
        if (token.kind == TokenKind::comma && traits_.frames && traits_.comma_opens_clause) return true;  // sagte am Mittwoch, das Becken …
        if (token.kind == TokenKind::comma || token.kind == TokenKind::colon) return t + 1 < sentence_.last && at(t + 1).kind == TokenKind::quoted;
        return token.is_word() && (is_that(t) || token.info.is_any(WordClass::subject_pronoun | WordClass::time) || is_place_preposition(t));
    }

    // The first token that does not belong to the words any more.
    TokenIndex words_end(TokenIndex start, TokenIndex end, Opening opening) const {
        if (trace_ != nullptr) *trace_ = {start, {}};
        TokenIndex t = start;
        for (; t < end; ++t) {
            if (at(t).kind == TokenKind::stop && t + 1 == sentence_.last) break;
            if (trace_ == nullptr && t > start && opens_predicate(start, t)) break;
            if (t > start && may_end_before(t) && ends_before(start, t, opening)) break;
        }
        while (t > start && (at(t - 1).kind == TokenKind::comma || at(t - 1).kind == TokenKind::dash)) --t;
        return t;
    }

    bool may_end_before(TokenIndex t) const {
        const Token& token = at(t);
        switch (token.kind) {
            case TokenKind::comma:
            case TokenKind::semicolon:
            case TokenKind::colon:
            case TokenKind::dash:
            case TokenKind::open_bracket:
            case TokenKind::close_bracket: return true;
            case TokenKind::word: break;
            default: return false;
        }
        if (at(t - 1).kind == TokenKind::comma || at(t - 1).kind == TokenKind::dash) return false;  // weighed already
        return token.info.is_any(WordClass::preposition | WordClass::conjunction | WordClass::subordinator | WordClass::time) ||
               token.info.forms == gerund;
    }

    bool ends_before(TokenIndex start, TokenIndex t, Opening opening) const {
        // "He said France, as the chair, would …": a clause does not end before its verb.
        const bool clause = opening == Opening::that || opening == Opening::clause;
        if (clause && trace_ == nullptr && at(t).kind == TokenKind::comma && !has_verb(start, t) &&
            has_verb(t, std::min(sentence_.last, t + unit_window))) {
            return false;
        }
        if (trace_ == nullptr && another_begins(start, t)) return true;
        std::vector<std::string> names;
        Features features(Model::ending, trace_ != nullptr ? &names : nullptr);
        describe_end(features, start, t, opening);
        if (trace_ == nullptr) return features.score() > end_threshold;
        trace_->places.push_back({t, std::move(names)});
        return false;  // for learning all places are wanted
    }

    // Assurances by the director that the smoke was steam | have not convinced her: what was said is the subject of the sentence, and here its verb begins.
    bool opens_predicate(TokenIndex start, TokenIndex t) const {
        const TokenIndex unit = std::min(use_.first, subject_.phrase.first);
        if (use_.kind != CueKind::noun || unit > sentence_.first + 1 || !at(t).is_word() || !at(t).is(WordClass::auxiliary) || !is_nominal(document_, t - 1)) return false;
        for (TokenIndex i = start + 1; i < t; ++i)
            if (at(i).kind == TokenKind::comma || (at(i).is_word() && at(i).info.is_any(WordClass::conjunction | WordClass::subordinator | WordClass::relative))) return false;
        return has_verb(start, t);
    }

    // What is another thing said, or the reporter's own, for sure: …, adding that … · “…”, he added, “…” · Despite a warning that …, the council …
    bool another_begins(TokenIndex start, TokenIndex t) const {
        if (at(t).kind != TokenKind::comma || t + 1 >= sentence_.last) return false;
        const Token& next = at(t + 1);
        if (next.is_word() && next.info.cue != 0 && next.info.forms == gerund && document_.lexicon->cue(next.info.cue).cue_class == "add") return true;
        const bool fronted = use_.kind == CueKind::noun && use_.head < start && at(sentence_.first).is_word() && at(sentence_.first).info.is_any(WordClass::preposition | WordClass::subordinator);
        const bool subject_next = next.is_word() && (next.capitalised || next.info.is_any(WordClass::determiner | WordClass::possessive | WordClass::subject_pronoun));
        if (fronted && has_verb(start, t) && subject_next) return true;
        if (at(t - 1).kind != TokenKind::quoted) return false;
        constexpr std::size_t most_uses = 6;
        for (std::size_t u = index_ + 1; u < std::min(uses_.size(), index_ + 1 + most_uses) && uses_[u].sentence == use_.sentence; ++u) {
            const CueUse& other = uses_[u];
            if (other.kind != CueKind::verb || other.subject_count == 0 || other.head <= t) continue;
            const Tie tie = other.subjects[0].tie;
            return (tie == Tie::before || tie == Tie::inverted) && std::min(other.first, other.subjects[0].phrase.first) == t + 1;
        }
        return false;
    }

    void describe_end(Features& features, TokenIndex start, TokenIndex t, Opening opening) const {
        const Token& token = at(t);
        const std::string_view kind = opening_name(opening);
        const bool word_itself = token.is_word();
        const std::string_view mark = word_itself ? "" : document_.word(t).substr(0, 3);
        const TokenIndex next = word_itself ? t : t + 1;
        const std::string_view connector = next < sentence_.last ? connector_at(next) : "#end";
        features.add("opening", kind, word_itself ? "word" : mark);
        features.add("at", word_itself ? "word" : mark, connector);
        features.add("at_opening", connector, kind);
        features.add("at_next", connector, next + 1 < sentence_.last ? context_name(document_, next + 1, sentence_) : "#end");
        features.add("at_class", connector, use_.kind == CueKind::verb ? document_.lexicon->cue(use_.cue).cue_class : "other");
        features.add("verb_seen", has_verb(start, t) ? "yes" : "no", kind);
        features.add("verb_ahead", has_verb(next, std::min(sentence_.last, next + 8)) ? "yes" : "no", word_itself ? "word" : mark);
        features.add("length", step_of(t - start), kind);
        features.add("rest", step_of(sentence_.last - t), word_itself ? "word" : mark);
        if (use_.kind == CueKind::verb) features.add("class", document_.lexicon->cue(use_.cue).cue_class, word_itself ? "word" : "mark");
        if (at(t - 1).kind == TokenKind::quoted) features.add("after_quoted", word_itself ? "word" : mark);
        describe_in_tree(features, next, connector);
        describe_next_use(features, next);
        if (next + 1 < sentence_.last && at(next).is_word() && at(next).is(WordClass::preposition)) {
            const TokenIndex noun = at(next + 1).info.is_any(WordClass::determiner | WordClass::possessive) ? next + 2 : next + 1;
            if (noun < sentence_.last && at(noun).is_word() && at(noun).is(WordClass::nominal)) features.add("nominal", connector);
            if (noun < sentence_.last && at(noun).is_word() && at(noun).is(WordClass::time)) features.add("time", connector);
        }
    }

    // Whether what comes next belongs to the clause, or hangs on the cue beside it.
    void describe_in_tree(Features& features, TokenIndex next, std::string_view connector) const {
        if (use_.kind != CueKind::verb || next >= sentence_.last || !document_.parsed(use_.head)) return;
        if (clause_.token == no_token) {
            features.add("tree_in", "no_clause");
            return;
        }
        // The largest part that begins here.
        TokenIndex top = next;
        while (document_.syntax[top].head != no_token && document_.syntax[document_.syntax[top].head].first >= next && document_.syntax[top].head >= next) top = document_.syntax[top].head;
        const TokenIndex above = nearest_above(document_, top, clause_.token, use_.head);
        const std::string_view where = above == clause_.token ? "in" : above == use_.head ? "beside" : "outside";
        const TokenIndex end = document_.syntax[clause_.token].last;
        features.add("tree_in", where, clause_.kind);
        features.add("tree_at", where, connector);
        features.add("tree_part", where, language::name_of(document_.syntax[top].relation));
        features.add("tree_end", next > end ? "past" : next + 1 >= end ? "at" : "before", where);
    }

    bool has_verb(TokenIndex first, TokenIndex last) const {
        for (TokenIndex t = first; t < last; ++t) {
            const Token& token = at(t);
            const bool finite = (token.is_word() || token.kind == TokenKind::clitic) && token.info.is_any(WordClass::auxiliary | WordClass::verb);
            if (finite || is_verb_like(document_, t)) return true;
        }
        return false;
    }

    // A cue use that begins at or soon after `t`: "…, X said", "… and called for".
    void describe_next_use(Features& features, TokenIndex t) const {
        for (std::size_t u = index_ + 1; u < uses_.size() && u < index_ + 6; ++u) {
            const CueUse& next = uses_[u];
            if (next.sentence != use_.sentence) break;
            if (next.subject_count == 0 || next.head < t) continue;
            const Subject& subject = next.subjects[0];
            const TokenIndex begins = std::min(subject.phrase.first, next.first);
            if (begins > t + 4 && next.first > t + 4) break;
            const bool own_subject = begins >= t && begins <= t + 2;
            features.add("next_use", tie_name(subject.tie), own_subject ? "own" : next.first <= t + 2 ? "here" : "near");
            if (own_subject) features.add("next_ends", ends_unit(std::max(next.last, subject.phrase.last)) ? "yes" : "no");
            return;
        }
        features.add("next_use", "none");
    }

    // A closed-class word itself; other words by their look.
    std::string_view connector_at(TokenIndex t) const {
        const Token& token = at(t);
        if (token.kind == TokenKind::quoted) return "#quoted";
        if (token.kind == TokenKind::number) return "#number";
        if (!token.is_word()) return "#mark";
        if (token.info.cue != 0 && token.info.forms == gerund) return "#cue_ing";
        if (token.is(WordClass::time)) return "#time";
        if (token.info.classes != 0) {
            lower_into(document_.word(t), buffer_);
            return buffer_;
        }
        if (token.capitalised) return "#capital";
        const std::string_view word = document_.word(t);
        if (word.size() > 4 && word.substr(word.size() - 3) == "ing") return "#ing";
        return "#lower";
    }

    // Nothing but times, places or the stop follows the unit.
    bool ends_unit(TokenIndex t) const {
        while (t < sentence_.last && at(t).is_word() && (at(t).is(WordClass::time) || is_adverb(document_, t))) ++t;
        return t >= sentence_.last || at(t).kind == TokenKind::stop || at(t).kind == TokenKind::comma || at(t).kind == TokenKind::dash ||
               at(t).kind == TokenKind::semicolon || at(t).kind == TokenKind::close_bracket ||
               (at(t).is_word() && at(t).is(WordClass::preposition) && !is_that(t));
    }

    // Past the comma that closes an inset whose verb comes first; no_token where the use is none.
    TokenIndex inset_end(const CueUse& use) const {
        if (use.subject_count == 0 || use.subjects[0].tie != Tie::inverted || use.first <= sentence_.first || trace_ != nullptr) return no_token;
        const TokenIndex end = std::max(use.last, use.subjects[0].phrase.last);
        const bool between = at(use.first - 1).kind == TokenKind::comma && end + 1 < sentence_.last && at(end).kind == TokenKind::comma;
        return between ? end + 1 : no_token;
    }

    void find_before(Content& content, TokenIndex unit_first, bool follows) {
        if (unit_first <= sentence_.first + 1) return;
        const TokenKind link = at(unit_first - 1).kind;
        const bool inset = link == TokenKind::comma || link == TokenKind::dash;
        const bool bare_according = use_.kind == CueKind::according;
        if (!inset && !bare_according) return;
        const bool may_end = use_.kind == CueKind::according || subject_.tie == Tie::before || subject_.tie == Tie::inverted ||
                             subject_.tie == Tie::parenthesis;
        if (!may_end) return;
        TokenIndex after_unit = follows || bare_according ? std::max(use_.last, subject_.phrase.last) : use_.last;
        const bool open = content.opening == Opening::that || content.opening == Opening::clause || content.opening == Opening::infinitive ||
                          content.opening == Opening::quoted || content.opening == Opening::question || content.opening == Opening::object;
        if (!bare_according && open && (!follows || (traits_.frames && content.opening == Opening::that))) return;
        if (content.hearer && !follows && !open && trace_ == nullptr) after_unit = std::max(after_unit, hearer_last_);
        if (!ends_unit(after_unit)) return;
        TokenIndex first = unit_first > sentence_.first + unit_window ? unit_first - unit_window : sentence_.first;
        for (std::size_t u = index_; u > 0 && index_ - u < 8 && uses_[u - 1].sentence == use_.sentence; --u) {  // not into another's inset
            if (uses_[u - 1].last <= first || uses_[u - 1].kind != CueKind::verb) continue;
            if (const TokenIndex end = inset_end(uses_[u - 1]); end < unit_first) {  // The deal, said A, “is done”, he added
                first = end;
                break;
            }
            if (uses_[u - 1].head + 2 < unit_first && at(uses_[u - 1].last).kind == TokenKind::comma && uses_[u - 1].subject_count > 0 &&
                uses_[u - 1].subjects[0].tie == Tie::before && uses_[u - 1].subjects[0].phrase.first > sentence_.first) {
                first = uses_[u - 1].last + 1;
                break;
            }
        }
        TokenIndex last = unit_first;
        // “…,” Kovacs, who won, said: the speaker is not among the words.
        if (!follows && subject_.phrase.first > first && subject_.phrase.first < last) last = subject_.phrase.first;
        while (last > first && (at(last - 1).kind == TokenKind::comma || at(last - 1).kind == TokenKind::dash)) --last;
        content.before = {first, last};
        content.after = {};
        content.opening = Opening::none;
        // ", he said, " in the middle: the words go on after it.
        while (after_unit < sentence_.last && at(after_unit).is_word() && (at(after_unit).is(WordClass::time) || is_adverb(document_, after_unit))) ++after_unit;
        if (inset && after_unit + 1 < sentence_.last && at(after_unit).kind == link && last - first <= 12) {
            const TokenIndex start = after_unit + 1;
            const bool gerund_follows = at(start).is_word() && at(start).info.cue != 0 && at(start).info.forms == gerund;
            const bool phrase_follows = at(start).is_word() && at(start).is(WordClass::relative);
            if (!gerund_follows && !phrase_follows) content.after = {start, words_end(start, std::min(sentence_.last, start + unit_window), Opening::none)};
        }
    }

    const Document& document_;
    const language::Traits& traits_;
    const std::vector<CueUse>& uses_;
    std::size_t index_;
    const CueUse& use_;
    const Subject& subject_;
    const Sentence& sentence_;
    TreeClause clause_;
    EndingTrace* trace_;
    TokenIndex hearer_last_ = 0;  // past whom the cue names as told
    mutable std::string buffer_;
};

}  // namespace

TokenIndex cleft_words(const Document& document, const CueUse& use, const Subject& subject) {
    const Sentence& sentence = document.sentences[use.sentence];
    const language::Traits& traits = document.lexicon->traits();
    std::string lower;
    lower_into(document.word(sentence.first), lower);
    const bool opens = use.kind == CueKind::verb && traits.cleft_words.has(lower) && subject.phrase.first == sentence.first + 1 && subject.phrase.first < use.first;
    if (!opens) return no_token;
    for (TokenIndex t = use.last; t + 1 < sentence.last; ++t) {
        const Token& token = document.tokens[t];
        if (token.kind == TokenKind::quoted || token.kind == TokenKind::semicolon) break;
        if (!token.is_word() || !traits.be_forms.has(document.word(t))) continue;
        const bool that = document.tokens[t + 1].is_word() && traits.declarative_complementizers.has(document.word(t + 1));
        const bool marks = document.tokens[t + 1].kind == TokenKind::quoted || document.tokens[t + 1].kind == TokenKind::colon;
        return that || marks ? t + 1 : no_token;
    }
    return no_token;
}

std::string_view opening_name(Opening opening) {
    constexpr std::array<std::string_view, 8> names{"that", "clause", "infinitive", "question", "object", "preposition", "quoted", "none"};
    return names[static_cast<std::size_t>(opening)];
}

Content find_content(const Document& document, const std::vector<CueUse>& uses, std::size_t index, std::uint8_t subject,
                     EndingTrace* trace) {
    return ContentFinder(document, uses, index, subject, trace).find();
}

}  // namespace verbatim::quotes
