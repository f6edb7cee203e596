// A document of a word processor, a printed page or a mail as a list of paragraphs, and what article or articles it is.
//
//     [title] Breakpoint: Hilfe, die Fundis kommen!      the style says it
//     [author] Carla Siepmann
//     [date] 2024-04-28
//     [plain] Die Schürze sitzt, …
//
// Exports of Nexis and Factiva come as such documents and hold many articles; they are told by their own marks (database_text.h) and read as what they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/record.h"

namespace verbatim::corpus {

enum class ParagraphStyle : std::uint8_t { plain, title, subtitle, heading, author, date, caption, item };

struct Paragraph {
    std::string text;  // UTF-8, without line ends around it
    ParagraphStyle style = ParagraphStyle::plain;
    bool bold = false;
    unsigned size = 0;  // of its type, in half points; 0: as the document has it
};

// Hands the articles of a document to the sink. `known` holds what the file says of it besides: its language, and its author and title where nothing else names one.
void emit_document(std::vector<Paragraph>&& paragraphs, Record&& known, const RecordSink& sink);

// What `pdftotext -bbox-layout` prints of a PDF, as one article (formats/pdf.cpp). Linear time in its words.
void read_pdf_layout(std::string_view layout, const RecordSink& sink);

}  // namespace verbatim::corpus
