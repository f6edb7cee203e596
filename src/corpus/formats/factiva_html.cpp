// Factiva's HTML: each article in a <div class="article enArticle">, in one of two layouts.
//
//     codes     a table of two-letter codes: HD headline, BY author, PD date, ET time, SN outlet, LA language, LP and TD the text, AN the id
//     display   lines without labels: headline, author, "1,234 words", date, time, outlet, code, page, language, copyright, paragraphs, "Document …"
//
// The newer pages hold each article twice.
#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/format.h"
#include "corpus/html/blocks.h"
#include "corpus/html/document.h"
#include "corpus/html/furniture.h"
#include "corpus/html/lines.h"
#include "corpus/html/source_document.h"
#include "corpus/language_names.h"
#include "corpus/written_date.h"

namespace verbatim::corpus {
namespace {

using html::Block;
using html::Document;
using html::NodeId;
using html::Tag;

bool ends_in(std::string_view text, std::string_view end) { return text.size() >= end.size() && text.substr(text.size() - end.size()) == end; }

// class="article frArticle"
bool is_factiva_article(const Document& document, NodeId node) {
    if (!document.is(node, Tag::div)) return false;
    const std::string_view names = document.attribute(node, "class");
    return names.substr(0, 8) == "article " && ends_in(names, "Article");
}

bool is_code(std::string_view word) {
    return (word.size() == 2 || word.size() == 3) && std::all_of(word.begin(), word.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
}

// "Document TESTFR0020111229e7ct0001r" → the id.
std::string factiva_id(std::string_view line) {
    const std::string_view word = line.substr(line.rfind(' ') + 1);
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9'); });
    return plain && word.size() >= 16 ? std::string(word) : std::string();
}

class FactivaArticle {
  public:
    FactivaArticle(const Document& document, NodeId node) : document_(document), node_(node), end_(document[node].end) {}

    Record read() {
        if (!read_codes()) read_display();
        return std::move(record_);
    }

  private:
    void put(Field field, std::string_view value, std::string_view where) { set_field(record_, field, value, "Factiva " + std::string(where)); }

    static void add(std::string& text, std::string_view paragraph) {
        if (paragraph.empty()) return;
        if (!text.empty()) text += "\n\n";
        text += paragraph;
    }

    std::string paragraphs(NodeId node) const {
        std::string text;
        for (const Block& block : html::blocks_of(document_, node, document_[node].end, {})) add(text, block.text);
        return text;
    }

    void put_date(const std::string& day, std::string_view time) {
        auto date = find_date(day, record_.language);
        if (!date) return put(Field::date, day, "PD");
        if (date->precision == DatePrecision::day && time.size() == 5 && time[2] == ':') date->iso += "T" + std::string(time);
        put(Field::date, date->iso, "PD");
    }

    // The layout of codes. False where it is the other one.
    bool read_codes() {
        std::map<std::string, NodeId, std::less<>> cells;
        for (NodeId row = node_; row < end_; ++row) {
            if (!document_.is(row, Tag::tr)) continue;
            const NodeId code = document_.find(Tag::td, row, document_[row].end);
            if (code == document_[row].end) continue;
            const NodeId value = document_.find(Tag::td, document_[code].end, document_[row].end);
            std::string name = document_.line(code, 20);
            while (!name.empty() && (name.back() == ' ' || static_cast<unsigned char>(name.back()) >= 0x80)) name.pop_back();  // a non-breaking blank
            if (value < document_[row].end && is_code(name)) cells.emplace(name, value);
        }
        if (!cells.contains("HD") && !cells.contains("LP") && !cells.contains("TD")) return false;
        const auto line = [&](const char* code) {
            const auto cell = cells.find(code);
            return cell == cells.end() ? std::string() : document_.line(cell->second);
        };
        put(Field::id, factiva_id(line("AN")), "AN");
        put(Field::title, line("HD"), "HD");
        put(Field::language, language_named(line("LA")), "LA");
        put(Field::source, line("SN"), "SN");
        put_date(line("PD"), line("ET"));
        const std::string author = line("BY");
        const std::string_view name = html::name_in_byline(author);
        put(Field::author, name.empty() ? std::string_view(author) : name, "BY");
        std::string text;
        for (const char* code : {"LP", "TD"}) {
            if (const auto cell = cells.find(code); cell != cells.end()) add(text, paragraphs(cell->second));
        }
        put(Field::text, text, cells.contains("TD") ? "LP and TD" : "LP");
        if (!cells.contains("TD") && cells.contains("LP")) record_.left_out.push_back({"field without a text", "TD: the article has only its lead (LP)"});
        for (const auto& [code, cell] : cells) {
            for (const char* known : {"CY", "CR", "NS", "RE", "CO", "IN", "IPD", "IPC", "ART", "CT", "RF", "CX"}) {
                if (code == known) record_.left_out.push_back({"Factiva " + code, document_.line(cell, 200)});
            }
        }
        return true;
    }

    static bool is_word_count(std::string_view line) {
        const std::size_t blank = line.rfind(' ');
        if (blank == std::string_view::npos || line.size() > 24) return false;
        const std::string_view number = line.substr(0, blank);
        return number.find_first_of("0123456789") == 0 && number.find_first_not_of("0123456789.,' \xC2\xA0") == std::string_view::npos;
    }

    // The layout of lines: what they are follows from their order around "1,234 words" and the date.
    void read_display() {
        std::vector<Block> head;
        std::string text;
        for (const Block& block : html::blocks_of(document_, node_, end_, {})) {
            const bool paragraph = document_.attribute(block.element, "class").find("aragraph") != std::string_view::npos || block.tag == Tag::p;
            if (block.text.starts_with("Document ") && !factiva_id(block.text).empty()) {
                put(Field::id, factiva_id(block.text), "last line");
                break;
            }
            if (paragraph) {
                add(text, block.text);
            } else {
                head.push_back(block);
            }
        }
        if (head.empty()) return put(Field::text, text, "paragraphs");
        put(Field::title, head[0].text, "first line");
        const auto count = std::find_if(head.begin(), head.end(), [](const Block& block) { return is_word_count(block.text); });
        std::size_t at = count == head.end() ? 1 : static_cast<std::size_t>(count - head.begin()) + 1;
        if (at == 3) put(Field::author, html::name_in_byline(head[1].text).empty() ? std::string_view(head[1].text) : html::name_in_byline(head[1].text), "line under the headline");
        std::string day, time;
        if (at < head.size() && find_date(head[at].text, "")) day = head[at++].text;
        if (at < head.size() && head[at].text.size() == 5 && head[at].text[2] == ':') time = head[at++].text;
        if (at < head.size()) put(Field::source, head[at++].text, "line under the date");
        for (; at < head.size(); ++at) put(Field::language, language_named(head[at].text), "line over the text");
        put_date(day, time);
        put(Field::text, text, "paragraphs");
    }

    const Document& document_;
    NodeId node_, end_;
    Record record_;
};

void read_factiva_html(Source& source, const RecordSink& sink) {
    std::vector<base::Error> repairs;
    const std::optional<Document> parsed = html::document_of(source, sink, repairs);
    if (!parsed) return;
    const Document& document = *parsed;
    std::set<std::string> seen;
    std::uint32_t ordinal = 0, doubled = 0;
    for (NodeId node = 0; node < document.size(); ++node) {
        if (!is_factiva_article(document, node)) continue;
        Record record = FactivaArticle(document, node).read();
        node = document[node].end - 1;
        if (!record.id.empty() && !seen.insert(record.id).second) {
            ++doubled;
            continue;
        }
        record.ordinal = ++ordinal;
        if (ordinal == 1) record.repairs = repairs;
        if (record.text.empty()) {
            sink.leave_out({"", "an article without a text (\"" + record.title + "\")", "the fields LP and TD", "export it again as full article"});
        } else {
            sink.record(std::move(record));
        }
    }
    if (doubled > 0) sink.leave_out({"", std::to_string(doubled) + " articles that stand twice in the file", "each once", "the first of each was read"});
    if (ordinal == 0) sink.leave_out({"", "a page of Factiva without articles", "articles with their text", "export full articles, not the list of headlines"});
}

// Before the first article stand up to a hundred kilobytes of style.
Match recognise_factiva_html(const Beginning& beginning) {
    const std::string_view bytes = beginning.bytes;
    if (bytes.find("articleParagraph") != std::string_view::npos && (bytes.find("<title>Factiva") != std::string_view::npos || bytes.find("Factiva") != std::string_view::npos)) return Match::sure;
    if (bytes.find("<title>Factiva</title>") != std::string_view::npos) return Match::sure;
    return bytes.find("<div class=\"article enArticle\"") != std::string_view::npos ? Match::sure : Match::no;
}

}  // namespace

extern const Format factiva_html_format;
const Format factiva_html_format = {
    .name = "factiva-html", .label = "Factiva HTML", .extensions = {}, .recognise = recognise_factiva_html, .read = read_factiva_html, .rights = Rights::licensed};

}  // namespace verbatim::corpus
