#include "quotes/attribution/attribution.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "language/trees.h"
#include "quotes/attribution/candidates.h"
#include "quotes/attribution/continuation.h"
#include "quotes/attribution/stretch.h"
#include "quotes/content/content.h"
#include "quotes/cues/saying.h"
#include "quotes/score.h"

namespace verbatim::quotes {

using language::Document;

namespace {

constexpr std::uint32_t shortest_speech = 40;  // bytes, where there are no rules: 13 Han or 20 Arabic letters

class Attributor {
  public:
    Attributor(const Document& document, const std::vector<CueUse>& uses, AttributionTrace* trace)
        : document_(document), uses_(uses), trace_(trace) {}

    std::vector<Attribution> run() {
        std::vector<Attribution> attributions;
        attributions.reserve(document_.quoted.size());
        if (trace_ != nullptr) trace_->stretches.assign(document_.quoted.size(), {});
        for (std::uint32_t q = 0; q < document_.quoted.size(); ++q) {
            attributions.push_back(document_.lexicon->empty() ? judge_by_length(q) : attribute(q));
        }
        link_paragraphs(document_, attributions);
        return attributions;
    }

  private:
    // In a language without rules: long stretches are speech of somebody unknown, short ones as often titles and names.
    Attribution judge_by_length(std::uint32_t q) const {
        Attribution attribution;
        attribution.verdict = document_.quoted[q].inner.size() >= shortest_speech ? Verdict::unknown : Verdict::matter;
        return attribution;
    }

    Attribution attribute(std::uint32_t q) {
        const Stretch stretch = describe_stretch(document_, q);
        candidates_.clear();
        collect_candidates(document_, uses_, stretch, last_, other_, candidates_, trace_ != nullptr ? &trace_->stretches[q] : nullptr);
        Attribution attribution = choose(stretch);
        if (trace_ == nullptr) prefer_utterer(stretch, attribution);
        if (trace_ == nullptr) prefer_introduced(attribution);
        const bool thin = !document_.lexicon->traits().many_cues;  // no cue near proves little
        if (thin && attribution.verdict == Verdict::matter) attribution = judge_by_length(q);
        if (trace_ == nullptr) respect_unsaid(stretch, attribution);
        remember(stretch, attribution);
        return attribution;
    }

    // “…,” he told them, according to the charge sheet: his, for the sheet only passes them on.
    void prefer_utterer(const Stretch& stretch, Attribution& attribution) const {
        if (!attribution.by_own_use() || uses_[attribution.use].kind != CueKind::according) return;
        const Candidate* best = nullptr;
        for (const Candidate& one : candidates_) {
            if (one.source != Source::use || !one.attribution.by_own_use() || one.attribution.dropped) continue;
            const CueUse& use = uses_[one.attribution.use];
            const Phrase& subject = use.subjects[one.attribution.subject].phrase;
            const language::TokenIndex first = std::min(use.first, subject.first), last = std::max(use.last, subject.last);
            const bool adjacent = first == stretch.token + 1 || last == stretch.token || (last + 1 == stretch.token && !document_.tokens[last].is_word());
            const language::TokenIndex cleft = cleft_words(document_, use, use.subjects[one.attribution.subject]);
            const bool within = cleft != language::no_token && cleft <= stretch.token;  // What he said, according to the minutes, was that it was “…”
            if (use.kind != CueKind::verb || (!adjacent && !within) || is_unsaid(document_, use, one.attribution.subject)) continue;
            if (best == nullptr || one.score > best->score) best = &one;
        }
        if (best == nullptr) return;
        const std::uint16_t probability = attribution.probability;
        attribution = best->attribution;
        attribution.probability = probability;
    }

    // Jan Roe, Head of Operations – Northern Stores & Vice President, Northern Group, added: the person whose name opens the sentence, where nothing but what that
    // person is stands between it and the verb.
    void prefer_introduced(Attribution& attribution) const {
        if (!attribution.by_own_use()) return;
        const CueUse& use = uses_[attribution.use];
        const Phrase& chosen = use.subjects[attribution.subject].phrase;
        const language::Sentence& sentence = document_.sentences[use.sentence];
        const bool name = document_.tokens[chosen.head_last - 1].name == language::NameKind::person;
        if (use.kind != CueKind::verb || name || chosen.form == PhraseForm::pronoun || chosen.first <= sentence.first || chosen.first > use.first) return;
        for (std::uint8_t s = 0; s < use.subject_count; ++s) {
            const Phrase& phrase = use.subjects[s].phrase;
            if (phrase.first != sentence.first || document_.tokens[phrase.head_last - 1].name != language::NameKind::person || document_.tokens[phrase.head_last].kind != language::TokenKind::comma) continue;
            if (use.first == 0 || document_.tokens[use.first - 1].kind != language::TokenKind::comma) return;
            for (language::TokenIndex t = phrase.head_last; t < use.first; ++t) {
                const language::Token& token = document_.tokens[t];
                if (token.kind == language::TokenKind::quoted || is_verb_like(document_, t) || (token.is_word() && token.info.is_any(language::WordClass::auxiliary | language::WordClass::verb | language::WordClass::relative | language::WordClass::subject_pronoun))) return;
            }
            attribution.subject = s;
            attribution.speaker = mention_of(document_, phrase);
            return;
        }
    }

