#include "quotes/content/assemble.h"

#include <algorithm>

#include "quotes/content/content.h"
#include "quotes/content/denial.h"
#include "quotes/content/matter.h"
#include "quotes/content/nesting.h"
#include "quotes/cues/saying.h"

namespace verbatim::quotes {

using language::Document;
using language::QuotedStretch;
using language::Sentence;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::WordClass;

namespace {

class Assembler {
  public:
    Assembler(const Document& document, const std::vector<CueUse>& uses, const std::vector<Attribution>& attributions)
        : document_(document), uses_(uses), attributions_(attributions) {
        assembly_.used.assign(uses.size(), false);
    }

    Assembly run() {
        const auto matter = std::count_if(attributions_.begin(), attributions_.end(), [](const Attribution& one) { return one.verdict == Verdict::matter; });
        assembly_.drafts.reserve(attributions_.size() - static_cast<std::size_t>(matter));
        for (std::uint32_t q = 0; q < document_.quoted.size(); ++q) {
            if (attributions_[q].verdict == Verdict::matter) add_matter(q);
            else add_words(q);
        }
        for (Draft& draft : assembly_.drafts) finish(draft);
        std::sort(assembly_.drafts.begin(), assembly_.drafts.end(), [](const Draft& a, const Draft& b) {
            return a.quote.fragments.front() < b.quote.fragments.front();
        });
        drop_covered_matter();
        return std::move(assembly_);
    }

  private:
    const Token& at(TokenIndex token) const { return document_.tokens[token]; }

    void add_matter(std::uint32_t q) {
        const OtherKind kind = attributions_[q].unsaid ? OtherKind::unsaid : classify_matter(document_, q);
        assembly_.other.push_back({document_.quoted[q].inner, kind});
    }

    void add_words(std::uint32_t q) {
        const Attribution attribution = with_addition(q, with_denial(q, attributions_[q]));
        const bool by_use = attribution.by_own_use();
        if (!by_use && attribution.verdict == Verdict::spoken) {
            // Words without a cue of their own go on with the last draft of the same mention, if there is one.
            const std::size_t oldest = assembly_.drafts.size() > 4 ? assembly_.drafts.size() - 4 : 0;
            for (std::size_t d = assembly_.drafts.size(); d > oldest; --d) {
                Draft& draft = assembly_.drafts[d - 1];
                if (draft.quote.stance != Stance::says) continue;
                if (draft.speaker.head != attribution.speaker.head || draft.dropped != attribution.dropped || (attribution.dropped && draft.use != attribution.use)) continue;
                join(draft, q, attribution);
                return;
            }
        }
        const Content content = by_use ? find_content(document_, uses_, attribution.use, attribution.subject) : Content{};
        const Stance stance = is_denied(content, document_.quoted_tokens[q]) ? Stance::denies : Stance::says;
        const bool goes_on = by_use && !assembly_.drafts.empty() && assembly_.drafts.back().use == attribution.use && assembly_.drafts.back().quote.stance == stance;
        base::TextSpan words = by_use ? words_around(q, content) : document_.quoted[q].inner;
        if (words != document_.quoted[q].inner && !goes_on) {
            if (nesting_.full_at(words.start)) words = document_.quoted[q].inner;
            else nesting_.add(words.end);
        }
        // offers the “white glove” service: a thing, and nothing said.
        if (by_use && uses_[attribution.use].kind == CueKind::verb && document_.lexicon->cue(uses_[attribution.use].cue).lemma == "offer" && words == document_.quoted[q].inner && !is_utterance(q, words)) return add_matter(q);
        // A name in marks inside a reported clause leaves the clause indirect speech.
        const bool named = words != document_.quoted[q].inner && is_name_like(document_, q);
        if (named) add_matter(q);
        if (goes_on) {
            Draft& draft = assembly_.drafts.back();
            draft.quote.fragments.push_back(words);
            draft.probability = std::min(draft.probability, attribution.probability);
            if (draft.quote.rule == Rule::continued_paragraph) draft.quote.rule = attribution.rule;
            if (!named && draft.quote.kind == QuoteKind::indirect) draft.quote.kind = QuoteKind::mixed;
            return;
        }
        Draft draft;
        draft.quote.fragments.push_back(words);
        draft.quote.rule = attribution.rule;
        draft.speaker = attribution.speaker;
        draft.quote.speaker = attribution.speaker.span;
        draft.probability = attribution.probability;
        draft.use = attribution.use;
        draft.dropped = attribution.dropped;
        if (attribution.use != no_use) {
            const CueUse& use = uses_[attribution.use];
            draft.quote.cue = document_.span(use.first, use.last);
            // What goes on in the mood of a report leaves its verb to report what stands beside it.
            const bool goes_on_in_mood = use.sentence != document_.sentence_of[document_.quoted_tokens[q]] && !document_.lexicon->traits().reported_moods.empty();
            if (!goes_on_in_mood) assembly_.used[attribution.use] = true;
        }
        draft.quote.stance = stance;
        const bool utterance = stance == Stance::says && is_utterance(q, words);
        draft.quote.kind = named ? QuoteKind::indirect : utterance ? QuoteKind::direct : QuoteKind::mixed;
        assembly_.drafts.push_back(std::move(draft));
    }

