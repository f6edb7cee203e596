// An article held against another text: what is only here, what is only there, and quotations that differ.
#include <algorithm>

#include "app/format.h"
#include "app/models.h"
#include "text/difference.h"
#include "text/quotation.h"
#include "text/sentences.h"

namespace verbatim::app {
namespace {

// One stretch of both texts laid together.
struct Laid {
    text::Difference from;
    std::uint32_t at = 0;  // where it begins in the text of both
};

// The parts of a stretch of one text, moved into the text of both. `of_old`: in the other text, of which only what was taken out is there.
template <class Visit>
void each_moved(const std::vector<Laid>& laid, base::TextSpan span, bool of_old, Visit visit) {
    for (const Laid& one : laid) {
        if ((one.from.kind == text::Changed::removed) != of_old) continue;
        const std::uint32_t start = std::max(one.from.span.start, span.start), end = std::min(one.from.span.end, span.end);
        if (start < end) visit(base::TextSpan{one.at + (start - one.from.span.start), one.at + (end - one.from.span.start)}, one.from.kind != text::Changed::same);
    }
}

}  // namespace

void compare(const search::ArticleView& article, ReadingModel& model) {
    const search::ComparedText& other = *article.compared;
    std::string both;
    std::vector<Laid> laid;
    std::vector<Mark> marks;
    std::uint32_t put_in = 0, taken_out = 0;
    const auto words_in = [](std::string_view words) {
        std::uint32_t count = 0;
        for (std::size_t i = 0; i < words.size(); ++i) count += words[i] > ' ' && (i + 1 == words.size() || words[i + 1] == ' ' || words[i + 1] == '\n');
        return count;
    };
    for (const text::Difference& one : text::difference(other.text, article.text)) {
        const bool removed = one.kind == text::Changed::removed;
        const std::string_view words = base::slice(removed ? std::string_view(other.text) : std::string_view(article.text), one.span);
        // What ends a text has no blank behind it.
        if (!both.empty() && both.back() > ' ' && !words.empty() && words.front() > ' ') both += ' ';
        const auto at = static_cast<std::uint32_t>(both.size());
        laid.push_back({one, at});
        both += words;
        if (one.kind == text::Changed::same) continue;
        (removed ? taken_out : put_in) += words_in(words);
        marks.push_back({{at, static_cast<std::uint32_t>(both.size())}, removed ? style_removed : style_added});
    }
    while (!both.empty() && both.back() <= ' ') both.pop_back();
    std::uint32_t changed_quotes = 0;
    const auto mark_changed = [&](base::TextSpan span, bool of_old) {
        bool changed = false;
        each_moved(laid, span, of_old, [&](base::TextSpan, bool differs) { changed |= differs; });
        if (!changed) return;
        ++changed_quotes;
        each_moved(laid, span, of_old, [&](base::TextSpan moved, bool) { marks.push_back({moved, style_quote}); });
    };
    for (const search::QuoteView& quote : article.quotes)
        if (quote.kind <= 1)
            for (const base::TextSpan fragment : quote.fragments)
                if (fits(article.text, fragment)) mark_changed(text::with_quotation_marks(article.text, fragment), false);
    const std::uint32_t here = changed_quotes;
    for (const base::TextSpan span : other.quoted)
        if (fits(other.text, span)) mark_changed(text::with_quotation_marks(other.text, span), true);
    changed_quotes = std::max(here, changed_quotes - here);

    const std::string what = other.id.empty() ? fill(phrases().earlier_text, {other.date ? long_date(*other.date) : std::string(phrases().no_date)})
                                              : dotted({other.source.empty() ? other.title : other.source, other.date ? long_date(*other.date) : std::string(phrases().no_date)});
    model.made_note = put_in + taken_out == 0 ? fill(phrases().compared_same, {what})
                                              : dotted({fill(phrases().compared_with, {what}), counted(phrases().only_here, put_in), counted(phrases().only_there, taken_out),
                                                        changed_quotes > 0 ? counted(phrases().quotations_differ, changed_quotes) : std::string()});
    model.quotes.clear();
    model.quotes_heading.clear();
    model.hit_label.clear();
    model.note.clear();
    model.target = {};
    model.chosen_paragraph = -1;
    model.text = std::move(both);
    model.paragraphs = cut_paragraphs(model.text, std::move(marks));
}

void add_copies(const Setting& setting, const search::ArticleView& article, ReadingModel& model) {
    if (article.copies.empty() && article.versions.empty()) return;
    Route route = setting.state.route;
    route.article = article.head.id;
    route.quote.clear();
    route.paragraph.clear();
    const auto add = [&](std::string label, bool current) {
        const std::string address = encode(route);
        model.copies.push_back({.label = std::move(label), .action = GoTo{address}, .current = current, .href = "#" + address});
    };
    const Route& now = setting.state.route;
    route.compare.clear();
    route.version = 0;
    add(std::string(phrases().this_text), now.compare.empty() && now.version == 0);
    std::string others;
    for (const search::PrintedElsewhere& copy : article.copies) {
        const std::string where = dotted({copy.source.empty() ? copy.title : copy.source, copy.date ? short_date(*copy.date) : std::string(phrases().no_date)});
        route.compare = copy.id;
        add(fill(phrases().compare_with, {where}), now.compare == copy.id);
        const std::string& name = copy.source.empty() ? copy.title : copy.source;
        if (others.find(name) == std::string::npos) others += (others.empty() ? std::string() : std::string(phrases().comma)) + name;
    }
    route.compare.clear();
    for (const search::PrintedElsewhere& version : article.versions) {
        ++route.version;
        add(fill(phrases().compare_with, {fill(phrases().earlier_text, {version.date ? short_date(*version.date) : std::string(phrases().no_date)})}), now.version == route.version);
    }
    model.copies_label = phrases().other_texts;
    model.byline = dotted({model.byline, others.empty() ? std::string() : fill(phrases().also_printed, {others}),
                           article.versions.empty() ? std::string() : counted(phrases().earlier_texts, static_cast<std::uint64_t>(article.versions.size()))});
}

}  // namespace verbatim::app
