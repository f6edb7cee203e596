// `verbatim quotes`: who said what in some files, streamed an article at a time.
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/span.h"
#include "cli/build_report.h"
#include "cli/commands.h"
#include "cli/quotes_json.h"
#include "cli/terminal.h"
#include "corpus/reader.h"
#include "quotes/analyze.h"
#include "quotes/standing.h"

namespace verbatim::cli {
namespace {

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string speaker_line(const corpus::Article& article, const quotes::Analysis& analysis, const quotes::Quote& quote, const quotes::StandingJudge& judge) {
    const auto& entities = analysis.names.entities;
    const std::string mention(base::slice(article.text, quote.speaker));
    std::string line = "— ";
    if (quote.person < entities.size()) {
        line += entities[quote.person].name;
        if (!mention.empty() && mention != entities[quote.person].name) line += " (“" + mention + "”)";
    } else {
        line += mention.empty() ? "unknown" : mention;
    }
    if (!quote.cue.empty()) line += ", " + std::string(base::slice(article.text, quote.cue));
    return line + "  [" + std::string(quotes::kind_name(quote.kind)) + ", " + std::string(quotes::rule_name(quote.rule)) + ", " +
           std::to_string(quote.confidence / 10) + " %, " + std::string(quotes::standing_name(judge.standing_of(quote))) + "]";
}

std::string as_text(const corpus::Article& article, const quotes::Analysis& analysis) {
    std::string out = visible(article.title) + "\n" + visible(article.id);
    if (article.date) out += " · " + base::format_date(*article.date);
    if (!article.source.empty()) out += " · " + visible(article.source);
    out += "\n\n";
    const quotes::StandingJudge judge(article, analysis);
    for (const quotes::Quote& quote : analysis.quotes) {
        out += "  " + visible_lines(quotes::words_in_marks(article.text, quote)) + "\n  " + visible(speaker_line(article, analysis, quote, judge)) + "\n\n";
    }
    return out;
}

}  // namespace

ExitCode run_quotes(const QuotesArguments& arguments) {
    const auto on_article = [&arguments](corpus::Article&& article) {
        const quotes::Analysis analysis = quotes::analyze(article);
        print(arguments.format == OutputFormat::json ? quotes_json(article, analysis) + "\n" : as_text(article, analysis));
    };
    const auto on_notice = [](corpus::Notice&& notice) { print_message(describe(notice)); };
    const auto summary = corpus::read_corpus(arguments.inputs, {.with_twins = true, .follow_links = arguments.follow_links, .keep_original = true}, on_article, on_notice);
    if (!summary) {
        print_error(summary.error());
        return ExitCode::wrong_usage;
    }
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
        print_message("standard output could not be written; the output is not complete");
        return ExitCode::data_problem;
    }
    if (summary->accepted == 0) {
        print_message(no_article(arguments.inputs));
        return ExitCode::data_problem;
    }
    return summary->rejected == 0 ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
