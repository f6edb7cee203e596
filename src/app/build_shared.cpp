// What several builders share: rows of quotations and people, histograms, notices, runs.
#include <algorithm>
#include <array>

#include "app/format.h"
#include "app/models.h"
#include "text/utf8.h"

namespace verbatim::app {
namespace {

std::string speaker_label(const search::QuoteView& quote) {
    if (!quote.person_name.empty()) return quote.person_name;
    if (!quote.speaker.empty()) return fill(english.unnamed_speaker, {quote.speaker});
    return std::string(english.unknown_speaker);
}

// Words that were said stand between quotation marks, without the comma that led on to who said them; reported speech has
// no marks.
void set_words(QuoteRow& row, const search::QuoteView& quote) {
    if (row.kind == QuoteKind::indirect) {
        row.words = quote.words;
        row.runs = mark_hits(row.words, quote.hits);
        return;
    }
    constexpr std::string_view opening = "“", closing = "”";
    std::string_view words = quote.words;
    if (words.ends_with(',')) words.remove_suffix(1);
    row.words.append(opening).append(words).append(closing);
    std::vector<base::TextSpan> hits = quote.hits;
    for (base::TextSpan& hit : hits) {
        hit.start += static_cast<std::uint32_t>(opening.size());
        hit.end += static_cast<std::uint32_t>(opening.size());
    }
    row.runs = mark_hits(row.words, hits);
}

std::string citation_of(const Setting& setting, const search::QuoteView& quote, const std::string& speaker) {
    std::string out = "“" + quote.words + "” — " + speaker;
    if (!quote.article_title.empty()) out += ", “" + quote.article_title + "”";
    if (!quote.source.empty()) out += ", " + quote.source;
    if (quote.date) out += ", " + long_date(*quote.date);
    return out + ". " + address_of(setting.address, quote_route(quote));
}

constexpr std::size_t most_bars = 72;

// A histogram's bars may stand for one, three or twelve months; the first of the unit that holds `date`.
base::Date start_of_unit(base::Date date, int months) {
    const base::CalendarDay day = base::calendar_day(date);
    return *base::date_of({day.year, (day.month - 1) / months * months + 1, 1});
}

base::Date next_unit(base::Date start, int months) {
    base::CalendarDay day = base::calendar_day(start);
    day.month += months;
    if (day.month > 12) {
        day.month -= 12;
        ++day.year;
    }
    // Past the calendar's last year there is no next one: a day later ends the loops that ask.
    return base::date_of({day.year, day.month, 1}).value_or(base::Date{start.days + 366});
}

std::string unit_label(base::Date start, int months) {
    const base::CalendarDay day = base::calendar_day(start);
    const std::string year = std::to_string(day.year);
    if (months == 12) return year;
    const std::string month(english.months[static_cast<std::size_t>(day.month - 1)]);
    if (months == 1) return month + " " + year;
    return fill(english.period, {english.short_months[static_cast<std::size_t>(day.month - 1)],
                                 english.short_months[static_cast<std::size_t>(day.month + 1)]}) +
           " " + year;
}

}  // namespace

std::string address_of(std::string_view address, const Route& route) {
    return std::string(address) + "#" + encode(route);
}

Route quote_route(const search::QuoteView& quote) {
    Route route;
    route.view = View::articles;
    route.article = quote.article_id;
    route.quote = quote.word_hash;
    if (!quote.fragments.empty()) route.quote += "." + std::to_string(quote.fragments.front().start);
    return route;
}

QuoteRow build_quote_row(const Setting& setting, const search::QuoteView& quote) {
    QuoteRow row;
    row.quote = quote.quote;
    row.kind = static_cast<QuoteKind>(std::min<int>(quote.kind, 2));
    set_words(row, quote);
    if (row.kind != QuoteKind::direct) row.kind_label = english.quote_kinds[static_cast<std::size_t>(row.kind)];
    row.speaker = speaker_label(quote);
    row.speaker_known = quote.person.known();
    row.meta = dotted({quote.cue, quote.date ? short_date(*quote.date) : std::string(), quote.source, quote.place});
    row.sureness = sureness(quote.confidence, quote.person.known() || !quote.speaker.empty());
    row.sureness_label = english.sureness[static_cast<std::size_t>(row.sureness)];
    if (quote.other_wordings > 0) row.wordings = counted(english.other_wordings, quote.other_wordings);
    row.article_id = quote.article_id;
    const Route route = quote_route(quote);
    row.word_hash = route.quote;
    row.article_title = quote.article_title;
    row.href = address_of({}, route);
    row.link = address_of(setting.address, route);
    row.citation = citation_of(setting, quote, row.speaker);
    if (!quote.fragments.empty()) row.at = {quote.fragments.front().start, quote.fragments.back().end};
    return row;
}

bool fits(std::string_view text, base::TextSpan span) {
    return !span.empty() && span.end <= text.size() && text::on_border(text, span.start) &&
           text::on_border(text, span.end);
}

PersonCard build_person_card(const search::PersonRow& person) {
    PersonCard card;
    card.name = person.name;
    for (std::size_t i = 0; i < person.roles.size() && i < 3; ++i) card.roles += (i ? ", " : "") + person.roles[i];
    card.figures = dotted({counted(english.quotes, person.quotes), counted(english.articles, person.articles)});
    card.period = period(person.first, person.last);
    Route route;
    route.view = View::quotes;
    route.speaker = person.name;
    card.href = address_of({}, route);
    return card;
}

std::vector<HistogramBar> build_histogram(const std::vector<search::DateBin>& months, const search::Filters& filters,
                                          const Plural& counted_thing) {
    std::vector<HistogramBar> bars;
    if (months.size() < 2) return bars;
    const std::int64_t days = std::int64_t{months.back().first.days} - months.front().first.days;
    const int unit = days / 30 < static_cast<std::int64_t>(most_bars)   ? 1
                     : days / 91 < static_cast<std::int64_t>(most_bars) ? 3
                                                                        : 12;

    // Every unit between the first and the last gets its bar, also an empty one: a gap is news.
    const base::Date end = months.back().first;
    for (base::Date start = start_of_unit(months.front().first, unit); start <= end && bars.size() < 400;) {
        const base::Date next = next_unit(start, unit);
        bars.push_back({.first = start, .last = {next.days - 1}});
        start = next;
    }
    std::uint32_t highest = 1;
    std::size_t bar = 0;
    for (const search::DateBin& month : months) {
        while (bar + 1 < bars.size() && bars[bar].last < month.first) ++bar;
        bars[bar].count += month.count;
        highest = std::max(highest, bars[bar].count);
    }
    for (HistogramBar& one : bars) {
        one.height = static_cast<float>(one.count) / static_cast<float>(highest);
        one.label = unit_label(one.first, unit) + ": " + counted(counted_thing, one.count);
        one.chosen = (!filters.from || *filters.from <= one.last) && (!filters.to || one.first <= *filters.to);
    }
    return bars;
}

std::vector<Choice> export_choices() {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < english.exports.size(); ++i)
        choices.push_back(
            {.label = std::string(english.exports[i]), .action = ExportResults{static_cast<ExportFormat>(i)}});
    return choices;
}

