// `verbatim export`: the explorer's own saving, over a site's folder.
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "app/loader.h"
#include "app/reads.h"
#include "app/route.h"
#include "app/saving.h"
#include "app/state.h"
#include "cli/build_report.h"
#include "cli/commands.h"
#include "cli/search_words.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"

namespace verbatim::cli {
namespace {

// "#/quotes?q=debt" as it stands, or behind the address of a page; empty for a query.
std::string_view route_in(std::string_view query) {
    const std::size_t hash = query.find("#/");
    if (hash != std::string_view::npos && (hash == 0 || query.starts_with("http://") || query.starts_with("https://"))) return query.substr(hash);
    return {};
}

app::Least export_least(const std::string& name) { return name == "all" ? app::Least::all : name == "sure" ? app::Least::sure : app::Least::likely; }

app::State state_of(const ExportArguments& arguments, const search::BundleInfo& info) {
    app::State state;
    state.usually_once = app::usually_once(info);
    if (const std::string_view route = route_in(arguments.query); !route.empty()) {
        state.route = app::decode_route(route);
        state.route.article.clear();  // the list that it was opened from
        return state;
    }
    state.route.query = arguments.query;
    if (arguments.what == app::SaveOf::people) state.person_name = arguments.query;
    state.route.least = export_least(arguments.least);
    state.route.indirect = arguments.indirect_too;
    return state;
}

app::SaveOf kind_of(const ExportArguments& arguments, const app::State& state, const search::BundleInfo& info) {
    if (arguments.what) return *arguments.what;
    if (route_in(arguments.query).empty()) return app::SaveOf::quotes;
    const app::View view = app::shown_view(state, info);
    if (view == app::View::people) return app::SaveOf::people;
    return view == app::View::words ? app::SaveOf::lines : view == app::View::quotes ? app::SaveOf::quotes : app::SaveOf::articles;
}

// Brings the files that the effects ask for.
void bring_files(const std::string& site, app::Effects&& effects, search::Engine& engine, app::Loader& loader, app::Effects& next) {
    for (const app::Effect& effect : effects) {
        const auto* wanted = std::get_if<app::FetchFile>(&effect);
        if (!wanted) continue;
        auto bytes = read_file(site + "/" + wanted->path);
        if (bytes) loader.arrived(engine, app::FileArrived{wanted->path, std::move(*bytes), wanted->range, false});
        else loader.failed(engine, app::FileFailed{wanted->path, "the file is missing or cannot be read", wanted->range}, next);
    }
}

}  // namespace

ExitCode run_export(const ExportArguments& arguments) {
    auto site = SiteFolder::open(arguments.site);
    if (!site) {
        print_error(site.error());
        return ExitCode::wrong_usage;
    }
    search::Engine& engine = site->engine();
    if (const std::string unread = app::unread_in_route(route_in(arguments.query)); !unread.empty()) {
        print_error({arguments.query, unread, "a link of the explorer with its filters, such as #/quotes?q=debt&from=2024-01-01", "copy the link from the explorer"});
        return ExitCode::wrong_usage;
    }
    app::State state = state_of(arguments, engine.info());
    const app::SaveOf what = kind_of(arguments, state, engine.info());
    const bool table = what != app::SaveOf::articles && what != app::SaveOf::quotes;
    if (table && arguments.format != app::ExportFormat::csv && arguments.format != app::ExportFormat::jsonl) {
        print_error({"--as", "a format for articles and quotations", "csv or jsonl for lines, counts and people", ""});
        return ExitCode::wrong_usage;
    }
    // A search that makes no sense is said as `verbatim search` says it.
    search::SearchRequest asked;
    if (what != app::SaveOf::people) asked.query = state.route.query;  // which is a name there
    asked.limit = 0;
    const auto understood = site->answer([&asked](search::Engine& one) { return one.search(asked); });
    if (understood.value && understood.value->error) {
        print_query_error(state.route.query, *understood.value->error);
        return ExitCode::wrong_usage;
    }
    constexpr std::size_t pages = 64;
    // Where the file says that it comes from: the page whose list it is.
    state.route.view = what == app::SaveOf::articles ? app::View::articles : what == app::SaveOf::quotes ? app::View::quotes : what == app::SaveOf::people ? app::View::people : app::View::words;
    app::Loader loader;
    app::Saving saving(what, arguments.format, state, arguments.url.empty() ? published_address(arguments.site) : arguments.url, engine.info());
    app::Effects effects;
    while (saving.advance(engine, loader, effects, pages) != app::Saving::Step::done) {
        app::Effects next;
        bring_files(arguments.site, std::move(effects), engine, loader, next);
        effects = std::move(next);
    }
    const auto file = saving.take_file();
    if (!file) {
        print_message("nothing could be saved: the search makes no sense, or the bundle is damaged (`verbatim check` says where)");
        return ExitCode::data_problem;
    }
    if (arguments.with_byte_order_mark) std::fputs("\xEF\xBB\xBF", stdout);
    std::fwrite(file->content.data(), 1, file->content.size(), stdout);
    if (saving.lacks().empty()) return ExitCode::good;
    print_message(saving.lacks());
    return ExitCode::data_problem;
}

}  // namespace verbatim::cli