    // By the verb of denial before the stretch, where the same speaker denies what holds the stretch: said “…”, denying that it was “…”.
    Attribution with_denial(std::uint32_t q, Attribution attribution) const {
        constexpr std::size_t most_uses = 5;
        const TokenIndex token = document_.quoted_tokens[q];
        const auto after = std::lower_bound(uses_.begin(), uses_.end(), token, [](const CueUse& use, TokenIndex t) { return use.head < t; });
        const auto before = static_cast<std::size_t>(after - uses_.begin());
        for (std::size_t k = 1; k <= std::min(most_uses, before) && uses_[before - k].sentence == document_.sentence_of[token]; ++k) {
            const CueUse& use = uses_[before - k];
            const auto number = static_cast<std::uint32_t>(before - k);
            if (attribution.verdict != Verdict::spoken || (attribution.by_own_use() && number == attribution.use)) break;
            for (std::uint8_t s = 0; may_deny(document_, use) && s < use.subject_count; ++s) {
                if (mention_of(document_, use.subjects[s].phrase).head != attribution.speaker.head || is_unsaid(document_, use, s)) continue;
                if (!is_denied(find_content(document_, uses_, number, s), token)) continue;
                attribution.use = number;
                attribution.subject = s;
                attribution.carried = false;
                attribution.rule = Rule::subject_verb_content;
                return attribution;
            }
        }
        return attribution;
    }

    // said the pass would open, adding that lorries would “wait”: the marks are in what was added.
    Attribution with_addition(std::uint32_t q, Attribution attribution) const {
        if (!attribution.by_own_use()) return attribution;
        const TokenIndex token = document_.quoted_tokens[q];
        constexpr std::uint32_t most_uses = 6;
        const std::uint32_t end = std::min(static_cast<std::uint32_t>(uses_.size()), attribution.use + 1 + most_uses);
        for (std::uint32_t u = attribution.use + 1; u < end && uses_[u].head < token && uses_[u].sentence == document_.sentence_of[token]; ++u) {
            const CueUse& use = uses_[u];
            const bool adds = use.kind == CueKind::verb && at(use.head).info.forms == language::gerund && document_.lexicon->cue(use.cue).cue_class == "add" && use.head > uses_[attribution.use].head;
            for (std::uint8_t s = 0; adds && s < use.subject_count; ++s) {
                if (mention_of(document_, use.subjects[s].phrase).head != attribution.speaker.head) continue;
                attribution.use = u;
                attribution.subject = s;
                return attribution;
            }
        }
        return attribution;
    }

    void join(Draft& draft, std::uint32_t q, const Attribution& attribution) {
        draft.quote.fragments.push_back(document_.quoted[q].inner);
        draft.probability = std::min(draft.probability, attribution.probability);
    }

    // The stretch alone, or the clause or phrase that it is part of: "the deal was “historic”".
    base::TextSpan words_around(std::uint32_t q, const Content& content) const {
        const base::TextSpan inner = document_.quoted[q].inner;
        const TokenIndex token = document_.quoted_tokens[q];
        const TokenRange* range = covers(content.after, token) ? &content.after : covers(content.before, token) ? &content.before : nullptr;
        if (range == nullptr) return inner;
        const bool begins = range->first == token;
        const bool ends = range->last == token + 1 || closes_sentence(q);
        if ((begins && ends) || (ends && leads_up_to(range->first, token))) return inner;
        const CueUse* use = attributions_[q].by_own_use() ? &uses_[attributions_[q].use] : nullptr;
        const bool calls = use != nullptr && use->kind == CueKind::verb && document_.lexicon->cue(use->cue).takes_object;
        if (calls && begins) return inner;  // What the minister called “a misunderstanding” last year
        const bool loose = content.opening == Opening::object || content.opening == Opening::preposition;
        TokenIndex first = loose && range == &content.after ? phrase_start(range->first, token) : range->first;
        TokenIndex last = ends ? token + 1 : range->last;
        if (first == token && last == token + 1) return inner;
        if (loose) last = token + 1;
        if (first == token && loose) return inner;
        return document_.span(first, last);
    }