Notice partial_notice(const std::vector<search::Gap>& gaps) {
    if (gaps.empty()) return {};
    std::string what;
    for (std::size_t i = 0; i < gaps.size() && i < 3; ++i)
        what += (i ? "; " : "") + gaps[i].what + " – " + gaps[i].reason;
    Notice notice;
    notice.title = fill(english.partial, {what});
    notice.remedies.push_back({.label = std::string(english.try_again), .action = Retry{}});
    return notice;
}

std::string value_label(FacetKind facet, std::string_view value) {
    if (facet != FacetKind::language) return std::string(value);
    constexpr std::array<std::array<std::string_view, 2>, 14> names{{
        {"en", "English"},
        {"ru", "Russian"},
        {"kk", "Kazakh"},
        {"de", "German"},
        {"fr", "French"},
        {"es", "Spanish"},
        {"pt", "Portuguese"},
        {"it", "Italian"},
        {"zh", "Chinese"},
        {"ar", "Arabic"},
        {"tr", "Turkish"},
        {"uk", "Ukrainian"},
        {"si", "Sinhala"},
        {"ta", "Tamil"},
    }};
    for (const auto& [code, name] : names)
        if (code == value) return std::string(name);
    return std::string(value);
}

std::vector<StyledRun> mark_hits(std::string_view text, const std::vector<base::TextSpan>& hits) {
    std::vector<Mark> marks;
    marks.reserve(hits.size());
    for (const base::TextSpan hit : hits)
        if (text::on_border(text, hit.start) && text::on_border(text, hit.end)) marks.push_back({hit, style_hit});
    return cut_runs({0, static_cast<std::uint32_t>(text.size())}, marks);
}

std::vector<StyledRun> cut_runs(base::TextSpan whole, const std::vector<Mark>& marks) {
    struct Edge {
        std::uint32_t offset;
        std::size_t mark;
        bool opens;
    };
    std::vector<Edge> edges;
    edges.reserve(marks.size() * 2);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const base::TextSpan span{std::max(marks[i].span.start, whole.start), std::min(marks[i].span.end, whole.end)};
        if (span.empty()) continue;
        edges.push_back({span.start, i, true});
        edges.push_back({span.end, i, false});
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
        return a.offset != b.offset ? a.offset < b.offset : a.mark < b.mark;
    });

    std::array<std::uint32_t, 8> open{};    // how many marks of each style bit cover this place
    std::vector<std::int32_t> open_quotes;  // innermost last
    std::vector<StyledRun> runs;
    std::uint32_t at = whole.start;
    const auto emit = [&](std::uint32_t end) {
        if (end <= at) return;
        std::uint8_t style = style_plain;
        for (std::size_t bit = 0; bit < open.size(); ++bit)
            if (open[bit] > 0) style = static_cast<std::uint8_t>(style | (1u << bit));
        const std::int32_t quote = open_quotes.empty() ? -1 : open_quotes.back();
        if (!runs.empty() && runs.back().style == style && runs.back().quote == quote) runs.back().span.end = end;
        else runs.push_back({{at, end}, style, quote});
        at = end;
    };
    for (const Edge& edge : edges) {
        emit(edge.offset);
        const Mark& mark = marks[edge.mark];
        for (std::size_t bit = 0; bit < open.size(); ++bit)
            if (mark.style & (1u << bit)) open[bit] += edge.opens ? 1u : ~0u;
        if (mark.quote < 0) continue;
        if (edge.opens) {
            open_quotes.push_back(mark.quote);
        } else if (const auto it = std::find(open_quotes.rbegin(), open_quotes.rend(), mark.quote);
                   it != open_quotes.rend()) {
            open_quotes.erase(std::next(it).base());
        }
    }
    emit(whole.end);
    return runs;
}

}  // namespace verbatim::app
