#include "quotes/content/indirect.h"

#include <algorithm>

#include "quotes/content/nesting.h"
#include "quotes/score.h"

namespace verbatim::quotes {

using language::Cue;
using language::Document;
using language::gerund;
using language::lower_into;
using language::past;
using language::third_person;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::WordClass;

namespace {

// Thousandths: less likely uses are left out. The higher bar is for what is often no speech: an infinitive ("met to discuss
// …") tells what is meant to be said, an object ("demands qualifications") mostly names a thing, and things ("the gap, which
// signals …") do not speak.
constexpr std::uint16_t threshold = 620;
constexpr std::uint16_t high_threshold = 760;

class IndirectFinder {
  public:
    IndirectFinder(const Document& layout, const std::vector<CueUse>& uses, const Assembly& assembly, std::vector<IndirectTrace>* trace)
        : layout_(layout), uses_(uses), assembly_(assembly), trace_(trace) {}

    std::vector<Draft> run() {
        for (std::size_t u = 0; u < uses_.size(); ++u) {
            if (assembly_.used[u] || uses_[u].subject_count == 0 || !reports_speech(uses_[u])) continue;
            consider(u);
        }
        std::vector<Draft> drafts;
        drafts.reserve(accepted_.size());
        for (const Accepted& one : accepted_) drafts.push_back(draft_of(one));
        return drafts;
    }

  private:
    const Token& at(TokenIndex token) const { return layout_.tokens[token]; }

    std::uint16_t bar(const Subject& subject, const Content& content) const {
        const bool doubtful = subject.tie == Tie::infinitive || is_loose(content) || form_name(layout_, subject.phrase) == "thing";
        return doubtful ? high_threshold : threshold;
    }

    // The words after the cue are no clause.
    static bool is_loose(const Content& content) {
        return content.before.empty() && (content.opening == Opening::object || content.opening == Opening::preposition);
    }

    // The reporter's own words ("we call it …") are nobody's reported speech, and an object that is only spoken about ("he
    // spoke of his son", "criticised the minister") is not what was said.
    bool cannot_report(const CueUse& use, const Subject& subject, const Content& content) const {
        if (subject.phrase.form == PhraseForm::pronoun) {
            std::string lower;
            lower_into(layout_.word(subject.phrase.first), lower);
            for (const std::string_view own : {"i", "we", "you", "us", "me"}) if (lower == own) return true;
        }
        if (!is_loose(content) || use.kind != CueKind::verb) return false;
        const std::string_view kind = layout_.lexicon->cue(use.cue).cue_class;
        return kind == "talk" || kind == "criticize" || kind == "praise";
    }

    // Thinking, hoping and showing are no speech.
    bool reports_speech(const CueUse& use) const { return use.kind != CueKind::verb || layout_.lexicon->cue(use.cue).speech; }

    void consider(std::size_t index) {
        const CueUse& use = uses_[index];
        IndirectTrace trace;
        const std::uint8_t subject = choose_subject(use, trace);
        const Content content = find_content(layout_, uses_, index, subject);
        const std::vector<base::TextSpan> fragments = spans(content);
        if (fragments.empty() || (trace_ == nullptr && cannot_report(use, use.subjects[subject], content))) return;
        Features features(Model::indirect, layout_.lexicon->language(), trace_ ? &trace.features : nullptr);
        describe(features, use, use.subjects[subject], content);
        if (trace_ != nullptr) {
            trace.cue = layout_.span(use.first, use.last);
            trace.content = fragments;
            trace_->push_back(trace);
        }
        const std::uint16_t likely = probability(features.score());
        if (likely < bar(use.subjects[subject], content) || nesting_.full_at(fragments.front().start)) return;
        nesting_.add(fragments.back().end);
        accepted_.push_back({static_cast<std::uint32_t>(index), content, likely, subject});
    }

    // A use that reports speech. Drafts are five times as large and are made once it is known how many there are.
    struct Accepted {
        std::uint32_t use = 0;
        Content content;
        std::uint16_t likely = 0;
        std::uint8_t subject = 0;
    };

    Draft draft_of(const Accepted& one) const {
        const CueUse& use = uses_[one.use];
        Draft draft;
        draft.quote.fragments = spans(one.content);
        draft.quote.kind = QuoteKind::indirect;
        draft.quote.cue = layout_.span(use.first, use.last);
        draft.quote.rule = rule_of(use, one.content);
        draft.speaker = mention_of(layout_, use.subjects[one.subject].phrase, use.subjects[one.subject].relative);
        draft.quote.speaker = draft.speaker.span;
        draft.use = one.use;
        draft.probability = one.likely;
        return draft;
    }

