#include "quotes/attribution/candidates.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "quotes/attribution/continuation.h"
#include "quotes/attribution/frames.h"
#include "quotes/attribution/use_features.h"

namespace verbatim::quotes {

using language::Document;
using language::no_token;
using language::QuotedStretch;
using language::Sentence;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::WordClass;

namespace {

constexpr std::int32_t reported_bonus = 4000;  // thousandths of a log-odds unit
constexpr std::size_t uses_per_side = 5;  // cue uses considered before and after a stretch in its sentence

class Collector {
  public:
    Collector(const Document& document, const std::vector<CueUse>& uses, const Stretch& stretch, const std::optional<Spoken>& last,
              const std::optional<Spoken>& other, std::vector<Candidate>& out, std::vector<CandidateTrace>* trace)
        : document_(document), uses_(uses), stretch_(stretch), last_(last), other_(other), candidates_(out), trace_(trace) {}

    void collect() {
        if (names_quoter()) return add_plain(Source::matter);
        collect_uses();
        if (!is_term()) collect_neighbours();
        if (transcript_name(document_, document_.quoted[stretch_.index].inner).empty()) collect_carried();
        collect_marked();
        add_plain(Source::unknown);
        if (!spans_paragraphs(document_, stretch_.index)) add_plain(Source::matter);
    }

  private:
    const Token& at(TokenIndex token) const { return document_.tokens[token]; }

    // цитирует его «Вестник»: the paper that quotes.
    bool names_quoter() const {
        if (!is_name_in_marks(document_, stretch_.token)) return false;
        const std::uint32_t sentence = document_.sentence_of[stretch_.token];
        const auto after = std::lower_bound(uses_.begin(), uses_.end(), stretch_.token, [](const CueUse& use, TokenIndex token) { return use.head < token; });
        if (after == uses_.begin()) return false;
        const CueUse& before = *std::prev(after);
        return before.sentence == sentence && before.kind == CueKind::verb && document_.lexicon->cue(before.cue).quotes_object && before.subject_count > 0 &&
               before.subjects[0].phrase.last == stretch_.token;
    }

    // A word or two in single marks are a term or a name, unless a cue says otherwise: known as 'bailing-out'.
    bool is_term() const { return document_.quoted[stretch_.index].single && stretch_.words <= 3 && !stretch_.alone; }

    // The uses of the sentence: those nearest before and nearest after the stretch.
    void collect_uses() {
        const std::uint32_t sentence = document_.sentence_of[stretch_.token];
        const auto after = std::lower_bound(uses_.begin(), uses_.end(), stretch_.token,
                                            [](const CueUse& use, TokenIndex token) { return use.head < token; });
        const auto split = static_cast<std::size_t>(after - uses_.begin());
        for (std::size_t k = 0; k < uses_per_side && split > k && uses_[split - k - 1].sentence == sentence; ++k) {
            add_use(split - k - 1, static_cast<std::uint32_t>(k), Source::use);
        }
        for (std::size_t k = 0; k < uses_per_side && split + k < uses_.size() && uses_[split + k].sentence == sentence; ++k) {
            add_use(split + k, static_cast<std::uint32_t>(k), Source::use);
        }
        collect_following(split);
        reported_ = trace_ == nullptr && is_reported();
        if (reported_) return collect_reporting(split);
        if (sentence == 0 || !stretch_.first_in_sentence) return;
        std::size_t before = split;
        while (before > 0 && uses_[before - 1].sentence == sentence) --before;  // none: the stretch opens its sentence
        if (document_.sentences[sentence - 1].paragraph + 1 < stretch_.sentence->paragraph) return;
        for (std::size_t k = 0; k < 2 && before > k && uses_[before - k - 1].sentence + 1 == sentence; ++k) {
            add_use(before - k - 1, static_cast<std::uint32_t>(k), Source::previous_use);
        }
    }

    // Auch habe sich die Lage “verändert”: the mood tells that the sentence is what somebody said, whom a sentence before names.
    bool is_reported() const {
        const language::WordList& moods = document_.lexicon->traits().reported_moods;
        if (moods.empty()) return false;
        constexpr TokenIndex window = 60;
        bool found = false;
        const TokenIndex first = stretch_.token > window ? std::max(stretch_.sentence->first, stretch_.token - window) : stretch_.sentence->first;
        for (TokenIndex t = first; t < std::min(stretch_.sentence->last, stretch_.token + window); ++t) {
            if (!at(t).is_word()) continue;
            if (at(t).info.cue != 0 && is_verb_like(document_, t) && document_.lexicon->cue(at(t).info.cue).speech) return false;
            found = found || moods.has(document_.word(t));
        }
        return found;
    }

