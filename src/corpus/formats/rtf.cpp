// Rich Text Format: words out of groups and control words. Bytes (\'xx) are in the code page of the font that is set; \uN is UTF-16, followed by \ucN bytes for old
// readers. Pictures, tables of fonts and styles, headers and footers stay out.
#include <algorithm>
#include <cstdint>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/charset.h"
#include "corpus/document.h"
#include "corpus/format.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t deepest_group = 1000;

// The code page of \fcharsetN.
int code_page_of_charset(int charset) {
    switch (charset) {
        case 0: return 1252;
        case 77: return 10000;
        case 128: return 932;
        case 129: return 949;
        case 134: return 936;
        case 136: return 950;
        case 161: return 1253;
        case 162: return 1254;
        case 163: return 1258;
        case 177: return 1255;
        case 178: return 1256;
        case 186: return 1257;
        case 204: return 1251;
        case 222: return 874;
        case 238: return 1250;
        case 255: return 437;
        default: return 0;  // the document's
    }
}

bool is_skipped_destination(std::string_view word) {
    for (const std::string_view known : {"colortbl", "stylesheet", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "object", "themedata", "colorschememapping", "datastore",
                                         "listtable", "listoverridetable", "rsidtbl", "generator", "fldinst", "latentstyles", "xmlnstbl", "private", "ftnsep", "ftnsepc", "footnote", "annotation", "atnid", "atnauthor", "bkmkstart",
                                         "bkmkend", "xe", "tc", "nonshppict", "mmathPr", "wgrffmtfilter", "pgdsctbl", "revtbl", "operator", "company", "doccomm", "keywords", "comment", "creatim", "revtim", "printim", "buptim", "category", "manager", "subject"})
        if (word == known) return true;
    return false;
}

struct RtfGroup {
    int font = -1;
    int unicode_skip = 1;
    bool skipped = false, hidden = false, bold = false;
    unsigned size = 24;
    enum class Destination : std::uint8_t { text, fonts, info, title, author } destination = Destination::text;
};

class RtfReader {
  public:
    explicit RtfReader(std::string_view bytes) : bytes_(bytes) {}

    void run() {
        groups_.push_back({});
        while (at_ < bytes_.size() && !groups_.empty()) {
            const char c = bytes_[at_];
            if (c == '{') open();
            else if (c == '}') close();
            else if (c == '\\') control();
            else if (c == '\r' || c == '\n') ++at_;
            else {
                byte(c);
                ++at_;
            }
        }
        flush_bytes();
        end_paragraph();
    }

    std::vector<Paragraph> take() { return std::move(paragraphs_); }
    std::string title_, author_;

  private:
    RtfGroup& group() { return groups_.back(); }

    void open() {
        flush_bytes();
        if (groups_.size() < deepest_group) groups_.push_back(groups_.back());
        else ++overflow_;
        ++at_;
    }
    void close() {
        flush_bytes();
        if (overflow_ > 0) --overflow_;
        else if (groups_.size() > 1) groups_.pop_back();
        pending_skip_ = 0;
        ++at_;
    }

    // A byte of text in the current code page.
    void byte(char c) {
        if (pending_skip_ > 0) {
            --pending_skip_;
            return;
        }
        if (group().skipped || group().hidden) return;
        bytes_here_ += c;
    }

