// Factiva's XML: articles with their fields in elements. The text is the lead and the tail together.
#include <string>

#include "corpus/credits.h"
#include "corpus/format.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

void add_factiva_paragraphs(const pugi::xml_node& part, std::string& text) {
    for (const pugi::xml_node& paragraph : part.children())
        if (xml::local_name(paragraph) == "paragraph") add_paragraph(text, xml::words(paragraph));
}

void read_factiva_xml(Source& source, const RecordSink& sink) {
    std::uint32_t ordinal = 0;
    const base::Status read = xml::each_piece(
        source, {"article"}, [](std::string_view) {},
        [&](const xml::Piece& piece) {
            pugi::xml_document document;
            xml::load(document, piece.text, "utf-8");
            const pugi::xml_node article = xml::find(document, "article");
            Record record;
            record.line = piece.line;
            record.ordinal = ++ordinal;
            set_field(record, Field::id, xml::words(xml::at(article, "accessionNo")), "Factiva accessionNo");
            set_field(record, Field::title, xml::words(xml::at(article, "headline")), "Factiva headline");
            set_field(record, Field::date, xml::first_words(article, {"publicationDate/dateTime", "publicationDate/date", "publicationDate"}), "Factiva publicationDate");
            set_field(record, Field::source, xml::words(xml::at(article, "sourceName")), "Factiva sourceName");
            set_field(record, Field::author, name_of_byline(xml::words(xml::at(article, "byline"))), "Factiva byline");
            set_field(record, Field::language, xml::words(xml::at(article, "baseLanguage")), "Factiva baseLanguage");
            std::string text;
            add_factiva_paragraphs(xml::at(article, "leadParagraph"), text);
            add_factiva_paragraphs(xml::at(article, "tailParagraphs"), text);
            set_field(record, Field::text, text, "Factiva leadParagraph and tailParagraphs");
            for (const char* name : {"notes", "credit", "contact", "correction"}) note_left_out(record, std::string("Factiva ") + name, xml::words(xml::at(article, name)));
            if (record.text.empty()) return sink.leave_out({"", "an article without a text (\"" + record.title + "\")", "a lead or a tail", "export it again as full text"});
            sink.record(std::move(record));
        });
    if (!read) sink.refuse(0, base::Error(read.error()));
}

Match recognise_factiva_xml(const Beginning& beginning) {
    const std::string_view root = root_element(beginning.bytes);
    const bool articles = root == "ppsArticleResponse" || root == "ppsarticleResultSet";
    return root == "PPSResponse" || (articles && beginning.bytes.find("factiva.com") != std::string_view::npos) ? Match::sure : Match::no;
}

}  // namespace

extern const Format factiva_xml_format;
const Format factiva_xml_format = {.name = "factiva-xml", .label = "Factiva XML", .extensions = {".xml"}, .recognise = recognise_factiva_xml, .read = read_factiva_xml, .rights = Rights::licensed};

}  // namespace verbatim::corpus
