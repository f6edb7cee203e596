// The formats that a corpus may come in, one reader and one file each. All stream: they hold one record at a time.
#pragma once

#include <string_view>

#include "corpus/input.h"
#include "corpus/record.h"

namespace verbatim::corpus {

// Text, with one article or several: an article starts with a line `date 2025-01-03` (blanks may stand before it),
// which may go straight on with its text. Without such a line the whole file is one article without a date.
void read_plain_text(Input& input, const RecordSink& sink);

// Markdown with front matter in YAML (--- … ---), or without. Headings, emphasis, links and the like become plain text;
// the first heading is the title where the front matter names none.
void read_markdown(Input& input, const RecordSink& sink);

// One JSON object a line.
void read_jsonl(Input& input, const RecordSink& sink);

// A header row, then one article a row (RFC 4180: quoted fields may hold line ends). Commas, semicolons or tabs, as the
// header row has them.
void read_csv(Input& input, const RecordSink& sink);

// Shown in refusals of a record that breaks a limit.
base::Error too_long_error(std::string_view what);

}  // namespace verbatim::corpus