    void control() {
        ++at_;
        if (at_ >= bytes_.size()) return;
        const char c = bytes_[at_];
        if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
            ++at_;
            if (c == '\'') {
                const auto hex = [&](std::size_t offset) {
                    const char digit = offset < bytes_.size() ? bytes_[offset] : '0';
                    return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : 0;
                };
                byte(static_cast<char>(hex(at_) * 16 + hex(at_ + 1)));
                at_ = std::min(at_ + 2, bytes_.size());
            } else if (c == '~') {
                word("\xC2\xA0");
            } else if (c == '_') {
                word("\xE2\x80\x91");
            } else if (c == '*') {
                star_ = true;
            } else if (c == '\n' || c == '\r') {
                end_paragraph_mark();
            } else if (c == '\\' || c == '{' || c == '}') {
                byte(c);
            }
            return;
        }
        const std::size_t start = at_;
        while (at_ < bytes_.size() && ((bytes_[at_] >= 'a' && bytes_[at_] <= 'z') || (bytes_[at_] >= 'A' && bytes_[at_] <= 'Z')) && at_ - start < 40) ++at_;
        const std::string_view name = bytes_.substr(start, at_ - start);
        bool has_number = false, negative = false;
        long number = 0;
        if (at_ < bytes_.size() && bytes_[at_] == '-') {
            negative = true;
            ++at_;
        }
        while (at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9') {
            has_number = true;
            if (number < 100'000'000) number = number * 10 + (bytes_[at_] - '0');
            ++at_;
        }
        if (negative) number = -number;
        if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
        const bool starred = std::exchange(star_, false);
        apply(name, has_number, static_cast<int>(number), starred);
    }

    void apply(std::string_view name, bool has_number, int number, bool starred) {
        if (name == "bin") {
            at_ = std::min(bytes_.size(), at_ + static_cast<std::size_t>(std::max(number, 0)));
            return;
        }
        if (name == "u") {
            if (pending_skip_ > 0) {
                --pending_skip_;
                return;
            }
            unicode(static_cast<std::uint16_t>(number));
            pending_skip_ = group().unicode_skip;
            return;
        }
        if (name == "uc") {
            group().unicode_skip = std::min(std::max(number, 0), 16);
            return;
        }
        if (name == "f") {
            flush_bytes();
            group().font = number;
            if (group().destination == RtfGroup::Destination::fonts) font_ = number;
            return;
        }
        if (name == "fcharset") {
            if (group().destination == RtfGroup::Destination::fonts) fonts_.try_emplace(font_, code_page_of_charset(number));
            return;
        }
        if (name == "cpg") {
            if (group().destination == RtfGroup::Destination::fonts) fonts_[font_] = number;
            return;
        }
        if (name == "ansicpg") {
            code_page_ = number;
            return;
        }
        if (name == "mac") code_page_ = 10000;
        if (name == "fonttbl") {
            group().destination = RtfGroup::Destination::fonts;
            return;
        }
        if (name == "info") {
            group().destination = RtfGroup::Destination::info;
            return;
        }
        if (group().destination == RtfGroup::Destination::info && (name == "title" || name == "author")) {
            group().destination = name == "title" ? RtfGroup::Destination::title : RtfGroup::Destination::author;
            return;
        }
        if (is_skipped_destination(name) || (starred && name != "shppict" && name != "shpinst" && name != "fldrslt")) {
            flush_bytes();
            group().skipped = true;
            return;
        }
        if (name == "par" || name == "sect" || name == "page" || name == "row" || name == "cell") return end_paragraph_mark();
        if (name == "line" || name == "softline") return word("\n");
        if (name == "tab") return word(" ");
        if (name == "emdash") return word("\xE2\x80\x94");
        if (name == "endash") return word("\xE2\x80\x93");
        if (name == "lquote") return word("\xE2\x80\x98");
        if (name == "rquote") return word("\xE2\x80\x99");
        if (name == "ldblquote") return word("\xE2\x80\x9C");
        if (name == "rdblquote") return word("\xE2\x80\x9D");
        if (name == "bullet") return word("\xE2\x80\xA2");
        if (name == "b" || name == "fs" || name == "v" || name == "deleted" || name == "plain") flush_bytes();  // what stands before it is as it was
        if (name == "b") group().bold = !has_number || number != 0;
        else if (name == "fs" && has_number) group().size = static_cast<unsigned>(std::max(number, 0));
        else if (name == "v") group().hidden = !has_number || number != 0;
        else if (name == "deleted") group().hidden = !has_number || number != 0;
        else if (name == "plain") {
            group().bold = group().hidden = false;
            group().size = 24;
        }
    }

    void unicode(std::uint16_t unit) {
        flush_bytes();
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            high_ = unit;
            return;
        }
        char32_t c = unit;
        if (unit >= 0xDC00 && unit <= 0xDFFF) c = high_ != 0 ? 0x10000 + ((char32_t{high_} - 0xD800) << 10) + (unit - 0xDC00) : text::replacement;
        high_ = 0;
        std::string encoded;
        text::append(encoded, c);
        put(encoded);
    }

    void word(std::string_view words) {
        flush_bytes();
        if (pending_skip_ > 0) {
            --pending_skip_;
            return;
        }
        put(words);
    }

    void flush_bytes() {
        if (bytes_here_.empty()) return;
        int page = code_page_;
        if (const auto font = fonts_.find(group().font); font != fonts_.end() && font->second != 0) page = font->second;
        const std::string_view charset = charset_of_code_page(page);
        // RTF is ASCII; where a file has other bytes, a program has written UTF-8.
        put(page == code_page_ && bytes_here_.size() > 1 ? decode_text(bytes_here_, charset) : to_utf8(bytes_here_, charset));
        bytes_here_.clear();
    }

    void put(std::string_view words) {
        const RtfGroup& here = group();
        if (here.skipped || here.hidden) return;
        switch (here.destination) {
            case RtfGroup::Destination::title: title_ += words; return;
            case RtfGroup::Destination::author: author_ += words; return;
            case RtfGroup::Destination::fonts:
            case RtfGroup::Destination::info: return;
            case RtfGroup::Destination::text: break;
        }
        (here.bold ? bold_ : plain_) += words.size();
        paragraph_.size = std::max(paragraph_.size, here.size);
        paragraph_.text += words;
    }

    void end_paragraph_mark() {
        flush_bytes();
        if (!group().skipped && group().destination == RtfGroup::Destination::text) end_paragraph();
    }

    void end_paragraph() {
        paragraph_.bold = bold_ > plain_;
        paragraphs_.push_back(std::exchange(paragraph_, {}));
        bold_ = plain_ = 0;
    }

    std::string_view bytes_;
    std::size_t at_ = 0, overflow_ = 0;
    std::vector<RtfGroup> groups_;
    std::map<int, int> fonts_;  // code pages
    int font_ = 0, code_page_ = 1252, pending_skip_ = 0;
    std::uint16_t high_ = 0;
    bool star_ = false;
    std::string bytes_here_;
    Paragraph paragraph_;
    std::size_t bold_ = 0, plain_ = 0;
    std::vector<Paragraph> paragraphs_;
};

// Code that a page has left in the text: a line that begins or ends as a script does.
bool is_script(std::string_view words) {
    return words.find("googletag.") != std::string_view::npos || words.find("function(") != std::string_view::npos || words.find("window.") != std::string_view::npos || words.find("document.write") != std::string_view::npos;
}

void read_rtf(Source& source, const RecordSink& sink) {
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    RtfReader reader(*whole);
    reader.run();
    Record known;
    known.title = reader.title_;
    known.author = reader.author_;
    std::vector<Paragraph> paragraphs = reader.take();
    std::erase_if(paragraphs, [](const Paragraph& paragraph) { return is_script(paragraph.text); });
    emit_document(std::move(paragraphs), std::move(known), sink);
}

Match recognise_rtf(const Beginning& beginning) { return beginning.bytes.starts_with("{\\rtf") ? Match::sure : Match::no; }

}  // namespace

extern const Format rtf_format;
const Format rtf_format = {.name = "rtf", .label = "Rich Text (.rtf)", .extensions = {".rtf"}, .recognise = recognise_rtf, .read = read_rtf};

}  // namespace verbatim::corpus
