#include "quotes/attribution.h"

#include <algorithm>
#include <array>
#include <optional>

#include "quotes/score.h"

namespace verbatim::quotes {
namespace {

constexpr std::size_t uses_per_side = 5;  // cue uses considered before and after a stretch in its sentence

constexpr std::uint32_t shortest_speech = 40;  // bytes, where there are no rules: 13 Han or 20 Arabic letters

enum class Source : std::uint8_t { use, carry, alternation, previous_use, previous_phrase, own_phrase, owner, colon, dash, transcript, unknown, matter };

std::string_view source_name(Source source) {
    constexpr std::array<std::string_view, 12> names{"use", "carry", "alternation", "previous_use", "previous_phrase", "own_phrase",
                                                     "owner", "colon", "dash", "transcript", "unknown", "matter"};
    return names[static_cast<std::size_t>(source)];
}

struct Candidate {
    Source source = Source::matter;
    Attribution attribution;
    std::int32_t score = 0;
};

// What is known of a quoted stretch by itself and by the tokens beside it.
struct Stretch {
    std::uint32_t index = 0;
    TokenIndex token = 0;
    const Sentence* sentence = nullptr;
    std::uint32_t words = 0;         // counted up to 17
    std::uint32_t capitals = 0;      // of these, capitalised
    bool starts_capital = false;
    char terminal = 0;               // its last character
    std::string_view previous;       // lower-cased word or kind of the token before, in its sentence
    std::string_view next;
    bool alone = false;              // the stretch is the whole sentence
    bool first_in_sentence = false;
    bool first_in_paragraph = false;
};

class Attributor {
  public:
    Attributor(const Layout& layout, const std::vector<CueUse>& uses, AttributionTrace* trace)
        : layout_(layout), uses_(uses), trace_(trace) {}

    std::vector<Attribution> run() {
        std::vector<Attribution> attributions;
        attributions.reserve(layout_.quoted.size());
        if (trace_ != nullptr) trace_->stretches.assign(layout_.quoted.size(), {});
        for (std::uint32_t q = 0; q < layout_.quoted.size(); ++q) {
            if (layout_.lexicon->empty()) {
                attributions.push_back(judge_by_length(q));
                continue;
            }
            stretch_ = describe(q);
            candidates_.clear();
            collect();
            attributions.push_back(choose());
            const bool thin = layout_.lexicon->language() != "en";  // few cues known: no cue near proves little
            if (thin && attributions.back().verdict == Verdict::matter) attributions.back() = judge_by_length(q);
            remember(attributions.back());
        }
        link_paragraphs(attributions);
        return attributions;
    }

  private:
    const Token& at(TokenIndex token) const { return layout_.tokens[token]; }

    // In a language without rules: long stretches are speech of somebody unknown, short ones as often titles and names.
    Attribution judge_by_length(std::uint32_t q) const {
        Attribution attribution;
        attribution.verdict = layout_.quoted[q].inner.size() >= shortest_speech ? Verdict::unknown : Verdict::matter;
        return attribution;
    }

    // A stretch left open goes on where the next paragraph opens with a mark: the one of them that is attributed by its
    // own sentence speaks for the others, in whichever direction.
    void link_paragraphs(std::vector<Attribution>& attributions) const {
        for (std::size_t q = attributions.size(); q > 1; --q) {
            if (goes_on(q - 2) && anchored(attributions[q - 1]) && !anchored(attributions[q - 2])) carry(attributions[q - 1], attributions[q - 2]);
        }
        for (std::size_t q = 1; q < attributions.size(); ++q) {
            if (goes_on(q - 1) && !anchored(attributions[q]) && attributions[q - 1].verdict == Verdict::spoken) carry(attributions[q - 1], attributions[q]);
        }
    }

    bool goes_on(std::size_t q) const {
        const QuotedStretch& stretch = layout_.quoted[q];
        const QuotedStretch& next = layout_.quoted[q + 1];
        return !stretch.closed && next.paragraph == stretch.paragraph + 1 && next.outer.start == layout_.paragraphs[next.paragraph].start &&
               transcript_name(next.inner).empty();
    }

    static bool anchored(const Attribution& attribution) {
        if (attribution.verdict != Verdict::spoken) return false;
        const bool by_use = attribution.use != no_use && attribution.rule != Rule::carried_over && !attribution.carried;
        return by_use || attribution.rule == Rule::colon || attribution.rule == Rule::dash || attribution.rule == Rule::continued_paragraph;
    }

