// What `verbatim search --quotes` prints: the explorer's list of quotations.
#pragma once

#include <string>

#include "cli/commands.h"
#include "cli/site_folder.h"
#include "search/request.h"

namespace verbatim::cli {

// Who is said to have said it: the collection's name, or else the article's words for the speaker.
std::string speaker_of(const search::QuoteView& quote);

ExitCode print_quotes(SiteFolder& site, const SearchArguments& arguments);

}  // namespace verbatim::cli
