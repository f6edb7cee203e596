#include "corpus/html/encoding.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "corpus/charset.h"
#include "text/utf8.h"

namespace verbatim::corpus::html {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

bool is_tag_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '/'; }

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small) {
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return small;
}

// The next attribute of a tag, whose rest `tag` is. False at its end.
bool next_attribute(std::string_view& tag, std::string& name, std::string& value) {
    std::size_t at = 0;
    while (at < tag.size() && is_tag_blank(tag[at])) ++at;
    if (at == tag.size()) return false;
    const std::size_t start = at++;
    while (at < tag.size() && !is_tag_blank(tag[at]) && tag[at] != '=') ++at;
    name = in_small_letters(tag.substr(start, at - start));
    value.clear();
    std::size_t equals = at;
    while (equals < tag.size() && is_tag_blank(tag[equals])) ++equals;
    if (equals < tag.size() && tag[equals] == '=') {
        at = equals + 1;
        while (at < tag.size() && is_tag_blank(tag[at])) ++at;
        if (at < tag.size() && (tag[at] == '"' || tag[at] == '\'')) {
            const std::size_t end = std::min(tag.find(tag[at], at + 1), tag.size());
            value = in_small_letters(tag.substr(at + 1, end - at - 1));
            at = std::min(end + 1, tag.size());
        } else {
            const std::size_t from = at;
            while (at < tag.size() && !is_tag_blank(tag[at])) ++at;
            value = in_small_letters(tag.substr(from, at - from));
        }
    }
    tag.remove_prefix(at);
    return true;
}

// "gbk" of "text/html; charset=gbk".
std::string charset_in(std::string_view content) {
    const std::size_t at = content.find("charset");
    if (at == nowhere) return {};
    std::size_t start = content.find_first_not_of(" ", at + 7);
    if (start == nowhere || content[start] != '=') return {};
    start = content.find_first_not_of(" \"'", start + 1);
    if (start == nowhere) return {};
    return std::string(content.substr(start, content.find_first_of("\"'; ,", start) - start));
}

std::string charset_of_meta(std::string_view tag) {
    std::string name, value, charset, content;
    bool is_content_type = false, names_something_else = false;
    for (int most = 20; most > 0 && next_attribute(tag, name, value); --most) {
        if (name == "charset") charset = value;
        if (name == "content") content = charset_in(value);
        if (name == "http-equiv") is_content_type = value == "content-type";
        names_something_else |= name == "name" || name == "property" || name == "itemprop";
    }
    if (!charset.empty()) return charset;
    return is_content_type || !names_something_else ? content : std::string();
}

// What pages of a language were written in before UTF-8: the table "default encoding" of the HTML standard.
std::string_view encoding_of_language(std::string_view language) {
    constexpr std::pair<std::string_view, std::string_view> table[] = {
        {"ar", "windows-1256"}, {"az", "windows-1254"}, {"ba", "windows-1251"}, {"be", "windows-1251"}, {"bg", "windows-1251"}, {"cs", "windows-1250"},
        {"el", "iso-8859-7"}, {"et", "windows-1257"}, {"fa", "windows-1256"}, {"he", "windows-1255"}, {"hr", "windows-1250"}, {"hu", "iso-8859-2"},
        {"ja", "shift_jis"}, {"kk", "windows-1251"}, {"ko", "euc-kr"}, {"ku", "windows-1254"}, {"ky", "windows-1251"}, {"lt", "windows-1257"},
        {"lv", "windows-1257"}, {"mk", "windows-1251"}, {"pl", "iso-8859-2"}, {"ru", "windows-1251"}, {"sk", "windows-1250"}, {"sl", "iso-8859-2"},
        {"sr", "windows-1251"}, {"tg", "windows-1251"}, {"th", "windows-874"}, {"tr", "windows-1254"}, {"tt", "windows-1251"}, {"uk", "windows-1251"},
        {"vi", "windows-1258"}, {"zh", "gbk"}};
    if (language.substr(0, 5) == "zh-tw" || language.substr(0, 5) == "zh-hk" || language.substr(0, 7) == "zh-hant") return "big5";
    for (const auto& [code, encoding] : table) {
        if (language.substr(0, 2) == code && (language.size() == 2 || language[2] == '-' || language[2] == '_')) return encoding;
    }
    return {};
}

