// E-books of articles (.epub): the documents of the spine in reading order, one article each. The package says what is none: cover, contents, title page, what is not linear.
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpus/archive.h"
#include "corpus/credits.h"
#include "corpus/dates.h"
#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/limits.h"
#include "corpus/paragraphs.h"
#include "corpus/written_date.h"
#include "corpus/xml.h"
#include "text/characters.h"

namespace verbatim::corpus {
namespace {

// "text/ch 1.xhtml" of "../text/ch%201.xhtml#top", seen from "EPUB/nav.xhtml".
std::string path_from(const std::string& base, std::string_view href) {
    href = href.substr(0, href.find('#'));
    std::string decoded;
    for (std::size_t i = 0; i < href.size(); ++i) {
        const auto hex = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
        if (href[i] == '%' && i + 2 < href.size() && hex(href[i + 1]) >= 0 && hex(href[i + 2]) >= 0) {
            decoded += static_cast<char>(hex(href[i + 1]) * 16 + hex(href[i + 2]));
            i += 2;
        } else {
            decoded += href[i];
        }
    }
    std::vector<std::string> parts;
    const std::string whole = base.substr(0, base.rfind('/') == std::string::npos ? 0 : base.rfind('/') + 1) + decoded;
    for (std::size_t start = 0; start <= whole.size();) {
        const std::size_t end = std::min(whole.find('/', start), whole.size());
        const std::string part = whole.substr(start, end - start);
        start = end + 1;
        if (part == ".." && !parts.empty()) parts.pop_back();
        else if (part != ".." && part != "." && !part.empty()) parts.push_back(part);
    }
    std::string path;
    for (const std::string& part : parts) path += (path.empty() ? "" : "/") + part;
    return path;
}

struct Book {
    std::string title, publisher, language, creator;
    std::vector<std::string> spine;            // paths
    std::set<std::string> left_out;            // paths
    std::map<std::string, std::string> titles;  // from the contents, by path
};

void read_contents(const std::string& path, const std::string& bytes, Book& book) {
    pugi::xml_document document;
    xml::load(document, bytes);
    xml::each(document, "navPoint", [&](const pugi::xml_node& point) {
        const std::function<void(const pugi::xml_node&, int)> take = [&](const pugi::xml_node& here, int depth) {
            book.titles.try_emplace(path_from(path, xml::at(here, "content").attribute("src").value()), xml::words(xml::at(here, "navLabel")));
            if (depth > 10) return;
            for (const pugi::xml_node& child : here.children("navPoint")) take(child, depth + 1);
        };
        take(point, 0);
    });
    xml::each(document, "nav", [&](const pugi::xml_node& nav) {
        xml::each(nav, "a", [&](const pugi::xml_node& link) { book.titles.try_emplace(path_from(path, link.attribute("href").value()), xml::words(link)); });
    });
}

Book read_package(const std::string& path, const std::map<std::string, std::string>& entries) {
    Book book;
    pugi::xml_document package;
    const auto opf = entries.find(path);
    if (opf == entries.end() || !xml::load(package, opf->second)) return book;
    const pugi::xml_node root = xml::find(package, "package"), metadata = xml::at(root, "metadata");
    book.title = xml::words(xml::at(metadata, "title"));
    book.publisher = xml::words(xml::at(metadata, "publisher"));
    book.language = xml::words(xml::at(metadata, "language"));
    std::size_t creators = 0;
    for (const pugi::xml_node& child : metadata.children()) creators += xml::local_name(child) == "creator";
    if (creators == 1) book.creator = xml::words(xml::at(metadata, "creator"));
    std::map<std::string, std::string> items;
    const pugi::xml_node manifest = xml::at(root, "manifest"), spine = xml::at(root, "spine");
    for (const pugi::xml_node& item : manifest.children()) {
        const std::string href = path_from(path, item.attribute("href").value());
        items[item.attribute("id").value()] = href;
        const std::string_view properties = item.attribute("properties").value(), type = item.attribute("media-type").value();
        const bool contents = properties.find("nav") != std::string_view::npos || type == "application/x-dtbncx+xml";
        if (contents || properties.find("cover") != std::string_view::npos) book.left_out.insert(href);
        if (const auto found = entries.find(href); contents && found != entries.end()) read_contents(href, found->second, book);
    }
    for (const pugi::xml_node& reference : xml::at(root, "guide").children()) {
        const std::string_view type = reference.attribute("type").value();
        if (type == "toc" || type == "cover" || type == "title-page" || type == "copyright-page") book.left_out.insert(path_from(path, reference.attribute("href").value()));
    }
    for (const pugi::xml_node& reference : spine.children()) {
        const auto item = items.find(reference.attribute("idref").value());
        if (item == items.end()) continue;
        if (std::string_view(reference.attribute("linear").value()) == "no") book.left_out.insert(item->second);
        book.spine.push_back(item->second);
    }
    return book;
}

// A line that is a date and at most a word or two: "Published on: December 8, 2023".
std::string date_line_of(std::string_view line, const std::string& language) {
    if (line.size() > 60) return {};
    if (read_date(line)) return std::string(line);
    const auto found = find_date(line, language);
    return found && found->precision >= DatePrecision::day && found->end - found->start + 20 >= line.size() ? found->iso : std::string();
}

// What a document says that it is: "cover", "toc", "copyright-page", "titlepage".
bool is_no_chapter(const pugi::xml_node& root) {
    bool none = false;
    for (const char* name : {"body", "section", "div"}) {
        const pugi::xml_node node = xml::find(root, name);
        const std::string_view type = node.attribute("epub:type").value();
        for (const std::string_view known : {"cover", "toc", "landmarks", "copyright-page", "titlepage", "title-page", "colophon", "index"}) none = none || type.find(known) != std::string_view::npos;
    }
    return none;
}

// Lines that a program puts over and under each article to go from one to the next.
bool is_navigation(std::string_view line) { return line.starts_with("| ") && line.ends_with(" |") && line.size() < 120; }

class EpubReader {
  public:
    explicit EpubReader(const RecordSink& sink) : sink_(sink) {}

