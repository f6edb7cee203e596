#include "quotes/analyze.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "language/document.h"
#include "language/lexicon.h"
#include "names/extract.h"
#include "quotes/attribution/attribution.h"
#include "quotes/confidence.h"
#include "quotes/content/assemble.h"
#include "quotes/content/indirect.h"
#include "quotes/content/transcript.h"
#include "quotes/content/unspaced.h"
#include "quotes/cues/cue_uses.h"
#include "quotes/cues/named_tokens.h"
#include "text/quotation.h"
#include "text/set_words.h"

namespace verbatim::quotes {

using language::Document;
using language::Lexicon;
using language::lower_into;
using language::QuotedStretch;
using language::WordClass;

namespace {

constexpr std::size_t most_about = 16;  // entities a quotation is said to be about

// People and organisations named in the words, each once, in text order; the speaker is not spoken about.
void find_about(const names::ArticleNames& names, Quote& quote) {
    for (const base::TextSpan fragment : quote.fragments) {
        auto use = std::lower_bound(names.uses.begin(), names.uses.end(), fragment.start,
                                    [](const names::NameUse& one, std::uint32_t offset) { return one.span.start < offset; });
        for (; use != names.uses.end() && use->span.end <= fragment.end; ++use) {
            if (use->entity == quote.person || use->entity >= names.entities.size()) continue;
            const names::EntityKind kind = names.entities[use->entity].kind;
            if (kind != names::EntityKind::person && kind != names::EntityKind::organisation) continue;
            if (std::find(quote.about.begin(), quote.about.end(), use->entity) == quote.about.end()) quote.about.push_back(use->entity);
            if (quote.about.size() == most_about) return;
        }
    }
}

// German capitalises every noun: "der Direktor" and "die Tour" look like names and are descriptions of nobody in particular.
bool is_bare_noun(const corpus::Article& article, base::TextSpan mention, const names::Entity& entity) {
    const Lexicon& lexicon = Lexicon::of(article.language);
    if (!lexicon.traits().nouns_are_capitalised || entity.kind != names::EntityKind::person || entity.name.find(' ') != std::string::npos) return false;
    const std::string_view words = base::slice(article.text, mention);
    if (!words.ends_with(entity.name) || words.size() == entity.name.size()) return false;
    std::string opener;
    lower_into(words.substr(0, words.find(' ')), opener);
    return lexicon.look_up(opener).is_any(WordClass::determiner | WordClass::possessive);
}

// Numbers of the drafts; of those that begin with the same words the one found first goes first.
std::vector<std::uint32_t> in_text_order(const std::vector<Draft>& drafts) {
    std::vector<std::uint32_t> order(drafts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const base::TextSpan one = drafts[a].quote.fragments.front(), other = drafts[b].quote.fragments.front();
        return one != other ? one < other : a < b;
    });
    return order;
}

std::uint32_t letters_of(const Quote& quote) {
    std::uint32_t bytes = 0;
    for (const base::TextSpan fragment : quote.fragments) bytes += fragment.size();
    return bytes;
}

std::uint32_t shared_letters(const Quote& one, const Quote& other) {
    std::uint32_t bytes = 0;
    for (const base::TextSpan a : one.fragments)
        for (const base::TextSpan b : other.fragments)
            if (a.overlaps(b)) bytes += std::min(a.end, b.end) - std::max(a.start, b.start);
    return bytes;
}

// Whether one speaker says the same in both: they share four fifths of the shorter one's words.
bool repeats(const Quote& one, const Quote& other) {
    const bool same_speaker = one.person != names::no_entity ? one.person == other.person : other.person == names::no_entity && one.speaker == other.speaker;
    const std::uint32_t shared = same_speaker ? shared_letters(one, other) : 0;
    return shared > 0 && shared * 5 >= std::min(letters_of(one), letters_of(other)) * 4;
}

// One speaker says a thing once. "told police that she had called the ambulance" is no second quotation of "called". Of a paraphrase and words in marks within it the
// paraphrase stays, as a mixed quotation; but where the marks hold most of it, they stay.
void drop_repeats(std::vector<Quote>& quotes, ConfidenceTrace* trace) {
    constexpr std::size_t reach = 4;  // quotations on either side; they are in text order
    std::vector<bool> dropped(quotes.size());
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        for (std::size_t k = i + 1; k < std::min(quotes.size(), i + 1 + reach) && !dropped[i]; ++k) {
            Quote &one = quotes[i], &other = quotes[k];
            if (dropped[k] || (one.kind != QuoteKind::indirect && other.kind != QuoteKind::indirect) || !repeats(one, other)) continue;
            if (one.stance != other.stance) {  // what is denied is not said as well; but "that he denied it" may be
                const std::size_t denied = one.stance == Stance::denies ? i : k, said = denied == i ? k : i;
                const bool longer = letters_of(quotes[said]) > letters_of(quotes[denied]);
                dropped[longer ? denied : said] = true;
                if (!longer && quotes[said].kind != QuoteKind::indirect) quotes[denied].kind = QuoteKind::mixed;
                continue;
            }
            if (one.kind == other.kind) {
                dropped[letters_of(one) < letters_of(other) ? i : k] = true;
                continue;
            }
            const std::size_t paraphrase = one.kind == QuoteKind::indirect ? i : k, marked = one.kind == QuoteKind::indirect ? k : i;
            const bool mostly_marked = shared_letters(one, other) * 2 >= letters_of(quotes[paraphrase]);
            dropped[mostly_marked ? paraphrase : marked] = true;
            if (!mostly_marked) quotes[paraphrase].kind = QuoteKind::mixed;
        }
    }
    std::size_t at = 0;
    std::erase_if(quotes, [&](const Quote&) { return dropped[at++]; });
    at = 0;
    if (trace != nullptr) std::erase_if(*trace, [&](const std::vector<std::string>&) { return dropped[at++]; });
}