    // "rejected that: “…”": what stands before a colon without a verb of its own only points to the words. Where a word may
    // be a verb, it is taken for one.
    bool leads_up_to(TokenIndex first, TokenIndex token) const {
        if (token <= first + 1 || at(token - 1).kind != TokenKind::colon) return false;
        for (TokenIndex t = first; t + 1 < token; ++t) {
            const bool finite = (at(t).is_word() || at(t).kind == TokenKind::clitic) && at(t).info.is_any(WordClass::auxiliary | WordClass::verb);
            if (finite || is_verb_like(document_, t) || document_.word(t).ends_with("ed")) return false;
        }
        return true;
    }

    // What is denied is a statement around the stretch, or the stretch is all of it; else it holds what is said of the statement: denied the “silly” claims.
    static bool is_denied(const Content& content, TokenIndex token) {
        if (!content.denies || !covers(content.after, token)) return false;
        return content.opening != Opening::object || (content.after.first == token && content.after.last == token + 1);
    }

    static bool covers(const TokenRange& range, TokenIndex token) { return range.first <= token && token < range.last; }

    // “….” or “…,” at the end of what is said.
    bool closes_sentence(std::uint32_t q) const {
        const char terminal = document_.terminal(q);
        return terminal == '.' || terminal == '!' || terminal == '?';
    }

    // "a “terrible deal”": the nominal words that lead up to the stretch.
    TokenIndex phrase_start(TokenIndex floor, TokenIndex token) const {
        TokenIndex first = token;
        while (first > floor && is_nominal(document_, first - 1)) --first;
        return first;
    }

    // Whole sentences are direct speech, pieces built into the reporter's sentence are mixed.
    bool is_utterance(std::uint32_t q, base::TextSpan words) const {
        const QuotedStretch& stretch = document_.quoted[q];
        if (words != stretch.inner) return false;
        const TokenIndex token = document_.quoted_tokens[q];
        const Sentence& sentence = document_.sentences[document_.sentence_of[token]];
        if (token == sentence.first) return true;
        const TokenKind before = at(token - 1).kind;
        return before == TokenKind::comma || before == TokenKind::colon || before == TokenKind::dash || before == TokenKind::quoted;
    }

    static void finish(Draft& draft) {
        std::vector<base::TextSpan>& fragments = draft.quote.fragments;
        std::sort(fragments.begin(), fragments.end());
        std::vector<base::TextSpan> merged;
        for (const base::TextSpan fragment : fragments) {
            if (!merged.empty() && fragment.start < merged.back().end) merged.back().end = std::max(merged.back().end, fragment.end);
            else merged.push_back(fragment);
        }
        fragments = std::move(merged);
    }

    // A title inside the words of a direct or mixed quotation is part of them.
    void drop_covered_matter() {
        std::vector<base::TextSpan> fragments;
        for (const Draft& draft : assembly_.drafts) {
            if (draft.quote.kind != QuoteKind::indirect) fragments.insert(fragments.end(), draft.quote.fragments.begin(), draft.quote.fragments.end());
        }
        std::sort(fragments.begin(), fragments.end());
        std::size_t f = 0;
        std::erase_if(assembly_.other, [&](const QuotedMatter& matter) {
            while (f < fragments.size() && fragments[f].end <= matter.span.start) ++f;
            return f < fragments.size() && fragments[f].overlaps(matter.span);
        });
    }

    const Document& document_;
    const std::vector<CueUse>& uses_;
    const std::vector<Attribution>& attributions_;
    Assembly assembly_;
    Nesting nesting_;
};

}  // namespace

Assembly assemble(const Document& document, const std::vector<CueUse>& uses, const std::vector<Attribution>& attributions) {
    return Assembler(document, uses, attributions).run();
}

}  // namespace verbatim::quotes
