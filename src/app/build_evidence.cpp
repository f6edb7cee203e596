// The evidence card of one quotation: whose words they are said to be, and everything that says so.
#include <algorithm>

#include "app/export_table.h"
#include "app/format.h"
#include "app/models.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include "text/visible.h"

namespace verbatim::app {
namespace {

constexpr std::size_t most_of_words = 200;    // bytes of a quotation that a correction names it by
constexpr std::uint32_t most_context = 900;  // bytes on either side of the words

// From the start of the paragraph that holds the earliest piece of evidence to the end of the one that holds the last.
base::TextSpan context_of(const search::QuoteView& quote, std::string_view text) {
    base::TextSpan all{~0u, 0};
    const auto take = [&](base::TextSpan span) {
        if (!fits(text, span)) return;
        all.start = std::min(all.start, span.start);
        all.end = std::max(all.end, span.end);
    };
    for (const base::TextSpan fragment : quote.fragments) take(fragment);
    const base::TextSpan words = all;
    if (words.empty()) return {};
    take(quote.speaker_span);
    take(quote.cue_span);
    base::TextSpan context = words;
    for (const base::TextSpan paragraph : text::paragraphs(text)) {
        if (!paragraph.overlaps(all)) continue;
        context.start = std::min(context.start, paragraph.start);
        context.end = std::max(context.end, paragraph.end);
    }
    if (words.start - context.start > most_context) context.start = words.start - most_context;
    if (context.end - words.end > most_context) context.end = words.end + most_context;
    while (!text::on_border(text, context.start)) --context.start;
    while (!text::on_border(text, context.end)) ++context.end;
    return context;
}

base::TextSpan moved(base::TextSpan span, std::uint32_t by) { return {span.start - by, span.end - by}; }

// From the words that name the speaker to the person: “he › Kassym-Jomart Tokayev (paragraph 1)”, where the person is first
// named. Empty when the words are the name already, and for somebody unknown.
std::string chain_of(const search::QuoteView& quote, const search::ArticleView& article) {
    if (!quote.person.known() || quote.speaker.empty()) return {};
    const auto first = std::find_if(article.mentions.begin(), article.mentions.end(), [&](const auto& mention) {
        return mention.person == quote.person && fits(article.text, mention.span);
    });
    std::string out = quote.speaker + " › " + quote.person_name;
    if (first == article.mentions.end()) return quote.speaker == quote.person_name ? std::string() : out;
    std::uint64_t paragraph = 0;
    for (const base::TextSpan span : text::paragraphs(article.text)) paragraph += span.start <= first->span.start;
    const std::string named(base::slice(article.text, first->span));
    if (named != quote.person_name && named != quote.speaker) out = quote.speaker + " › " + named + " › " + quote.person_name;
    return fill(phrases().chain_place, {out, number(paragraph)});
}

std::string_view surname_of(std::string_view name) { return name.substr(name.rfind(' ') + 1); }

// Whether the article names another person with this surname in full.
bool has_namesake(const search::QuoteView& quote, const search::ArticleView& article) {
    const std::string_view surname = surname_of(quote.person_name);
    return std::any_of(article.mentions.begin(), article.mentions.end(), [&](const search::NameMention& mention) {
        const std::string_view words = fits(article.text, mention.span) ? base::slice(article.text, mention.span) : std::string_view();
        return mention.person != quote.person && words.size() > surname.size() && words.ends_with(surname) && words[words.size() - surname.size() - 1] == ' ';
    });
}

// How many others are named before the speaker's mention, not far from it.
std::size_t others_before(const search::QuoteView& quote, const search::ArticleView& article) {
    constexpr std::uint32_t near = 400;  // bytes
    const std::uint32_t end = quote.speaker_span.start, start = end - std::min(end, near);
    std::vector<base::PersonId> others;
    for (const search::NameMention& mention : article.mentions) {
        if (mention.person == quote.person || mention.span.start < start || mention.span.start >= end) continue;
        if (std::find(others.begin(), others.end(), mention.person) == others.end()) others.push_back(mention.person);
    }
    return others.size();
}

// Why the speaker is not sure, as far as the article shows it: “two here have the surname Roe; …”.
std::string doubts_of(const search::QuoteView& quote, const search::ArticleView& article) {
    if (quote.standing >= search::Standing::sure) return {};
    std::vector<std::string> doubts;
    const auto add = [&](std::string_view clause) { doubts.emplace_back(clause); };
    const bool known = quote.person.known();
    if (!known) add(quote.speaker.empty() ? phrases().doubt_nobody : phrases().doubt_described);
    const bool by_surname = known && quote.speaker.ends_with(surname_of(quote.person_name)) && quote.speaker.find(quote.person_name) == std::string::npos;
    if (by_surname && has_namesake(quote, article)) add(fill(phrases().doubt_namesake, {surname_of(quote.person_name)}));
    const bool named = std::any_of(article.mentions.begin(), article.mentions.end(), [&](const search::NameMention& mention) {
        return mention.person == quote.person && mention.span.overlaps(quote.speaker_span);
    });
    if (known && !named && !quote.speaker.empty()) {
        const std::size_t others = others_before(quote, article);
        if (others > 0) add(fill(form_for(phrases().doubt_others, others), {number(others), quote.speaker}));
    }
    if (quote.cue.empty() && (quote.rule == "same-sentence" || quote.rule == "carried-over" || quote.rule == "alternation" || quote.rule == "none")) add(phrases().doubt_untied);
    if (known && quote.person_name.find(' ') == std::string::npos) add(phrases().doubt_one_name);
    if (quote.opinion != 0) add(phrases().doubt_opinion);
    return listed_apart(doubts);
}

// The beginning of a quotation's words, enough to know it by.
std::string_view beginning_of(std::string_view words) {
    if (words.size() <= most_of_words) return words;
    const std::size_t blank = words.rfind(' ', most_of_words);
    std::size_t end = blank == std::string_view::npos ? most_of_words : blank;
    while (!text::on_border(words, end)) --end;
    return words.substr(0, end);
}

// One line of a comment, whatever stands in it.
std::string comment(std::string_view words) { return "// " + text::visible(words) + "\n"; }

// What `verbatim build` takes as it is: a corrections.json (docs/commands.md) with comments before it. The reader of the report
// puts the right name in place of the program's.
std::string correction_text(const Setting& setting, const EvidenceModel& card, const search::QuoteView& quote) {
    std::string out = comment("Correction for “" + setting.info.title + "” (" + setting.info.bundle_id + ")");
    out += comment("Article: " + quote.article_title);
    out += comment("Program says: " + card.who + " (" + card.named_as + "; " + card.cue + "; " + card.rule + "; " + (card.stance.empty() ? "" : "denied; ") + card.sureness + ")");
    out += comment("Link: " + address_of(setting.address, quote_route(quote)));
    out += comment(std::string(phrases().correction_advice));
    return out + "{\"quotes\": [{\"article\": " + json_string(quote.article_id) + ", \"words\": " +
           json_string(beginning_of(quote.words)) + ", \"person\": " + json_string(quote.person_name) + "}]}\n";
}

}  // namespace

EvidenceModel build_evidence(const Setting& setting, const search::QuoteView& quote,
                             const search::ArticleView* article, const search::QuotesAnswer* elsewhere) {
    EvidenceModel card;
    card.open = true;
    card.quote = build_quote_row(setting, quote);
    card.who = card.quote.speaker;
    card.named_as = quote.speaker.empty() ? std::string("–") : quote.speaker;
    if (quote.stance == search::Stance::denies) card.stance = phrases().stance_denies;
    card.cue = quote.cue.empty() ? std::string(phrases().no_cue) : quote.cue;
    card.rule = card.pattern = quote.rule;
    for (std::size_t i = 0; i < quote_rules.size(); ++i)
        if (quote_rules[i] == quote.rule)
            card.pattern = fill(phrases().rule_with_pattern, {quote.stance == search::Stance::denies ? phrases().denial_pattern : phrases().rule_patterns[i], quote.rule});
    card.sureness = fill(phrases().sureness_number, {card.quote.sureness_label, decimal(quote.confidence)});
    card.printed_in = printed_in(quote);
    card.correction = correction_text(setting, card, quote);
    if (elsewhere)
        for (const search::QuoteView& other : elsewhere->quotes) card.elsewhere.push_back(build_quote_row(setting, other));
    if (!article) return card;
    card.chain = chain_of(quote, *article);
    card.doubts = doubts_of(quote, *article);

    const base::TextSpan context = context_of(quote, article->text);
    card.context = base::slice(article->text, context);
    std::vector<Mark> marks;
    for (const base::TextSpan fragment : quote.fragments)
        if (fits(article->text, fragment) && context.covers(fragment))
            marks.push_back({moved(fragment, context.start), style_quote, 0});
    if (fits(article->text, quote.speaker_span) && context.covers(quote.speaker_span))
        marks.push_back({moved(quote.speaker_span, context.start), style_speaker});
    if (fits(article->text, quote.cue_span) && context.covers(quote.cue_span))
        marks.push_back({moved(quote.cue_span, context.start), style_cue});
    card.context_runs = cut_runs({0, static_cast<std::uint32_t>(card.context.size())}, marks);
    return card;
}

}  // namespace verbatim::app
