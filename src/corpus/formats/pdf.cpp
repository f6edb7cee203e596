// PDF with a text layer, by pdftotext of poppler as another program: words with their places become lines, columns and paragraphs.
//
// What stands at the same place of several pages (running heads, page numbers, addresses) is dropped; hyphens at line ends are mended. One file is one article: a
// newspaper page with several headlines is not cut apart, and that is said. A scan without words is said to be one.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "corpus/credits.h"
#include "corpus/document.h"
#include "corpus/format.h"
#include "corpus/paragraphs.h"
#include "corpus/written_date.h"
#include "corpus/xml.h"
#include "files/program.h"
#include "text/characters.h"

namespace verbatim::corpus {
namespace {

struct PdfLine {
    std::string text;
    double left = 0, top = 0, right = 0, bottom = 0;
    double height() const { return bottom - top; }
};

struct PdfBlock {
    std::vector<PdfLine> lines;
    std::size_t page = 0;
    double top = 0, bottom = 0, page_height = 0;
    double height = 0;  // of its lines: the size of its type

    std::string words() const {
        std::string out;
        for (const PdfLine& line : lines) {
            // A hyphen at a line's end parts a word where small letters stand on both sides of it.
            const bool joins = out.size() > 2 && out.ends_with('-') && out[out.size() - 2] != ' ' && !line.text.empty() && ((line.text[0] >= 'a' && line.text[0] <= 'z') || (static_cast<unsigned char>(line.text[0]) >= 0xC3 && static_cast<unsigned char>(line.text[0]) <= 0xD1)) &&
                               ((out[out.size() - 2] >= 'a' && out[out.size() - 2] <= 'z') || static_cast<unsigned char>(out[out.size() - 2]) >= 0x80);
            if (joins) out.pop_back();
            else if (!out.empty()) out += ' ';
            out += line.text;
        }
        return out;
    }
};

// "1/6" and "2/6" as "#/#".
std::string without_digits(std::string_view line) {
    std::string out;
    for (const char c : line) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit) out += c;
        else if (out.empty() || out.back() != '#') out += '#';
    }
    return out;
}

std::vector<PdfBlock> blocks_of(const std::string& layout) {
    std::vector<PdfBlock> blocks;
    pugi::xml_document document;
    xml::load(document, layout);
    std::size_t page_number = 0;
    xml::each(document, "page", [&](const pugi::xml_node& page) {
        ++page_number;
        const double page_height = page.attribute("height").as_double();
        xml::each(page, "block", [&](const pugi::xml_node& node) {
            PdfBlock block;
            block.page = page_number;
            block.page_height = page_height;
            double heights = 0;
            xml::each(node, "line", [&](const pugi::xml_node& row) {
                PdfLine line;
                line.left = row.attribute("xMin").as_double();
                line.top = row.attribute("yMin").as_double();
                line.right = row.attribute("xMax").as_double();
                line.bottom = row.attribute("yMax").as_double();
                for (const pugi::xml_node& word : row.children()) {
                    if (xml::local_name(word) != "word") continue;
                    const std::string words = one_line(word.text().get());
                    if (!line.text.empty() && !words.empty()) line.text += ' ';
                    line.text += words;
                }
                if (line.text.empty()) return;
                heights += line.height();
                block.lines.push_back(std::move(line));
            });
            if (block.lines.empty()) return;
            block.height = heights / static_cast<double>(block.lines.size());
            block.top = block.lines.front().top;
            block.bottom = block.lines.back().bottom;
            blocks.push_back(std::move(block));
        });
    });
    return blocks;
}

// What a printed page says over and under itself.
struct RunningLines {
    std::string title, url;
};

bool is_in_margin(const PdfBlock& block) { return block.bottom < block.page_height * 0.09 || block.top > block.page_height * 0.93; }

