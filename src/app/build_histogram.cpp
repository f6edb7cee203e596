// Bars over time: days, months, quarters or years, as the stretch of time that is shown asks.
#include <algorithm>

#include "app/format.h"
#include "app/models.h"

namespace verbatim::app {
namespace {

// A bar's unit in months; 0 means a day.
constexpr int day = 0, month = 1, quarter = 3, year = 12;
constexpr std::int64_t most_day_bars = 92, most_bars = 72;
constexpr std::size_t absurdly_many_bars = 400;

int unit_for(std::int64_t days) {
    if (days <= most_day_bars) return day;
    if (days / 30 < most_bars) return month;
    return days / 91 < most_bars ? quarter : year;
}

base::Date start_of_unit(base::Date date, int unit) {
    if (unit == day) return date;
    const base::CalendarDay calendar = base::calendar_day(date);
    return *base::date_of({calendar.year, (calendar.month - 1) / unit * unit + 1, 1});
}

base::Date next_unit(base::Date start, int unit) {
    if (unit == day) return {start.days + 1};
    base::CalendarDay calendar = base::calendar_day(start);
    calendar.month += unit;
    if (calendar.month > 12) {
        calendar.month -= 12;
        ++calendar.year;
    }
    // Past the calendar's last year there is no next one: a day later ends the loops that ask.
    return base::date_of({calendar.year, calendar.month, 1}).value_or(base::Date{start.days + 366});
}

std::string unit_label(base::Date start, int unit) {
    if (unit == day) return long_date(start);
    if (unit == year) return year_of(start);
    if (unit == month) return whole_month(start);
    const auto first = static_cast<std::size_t>(base::calendar_day(start).month - 1);
    const std::string months = fill(phrases().period, {phrases().short_months_alone[first], phrases().short_months_alone[first + 2]});
    return fill(phrases().month_and_year, {{}, months, year_of(start)});
}

std::string end_label(base::Date date, int unit) {
    if (unit == day) return short_date(date);
    return unit == year ? year_of(date) : month_year(date);
}

// A finer look at what is chosen, where there is one.
Choice zoom_in(const search::Filters& filters, base::Date first, base::Date last, int unit) {
    if (!filters.from && !filters.to) return {};
    const base::Date from = std::max(filters.from.value_or(first), first), to = std::min(filters.to.value_or(last), last);
    const std::int64_t days = std::int64_t{to.days} - from.days + 1;
    if (days < 2 || unit == day || unit_for(days) == unit) return {};
    return {.label = std::string(phrases().zoom_in), .action = ZoomDates{from, to}};
}

}  // namespace

HistogramModel build_histogram(const std::vector<search::DateBin>& days, const State& state, const Plural& counted_thing) {
    HistogramModel model;
    if (days.size() < 2) return model;
    const search::Filters& filters = state.route.filters;
    const bool zoomed = state.zoom_from && state.zoom_to;
    const base::Date first = zoomed ? *state.zoom_from : days.front().first;
    const base::Date last = zoomed ? *state.zoom_to : days.back().first;
    const int unit = unit_for(std::int64_t{last.days} - first.days + 1);

    // Every unit between the first and the last gets its bar, also an empty one: a gap is news.
    for (base::Date start = start_of_unit(first, unit); start <= last && model.bars.size() < absurdly_many_bars;) {
        const base::Date next = next_unit(start, unit);
        model.bars.push_back({.first = start, .last = {next.days - 1}});
        start = next;
    }
    std::uint32_t highest = 1;
    std::size_t at = 0;
    for (const search::DateBin& bin : days) {
        while (at < model.bars.size() && model.bars[at].last < bin.first) ++at;
        if (at == model.bars.size()) break;
        HistogramBar& bar = model.bars[at];
        if (bin.first < bar.first) continue;
        bar.count += bin.count;
        highest = std::max(highest, bar.count);
    }
    for (HistogramBar& bar : model.bars) {
        bar.height = static_cast<float>(bar.count) / static_cast<float>(highest);
        bar.period = unit_label(bar.first, unit);
        bar.label = fill(phrases().bar_label, {bar.period, counted(counted_thing, bar.count)});
        bar.chosen = (!filters.from || *filters.from <= bar.last) && (!filters.to || bar.first <= *filters.to);
    }
    model.first_label = end_label(model.bars.front().first, unit);
    model.last_label = end_label(model.bars.back().first, unit);
    model.zoom_in = zoom_in(filters, first, last, unit);
    if (zoomed) model.zoom_out = {.label = std::string(phrases().zoom_out), .action = ZoomDates{}};
    return model;
}

}  // namespace verbatim::app
