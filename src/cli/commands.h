// The commands of `verbatim`: what each takes, as plain data, and the function that runs it. command_line.cpp fills the data from
// the command line; each command's own file does the rest. docs/commands.md is the account for users.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/saving.h"
#include "app/types.h"
#include "cli/command_description.h"
#include "cli/server/limits.h"
#include "quotes/withhold.h"
#include "site/pages/pages.h"

namespace verbatim::cli {

// What every command returns to the shell.
enum class ExitCode : int {
    good = 0,
    data_problem = 1,  // the command ran, and found something wrong in the data
    wrong_usage = 2,   // the command could not run as it was called
};

enum class OutputFormat { text, json };

struct BuildArguments {
    std::vector<std::string> inputs;
    std::string site;
    std::string title;   // empty: made from the name of the first input
    std::string rights;  // whose articles these are
    std::string app;     // folder of the built application; empty: looked for beside the program
    std::optional<quotes::TextShown> text;  // how much of every article is shown; none: all, and snippets of licensed ones
    std::map<std::string, quotes::TextShown> source_text;  // the same of one outlet, by its name with its letters folded
    std::string title_else;                 // the title where none is given, not in verbatim.json either
    bool versions = false;                  // older texts of articles are published too
    bool strict = false;                    // doubts are failures
    std::string report;  // file of the full report; empty: SITE.report.json
    bool without_app = false;
    bool prune = false;         // remove the former collection's files at once
    bool follow_links = false;  // read what links in a folder lead to
    // What is not given here is as verbatim.json says, else as site::PagesOptions has it.
    std::optional<site::PagesKind> pages;  // none also without the application, whose stylesheet and fonts they use
    std::optional<site::Embeds> embeds;
    std::string url;                   // where the site will be; empty: not known
    std::optional<std::size_t> most_files;  // of the whole site
    bool hidden_from_search = false;   // search engines are asked not to list it
    std::string single_file;           // where the whole site is written as one HTML file as well; empty: nowhere
    bool without_cache = false;        // analyse every article anew, and keep nothing of it
    std::vector<std::string> analyses; // files of --part, whose analyses are taken
    std::uint32_t part = 0, parts = 0; // 1 of 4: analyse a fourth of the articles into a file at `site`, and build nothing; 0: build a site
    std::string version;               // of the program
    unsigned jobs = 0;   // 0: as many as there are cores
    OutputFormat format = OutputFormat::text;
};

struct ServeArguments {
    std::string site;
    std::optional<std::uint16_t> port;  // none: 8000, or the next one that is free
    std::vector<std::string> hosts;     // names that are answered besides 127.0.0.1, localhost and [::1]: NAME or NAME:PORT
    ServerLimits limits;
};

struct OpenArguments {
    std::vector<std::string> inputs;    // files and folders of articles, or one site
    std::string title;
    std::string app;                    // as in BuildArguments
    bool follow_links = false;
    bool poll = false;                  // look for changes instead of being told of them
    bool desktop = false;               // show the desktop program instead of a browser
    bool without_browser = false;
    bool forget = false;                // remove what is kept of these articles, and do nothing else
    unsigned jobs = 0;
    std::optional<std::uint16_t> port;  // as in ServeArguments
    ServerLimits limits;
};

// What the explorer's Export saves: the list of a page.
struct ExportArguments {
    std::string site;
    std::string query;                          // or a link of the explorer, or what stands behind its '#'
    std::optional<app::SaveOf> what;            // none: what the link shows; quotations for a query
    app::ExportFormat format = app::ExportFormat::csv;
    std::string least = "likely";               // how quotations have to stand
    bool indirect_too = false;
    std::string url;                            // of the site, for the links in the file
    bool with_byte_order_mark = false;          // what a spreadsheet needs to know UTF-8
};

struct BatchArguments {
    std::string site;
    std::string file;     // a name or a query a line
    bool as_jsonl = false;
    std::string url;      // of the site, for the links
    bool with_byte_order_mark = false;
};

struct StatsArguments {
    std::string site;
    std::uint32_t limit = 20;  // values of each kind
    OutputFormat format = OutputFormat::text;
};

struct ReadArguments {
    std::vector<std::string> inputs;
    bool follow_links = false;
    OutputFormat format = OutputFormat::json;
};

struct QuotesArguments {
    std::vector<std::string> inputs;
    bool follow_links = false;
    OutputFormat format = OutputFormat::json;
};

// What is printed of a search's articles: themselves, their lines around the words, or how many there are over time.
enum class SearchView { articles, quotes, concordance, over_time };

struct SearchArguments {
    std::string site;
    std::string query;
    OutputFormat format = OutputFormat::text;
    std::uint32_t limit = 10;
    std::uint32_t offset = 0;
    bool by_date = false;
    bool all_forms = false;  // of bare words, not these alone
    SearchView view = SearchView::articles;
    std::string order;       // concordance: newest, left, right; over time: day, month, year; quotes: fit, newest, oldest, speaker
    std::string least = "likely";  // quotes: all, likely, sure
    bool indirect_too = false;     // quotes: reported speech as well
    bool freely = false;           // as the explorer reads it: search::Interpretation::free
};

struct InspectArguments {
    std::string site;
    std::vector<std::string> shards;  // names, with or without .vbs; none: the manifest and the roots
};

struct CheckArguments {
    std::string site;
    OutputFormat format = OutputFormat::text;
};

struct NewArguments {
    std::string folder;
    std::string program;  // as it was called, for the commands that are shown; empty: verbatim
};

struct DoctorArguments {
    std::vector<std::string> paths;  // of a corpus, and sites; none: this machine
    bool follow_links = false;
    OutputFormat format = OutputFormat::text;
};

struct ManArguments {
    std::string command;  // empty: the program's own page
    std::string folder;   // where all pages go; empty: one is printed
};

// Each prints its result to standard output and its messages to standard error.
ExitCode run_batch(const BatchArguments& arguments);
ExitCode run_stats(const StatsArguments& arguments);
ExitCode run_export(const ExportArguments& arguments);
ExitCode run_build(const BuildArguments& arguments);
ExitCode run_part_build(const BuildArguments& arguments);
ExitCode run_open(const OpenArguments& arguments);
ExitCode run_serve(const ServeArguments& arguments);
// Whether this system has `serve` and `open`.
bool has_server();
ExitCode run_read(const ReadArguments& arguments);
ExitCode run_quotes(const QuotesArguments& arguments);
ExitCode run_search(const SearchArguments& arguments);
ExitCode run_inspect(const InspectArguments& arguments);
ExitCode run_check(const CheckArguments& arguments);
ExitCode run_new(const NewArguments& arguments);
ExitCode run_doctor(const DoctorArguments& arguments);
ExitCode run_man(const ManArguments& arguments, const ProgramDescription& description);

}  // namespace verbatim::cli
