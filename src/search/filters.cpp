#include "search/filters.h"

#include <algorithm>

#include "search/evaluate.h"
#include "text/tokenizer.h"

namespace verbatim::search {

using bundle::Family;
using bundle::ValueList;

namespace {

// Marks the articles that fail a facet of one value an article.
void fail_by_column(SegmentReader& segment, Facet facet, Family family, ValueList list, const FacetSelection& selection,
                    std::vector<Filtered>& articles) {
    const bundle::Values* values = segment.values();
    const ColumnView column = segment.column(family);
    if (!values) return;
    std::vector<bool> passes;
    for (const std::string& value : values->of(list)) {
        const auto holds = [&](const std::vector<std::string>& names) { return std::find(names.begin(), names.end(), value) != names.end(); };
        passes.push_back((selection.include.empty() || holds(selection.include)) && !holds(selection.exclude));
    }
    for (Filtered& article : articles) {
        const std::uint32_t value = column[article.document.document];
        if (value >= passes.size() || !passes[value]) article.failed |= facet_bit(facet);
    }
}

void fail_by_list(SegmentReader& segment, Facet facet, Family family, const PersonSelection& selection, std::vector<Filtered>& articles) {
    ListView lists = segment.lists(family);
    for (Filtered& article : articles)
        if (!selection.passes(lists[article.document.document])) article.failed |= facet_bit(facet);
}

PersonSelection tag_selection(SegmentReader& segment, const FacetSelection& selection) {
    PersonSelection numbers;
    numbers.any_included = !selection.include.empty();
    const bundle::Values* values = segment.values();
    if (!values) return numbers;
    const auto& tags = values->of(ValueList::tag);
    for (std::uint32_t i = 0; i < tags.size(); ++i) {
        if (std::find(selection.include.begin(), selection.include.end(), tags[i]) != selection.include.end()) numbers.include.push_back(i);
        if (std::find(selection.exclude.begin(), selection.exclude.end(), tags[i]) != selection.exclude.end()) numbers.exclude.push_back(i);
    }
    return numbers;
}

bool meet(const std::vector<std::uint32_t>& wanted, std::span<const std::uint32_t> set) {
    return std::any_of(wanted.begin(), wanted.end(), [&](std::uint32_t one) { return std::binary_search(set.begin(), set.end(), one); });
}

void fail_by_date(SegmentReader& segment, const Filters& filters, std::vector<Filtered>& articles) {
    const ColumnView dates = segment.column(Family::date_column);
    const std::uint32_t from = filters.from ? static_cast<std::uint32_t>(filters.from->days + bundle::date_shift) : 1;
    const std::uint32_t to = filters.to ? static_cast<std::uint32_t>(filters.to->days + bundle::date_shift) : 0xFFFFFFFFu;
    for (Filtered& article : articles) {
        const std::uint32_t date = dates[article.document.document];
        if (date == 0 || date < from || date > to) article.failed |= date_bit;
    }
}

}  // namespace

bool PersonSelection::passes(std::span<const std::uint32_t> people) const {
    return (!any_included || meet(include, people)) && !meet(exclude, people);
}

std::optional<std::uint32_t> find_person_named(SegmentReader& segment, std::string_view name) {
    Phrase words;
    text::Token token;
    for (text::Tokenizer tokens(name); tokens.next(token);) words.words.push_back({std::string(token.folded), WordMatch::exact, 0});
    if (words.words.empty()) return std::nullopt;
    for (std::uint32_t person : Evaluator(segment).people_named(words)) {
        const bundle::PersonRecord* record = segment.person(person);
        if (record && record->name == name) return person;
    }
    return std::nullopt;
}

PersonSelection find_selection(SegmentReader& segment, const FacetSelection& selection) {
    PersonSelection people;
    people.any_included = !selection.include.empty();
    for (const std::string& name : selection.include)
        if (const auto person = find_person_named(segment, name)) people.include.push_back(*person);
    for (const std::string& name : selection.exclude)
        if (const auto person = find_person_named(segment, name)) people.exclude.push_back(*person);
    return people;
}

std::vector<Filtered> apply_filters(SegmentReader& segment, const Filters& filters, const DocSet& articles) {
    std::vector<Filtered> filtered;
    filtered.reserve(articles.size());
    for (const ScoredDocument& article : articles) filtered.push_back({article, 0});
    const auto selection = [&](Facet facet) -> const FacetSelection& { return filters.facets[static_cast<std::size_t>(facet)]; };

    const struct { Facet facet; Family family; ValueList list; } columns[] = {
        {Facet::source, Family::source_column, ValueList::source},
        {Facet::place, Family::place_column, ValueList::place},
        {Facet::language, Family::language_column, ValueList::language}};
    for (const auto& one : columns)
        if (!selection(one.facet).empty()) fail_by_column(segment, one.facet, one.family, one.list, selection(one.facet), filtered);
    if (!selection(Facet::person).empty())
        fail_by_list(segment, Facet::person, Family::person_lists, find_selection(segment, selection(Facet::person)), filtered);
    if (!selection(Facet::speaker).empty())
        fail_by_list(segment, Facet::speaker, Family::speaker_lists, find_selection(segment, selection(Facet::speaker)), filtered);
    if (!selection(Facet::tag).empty())
        fail_by_list(segment, Facet::tag, Family::tag_lists, tag_selection(segment, selection(Facet::tag)), filtered);
    if (filters.from || filters.to) fail_by_date(segment, filters, filtered);
    if (filters.only_with_quotes) {
        const ColumnView spoken = segment.column(Family::spoken_column);
        for (Filtered& article : filtered)
            if (spoken[article.document.document] == 0) article.failed |= quotes_bit;
    }
    return filtered;
}

}  // namespace verbatim::search
