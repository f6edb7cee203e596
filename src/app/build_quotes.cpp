// Quotations: by speaker, by whom they speak of, over time.
#include <algorithm>
#include <iterator>

#include "app/format.h"
#include "app/models.h"
#include "text/tokenizer.h"

namespace verbatim::app {
namespace {

Route quotes_route(const State& state) {
    Route route = state.route;
    route.view = View::quotes;
    route.article.clear();
    route.quote.clear();
    return route;
}

Choice by_speaker(const State& state, const std::string& name, std::string label, std::string hint) {
    Route route = quotes_route(state);
    route.speaker = name;
    return {.label = std::move(label),
            .action = ShowSpeaker{name},
            .current = state.route.speaker == name,
            .href = address_of({}, route),
            .hint = std::move(hint)};
}

Choice about(const State& state, const std::string& name, std::string label, std::string hint) {
    Route route = quotes_route(state);
    route.about = name;
    return {.label = std::move(label),
            .action = ShowAbout{name},
            .current = state.route.about == name,
            .href = address_of({}, route),
            .hint = std::move(hint)};
}

// Whether each word of `part` begins a word of the name, as the engine looks for people.
bool begins_words_of(std::string_view name, std::string_view part) {
    const std::string words = " " + text::fold(name), wanted = text::fold(part) + " ";
    for (std::size_t start = 0, end = 0; (end = wanted.find(' ', start)) != std::string::npos; start = end + 1)
        if (words.find(" " + wanted.substr(start, end - start)) == std::string::npos) return false;
    return true;
}

// Who says what is searched for, or whom it speaks of, whichever of them is chosen.
void list_by_person(const State& state, const search::QuotesAnswer& by_person, QuotesModel& model) {
    const auto list = [&](auto choice, const std::string& name, std::uint32_t count) {
        if (count > 0 && begins_words_of(name, state.person_name)) model.speakers.push_back(choice(state, name, name, number(count)));
    };
    if (state.route.by == QuotesBy::speaker)
        for (const search::FacetValue& one : by_person.facets[static_cast<std::size_t>(FacetKind::speaker)]) list(by_speaker, one.value, one.count);
    else
        for (const search::PersonCount& one : by_person.about) list(about, one.name, one.count);
}

// The list beside the quotations.
void list_people(const State& state, const QuotesBeside& beside, QuotesModel& model) {
    const bool speakers = state.route.by == QuotesBy::speaker;
    for (std::size_t i = 0; i < model.lists.size(); ++i) {
        const auto by = static_cast<QuotesBy>(i);
        model.lists[i] = {.label = std::string(phrases().quote_lists[i]), .action = ListQuotesBy{by}, .current = state.route.by == by};
    }
    const std::string& name = speakers ? state.route.speaker : state.route.about;
    const std::string chosen = !name.empty() ? name : std::string(speakers ? phrases().everyone : phrases().anyone);
    model.chosen = speakers ? chosen : fill(phrases().spoken_of_chosen, {chosen});
    model.name_part = state.person_name;
    if (state.person_name.empty())
        model.speakers.push_back(speakers ? by_speaker(state, {}, std::string(phrases().everyone), {})
                                          : about(state, {}, std::string(phrases().anyone), {}));
    if (beside.by_person && !beside.by_person->error) return list_by_person(state, *beside.by_person, model);
    if (!beside.people) return;
    for (const search::PersonRow& person : beside.people->people) {
        if (speakers && person.quotes > 0)
            model.speakers.push_back(by_speaker(state, person.name, person.name, number(person.quotes)));
        else if (!speakers && person.about > 0)
            model.speakers.push_back(about(state, person.name, person.name, number(person.about)));
    }
}

std::string heading_of(const Route& route) {
    if (route.speaker.empty() && route.about.empty()) return std::string(phrases().all_quotes);
    if (route.about.empty()) return route.speaker;
    if (route.speaker.empty()) return fill(phrases().about_person, {route.about});
    return fill(phrases().speaker_about_person, {route.speaker, route.about});
}

void list_about(const State& state, const search::QuotesAnswer& answer, QuotesModel& model) {
    model.about_label = phrases().about_label;
    if (!state.route.about.empty()) {
        Choice all = about(state, {}, state.route.about, {});
        all.current = true;
        model.about.push_back(std::move(all));
        return;
    }
    for (const search::PersonCount& one : answer.about)
        if (one.name != state.route.speaker) model.about.push_back(about(state, one.name, one.name, number(one.count)));
}

// Without words to search for there is no best match: the newest come first.
void list_orders(const State& state, QuotesModel& model) {
    const bool ranked = !state.route.query.empty();
    for (const SortKind kind : {SortKind::relevance, SortKind::newest, SortKind::oldest, SortKind::speaker}) {
        if (kind == SortKind::relevance && !ranked) continue;
        model.orders.push_back({.label = std::string(phrases().sorts[static_cast<std::size_t>(kind)]),
                                .action = ChooseSort{kind},
                                .current = kind == shown_sort(state, SortKind::source)});
        if (model.orders.back().current) model.order_label = model.orders.back().label;
    }
}

// What is doubtful is a choice away, and told by its number.
void choose_standing(const State& state, const search::QuotesAnswer& answer, QuotesModel& model) {
    const Least least = state.route.least;
    if (least == Least::all || answer.below > 0)
        model.doubtful = {.label = least == Least::all    ? std::string(phrases().doubtful_shown)
                                   : least == Least::sure ? fill(phrases().less_sure_too, {number(answer.below)})
                                                          : counted(phrases().doubtful_too, answer.below),
                          .action = ChooseLeast{least == Least::all ? Least::likely : Least::all},
                          .current = least == Least::all};
    model.sure = {.label = std::string(phrases().sure_only),
                  .action = ChooseLeast{least == Least::sure ? Least::likely : Least::sure},
                  .current = least == Least::sure};
}

// Adds the condition to the query, or takes it out. Most denials are reported, so reported speech comes with it.
Choice choose_denials(const State& state) {
    constexpr std::string_view condition = "stance:denies";
    Route route = quotes_route(state);
    const std::size_t at = route.query.find(condition);
    const bool chosen = at != std::string::npos && (at == 0 || route.query[at - 1] == ' ');
    if (chosen) {
        const std::size_t blank = at > 0 ? 1 : 0;
        route.query.erase(at - blank, condition.size() + blank);
    } else {
        if (route.query.find(" OR ") != std::string::npos) route.query = "(" + route.query + ")";
        route.query.append(route.query.empty() ? "" : " ").append(condition);
        route.indirect = true;
    }
    const std::string address = encode(route);
    return {.label = std::string(phrases().denials_only), .action = GoTo{address}, .current = chosen, .href = "#" + address};
}

// The row of the same day that has the same words of the same speaker, among the last ones; null where there is none.
QuoteRow* find_repeated(std::vector<QuoteRow>& rows, const QuoteRow& row) {
    constexpr std::ptrdiff_t looked_back = 64;
    if (!row.date || !row.speaker_known) return nullptr;
    const auto end = rows.rbegin() + std::min<std::ptrdiff_t>(looked_back, std::ssize(rows));
    const auto found = std::find_if(rows.rbegin(), end, [&](const QuoteRow& one) {
        return one.date == row.date && one.kind == row.kind && one.speaker == row.speaker && one.words == row.words;
    });
    return found == end ? nullptr : &*found;
}

// What several outlets printed on one day, as a story of the same agency, is one row with the names of all.
void add_row(QuoteRow row, std::vector<QuoteRow>& rows) {
    QuoteRow* repeated = find_repeated(rows, row);
    if (!repeated) return rows.push_back(std::move(row));
    for (MetaPart& part : row.places) {
        const auto same = [&](const MetaPart& one) { return one.value == part.value; };
        std::vector<MetaPart>& places = repeated->places;
        if (part.facet == FacetKind::source && std::none_of(places.begin(), places.end(), same)) places.push_back(std::move(part));
    }
}

Notice no_quotes(const State& state, const search::QuotesAnswer& answer) {
    Notice notice = nothing_left(state, phrases().no_quotes_found, phrases().no_quotes_detail, phrases().no_quotes_filtered_detail);
    if (!state.route.about.empty())
        notice.remedies.push_back({.label = std::string(phrases().whoever_about), .action = ShowAbout{}});
    if (!state.route.speaker.empty())
        notice.remedies.push_back({.label = std::string(phrases().whoever_speaks), .action = ShowSpeaker{}});
    if (answer.indirect > 0 && !state.route.indirect) notice.remedies.push_back({.label = std::string(phrases().indirect_too), .action = ToggleIndirectQuotes{}});
    if (answer.below > 0) notice.remedies.push_back({.label = counted(phrases().doubtful_too, answer.below), .action = ChooseLeast{Least::all}});
    return notice;
}

}  // namespace

QuotesModel build_quotes(const Setting& setting, const search::QuotesAnswer& answer, const search::QuotesRequest& asked,
                         const QuotesBeside& beside, const std::vector<search::Gap>& gaps) {
    const State& state = setting.state;
    QuotesModel model;
    model.status = Status::ready;
    model.heading = heading_of(state.route);
    if (beside.speaker) model.roles = called_line(*beside.speaker);
    model.kinds = of_beginning(asked.query, asked.typing, dotted({fill(phrases().counts_by_kind, {number(answer.direct), number(answer.mixed), number(answer.indirect)}),
                                                                   answer.copies > 0 ? counted(phrases().copies_left_out, answer.copies) : std::string()}));
    model.histogram = build_histogram(answer.histogram, state, phrases().quotes);
    list_about(state, answer, model);
    list_orders(state, model);
    model.total = answer.total;
    model.rows.reserve(answer.quotes.size());
    for (const search::QuoteView& quote : answer.quotes) add_row(build_quote_row(setting, quote), model.rows);
    model.at = state.quote_at < static_cast<std::int64_t>(model.rows.size()) ? state.quote_at : -1;
    if (model.at >= 0) model.rows[static_cast<std::size_t>(model.at)].chosen = true;
    model.reveal = state.quote_moves;
    model.listed = static_cast<std::uint32_t>(answer.quotes.size());
    model.more = model.listed < answer.total;
    model.indirect = {.label = std::string(phrases().indirect_too),
                      .action = ToggleIndirectQuotes{},
                      .current = state.route.indirect};
    choose_standing(state, answer, model);
    model.denials = choose_denials(state);
    model.exports = export_choices();
    list_people(state, beside, model);
    model.link = address_of(setting.address, quotes_route(state));
    if (answer.error) {
        model.notice = wrong_query(*answer.error);
    } else if (answer.total == 0) {
        model.notice = no_quotes(state, answer);
    }
    model.partial = reading_notice(state, gaps, answer.notes, answer.read_as, answer.near_alone);
    return model;
}

}  // namespace verbatim::app
