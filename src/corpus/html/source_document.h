// A source read as one HTML document, for formats that find their articles in it by themselves.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "corpus/html/document.h"
#include "corpus/record.h"
#include "corpus/source.h"

namespace verbatim::corpus::html {

// The whole of the source, in whatever encoding, parsed. What had to be decoded goes to `repairs`. Nothing where the source cannot be read: then the sink was told why.
std::optional<Document> document_of(Source& source, const RecordSink& sink, std::vector<base::Error>& repairs);

}  // namespace verbatim::corpus::html
