#include "quotes/content/indirect.h"

#include <algorithm>

#include "language/trees.h"
#include "quotes/content/denial.h"
#include "quotes/content/nesting.h"
#include "quotes/cues/saying.h"
#include "quotes/score.h"

namespace verbatim::quotes {

using language::Cue;
using language::Document;
using language::gerund;
using language::lower_into;
using language::no_token;
using language::past;
using language::third_person;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::TokenSyntax;
using language::TreeClause;
using language::TreeSubject;
using language::WordClass;

namespace {

// Thousandths: less likely uses are left out. The higher bar is for what is often no speech: an infinitive ("met to discuss
// …") tells what is meant to be said, an object ("demands qualifications") mostly names a thing, and things ("the gap, which
// signals …") do not speak.
constexpr std::uint16_t threshold = 540;
constexpr std::uint16_t high_threshold = 700;
// A verb of denial with a statement for its object can hardly be anything else.
constexpr std::uint16_t denied_threshold = 300;
constexpr std::uint16_t sure_by_mood = 850;

class IndirectFinder {
  public:
    IndirectFinder(const Document& document, const std::vector<CueUse>& uses, const Assembly& assembly, std::vector<IndirectTrace>* trace)
        : document_(document), uses_(uses), assembly_(assembly), trace_(trace) {}

    std::vector<Draft> run() {
        for (std::size_t u = 0; u < uses_.size(); ++u) {
            if (!reports_speech(uses_[u])) continue;
            if (uses_[u].subject_count == 0) {
                if (trace_ == nullptr && !assembly_.used[u]) consider_dropped(u);
                continue;
            }
            if (assembly_.used[u] && (trace_ != nullptr || !may_deny(document_, uses_[u]))) continue;
            consider(u);
        }
        std::vector<Draft> drafts;
        drafts.reserve(accepted_.size());
        for (const Accepted& one : accepted_) drafts.push_back(draft_of(one));
        return drafts;
    }

  private:
    const Token& at(TokenIndex token) const { return document_.tokens[token]; }

    std::uint16_t bar(const Subject& subject, const Content& content) const {
        const bool doubtful = subject.tie == Tie::infinitive || is_loose(content) || form_name(document_, subject.phrase) == "thing";
        if (content.denies && !is_loose(content)) return denied_threshold;
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
            lower_into(document_.word(subject.phrase.first), lower);
            for (const std::string_view own : {"i", "we", "you", "us", "me"}) if (lower == own) return true;
        }
        if (use.kind != CueKind::verb || content.denies) return false;
        // said, according to the minutes, …: what stands between commas is no part of the words.
        const TokenIndex first = content.after.first;
        if (content.before.empty() && !content.after.empty() && at(first).kind == TokenKind::comma && first + 1 < content.after.last &&
            (at(first + 1).is(WordClass::preposition) || at(first + 1).is(WordClass::according) || at(first + 1).is(WordClass::relative)))
            return true;
        // "…, adding that we need more" is what the second cue reports.
        if (content.before.empty() && at(content.after.first).info.cue != 0 && at(content.after.first).info.forms == gerund) return true;
        const Cue& cue = document_.lexicon->cue(use.cue);
        if (cue.cue_class == "deny") return true;  // rejected the offer
        if (cue.lemma == "continue") return content.before.empty() && content.opening != Opening::quoted;  // continues supplying weapons
        const bool thing = is_loose(content) || (content.before.empty() && content.opening == Opening::clause);
        if (cue.lemma == "offer") return thing;  // offers courses
        if (!is_loose(content)) return false;
        return cue.cue_class == "talk" || cue.cue_class == "criticize" || cue.cue_class == "praise";
    }

    // What X said, according to the minutes, was that …: the words are listed as X's.
    bool is_inset_in_cleft(const CueUse& use) const {
        if (use.kind != CueKind::according) return false;
        auto u = static_cast<std::size_t>(std::lower_bound(uses_.begin(), uses_.end(), use.sentence, [](const CueUse& one, std::uint32_t sentence) { return one.sentence < sentence; }) - uses_.begin());
        constexpr std::size_t first_uses = 3;  // a cleft begins its sentence
        for (const std::size_t end = std::min(uses_.size(), u + first_uses); u < end && uses_[u].sentence == use.sentence; ++u) {
            for (std::uint8_t s = 0; s < uses_[u].subject_count; ++s)
                if (cleft_words(document_, uses_[u], uses_[u].subjects[s]) != no_token) return true;
        }
        return false;
    }

    // “…,” he told them, according to the charge sheet: the words are listed as his.
    bool passes_on(const CueUse& use, const Content& content) const {
        if (use.kind != CueKind::according || content.before.empty() || at(content.before.first).kind != TokenKind::quoted) return false;
        auto other = std::lower_bound(uses_.begin(), uses_.end(), content.before.first, [](const CueUse& one, TokenIndex token) { return one.head < token; });
        for (; other != uses_.end() && other->head < content.before.last; ++other)
            if (assembly_.used[static_cast<std::size_t>(other - uses_.begin())]) return true;
        return false;
    }