    static void carry(const Attribution& from, Attribution& to) {
        to = from;
        to.carried = true;
        to.rule = Rule::continued_paragraph;
    }

    std::string_view neighbour(TokenIndex token, std::string& buffer) const {
        const Token& t = at(token);
        switch (t.kind) {
            case TokenKind::word: lower_into(layout_.word(token), buffer); return buffer;
            case TokenKind::number: return "#number";
            case TokenKind::clitic: return "#clitic";
            case TokenKind::comma: return ",";
            case TokenKind::semicolon: return ";";
            case TokenKind::colon: return ":";
            case TokenKind::dash: return "--";
            case TokenKind::stop: return ".";
            case TokenKind::open_bracket: return "(";
            case TokenKind::close_bracket: return ")";
            case TokenKind::quoted: return "#quoted";
            case TokenKind::other: return "#other";
        }
        return "";
    }

    Stretch describe(std::uint32_t q) {
        Stretch stretch;
        stretch.index = q;
        stretch.token = layout_.quoted_tokens[q];
        stretch.sentence = &layout_.sentences[layout_.sentence_of[stretch.token]];
        const base::TextSpan inner = layout_.quoted[q].inner;
        count_words(inner, stretch);
        stretch.terminal = layout_.terminal(q);
        const TokenIndex first = stretch.sentence->first, last = stretch.sentence->last;
        stretch.first_in_sentence = stretch.token == first;
        stretch.alone = last - first == 1 || (last - first == 2 && at(last - 1).kind == TokenKind::stop && stretch.first_in_sentence);
        stretch.previous = stretch.first_in_sentence ? "#start" : neighbour(stretch.token - 1, previous_);
        stretch.next = stretch.token + 1 >= last ? "#end" : neighbour(stretch.token + 1, next_);
        stretch.first_in_paragraph = layout_.quoted[q].outer.start == layout_.paragraphs[layout_.quoted[q].paragraph].start;
        return stretch;
    }

    void count_words(base::TextSpan inner, Stretch& stretch) const {
        bool inside = false;
        for (std::uint32_t i = inner.start; i < inner.end && stretch.words < 17; ++i) {
            const char c = layout_.text[i];
            const bool blank = c == ' ' || c == '-' || c == '/';
            if (!blank && !inside) {
                ++stretch.words;
                const bool capital = c >= 'A' && c <= 'Z';
                stretch.capitals += capital ? 1 : 0;
                if (stretch.words == 1) stretch.starts_capital = capital;
            }
            inside = !blank;
        }
    }

    // A word or two in single marks are a term or a name, unless a cue says otherwise: known as 'bailing-out'.
    bool is_term() const { return layout_.quoted[stretch_.index].single && stretch_.words <= 3 && !stretch_.alone; }

    void collect() {
        collect_uses();
        if (!is_term()) collect_neighbours();
        collect_carried();
        collect_marked();
        add_plain(Source::unknown);
        if (!spans_paragraphs()) add_plain(Source::matter);
    }

    // No title, nickname or slogan goes on over paragraphs.
    bool spans_paragraphs() const {
        const std::size_t q = stretch_.index;
        return (q + 1 < layout_.quoted.size() && goes_on(q)) || (q > 0 && goes_on(q - 1));
    }

    // The uses of the sentence: those nearest before and nearest after the stretch.
    void collect_uses() {
        const std::uint32_t sentence = layout_.sentence_of[stretch_.token];
        const auto after = std::lower_bound(uses_.begin(), uses_.end(), stretch_.token,
                                            [](const CueUse& use, TokenIndex token) { return use.head < token; });
        const auto split = static_cast<std::size_t>(after - uses_.begin());
        for (std::size_t k = 0; k < uses_per_side && split > k && uses_[split - k - 1].sentence == sentence; ++k) {
            add_use(split - k - 1, static_cast<std::uint32_t>(k), Source::use);
        }
        for (std::size_t k = 0; k < uses_per_side && split + k < uses_.size() && uses_[split + k].sentence == sentence; ++k) {
            add_use(split + k, static_cast<std::uint32_t>(k), Source::use);
        }
        if (sentence == 0 || !stretch_.first_in_sentence) return;
        std::size_t before = split;
        while (before > 0 && uses_[before - 1].sentence == sentence) --before;  // none: the stretch opens its sentence
        if (layout_.sentences[sentence - 1].paragraph + 1 < stretch_.sentence->paragraph) return;
        for (std::size_t k = 0; k < 2 && before > k && uses_[before - k - 1].sentence + 1 == sentence; ++k) {
            add_use(before - k - 1, static_cast<std::uint32_t>(k), Source::previous_use);
        }
    }

