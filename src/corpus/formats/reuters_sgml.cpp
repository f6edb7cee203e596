// Collections of news in SGML as Reuters-21578 has them: <REUTERS> elements, one an article, with control characters and unclosed entities that no XML parser takes.
#include <algorithm>
#include <string>
#include <vector>

#include "corpus/credits.h"
#include "corpus/format.h"
#include "corpus/limits.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

// What stands between <NAME …> and </NAME>; empty where there is none.
std::string_view sgml_element(std::string_view text, std::string_view name) {
    const std::string open = "<" + std::string(name), close = "</" + std::string(name) + ">";
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at + 1)) {
        const std::size_t after = at + open.size();
        if (after >= text.size() || (text[after] != '>' && text[after] != ' ')) continue;
        const std::size_t start = text.find('>', after);
        if (start == std::string_view::npos) return {};
        const std::size_t end = text.find(close, start);
        return text.substr(start + 1, (end == std::string_view::npos ? text.size() : end) - start - 1);
    }
    return {};
}

std::string_view sgml_attribute(std::string_view element, std::string_view name) {
    const std::string_view tag = element.substr(0, element.find('>'));
    const std::size_t at = tag.find(" " + std::string(name) + "=\"");
    if (at == std::string_view::npos) return {};
    const std::size_t start = at + name.size() + 3, end = tag.find('"', start);
    return end == std::string_view::npos ? std::string_view() : tag.substr(start, end - start);
}

// "&lt;" and its like; references to control characters are dropped.
std::string sgml_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '&') {
            if (static_cast<unsigned char>(text[i]) >= 0x20 || text[i] == '\n' || text[i] == '\t') out += text[i];
            continue;
        }
        const std::string_view rest = text.substr(i, 10);
        const std::size_t end = rest.find(';');
        const std::string_view name = end == std::string_view::npos ? std::string_view() : rest.substr(1, end - 1);
        if (name == "lt") out += '<';
        else if (name == "gt") out += '>';
        else if (name == "amp") out += '&';
        else if (!name.starts_with("#")) {
            out += '&';
            continue;
        }
        i += end;
    }
    return out;
}

void read_reuters_article(const xml::Piece& piece, std::uint32_t ordinal, const RecordSink& sink, std::size_t& brief) {
    const std::string_view text = sgml_element(piece.text, "TEXT");
    Record record;
    record.line = piece.line;
    record.ordinal = ordinal;
    set_field(record, Field::title, one_line(sgml_text(sgml_element(text, "TITLE"))), "SGML TITLE");
    std::string date = one_line(sgml_text(sgml_element(piece.text, "DATE")));
    date.erase(std::min(date.find(' '), date.size()));  // "26-FEB-1987 15:01:01.79"
    set_field(record, Field::date, date, "SGML DATE");
    set_field(record, Field::author, name_of_byline(sgml_text(sgml_element(text, "AUTHOR"))), "SGML AUTHOR");
    std::string place = one_line(sgml_text(sgml_element(text, "DATELINE")));
    place.erase(std::min(place.find(','), place.size()));
    set_field(record, Field::place, place, "SGML DATELINE");
    record.source = "Reuters";
    record.found.push_back({"source", "the element REUTERS"});
    std::string_view body = sgml_element(text, "BODY");
    // A text without parts (TYPE="UNPROC") is its headline and then itself.
    std::string unparted;
    if (body.empty() && sgml_attribute(piece.text.substr(std::min(piece.text.find("<TEXT"), piece.text.size())), "TYPE") == "UNPROC") {
        unparted = text;
        body = unparted;
    }
    set_field(record, Field::text, unwrapped_lines(sgml_text(body)), "SGML BODY");
    if (record.text.empty()) {
        ++brief;
        // A brief is its headline, which is all that was printed.
        if (record.title.empty()) return;
        record.text = record.title;
        record.teaser = true;
        return sink.record(std::move(record));
    }
    take_credits(record);
    for (const std::string_view mark : {" REUTER", " Reuter", "\n\nREUTER", "\n\nReuter"})
        if (record.text.ends_with(mark)) record.text.erase(record.text.size() - mark.size());
    sink.record(std::move(record));
}

void read_reuters_sgml(Source& source, const RecordSink& sink) {
    std::uint32_t ordinal = 0;
    std::size_t brief = 0;
    const base::Status read = xml::each_piece(
        source, {"REUTERS"}, [](std::string_view) {}, [&](const xml::Piece& piece) { read_reuters_article(piece, ++ordinal, sink, brief); });
    if (!read) sink.refuse(0, base::Error(read.error()));
}

Match recognise_reuters_sgml(const Beginning& beginning) {
    return root_element(beginning.bytes) == "REUTERS" || beginning.bytes.substr(0, 200).find("<!DOCTYPE lewis") != std::string_view::npos ? Match::sure : Match::no;
}

}  // namespace

extern const Format reuters_sgml_format;
const Format reuters_sgml_format = {.name = "reuters-sgml", .label = "SGML (Reuters-21578)", .extensions = {".sgm", ".sgml"}, .recognise = recognise_reuters_sgml, .read = read_reuters_sgml};

}  // namespace verbatim::corpus
