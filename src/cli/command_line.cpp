#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/completions.h"
#include "cli/settings_file.h"
#include "cli/terminal.h"
#include "text/tokenizer.h"

namespace verbatim::cli {
namespace {

// {2, 4} for "2/4"; {0, 0} for what is no share.
std::pair<std::uint32_t, std::uint32_t> part_named(std::string_view given) {
    constexpr std::uint32_t most_parts = 10'000;
    std::uint32_t part = 0, parts = 0;
    const char* const end = given.data() + given.size();
    const auto first = std::from_chars(given.data(), end, part);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return {0, 0};
    const auto second = std::from_chars(first.ptr + 1, end, parts);
    if (second.ec != std::errc{} || second.ptr != end || part < 1 || part > parts || parts > most_parts) return {0, 0};
    return {part, parts};
}

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

// What stands after an option, read from what help shows there. These names are used for what they say; all others are text.
void add_kind(const std::string& shown, OptionDescription& out) {
    out.shown = shown;
    out.kind = shown.empty() ? ValueKind::nothing : shown == "FOLDER" ? ValueKind::folder : shown == "FILE" || shown == "PATH" ? ValueKind::path : ValueKind::text;
    if (shown.find('|') == std::string::npos) return;
    out.kind = ValueKind::one_of;
    std::istringstream words(shown);
    for (std::string word; std::getline(words, word, '|');) out.words.push_back(word);
}

CommandDescription described(const CLI::App& command, const std::string& details) {
    CommandDescription out{command.get_name(), command.get_description(), details, {}, {}};
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_group().empty()) continue;  // hidden
        OptionDescription one;
        add_kind(option->get_items_expected_max() == 0 ? "" : option->get_type_name(), one);
        one.help = option->get_description();
        one.required = option->get_required();
        one.repeatable = option->get_items_expected_max() > 1;
        if (option->get_positional()) {
            one.names = {option->get_name(true)};
            out.operands.push_back(std::move(one));
            continue;
        }
        for (const std::string& name : option->get_snames()) one.names.push_back("-" + name);
        for (const std::string& name : option->get_lnames()) one.names.push_back("--" + name);
        out.options.push_back(std::move(one));
    }
    return out;
}

// --format text or another form, which is the programs' one.
void add_format(CLI::App* command, OutputFormat& format, const std::string& for_programs, const std::string& help) {
    const auto choose = [&format](const std::string& name) { format = name == "text" ? OutputFormat::text : OutputFormat::json; };
    take_one_of(command->add_option_function<std::string>("--format", choose, help), {for_programs, "text"});
}

void add_follow_links(CLI::App* command, bool& follow) {
    command->add_flag("--follow-links", follow, "Read what symbolic links in a folder lead to, even out of it");
}

// What keeps a path from being one; empty when nothing does.
std::string empty_path(const std::string& given) { return given.empty() ? "found an empty path; expected a file or a folder (is a variable of the shell unset?)" : ""; }

// What keeps a port from being one; empty when nothing does.
std::string wrong_port(const std::string& given) {
    const bool digits = !given.empty() && given.size() <= 5 && given.find_first_not_of("0123456789") == std::string::npos;
    const int port = digits ? std::stoi(given) : 0;
    return port >= 1 && port <= 65535 ? "" : "expected a port from 1 to 65535, not \"" + given + "\"";
}

// Takes the address of a site, and ends it with a slash.
const CLI::Validator site_address(
    [](std::string& given) {
        std::string address = site_address_of(given);
        if (address.empty()) return "expected an address such as https://example.org/news/, not \"" + given + "\"";
        given = std::move(address);
        return std::string();
    },
    "", "address of a site");

void add_title(CLI::App* command, std::string& title) {
    command->add_option("--title", title, "The collection's title (else from the first folder's name)");
}

void add_app(CLI::App* command, std::string& app) {
    command->add_option("--app", app, "Folder of the built web application (else looked for beside the program)")->type_name("FOLDER");
}

