// `verbatim search`: the explorer's engine over a site's folder, from the command line.
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "base/date.h"
#include "cli/commands.h"
#include "cli/search_quotes.h"
#include "cli/search_words.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"
#include "search/quoted_words.h"
#include "text/quotation.h"

namespace verbatim::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, search::facet_count> facet_names{"source", "place", "person", "speaker", "language", "tag"};

std::string date_of(const search::Hit& hit) { return hit.date ? base::format_date(*hit.date) : std::string(); }

// For programs the stance has a field of its own.
std::string own_words(const search::QuoteView& quote) {
    std::string words = search::quoted_words(quote).words;
    if (words.starts_with(text::before_denied)) words.erase(0, text::before_denied.size());
    return words;
}

Json hit_json(const search::Hit& hit) {
    Json out{{"id", hit.id}, {"title", hit.title}, {"date", hit.date ? Json(date_of(hit)) : Json(nullptr)},
             {"source", hit.source}, {"place", hit.place}, {"score", hit.score}, {"snippet", hit.snippet.text}};
    if (hit.quotation) out["quotation"] = {{"speaker", speaker_of(*hit.quotation)}, {"words", own_words(*hit.quotation)}, {"stance", hit.quotation->stance == search::Stance::denies ? "denies" : "says"}};
    return out;
}

// The quotation that the query asks for, or the words found.
std::string excerpt_of(const search::Hit& hit) {
    if (!hit.quotation) return hit.snippet.text;
    const std::string speaker = speaker_of(*hit.quotation);
    return (speaker.empty() ? "unknown speaker" : speaker) + (hit.quotation->stance == search::Stance::denies ? " " : ": ") + search::quoted_words(*hit.quotation).words;
}

void print_json(const std::string& query, const search::SearchAnswer& answer) {
    Json out{{"query", query}, {"total", answer.total}, {"hits", Json::array()}, {"facets", Json::object()}};
    for (const search::Hit& hit : answer.hits) out["hits"].push_back(hit_json(hit));
    for (std::size_t i = 0; i < facet_names.size(); ++i) {
        Json values = Json::array();
        for (const search::FacetValue& value : answer.facets[i]) values.push_back({{"value", value.value}, {"count", value.count}});
        out["facets"][facet_names[i]] = std::move(values);
    }
    for (const search::QueryNote& note : answer.notes) out["notes"].push_back(note.text);
    if (answer.near_alone) out["near_alone"] = true;
    if (!answer.did_you_mean.empty()) out["did_you_mean"] = answer.did_you_mean;
    const std::string text = out.dump(2, ' ', false, Json::error_handler_t::replace);
    std::printf("%s\n", text.c_str());
}

void print_text(const search::SearchAnswer& answer) {
    std::printf("%s%s\n", counted(answer.total, "article").c_str(), answer.near_alone ? ". None has all these words; these come closest" : "");
    for (const search::Hit& hit : answer.hits) {
        std::string line = "\n" + visible(hit.title) + "\n  " + visible(hit.id);
        for (const std::string& part : {date_of(hit), hit.source, hit.place}) {
            if (!part.empty()) line += " · " + visible(part);
        }
        if (const std::string excerpt = excerpt_of(hit); !excerpt.empty()) line += "\n  " + visible_lines(excerpt);
        std::printf("%s\n", line.c_str());
    }
    for (const std::string& suggestion : answer.did_you_mean) std::printf("\nDid you mean: %s\n", visible(suggestion).c_str());
}

}  // namespace

ExitCode run_search(const SearchArguments& arguments) {
    if (arguments.indirect_too && arguments.view != SearchView::quotes) {
        print_message("found --reported without --quotes; expected both: articles are found by all of their words");
        return ExitCode::wrong_usage;
    }
    auto site = SiteFolder::open(arguments.site);
    if (!site) {
        print_error(site.error());
        return ExitCode::wrong_usage;
    }
    if (arguments.view == SearchView::quotes) return print_quotes(*site, arguments);
    if (arguments.view == SearchView::concordance) return print_concordance(*site, arguments);
    if (arguments.view == SearchView::over_time) return print_over_time(*site, arguments);
    search::SearchRequest request;
    request.query = arguments.query;
    request.forms = forms_of(arguments);
    if (arguments.freely) request.interpretation = search::Interpretation::free;
    request.offset = arguments.offset;
    request.limit = arguments.limit;
    request.sort = arguments.by_date ? search::Sort::newest : search::Sort::relevance;
    request.with_snippets = true;
    request.with_facets = arguments.format == OutputFormat::json;
    const auto outcome = site->answer([&request](search::Engine& engine) { return engine.search(request); });
    return print_answer(arguments, outcome, [&](const search::SearchAnswer& answer) {
        if (arguments.format == OutputFormat::json) print_json(arguments.query, answer);
        else print_text(answer);
    });
}

}  // namespace verbatim::cli
