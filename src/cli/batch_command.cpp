// `verbatim batch`: a list of names or queries, and a row of counts for each: what a fact-checker starts from.
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "app/export_table.h"
#include "app/models.h"
#include "app/route.h"
#include "app/state.h"
#include "base/date.h"
#include "cli/build_report.h"
#include "cli/commands.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"
#include "files/read.h"
#include "text/utf8.h"

namespace verbatim::cli {
namespace {

constexpr std::size_t sources_named = 3;

// The lines that ask for something, without blanks around them.
std::vector<std::string> lines_of(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n", mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t first = line.find_first_not_of(blanks);
        if (first == std::string_view::npos || line[first] == '#') continue;
        line.remove_prefix(first);
        out.emplace_back(line.substr(0, line.find_last_not_of(blanks) + 1));
    }
    return out;
}

struct Looker {
    SiteFolder& site;
    std::string_view address;
    std::vector<search::Gap> gaps;

    template <class Ask>
    auto ask(Ask asking) {
        auto outcome = site.answer(asking);
        gaps.insert(gaps.end(), outcome.gaps.begin(), outcome.gaps.end());
        return std::move(outcome.value);
    }
    std::vector<std::string> row(const std::string& line);
};

std::vector<std::string> Looker::row(const std::string& line) {
    search::SearchRequest articles;
    articles.query = line;
    articles.limit = 0;
    articles.with_facets = true;
    articles.facet_limit = sources_named;
    articles.bins = search::DateUnit::day;
    const auto found = ask([&articles](search::Engine& engine) { return engine.search(articles); });
    if (!found) return {line, "", "", "", "", "", "", "", "the bundle is damaged"};
    if (found->error) return {line, "", "", "", "", "", "", "", "expected " + found->error->expected};
    search::QuotesRequest quotations;
    quotations.query = line;
    quotations.limit = 0;
    quotations.least = search::Standing::likely;
    quotations.indirect_too = false;
    quotations.copies_once = true;
    const auto quoted = ask([&quotations](search::Engine& engine) { return engine.quotes(quotations); });
    const auto person = ask([&line](search::Engine& engine) { return engine.find_person(line); });
    std::string said;
    if (person && person->known()) {
        quotations.query.clear();
        quotations.person = *person;
        if (const auto own = ask([&quotations](search::Engine& engine) { return engine.quotes(quotations); })) said = std::to_string(own->total);
    }
    std::string sources;
    for (const search::FacetValue& source : found->facets[static_cast<std::size_t>(search::Facet::source)]) {
        if (source.count > 0) sources += (sources.empty() ? "" : ", ") + source.value + " (" + std::to_string(source.count) + ")";
    }
    app::Route route;
    route.view = app::View::articles;
    route.query = line;
    const auto& days = found->histogram;
    return {line,
            std::to_string(found->total),
            quoted ? std::to_string(quoted->total) : std::string(),
            said,
            days.empty() ? std::string() : base::format_date(days.front().first),
            days.empty() ? std::string() : base::format_date(days.back().first),
            sources,
            std::string(address) + '#' + app::encode(route),
            ""};
}

}  // namespace

ExitCode run_batch(const BatchArguments& arguments) {
    auto site = SiteFolder::open(arguments.site);
    const auto list = files::read_file(arguments.file);
    if (!site || !list) {
        print_error(!site ? site.error() : list.error());
        return ExitCode::wrong_usage;
    }
    if (const std::size_t wrong = text::find_malformed(*list); wrong != std::string::npos) {
        print_error({arguments.file, "a byte at " + std::to_string(wrong) + " that is no UTF-8", "text in UTF-8, a name or a query a line", "save the list as UTF-8"});
        return ExitCode::wrong_usage;
    }
    const std::string address = arguments.url.empty() ? published_address(arguments.site) : arguments.url;
    Looker looker{*site, address, {}};
    app::Table table{{{"line"}, {"articles", true}, {"quotations", true}, {"said_by", true}, {"first"}, {"last"}, {"sources"}, {"link"}, {"problem"}}, {}};
    for (const std::string& line : lines_of(*list)) table.rows.push_back(looker.row(line));
    app::State state;
    state.route.view = app::View::articles;
    const app::Setting setting{state, site->engine().info(), address};
    const std::string out = arguments.as_jsonl ? app::to_jsonl(setting, table) : app::to_csv(setting, table);
    if (arguments.with_byte_order_mark) std::fputs("\xEF\xBB\xBF", stdout);
    std::fwrite(out.data(), 1, out.size(), stdout);
    const auto wrong = std::count_if(table.rows.begin(), table.rows.end(), [](const auto& row) { return !row.back().empty(); });
    if (table.rows.empty()) print_message(arguments.file + " holds no line to look up");
    if (wrong > 0) print_message(counted(static_cast<std::uint64_t>(wrong), "line") + " could not be looked up; the column `problem` says why");
    for (const search::Gap& gap : looker.gaps) print_message("missing from the counts: " + gap.what + " (" + gap.reason + ")");
    return wrong == 0 && looker.gaps.empty() && !table.rows.empty() ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