    void add_use(std::size_t index, std::uint32_t distance, Source source) {
        const CueUse& use = uses_[index];
        for (std::uint8_t s = 0; s < use.subject_count; ++s) {
            Candidate candidate;
            candidate.source = source;
            candidate.attribution.verdict = Verdict::spoken;
            candidate.attribution.use = static_cast<std::uint32_t>(index);
            candidate.attribution.subject = s;
            candidate.attribution.speaker = mention_of(layout_, use.subjects[s].phrase, use.subjects[s].relative);
            candidate.attribution.rule = rule_of(use, use.subjects[s], source);
            Features features = open(candidate);
            describe_use(features, use, use.subjects[s], distance, source);
            close(candidate, features);
        }
    }

    Rule rule_of(const CueUse& use, const Subject& subject, Source source) const {
        if (source == Source::previous_use) return Rule::carried_over;
        if (use.kind == CueKind::according) return Rule::according_to;
        if (use.kind == CueKind::noun) return Rule::nominal;
        if (use.passive) return Rule::passive;
        if (use.head < stretch_.token) return Rule::subject_verb_content;
        return subject.tie == Tie::inverted ? Rule::content_verb_subject : Rule::content_subject_verb;
    }

    void describe_use(Features& features, const CueUse& use, const Subject& subject, std::uint32_t distance, Source source) const {
        const bool after = use.head > stretch_.token;
        const std::string_view side = source == Source::previous_use ? "previous" : after ? "after" : "before";
        const std::string_view tie = tie_name(subject.tie);
        features.add("side", side);
        features.add("tie", tie, side);
        describe_subject(features, layout_, use, subject);
        features.add("distance", step_of(distance), side);
        features.add("words", step_of(stretch_.words), side);
        if (use.kind == CueKind::verb) {
            const Cue& cue = layout_.lexicon->cue(use.cue);
            features.add("class", cue.cue_class, side);
            features.add("lemma", cue.lemma);
            if (use.forms == gerund) features.add("gerund", side);
        } else {
            features.add("kind", use.kind == CueKind::noun ? "noun" : "according", side);
        }
        const bool taken = last_ && last_->attribution.use != no_use && &uses_[last_->attribution.use] == &use;
        features.add("taken", taken ? "yes" : "no", side);
        if (use.negated) features.add("negated");
        if (use.passive) features.add("passive");
        if (use.modal) features.add("modal");
        const TokenIndex unit_first = std::min(use.first, subject.phrase.first);
        const TokenIndex unit_last = std::max(use.last, subject.phrase.last);
        if (after) {
            const TokenIndex gap = unit_first > stretch_.token ? unit_first - stretch_.token - 1 : 0;
            features.add("gap", step_of(gap), side);
            features.add("next", stretch_.next.substr(0, 8), gap <= 1 ? "near" : "far");
            describe_between(features, stretch_.token + 1, unit_first, side);
            describe_shape(features, stretch_.token + 1, unit_first, subject.phrase.first > use.head, true);
            const char terminal = stretch_.terminal;
            features.add("ends", terminal == ',' ? "comma" : terminal == '.' ? "stop" : terminal == '?' || terminal == '!' ? "mark" : "open",
                         gap <= 1 ? "near" : "far");
            if (unit_last < stretch_.sentence->last) {
                const Token& token = at(unit_last);
                features.add("after_unit", token.kind == TokenKind::comma ? "," : token.kind == TokenKind::stop ? "." : token.kind == TokenKind::quoted ? "#quoted" : token.is(WordClass::subordinator) ? "that" : "word");
            }
        } else if (source == Source::use) {
            const TokenIndex gap = stretch_.token > unit_last ? stretch_.token - unit_last : 0;
            features.add("gap", step_of(gap), side);
            if (gap <= 3) features.add("gap", step_of(gap), stretch_.previous.substr(0, 8));
            features.add("subject_inside", subject.phrase.first >= use.last ? "yes" : "no", side);
            describe_between(features, unit_last, stretch_.token, side);
            describe_shape(features, unit_last, stretch_.token, subject.phrase.first > use.head, false);
            if (use.kind == CueKind::verb) features.add("lemma_before", layout_.lexicon->cue(use.cue).lemma);
        } else {
            features.add("alone", stretch_.alone ? "yes" : "no", side);
            const Sentence& previous = layout_.sentences[use.sentence];
            features.add("paragraph", previous.paragraph == stretch_.sentence->paragraph ? "same" : "other", side);
            if (at(previous.last - 1).kind == TokenKind::colon) features.add("colon_before", side);
        }
    }

