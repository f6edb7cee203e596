#include "search/facets.h"

#include <algorithm>
#include <set>
#include <utility>

#include "search/dates.h"

namespace verbatim::search {

using bundle::Family;
using bundle::ValueList;

namespace {

using Counts = std::vector<std::uint32_t>;  // by number of value

// What is counted: articles, or the quotes in them.
struct Counting {
    SegmentReader& segment;
    const std::vector<Filtered>& articles;
    const QuotesCounted* quotes;

    // Calls `add` with each article that passes but for the facet, and how often it counts.
    template <class Add>
    void each(Facet facet, Add add) const {
        for (const Filtered& article : articles) {
            if (!article.passes_but_for(facet_bit(facet))) continue;
            const std::uint32_t number = article.document.document;
            const std::uint32_t times = quotes ? quotes->of_article[number] : 1;
            if (times > 0) add(number, times);
        }
    }

    // Calls `add` with each of the copies' articles that passes, and what it is a printing of.
    template <class Add>
    void each_copy(Facet facet, Add add) const {
        if (!quotes) return;
        for (const QuotesCounted::Copy& copy : quotes->copies)
            if (articles[copy.article].passes_but_for(facet_bit(facet))) add(copy.article, copy.of);
    }
};

// What was counted of each value.
using Seen = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Counts count_column(const Counting& counting, Family family, Facet facet, std::size_t values) {
    Counts counts(values);
    const ColumnView column = counting.segment.column(family);
    counting.each(facet, [&](std::uint32_t article, std::uint32_t times) {
        const std::uint32_t value = column[article];
        if (value < counts.size()) counts[value] += times;
    });
    Seen seen;
    counting.each_copy(facet, [&](std::uint32_t article, std::uint32_t of) {
        const std::uint32_t value = column[article];
        if (value < counts.size() && seen.emplace(value, of).second) ++counts[value];
    });
    return counts;
}

Counts count_lists(const Counting& counting, Family family, Facet facet, std::size_t values) {
    Counts counts(values);
    ListView lists = counting.segment.lists(family);
    counting.each(facet, [&](std::uint32_t article, std::uint32_t times) {
        for (std::uint32_t value : lists[article])
            if (value < counts.size()) counts[value] += times;
    });
    Seen seen;
    counting.each_copy(facet, [&](std::uint32_t article, std::uint32_t of) {
        for (const std::uint32_t value : lists[article])
            if (value < counts.size() && seen.emplace(value, of).second) ++counts[value];
    });
    return counts;
}

void sort_values(std::vector<FacetValue>& values) {
    std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
}

void add_chosen(const FacetSelection& selection, std::vector<FacetValue>& values) {
    for (const auto* names : {&selection.include, &selection.exclude})
        for (const std::string& name : *names)
            if (std::none_of(values.begin(), values.end(), [&](const FacetValue& value) { return value.value == name; }))
                values.push_back({name, 0});
}

std::vector<FacetValue> named(const Counts& counts, const std::vector<std::string>& names, std::uint32_t limit) {
    std::vector<FacetValue> values;
    for (std::uint32_t number : most_frequent(counts, limit))
        if (!names[number].empty()) values.push_back({names[number], counts[number]});
    return values;
}

std::vector<FacetValue> named_people(SegmentReader& segment, const Counts& counts, std::uint32_t limit) {
    std::vector<FacetValue> values;
    for (std::uint32_t number : most_frequent(counts, limit))
        if (const bundle::PersonRecord* person = segment.person(number)) values.push_back({person->name, counts[number]});
    return values;
}

// A chosen person that is not among the most frequent ones still has its count.
void add_chosen_people(SegmentReader& segment, const FacetSelection& selection, const Counts& counts, std::vector<FacetValue>& values) {
    for (const auto* names : {&selection.include, &selection.exclude})
        for (const std::string& name : *names) {
            if (std::any_of(values.begin(), values.end(), [&](const FacetValue& value) { return value.value == name; })) continue;
            const auto person = find_person_named(segment, name);
            if (person && *person < counts.size()) values.push_back({name, counts[*person]});
        }
}

}  // namespace

std::vector<std::uint32_t> most_frequent(const Counts& counts, std::uint32_t limit) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) numbers.push_back(i);
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; };
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(limit, numbers.size()));
    std::partial_sort(numbers.begin(), middle, numbers.end(), before);
    numbers.erase(middle, numbers.end());
    return numbers;
}

std::array<std::vector<FacetValue>, facet_count> count_facets(SegmentReader& segment, const std::vector<Filtered>& articles,
                                                              const Filters& filters, std::uint32_t limit,
                                                              const QuotesCounted* quotes) {
    const Counting counting{segment, articles, quotes};
    std::array<std::vector<FacetValue>, facet_count> facets;
    const bundle::Values* strings = segment.values();
    const struct { Facet facet; Family family; ValueList list; } columns[] = {
        {Facet::source, Family::source_column, ValueList::source},
        {Facet::place, Family::place_column, ValueList::place},
        {Facet::language, Family::language_column, ValueList::language}};
    for (const auto& one : columns) {
        const std::size_t values = strings ? strings->of(one.list).size() : 0;
        const Counts counts = count_column(counting, one.family, one.facet, values);
        if (strings) facets[static_cast<std::size_t>(one.facet)] = named(counts, strings->of(one.list), limit);
    }
    if (strings && !strings->of(ValueList::tag).empty()) {
        const auto& tags = strings->of(ValueList::tag);
        facets[static_cast<std::size_t>(Facet::tag)] =
            named(count_lists(counting, Family::tag_lists, Facet::tag, tags.size()), tags, limit);
    }
    const struct { Facet facet; Family family; } people[] = {{Facet::person, Family::person_lists}, {Facet::speaker, Family::speaker_lists}};
    for (const auto& one : people) {
        const auto index = static_cast<std::size_t>(one.facet);
        const Counts counts = quotes && one.facet == Facet::speaker
                                  ? quotes->of_speaker
                                  : count_lists(counting, one.family, one.facet, segment.counts().people);
        facets[index] = named_people(segment, counts, limit);
        add_chosen_people(segment, filters.facets[index], counts, facets[index]);
    }
    for (std::size_t i = 0; i < facet_count; ++i) {
        add_chosen(filters.facets[i], facets[i]);
        sort_values(facets[i]);
    }
    return facets;
}

void DateCounter::add(std::uint32_t date) {
    if (date == 0) ++undated_;
    else dates_.push_back(date);
}

std::vector<DateBin> DateCounter::bins() const {
    std::vector<std::uint32_t> dates = dates_;
    std::sort(dates.begin(), dates.end());
    std::vector<DateBin> bins;
    std::uint32_t end = 0;  // first day after the current bin
    for (std::uint32_t date : dates) {
        if (date >= end) {
            const base::Date day{static_cast<std::int32_t>(date) - bundle::date_shift};
            bins.push_back({unit_start(day, unit_), 0});
            const base::Date next = unit_start(day, unit_, 1);
            end = next.days > day.days ? static_cast<std::uint32_t>(next.days + bundle::date_shift) : 0xFFFFFFFFu;
        }
        ++bins.back().count;
    }
    return bins;
}

}  // namespace verbatim::search
