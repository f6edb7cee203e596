// The open article as runs of styled words, its quotations, and the evidence card of one of them.
#include <algorithm>

#include "app/export.h"
#include "app/format.h"
#include "app/models.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace verbatim::app {
namespace {

// Offsets come from files: one that does not fit the text marks nothing.
bool fits(std::string_view text, base::TextSpan span) {
    return !span.empty() && span.end <= text.size() && text::on_border(text, span.start) &&
           text::on_border(text, span.end);
}

// The quotation with the marks around it: the ground it stands on takes them in.
base::TextSpan with_marks(std::string_view text, base::TextSpan span) {
    constexpr std::u32string_view marks = U"\"“”„‟«»‘’‚‹›「」『』";
    const auto is_mark = [&](const text::Decoded& decoded) {
        return decoded.valid && marks.find(decoded.code_point) != marks.npos;
    };
    if (span.start > 0)
        if (const text::Decoded before = text::decode_before(text, span.start); is_mark(before))
            span.start -= before.length;
    if (span.end < text.size())
        if (const text::Decoded after = text::decode(text, span.end); is_mark(after)) span.end += after.length;
    return span;
}

// The link's hash names the words, what follows its dot is where they stood.
struct QuoteLink {
    std::string_view hash;
    std::uint32_t position = 0;
    bool has_position = false;
};

QuoteLink parse_quote_link(std::string_view text) {
    QuoteLink link;
    const std::size_t dot = text.find('.');
    link.hash = text.substr(0, dot);
    if (dot == std::string_view::npos) return link;
    for (const char c : text.substr(dot + 1, 9)) {
        if (c < '0' || c > '9') return link;
        link.position = link.position * 10 + static_cast<std::uint32_t>(c - '0');
        link.has_position = true;
    }
    return link;
}

struct FoundQuote {
    int index = -1;
    bool exact = false;
};

// The same words nearest to the old place; without them, what is nearest to the old place.
FoundQuote find_quote(const std::vector<search::QuoteView>& quotes, std::string_view text) {
    const QuoteLink link = parse_quote_link(text);
    FoundQuote found;
    std::uint32_t best = ~0u;
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        if (quotes[i].fragments.empty()) continue;
        const bool exact = quotes[i].word_hash == link.hash;
        if (!exact && (found.exact || !link.has_position)) continue;
        const std::uint32_t start = quotes[i].fragments.front().start;
        const std::uint32_t distance = start > link.position ? start - link.position : link.position - start;
        if (found.index >= 0 && exact == found.exact && distance >= best) continue;
        found = {static_cast<int>(i), exact};
        best = distance;
    }
    return found;
}

std::vector<Mark> collect_marks(const search::ArticleView& article, int chosen, int current_hit) {
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < article.quotes.size(); ++i) {
        const search::QuoteView& quote = article.quotes[i];
        const bool is_chosen = static_cast<int>(i) == chosen;
        // Reported speech has no marks of its own in print; it gets its ground when it is asked for.
        if (quote.kind > 1 && !is_chosen) continue;
        const auto style = static_cast<std::uint8_t>(style_quote | (is_chosen ? style_chosen : 0));
        for (const base::TextSpan fragment : quote.fragments)
            if (fits(article.text, fragment))
                marks.push_back({with_marks(article.text, fragment), style, static_cast<std::int32_t>(i)});
        if (!is_chosen) continue;
        if (fits(article.text, quote.speaker_span)) marks.push_back({quote.speaker_span, style_speaker});
        if (fits(article.text, quote.cue_span)) marks.push_back({quote.cue_span, style_cue});
    }
    for (const search::NameMention& mention : article.mentions)
        if (fits(article.text, mention.span))
            marks.push_back({.span = mention.span, .style = style_name, .person = mention.person});
    for (std::size_t i = 0; i < article.hits.size(); ++i) {
        const auto style =
            static_cast<std::uint8_t>(style_hit | (static_cast<int>(i) == current_hit ? style_current_hit : 0));
        if (fits(article.text, article.hits[i])) marks.push_back({article.hits[i], style});
    }
    return marks;
}

// Marks sorted by start; those that touch one paragraph are found without looking at all of them again.
std::vector<Paragraph> cut_paragraphs(std::string_view text, std::vector<Mark> marks) {
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& a, const Mark& b) { return a.span.start < b.span.start; });
    std::vector<Paragraph> paragraphs;
    std::vector<Mark> active;
    std::size_t next = 0;
    for (const base::TextSpan span : text::paragraphs(text)) {
        std::erase_if(active, [&](const Mark& mark) { return mark.span.end <= span.start; });
        while (next < marks.size() && marks[next].span.start < span.end) active.push_back(marks[next++]);
        paragraphs.push_back({span, cut_runs(span, active)});
    }
    return paragraphs;
}

}  // namespace

