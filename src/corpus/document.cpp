#include "corpus/document.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/credits.h"
#include "corpus/database_text.h"
#include "corpus/dates.h"
#include "corpus/paragraphs.h"
#include "corpus/written_date.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t longest_headline = 200, head_paragraphs = 8;

bool ends_as_prose(std::string_view words) {
    return words.ends_with('.') || words.ends_with("\xE3\x80\x82") || words.ends_with("!\xE2\x80\x9D") || words.ends_with(".\xE2\x80\x9D") || words.ends_with(".\"") || words.ends_with("\xDB\x94") || words.ends_with("\xE0\xA5\xA4");
}

// "نویسنده: امیر کریمی - www…", "Autor: …", "Text: Jane Doe": a line that names who wrote.
std::string labelled_author(std::string_view words) {
    std::string_view value;
    if (words.size() > 160) return {};
    if (label_of(words, value) == "byline") return name_of_byline(value);
    for (const std::string_view label : {"نویسنده:", "نویسنده :", "نويسنده:", "الكاتب:", "بقلم:", "Text:", "Text von", "Автор:", "Tekst:", "Autora:", "Yazar:", "著者：", "作者：", "作者:", "文：", "文/", "記者：", "撰文："}) {
        if (!words.starts_with(label)) continue;
        std::string name = one_line(words.substr(label.size()));
        const std::size_t end = std::min({name.find(" - "), name.find(" – "), name.find("www."), name.find(" | "), name.find("http"), name.size()});
        name.erase(end);
        return std::string(trim(name));
    }
    return {};
}

// A short line that is a date and little else.
std::string line_date(std::string_view words, std::string_view language) {
    if (words.size() > 60) return {};
    if (read_date(words)) return std::string(words);
    const auto found = find_date(words, language);
    return found && found->precision >= DatePrecision::day && found->end - found->start + 24 >= words.size() ? found->iso : std::string();
}

// Which of the first paragraphs is the headline; their number where none is.
std::size_t headline_of(const std::vector<Paragraph>& paragraphs) {
    const std::size_t looked = std::min(paragraphs.size(), head_paragraphs);
    for (std::size_t i = 0; i < std::min<std::size_t>(paragraphs.size(), 30); ++i)
        if (paragraphs[i].style == ParagraphStyle::title) return i;
    unsigned largest = 0, body = 0;
    for (const Paragraph& paragraph : paragraphs)
        if (paragraph.text.size() > 300) body = std::max(body, paragraph.size);
    for (std::size_t i = 0; i < looked; ++i) largest = std::max(largest, paragraphs[i].size);
    for (std::size_t i = 0; i < looked; ++i) {
        const Paragraph& paragraph = paragraphs[i];
        if (paragraph.text.size() > longest_headline || paragraph.style == ParagraphStyle::author || paragraph.style == ParagraphStyle::date) continue;
        if (paragraph.style == ParagraphStyle::heading) return i;
        if (largest > body && paragraph.size == largest && body > 0) return i;
        if (paragraph.bold && !ends_as_prose(paragraph.text) && i < 3) return i;
        if (ends_as_prose(paragraph.text) && paragraph.text.size() > 100) break;
    }
    return paragraphs.size();
}

}  // namespace

void emit_document(std::vector<Paragraph>&& paragraphs, Record&& known, const RecordSink& sink) {
    for (Paragraph& paragraph : paragraphs) paragraph.text = std::string(trim(paragraph.text));
    std::vector<std::string_view> lines;
    for (const Paragraph& paragraph : paragraphs)
        for (const std::string_view line : lines_of(paragraph.text.empty() ? std::string_view("\n") : std::string_view(paragraph.text))) lines.push_back(line);
    if (const DatabaseLayout layout = database_layout(lines); layout != DatabaseLayout::none) return read_database_text(layout, lines, sink);
    std::erase_if(paragraphs, [](const Paragraph& paragraph) { return paragraph.text.empty(); });
    Record record = std::move(known);
    const std::string file_title = std::exchange(record.title, {}), file_author = std::exchange(record.author, {}), file_date = std::exchange(record.date, {});
    const std::size_t headline = headline_of(paragraphs);
    if (headline < paragraphs.size()) set_field(record, Field::title, one_line(paragraphs[headline].text), paragraphs[headline].style == ParagraphStyle::plain ? "the first lines, by their type" : "the style of a title");
    std::string text;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const Paragraph& paragraph = paragraphs[i];
        const bool in_head = i <= headline + 4 && i < head_paragraphs + 4 && text.size() < 400;
        if (i == headline) continue;
        if (paragraph.style == ParagraphStyle::author) {
            set_field(record, Field::author, name_of_byline(paragraph.text), "the style of an author");
            note_left_out(record, "an author's line", paragraph.text);
            continue;
        }
        if (paragraph.style == ParagraphStyle::date) {
            set_field(record, Field::date, paragraph.text, "the style of a date");
            note_left_out(record, "a date's line", paragraph.text);
            continue;
        }
        if (paragraph.style == ParagraphStyle::caption) {
            note_left_out(record, "a caption", paragraph.text);
            continue;
        }
        if (in_head) {
            std::string author = author_of_byline(paragraph.text);
            if (author.empty()) author = labelled_author(paragraph.text);
            if (!author.empty()) {
                set_field(record, Field::author, author, "the first lines");
                note_left_out(record, "a byline", paragraph.text);
                continue;
            }
            if (const std::string date = text.empty() ? line_date(paragraph.text, record.language) : std::string(); !date.empty()) {
                set_field(record, Field::date, date, "the first lines");
                note_left_out(record, "a date's line", paragraph.text);
                continue;
            }
        }
        add_paragraph(text, paragraph.text);
    }
    set_field(record, Field::text, text, "paragraphs");
    // A heading, a label or an empty form is no article.
    constexpr std::size_t shortest_text = 60;  // letters
    if (text::count_code_points(record.text) < shortest_text && !ends_as_prose(record.text)) return sink.leave_out({"", "a document without a running text", "paragraphs", "nothing has to be done"});
    take_credits(record);
    set_field(record, Field::author, file_author, "the file's properties");
    set_field(record, Field::date, file_date, "the file's properties");
    if (record.title.empty() && text::count_code_points(file_title) > 8) set_field(record, Field::title, file_title, "the file's properties");
    record.headline_in_text = record.title.empty();
    sink.record(std::move(record));
}

}  // namespace verbatim::corpus