    // The verbs of saying of the nearest sentence before that has one, over others that are reported too.
    void collect_reporting(std::size_t split) {
        constexpr std::uint32_t furthest = 4;  // sentences
        const std::uint32_t sentence = document_.sentence_of[stretch_.token];
        constexpr std::size_t most_uses = 16;
        for (std::size_t k = 0; k < most_uses && split > 0 && uses_[split - 1].sentence == sentence; ++k) --split;
        for (std::size_t u = split; u > 0 && split - u < most_uses && uses_[u - 1].sentence + furthest >= sentence; --u) {
            const CueUse& use = uses_[u - 1];
            const bool says = use.kind != CueKind::verb || document_.lexicon->cue(use.cue).speech;
            if (!says || use.subject_count == 0 || use.kind == CueKind::noun) continue;
            if (document_.sentences[use.sentence].paragraph != stretch_.sentence->paragraph) return;
            add_use(u - 1, 0, Source::previous_use);
            return;
        }
    }

    // “A.” alone in its paragraph, and the next opens: “B,” X said. The words may be X’s already.
    void collect_following(std::size_t split) {
        const std::size_t q = stretch_.index;
        if (!stretch_.alone || !stretch_.first_in_paragraph || q + 1 >= document_.quoted.size()) return;
        const QuotedStretch& next = document_.quoted[q + 1];
        if (next.paragraph != stretch_.sentence->paragraph + 1 || next.outer.start != document_.paragraphs[next.paragraph].start) return;
        const TokenIndex token = document_.quoted_tokens[q + 1];
        const std::uint32_t sentence = document_.sentence_of[token];
        while (split < uses_.size() && uses_[split].head < token) ++split;
        for (std::size_t k = 0; k < 2 && split + k < uses_.size() && uses_[split + k].sentence == sentence; ++k) {
            add_use(split + k, static_cast<std::uint32_t>(k), Source::next_use);
        }
    }

    // Whether use `index` ends right before the stretch, but for a comma or a colon.
    bool stands_before(std::size_t index) const {
        const CueUse& use = uses_[index];
        const bool near = use.last == stretch_.token || use.last + 1 == stretch_.token;
        return near && use.kind == CueKind::verb && use.subject_count > 0 && use.subjects[0].tie == Tie::before;
    }

    void add_use(std::size_t index, std::uint32_t distance, Source source) {
        const CueUse& use = uses_[index];
        UsePlace place;
        place.sentence = source == Source::use ? UseSentence::own : source == Source::previous_use ? UseSentence::previous : UseSentence::next;
        place.distance = distance;
        place.outdone = source == Source::use && use.head < stretch_.token && distance > 0 && stands_before(index + distance);
        place.taken = last_ && last_->attribution.use == index;
        const bool frames = document_.lexicon->traits().frames;
        for (std::uint8_t s = 0; s < use.subject_count; ++s) {
            const Phrase& phrase = use.subjects[s].phrase;
            if (frames && stretch_.token >= phrase.first && stretch_.token < phrase.last) continue;  // пишет "Коммерсантъ"
            if (is_gesture(use) && !stands_beside(use, use.subjects[s])) continue;
            Candidate candidate;
            candidate.source = source;
            candidate.attribution.verdict = Verdict::spoken;
            candidate.attribution.use = static_cast<std::uint32_t>(index);
            candidate.attribution.subject = s;
            candidate.attribution.speaker = mention_of(document_, use.subjects[s].phrase, use.subjects[s].relative);
            candidate.attribution.rule = rule_of(use, use.subjects[s], source);
            Features features = open(candidate);
            describe_use(features, document_, stretch_, use, use.subjects[s], place);
            close(candidate, features);
            const std::int32_t framed = source == Source::use ? frame_score(document_, stretch_, use, use.subjects[s]) : reported_ && s == 0 ? reported_bonus : 0;
            candidates_.back().score += framed;
            led_by_cue_ = led_by_cue_ || (framed > 0 && use.head < stretch_.token);
        }
        if (source == Source::use && use.subject_count == 0) add_dropped(index);
    }

