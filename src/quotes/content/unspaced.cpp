#include "quotes/content/unspaced.h"

#include <algorithm>
#include <optional>

#include "quotes/content/matter.h"
#include "quotes/content/nesting.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::quotes {

using language::Cue;
using language::Document;
using language::no_token;
using language::Sentence;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::WordClass;

namespace {

constexpr TokenIndex verb_reach = 16;        // tokens from the words to their verb
constexpr TokenIndex clause_reach = 80;      // tokens looked at on either side
constexpr std::uint32_t sentences_told = 40;  // at most, without marks
constexpr std::uint32_t least_utterance = 14;  // letters of words that are speech without a known verb
// Thousandths: by a known verb and a subject; by one of them; by the sentence before.
constexpr std::uint16_t framed = 900, loose = 700, led = 650, reported = 800;

class UnspacedFinder {
  public:
    explicit UnspacedFinder(const Document& document) : document_(document), traits_(document.lexicon->traits()), spoken_(document.quoted.size()) {}

    UnspacedQuotes find() {
        for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
            number_ = s;
            sentence_ = document_.sentences[s];
            if (traits_.verb_last) read_verb_last();
            else read_verb_after_subject();
        }
        for (std::uint32_t q = 0; q < document_.quoted.size(); ++q)
            if (!spoken_[q]) found_.other.push_back({document_.quoted[q].inner, classify_matter(document_, q)});
        std::sort(found_.other.begin(), found_.other.end(), [](const QuotedMatter& one, const QuotedMatter& other) { return one.span < other.span; });
        std::stable_sort(found_.drafts.begin(), found_.drafts.end(), [](const Draft& one, const Draft& other) { return one.quote.fragments.front().start < other.quote.fragments.front().start; });
        return std::move(found_);
    }

  private:
    const Token& at(TokenIndex t) const { return document_.tokens[t]; }
    std::string_view word(TokenIndex t) const { return document_.word(t); }
    bool is_quoted(TokenIndex t) const { return at(t).kind == TokenKind::quoted; }
    bool is_pause(TokenIndex t) const { return at(t).kind == TokenKind::comma || at(t).kind == TokenKind::colon; }

    bool is_cue(TokenIndex t) const { return at(t).is_word() && at(t).info.cue != 0 && document_.lexicon->cue(at(t).info.cue).speech; }

    // Part of a noun phrase.
    bool is_noun(TokenIndex t) const {
        const Token& token = at(t);
        if (token.kind == TokenKind::number) return true;
        constexpr language::WordClasses others = WordClass::preposition | WordClass::conjunction | WordClass::adverb | WordClass::time | WordClass::auxiliary | WordClass::negation | WordClass::according | WordClass::word;
        return token.is_word() && !token.info.is_any(others) && token.info.cue == 0;
    }

    static Phrase phrase(TokenIndex first, TokenIndex last) { return {first, last, last, PhraseForm::name}; }

    // The noun phrase that ends before `last`; a bracket behind it is passed over: 市長(63歳)は.
    Phrase noun_before(TokenIndex last) const {
        TokenIndex end = last;
        if (end > sentence_.first && at(end - 1).kind == TokenKind::close_bracket) {
            while (end > sentence_.first && at(end - 1).kind != TokenKind::open_bracket) --end;
            if (end > sentence_.first) --end;
        }
        TokenIndex first = end;
        while (first > sentence_.first && is_noun(first - 1)) --first;
        return first == end ? Phrase{} : phrase(first, end);
    }

    // ---- verbs last ----

    bool is_topic_particle(TokenIndex t) const { return at(t).is_word() && traits_.topic_particles.has(word(t)); }
    bool is_quotative(TokenIndex t) const { return t < document_.tokens.size() && at(t).is_word() && traits_.quotatives.has(word(t)); }
    // Words behind which a verb that no list has tells of speech all the same.
    bool is_plain_quotative(TokenIndex t) const { return is_quotative(t) && traits_.plain_quotatives.has(word(t)); }

