// `verbatim`: reads the command line, runs one command.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/terminal.h"

namespace {

using namespace verbatim::cli;

// "left, right or newest".
std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
    return out;
}

// Lets `option` take one of these words; help and messages show them as a person would write them.
void take_one_of(CLI::Option* option, const std::vector<std::string>& names) {
    std::string shown;
    for (const std::string& name : names) shown += (shown.empty() ? "" : "|") + name;
    option->type_name(shown);
    option->check(CLI::Validator(
        [names](const std::string& given) {
            const bool known = std::find(names.begin(), names.end(), given) != names.end();
            return known ? std::string() : "expected " + listed(names) + ", not \"" + given + "\"";
        },
        "", "one of"));
}

// --format text or another form, which is the programs' one.
void add_format(CLI::App* command, OutputFormat& format, const std::string& for_programs, const std::string& help) {
    const auto choose = [&format](const std::string& name) { format = name == "text" ? OutputFormat::text : OutputFormat::json; };
    take_one_of(command->add_option_function<std::string>("--format", choose, help), {for_programs, "text"});
}

void add_follow_links(CLI::App* command, bool& follow) {
    command->add_flag("--follow-links", follow, "Read what symbolic links in a folder lead to, even out of it");
}

// What keeps a port from being one; empty when nothing does.
std::string wrong_port(const std::string& given) {
    const bool digits = !given.empty() && given.size() <= 5 && given.find_first_not_of("0123456789") == std::string::npos;
    const int port = digits ? std::stoi(given) : 0;
    return port >= 1 && port <= 65535 ? "" : "expected a port from 1 to 65535, not \"" + given + "\"";
}

// The commands with their options. Each sets `run` when it is the one that was called.
class CommandLine {
  public:
    CommandLine() {
        app_.set_version_flag("--version", "verbatim " VERBATIM_VERSION);
        app_.require_subcommand(1);
        app_.footer("Exit codes: 0 good, 1 something is wrong in the data, 2 wrong usage.\nMore: docs/commands.md");
        add_build();
        add_open();
        add_serve();
        add_quotes();
        add_search();
        add_check();
        add_inspect();
    }

    int run(int count, char** words) {
        const std::vector<std::string> known = commands();
        if (count > 1 && words[1][0] != '-' && std::find(known.begin(), known.end(), words[1]) == known.end()) {
            print_message("unknown command \"" + std::string(words[1]) + "\"; expected " + listed(known));
            return static_cast<int>(ExitCode::wrong_usage);
        }
        try {
            app_.parse(count, words);
        } catch (const CLI::ParseError& error) {
            // CLI11 prints help and version as "errors" of code 0.
            if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app_.exit(error);
            // CLI11 misses what is required before it minds what is unknown, though the one is often why the other is missing.
            if (!report_unknown_option()) report(error);
            return static_cast<int>(ExitCode::wrong_usage);
        }
        const ExitCode done = run_();
        if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return static_cast<int>(done);
        print_message("standard output could not be written; the output is not complete");
        return static_cast<int>(done == ExitCode::good ? ExitCode::data_problem : done);
    }

  private:
    // Prints CLI11's own account of what is wrong. It repeats words of the command line, which a shell may have made of names of files.
    void report(const CLI::ParseError& error) const {
        std::ostringstream out, err;
        app_.exit(error, out, err);
        std::fputs(visible_lines(err.str()).c_str(), stderr);
    }

    // Names the first option that the command does not have; false when there is none.
    bool report_unknown_option() const {
        for (const std::string& word : app_.remaining(true)) {
            if (word.size() < 2 || word[0] != '-' || word == "--") continue;
            const std::vector<const CLI::App*> called = app_.get_subcommands([](const CLI::App* command) { return command->parsed(); });
            const std::string name = called.empty() ? "" : called.front()->get_name();
            const bool query = name == "search" && word[1] != '-';
            print_error({name, word, query ? "a query or an option" : "an option that there is",
                         query ? "put -- before a query that begins with a minus, after all options: verbatim search SITE -- '" + word + "'"
                               : "see verbatim " + (name.empty() ? name : name + " ") + "--help"});
            return true;
        }
        return false;
    }

    std::vector<std::string> commands() const {
        std::vector<std::string> names;
        for (const CLI::App* command : app_.get_subcommands({})) names.push_back(command->get_name());
        return names;
    }

    void add_build() {
        CLI::App* command = app_.add_subcommand("build", "Turn files and folders of articles into a website");
        command->add_option("corpus", build_.inputs, "Files and folders with articles")->required();
        command->add_option("-o,--output", build_.site, "The site's folder; made, or written anew")->required();
        command->add_option("--title", build_.title, "The collection's title (else from the first folder's name)");
        command->add_option("--rights", build_.rights, "Whose articles these are, shown on the site");
        command->add_option("--app", build_.app, "Folder of the built web application (else looked for beside the program)");
        command->add_flag("--no-app", build_.without_app, "Write the bundle alone, without the web application");
        command->add_option("--report", build_.report, "File for the full report (else SITE.report.json, beside the site)");
        command->add_flag("--prune", build_.prune, "Remove the files of the former collection at once, not with the next build");
        add_follow_links(command, build_.follow_links);
        command->add_option("--jobs", build_.jobs, "Threads (else as many as there are cores)");
        add_format(command, build_.format, "json", "How to print the summary");
        command->callback([this] { run_ = [this] { return run_build(build_); }; });
    }

