// Zotero's RDF: items with their notes and attachments. The text of an article is a saved page beside the export, or a long note; else the abstract, which is said to be one.
#include <map>
#include <optional>
#include <string>

#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/limits.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

std::string resource_of(const pugi::xml_node& node) {
    const std::string about = node.attribute("rdf:about").value();
    return about.starts_with('#') ? about.substr(1) : about;
}

std::string people_of(const pugi::xml_node& item) {
    std::string all;
    xml::each(xml::at(item, "authors"), "Person", [&](const pugi::xml_node& person) {
        const std::string given = xml::first_words(person, {"givenName", "givenname"}), family = xml::first_words(person, {"surname"});
        all.append(all.empty() ? "" : "; ").append(given).append(given.empty() ? "" : " ").append(family);
    });
    return all;
}

void read_zotero_rdf(Source& source, const RecordSink& sink) {
    constexpr std::size_t long_note = 400;  // bytes; shorter ones are a reader's own
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    pugi::xml_document document;
    xml::load(document, *whole, source.hints().charset);
    const pugi::xml_node root = xml::find(document, "RDF");
    std::map<std::string, std::string> notes, pages;
    for (const pugi::xml_node& node : root.children()) {
        const std::string_view name = xml::local_name(node);
        if (name == "Memo") notes[resource_of(node)] = xml::text(xml::at(node, "value"));
        if (name == "Attachment" && xml::words(xml::at(node, "type")) == "text/html") pages[resource_of(node)] = xml::at(node, "resource").attribute("rdf:resource").value();
    }
    std::uint32_t ordinal = 0;
    std::size_t without_text = 0;
    for (const pugi::xml_node& item : root.children()) {
        const std::string type = xml::words(xml::at(item, "itemType")), element(xml::local_name(item));
        if (type.empty() || type == "attachment" || type == "note" || element == "Memo" || element == "Attachment") continue;
        Record record;
        record.ordinal = ++ordinal;
        set_field(record, Field::title, xml::words(xml::at(item, "title")), "Zotero dc:title");
        set_field(record, Field::date, xml::words(xml::at(item, "date")), "Zotero dc:date");
        const pugi::xml_node part = xml::find(xml::at(item, "isPartOf"), "title");
        set_field(record, Field::source, xml::words(part), "Zotero dcterms:isPartOf");
        set_field(record, Field::source, xml::first_words(item, {"publisher/Organization/name", "archive", "libraryCatalog"}), "Zotero publisher or archive");
        set_field(record, Field::author, people_of(item), "Zotero bib:authors");
        const std::string address = xml::words(xml::find(xml::at(item, "identifier"), "value")), about = item.attribute("rdf:about").value();
        set_field(record, Field::url, address.starts_with("http") ? address : about.starts_with("http") ? about : std::string(), "Zotero dc:identifier");
        set_field(record, Field::language, xml::words(xml::at(item, "language")), "Zotero z:language");
        for (const pugi::xml_node& child : item.children()) {
            const std::string_view name = xml::local_name(child);
            std::string target = child.attribute("rdf:resource").value();
            if (target.starts_with('#')) target.erase(0, 1);
            if (name == "link" && record.text.empty()) {
                const auto page = pages.find(target);
                const auto bytes = page == pages.end() ? std::nullopt : source.beside(page->second);
                if (!bytes) continue;
                if (auto read = html::read_page(*bytes, {.url = record.url, .charset = {}, .name = page->second})) {
                    set_field(record, Field::text, read->text, "the saved page " + page->second);
                    set_field(record, Field::date, read->date, "the saved page");
                }
            }
        }
        for (const pugi::xml_node& child : item.children()) {
            if (xml::local_name(child) != "isReferencedBy") continue;
            std::string target = child.attribute("rdf:resource").value();
            if (target.starts_with('#')) target.erase(0, 1);
            const auto note = notes.find(target);
            if (note == notes.end()) continue;
            const std::string words = html::text_of_fragment(note->second);
            if (words.size() >= long_note) set_field(record, Field::text, words, "a note");
        }
        if (record.text.empty()) {
            set_field(record, Field::text, xml::text(xml::at(item, "abstract")), "Zotero dcterms:abstract");
            record.teaser = true;
        }
        if (record.text.empty()) ++without_text;
        else sink.record(std::move(record));
    }
    if (without_text > 0) sink.leave_out({"", with_commas(without_text) + (without_text == 1 ? " item" : " items") + " without a text", "items with a saved page, a note or an abstract", "export with files, or fetch the pages"});
}

Match recognise_zotero_rdf(const Beginning& beginning) {
    return root_element(beginning.bytes) == "rdf:RDF" && beginning.bytes.find("zotero.org/namespaces/export") != std::string_view::npos ? Match::sure : Match::no;
}

}  // namespace

extern const Format zotero_rdf_format;
const Format zotero_rdf_format = {.name = "zotero-rdf", .label = "Zotero RDF", .extensions = {".rdf"}, .recognise = recognise_zotero_rdf, .read = read_zotero_rdf};

}  // namespace verbatim::corpus