    // Thinking, hoping and showing are no speech.
    // A gesture counts beside words in marks alone.
    bool reports_speech(const CueUse& use) const {
        return use.kind != CueKind::verb || (document_.lexicon->cue(use.cue).speech && document_.lexicon->cue(use.cue).cue_class != "gesture");
    }

    void consider(std::size_t index) {
        const CueUse& use = uses_[index];
        IndirectTrace trace;
        const std::uint8_t subject = choose_subject(use, trace);
        Content content = find_content(document_, uses_, index, subject);
        const bool relates = trace_ == nullptr && !assembly_.used[index] && relate(use, content);
        const std::vector<base::TextSpan> fragments = spans(content);
        if (relates) {
            constexpr std::uint16_t sure = 800;
            accepted_.push_back({static_cast<std::uint32_t>(index), content, sure, subject});
            return;
        }
        if (assembly_.used[index] && !is_denied_beside_marks(content)) return;
        if (fragments.empty() || (trace_ == nullptr && (passes_on(use, content) || is_inset_in_cleft(use) || cannot_report(use, use.subjects[subject], content) || is_unsaid(document_, use, subject)))) return;
        Features features(Model::indirect, trace_ ? &trace.features : nullptr);
        describe(features, use, use.subjects[subject], content);
        if (trace_ != nullptr) {
            trace.cue = document_.span(use.first, use.last);
            trace.content = fragments;
            trace_->push_back(trace);
        }
        std::uint16_t likely = probability(features.score());
        if (trace_ == nullptr && is_in_reported_mood(use, content)) likely = std::max(likely, sure_by_mood);
        if (likely < bar(use.subjects[subject], content) || nesting_.full_at(fragments.front().start)) return;
        nesting_.add(fragments.back().end);
        accepted_.push_back({static_cast<std::uint32_t>(index), content, likely, subject});
    }

    // sagte, die Brücke sei sicher: behind the comma the verb stands in the mood of what others say.
    bool is_in_reported_mood(const CueUse& use, const Content& content) const {
        const language::Traits& traits = document_.lexicon->traits();
        if (traits.reported_moods.empty() || use.kind != CueKind::verb || content.after.empty() || !content.before.empty() || use.negated) return false;
        const TokenIndex first = content.after.first;
        if (first == 0 || at(first - 1).kind != TokenKind::comma) return false;
        for (TokenIndex t = first; t < content.after.last; ++t)
            if (at(t).is_word() && traits.reported_moods.has(document_.word(t))) return true;
        return false;
    }

    // Об этом сообщил X: what X said is the sentence before, where nobody else is said to have.
    bool relate(const CueUse& use, Content& content) const {
        const language::WordList& words = document_.lexicon->traits().relating_words;
        const language::Sentence& sentence = document_.sentences[use.sentence];
        if (words.empty() || use.sentence == 0 || use.first > sentence.first + 2) return false;
        bool related = false;
        for (TokenIndex t = sentence.first; t < use.first; ++t) related = related || words.has(document_.word(t));
        if (!related) return false;
        const language::Sentence& before = document_.sentences[use.sentence - 1];
        for (TokenIndex t = before.first; t < before.last; ++t)
            if (at(t).kind == TokenKind::quoted || (at(t).is_word() && at(t).info.cue != 0 && document_.lexicon->cue(at(t).info.cue).speech)) return false;
        TokenIndex last = before.last;
        while (last > before.first && at(last - 1).kind == TokenKind::stop) --last;
        content = {};
        content.before = {before.first, last};
        return last > before.first;
    }

    // Dijo que …: the subject is left out, and what opens the clause says that it is one.
    void consider_dropped(std::size_t index) {
        constexpr std::uint16_t likely = 700;
        const CueUse& use = uses_[index];
        if (!document_.lexicon->traits().drops_subjects || use.kind != CueKind::verb || !use.finite) return;
        const Content content = find_content(document_, uses_, index, 0);
        if (content.opening != Opening::that || is_unsaid(document_, use, 0)) return;
        const std::vector<base::TextSpan> fragments = spans(content);
        if (fragments.empty() || nesting_.full_at(fragments.front().start)) return;
        nesting_.add(fragments.back().end);
        accepted_.push_back({static_cast<std::uint32_t>(index), content, likely, 0});
    }

    // dismissed as “nonsense” the report [that the bridge was safe]: the cue speaks for the marks, and denies what stands outside of them.
    bool is_denied_beside_marks(const Content& content) const {
        if (!content.denies || is_loose(content)) return false;
        for (TokenIndex t = content.after.first; t < content.after.last; ++t)
            if (at(t).kind == TokenKind::quoted) return false;
        return true;
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
        draft.quote.stance = one.content.denies ? Stance::denies : Stance::says;
        draft.quote.cue = document_.span(use.first, use.last);
        draft.quote.rule = rule_of(use, one.content);
        draft.dropped = use.subject_count == 0;
        if (!draft.dropped) draft.speaker = mention_of(document_, use.subjects[one.subject].phrase, use.subjects[one.subject].relative);
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
            Features features(Model::subject, trace_ ? &names : nullptr);
            describe_subject(features, document_, use, use.subjects[s]);
            if (s == 0 || features.score() > best_score) {
                best = s;
                best_score = features.score();
            }
            if (trace_ == nullptr) continue;
            trace.speakers.push_back(mention_of(document_, use.subjects[s].phrase, use.subjects[s].relative).span);
            trace.subject_features.push_back(std::move(names));
        }
        return best;
    }