    // The tokens between the stretch and the cue's unit, in short: "before:SV:,", "after:VS".
    void describe_shape(Features& features, TokenIndex first, TokenIndex last, bool inverted, bool after) const {
        if (last < first || last - first > 3) return;
        std::array<char, 48> shape;
        std::size_t size = 0;
        const auto append = [&](std::string_view part) {
            for (const char c : part) if (size < shape.size()) shape[size++] = c;
        };
        append(after ? "after" : "before");
        append(inverted ? ":VS" : ":SV");
        for (TokenIndex t = first; t < last; ++t) {
            append(":");
            append(context_name(layout_, t, *stretch_.sentence));
        }
        features.add("shape", {shape.data(), size});
    }

    void describe_between(Features& features, TokenIndex first, TokenIndex last, std::string_view side) const {
        std::uint32_t quoted = 0, commas = 0;
        bool that = false, colon = false, conjunction = false, verb = false, subordinator = false;
        const TokenIndex end = std::min<TokenIndex>(last, first + 40);
        for (TokenIndex t = first; t < end; ++t) {
            const Token& token = at(t);
            quoted += token.kind == TokenKind::quoted ? 1 : 0;
            commas += token.kind == TokenKind::comma ? 1 : 0;
            colon = colon || token.kind == TokenKind::colon;
            if (!token.is_word()) continue;
            if (layout_.word(t) == "that") that = true;
            else if (token.is(WordClass::subordinator)) subordinator = true;
            conjunction = conjunction || token.is(WordClass::conjunction);
            verb = verb || token.info.is_any(WordClass::verb | WordClass::auxiliary);
        }
        features.add("quoted_between", step_of(quoted), side);
        features.add("commas_between", step_of(commas), side);
        if (that) features.add("that_between", side);
        if (colon) features.add("colon_between", side);
        if (conjunction) features.add("and_between", side);
        if (verb) features.add("verb_between", side);
        if (subordinator) features.add("subordinator_between", side);
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
                add_phrase(phrase_before(layout_, floor, t - 1), Source::owner, q - t);
                break;
            }
        }
        std::uint32_t verbs = 0;
        for (TokenIndex t = q; t > floor + 1 && verbs < 2; --t) {
            const Token& token = at(t - 1);
            const bool finite = (token.is_word() || token.kind == TokenKind::clitic) &&
                                token.info.is_any(WordClass::auxiliary | WordClass::verb);
            if (!finite && !is_verb_like(layout_, t - 1)) continue;
            add_phrase(phrase_before(layout_, floor, t - 1), Source::own_phrase, verbs++);
        }
        add_opening_phrase(*stretch_.sentence, q, Source::own_phrase, 3);
        const std::uint32_t sentence = layout_.sentence_of[q];
        if (sentence > 0 && layout_.sentences[sentence - 1].paragraph + 1 >= stretch_.sentence->paragraph) {
            const Sentence& previous = layout_.sentences[sentence - 1];
            const std::uint32_t distance = previous.paragraph == stretch_.sentence->paragraph ? 0 : 1;
            add_opening_phrase(previous, previous.last, Source::previous_phrase, distance);
            add_last_subject(previous, distance + 2);
        }
    }

    // "On July 6, Sanders made the following comment:" – the subject of the sentence's last verbs.
    void add_last_subject(const Sentence& sentence, std::uint32_t distance) {
        const TokenIndex floor = sentence.last > sentence.first + 30 ? sentence.last - 30 : sentence.first;
        for (TokenIndex t = sentence.last; t > floor + 1; --t) {
            const Token& token = at(t - 1);
            const bool finite = token.is_word() && token.info.is_any(WordClass::auxiliary | WordClass::verb);
            if (!finite && !is_verb_like(layout_, t - 1)) continue;
            const Phrase phrase = phrase_before(layout_, floor, t - 1);
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
            if (!opens_subject(layout_, t)) continue;
            add_phrase(phrase_at(layout_, t, ceiling), source, distance);
            return;
        }
    }