    // وأضاف: “…”: the verb's subject is left out. Whoever is meant is named before.
    void add_dropped(std::size_t index) {
        const CueUse& use = uses_[index];
        if (!document_.lexicon->traits().drops_subjects || use.kind != CueKind::verb || !use.finite) return;
        const std::int32_t score = dropped_score(document_, stretch_, use);
        if (score == 0 || trace_ != nullptr) return;
        led_by_cue_ = led_by_cue_ || use.head < stretch_.token;
        Candidate candidate;
        candidate.source = Source::use;
        candidate.attribution.verdict = Verdict::spoken;
        candidate.attribution.use = static_cast<std::uint32_t>(index);
        candidate.attribution.dropped = true;
        candidate.attribution.rule = use.head < stretch_.token ? Rule::subject_verb_content : Rule::content_verb_subject;
        candidate.score = score;
        candidates_.push_back(candidate);
    }

    // “…,” Kovacs smiled. A gesture elsewhere says nothing.
    bool is_gesture(const CueUse& use) const { return use.kind == CueKind::verb && document_.lexicon->cue(use.cue).cue_class == "gesture"; }
    bool stands_beside(const CueUse& use, const Subject& subject) const {
        const TokenIndex first = std::min(use.first, subject.phrase.first), last = std::max(use.last, subject.phrase.last);
        return first == stretch_.token + 1 || (last < stretch_.token && last + 1 >= stretch_.token && document_.sentence_of[use.head] <= document_.sentence_of[stretch_.token]);
    }

    Rule rule_of(const CueUse& use, const Subject& subject, Source source) const {
        if (source != Source::use) return Rule::carried_over;
        if (use.kind == CueKind::according) return Rule::according_to;
        if (use.kind == CueKind::noun) return Rule::nominal;
        if (use.passive) return Rule::passive;
        if (use.head < stretch_.token) return Rule::subject_verb_content;
        return subject.tie == Tie::inverted ? Rule::content_verb_subject : Rule::content_subject_verb;
    }

    // Subjects without a cue: the owner of the words (his “…”), the phrase that opens the sentence or the one before.
    void collect_neighbours() {
        const TokenIndex q = stretch_.token, first = stretch_.sentence->first;
        const TokenIndex floor = q > 40 ? std::max(first, q - 40) : first;
        for (TokenIndex t = q; t > floor && t + 6 > q; --t) {
            const Token& token = at(t - 1);
            if (token.is_word() && token.is(WordClass::possessive)) {
                add_phrase({t - 1, t, t, PhraseForm::pronoun}, Source::owner, q - t);
                break;
            }
            if (token.kind == TokenKind::clitic && token.is(WordClass::possessive)) {
                add_phrase(phrase_before(document_, floor, t - 1), Source::owner, q - t);
                break;
            }
        }
        std::uint32_t verbs = 0;
        for (TokenIndex t = q; t > floor + 1 && verbs < 2; --t) {
            const Token& token = at(t - 1);
            const bool finite = (token.is_word() || token.kind == TokenKind::clitic) &&
                                token.info.is_any(WordClass::auxiliary | WordClass::verb);
            if (!finite && !is_verb_like(document_, t - 1)) continue;
            add_phrase(phrase_before(document_, floor, t - 1), Source::own_phrase, verbs++);
        }
        add_opening_phrase(*stretch_.sentence, q, Source::own_phrase, 3);
        const std::uint32_t sentence = document_.sentence_of[q];
        if (sentence > 0 && document_.sentences[sentence - 1].paragraph + 1 >= stretch_.sentence->paragraph) {
            const Sentence& previous = document_.sentences[sentence - 1];
            if (is_heading(previous)) return;
            const std::uint32_t distance = previous.paragraph == stretch_.sentence->paragraph ? 0 : 1;
            add_opening_phrase(previous, previous.last, Source::previous_phrase, distance);
            add_last_subject(previous, distance + 2);
        }
    }

    // A paragraph without a stop, a colon or marks at its end: nobody in it goes on to speak.
    bool is_heading(const Sentence& previous) const {
        constexpr TokenIndex longest = 24;
        if (trace_ != nullptr || previous.paragraph == stretch_.sentence->paragraph || previous.paragraph == 0 || previous.last - previous.first > longest) return false;
        const TokenKind last = at(previous.last - 1).kind;
        const bool alone = previous.first == 0 || document_.sentences[document_.sentence_of[previous.first - 1]].paragraph != previous.paragraph;
        return alone && last != TokenKind::stop && last != TokenKind::colon && last != TokenKind::quoted && last != TokenKind::dash && last != TokenKind::comma && last != TokenKind::other;
    }

