// Engine::people: who is quoted, mentioned and spoken of, most often quoted (or spoken of) first.
#include <algorithm>
#include <numeric>

#include "search/engine_state.h"
#include "search/evaluate.h"
#include "text/tokenizer.h"

namespace verbatim::search {

namespace {

using bundle::Family;

// What the filters leave of a person.
struct Tally {
    std::uint32_t quotes = 0, articles = 0, about = 0;
    std::uint32_t first = 0, last = 0;  // dates, shifted
};

// Whether the counts of the people's own records answer it: they are of what is likely (bundle/people.h).
bool is_open(const PeopleRequest& request) { return request.filters == Filters{} && request.least == Standing::likely; }

// Counted from the articles that pass: columns of everything, but only where there are filters.
std::vector<Tally> tally_people(SegmentReader& segment, const PeopleRequest& request) {
    std::vector<Tally> tallies(segment.counts().people);
    const bool count_about = request.order == PeopleOrder::spoken_of;
    const auto& starts = segment.quote_starts();
    const ColumnView persons = segment.column(Family::quote_person_column);
    const ColumnView kinds = segment.column(Family::quote_kind_column);
    const ColumnView dates = segment.column(Family::date_column);
    const ColumnView standings = segment.column(Family::standing_column);
    const ColumnView copies = segment.column(Family::copy_column);
    std::vector<bool> counted_quotes(segment.counts().quotes), counted_about(segment.counts().quotes);
    // Whether none of the quotation's printings is counted yet.
    const auto is_first = [&](std::uint32_t quote, std::vector<bool>& counted) {
        const std::uint32_t copy = copies[quote];
        const std::uint32_t stands_for_it = copy == 0 || copy > counted.size() ? quote : copy - 1;
        if (counted[stands_for_it]) return false;
        counted[stands_for_it] = true;
        return true;
    };
    ListView mentioned = segment.lists(Family::person_lists);
    ListView about = segment.lists(Family::about_lists);
    for (const Filtered& one : apply_filters(segment, request.filters, everything(segment.counts().articles))) {
        if (!one.passes()) continue;
        const std::uint32_t article = one.document.document;
        for (std::uint32_t person : mentioned[article]) {
            if (person >= tallies.size()) continue;
            Tally& tally = tallies[person];
            ++tally.articles;
            const std::uint32_t date = dates[article];
            if (date == 0) continue;
            tally.first = tally.first == 0 ? date : std::min(tally.first, date);
            tally.last = std::max(tally.last, date);
        }
        for (std::uint32_t quote = starts[article]; quote < starts[article + 1]; ++quote) {
            const std::uint32_t person = persons[quote] - 1;
            const bool spoken = static_cast<bundle::StoredKind>(kinds[quote]) != bundle::StoredKind::indirect;
            if (!spoken || standing_of(standings[quote], segment) < request.least) continue;
            if (person < tallies.size() && is_first(quote, counted_quotes)) ++tallies[person].quotes;
            if (!count_about || !is_first(quote, counted_about)) continue;
            for (const std::uint32_t other : about[quote])
                if (other < tallies.size()) ++tallies[other].about;
        }
    }
    return tallies;
}

std::vector<std::uint32_t> people_starting(SegmentReader& segment, std::string_view name_part) {
    Phrase words;
    text::Token token;
    for (text::Tokenizer tokens(name_part); tokens.next(token);) words.words.push_back({std::string(token.folded), WordMatch::prefix, 0});
    if (!words.words.empty()) return Evaluator(segment).people_named(words);
    std::vector<std::uint32_t> all(segment.counts().people);
    std::iota(all.begin(), all.end(), 0u);
    return all;
}

std::vector<RoleView> roles_of(const bundle::PersonRecord& record) {
    std::vector<RoleView> roles;
    for (const bundle::PersonRole& role : record.roles) roles.push_back({role.role, date_from(role.first), date_from(role.last)});
    return roles;
}

void read_people(SegmentReader& segment, const PeopleRequest& request, PeopleAnswer& answer) {
    std::vector<std::uint32_t> people =
        request.only.known() ? std::vector{request.only.value} : people_starting(segment, request.name_part);
    std::erase_if(people, [&](std::uint32_t person) { return person >= segment.counts().people; });
    std::vector<Tally> tallies;
    const bool by_about = request.order == PeopleOrder::spoken_of;
    if (by_about || !is_open(request)) {
        tallies = tally_people(segment, request);
        std::erase_if(people, [&](std::uint32_t person) {
            const Tally& tally = tallies[person];
            return by_about ? tally.about == 0 : tally.articles == 0 && tally.quotes == 0;
        });
        std::stable_sort(people.begin(), people.end(), [&](std::uint32_t a, std::uint32_t b) {
            const Tally &left = tallies[a], &right = tallies[b];
            if (left.about != right.about) return left.about > right.about;
            return left.quotes != right.quotes ? left.quotes > right.quotes : left.articles > right.articles;
        });
    }
    if (!segment.reading().complete()) return;
    answer.total = static_cast<std::uint32_t>(people.size());
    const std::size_t end = std::min<std::size_t>(people.size(), std::size_t{request.offset} + request.limit);
    for (std::size_t i = request.offset; i < end; ++i) {
        const bundle::PersonRecord* record = segment.person(people[i]);
        if (!record) continue;
        const Tally tally = tallies.empty() ? Tally{record->spoken, record->articles, 0, record->first, record->last} : tallies[people[i]];
        answer.people.push_back({base::PersonId{people[i]}, record->name, roles_of(*record), tally.quotes, tally.articles, tally.about,
                                 date_from(tally.first), date_from(tally.last)});
    }
}

}  // namespace

Outcome<PeopleAnswer> Engine::people(const PeopleRequest& request) {
    return state_->read<PeopleAnswer>(
        [&](SegmentReader& segment, PeopleAnswer& answer) { read_people(segment, request, answer); });
}

}  // namespace verbatim::search
