#include "corpus/html/source_document.h"

#include "corpus/html/encoding.h"

namespace verbatim::corpus::html {

std::optional<Document> document_of(Source& source, const RecordSink& sink, std::vector<base::Error>& repairs) {
    const auto bytes = source.whole();
    if (!bytes) {
        sink.refuse(0, base::Error(bytes.error()));
        return {};
    }
    return Document::parse(page_in_utf8(*bytes, source.hints().charset, repairs));
}

}  // namespace verbatim::corpus::html
