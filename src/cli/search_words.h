// What `verbatim search` prints of words rather than of articles, and what all its views share.
#pragma once

#include <string>

#include "cli/commands.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"
#include "search/word_requests.h"

namespace verbatim::cli {

inline search::WordForms forms_of(const SearchArguments& arguments) {
    return arguments.all_forms ? search::WordForms::all : search::WordForms::exact;
}

// The query again, with the place underlined that could not be understood.
void print_query_error(const std::string& query, const search::QueryError& error);

ExitCode print_concordance(SiteFolder& site, const SearchArguments& arguments);
ExitCode print_over_time(SiteFolder& site, const SearchArguments& arguments);

// Says what is missing from an answer and what was left out, prints it, and chooses the exit code.
template <class Answer, class Print>
ExitCode print_answer(const SearchArguments& arguments, const search::Outcome<Answer>& outcome, Print print) {
    for (const search::Gap& gap : outcome.gaps) print_message("missing from the answer: " + gap.what + " (" + gap.reason + ")");
    if (!outcome.ready()) {
        print_message("the bundle is too damaged to answer; `verbatim check` says where");
        return ExitCode::data_problem;
    }
    if (outcome.value->error) {
        print_query_error(arguments.query, *outcome.value->error);
        return ExitCode::wrong_usage;
    }
    for (const search::QueryNote& note : outcome.value->notes) print_message("note: " + note.text);
    print(*outcome.value);
    return outcome.gaps.empty() ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