    void add_phrase(const Phrase& phrase, Source source, std::uint32_t distance) {
        if (!phrase) return;
        Candidate candidate;
        candidate.source = source;
        candidate.attribution.verdict = Verdict::spoken;
        candidate.attribution.speaker = mention_of(layout_, phrase);
        candidate.attribution.rule = source == Source::previous_phrase ? Rule::carried_over : Rule::same_sentence;
        Features features = open(candidate);
        const std::string_view name = source_name(source);
        features.add("source", name, form_name(layout_, phrase));
        features.add("source_distance", step_of(distance), name);
        features.add("source_words", step_of(stretch_.words), name);
        features.add("source_previous", stretch_.previous.substr(0, 10), name);
        features.add("source_alone", stretch_.alone ? "yes" : "no", name);
        const Sentence& inside = layout_.sentences[layout_.sentence_of[phrase.first]];
        features.add("source_before", context_name(layout_, phrase.first > 0 ? phrase.first - 1 : no_token, inside), name);
        features.add("source_next", context_name(layout_, phrase.last, inside), name);
        if (source == Source::previous_phrase) {
            const Sentence& previous = layout_.sentences[layout_.sentence_of[stretch_.token] - 1];
            features.add("source_colon", at(previous.last - 1).kind == TokenKind::colon ? "yes" : "no");
        }
        close(candidate, features);
    }

    void collect_carried() {
        if (last_) add_carried(*last_, Source::carry);
        if (other_) add_carried(*other_, Source::alternation);
    }

    struct Spoken {
        std::uint32_t index = 0;      // the quoted stretch
        TokenIndex token = 0;
        Attribution attribution;
        std::uint32_t in_a_row = 0;   // carried on so often since it was named
    };

    void add_carried(const Spoken& spoken, Source source) {
        const std::uint32_t sentence = layout_.sentence_of[stretch_.token];
        const std::uint32_t sentences = sentence - layout_.sentence_of[spoken.token];
        const std::uint32_t paragraphs = stretch_.sentence->paragraph - layout_.quoted[spoken.index].paragraph;
        Candidate candidate;
        candidate.source = source;
        candidate.attribution = spoken.attribution;
        candidate.attribution.carried = true;
        const bool continues = source == Source::carry && paragraphs == 1 && !layout_.quoted[spoken.index].closed &&
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
    }

    std::uint32_t uses_in_sentence() const {
        const std::uint32_t sentence = layout_.sentence_of[stretch_.token];
        const auto first = std::lower_bound(uses_.begin(), uses_.end(), sentence,
                                            [](const CueUse& use, std::uint32_t s) { return use.sentence < s; });
        std::uint32_t count = 0;
        for (auto it = first; it != uses_.end() && it->sentence == sentence && count < 3; ++it) ++count;
        return count;
    }

    // NAME: “…” and “…” – X
    void collect_marked() {
        const TokenIndex q = stretch_.token, first = stretch_.sentence->first, last = stretch_.sentence->last;
        if (q > first + 1 && at(q - 1).kind == TokenKind::colon) {
            add_marked(phrase_before(layout_, first, q - 1), Source::colon, Rule::colon, q - 1 - first);
        }
        if (const base::TextSpan name = transcript_name(layout_.quoted[stretch_.index].inner); !name.empty()) {
            add_marked({name, name, {}, PhraseForm::name}, Source::transcript, Rule::colon, 0);
        }
        const bool closes = q + 1 == last || (q + 2 == last && at(q + 1).kind == TokenKind::stop);
        const std::uint32_t next = layout_.sentence_of[q] + 1;
        if (closes && next < layout_.sentences.size() && at(layout_.sentences[next].first).kind == TokenKind::dash) {
            const Sentence& credit = layout_.sentences[next];
            const Phrase phrase = phrase_at(layout_, credit.first + 1, credit.last);
            if (phrase) add_marked(phrase, Source::dash, Rule::dash, credit.last - phrase.last + 1);
        }
        if (q + 2 < last && at(q + 1).kind == TokenKind::dash) {
            const Phrase phrase = phrase_at(layout_, q + 2, last);
            if (phrase) add_marked(phrase, Source::dash, Rule::dash, last - phrase.last);
        }
    }