    // "On July 6, Sanders made the following comment:" – the subject of the sentence's last verbs.
    void add_last_subject(const Sentence& sentence, std::uint32_t distance) {
        const TokenIndex floor = sentence.last > sentence.first + 30 ? sentence.last - 30 : sentence.first;
        for (TokenIndex t = sentence.last; t > floor + 1; --t) {
            const Token& token = at(t - 1);
            const bool finite = token.is_word() && token.info.is_any(WordClass::auxiliary | WordClass::verb);
            if (!finite && !is_verb_like(document_, t - 1)) continue;
            const Phrase phrase = phrase_before(document_, floor, t - 1);
            if (!phrase) continue;
            add_phrase(phrase, Source::previous_phrase, distance);
            return;
        }
    }

    void add_opening_phrase(const Sentence& sentence, TokenIndex end, Source source, std::uint32_t distance) {
        const TokenIndex ceiling = std::min(end, sentence.first + 30);
        for (TokenIndex t = sentence.first; t < ceiling; ++t) {
            const Token& token = at(t);
            if (token.is_word() && token.is(WordClass::preposition)) {
                while (t + 1 < ceiling && at(t).kind != TokenKind::comma) ++t;
                continue;
            }
            if (!opens_subject(document_, t)) continue;
            add_phrase(phrase_at(document_, t, ceiling), source, distance);
            return;
        }
    }

    void add_phrase(const Phrase& phrase, Source source, std::uint32_t distance) {
        if (!phrase || is_adjunct(document_, phrase)) return;
        Candidate candidate;
        candidate.source = source;
        candidate.attribution.verdict = Verdict::spoken;
        candidate.attribution.speaker = mention_of(document_, phrase);
        candidate.attribution.rule = source == Source::previous_phrase ? Rule::carried_over : Rule::same_sentence;
        Features features = open(candidate);
        const std::string_view name = source_name(source);
        features.add("source", name, form_name(document_, phrase));
        features.add("source_distance", step_of(distance), name);
        features.add("source_words", step_of(stretch_.words), name);
        features.add("source_previous", stretch_.previous.substr(0, 10), name);
        features.add("source_alone", stretch_.alone ? "yes" : "no", name);
        const Sentence& inside = document_.sentences[document_.sentence_of[phrase.first]];
        features.add("source_before", context_name(document_, phrase.first > 0 ? phrase.first - 1 : no_token, inside), name);
        features.add("source_next", context_name(document_, phrase.last, inside), name);
        if (source == Source::previous_phrase) {
            const Sentence& previous = document_.sentences[document_.sentence_of[stretch_.token] - 1];
            features.add("source_colon", at(previous.last - 1).kind == TokenKind::colon ? "yes" : "no");
        }
        close(candidate, features);
    }

    void collect_carried() {
        if (last_) add_carried(*last_, Source::carry);
        if (other_) add_carried(*other_, Source::alternation);
    }

    void add_carried(const Spoken& spoken, Source source) {
        const std::uint32_t sentence = document_.sentence_of[stretch_.token];
        const std::uint32_t sentences = sentence - document_.sentence_of[spoken.token];
        const std::uint32_t paragraphs = stretch_.sentence->paragraph - document_.quoted[spoken.index].paragraph;
        Candidate candidate;
        candidate.source = source;
        candidate.attribution = spoken.attribution;
        candidate.attribution.carried = true;
        const bool continues = source == Source::carry && paragraphs == 1 && !document_.quoted[spoken.index].closed &&
                               spoken.index + 1 == stretch_.index && stretch_.first_in_paragraph;
        candidate.attribution.rule = continues                      ? Rule::continued_paragraph
                                     : source == Source::alternation ? Rule::alternation
                                     : paragraphs == 0               ? Rule::split
                                                                     : Rule::carried_over;
        Features features = open(candidate);
        const std::string_view name = source_name(source);
        const std::string_view alone = stretch_.alone ? "alone" : stretch_.first_in_sentence ? "first" : "inside";
        features.add("carry", name, alone);
        features.add("carry_sentences", step_of(sentences), name);
        features.add("carry_paragraphs", step_of(paragraphs), name);
        features.add("carry_words", step_of(stretch_.words), paragraphs == 0 ? name : "paragraph");
        features.add("carry_previous", stretch_.previous.substr(0, 10), paragraphs == 0 ? alone : "paragraph");
        features.add("carry_row", step_of(spoken.in_a_row), paragraphs == 0 ? alone : "paragraph");
        if (continues) features.add("continues");
        if (sentences > 0) features.add("carry_adjacent", stretch_.token == spoken.token + 1 ? "yes" : "no", alone);
        features.add("carry_uses", step_of(uses_in_sentence()), alone);
        if (stretch_.starts_capital) features.add("carry_capital", alone);
        close(candidate, features);
        if (reported_ && source == Source::carry && paragraphs == 0) candidates_.back().score += reported_bonus;
    }

