// Words: how common a search is over time, and what stands around its words.
#include <algorithm>

#include "app/format.h"
#include "app/models.h"
#include "app/update.h"
#include "search/word_requests.h"

namespace verbatim::app {
namespace {

constexpr std::size_t most_searches_offered = 3;

// "3.5%"; of what is found but hardly ever, that.
std::string share_of(std::uint64_t count, std::uint64_t all) {
    const std::uint64_t tenths = all == 0 ? 0 : (count * 1000 + all / 2) / all;
    if (count > 0 && tenths == 0) return std::string(phrases().least_share);
    return fill(phrases().share, {app::tenths(tenths)});
}

float part_of(const HistogramBar& bar, OverTime what) {
    if (what == OverTime::articles) return static_cast<float>(bar.count);
    return bar.of == 0 ? 0.0f : static_cast<float>(bar.count) / static_cast<float>(bar.of);
}

// Every bar says both: how many, and out of how many. What is chosen decides how high it is.
void set_heights(WordsModel& model, OverTime what) {
    std::vector<HistogramBar>& bars = model.histogram.bars;
    const auto highest = std::max_element(bars.begin(), bars.end(), [what](const HistogramBar& a, const HistogramBar& b) {
        return part_of(a, what) < part_of(b, what);
    });
    if (highest == bars.end() || highest->count == 0) return;
    model.highest = what == OverTime::articles ? counted(phrases().articles, highest->count) : share_of(highest->count, highest->of);
    const float most = part_of(*highest, what);
    for (HistogramBar& bar : bars) bar.height = part_of(bar, what) / most;
}

// `chosen` counts what the figures are about: the dates that are chosen; null while it is on its way.
void build_curve(const State& state, const search::FrequencyAnswer& answer, const search::FrequencyAnswer* chosen, WordsModel& model) {
    model.histogram = frequency_bars(answer, state);
    set_heights(model, state.route.over_time);
    for (std::size_t i = 0; i < model.measures.size(); ++i) {
        const auto what = static_cast<OverTime>(i);
        model.measures[i] = {.label = std::string(phrases().over_time[i]),
                             .action = ShowOverTime{what},
                             .current = state.route.over_time == what};
    }
    if (chosen)
        model.figures = fill(phrases().found_in, {number(chosen->total), counted(phrases().articles, chosen->articles),
                                                share_of(chosen->total, chosen->articles)});
    for (const ExportFormat format : table_formats)
        model.curve_exports.push_back({.label = std::string(phrases().exports[static_cast<std::size_t>(format)]),
                                       .action = ExportOverTime{format}});
}

ContextRow row_of(const State& state, const search::ConcordanceLine& line) {
    ContextRow row;
    row.article_id = line.article_id;
    row.hit_number = line.number;
    row.left = line.left;
    row.hit = line.hit;
    row.right = line.right;
    row.line = line.left + line.hit + line.right;
    row.meta = shown_together({line.date ? short_date(*line.date) : std::string(phrases().no_date), line.source});
    Route route = words_route(state);
    route.article = line.article_id;
    row.href = address_of({}, route);
    return row;
}

void build_lines(const State& state, const search::ConcordanceAnswer& answer, const std::vector<search::Gap>& gaps, WordsModel& model) {
    model.lines_status = Status::ready;
    model.lines_heading = counted(phrases().lines, answer.total);
    if (!gaps.empty()) model.lines_heading = fill(phrases().at_least, {model.lines_heading});
    if (answer.looked_into < answer.articles) {
        model.looked_into = fill(phrases().looked_into, {number(answer.looked_into), number(answer.articles)});
        // What could not be read is no reason to look into fewer, or to offer more than there is.
        const std::uint32_t asked = articles_asked_for(state);
        if (asked < std::min(answer.articles, search::most_articles_looked_into))
            model.further = {.label = fill(phrases().look_further, {number(std::min(further_than(state.articles_looked_into), answer.articles))}),
                             .action = LookFurther{}};
    }
    for (std::size_t i = 0; i < model.orders.size(); ++i) {
        const auto order = static_cast<LineOrder>(i);
        model.orders[i] = {.label = std::string(phrases().line_orders[i]),
                           .action = OrderLines{order},
                           .current = state.route.lines == order};
    }
    model.rows.reserve(answer.lines.size());
    for (const search::ConcordanceLine& line : answer.lines) model.rows.push_back(row_of(state, line));
    model.total = answer.total;
    model.more = answer.lines.size() < answer.total;
    model.at = state.line_at < static_cast<std::int64_t>(model.rows.size()) ? state.line_at : -1;
    if (model.at >= 0) model.rows[static_cast<std::size_t>(model.at)].chosen = true;
    model.reveal = state.line_moves;
    for (const ExportFormat format : table_formats)
        model.exports.push_back({.label = std::string(phrases().exports[static_cast<std::size_t>(format)]),
                                 .action = ExportResults{format}});
    if (answer.total > 0 || answer.articles == 0) return;
    model.lines_notice.title = phrases().no_lines;
    model.lines_notice.detail = phrases().no_lines_detail;
}

// Without a word there is nothing to count: what to do, and what was searched for before.
Notice no_word(const State& state) {
    Notice notice{.title = std::string(phrases().which_word), .detail = std::string(phrases().which_word_detail)};
    for (std::size_t i = 0; i < state.searches.size() && i < most_searches_offered; ++i)
        notice.remedies.push_back({.label = state.searches[i], .action = SearchFor{state.searches[i]}});
    return notice;
}

}  // namespace

HistogramModel frequency_bars(const search::FrequencyAnswer& answer, const State& state) {
    std::vector<search::DateBin> found, all;
    for (const search::FrequencyBin& bin : answer.bins) {
        found.push_back({bin.first, bin.count});
        all.push_back({bin.first, bin.articles});
    }
    HistogramModel model = build_histogram(found, state, phrases().articles);
    const HistogramModel whole = build_histogram(all, state, phrases().articles);  // the same bars: both have every day
    for (std::size_t i = 0; i < model.bars.size(); ++i) {
        HistogramBar& bar = model.bars[i];
        bar.of = whole.bars[i].count;
        bar.label = bar.of == 0 ? fill(phrases().no_articles_then, {bar.period})
                                : fill(phrases().found_then, {bar.period, number(bar.count), counted(phrases().articles, bar.of),
                                                            share_of(bar.count, bar.of)});
    }
    return model;
}

WordsModel build_words(const Setting& setting, const WordsParts& parts) {
    const State& state = setting.state;
    WordsModel model;
    model.heading = parts.query;
    model.link = address_of(setting.address, words_route(state));
    if (state.route.query.empty()) {
        model.status = Status::ready;
        model.notice = no_word(state);
        return model;
    }
    if (!parts.over_time) return model;
    model.status = Status::ready;
    if (parts.over_time->error) {
        model.notice = wrong_query(*parts.over_time->error);
        return model;
    }
    const bool dated = state.route.filters.from || state.route.filters.to;
    if (parts.over_time->total == 0 && parts.over_time_gaps.empty()) model.notice = nothing_found(state);
    else build_curve(state, *parts.over_time, dated ? parts.under_dates : parts.over_time, model);
    if (parts.lines && !parts.lines->error) {
        build_lines(state, *parts.lines, parts.lines_gaps, model);
        if (parts.lines->articles == 0 && !model.notice.shown() && parts.lines_gaps.empty()) model.lines_notice = nothing_found(state);
    }
    model.partial = partial_notice(parts.over_time_gaps.empty() ? parts.lines_gaps : parts.over_time_gaps, parts.over_time->notes);
    return model;
}

Route words_route(const State& state) {
    Route route = state.route;
    route.view = View::words;
    route.article.clear();
    route.quote.clear();
    route.paragraph.clear();
    return route;
}

}  // namespace verbatim::app