    // Whom the sentence is about before `t`: the nearest topic, else the nearest subject.
    Phrase topic_before(TokenIndex t) const {
        Phrase other;
        for (TokenIndex i = t; i > sentence_.first && t - i < clause_reach; --i) {
            if (!is_topic_particle(i - 1)) continue;
            const Phrase found = noun_before(i - 1);
            if (!found) continue;
            const std::string_view particle = word(i - 1);
            if (particle == "は" || particle == "も") return found;
            if (!other) other = found;
        }
        return other;
    }

    // A known verb within reach behind the words, not past the next quoted words.
    TokenIndex verb_behind(TokenIndex t) const {
        for (TokenIndex i = t; i < std::min(document_.sentences[document_.sentence_of[t]].last, t + verb_reach); ++i) {
            if (is_quoted(i)) return no_token;
            if (is_cue(i)) return is_negated(i) ? no_token : i;
        }
        return no_token;
    }

    // 言わなかった
    bool is_negated(TokenIndex verb) const { return verb + 1 < document_.tokens.size() && at(verb + 1).is_word() && at(verb + 1).is(WordClass::negation); }

    void read_verb_last() {
        for (TokenIndex t = sentence_.first; t < sentence_.last; ++t) {
            if (at(t).is_word() && at(t).is(WordClass::according)) read_source(t);
            else if (is_quoted(t)) read_quoted(t);
        }
        read_reported_clause();
    }

    // X によると、…: also X と Y.
    void read_source(TokenIndex t) {
        Phrase source = noun_before(t);
        if (!source) return;
        while (source.first > sentence_.first + 1 && word(source.first - 1) == "と" && is_noun(source.first - 2)) source.first = noun_before(source.first - 1).first;
        TokenIndex first = t + 1;
        while (first < sentence_.last && is_pause(first)) ++first;
        TokenIndex last = sentence_.last;
        while (last > first && at(last - 1).kind == TokenKind::stop) --last;
        bool told = false;  // 毎日新聞によると、容疑者は「…」と話した: his words, not the paper's
        for (TokenIndex i = first; i < std::min(last, first + clause_reach); ++i) told = told || (is_quoted(i) && is_quotative(i + 1) && verb_behind(i + 1) != no_token && topic_between(first, i));
        if (first < last && !told) report(document_.span(first, last), source, {t, t + 1}, Rule::according_to);
    }

    bool topic_between(TokenIndex first, TokenIndex last) const {
        for (TokenIndex i = first + 1; i < last; ++i)
            if (is_topic_particle(i) && word(i) != "が" && noun_before(i)) return true;
        return false;
    }

    void read_quoted(TokenIndex t) {
        const std::uint32_t q = document_.quoted_at(t);
        const language::QuotedStretch& stretch = document_.quoted[q];
        if (!stretch.closed) {  // goes on in the next paragraph
            open_ = {q, topic_before(t)};
            return;
        }
        const bool goes_on = open_ && open_->q + 1 == q && document_.quoted[open_->q].paragraph + 1 == stretch.paragraph && t == sentence_.first;
        const TokenIndex next = t + 1 < sentence_.last || is_quotative(t + 1) ? t + 1 : no_token;
        const bool quotative = next != no_token && is_quotative(next);
        const TokenIndex verb = quotative ? verb_behind(next) : no_token;
        const std::uint32_t letters = letters_of(stretch.inner);
        bool denied = false;  // said not to have been said
        for (TokenIndex i = next; quotative && i < std::min(document_.sentences[document_.sentence_of[next]].last, next + verb_reach) && !is_quoted(i); ++i) denied = denied || (is_cue(i) && is_negated(i));
        if (denied) return unsay(q);
        if (quotative && (verb != no_token || (letters >= least_utterance && is_plain_quotative(next)))) {
            const Phrase topic = goes_on ? open_->topic : topic_before(t);
            speak(q, topic, verb, verb != no_token && topic ? framed : loose, topic ? Rule::subject_verb_content : Rule::none);
            if (goes_on) {
                spoken_[open_->q] = true;
                found_.drafts.back().quote.fragments.insert(found_.drafts.back().quote.fragments.begin(), document_.quoted[open_->q].inner);
            }
            if (!topic) told_before(found_.drafts.back());
            return;
        }
        const bool alone = t == sentence_.first && (t + 1 == sentence_.last || at(t + 1).kind == TokenKind::stop);
        if (alone && number_ > 0 && letters >= least_utterance / 2) follow_sentence_before(q);
    }