    std::uint32_t uses_in_sentence() const {
        const std::uint32_t sentence = document_.sentence_of[stretch_.token];
        const auto first = std::lower_bound(uses_.begin(), uses_.end(), sentence,
                                            [](const CueUse& use, std::uint32_t s) { return use.sentence < s; });
        std::uint32_t count = 0;
        for (auto it = first; it != uses_.end() && it->sentence == sentence && count < 3; ++it) ++count;
        return count;
    }

    // NAME: “…” and “…” – X and X – “…” –
    void collect_marked() {
        const TokenIndex q = stretch_.token, first = stretch_.sentence->first, last = stretch_.sentence->last;
        if (q > first + 1 && at(q - 1).kind == TokenKind::colon && !led_by_cue_) {
            add_marked(phrase_before(document_, first, q - 1), Source::colon, Rule::colon, q - 1 - first);
        }
        if (q > first + 1 && at(q - 1).kind == TokenKind::dash) {
            add_marked(phrase_before(document_, first, q - 1), Source::dash_before, Rule::dash, q + 1 < last && at(q + 1).kind == TokenKind::dash ? 0 : 1);
        }
        if (const base::TextSpan name = transcript_name(document_, document_.quoted[stretch_.index].inner); !name.empty()) {
            add_marked({name, name, {}, PhraseForm::name}, Source::transcript, Rule::colon, 0);
        }
        const bool closes = q + 1 == last || (q + 2 == last && at(q + 1).kind == TokenKind::stop);
        const std::uint32_t next = document_.sentence_of[q] + 1;
        if (closes && next < document_.sentences.size() && at(document_.sentences[next].first).kind == TokenKind::dash) {
            const Sentence& credit = document_.sentences[next];
            const Phrase phrase = phrase_at(document_, credit.first + 1, credit.last);
            if (phrase) add_marked(phrase, Source::dash, Rule::dash, credit.last - phrase.last + 1);
        }
        if (const Phrase phrase = credit_behind(); phrase) add_marked(phrase, Source::dash, Rule::dash, 0);
        if (q + 2 < last && at(q + 1).kind == TokenKind::dash) {
            const Phrase phrase = phrase_at(document_, q + 2, last);
            if (phrase) add_marked(phrase, Source::dash, Rule::dash, last - phrase.last);
        }
    }

    // “It is late even on Sundays.” Jan Roe, Oststadt: nothing but a name and a place or an age up to the end of the paragraph.
    Phrase credit_behind() const {
        constexpr TokenIndex longest = 10;
        const TokenIndex q = stretch_.token;
        const char end = stretch_.terminal;
        if (q != stretch_.sentence->first || (end != '.' && end != '!' && end != '?')) return {};
        const bool inside = q + 1 < stretch_.sentence->last;
        const std::uint32_t next = document_.sentence_of[q] + 1;
        if (!inside && (next >= document_.sentences.size() || document_.sentences[next].paragraph != stretch_.sentence->paragraph)) return {};
        const Sentence& credit = inside ? *stretch_.sentence : document_.sentences[next];
        const TokenIndex first = q + 1;
        const bool closes = (inside ? next : next + 1) >= document_.sentences.size() || document_.sentences[inside ? next : next + 1].paragraph != credit.paragraph;
        if (!closes || credit.last - first > longest || credit.last <= first + 1) return {};
        TokenIndex name = first;
        while (name < credit.last && at(name).is_word() && at(name).capitalised) ++name;
        if (name < first + 2 || (name < credit.last && at(name).kind != TokenKind::comma)) return {};
        for (TokenIndex t = name; t < credit.last; ++t) {
            const bool passes = at(t).kind == TokenKind::comma || at(t).kind == TokenKind::number || at(t).kind == TokenKind::stop || (at(t).is_word() && (at(t).capitalised || at(t).is(WordClass::preposition)));
            if (!passes) return {};
        }
        return {first, name, name, PhraseForm::name};
    }

