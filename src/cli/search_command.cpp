// `verbatim search`: the explorer's engine over a site's folder, from the command line.
#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "base/date.h"
#include "base/span.h"
#include "cli/commands.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"
#include "text/utf8.h"

namespace verbatim::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, search::facet_count> facet_names{"source", "place", "person", "speaker", "language", "tag"};

std::string date_of(const search::Hit& hit) { return hit.date ? base::format_date(*hit.date) : std::string(); }

Json hit_json(const search::Hit& hit) {
    return {{"id", hit.id}, {"title", hit.title}, {"date", hit.date ? Json(date_of(hit)) : Json(nullptr)},
            {"source", hit.source}, {"place", hit.place}, {"score", hit.score}, {"snippet", hit.snippet.text}};
}

void print_json(const std::string& query, const search::SearchAnswer& answer) {
    Json out{{"query", query}, {"total", answer.total}, {"hits", Json::array()}, {"facets", Json::object()}};
    for (const search::Hit& hit : answer.hits) out["hits"].push_back(hit_json(hit));
    for (std::size_t i = 0; i < facet_names.size(); ++i) {
        Json values = Json::array();
        for (const search::FacetValue& value : answer.facets[i]) values.push_back({{"value", value.value}, {"count", value.count}});
        out["facets"][facet_names[i]] = std::move(values);
    }
    if (!answer.did_you_mean.empty()) out["did_you_mean"] = answer.did_you_mean;
    const std::string text = out.dump(2, ' ', false, Json::error_handler_t::replace);
    std::printf("%s\n", text.c_str());
}

void print_text(const search::SearchAnswer& answer) {
    std::printf("%u articles\n", answer.total);
    for (const search::Hit& hit : answer.hits) {
        std::string line = "\n" + hit.title + "\n  " + hit.id;
        for (const std::string& part : {date_of(hit), hit.source, hit.place}) {
            if (!part.empty()) line += " · " + part;
        }
        if (!hit.snippet.text.empty()) line += "\n  " + hit.snippet.text;
        std::printf("%s\n", line.c_str());
    }
    for (const std::string& suggestion : answer.did_you_mean) std::printf("\nDid you mean: %s\n", suggestion.c_str());
}

// The query again, with the place underlined that could not be understood.
void print_query_error(const std::string& query, const search::QueryError& error) {
    const std::size_t before = std::min<std::size_t>(error.at.start, query.size());
    std::string pointer(text::count_code_points(std::string_view(query).substr(0, before)), ' ');
    pointer += std::string(std::max<std::size_t>(1, text::count_code_points(base::slice(query, error.at))), '^');
    std::fprintf(stderr, "  %s\n  %s\n", query.c_str(), pointer.c_str());
    print_error({"query", "", error.expected, error.repair.empty() ? "" : "try: " + error.repair});
}

}  // namespace

ExitCode run_search(const SearchArguments& arguments) {
    auto site = SiteFolder::open(arguments.site);
    if (!site) {
        print_error(site.error());
        return ExitCode::wrong_usage;
    }
    search::SearchRequest request;
    request.query = arguments.query;
    request.limit = arguments.limit;
    request.sort = arguments.by_date ? search::Sort::newest : search::Sort::relevance;
    request.with_snippets = true;
    request.with_facets = arguments.format == OutputFormat::json;
    const auto outcome = site->answer([&request](search::Engine& engine) { return engine.search(request); });

    for (const search::Gap& gap : outcome.gaps) print_message("missing from the answer: " + gap.what + " (" + gap.reason + ")");
    if (!outcome.ready()) {
        print_message("the bundle is too damaged to answer; `verbatim check` says where");
        return ExitCode::data_problem;
    }
    if (outcome.value->error) {
        print_query_error(arguments.query, *outcome.value->error);
        return ExitCode::wrong_usage;
    }
    if (arguments.format == OutputFormat::json) {
        print_json(arguments.query, *outcome.value);
    } else {
        print_text(*outcome.value);
    }
    return outcome.gaps.empty() ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
