// `verbatim stats`: how much of what a site holds.
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "cli/commands.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"

namespace verbatim::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, search::facet_count> stats_facets{"sources", "places", "people", "speakers", "languages", "tags"};

Json counts_json(const std::vector<search::FacetValue>& values) {
    Json out = Json::object();
    for (const search::FacetValue& value : values) out[value.value] = value.count;
    return out;
}

Json months_json(const std::vector<search::DateBin>& bins) {
    Json out = Json::object();
    for (const search::DateBin& bin : bins) out[base::format_date(bin.first).substr(0, 7)] = bin.count;
    return out;
}

// Quotations that stand at least so, of a kind; each printing counts.
std::uint32_t standing_at_least(SiteFolder& site, search::Standing least) {
    search::QuotesRequest request;
    request.least = least;
    request.indirect_too = false;
    request.limit = 0;
    const auto outcome = site.answer([&request](search::Engine& engine) { return engine.quotes(request); });
    return outcome.value ? outcome.value->total : 0;
}

void print_stats_part(std::string_view name, const Json& part, int depth) {
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    if (!part.is_object()) {
        const std::string value = part.is_string() ? part.get<std::string>() : part.dump();
        std::printf("%s%s: %s\n", indent.c_str(), visible(name).c_str(), visible(value).c_str());
        return;
    }
    if (part.empty()) return;
    std::printf("%s%s\n", indent.c_str(), visible(name).c_str());
    for (const auto& [key, value] : part.items()) print_stats_part(key, value, depth + 1);
}

}  // namespace

ExitCode run_stats(const StatsArguments& arguments) {
    auto site = SiteFolder::open(arguments.site);
    if (!site) {
        print_error(site.error());
        return ExitCode::wrong_usage;
    }
    search::SearchRequest all;
    all.limit = 0;
    all.with_facets = true;
    all.facet_limit = arguments.limit;
    const auto articles = site->answer([&all](search::Engine& engine) { return engine.search(all); });
    search::QuotesRequest said;
    said.limit = 0;
    said.least = search::Standing::likely;
    said.indirect_too = false;
    said.with_facets = true;
    said.facet_limit = arguments.limit;
    const auto quotations = site->answer([&said](search::Engine& engine) { return engine.quotes(said); });
    for (const auto* gaps : {&articles.gaps, &quotations.gaps})
        for (const search::Gap& gap : *gaps) print_message("missing from the counts: " + gap.what + " (" + gap.reason + ")");
    if (!articles.value || !quotations.value) {
        print_message("the bundle is too damaged to count; `verbatim check` says where");
        return ExitCode::data_problem;
    }
    const search::BundleInfo& info = site->engine().info();
    const std::uint32_t likely = quotations.value->total, sure = standing_at_least(*site, search::Standing::sure);
    std::uint32_t attributed = 0;
    search::QuotesRequest by_somebody = said;
    by_somebody.least = search::Standing::doubtful;
    by_somebody.with_facets = true;
    by_somebody.facet_limit = ~0u;
    const auto speakers = site->answer([&by_somebody](search::Engine& engine) { return engine.quotes(by_somebody); });
    const std::uint32_t every = speakers.value ? speakers.value->total : likely;
    if (speakers.value)
        for (const search::FacetValue& one : speakers.value->facets[static_cast<std::size_t>(search::Facet::speaker)]) attributed += one.count;

    Json out{{"title", info.title}, {"bundle", info.bundle_id}, {"articles", {{"all", info.articles}, {"undated", articles.value->undated}}}};
    if (info.first) out["articles"]["first"] = base::format_date(*info.first);
    if (info.last) out["articles"]["last"] = base::format_date(*info.last);
    out["quotations"] = {{"direct_and_mixed", every}, {"sure", sure}, {"likely", likely - sure}, {"doubtful", every - likely}, {"without_a_known_person", every > attributed ? every - attributed : 0}};
    out["people"] = info.people;
    out["articles_by_month"] = months_json(articles.value->histogram);
    out["quotations_by_month"] = months_json(quotations.value->histogram);
    for (std::size_t i = 0; i < stats_facets.size(); ++i) out["articles_by"][std::string(stats_facets[i])] = counts_json(articles.value->facets[i]);
    out["quotations_by"]["sources"] = counts_json(quotations.value->facets[static_cast<std::size_t>(search::Facet::source)]);
    out["quotations_by"]["speakers"] = counts_json(quotations.value->facets[static_cast<std::size_t>(search::Facet::speaker)]);
    if (arguments.format == OutputFormat::json) {
        const std::string text = out.dump(2, ' ', false, Json::error_handler_t::replace);
        std::printf("%s\n", text.c_str());
    } else {
        for (const auto& [key, value] : out.items()) print_stats_part(key, value, 0);
    }
    return articles.gaps.empty() && quotations.gaps.empty() ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