void add_jobs(CLI::App* command, unsigned& jobs) {
    command->add_option("--jobs", jobs, "Threads (else as many as there are cores)")->type_name("N");
}

void add_port(CLI::App* command, std::optional<std::uint16_t>& port) {
    command->add_option("--port", port, "The port, 1 to 65535 (else 8000 or the next free one)")->type_name("N")->check(wrong_port);
}

// The commands with their options. Each sets `run` when it is the one that was called.
class CommandLine {
  public:
    explicit CommandLine(const std::string& version) {
        app_.set_version_flag("--version", "verbatim " + version);
        version_ = version;
        app_.require_subcommand(1);
        app_.footer(help_end());
        add_new();
        add_build();
        add_open();
        add_serve();
        add_read();
        add_quotes();
        add_search();
        add_export();
        add_batch();
        add_stats();
        add_check();
        add_inspect();
        add_doctor();
        add_completions();
        add_man();  // the last one: it takes the names of all
    }

    int run(int count, char** words) {
        if (count > 0) new_.program = words[0];
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
    // The last lines of every help.
    static std::string help_end() {
        std::string codes;
        int code = 0;
        for (const char* meaning : exit_code_meanings) codes += (codes.empty() ? "" : ", ") + std::to_string(code++) + " " + meaning;
        return "Exit codes: " + codes + ".\nMore: docs/commands.md";
    }

    // What help and the man page say of a command besides its summary: paragraphs parted by blank lines, examples indented by four.
    void explain(CLI::App* command, const std::string& details) {
        details_[command->get_name()] = details;
        command->footer(details + "\n\n" + help_end());
    }

    // Prints CLI11's own account of what is wrong. It repeats words of the command line, which a shell may have made of names of files.
    void report(const CLI::ParseError& error) const {
        std::ostringstream out, err;
        app_.exit(error, out, err);
        // As every other message begins.
        std::fputs(("verbatim: " + visible_lines(err.str())).c_str(), stderr);
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

    void add_new() {
        CLI::App* command = app_.add_subcommand("new", "Make a folder with an article to begin with");
        command->add_option("folder", new_.folder, "A new folder, or an empty one")->required()->type_name("FOLDER");
        explain(command,
                "Writes one article in Markdown, whose fields are explained in it, and a corrections.json with examples in comments. Prints the next "
                "two commands. A folder that holds something is left alone.");
        command->callback([this] { run_ = [this] { return run_new(new_); }; });
    }

    void add_build() {
        CLI::App* command = app_.add_subcommand("build", "Turn files and folders of articles into a website");
        command->add_option("corpus", build_.inputs, "Files and folders with articles")->required()->type_name("PATH")->check(empty_path);
        command->add_option("-o,--output", build_.site, "The site's folder; made, or written anew")->required()->type_name("FOLDER");
        add_title(command, build_.title);
        command->add_option("--rights", build_.rights, "Whose articles these are, shown on the site");
        command->add_option_function<std::vector<std::string>>(
                   "--text",
                   [this](const std::vector<std::string>& all) {
                       for (const std::string& one : all) {
                           const std::size_t sign = one.rfind('=');
                           const auto shown = *text_shown_named(sign == std::string::npos ? one : one.substr(sign + 1));
                           if (sign == std::string::npos) build_.text = shown;
                           else build_.source_text[text::fold(one.substr(0, sign))] = shown;
                       }
                   },
                   "How much of each text the site shows (full; snippet for texts of press databases); \"SOURCE=snippet\" for one outlet")
            ->type_name("full|snippet|quotes")
            ->allow_extra_args(false)
            ->check([](const std::string& given) {
                const std::size_t sign = given.rfind('=');
                return text_shown_named(sign == std::string::npos ? given : given.substr(sign + 1)) ? std::string() : "expected full, snippet or quotes, or the name of an outlet and = before it, not \"" + given + "\"";
            });
        command->add_flag("--versions", build_.versions, "Publish older texts of articles that changed under one address as well");
        take_one_of(command->add_option_function<std::string>("--pages", [this](const std::string& kind) { build_.pages = pages_named(kind); },
                                                              "Plain pages beside the explorer: one an article up to 2,000 articles and packed ones above (auto), one an article (articles), none"),
                    {"auto", "articles", "none"});
        take_one_of(command->add_option_function<std::string>("--embeds", [this](const std::string& which) { build_.embeds = embeds_named(which); },
                                                              "Quotations with a page and an oEmbed answer of their own (sure)"),
                    {"sure", "all", "none"});
        command->add_option("--url", build_.url, "Where the site will be, for what wants whole addresses: sitemap, feeds, citations")->type_name("URL")->transform(site_address);
        command->add_option("--max-files", build_.most_files, "How many files the site may have (15000)")->type_name("N");
        command->add_option("--single-file", build_.single_file, "Write the whole site as one HTML file as well, up to 30 MB, to mail and to open by double click")->type_name("FILE");
        command->add_flag("--noindex", build_.hidden_from_search, "Ask search engines not to list the site");
        command->add_flag("--strict", build_.strict, "Exit code 1 where an article had to be repaired");
        add_app(command, build_.app);
        command->add_flag("--no-app", build_.without_app, "Write the bundle alone, without the web application");
        command->add_option("--report", build_.report, "File for the full report (else SITE.report.json, beside the site)")->type_name("FILE");
        command->add_flag("--no-cache", build_.without_cache, "Analyse every article anew, and keep nothing of it for the next build");
        command
            ->add_option_function<std::string>("--part", [this](const std::string& given) { std::tie(build_.part, build_.parts) = part_named(given); },
                                               "Analyse the Kth of N shares of the articles into the file that -o names, and build no site")
            ->type_name("K/N")
            ->check([](const std::string& given) { return part_named(given).second == 0 ? "expected a share such as 2/4, not \"" + given + "\"" : std::string(); });
        command->add_option("--analyses", build_.analyses, "Take the analyses of a file that --part has made; may be given several times")->type_name("FILE")->allow_extra_args(false);
        command->add_flag("--prune", build_.prune, "Remove the files of the former collection at once, not with the next build");
        add_follow_links(command, build_.follow_links);
        add_jobs(command, build_.jobs);
        add_format(command, build_.format, "json", "How to print the summary");
        explain(command,
                "Reads text, Markdown, JSON, tables, saved pages, feeds, archives and more (docs/input-formats.md); folders are walked whole. The site changes in one step: a build that fails leaves the earlier "
                "one. What could not be read is named, and stands in the full report, which lies beside the site because it names your files.\n\n"
                "    verbatim build articles/ more.jsonl -o site");
        command->callback([this] {
            build_.version = version_;
            run_ = [this] { return build_.parts > 0 ? run_part_build(build_) : run_build(build_); };
        });
    }

    void add_open() {
        CLI::App* command = app_.add_subcommand("open", "Read articles and look at them in the browser; changes are followed");
        command->add_option("corpus", open_.inputs, "Files and folders with articles, or a site")->required()->type_name("PATH")->check(empty_path);
        add_title(command, open_.title);
        add_port(command, open_.port);
        command->add_flag("--no-browser", open_.without_browser, "Print the address and open no browser");
        command->add_flag("--desktop", open_.desktop, "Show the desktop program instead of a browser");
        command->add_flag("--poll", open_.poll, "Look for changes every two seconds: for folders that other machines write to");
        command->add_flag("--forget", open_.forget, "Remove what is kept of these articles, and do nothing else");
        add_app(command, open_.app);
        add_follow_links(command, open_.follow_links);
        add_jobs(command, open_.jobs);
        add_limits(command, open_.limits);
        explain(command,
                "Builds a site of the articles into your cache, serves it on 127.0.0.1 and opens the browser. While it runs, a change in the folder is "
                "built again, and the page offers to reload. To write a site that can be published, use verbatim build.");
        command->callback([this] { run_ = [this] { return run_open(open_); }; });
    }

    void add_serve() {
        CLI::App* command = app_.add_subcommand("serve", "Show a site on 127.0.0.1");
        command->add_option("site", serve_.site, "The site's folder")->required()->type_name("FOLDER")->check(empty_path);
        add_port(command, serve_.port);
        command->add_option("--host", serve_.hosts, "Answer to this name too, besides 127.0.0.1 and localhost; may be given again")
            ->type_name("NAME[:PORT]")
            ->allow_extra_args(false);
        add_limits(command, serve_.limits);
        explain(command, "Prints the address and goes on until Ctrl+C. No other machine can reach it.");
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

    void add_read() {
        CLI::App* command = app_.add_subcommand("read", "Print what the readers make of files");
        command->add_option("file", read_.inputs, "Files and folders with articles")->required()->type_name("PATH")->check(empty_path);
        add_follow_links(command, read_.follow_links);
        add_format(command, read_.format, "jsonl", "How to print them: one JSON document a line, or for people");
        explain(command, "Each article comes with its fields, where each was found, its text, and what of the file is not in the text and why.");
        command->callback([this] { run_ = [this] { return run_read(read_); }; });
    }

    void add_quotes() {
        CLI::App* command = app_.add_subcommand("quotes", "Print who said what, an article at a time");
        command->add_option("file", quotes_.inputs, "Files and folders with articles")->required()->type_name("PATH")->check(empty_path);
        add_follow_links(command, quotes_.follow_links);
        add_format(command, quotes_.format, "jsonl", "How to print them: one JSON document a line, or for people");
        explain(command, "Each quotation comes with its place in the text, its speaker, the words that name the speaker, and a confidence.");
        command->callback([this] { run_ = [this] { return run_quotes(quotes_); }; });
    }

    void add_search() {
        CLI::App* command = app_.add_subcommand("search", "Search a site from the command line");
        command->add_option("site", search_.site, "The site's folder")->required()->type_name("FOLDER")->check(empty_path);
        command->add_option("query", search_.query, "As in the search field: docs/query-language.md")->required()->type_name("QUERY");
        add_format(command, search_.format, "json", "How to print the answer");
        command->add_option("--limit", search_.limit, "How many articles to print (10)")->type_name("N");
        take_one_of(command->add_option_function<std::string>("--sort", [this](const std::string& by) { search_.by_date = by == "date"; },
                                                              "Best first, or newest first"),
                    {"relevance", "date"});
        command->add_option("--offset", search_.offset, "How many to pass over first (0)")->type_name("N");
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
        CLI::Option* quotes = command->add_option_function<std::string>("--quotes", view(SearchView::quotes),
                                                                        "Print quotations, in this order: by how well they fit, by date, or by speaker");
        take_one_of(quotes->excludes(lines)->excludes(bins), {"fit", "newest", "oldest", "speaker"});
        take_one_of(command->add_option("--least", search_.least, "How quotations have to stand, with --quotes (likely); docs/quotes.md"), {"all", "likely", "sure"});
        command->add_flag("--reported", search_.indirect_too, "Reported speech too, with --quotes");
        command->add_flag("--free", search_.freely, "Read plain words as the explorer does: names as speakers, years as dates, slips mended");
        explain(command, "Put -- before a query that begins with a minus, after all options:\n\n    verbatim search site -- '-volume trade'");
        command->callback([this] { run_ = [this] { return run_search(search_); }; });
    }

    void add_export() {
        CLI::App* command = app_.add_subcommand("export", "Save what a search finds, as the explorer does");
        command->add_option("site", export_.site, "The site's folder")->required()->type_name("FOLDER")->check(empty_path);
        command->add_option("query", export_.query, "As in the search field, or a link of the explorer with its filters (else everything)")->type_name("QUERY");
        take_one_of(command->add_option_function<std::string>("--what", [this](const std::string& what) { export_.what = what == "articles" ? app::SaveOf::articles : what == "quotes" ? app::SaveOf::quotes : what == "lines" ? app::SaveOf::lines : what == "people" ? app::SaveOf::people : app::SaveOf::over_time; },
                                                              "What to save: articles, quotations, people, the words in their lines, or counts over time (else what the link shows, or quotations)"),
                    {"articles", "quotes", "people", "lines", "over-time"});
        take_one_of(command->add_option_function<std::string>("--as", [this](const std::string& format) {
                        export_.format = format == "jsonl" ? app::ExportFormat::jsonl : format == "bibtex" ? app::ExportFormat::bibtex : format == "csl" ? app::ExportFormat::csl_json : format == "markdown" ? app::ExportFormat::markdown : format == "ris" ? app::ExportFormat::ris : format == "annotation" ? app::ExportFormat::annotation : app::ExportFormat::csv;
                    }, "The format (csv); lines, counts and people are tables, in csv or jsonl"),
                    {"csv", "jsonl", "bibtex", "csl", "markdown", "ris", "annotation"});
        take_one_of(command->add_option("--least", export_.least, "How quotations have to stand (likely); docs/quotes.md"), {"all", "likely", "sure"});
        command->add_flag("--reported", export_.indirect_too, "Reported speech too");
        command->add_option("--url", export_.url, "Where the site is, for the links in the file (else as it was built)")->type_name("URL")->transform(site_address);
        command->add_flag("--excel", export_.with_byte_order_mark, "Begin with a byte-order mark, by which spreadsheets know UTF-8");
        explain(command, "Prints the file that Export in the explorer saves, byte for byte (docs/exports.md):\n\n    verbatim export site 'speaker:Tokayev debt' --as csv --excel > debt.csv\n    verbatim export site '#/quotes?q=debt&from=2024-01-01' --as bibtex");
        command->callback([this] { run_ = [this] { return run_export(export_); }; });
    }

    void add_batch() {
        CLI::App* command = app_.add_subcommand("batch", "Look a list of names or queries up in a site");
        command->add_option("site", batch_.site, "The site's folder")->required()->type_name("FOLDER")->check(empty_path);
        command->add_option("list", batch_.file, "A text file with a name or a query a line")->required()->type_name("FILE")->check(empty_path);
        take_one_of(command->add_option_function<std::string>("--as", [this](const std::string& format) { batch_.as_jsonl = format == "jsonl"; }, "The format (csv)"), {"csv", "jsonl"});
        command->add_option("--url", batch_.url, "Where the site is, for the links in the table (else as it was built)")->type_name("URL")->transform(site_address);
        command->add_flag("--excel", batch_.with_byte_order_mark, "Begin with a byte-order mark, by which spreadsheets know UTF-8");
        explain(command, "Prints a row a line: how many articles and quotations have it, how many quotations are of a person of just that name, the first and the last date, the outlets that have it "
                         "most often, and a link. Empty lines and lines that begin with # are passed over; words in quotation marks stand next to each other.\n\n    verbatim batch site names.txt > table.csv");
        command->callback([this] { run_ = [this] { return run_batch(batch_); }; });
    }

    void add_stats() {
        CLI::App* command = app_.add_subcommand("stats", "Count what a site holds");
        command->add_option("site", stats_.site, "The site's folder")->required()->type_name("FOLDER")->check(empty_path);
        command->add_option("--limit", stats_.limit, "How many sources, places, speakers … of each kind (20)")->type_name("N");
        add_format(command, stats_.format, "json", "How to print the counts");
        command->callback([this] { run_ = [this] { return run_stats(stats_); }; });
    }

    void add_check() {
        CLI::App* command = app_.add_subcommand("check", "Verify every hash and invariant of a site's bundle");
        command->add_option("site", check_.site, "The site's folder")->required()->type_name("FOLDER")->check(empty_path);
        add_format(command, check_.format, "json", "How to print the findings");
        command->callback([this] { run_ = [this] { return run_check(check_); }; });
    }

    void add_inspect() {
        CLI::App* command = app_.add_subcommand("inspect", "Show what stands in the files of a site's bundle");
        command->add_option("site", inspect_.site, "The site's folder")->required()->type_name("FOLDER")->check(empty_path);
        command->add_option("shard", inspect_.shards, "Names of shards (else the manifest and the table of contents)")->type_name("NAME");
        command->callback([this] { run_ = [this] { return run_inspect(inspect_); }; });
    }

    void add_doctor() {
        CLI::App* command = app_.add_subcommand("doctor", "Say what is wrong with this machine, a corpus or a site, and the fix");
        command->add_option("path", doctor_.paths, "Sites, and files and folders of a corpus (else this machine is examined)")->type_name("PATH")->check(empty_path);
        add_follow_links(command, doctor_.follow_links);
        add_format(command, doctor_.format, "json", "How to print the findings");
        explain(command, "Prints a line a check: ok, warning or problem, and what to do. Changes nothing. The exit code is 1 where there is a problem.");
        command->callback([this] { run_ = [this] { return run_doctor(doctor_); }; });
    }

    void add_completions() {
        CLI::App* command = app_.add_subcommand("completions", "Print a script that completes this program's command line in a shell");
        explain(command,
                "Installing Verbatim puts the scripts of all three shells where they look for them. Without that, for one session of bash or zsh:\n\n"
                "    source <(verbatim completions bash)\n\n"
                "And for fish, for good:\n\n"
                "    verbatim completions fish > ~/.config/fish/completions/verbatim.fish");
        take_one_of(command->add_option("shell", shell_, "The shell that reads the script")->required(), {"bash", "zsh", "fish"});
        command->callback([this] {
            run_ = [this] {
                const auto make = shell_ == "bash" ? bash_completions : shell_ == "zsh" ? zsh_completions : fish_completions;
                std::fputs(make(description()).c_str(), stdout);
                return ExitCode::good;
            };
        });
    }

    void add_man() {
        CLI::App* command = app_.add_subcommand("man", "Print the man page of the program or of a command, as roff");
        explain(command, "To read a page that is not installed:\n\n    verbatim man build | man -l -");
        take_one_of(command->add_option("command", man_.command, "The command (else the program itself)"), commands());
        command->add_option("-o,--output", man_.folder, "Write all pages into this folder instead")->type_name("FOLDER");
        command->callback([this] { run_ = [this] { return run_man(man_, description()); }; });
    }

    ProgramDescription description() const {
        const auto details_of = [this](const CLI::App& command) {
            const auto found = details_.find(command.get_name());
            return found == details_.end() ? std::string() : found->second;
        };
        ProgramDescription out{version_, described(app_, ""), {}};
        for (const CLI::App* command : app_.get_subcommands({})) out.commands.push_back(described(*command, details_of(*command)));
        return out;
    }

    std::string version_;
    std::map<std::string, std::string> details_;  // by the names of commands
    CLI::App app_{"Verbatim turns a folder of news articles into a website of who said what.", "verbatim"};
    NewArguments new_;
    BuildArguments build_;
    BatchArguments batch_;
    StatsArguments stats_;
    ExportArguments export_;
    OpenArguments open_;
    ServeArguments serve_;
    ReadArguments read_;
    QuotesArguments quotes_;
    SearchArguments search_;
    CheckArguments check_;
    InspectArguments inspect_;
    DoctorArguments doctor_;
    std::string shell_;
    ManArguments man_;
    std::function<ExitCode()> run_;
};

}  // namespace

int run_command_line(const std::string& version, int count, char** words) { return CommandLine(version).run(count, words); }

}  // namespace verbatim::cli