    void describe(Features& features, const CueUse& use, const Subject& subject, const Content& content) const {
        const std::string_view tie = tie_name(subject.tie);
        const std::string_view opening = !content.before.empty() && content.after.empty() ? "before" : opening_name(content.opening);
        features.add("tie", tie);
        features.add("opening", opening);
        features.add("form", form_name(document_, subject.phrase), tie);
        features.add("words", step_of(content.after.last - content.after.first + content.before.last - content.before.first), opening);
        if (use.kind == CueKind::verb) {
            const Cue& cue = document_.lexicon->cue(use.cue);
            features.add("lemma", cue.lemma);
            features.add("lemma", cue.lemma, opening);
            features.add("class", cue.cue_class, opening);
            features.add("class", cue.cue_class, tie);
            features.add("forms", form_label(use.forms), tie);
            if (use.last < document_.tokens.size() && at(use.last).is_word() && at(use.last).is(WordClass::preposition)) {
                features.add("particle", cue.lemma, document_.word(use.last).substr(0, 8));
            }
        } else {
            features.add("kind", use.kind == CueKind::noun ? "noun" : "according", opening);
            if (use.kind == CueKind::noun) features.add("noun", document_.word(use.head).substr(0, 12));
        }
        describe_tree(features, use, content, opening);
        if (use.negated) features.add("negated", opening);
        if (use.passive) features.add("passive", opening);
        if (use.modal) features.add("modal", opening);
        if (content.hearer) features.add("hearer", opening);
        features.add("paragraph", document_.sentences[use.sentence].paragraph == 0 ? "first" : "later");
        if (use.first > 0 && document_.sentence_of[use.first - 1] == use.sentence) {
            const Token& before = at(use.first - 1);
            features.add("before_cue", before.is(WordClass::conjunction) ? "and" : before.kind == TokenKind::comma ? "," : before.is(WordClass::relative) ? "who" : before.is(WordClass::subordinator) ? "when" : "word", tie);
        }
        if (subject.phrase.first > document_.sentences[use.sentence].first) {
            const Token& before = at(subject.phrase.first - 1);
            if (before.is_word() && before.is(WordClass::subordinator)) features.add("subordinate", document_.word(subject.phrase.first - 1).substr(0, 8));
        }
    }

    // How the cue stands in its sentence's tree, and what hangs on it.
    void describe_tree(Features& features, const CueUse& use, const Content& content, std::string_view opening) const {
        if (!document_.parsed(use.head)) return;
        const TokenSyntax& syntax = document_.syntax[use.head];
        const std::string_view tag = language::name_of(syntax.tag);
        features.add("tree_tag", tag);
        features.add("tree_relation", tag, language::name_of(syntax.relation));
        if (use.kind != CueKind::verb) return;
        const TreeSubject subject = subject_of(document_, use.head);
        const TreeClause clause = clause_of(document_, use.head);
        features.add("tree_clause", clause.kind, opening);
        features.add("tree_class", clause.kind, document_.lexicon->cue(use.cue).cue_class);
        features.add("tree_way", way_name(subject.way), clause.kind);
        if (clause.token != no_token) {
            const auto within = [&](const TokenRange& range) { return clause.token >= range.first && clause.token < range.last; };
            features.add("tree_content", within(content.after) ? "after" : within(content.before) ? "before" : "outside", clause.kind);
        }
        for (TokenIndex t = syntax.first; t < syntax.last; ++t) {
            if (document_.syntax[t].head != use.head) continue;
            const language::Relation relation = document_.syntax[t].relation;
            if (relation == language::Relation::mark) features.add("tree_mark", document_.word(t).substr(0, 8));
            if (relation == language::Relation::aux) features.add("tree_aux", document_.word(t).substr(0, 8));
            if (relation == language::Relation::advmod && at(t).info.is(WordClass::negation)) features.add("tree_not");
            if (relation == language::Relation::obj || relation == language::Relation::iobj || relation == language::Relation::obl) features.add("tree_has", language::name_of(relation), clause.kind);
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
            if (!range.empty()) fragments.push_back(document_.span(range.first, range.last));
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

    const Document& document_;
    const std::vector<CueUse>& uses_;
    const Assembly& assembly_;
    std::vector<IndirectTrace>* trace_;
    std::vector<Accepted> accepted_;
    Nesting nesting_;
};

}  // namespace

std::vector<Draft> find_indirect(const Document& document, const std::vector<CueUse>& uses, const Assembly& assembly,
                                 std::vector<IndirectTrace>* trace) {
    return IndirectFinder(document, uses, assembly, trace).run();
}

}  // namespace verbatim::quotes