    // “PENCE: Well, look …”: capitals up to a colon at the beginning of the words.
    base::TextSpan transcript_name(base::TextSpan inner) const {
        std::uint32_t capitals = 0;
        for (std::uint32_t i = inner.start; i < inner.end && i < inner.start + 32; ++i) {
            const char c = layout_.text[i];
            if (c == ':') return capitals > 1 ? base::TextSpan{inner.start, i} : base::TextSpan{};
            if (c >= 'A' && c <= 'Z') ++capitals;
            else if (c != ' ' && c != '.' && c != '-') return {};
        }
        return {};
    }

    void add_marked(const Phrase& phrase, Source source, Rule rule, std::uint32_t rest) {
        if (phrase) add_marked(mention_of(layout_, phrase), source, rule, rest);
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
        features.add("plain_terminal", stretch_.terminal == ',' ? "comma" : stretch_.terminal == '.' ? "stop" : stretch_.terminal == '?' || stretch_.terminal == '!' ? "mark" : "none", name);
        if (layout_.quoted[stretch_.index].single) features.add("plain_single", name);
        if (layout_.quoted[stretch_.index].paragraph == 0) features.add("plain_headline", name);
        if (last_) features.add("plain_last", step_of(stretch_.sentence->paragraph - layout_.quoted[last_->index].paragraph), name);
        if (stretch_.token > stretch_.sentence->first) {
            const Token& previous = at(stretch_.token - 1);
            if (previous.is_word() && previous.capitalised) features.add("plain_previous_capital", name);
            if (previous.info.classes == 0 && previous.info.cue == 0 && previous.is_word()) features.add("plain_previous_noun", name);
        }
        close(candidate, features);
    }

    Features open(const Candidate& candidate) {
        if (trace_ == nullptr) return Features(Model::speaker);
        auto& list = trace_->stretches[stretch_.index];
        list.push_back({std::string(source_name(candidate.source)), candidate.attribution.speaker.span, {}});
        return Features(Model::speaker, &list.back().features);
    }

    void close(Candidate& candidate, const Features& features) {
        candidate.score = features.score();
        candidates_.push_back(candidate);
    }

    // The best candidate; its probability is that of all candidates that name the same words.
    Attribution choose() {
        std::size_t best = 0;
        for (std::size_t i = 1; i < candidates_.size(); ++i) {
            if (candidates_[i].score > candidates_[best].score) best = i;
        }
        scores_.clear();
        for (const Candidate& candidate : candidates_) scores_.push_back(candidate.score);
        std::uint32_t sum = 0;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            const Attribution& other = candidates_[i].attribution;
            const Attribution& chosen = candidates_[best].attribution;
            if (other.verdict != chosen.verdict || other.speaker.head != chosen.speaker.head) continue;
            sum += probability_among(scores_, i);
        }
        Attribution attribution = candidates_[with_evidence(best)].attribution;
        attribution.probability = static_cast<std::uint16_t>(std::min(sum, 999u));
        return attribution;
    }

    // Where the chosen words are also tied to the stretch by a colon or a dash, that is the evidence to show.
    std::size_t with_evidence(std::size_t best) const {
        const Source chosen = candidates_[best].source;
        if (chosen != Source::own_phrase && chosen != Source::previous_phrase && chosen != Source::owner) return best;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            const Candidate& other = candidates_[i];
            const bool marked = other.source == Source::colon || other.source == Source::dash;
            if (marked && other.attribution.speaker.head == candidates_[best].attribution.speaker.head) return i;
        }
        return best;
    }

    void remember(const Attribution& attribution) {
        if (attribution.verdict != Verdict::spoken) return;
        const bool same = last_ && last_->attribution.speaker.head == attribution.speaker.head;
        if (last_ && !same) other_ = last_;
        last_ = Spoken{stretch_.index, stretch_.token, attribution, same && attribution.carried ? last_->in_a_row + 1 : 0};
    }

    const Layout& layout_;
    const std::vector<CueUse>& uses_;
    AttributionTrace* trace_;
    Stretch stretch_;
    std::vector<Candidate> candidates_;
    std::vector<std::int32_t> scores_;
    std::optional<Spoken> last_, other_;
    std::string previous_, next_;  // hold the neighbours' words of stretch_
};

}  // namespace

std::vector<Attribution> attribute(const Layout& layout, const std::vector<CueUse>& uses, AttributionTrace* trace) {
    return Attributor(layout, uses, trace).run();
}
}  // namespace verbatim::quotes