ReadingModel build_reading(const Setting& setting, const search::ArticleView& article) {
    const Route& route = setting.state.route;
    ReadingModel model;
    model.status = Status::ready;
    model.id = article.head.id;
    model.title = article.head.title;
    if (article.head.title_made) model.made_note = english.made_title;
    model.meta =
        dotted({article.head.place, article.head.date ? long_date(*article.head.date) : std::string(english.no_date),
                article.head.source});
    add_meta_part(model.meta_parts, FacetKind::place, article.head.place);
    model.meta_parts.push_back(
        {.words = article.head.date ? long_date(*article.head.date) : std::string(english.no_date)});
    add_meta_part(model.meta_parts, FacetKind::source, article.head.source);
    if (!article.author.empty()) model.byline = fill(english.by_author, {article.author});
    if (!article.agency.empty() && article.agency != article.head.source)
        model.byline = dotted({model.byline, article.agency});
    model.url = article.url;
    model.text = article.text;

    for (const search::QuoteView& quote : article.quotes) model.quotes.push_back(build_quote_row(setting, quote));
    std::uint32_t spoken = 0;
    for (const search::QuoteView& quote : article.quotes) spoken += quote.kind <= 1;
    if (!model.quotes.empty())
        model.quotes_heading = dotted({english.in_this_article, counted(english.quotes, spoken)});

    int chosen = -1;
    if (!route.quote.empty()) {
        const FoundQuote found = find_quote(article.quotes, route.quote);
        chosen = found.index;
        if (chosen >= 0) {
            model.quotes[static_cast<std::size_t>(chosen)].chosen = true;
            model.target = model.quotes[static_cast<std::size_t>(chosen)].at;
        }
        if (!found.exact) model.note = chosen >= 0 ? english.quote_changed : english.quote_gone;
    }
    const int hits = static_cast<int>(article.hits.size());
    int current_hit = -1;
    if (hits > 0) {
        current_hit = ((setting.state.hit % hits) + hits) % hits;
        model.hit_label = fill(english.hit_of, {number(static_cast<std::uint64_t>(current_hit + 1)),
                                                number(static_cast<std::uint64_t>(hits))});
        if (chosen < 0) model.target = article.hits[static_cast<std::size_t>(current_hit)];
    }
    model.paragraphs = cut_paragraphs(model.text, collect_marks(article, chosen, current_hit));

    Route link;
    link.view = View::articles;
    link.article = article.head.id;
    model.link = address_of(setting.address, link);
    model.citation =
        dotted({article.head.title, article.head.source,
                article.head.date ? long_date(*article.head.date) : std::string(english.no_date), model.link});
    return model;
}

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

// The beginning of a quotation's words, enough to know it by.
std::string_view beginning_of(std::string_view words) {
    if (words.size() <= most_of_words) return words;
    const std::size_t blank = words.rfind(' ', most_of_words);
    std::size_t end = blank == std::string_view::npos ? most_of_words : blank;
    while (!text::on_border(words, end)) --end;
    return words.substr(0, end);
}

// One line of a comment, whatever stands in it.
std::string comment(std::string words) {
    for (char& c : words)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return "// " + words + "\n";
}

// What `verbatim build` takes as it is: a corrections.json (docs/commands.md) with comments before it. The reader of the report
// puts the right name in place of the program's.
std::string correction_text(const Setting& setting, const EvidenceModel& card, const search::QuoteView& quote) {
    std::string out = comment("Correction for “" + setting.info.title + "” (" + setting.info.bundle_id + ")");
    out += comment("Article: " + quote.article_title);
    out += comment("Program says: " + card.who + " (" + card.named_as + "; " + card.cue + "; " + card.rule + "; " + card.sureness + ")");
    out += comment("Link: " + address_of(setting.address, quote_route(quote)));
    out += comment(std::string(english.correction_advice));
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
    card.cue = quote.cue.empty() ? std::string(english.no_cue) : quote.cue;
    card.rule = quote.rule;
    card.sureness = fill(english.sureness_number, {card.quote.sureness_label, decimal(quote.confidence)});
    card.correction = correction_text(setting, card, quote);
    if (elsewhere)
        for (const search::QuoteView& other : elsewhere->quotes) card.elsewhere.push_back(build_quote_row(setting, other));
    if (!article) return card;

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
