// Nexis's HTML: the lines of its text layout, each in a <div>, with an anchor DOC_ID_… before each article. Made into these lines, it is read as text.
#include <optional>
#include <string>
#include <string_view>

#include "corpus/format.h"
#include "corpus/html/blocks.h"
#include "corpus/html/document.h"
#include "corpus/html/source_document.h"

namespace verbatim::corpus {
namespace {

void read_nexis_html(Source& source, const RecordSink& sink) {
    std::vector<base::Error> repairs;
    const std::optional<html::Document> parsed = html::document_of(source, sink, repairs);
    if (!parsed) return;
    const html::Document& document = *parsed;
    std::string lines;
    html::NodeId element = 0;
    for (const html::Block& block : html::blocks_of(document, 0, document.size(), {}, html::LineEnds::end_blocks)) {
        if (!lines.empty()) lines += block.element == element ? "\n" : "\n\n";
        element = block.element;
        lines += block.text;
    }
    lines += "\n";
    Source text(source.name(), stream_of(std::move(lines)), source.hints());
    text.set_depth(source.depth());
    sink.member(text);
}

Match recognise_nexis_html(const Beginning& beginning) {
    const std::string_view bytes = beginning.bytes;
    if (without_preamble(bytes).substr(0, 1) != "<") return Match::no;
    const bool anchors = bytes.find("name=\"DOC_ID_") != std::string_view::npos || bytes.find("NAME=\"DOC_ID_") != std::string_view::npos;
    return anchors ? Match::sure : Match::no;
}

}  // namespace

extern const Format nexis_html_format;
const Format nexis_html_format = {.name = "nexis-html", .label = "Nexis HTML", .extensions = {}, .recognise = recognise_nexis_html, .read = read_nexis_html, .rights = Rights::licensed};

}  // namespace verbatim::corpus