    // さらに「…」と述べた: whom the sentence before is about. The words name nobody.
    void told_before(Draft& draft) {
        const Sentence own = sentence_;
        for (std::uint32_t back = 1; back <= 3 && back <= number_; ++back) {
            sentence_ = document_.sentences[number_ - back];
            Phrase topic;
            for (TokenIndex t = sentence_.first + 1; t < sentence_.last && !topic; ++t)
                if (is_topic_particle(t) && word(t) != "が") topic = noun_before(t);
            if (!topic) continue;
            draft.speaker = mention_of(document_, topic);
            draft.dropped = false;
            draft.quote.rule = Rule::carried_over;
            break;
        }
        sentence_ = own;
    }

    // X はこう言った。「…」
    void follow_sentence_before(std::uint32_t q) {
        const Sentence own = sentence_;
        sentence_ = document_.sentences[number_ - 1];
        Phrase topic;
        TokenIndex verb = no_token;
        bool leads = false;
        for (TokenIndex t = sentence_.first; t < sentence_.last; ++t) {
            if (is_cue(t)) verb = t;
            leads = leads || (at(t).is_word() && at(t).is(WordClass::adverb) && word(t).find("よう") != std::string_view::npos) || word(t) == "こう" || at(t).kind == TokenKind::colon;
        }
        if (verb != no_token && leads) topic = topic_before(verb);
        sentence_ = own;
        if (topic) speak(q, topic, verb, led, Rule::carried_over);
    }

    // X は…と伝えた, without marks around the words.
    void read_reported_clause() {
        for (TokenIndex t = sentence_.first + 2; t < sentence_.last; ++t) {
            if (!is_cue(t) || is_negated(t) || !is_quotative(t - 1) || is_quoted(t - 2)) continue;
            TokenIndex particle = sentence_.first + 1;
            while (particle < t && !(is_topic_particle(particle) && noun_before(particle))) ++particle;
            if (particle + 2 >= t) return;
            TokenIndex first = particle + 1;
            while (first < t && is_pause(first)) ++first;
            if (first < t - 1) report(document_.span(first, t - 1), noun_before(particle), {t, t + 1}, Rule::subject_verb_content);
            return;
        }
    }

    // ---- verbs behind their subjects ----

    TokenIndex clause_start(TokenIndex t) const {
        TokenIndex first = t;
        while (first > sentence_.first && t - first < clause_reach && !is_pause(first - 1) && !is_quoted(first - 1) && at(first - 1).kind != TokenKind::stop && at(first - 1).kind != TokenKind::semicolon) --first;
        return first;
    }

    bool is_pronoun(TokenIndex t) const { return at(t).is_word() && at(t).is(WordClass::subject_pronoun); }

    // The noun phrase with which the clause opens, behind times and the like.
    Phrase clause_subject(TokenIndex first, TokenIndex verb) const {
        while (first < verb && at(first).is_word() && at(first).info.is_any(WordClass::conjunction | WordClass::adverb | WordClass::time)) ++first;
        if (first < verb && is_pronoun(first)) return {first, first + 1, first + 1, PhraseForm::pronoun};
        TokenIndex last = first;
        while (last < verb && is_noun(last)) ++last;
        return last == first ? Phrase{} : phrase(first, last);
    }

    void read_verb_after_subject() {
        for (TokenIndex t = sentence_.first; t < sentence_.last; ++t) {
            if (!at(t).is_word()) continue;
            if (at(t).is(WordClass::according)) read_according(t);
            else if (traits_.sources_of_learning.has(word(t))) read_learned(t);
            else if (is_cue(t)) read_verb(t);
        }
    }