    void add_marked(const Phrase& phrase, Source source, Rule rule, std::uint32_t rest) {
        if (phrase && !is_adjunct(document_, phrase)) add_marked(mention_of(document_, phrase), source, rule, rest);
    }

    void add_marked(const SpeakerMention& speaker, Source source, Rule rule, std::uint32_t rest) {
        Candidate candidate;
        candidate.source = source;
        candidate.attribution.verdict = Verdict::spoken;
        candidate.attribution.speaker = speaker;
        candidate.attribution.rule = rule;
        Features features = open(candidate);
        features.add("marked", source_name(source), speaker.form == PhraseForm::name ? "name" : "other");
        features.add("marked_rest", step_of(rest), source_name(source));
        features.add("marked_words", step_of(stretch_.words), source_name(source));
        close(candidate, features);
    }

    void add_plain(Source source) {
        Candidate candidate;
        candidate.source = source;
        candidate.attribution.verdict = source == Source::matter ? Verdict::matter : Verdict::unknown;
        Features features = open(candidate);
        const std::string_view name = source_name(source);
        features.add("plain", name);
        features.add("plain_words", step_of(stretch_.words), name);
        features.add("plain_previous", stretch_.previous, name);
        features.add("plain_next", stretch_.next.substr(0, 10), name);
        features.add("plain_starts", stretch_.starts_capital ? "capital" : "lower", name);
        features.add("plain_position", stretch_.alone ? "alone" : stretch_.first_in_sentence ? "first" : "inside", name);
        features.add("plain_uses", step_of(uses_in_sentence()), name);
        if (stretch_.words > 1 && stretch_.capitals * 3 >= stretch_.words * 2) features.add("plain_title", name, step_of(stretch_.words));
        features.add("plain_terminal", ending_name(stretch_.terminal), name);
        if (document_.quoted[stretch_.index].single) features.add("plain_single", name);
        if (document_.quoted[stretch_.index].paragraph == 0) features.add("plain_headline", name);
        if (last_) features.add("plain_last", step_of(stretch_.sentence->paragraph - document_.quoted[last_->index].paragraph), name);
        if (stretch_.token > stretch_.sentence->first) {
            const Token& previous = at(stretch_.token - 1);
            if (previous.is_word() && previous.capitalised) features.add("plain_previous_capital", name);
            if (previous.info.classes == 0 && previous.info.cue == 0 && previous.is_word()) features.add("plain_previous_noun", name);
        }
        close(candidate, features);
    }

    Features open(const Candidate& candidate) {
        if (trace_ == nullptr) return Features(Model::speaker);
        trace_->push_back({std::string(source_name(candidate.source)), candidate.attribution.speaker.span, {}});
        return Features(Model::speaker, &trace_->back().features);
    }

    void close(Candidate& candidate, const Features& features) {
        candidate.score = features.score();
        candidates_.push_back(candidate);
    }

    const Document& document_;
    const std::vector<CueUse>& uses_;
    const Stretch& stretch_;
    const std::optional<Spoken>& last_;
    const std::optional<Spoken>& other_;
    std::vector<Candidate>& candidates_;
    std::vector<CandidateTrace>* trace_;
    bool reported_ = false;    // the sentence stands in the mood of what others say
    bool led_by_cue_ = false;  // a verb and its speaker stand in a frame before the stretch: the colon is theirs
};

}  // namespace

std::string_view source_name(Source source) {
    constexpr std::array<std::string_view, 14> names{"use", "carry", "alternation", "previous_use", "next_use", "previous_phrase", "own_phrase",
                                                     "owner", "colon", "dash", "dash_before", "transcript", "unknown", "matter"};
    return names[static_cast<std::size_t>(source)];
}

void collect_candidates(const Document& document, const std::vector<CueUse>& uses, const Stretch& stretch, const std::optional<Spoken>& last,
                        const std::optional<Spoken>& other, std::vector<Candidate>& out, std::vector<CandidateTrace>* trace) {
    Collector(document, uses, stretch, last, other, out, trace).collect();
}

}  // namespace verbatim::quotes