RunningLines take_running_lines(std::vector<PdfBlock>& blocks, std::size_t pages, Record& record) {
    RunningLines running;
    std::map<std::string, std::size_t> times;
    for (const PdfBlock& block : blocks)
        if (is_in_margin(block)) ++times[without_digits(block.words())];
    std::erase_if(blocks, [&](const PdfBlock& block) {
        if (!is_in_margin(block)) return false;
        const std::string words = block.words();
        const bool repeated = pages > 1 && times[without_digits(words)] > 1;
        const bool address = words.starts_with("http://") || words.starts_with("https://") || words.starts_with("file:///");
        const bool number = words.size() <= 12 && words.find_first_not_of("0123456789/ -") == std::string::npos;
        const auto digits = std::count_if(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
        const bool printed = words.size() < 40 && digits >= 5 && words.find(':') != std::string::npos;
        if (!repeated && !address && !number && !printed) return false;
        if (address && running.url.empty() && !words.starts_with("file")) running.url = words.substr(0, words.find(' '));
        else if (repeated && running.title.empty() && !printed && !number && words.size() > 15) running.title = words;
        note_left_out(record, "a running head or foot", words);
        return true;
    });
    return running;
}

std::size_t pages_of(const std::vector<PdfBlock>& blocks) { return blocks.empty() ? 0 : blocks.back().page; }

// The height of the lines that most words stand in.
double body_height(const std::vector<PdfBlock>& blocks) {
    std::map<int, std::size_t> letters;
    for (const PdfBlock& block : blocks)
        for (const PdfLine& line : block.lines) letters[static_cast<int>(block.height * 2 + 0.5)] += line.text.size() > 25 ? line.text.size() : line.text.size() / 4;
    const auto most = std::max_element(letters.begin(), letters.end(), [](const auto& one, const auto& other) { return one.second < other.second; });
    return most == letters.end() ? 0 : most->first / 2.0;
}

std::size_t sentence_ends(std::string_view words) {
    std::size_t ends = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool mark = words[i] == '.' || words[i] == '!' || words[i] == '?';
        const bool after_word = (words[i - 1] >= 'a' && words[i - 1] <= 'z') || static_cast<unsigned char>(words[i - 1]) >= 0x80;
        const bool at_end = i + 1 == words.size() || words[i + 1] == ' ' || static_cast<unsigned char>(words[i + 1]) >= 0x80 || words[i + 1] == '"';
        ends += mark && after_word && at_end;
    }
    for (std::size_t at = words.find("\xE3\x80\x82"); at != std::string_view::npos; at = words.find("\xE3\x80\x82", at + 3)) ++ends;
    return ends;
}