// The mentions turned into entities, in text order, so that each quotation knows who spoke before it. Takes the drafts.
void resolve_speakers(const corpus::Article& article, const std::vector<base::TextSpan>& quoted, std::vector<Draft>&& drafts, Analysis& analysis, ConfidenceTrace* trace) {
    analysis.quotes.reserve(drafts.size());
    names::PreviousSpeaker previous;
    for (const std::uint32_t number : in_text_order(drafts)) {
        Draft& draft = drafts[number];
        Quote& quote = draft.quote;
        names::Resolution resolution;
        if (!draft.speaker.head.empty()) {
            resolution = names::resolve(article, analysis.names, draft.speaker.head, quoted, previous);
            if (resolution.entity != names::no_entity && is_bare_noun(article, draft.speaker.head, analysis.names.entities[resolution.entity])) {
                resolution.entity = names::no_entity;
            }
            const bool is_place = resolution.entity != names::no_entity && analysis.names.entities[resolution.entity].kind == names::EntityKind::place;
            if (is_place && draft.speaker.form != PhraseForm::name) resolution.entity = names::no_entity;  // "it" that says something is no bay
            quote.person = resolution.entity;
            if (quote.person != names::no_entity && resolution.second != names::no_entity) quote.further_persons.push_back(resolution.second);
            if (!draft.speaker.second.empty()) {
                const names::EntityIndex second = names::resolve(article, analysis.names, draft.speaker.second, quoted, previous).entity;
                if (second != names::no_entity && second != quote.person && second != resolution.second) quote.further_persons.push_back(second);
            }
            if (quote.person != names::no_entity || resolution.described != names::Described::nobody)
                previous = {quote.person, quote.person == names::no_entity ? resolution.described : names::Described::nobody, draft.speaker.head.start};
        }
        if (draft.dropped) {
            resolution = names::resolve_untold(analysis.names, quote.cue.start, quoted, previous.entity);
            quote.person = resolution.entity;
            if (quote.person != names::no_entity) previous = {.entity = quote.person};
        }
        find_about(analysis.names, quote);
        const names::Entity* const person = quote.person != names::no_entity ? &analysis.names.entities[quote.person] : nullptr;
        quote.confidence = confidence_of({quote.kind, quote.rule, draft.probability, resolution, person}, trace != nullptr ? &trace->emplace_back() : nullptr);
        analysis.quotes.push_back(std::move(quote));
    }
    drop_repeats(analysis.quotes, trace);
}

