// The open article as runs of styled words, with its quotations, and what a link to a part of it leads to.
#include <algorithm>

#include "app/format.h"
#include "app/link.h"
#include "app/models.h"
#include "base/hash.h"
#include "text/quotation.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include "text/visible.h"
#include "text/web_address.h"

namespace verbatim::app {
namespace {

// The link's hash names the words, what follows its dot is where they stood.
struct PlaceLink {
    std::string_view hash;
    std::uint32_t position = 0;
    bool has_position = false;
};

PlaceLink parse_place_link(std::string_view text) {
    PlaceLink link;
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

// What a link leads to: the same words nearest to the old place; without them, what is nearest to the old place.
class Nearest {
  public:
    explicit Nearest(std::string_view link) : link_(parse_place_link(link)) {}

    void offer(int index, std::string_view hash, std::uint32_t start) {
        const bool exact = hash == link_.hash;
        if (!exact && (exact_ || !link_.has_position)) return;
        const std::uint32_t distance = start > link_.position ? start - link_.position : link_.position - start;
        if (index_ >= 0 && exact == exact_ && distance >= distance_) return;
        index_ = index;
        exact_ = exact;
        distance_ = distance;
    }
    int index() const { return index_; }  // -1: nothing
    bool exact() const { return exact_; }

  private:
    PlaceLink link_;
    int index_ = -1;
    bool exact_ = false;
    std::uint32_t distance_ = 0;
};

constexpr std::size_t paragraph_hash_digits = 10;

std::string paragraph_hash(std::string_view words) {
    return base::hash_hex(words).substr(0, paragraph_hash_digits);
}

// Gives each paragraph its link, and finds the one that the address names.
void link_paragraphs(const Setting& setting, ReadingModel& model) {
    const std::string& wanted = setting.state.route.paragraph;
    Nearest nearest(wanted);
    Route route;
    route.view = View::articles;
    route.article = model.id;
    for (std::size_t i = 0; i < model.paragraphs.size(); ++i) {
        Paragraph& paragraph = model.paragraphs[i];
        const std::string hash = paragraph_hash(base::slice(model.text, paragraph.span));
        route.paragraph = hash + "." + std::to_string(paragraph.span.start);
        paragraph.link = address_of(setting.address, route);
        if (!wanted.empty()) nearest.offer(static_cast<int>(i), hash, paragraph.span.start);
    }
    if (wanted.empty()) return;
    model.chosen_paragraph = nearest.index();
    if (nearest.index() >= 0) model.target = model.paragraphs[static_cast<std::size_t>(nearest.index())].span;
    if (!nearest.exact()) model.note = nearest.index() >= 0 ? phrases().paragraph_changed : phrases().paragraph_gone;
}

// Takes the lines that the outlet repeats out of what is shown, until the reader asks for them. One that holds a hit or a
// quotation, or that a link leads to, is shown. Requires: link_paragraphs() has numbered the paragraphs, and nothing else has.
void fold_repeated_lines(const Setting& setting, const search::ArticleView& article, ReadingModel& model) {
    if (article.folded.empty() || article.compared) return;
    const bool shown = setting.state.repeated_lines;
    model.repeated = {.label = counted(shown ? phrases().hide_repeated : phrases().show_repeated, article.folded.size()), .action = ToggleRepeatedLines{}};
    if (shown) return;
    const auto touches = [](base::TextSpan one, base::TextSpan other) { return one.start < other.end && other.start < one.end; };
    std::vector<Paragraph> kept;
    std::int32_t chosen = -1;
    for (std::size_t i = 0; i < model.paragraphs.size(); ++i) {
        const base::TextSpan span = model.paragraphs[i].span;
        const bool folded = std::any_of(article.folded.begin(), article.folded.end(), [&](base::TextSpan line) { return touches(line, span); });
        const bool quoted = std::any_of(article.quotes.begin(), article.quotes.end(), [&](const search::QuoteView& quote) { return !quote.fragments.empty() && touches(quote.fragments.front(), span); });
        const bool wanted = quoted || touches(model.target, span) || std::any_of(article.hits.begin(), article.hits.end(), [&](base::TextSpan hit) { return touches(hit, span); });
        if (folded && !wanted) continue;
        if (static_cast<std::int32_t>(i) == model.chosen_paragraph) chosen = static_cast<std::int32_t>(kept.size());
        kept.push_back(std::move(model.paragraphs[i]));
    }
    model.paragraphs = std::move(kept);
    model.chosen_paragraph = chosen;
}

std::vector<Mark> collect_marks(const search::ArticleView& article, int chosen, int current_hit) {
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < article.quotes.size(); ++i) {
        const search::QuoteView& quote = article.quotes[i];
        const bool is_chosen = static_cast<int>(i) == chosen;
        // Reported speech has no marks of its own in print; it gets its ground when it is asked for.
        if (quote.kind > 1 && !is_chosen) continue;
        const auto style = static_cast<std::uint16_t>(style_quote | (is_chosen ? style_chosen : 0));
        for (const base::TextSpan fragment : quote.fragments)
            if (fits(article.text, fragment))
                marks.push_back({text::with_quotation_marks(article.text, fragment), style, static_cast<std::int32_t>(i)});
        if (!is_chosen) continue;
        if (fits(article.text, quote.speaker_span)) marks.push_back({quote.speaker_span, style_speaker});
        if (fits(article.text, quote.cue_span)) marks.push_back({quote.cue_span, style_cue});
    }
    for (const search::NameMention& mention : article.mentions)
        if (fits(article.text, mention.span))
            marks.push_back({.span = mention.span, .style = style_name, .person = mention.person});
    for (std::size_t i = 0; i < article.hits.size(); ++i) {
        const auto style =
            static_cast<std::uint16_t>(style_hit | (static_cast<int>(i) == current_hit ? style_current_hit : 0));
        if (fits(article.text, article.hits[i])) marks.push_back({article.hits[i], style});
    }
    return marks;
}

// The way to where the article was published. Who presses it sees before where it leads.
Choice original_of(const std::string& url) {
    constexpr std::size_t longest_shown = 72;
    if (!leads_out(url)) return {};
    return {.label = fill(phrases().open_original, {text::shown_address(url, longest_shown)}), .action = FollowLink{url}, .href = url};
}

// What is taken along from here. Who opened a quotation means that one.
void set_citation(const Setting& setting, const search::ArticleView& article, int chosen, ReadingModel& model) {
    if (chosen >= 0) {
        const QuoteRow& quote = model.quotes[static_cast<std::size_t>(chosen)];
        model.link = quote.link;
        model.citation = quote.citation;
        model.link_label = phrases().copy_quote_link;
        model.citation_label = phrases().copy_quote_citation;
        return;
    }
    Route link;
    link.view = View::articles;
    link.article = article.head.id;
    model.link = address_of(setting.address, link);
    model.citation = text::visible(dotted({article.author, article.head.title, article.head.source,
                                           article.head.date ? long_date(*article.head.date) : std::string(phrases().no_date), article.url, model.link}));
    model.link_label = phrases().copy_link;
    model.citation_label = phrases().copy_citation;
}

}  // namespace

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
        paragraphs.push_back({.span = span, .runs = cut_runs(span, active), .link = {}});
    }
    return paragraphs;
}