// Words in sentences rather than in tables: enough of them, few of them numbers.
bool is_prose(std::string_view words) {
    if (words.size() < 60 || sentence_ends(words) == 0) return false;
    const auto digits = std::count_if(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
    return static_cast<std::size_t>(digits) * 6 < words.size();
}

// A heading under which a site lists its other pieces.
bool opens_other_pieces(std::string_view words) {
    const std::string lowered = text::to_lower(one_line(words));
    constexpr auto known = std::to_array<std::string_view>({"most popular", "most read", "you might also like", "related", "related articles", "related stories", "more from", "read more", "read next", "recommended", "trending", "lesen sie auch", "meistgelesen", "mehr zum thema",
                                                            "lire aussi", "à lire aussi", "les plus lus", "leggi anche", "lea también", "más leídas", "leia também", "comments", "kommentare", "commentaires", "share this", "sponsored"});
    return lowered.size() < 40 && std::any_of(known.begin(), known.end(), [&](std::string_view one) { return lowered == one || (lowered.starts_with(one) && lowered.size() < one.size() + 12); });
}

bool is_credit_of_picture(std::string_view words) {
    for (const std::string_view start : {"Photo:", "Photo by", "Foto:", "Image:", "Picture:", "Photograph:", "Illustration:", "Grafik:", "Bild:", "Crédit", "Credit:", "Fotografía:"})
        if (words.size() < 120 && words.starts_with(start)) return true;
    return false;
}

// A block's lines as paragraphs: an indented line, or one after a line that ends early with a full stop, begins one.
void add_block(const PdfBlock& block, std::vector<Paragraph>& paragraphs, double body) {
    double left = block.lines.front().left, right = 0;
    for (const PdfLine& line : block.lines) {
        left = std::min(left, line.left);
        right = std::max(right, line.right);
    }
    PdfBlock part;
    const auto finish = [&] {
        if (part.lines.empty()) return;
        Paragraph paragraph;
        paragraph.text = part.words();
        paragraph.size = static_cast<unsigned>(block.height * 2);
        // A paragraph that a page or a column has cut goes on where the next one begins with a small letter.
        const bool goes_on = !paragraphs.empty() && !paragraphs.back().text.empty() && std::string_view(".!?:\"").find(paragraphs.back().text.back()) == std::string_view::npos && static_cast<unsigned char>(paragraphs.back().text.back()) < 0x80 &&
                             paragraph.text[0] >= 'a' && paragraph.text[0] <= 'z' && block.height < body * 1.15;
        if (goes_on) {
            PdfBlock joined;
            joined.lines = {{.text = paragraphs.back().text}, {.text = paragraph.text}};
            paragraphs.back().text = joined.words();
        } else {
            paragraphs.push_back(std::move(paragraph));
        }
        part.lines.clear();
    };
    for (const PdfLine& line : block.lines) {
        const bool indented = line.left > left + body * 0.5 && line.left < left + body * 4;
        const bool after_end = !part.lines.empty() && part.lines.back().right < right - body * 4 && sentence_ends(part.lines.back().text) > 0 && part.lines.back().text.size() > 1 && std::string_view(".!?\"").find(part.lines.back().text.back()) != std::string_view::npos;
        if ((indented && !part.lines.empty() && part.lines.back().left <= left + body * 0.5) || after_end) finish();
        part.lines.push_back(line);
    }
    finish();
}

void read_pdf(Source& source, const RecordSink& sink) {
    const auto program = files::find_program("pdftotext");
    if (!program) return sink.refuse(0, {"", "a PDF, and no program \"pdftotext\"", "pdftotext of poppler", "install the package poppler-utils"});
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    const auto layout = files::run_program(*program, {"-bbox-layout", "-enc", "UTF-8", "-", "-"}, *whole, {});
    if (!layout) {
        const bool locked = whole->find("/Encrypt") != std::string_view::npos;
        if (locked) return sink.refuse(0, {"", "a PDF with a password", "a PDF that is open", "save it again without a password"});
        const std::string& why = layout.error().found;  // "that it fails with exit code 1"
        return sink.refuse(0, {"", "a PDF that pdftotext cannot read: " + (why.starts_with("that ") ? why.substr(5) : why), "a PDF that is whole", "get the file again, or print it to a new PDF; it was left out"});
    }
    read_pdf_layout(*layout, sink);
}

Match recognise_pdf(const Beginning& beginning) { return beginning.bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos ? Match::sure : Match::no; }

}  // namespace