    void add_open() {
        CLI::App* command = app_.add_subcommand("open", "Read articles and look at them in the browser; changes are followed");
        command->add_option("corpus", open_.inputs, "Files and folders with articles, or a site")->required();
        command->add_option("--title", open_.title, "The collection's title (else from the first folder's name)");
        command->add_option("--port", open_.port, "The port, 1 to 65535 (else 8000 or the next free one)")->type_name("N")->check(wrong_port);
        command->add_flag("--no-browser", open_.without_browser, "Print the address and open no browser");
        command->add_flag("--desktop", open_.desktop, "Show the desktop program instead of a browser");
        command->add_flag("--poll", open_.poll, "Look for changes every two seconds: for folders that other machines write to");
        command->add_flag("--forget", open_.forget, "Remove what is kept of these articles, and do nothing else");
        command->add_option("--app", open_.app, "Folder of the built web application (else looked for beside the program)");
        add_follow_links(command, open_.follow_links);
        command->add_option("--jobs", open_.jobs, "Threads (else as many as there are cores)");
        add_limits(command, open_.limits);
        command->callback([this] { run_ = [this] { return run_open(open_); }; });
    }

    void add_serve() {
        CLI::App* command = app_.add_subcommand("serve", "Show a site on 127.0.0.1");
        command->add_option("site", serve_.site, "The site's folder")->required();
        command->add_option("--port", serve_.port, "The port, 1 to 65535 (else 8000 or the next free one)")
            ->type_name("N")
            ->check(wrong_port);
        command->add_option("--host", serve_.hosts, "Answer to this name too, besides 127.0.0.1 and localhost; may be given again")
            ->type_name("NAME[:PORT]")
            ->allow_extra_args(false);
        add_limits(command, serve_.limits);
        command->callback([this] { run_ = [this] { return run_serve(serve_); }; });
    }

    // For tests, which cannot wait as long as people can: no help tells of them.
    void add_limits(CLI::App* command, ServerLimits& limits) {
        const auto add = [command](const std::string& name, auto set) { command->add_option_function<unsigned>(name, set)->group(""); };
        add("--limit-request-ms", [&limits](unsigned value) { limits.request = std::chrono::milliseconds(value); });
        add("--limit-idle-ms", [&limits](unsigned value) { limits.idle = std::chrono::milliseconds(value); });
        add("--limit-progress-ms", [&limits](unsigned value) { limits.progress = std::chrono::milliseconds(value); });
        add("--limit-hold-ms", [&limits](unsigned value) { limits.hold = std::chrono::milliseconds(value); });
        add("--limit-connections", [&limits](unsigned value) { limits.connections = value; });
        add("--limit-requests", [&limits](unsigned value) { limits.requests = value; });
    }

    void add_quotes() {
        CLI::App* command = app_.add_subcommand("quotes", "Print who said what, an article at a time");
        command->add_option("file", quotes_.inputs, "Files and folders with articles")->required();
        add_follow_links(command, quotes_.follow_links);
        add_format(command, quotes_.format, "jsonl", "How to print them: one JSON document a line, or for people");
        command->callback([this] { run_ = [this] { return run_quotes(quotes_); }; });
    }

    void add_search() {
        CLI::App* command = app_.add_subcommand("search", "Search a site from the command line");
        command->add_option("site", search_.site, "The site's folder")->required();
        command->add_option("query", search_.query, "As in the search field: docs/query-language.md")->required();
        add_format(command, search_.format, "json", "How to print the answer");
        command->add_option("--limit", search_.limit, "How many articles to print (10)");
        take_one_of(command->add_option_function<std::string>("--sort", [this](const std::string& by) { search_.by_date = by == "date"; },
                                                              "Best first, or newest first"),
                    {"relevance", "date"});
        command->add_option("--offset", search_.offset, "How many to pass over first (0)");
        command->add_flag("--stem", search_.all_forms, "Let bare words stand for all their forms: trade, trades, traded");
        const auto view = [this](SearchView chosen) {
            return [this, chosen](const std::string& order) {
                search_.view = chosen;
                search_.order = order;
            };
        };
        CLI::Option* lines = command->add_option_function<std::string>("--concordance", view(SearchView::concordance),
                                                                       "Print the words in their surroundings, by what stands left or right, or newest first");
        take_one_of(lines, {"left", "right", "newest"});
        CLI::Option* bins = command->add_option_function<std::string>("--over-time", view(SearchView::over_time),
                                                                      "Print how many articles there are each day, month or year");
        take_one_of(bins->excludes(lines), {"day", "month", "year"});
        command->callback([this] { run_ = [this] { return run_search(search_); }; });
    }

    void add_check() {
        CLI::App* command = app_.add_subcommand("check", "Verify every hash and invariant of a site's bundle");
        command->add_option("site", check_.site, "The site's folder")->required();
        add_format(command, check_.format, "json", "How to print the findings");
        command->callback([this] { run_ = [this] { return run_check(check_); }; });
    }

    void add_inspect() {
        CLI::App* command = app_.add_subcommand("inspect", "Show what stands in the files of a site's bundle");
        command->add_option("site", inspect_.site, "The site's folder")->required();
        command->add_option("shard", inspect_.shards, "Names of shards (else the manifest and the table of contents)");
        command->callback([this] { run_ = [this] { return run_inspect(inspect_); }; });
    }

    CLI::App app_{"Verbatim turns a folder of news articles into a website of who said what.", "verbatim"};
    BuildArguments build_;
    OpenArguments open_;
    ServeArguments serve_;
    QuotesArguments quotes_;
    SearchArguments search_;
    CheckArguments check_;
    InspectArguments inspect_;
    std::function<ExitCode()> run_;
};

}  // namespace

int main(int count, char** words) { return CommandLine().run(count, words); }