    // Words that a cue tells to be unsaid are nobody's, unless a cue above it tells that they were: said that he would offer “a prayer”.
    void respect_unsaid(const Stretch& stretch, Attribution& attribution) const {
        const bool by_use = attribution.by_own_use();
        const bool unsaid = by_use && is_unsaid(document_, uses_[attribution.use], attribution.subject);
        if (!unsaid && (by_use || !follows_unsaid(stretch))) return;
        const Candidate* outer = unsaid ? outer_candidate(uses_[attribution.use]) : nullptr;
        attribution = outer != nullptr ? outer->attribution : Attribution{};
        if (outer != nullptr) attribution.probability = probability_among(scores_, static_cast<std::size_t>(outer - candidates_.data()));
        attribution.unsaid = outer == nullptr;
    }

    // Right behind a cue that tells so: never say “yes”.
    bool follows_unsaid(const Stretch& stretch) const {
        const auto after = std::lower_bound(uses_.begin(), uses_.end(), stretch.token, [](const CueUse& use, language::TokenIndex token) { return use.head < token; });
        if (after == uses_.begin()) return false;
        const CueUse& before = *std::prev(after);
        const bool adjacent = before.last == stretch.token || (before.last + 1 == stretch.token && !document_.tokens[before.last].is_word());
        return adjacent && before.sentence == document_.sentence_of[stretch.token] && is_unsaid(document_, before, 0) && outer_candidate(before) == nullptr;
    }

    // The cue of `inner` hangs on that of `outer`, or on what `outer` is put into: The mayor, officials say, will announce “…”.
    bool tells_of(const CueUse& outer, const CueUse& inner) const {
        if (language::hangs_on(document_, inner.head, outer.head)) return true;
        const language::TreeClause clause = language::clause_of(document_, outer.head);
        return clause.kind == "inset" && language::hangs_on(document_, inner.head, clause.token);
    }

    // The best candidate of a cue on which that of `inner` hangs, and which tells of something said.
    const Candidate* outer_candidate(const CueUse& inner) const {
        const Candidate* best = nullptr;
        for (const Candidate& one : candidates_) {
            if (one.attribution.use == no_use || one.attribution.carried || one.source != Source::use) continue;
            const CueUse& use = uses_[one.attribution.use];
            if (use.head == inner.head || !tells_of(use, inner)) continue;
            if (is_unsaid(document_, use, one.attribution.subject) || (best != nullptr && best->score >= one.score)) continue;
            best = &one;
        }
        return best;
    }

    // The best candidate; its probability is that of all candidates that name the same words.
    Attribution choose(const Stretch& stretch) {
        constexpr std::uint32_t least_sentence = 3;  // words
        // A whole sentence by itself is somebody's, whatever stands around it.
        const bool sentence = trace_ == nullptr && stretch.alone && stretch.starts_capital && stretch.words >= least_sentence && stretch.capitals * 2 < stretch.words &&
                              (stretch.terminal == '.' || stretch.terminal == '!' || stretch.terminal == '?');
        std::size_t best = candidates_.size();
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            if (sentence && candidates_[i].source == Source::matter) continue;
            if (best == candidates_.size() || candidates_[i].score > candidates_[best].score) best = i;
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

    void remember(const Stretch& stretch, const Attribution& attribution) {
        if (attribution.verdict != Verdict::spoken) return;
        const bool same = last_ && last_->attribution.speaker.head == attribution.speaker.head && last_->attribution.dropped == attribution.dropped;
        if (last_ && !same) other_ = last_;
        last_ = Spoken{stretch.index, stretch.token, attribution, same && attribution.carried ? last_->in_a_row + 1 : 0};
    }

    const Document& document_;
    const std::vector<CueUse>& uses_;
    AttributionTrace* trace_;
    std::vector<Candidate> candidates_;
    std::vector<std::int32_t> scores_;
    std::optional<Spoken> last_, other_;
};

}  // namespace

std::vector<Attribution> attribute(const Document& document, const std::vector<CueUse>& uses, AttributionTrace* trace) {
    return Attributor(document, uses, trace).run();
}
}  // namespace verbatim::quotes
