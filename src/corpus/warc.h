// Web archives (WARC), record by record, as a stream: memory holds one page.
#pragma once

#include <set>
#include <string>

#include "corpus/record.h"
#include "corpus/source.h"

namespace verbatim::corpus {

// Hands the pages of a web archive (compressed or not) to the sink: answers with status 200 that are HTML, and resources that are. Everything else is counted by kind and
// left out: other kinds of files, redirects, what was seen before, damaged records. `pages`: the addresses that are wanted, without scheme and fragment; null: all.
void read_warc(Source& source, const RecordSink& sink, const std::set<std::string>* pages);

// An address as `pages` has it: without scheme, "www." and fragment.
std::string page_key(std::string_view url);

}  // namespace verbatim::corpus