    void run(Source& source) {
        const auto whole = source.whole();
        if (!whole) return sink_.refuse(0, base::Error(whole.error()));
        const auto entries = zip_entries(*whole, [](const std::string& name) {
            const std::string lowered = text::to_lower(name);
            return lowered.ends_with("html") || lowered.ends_with(".htm") || lowered.ends_with(".xml") || lowered.ends_with(".opf") || lowered.ends_with(".ncx");
        });
        if (!entries) return sink_.refuse(0, base::Error(entries.error()));
        pugi::xml_document container;
        const auto found = entries->find("META-INF/container.xml");
        if (found != entries->end()) xml::load(container, found->second);
        const Book book = read_package(xml::find(container, "rootfile").attribute("full-path").value(), *entries);
        if (book.spine.empty()) return sink_.refuse(0, {"", "an e-book without a list of its documents", "a package with a spine", "convert it anew"});
        for (const std::string& path : book.spine) {
            const auto document = entries->find(path);
            if (document == entries->end()) continue;
            if (book.left_out.contains(path)) ++left_out_;
            else read_chapter(book, path, document->second);
        }
        if (left_out_ > 0) sink_.leave_out({"", with_commas(left_out_) + (left_out_ == 1 ? " document" : " documents") + " of the book that " + (left_out_ == 1 ? "is" : "are") + " no article (cover, contents, title page)", "articles", "nothing has to be done"});
    }

  private:
    void read_chapter(const Book& book, const std::string& path, const std::string& bytes) {
        pugi::xml_document document;
        xml::load(document, bytes);
        const pugi::xml_node body = xml::find(document, "body");
        std::string title;
        for (const char* name : {"h1", "h2", "h3"})
            if (title.empty()) title = xml::words(xml::find(body, name));
        const auto listed = book.titles.find(path);
        if (title.empty() && listed != book.titles.end()) title = listed->second;
        Record record;
        record.ordinal = ordinal_ + 1;
        record.language = book.language;
        std::string text = html::text_of_fragment(inner_html(bytes));
        std::string kept;
        for (const std::string_view paragraph : paragraphs_of(text)) {
            const std::string line = one_line(paragraph);
            if (kept.empty()) {
                if (line == title || line == book.title) continue;
                if (const std::string date = date_line_of(line, book.language); !date.empty()) {
                    set_field(record, Field::date, date, "a line of the chapter");
                    note_left_out(record, "a date's line", line);
                    continue;
                }
                if (is_byline(line)) {
                    set_field(record, Field::author, name_of_byline(line), "a line of the chapter");
                    note_left_out(record, "a byline", line);
                    continue;
                }
            }
            if (is_navigation(line)) note_left_out(record, "links to other chapters", line);
            else add_paragraph(kept, paragraph);
        }
        take_outlet(title, record);
        constexpr std::size_t shortest_chapter = 200;  // bytes
        const bool title_page = is_no_chapter(document) || (title == book.title && kept.size() < shortest_chapter) || kept.empty();
        if (title_page) {
            ++left_out_;
            return;
        }
        ++ordinal_;
        set_field(record, Field::title, title, "the chapter's heading");
        set_field(record, Field::text, kept, "the chapter");
        set_field(record, Field::author, book.creator, "the book's creator");
        set_field(record, Field::source, book.publisher, "the book's publisher");
        set_field(record, Field::source, book.title, "the book's title");
        sink_.record(std::move(record));
    }

    static std::string_view inner_html(std::string_view bytes) {
        const std::size_t body = bytes.find("<body");
        return body == std::string_view::npos ? bytes : bytes.substr(body);
    }

    // "Headline | Outlet - Author", as pages on the web name themselves.
    static void take_outlet(std::string& title, Record& record) {
        const std::size_t bar = title.rfind(" | ");
        if (bar == std::string::npos || bar < 10) return;
        const std::string rest = title.substr(bar + 3);
        const std::size_t dash = rest.find(" - ");
        set_field(record, Field::source, rest.substr(0, dash), "the chapter's heading");
        if (dash != std::string::npos) set_field(record, Field::author, rest.substr(dash + 3), "the chapter's heading");
        title.erase(bar);
    }

    const RecordSink& sink_;
    std::uint32_t ordinal_ = 0;
    std::size_t left_out_ = 0;
};

void read_epub(Source& source, const RecordSink& sink) { EpubReader(sink).run(source); }

Match recognise_epub(const Beginning& beginning) {
    return beginning.bytes.starts_with("PK\x03\x04") && (beginning.bytes.substr(0, 200).find("application/epub+zip") != std::string_view::npos || beginning.bytes.find("META-INF/container.xml") != std::string_view::npos) ? Match::sure : Match::no;
}

}  // namespace

extern const Format epub_format;
const Format epub_format = {.name = "epub", .label = "e-books (.epub)", .extensions = {".epub"}, .recognise = recognise_epub, .read = read_epub};

}  // namespace verbatim::corpus