// The lang attribute of <html>.
std::string declared_language(std::string_view bytes) {
    for (std::size_t at = bytes.substr(0, 64 << 10).find('<'); at != nowhere && at < bytes.size(); at = bytes.find('<', at + 1)) {
        if (in_small_letters(bytes.substr(at, 5)) != "<html") continue;
        std::string_view tag = bytes.substr(at + 5, std::min<std::size_t>(bytes.find('>', at), at + 2000) - at - 5);
        std::string name, value;
        while (next_attribute(tag, name, value)) {
            if (name == "lang" || name == "xml:lang") return value;
        }
        return {};
    }
    return {};
}

bool has_byte_order_mark(std::string_view bytes) {
    return bytes.substr(0, 3) == "\xEF\xBB\xBF" || bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
}

bool is_utf8_label(std::string_view label) { return label == "utf-8" || label == "utf8" || label == "unicode-1-1-utf-8"; }

// Every second byte of ASCII text in UTF-16 is zero.
std::string_view unmarked_utf16(std::string_view bytes) {
    if (bytes.size() < 8) return {};
    if (bytes[0] == '<' && bytes[1] == 0 && bytes[3] == 0 && bytes[5] == 0) return "utf-16le";
    if (bytes[0] == 0 && bytes[1] == '<' && bytes[2] == 0 && bytes[4] == 0) return "utf-16be";
    return {};
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
    constexpr std::size_t looked_at = std::size_t{256} << 10;
    const std::string_view head = bytes.substr(0, looked_at);
    if (head.substr(0, 5) == "<?xml") {
        const std::string_view declaration = head.substr(0, head.find('>'));
        const std::size_t at = declaration.find("encoding=");
        if (at != nowhere && at + 10 < declaration.size()) {
            const std::string_view rest = declaration.substr(at + 10);
            return in_small_letters(rest.substr(0, rest.find_first_of("\"'")));
        }
    }
    for (std::size_t at = head.find('<'); at != nowhere; at = head.find('<', at + 1)) {
        if (head.substr(at, 4) == "<!--") {
            const std::size_t end = head.find("-->", at + 2);
            if (end == nowhere) return {};
            at = end;
            continue;
        }
        const std::string name = in_small_letters(head.substr(at, 7));
        if (name == "<script" || name.substr(0, 6) == "<style") {
            const std::string_view closing = name == "<script" ? "</script" : "</style";
            std::size_t end = head.find("</", at);
            while (end != nowhere && in_small_letters(head.substr(end, closing.size())) != closing) end = head.find("</", end + 2);
            if (end == nowhere) return {};
            at = end;
        } else if (name.substr(0, 5) == "<meta" && name.size() > 5 && is_tag_blank(name[5])) {
            const std::size_t end = std::min(head.find('>', at), head.size());
            if (std::string charset = charset_of_meta(head.substr(at + 5, end - at - 5)); !charset.empty()) return charset;
        } else if (name.substr(0, 5) == "<body") {
            return {};
        }
    }
    return {};
}

std::string page_in_utf8(std::string_view bytes, std::string_view header, std::vector<base::Error>& repairs) {
    if (has_byte_order_mark(bytes)) return to_utf8(bytes, "utf-8");
    if (const std::string_view utf16 = unmarked_utf16(bytes); !utf16.empty()) return to_utf8(bytes, utf16);
    std::string label = in_small_letters(header);
    if (!is_known_charset(label)) label = declared_charset(bytes);
    if (label.substr(0, 6) == "utf-16") label = "utf-8";  // a page whose <meta> can be read byte by byte is not in UTF-16
    if (label != "iso-2022-jp" && text::is_valid(bytes)) {
        const bool is_ascii = text::ascii_run(bytes, 0) == bytes.size();
        if (!is_ascii && !label.empty() && !is_utf8_label(label)) repairs.push_back({"", "UTF-8 that calls itself " + label, "a true name of the encoding", "it was read as UTF-8"});
        return std::string(bytes);
    }
    if (label.empty()) {
        const std::string_view usual = encoding_of_language(declared_language(bytes));
        label = usual.empty() ? "windows-1252" : std::string(usual);
        repairs.push_back({"", "a page that does not name its encoding, and is no UTF-8", "a charset in a <meta>", "it was read as " + label});
    } else if (!is_known_charset(label)) {
        repairs.push_back({"", "an encoding that is not known, " + label, "one that browsers know", "it was read as Windows-1252"});
        label = "windows-1252";
    } else if (is_utf8_label(label)) {
        repairs.push_back({"", "bytes that are no UTF-8", "UTF-8", "they were read as Windows-1252"});
        label.clear();  // valid parts stay
    }
    return to_utf8(bytes, label);
}

}  // namespace verbatim::corpus::html
