#include "cli/search_words.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/date.h"
#include "base/span.h"
#include "cli/terminal.h"
#include "text/utf8.h"

namespace verbatim::cli {
namespace {

using Json = nlohmann::ordered_json;

void print(const Json& out) {
    const std::string text = out.dump(2, ' ', false, Json::error_handler_t::replace);
    std::printf("%s\n", text.c_str());
}

search::ContextOrder order_of(const std::string& name) {
    if (name == "left") return search::ContextOrder::left;
    return name == "right" ? search::ContextOrder::right : search::ContextOrder::newest;
}

void print_lines_as_json(const SearchArguments& arguments, const search::ConcordanceAnswer& answer) {
    Json out{{"query", arguments.query}, {"articles", answer.articles}, {"looked_into", answer.looked_into}, {"total", answer.total}, {"lines", Json::array()}};
    for (const search::ConcordanceLine& line : answer.lines)
        out["lines"].push_back({{"id", line.article_id}, {"date", line.date ? Json(base::format_date(*line.date)) : Json(nullptr)},
                                {"source", line.source}, {"left", line.left}, {"hit", line.hit}, {"right", line.right}});
    for (const search::QueryNote& note : answer.notes) out["notes"].push_back(note.text);
    print(out);
}

search::DateUnit step_of(const std::string& name) {
    if (name == "day") return search::DateUnit::day;
    return name == "year" ? search::DateUnit::year : search::DateUnit::month;
}

// The hits stand under each other.
void print_lines(const search::ConcordanceAnswer& answer) {
    std::printf("%s from %u of %s\n\n", counted(answer.total, "line").c_str(), answer.looked_into, counted(answer.articles, "article").c_str());
    std::size_t width = 0;
    for (const search::ConcordanceLine& line : answer.lines) width = std::max(width, text::count_code_points(visible(line.left)));
    for (const search::ConcordanceLine& line : answer.lines) {
        const std::string left = visible(line.left);
        const std::string blanks(width - text::count_code_points(left), ' ');
        std::printf("%s%s[%s]%s\n", blanks.c_str(), left.c_str(), visible(line.hit).c_str(), visible(line.right).c_str());
    }
}

void print_bins_as_json(const SearchArguments& arguments, const search::FrequencyAnswer& answer) {
    Json out{{"query", arguments.query}, {"total", answer.total}, {"articles", answer.articles}, {"bins", Json::array()}};
    for (const search::FrequencyBin& bin : answer.bins)
        out["bins"].push_back({{"from", base::format_date(bin.first)}, {"count", bin.count}, {"articles", bin.articles}});
    for (const search::QueryNote& note : answer.notes) out["notes"].push_back(note.text);
    print(out);
}

void print_bins(const SearchArguments& arguments, const search::FrequencyAnswer& answer) {
    std::printf("%u of %s\n\n", answer.total, counted(answer.articles, "article").c_str());
    for (const search::FrequencyBin& bin : answer.bins) {
        const std::string period = base::format_date(bin.first).substr(0, arguments.order == "year" ? 4 : arguments.order == "day" ? 10 : 7);
        std::printf("%-10s %7u of %7u  %5.1f %%\n", period.c_str(), bin.count, bin.articles, 100.0 * bin.count / bin.articles);
    }
}

}  // namespace

void print_query_error(const std::string& query, const search::QueryError& error) {
    const std::size_t before = std::min<std::size_t>(error.at.start, query.size());
    std::string pointer(text::count_code_points(visible(std::string_view(query).substr(0, before))), ' ');
    pointer += std::string(std::max<std::size_t>(1, text::count_code_points(visible(base::slice(query, error.at)))), '^');
    std::fprintf(stderr, "  %s\n  %s\n", visible(query).c_str(), pointer.c_str());
    print_error({"query", "", error.expected, error.repair.empty() ? "" : "try: " + error.repair});
}

ExitCode print_concordance(SiteFolder& site, const SearchArguments& arguments) {
    search::ConcordanceRequest request;
    request.query = arguments.query;
    request.forms = forms_of(arguments);
    request.order = order_of(arguments.order);
    request.offset = arguments.offset;
    request.limit = arguments.limit;
    const auto outcome = site.answer([&request](search::Engine& engine) { return engine.concordance(request); });
    return print_answer(arguments, outcome, [&](const search::ConcordanceAnswer& answer) {
        if (arguments.format == OutputFormat::json) print_lines_as_json(arguments, answer);
        else print_lines(answer);
    });
}

ExitCode print_over_time(SiteFolder& site, const SearchArguments& arguments) {
    search::FrequencyRequest request;
    request.query = arguments.query;
    request.forms = forms_of(arguments);
    request.step = step_of(arguments.order);
    const auto outcome = site.answer([&request](search::Engine& engine) { return engine.frequencies(request); });
    return print_answer(arguments, outcome, [&](const search::FrequencyAnswer& answer) {
        if (arguments.format == OutputFormat::json) print_bins_as_json(arguments, answer);
        else print_bins(arguments, answer);
    });
}

}  // namespace verbatim::cli