ReadingModel build_reading(const Setting& setting, const search::ArticleView& article) {
    const Route& route = setting.state.route;
    ReadingModel model;
    model.status = Status::ready;
    model.id = article.head.id;
    model.title = article.head.title;
    if (article.head.title_made) model.made_note = phrases().made_title;
    model.meta =
        dotted({article.head.place, article.head.date ? long_date(*article.head.date) : std::string(phrases().no_date),
                article.head.source});
    add_meta_part(model.meta_parts, FacetKind::place, article.head.place);
    model.meta_parts.push_back(
        {.words = article.head.date ? long_date(*article.head.date) : std::string(phrases().no_date)});
    add_meta_part(model.meta_parts, FacetKind::source, article.head.source);
    model.language = article.language;
    if (!article.author.empty()) model.byline = fill(phrases().by_author, {article.author});
    if (!article.agency.empty() && article.agency != article.head.source)
        model.byline = dotted({model.byline, article.agency});
    model.original = original_of(article.url);
    model.text = article.text;

    // Beside the article its date and outlet go without saying.
    for (const search::QuoteView& quote : article.quotes) {
        QuoteRow& row = model.quotes.emplace_back(build_quote_row(setting, quote));
        row.meta = quote.cue.empty() ? std::string(phrases().open_at_words) : shown_together({quote.cue});
        row.places.clear();
    }
    std::uint32_t spoken = 0;
    for (const search::QuoteView& quote : article.quotes) spoken += quote.kind <= 1;
    if (!model.quotes.empty())
        model.quotes_heading = dotted({phrases().in_this_article, counted(phrases().quotes, spoken)});

    int chosen = -1;
    if (!route.quote.empty()) {
        Nearest nearest(route.quote);
        for (std::size_t i = 0; i < article.quotes.size(); ++i)
            if (!article.quotes[i].fragments.empty())
                nearest.offer(static_cast<int>(i), article.quotes[i].word_hash, article.quotes[i].fragments[0].start);
        chosen = nearest.index();
        if (chosen >= 0) {
            model.quotes[static_cast<std::size_t>(chosen)].chosen = true;
            model.target = model.quotes[static_cast<std::size_t>(chosen)].at;
        }
        if (!nearest.exact()) model.note = chosen >= 0 ? phrases().quote_changed : phrases().quote_gone;
    }
    const int hits = static_cast<int>(article.hits.size());
    int current_hit = -1;
    if (hits > 0) {
        current_hit = ((setting.state.hit % hits) + hits) % hits;
        model.hit_label = fill(phrases().hit_of, {number(static_cast<std::uint64_t>(current_hit + 1)),
                                                number(static_cast<std::uint64_t>(hits))});
        if (chosen < 0) model.target = article.hits[static_cast<std::size_t>(current_hit)];
    }
    model.paragraphs = cut_paragraphs(model.text, collect_marks(article, chosen, current_hit));

    link_paragraphs(setting, model);

    fold_repeated_lines(setting, article, model);
    set_citation(setting, article, chosen, model);
    add_copies(setting, article, model);
    if (article.compared) compare(article, model);
    return model;
}

}  // namespace verbatim::app
