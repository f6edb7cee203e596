// Evernote's export (ENEX): notes whose content is a document of its own in CDATA.
#include <string>

#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

void read_evernote(Source& source, const RecordSink& sink) {
    std::uint32_t ordinal = 0;
    const base::Status read = xml::each_piece(
        source, {"note"}, [](std::string_view) {},
        [&](const xml::Piece& piece) {
            pugi::xml_document document;
            xml::load(document, piece.text, "utf-8");
            const pugi::xml_node note = xml::find(document, "note");
            Record record;
            record.line = piece.line;
            record.ordinal = ++ordinal;
            set_field(record, Field::title, xml::words(xml::at(note, "title")), "Evernote title");
            // When the note was made: an export has no other day.
            set_field(record, Field::date, xml::words(xml::at(note, "created")), "Evernote created");
            set_field(record, Field::author, xml::words(xml::at(note, "note-attributes/author")), "Evernote author");
            const std::string content = xml::text(xml::at(note, "content"));
            std::string address = xml::words(xml::at(note, "note-attributes/source-url"));
            if (address.empty()) {
                const std::size_t said = content.find("--en-clipped-source-url:");
                if (said != std::string::npos) address = html::line_of_fragment(content.substr(said + 24, content.find(';', said + 24) - said - 24));
            }
            if (address.starts_with("http")) set_field(record, Field::url, address, "Evernote source-url");
            const std::size_t body = content.find("<en-note");
            set_field(record, Field::text, html::text_of_fragment(std::string_view(content).substr(body == std::string::npos ? 0 : body)), "Evernote content");
            if (record.text.empty()) return sink.leave_out({"", "a note without words (\"" + record.title + "\")", "a text", "nothing has to be done"});
            sink.record(std::move(record));
        });
    if (!read) sink.refuse(0, base::Error(read.error()));
}

Match recognise_evernote(const Beginning& beginning) { return root_element(beginning.bytes) == "en-export" ? Match::sure : Match::no; }

}  // namespace

extern const Format evernote_format;
const Format evernote_format = {.name = "evernote", .label = "Evernote (.enex)", .extensions = {".enex"}, .recognise = recognise_evernote, .read = read_evernote};

}  // namespace verbatim::corpus
