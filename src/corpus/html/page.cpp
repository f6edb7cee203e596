#include <cstddef>
#include <string>
#include <utility>

#include "corpus/html/document.h"
#include "corpus/html/encoding.h"
#include "corpus/html/fields.h"
#include "corpus/html/html.h"
#include "corpus/html/lines.h"
#include "corpus/html/main_text.h"
#include "corpus/html/saved_page.h"
#include "text/web_address.h"

namespace verbatim::corpus::html {
namespace {

constexpr std::size_t longest_page = std::size_t{64} << 20;

void put(Record& record, std::string& field, const char* name, const Found& found) {
    if (found.empty()) return;
    field = found.value;
    record.found.push_back({name, found.where});
}

base::Error no_article(std::string found) { return {"", std::move(found), "a page with the text of an article", "it was left out"}; }

// Why a page is no article; empty where it may be one. A page that says of itself that it is one is believed.
std::string fault_of(const PageFields& fields, const MainText& text) {
    if (fields.says_article) return {};
    if (text.words == 0) return "a page without a text";
    if (text::is_web_address(fields.url.value) && !leads_past_home(fields.url.value)) return "a home page";
    if (text.linked_headings >= 4 && text.linked_headings * 2 >= text.paragraphs) return "a page that lists " + std::to_string(text.linked_headings) + " others";
    constexpr std::uint32_t few_words = 25, few_words_of_unknown = 40;
    const bool unknown = fields.date.empty() && fields.author.empty();
    if (text.words < (unknown ? few_words_of_unknown : few_words)) return "a page with " + std::to_string(text.words) + " words of text";
    return {};
}

}  // namespace

base::Result<Record> read_page(std::string_view bytes, const PageHints& hints) {
    if (bytes.size() > longest_page) return no_article("a page of " + std::to_string(bytes.size() >> 20) + " MB");
    Record record;
    const std::string page = page_in_utf8(bytes, hints.charset, record.repairs);
    const Document document = Document::parse(page);
    if (!document.cut_by().empty()) record.repairs.push_back({"", std::string(document.cut_by()), "a page as browsers show them", "what follows was left out"});

    const std::string saved = saved_address(page);
    PageFields fields = read_fields(document, {saved, hints.url}, record.repairs);
    const EdgeHints edges{fields.title.value, fields.author.value, fields.language.value, fields.description};
    MainText text = main_text(document, fields.headline, edges);
    if (!text.text.empty()) complete_fields(fields, document, {text.first, text.last, text.last_paragraph, text.credit});

    if (std::string fault = fault_of(fields, text); !fault.empty()) return no_article(std::move(fault));
    constexpr std::uint32_t few_words = 25;
    if (const std::string body = text_of_fragment(fields.linked_body); text.words < few_words && count_words(body) > 2 * few_words) {
        text.text = body;
        record.found.push_back({"text", "JSON-LD articleBody"});
    } else if (text.text.empty()) {
        if (count_words(fields.description) < 5) return no_article("a page that calls itself an article and holds no text");
        text.text = fields.description;
        record.teaser = true;
        record.found.push_back({"text", "description"});
    }
    put(record, record.title, "title", fields.title);
    put(record, record.date, "date", fields.date);
    put(record, record.source, "source", fields.source);
    put(record, record.author, "author", fields.author);
    put(record, record.url, "url", fields.url);
    put(record, record.language, "lang", fields.language);
    record.tags = std::move(fields.tags);
    record.text = std::move(text.text);
    record.left_out = std::move(text.left_out);
    return record;
}

}  // namespace verbatim::corpus::html