    // 据X统计，… 据介绍，…
    void read_according(TokenIndex t) {
        TokenIndex last = t + 1;
        while (last < sentence_.last && is_noun(last)) ++last;
        TokenIndex pause = last;
        while (pause < sentence_.last && pause < last + 4 && !is_pause(pause)) ++pause;
        if (pause + 1 >= sentence_.last || !is_pause(pause)) return;
        report(rest_of_sentence(pause + 1), last > t + 1 ? phrase(t + 1, last) : Phrase{}, {t, pause}, Rule::according_to);
    }

    // 记者从X获悉，…
    void read_learned(TokenIndex t) {
        TokenIndex from = t;
        while (from > sentence_.first && !(at(from - 1).is_word() && at(from - 1).is(WordClass::preposition)) && !is_pause(from - 1)) --from;
        TokenIndex last = from;
        while (last < t && is_noun(last)) ++last;
        if (last == from || from == sentence_.first || t + 2 >= sentence_.last || !is_pause(t + 1)) return;
        report(rest_of_paragraph(t + 2), phrase(from, last), {t, t + 1}, Rule::according_to);
    }

    void read_verb(TokenIndex t) {
        const TokenIndex first = clause_start(t);
        const Phrase subject = clause_subject(first, t);
        if (!subject) return;
        for (TokenIndex i = std::max(first, subject.last); i < t; ++i)
            if (at(i).is_word() && (at(i).is(WordClass::negation) || traits_.modals.has(word(i)))) {  // 将公布, 没有说
                for (TokenIndex q = t + 1; q < std::min(sentence_.last, t + 3); ++q)
                    if (is_quoted(q)) unsay(document_.quoted_at(q));
                return;
            }
        const bool ends = t + 1 >= sentence_.last || is_pause(t + 1) || at(t + 1).kind == TokenKind::stop;
        if (t + 1 < sentence_.last && (is_quoted(t + 1) || (is_pause(t + 1) && t + 2 < sentence_.last && is_quoted(t + 2)))) {  // X说：“…”
            TokenIndex q = is_quoted(t + 1) ? t + 1 : t + 2;
            const bool whole = at(t + 1).kind == TokenKind::colon || is_utterance(q);
            if (whole) {
                speak(document_.quoted_at(q), subject, t, framed, Rule::subject_verb_content);
                return;
            }
        }
        if (ends && first > sentence_.first && is_quoted(first - 1) && !is_spoken(first - 1) && is_utterance(first - 1)) {  // “…”X说
            speak(document_.quoted_at(first - 1), subject, t, framed, Rule::content_subject_verb);
            return;
        }
        if (subject.form == PhraseForm::pronoun && !previous_) return;
        if (ends && (t + 1 >= sentence_.last || at(t + 1).kind == TokenKind::stop)) {  // …，X说。
            if (first > sentence_.first + 1 && is_pause(first - 1)) report(document_.span(sentence_.first, first - 1), subject, {t, t + 1}, Rule::content_subject_verb);
            return;
        }
        if (ends) report(rest_of_paragraph(t + 2), subject, {t, t + 1}, Rule::subject_verb_content);
        else report(rest_of_sentence(t + 1), subject, {t, t + 1}, Rule::subject_verb_content);
    }

    // No name or term: long, or with a sentence's mark at its end.
    bool is_utterance(TokenIndex quoted) const {
        const std::uint32_t q = document_.quoted_at(quoted);
        const char end = document_.terminal(q);
        return letters_of(document_.quoted[q].inner) >= least_utterance || end == '.' || end == '!' || end == '?' || end == ',';
    }

    bool is_spoken(TokenIndex quoted) const { return spoken_[document_.quoted_at(quoted)]; }

    base::TextSpan rest_of_sentence(TokenIndex first) const {
        TokenIndex last = sentence_.last;
        while (last > first && at(last - 1).kind == TokenKind::stop) --last;
        return first < last ? document_.span(first, last) : base::TextSpan{};
    }

