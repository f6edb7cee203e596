// What several builders share: rows of articles, quotations and people, notices, runs.
#include <algorithm>
#include <array>

#include "app/format.h"
#include "app/language_names.h"
#include "app/models.h"
#include "search/highlight.h"
#include "search/query.h"
#include "search/quoted_words.h"
#include "text/set_words.h"
#include "text/utf8.h"
#include "text/visible.h"

namespace verbatim::app {
namespace {

constexpr std::size_t quotation_length = 160;  // bytes, after the speaker's name: what was looked for stands in the first two lines

// "a police officer" as it stands at the beginning of a line.
std::string beginning_large(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

// What is said of an article that is no report.
std::string_view opinion_label(std::uint8_t opinion) { return opinion == 1 ? phrases().opinion : phrases().first_person; }

void set_words(QuoteRow& row, const search::QuoteView& quote) {
    search::QuotedWords quoted = search::quoted_words(quote, phrases().before_denied);
    row.words = std::move(quoted.words);
    std::vector<Mark> marks;
    if (quote.stance == search::Stance::denies) marks.push_back({{0, static_cast<std::uint32_t>(phrases().before_denied.size()) - 1}, style_stance});
    for (const base::TextSpan hit : quoted.hits) marks.push_back({hit, style_hit});
    row.runs = cut_runs({0, static_cast<std::uint32_t>(row.words.size())}, marks);
}

// The paragraph around the words, with them, the speaker and the cue marked in it.
void set_passage(QuoteRow& row, const search::QuoteView& quote) {
    row.passage = quote.passage;
    std::vector<Mark> marks;
    const auto mark = [&](base::TextSpan span, std::uint16_t style) {
        if (span.empty() || span.start < quote.passage_at) return;
        const base::TextSpan inside{span.start - quote.passage_at, span.end - quote.passage_at};
        if (text::on_border(quote.passage, inside.start) && text::on_border(quote.passage, inside.end))
            marks.push_back({inside, style});
    };
    for (const base::TextSpan fragment : quote.fragments) mark(fragment, style_quote);
    mark(quote.speaker_span, style_speaker);
    mark(quote.cue_span, style_cue);
    row.passage_runs = cut_runs({0, static_cast<std::uint32_t>(row.passage.size())}, marks);
}

std::string citation_of(const Setting& setting, const search::QuoteView& quote, const QuoteRow& row) {
    const std::string where = text::visible(printed_in(quote));
    return attributed(row, For::people) + (where.empty() ? std::string() : std::string(phrases().comma) + where) + ". " + address_of(setting.address, quote_route(quote));
}

// Who is quoted, and the words that were looked for.
search::Snippet quotation_snippet(const search::QuoteView& quote) {
    const search::QuotedWords quoted = search::quoted_words(quote, phrases().before_denied);
    const bool denied = quote.stance == search::Stance::denies;
    const std::string who = fill(denied ? phrases().who_denies : phrases().who_says, {text::visible(speaker_label(quote))});
    search::Snippet snippet = search::make_snippet(quoted.words, quoted.hits, quotation_length);
    snippet.text.insert(0, who);
    const auto moved = static_cast<std::uint32_t>(who.size());
    for (base::TextSpan& hit : snippet.hits) hit = {hit.start + moved, hit.end + moved};
    return snippet;
}

constexpr std::size_t most_roles = 3;

}  // namespace

std::string of_beginning(std::string_view query, search::Typing typing, std::string count) {
    const search::TypedWord word = typing == search::Typing::in_last_word ? search::typed_word(query) : search::TypedWord{};
    return word.beginning ? fill(phrases().while_typing, {count, word.folded}) : count;
}

std::string printed_in(const search::QuoteView& quote) {
    std::string out = quote.article_title.empty() ? std::string() : text::set_in_marks(quote.article_title).text;
    std::vector<std::string> parts;
    for (std::string& part : std::array{std::move(out), quote.source, quote.date ? long_date(*quote.date) : std::string()})
        if (!part.empty()) parts.push_back(std::move(part));
    return listed(parts);
}

std::string attributed(const QuoteRow& row, For whom) {
    const bool people = whom == For::people;
    std::string out = (people ? text::contained(row.words) : row.words) + " — " + (people ? text::visible(row.speaker) : row.speaker);
    return row.kind == QuoteKind::indirect ? out + " (" + row.kind_label + ")" : out;
}

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

std::string speaker_label(const search::QuoteView& quote) {
    if (!quote.person_name.empty()) return quote.person_name;
    if (!quote.speaker.empty()) return quote.standing >= search::Standing::likely ? beginning_large(quote.speaker) : fill(phrases().unnamed_speaker, {quote.speaker});
    return std::string(phrases().unknown_speaker);
}

Sureness sureness_of(const search::QuoteView& quote) {
    if (!quote.person.known() && quote.speaker.empty()) return Sureness::unknown;
    if (quote.standing >= search::Standing::sure) return Sureness::sure;
    return quote.standing == search::Standing::likely ? Sureness::likely : Sureness::doubtful;
}

QuoteRow build_quoted(const search::QuoteView& quote) {
    QuoteRow row;
    row.quote = quote.quote;
    row.kind = static_cast<QuoteKind>(std::min<int>(quote.kind, 2));
    set_words(row, quote);
    if (row.kind != QuoteKind::direct) row.kind_label = phrases().quote_kinds[static_cast<std::size_t>(row.kind)];
    row.speaker = speaker_label(quote);
    row.speaker_known = quote.person.known();
    row.speaker_value = quote.person_name;
    row.sureness = sureness_of(quote);
    row.sureness_label = phrases().sureness[static_cast<std::size_t>(row.sureness)];
    return row;
}

QuoteRow build_quote_row(const Setting& setting, const search::QuoteView& quote) {
    QuoteRow row = build_quoted(quote);
    row.date = quote.date;
    row.meta = shown_together({quote.cue, quote.date ? short_date(*quote.date) : std::string(phrases().no_date), quote.opinion != 0 ? opinion_label(quote.opinion) : std::string_view()});
    add_meta_part(row.places, FacetKind::source, quote.source);
    add_meta_part(row.places, FacetKind::place, quote.place);
    if (quote.other_wordings > 0) row.wordings = counted(phrases().other_wordings, quote.other_wordings);
    else if (quote.other_places > 0) row.wordings = counted(phrases().other_places, quote.other_places);
    row.article_id = quote.article_id;
    const Route route = quote_route(quote);
    row.word_hash = route.quote;
    row.article_title = quote.article_title;
    row.href = address_of({}, route);
    row.link = address_of(setting.address, route);
    row.citation = citation_of(setting, quote, row);
    if (!quote.fragments.empty()) row.at = {quote.fragments.front().start, quote.fragments.back().end};
    row.has_passage = quote.passage.size() > quote.words.size();
    const std::vector<base::QuoteId>& open = setting.state.contexts;
    if (row.has_passage && std::find(open.begin(), open.end(), quote.quote) != open.end()) set_passage(row, quote);
    return row;
}

ResultRow build_result_row(const Setting& setting, const search::Hit& hit) {
    const State& state = setting.state;
    ResultRow row;
    row.id = hit.id;
    row.title = hit.title;
    const std::string date = hit.date ? short_date(*hit.date) : std::string(phrases().no_date);
    row.meta = shown_together({hit.place, date, hit.source});
    add_meta_part(row.meta_parts, FacetKind::place, hit.place);
    row.meta_parts.push_back({.words = date});
    add_meta_part(row.meta_parts, FacetKind::source, hit.source);
    if (hit.printings > 0) {
        const std::string others = listed(hit.also_in);
        row.meta_parts.push_back({.words = others.empty() ? counted(phrases().printings, hit.printings) : fill(phrases().also_in, {others})});
    }
    if (hit.opinion != 0) row.meta_parts.push_back({.words = std::string(opinion_label(hit.opinion))});
    if (hit.title_made) row.made_note = phrases().made_title;
    const search::Snippet snippet = hit.quotation ? quotation_snippet(*hit.quotation) : hit.snippet;
    row.snippet = snippet.text;
    row.snippet_runs = mark_hits(snippet.text, snippet.hits);
    if (hit.quotes > 0) row.quotes = counted(phrases().quotes, hit.quotes);
    Route route = state.route;
    route.view = View::articles;
    route.article = hit.id;
    route.quote = hit.quotation ? quote_route(*hit.quotation).quote : std::string();
    row.href = address_of({}, route);
    if (route.quote.empty()) row.action = OpenArticle{hit.id};
    else row.action = OpenQuote{hit.id, route.quote};
    row.open = hit.id == state.route.article;
    return row;
}

void add_meta_part(std::vector<MetaPart>& parts, FacetKind facet, std::string_view value) {
    if (!value.empty()) parts.push_back({value_label(facet, value), facet, std::string(value)});
}

bool fits(std::string_view text, base::TextSpan span) {
    return !span.empty() && span.end <= text.size() && text::on_border(text, span.start) &&
           text::on_border(text, span.end);
}

namespace {

// The first roles, as `say` says each, with commas.
template <class Say>
std::string roles_of(const search::PersonRow& person, const Say& say) {
    std::vector<std::string> roles;
    for (std::size_t i = 0; i < person.roles.size() && i < most_roles; ++i) roles.push_back(say(person.roles[i]));
    return listed(roles);
}

}  // namespace

std::string called_line(const search::PersonRow& person) {
    const std::string roles = roles_of(person, [](const search::RoleView& role) {
        const std::string dates = period_of_months(role.first, role.last);
        return dates.empty() ? role.role : fill(phrases().role_dated, {role.role, dates});
    });
    return roles.empty() ? roles : fill(phrases().called, {roles});
}

PersonCard build_person_card(const search::PersonRow& person, std::uint32_t most) {
    PersonCard card;
    card.name = person.name;
    card.roles = roles_of(person, [](const search::RoleView& role) { return role.role; });
    const std::string about = person.about > 0 ? counted(phrases().quotes_about, person.about) : std::string();
    card.figures = dotted({about, counted(phrases().quotes, person.quotes), fill(phrases().named_in, {counted(phrases().articles, person.articles)})});
    card.share = static_cast<float>(person.about > 0 ? person.about : person.quotes) / static_cast<float>(std::max(1u, most));
    card.period = period(person.first, person.last);
    Route route;
    route.view = View::quotes;
    route.speaker = person.name;
    card.href = address_of({}, route);
    card.action = ShowSpeaker{person.name};
    return card;
}

SortKind shown_sort(const State& state, SortKind not_offered) {
    const SortKind chosen = state.route.sort == not_offered ? SortKind::relevance : state.route.sort;
    return chosen == SortKind::relevance && state.route.query.empty() ? SortKind::newest : chosen;
}

std::vector<Choice> language_choices(const State& state) {
    std::vector<Choice> choices;
    choices.push_back({.label = std::string(phrases().language_of_system), .action = ChooseLanguage{}, .current = state.language.empty()});
    for (const OfferedLanguage& one : offered_languages())
        choices.push_back({.label = std::string(one.own_name), .action = ChooseLanguage{std::string(one.code)}, .current = state.language == one.code});
    return choices;
}

std::vector<Choice> export_choices() {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < phrases().exports.size(); ++i)
        choices.push_back(
            {.label = std::string(phrases().exports[i]), .action = ExportResults{static_cast<ExportFormat>(i)}});
    return choices;
}

std::string gaps_in_words(const std::vector<search::Gap>& gaps) {
    constexpr std::size_t most_named = 3;
    std::vector<std::string> named;
    for (std::size_t i = 0; i < gaps.size() && i < most_named; ++i) named.push_back(gaps[i].what + " – " + gaps[i].reason);
    return listed_apart(named);
}

Notice partial_notice(const std::vector<search::Gap>& gaps, const std::vector<search::QueryNote>& notes) {
    if (gaps.empty() && !notes.empty()) return {.title = fill(phrases().left_out, {notes.front().text})};
    if (gaps.empty()) return {};
    Notice notice;
    notice.title = fill(phrases().partial, {gaps_in_words(gaps)});
    notice.remedies.push_back({.label = std::string(phrases().try_again), .action = Retry{}});
    return notice;
}

Notice reading_notice(const State& state, const std::vector<search::Gap>& gaps, const std::vector<search::QueryNote>& notes,
                      const std::vector<search::QueryReading>& read_as, bool near_alone) {
    Notice notice = partial_notice(gaps, notes);
    if (notice.shown()) return notice;
    notice.tone = Tone::informs;
    if (state.route.as_typed) {
        if (state.route.query.empty()) return notice;
        notice.title = phrases().as_typed;
        notice.remedies.push_back({.label = std::string(phrases().read_freely), .action = ToggleAsTyped{}});
        return notice;
    }
    std::vector<std::string> readings;
    for (const search::QueryReading& reading : read_as)
        readings.push_back(fill(phrases().readings[static_cast<std::size_t>(reading.as)], {text::visible(reading.typed), text::visible(reading.meant)}));
    const std::string read = listed_apart(readings);
    if (!read.empty()) notice.title = fill(phrases().read_as, {read});
    if (near_alone) notice.title += (read.empty() ? "" : " ") + std::string(phrases().none_has_all_words);
    if (notice.shown()) notice.remedies.push_back({.label = std::string(phrases().search_as_typed), .action = ToggleAsTyped{}});
    return notice;
}

Notice nothing_left(const State& state, std::string_view title, std::string_view detail, std::string_view filtered_detail,
                    const std::vector<std::string>& did_you_mean) {
    const bool filtered = !(state.route.filters == search::Filters{});
    Notice notice{.title = std::string(title), .detail = std::string(filtered ? filtered_detail : detail), .remedies = {}};
    for (const std::string& query : did_you_mean)
        notice.remedies.push_back({.label = fill(phrases().did_you_mean, {query}), .action = TypeQuery{query}});
    if (filtered)
        notice.remedies.push_back({.label = std::string(phrases().clear_filters), .action = ClearFilters{}});
    if (!state.route.query.empty())
        notice.remedies.push_back({.label = std::string(phrases().clear_search), .action = TypeQuery{}});
    return notice;
}

Notice nothing_found(const State& state, const std::vector<std::string>& did_you_mean) {
    return nothing_left(state, phrases().nothing_found, phrases().nothing_found_detail, phrases().nothing_filtered_detail, did_you_mean);
}

Notice wrong_query(const search::QueryError& error) {
    Notice notice{.title = std::string(phrases().query_wrong), .detail = fill(phrases().expected, {error.expected})};
    if (!error.repair.empty())
        notice.remedies.push_back({.label = fill(phrases().repair, {error.repair}), .action = TypeQuery{error.repair}});
    return notice;
}

std::string value_label(FacetKind facet, std::string_view value) {
    return std::string(facet == FacetKind::language ? language_name(value) : value);
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

    std::array<std::uint32_t, 10> open{};    // how many marks of each style bit cover this place
    std::vector<std::int32_t> open_quotes;  // innermost last
    base::PersonId person;                  // names lie apart from each other
    std::vector<StyledRun> runs;
    std::uint32_t at = whole.start;
    const auto emit = [&](std::uint32_t end) {
        if (end <= at) return;
        std::uint16_t style = style_plain;
        for (std::size_t bit = 0; bit < open.size(); ++bit)
            if (open[bit] > 0) style = static_cast<std::uint16_t>(style | (1u << bit));
        const std::int32_t quote = open_quotes.empty() ? -1 : open_quotes.back();
        if (!runs.empty() && runs.back().style == style && runs.back().quote == quote && runs.back().person == person)
            runs.back().span.end = end;
        else runs.push_back({{at, end}, style, quote, person});
        at = end;
    };
    for (const Edge& edge : edges) {
        emit(edge.offset);
        const Mark& mark = marks[edge.mark];
        for (std::size_t bit = 0; bit < open.size(); ++bit)
            if (mark.style & (1u << bit)) open[bit] += edge.opens ? 1u : ~0u;
        if (mark.person.known()) person = edge.opens ? mark.person : base::PersonId{};
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