void append(std::vector<Draft>&& more, std::vector<Draft>& drafts) {
    if (drafts.empty()) {
        drafts = std::move(more);
        return;
    }
    drafts.reserve(drafts.size() + more.size());
    drafts.insert(drafts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Turns of a transcript take the place of what was found within them.
void add_turns(std::vector<Draft>&& turns, std::vector<Draft>& drafts, std::vector<QuotedMatter>& other) {
    if (turns.empty()) return;
    const auto within = [&turns](base::TextSpan span) {
        const auto after = std::upper_bound(turns.begin(), turns.end(), span.start, [](std::uint32_t offset, const Draft& turn) {
            return offset < turn.quote.fragments.front().start;
        });
        return after != turns.begin() && std::prev(after)->quote.fragments.front().overlaps(span);
    };
    std::erase_if(drafts, [&](const Draft& draft) {
        return std::any_of(draft.quote.fragments.begin(), draft.quote.fragments.end(), within);
    });
    std::erase_if(other, [&](const QuotedMatter& matter) { return within(matter.span); });
    append(std::move(turns), drafts);
}

}  // namespace

namespace {

// What is found in an article before speakers are resolved. What it was found with is given back by then: tokens and cues take many times
// the article's size.
struct Found {
    std::vector<Draft> drafts;
    std::vector<QuotedMatter> other;
    std::vector<base::TextSpan> quoted;
};

Found find_all(const corpus::Article& article, const names::ArticleNames& names) {
    const Document document = read_with_names(article, names);
    if (document.lexicon->traits().unspaced) {
        UnspacedQuotes unspaced = find_unspaced(document);
        Found found{std::move(unspaced.drafts), std::move(unspaced.other), {}};
        for (const QuotedStretch& stretch : document.quoted) found.quoted.push_back(stretch.inner);
        return found;
    }
    const std::vector<CueUse> uses = find_cue_uses(document, article.agency_credit);
    Assembly assembly = assemble(document, uses, attribute(document, uses));
    Found found{find_indirect(document, uses, assembly), std::move(assembly.other), {}};
    append(std::move(assembly.drafts), found.drafts);
    add_turns(find_turns(document, names), found.drafts, found.other);
    found.quoted.reserve(document.quoted.size());
    for (const QuotedStretch& stretch : document.quoted) found.quoted.push_back(stretch.inner);
    return found;
}

}  // namespace

namespace {

Analysis analyze(const corpus::Article& article, ConfidenceTrace* trace) {
    Analysis analysis;
    analysis.names = names::extract_names(article);
    Found found = find_all(article, analysis.names);
    resolve_speakers(article, found.quoted, std::move(found.drafts), analysis, trace);
    analysis.other = std::move(found.other);
    return analysis;
}

}  // namespace

Analysis analyze(const corpus::Article& article) { return analyze(article, nullptr); }

Analysis analyze(const corpus::Article& article, ConfidenceTrace& trace) {
    trace.clear();
    return analyze(article, &trace);
}

bool knows_words_for_saying(std::string_view language) { return !Lexicon::of(language).empty(); }

std::string words_of(std::string_view text, const Quote& quote) {
    return text::join_fragments(quote.fragments, [&](base::TextSpan fragment) { return base::slice(text, fragment); });
}

std::string words_in_marks(std::string_view text, const Quote& quote) {
    const std::string_view before = quote.stance == Stance::denies ? text::before_denied : std::string_view();
    return std::string(before) + text::join_fragments(quote.fragments, [&](base::TextSpan fragment) {
        const bool own = quote.kind == QuoteKind::direct ||
                         (quote.kind == QuoteKind::mixed && text::stands_in_quotation_marks(text, fragment));
        const std::string_view words = base::slice(text, fragment);
        return (own ? text::set_in_marks(words) : text::set_without_marks(words)).text;
    });
}

}  // namespace verbatim::quotes