    // Chinese news goes on with what somebody says to the paragraph's end.
    base::TextSpan rest_of_paragraph(TokenIndex first) const {
        if (first >= sentence_.last) return {};
        std::uint32_t end = document_.paragraphs[sentence_.paragraph].end;
        for (std::uint32_t s = number_ + 1; s < document_.sentences.size() && s < number_ + sentences_told && document_.sentences[s].paragraph == sentence_.paragraph; ++s) {
            const Sentence& next = document_.sentences[s];
            const bool other = std::any_of(document_.tokens.begin() + next.first, document_.tokens.begin() + next.last,
                                           [&](const Token& token) { return token.is_word() && token.info.cue != 0 && document_.lexicon->cue(token.info.cue).cue_class == "say"; });
            if (!other) continue;
            end = at(next.first - 1).span.end;
            break;
        }
        if (const std::uint32_t limit = number_ + sentences_told; limit < document_.sentences.size() && document_.sentences[limit].paragraph == sentence_.paragraph)
            end = std::min(end, at(document_.sentences[limit].first - 1).span.end);
        return {at(first).span.start, end};
    }

    // ---- drafts ----

    // Marks around what was not said.
    void unsay(std::uint32_t q) {
        spoken_[q] = true;
        found_.other.push_back({document_.quoted[q].inner, OtherKind::unsaid});
    }

    std::uint32_t letters_of(base::TextSpan span) const {
        std::uint32_t letters = 0;
        for (std::uint32_t i = span.start; i < span.end;) {
            const text::Decoded decoded = text::decode(document_.text, i);
            letters += text::is_word(decoded.code_point) ? 1 : 0;
            i += decoded.length;
        }
        return letters;
    }

    struct CueTokens {
        TokenIndex first = 0, last = 0;
    };

    Draft draft_of(base::TextSpan words, const Phrase& speaker, std::uint16_t probability, Rule rule) {
        Draft draft;
        draft.quote.fragments = {words};
        draft.quote.rule = rule;
        draft.probability = probability;
        if (speaker) {
            draft.speaker = mention_of(document_, speaker);
            draft.quote.speaker = draft.speaker.span;
            previous_ = true;
        }
        return draft;
    }

    void speak(std::uint32_t q, const Phrase& speaker, TokenIndex verb, std::uint16_t probability, Rule rule) {
        spoken_[q] = true;
        Draft draft = draft_of(document_.quoted[q].inner, speaker, probability, rule);
        draft.quote.kind = QuoteKind::direct;
        if (verb != no_token) draft.quote.cue = document_.span(verb, verb + 1);
        draft.dropped = !speaker && previous_;
        if (draft.dropped) draft.quote.rule = Rule::carried_over;
        found_.drafts.push_back(std::move(draft));
    }

    void report(base::TextSpan words, const Phrase& speaker, CueTokens cue, Rule rule) {
        if (words.empty() || nesting_.full_at(words.start)) return;
        nesting_.add(words.end);
        Draft draft = draft_of(words, speaker, reported, rule);
        draft.quote.kind = QuoteKind::indirect;
        draft.quote.cue = document_.span(cue.first, cue.last);
        for (TokenIndex t = cue.first; t < cue.last; ++t)  // 否认曾隐瞒结果
            if (document_.tokens[t].info.cue != 0 && document_.lexicon->cue(document_.tokens[t].info.cue).cue_class == "deny") draft.quote.stance = Stance::denies;
        found_.drafts.push_back(std::move(draft));
    }

    const Document& document_;
    const language::Traits& traits_;
    std::vector<bool> spoken_;  // of each quoted stretch
    UnspacedQuotes found_;
    Nesting nesting_;
    Sentence sentence_;
    std::uint32_t number_ = 0;         // of the sentence at hand
    bool previous_ = false;            // somebody spoke before
    struct OpenStretch {
        std::uint32_t q = 0;
        Phrase topic;
    };
    std::optional<OpenStretch> open_;  // the last that was not closed
};

}  // namespace

UnspacedQuotes find_unspaced(const Document& document) { return UnspacedFinder(document).find(); }

}  // namespace verbatim::quotes