    std::uint8_t choose_subject(const CueUse& use, IndirectTrace& trace) const {
        std::uint8_t best = 0;
        std::int32_t best_score = 0;
        for (std::uint8_t s = 0; s < use.subject_count; ++s) {
            std::vector<std::string> names;
            Features features(Model::subject, layout_.lexicon->language(), trace_ ? &names : nullptr);
            describe_subject(features, layout_, use, use.subjects[s]);
            if (s == 0 || features.score() > best_score) {
                best = s;
                best_score = features.score();
            }
            if (trace_ == nullptr) continue;
            trace.speakers.push_back(mention_of(layout_, use.subjects[s].phrase, use.subjects[s].relative).span);
            trace.subject_features.push_back(std::move(names));
        }
        return best;
    }

    void describe(Features& features, const CueUse& use, const Subject& subject, const Content& content) const {
        const std::string_view tie = tie_name(subject.tie);
        const std::string_view opening = !content.before.empty() && content.after.empty() ? "before" : opening_name(content.opening);
        features.add("tie", tie);
        features.add("opening", opening);
        features.add("form", form_name(layout_, subject.phrase), tie);
        features.add("words", step_of(content.after.last - content.after.first + content.before.last - content.before.first), opening);
        if (use.kind == CueKind::verb) {
            const Cue& cue = layout_.lexicon->cue(use.cue);
            features.add("lemma", cue.lemma);
            features.add("lemma", cue.lemma, opening);
            features.add("class", cue.cue_class, opening);
            features.add("class", cue.cue_class, tie);
            features.add("forms", form_label(use.forms), tie);
            if (use.last < layout_.tokens.size() && at(use.last).is_word() && at(use.last).is(WordClass::preposition)) {
                features.add("particle", cue.lemma, layout_.word(use.last).substr(0, 8));
            }
        } else {
            features.add("kind", use.kind == CueKind::noun ? "noun" : "according", opening);
            if (use.kind == CueKind::noun) features.add("noun", layout_.word(use.head).substr(0, 12));
        }
        if (use.negated) features.add("negated", opening);
        if (use.passive) features.add("passive", opening);
        if (use.modal) features.add("modal", opening);
        if (content.hearer) features.add("hearer", opening);
        features.add("paragraph", layout_.sentences[use.sentence].paragraph == 0 ? "first" : "later");
        if (use.first > 0 && layout_.sentence_of[use.first - 1] == use.sentence) {
            const Token& before = at(use.first - 1);
            features.add("before_cue", before.is(WordClass::conjunction) ? "and" : before.kind == TokenKind::comma ? "," : before.is(WordClass::relative) ? "who" : before.is(WordClass::subordinator) ? "when" : "word", tie);
        }
        if (subject.phrase.first > layout_.sentences[use.sentence].first) {
            const Token& before = at(subject.phrase.first - 1);
            if (before.is_word() && before.is(WordClass::subordinator)) features.add("subordinate", layout_.word(subject.phrase.first - 1).substr(0, 8));
        }
    }

    static std::string_view form_label(std::uint8_t forms) {
        if (forms == gerund) return "gerund";
        if ((forms & past) != 0) return "past";
        if ((forms & third_person) != 0) return "third";
        return "base";
    }

    std::vector<base::TextSpan> spans(const Content& content) const {
        std::vector<base::TextSpan> fragments;
        for (const TokenRange range : {content.before, content.after}) {
            if (!range.empty()) fragments.push_back(layout_.span(range.first, range.last));
        }
        std::sort(fragments.begin(), fragments.end());
        if (fragments.size() == 2 && fragments[0].end > fragments[1].start) fragments = {{fragments[0].start, std::max(fragments[0].end, fragments[1].end)}};
        return fragments;
    }

    Rule rule_of(const CueUse& use, const Content& content) const {
        if (use.kind == CueKind::according) return Rule::according_to;
        if (use.kind == CueKind::noun) return Rule::nominal;
        if (use.passive) return Rule::passive;
        if (content.before.empty()) return Rule::subject_verb_content;
        if (!content.after.empty()) return Rule::split;
        return use.subjects[0].tie == Tie::inverted ? Rule::content_verb_subject : Rule::content_subject_verb;
    }

    const Document& layout_;
    const std::vector<CueUse>& uses_;
    const Assembly& assembly_;
    std::vector<IndirectTrace>* trace_;
    std::vector<Accepted> accepted_;
    Nesting nesting_;
};

}  // namespace

std::vector<Draft> find_indirect(const Document& layout, const std::vector<CueUse>& uses, const Assembly& assembly,
                                 std::vector<IndirectTrace>* trace) {
    return IndirectFinder(layout, uses, assembly, trace).run();
}

}  // namespace verbatim::quotes