void read_pdf_layout(std::string_view layout, const RecordSink& sink) {
    std::vector<PdfBlock> blocks = blocks_of(std::string(layout));
    const std::size_t pages = pages_of(blocks);
    std::size_t letters = 0;
    for (const PdfBlock& block : blocks)
        for (const PdfLine& line : block.lines) letters += line.text.size();
    if (letters < 100) return sink.leave_out({"", "a scan: a PDF without words", "a PDF with a text layer", "run it through a program for text recognition, such as ocrmypdf"});
    Record known;
    const RunningLines running = take_running_lines(blocks, std::max<std::size_t>(pages, 1), known);
    const double body = body_height(blocks);
    std::size_t prose = 0, all = 0;
    for (const PdfBlock& block : blocks) {
        const std::string words = block.words();
        all += words.size();
        if (is_prose(words)) prose += words.size();
    }
    if (prose < 400 || prose * 4 < all) return sink.leave_out({"", "a PDF without a running text (tables or charts)", "an article", "nothing has to be done"});

    // The headline: the block in the largest type, of one to four lines, before the first paragraph; a printed page's own title tells which one.
    std::string running_title = running.title;
    if (const std::size_t dash = std::max(running_title.rfind(" - ") + 1, running_title.rfind(" | ") + 1); dash != 0) {
        set_field(known, Field::source, running_title.substr(dash + 2), "the running head");
        running_title.erase(dash - 1);
    }
    std::size_t headline = blocks.size(), headlines = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::string words = blocks[i].words();
        if (!running_title.empty() && blocks[i].height > body * 1.15 && text::to_lower(one_line(words)) == text::to_lower(one_line(running_title))) {
            headline = i;
            break;
        }
        if (running_title.empty() && blocks[i].page == 1 && blocks[i].height > body * 1.3 && words.size() > 12 && words.size() < 200 && (headline == blocks.size() || blocks[i].height > blocks[headline].height * 1.05)) headline = i;
        headlines += blocks[i].page == 1 && blocks[i].height > body * 1.6 && words.size() > 25 && words.size() < 200;
    }
    std::vector<Paragraph> paragraphs;
    if (headline < blocks.size()) paragraphs.push_back({.text = blocks[headline].words(), .style = ParagraphStyle::title, .size = static_cast<unsigned>(blocks[headline].height * 2)});
    else if (!running_title.empty()) paragraphs.push_back({.text = running_title, .style = ParagraphStyle::title});
    const std::size_t start = headline < blocks.size() ? headline + 1 : 0;
    // The date stands near the headline.
    for (std::size_t i = 0; i < blocks.size() && i < start + 12 && known.date.empty(); ++i) {
        const std::string words = blocks[i].words();
        if (words.size() > 120 || blocks[i].page != 1) continue;
        if (const auto found = find_date(words, "en"); found && found->precision >= DatePrecision::day) set_field(known, Field::date, found->iso, "the first page");
    }
    bool begun = false, ended = false;
    for (std::size_t i = start; i < blocks.size(); ++i) {
        const PdfBlock& block = blocks[i];
        const std::string words = block.words();
        if (!ended && begun && opens_other_pieces(words)) ended = true;
        if (ended) {
            note_left_out(known, "below the article", words);
            continue;
        }
        if (is_credit_of_picture(words)) {
            note_left_out(known, "a credit of a picture", words);
            continue;
        }
        const bool of_body = block.height > body * 0.87 && block.height < body * 1.15;
        if (!begun) {
            begun = of_body && (is_prose(words) || (block.lines.size() > 2 && words.size() > 120));
            if (!begun) {
                const std::string first = words.substr(0, words.find(','));
                if (words.size() < 70 && of_body && known.author.empty() && words.find_first_of("0123456789") == std::string::npos && (is_byline(words) || (words.find(',') != std::string::npos && first.size() > 1)))
                    set_field(known, Field::author, is_byline(words) ? name_of_byline(words) : first, "above the text");
                note_left_out(known, "above the text", words);
                continue;
            }
        }
        const bool heading = block.height >= body * 1.15 && words.size() < 90 && block.lines.size() <= 2;
        if (!of_body && !heading) {
            note_left_out(known, "words in another type than the text's", words);
            continue;
        }
        add_block(block, paragraphs, body);
    }
    while (!paragraphs.empty() && paragraphs.back().style == ParagraphStyle::plain && paragraphs.back().size > static_cast<unsigned>(body * 2.3)) paragraphs.pop_back();
    set_field(known, Field::url, running.url, "the foot of the page");
    if (headlines > 2 && running_title.empty()) known.repairs.push_back({"", "a page with several headlines", "one article a file", "it was not cut apart"});
    if (paragraphs.empty()) return sink.leave_out({"", "a PDF without a running text", "an article", "nothing has to be done"});
    emit_document(std::move(paragraphs), std::move(known), sink);
}

extern const Format pdf_format;
const Format pdf_format = {.name = "pdf", .label = "PDF with a text layer", .extensions = {".pdf"}, .recognise = recognise_pdf, .read = read_pdf};

}  // namespace verbatim::corpus
