// People: cards of those who are quoted, mentioned or spoken of.
#include <algorithm>

#include "app/format.h"
#include "app/models.h"

namespace verbatim::app {

std::uint32_t most_quotes(const std::vector<search::PersonRow>& people) {
    std::uint32_t most = 0;
    for (const search::PersonRow& person : people) most = std::max(most, person.about > 0 ? person.about : person.quotes);
    return most;
}

PeopleModel build_people(const Setting& setting, const search::PeopleAnswer& answer,
                         const std::vector<search::Gap>& gaps) {
    PeopleModel model;
    model.status = Status::ready;
    model.heading = counted(phrases().people, answer.total);
    for (std::size_t i = 0; i < model.orders.size(); ++i) {
        const auto by = static_cast<QuotesBy>(i);
        model.orders[i] = {.label = std::string(phrases().people_orders[i]),
                           .action = OrderPeople{by},
                           .current = setting.state.people_by == by};
    }
    const std::uint32_t most = most_quotes(answer.people);
    model.rows.reserve(answer.people.size());
    for (const search::PersonRow& person : answer.people) model.rows.push_back(build_person_card(person, most));
    model.more = answer.people.size() < answer.total;
    if (answer.total == 0) {
        model.notice.title = phrases().no_people_found;
        model.notice.detail = phrases().no_people_detail;
        if (!(setting.state.route.filters == search::Filters{}))
            model.notice.remedies.push_back({.label = std::string(phrases().clear_filters), .action = ClearFilters{}});
    }
    model.partial = partial_notice(gaps);
    return model;
}

}  // namespace verbatim::app
