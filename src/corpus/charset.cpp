#include "corpus/charset.h"

#include <algorithm>
#include <array>
#include <map>

#include "corpus/charset_tables.h"
#include "corpus/input.h"
#include "text/characters.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

// What encodings are called, and which table is theirs. "utf-8", "utf-16le" and "windows-1252" have none.
struct Label {
    std::string_view label, charset;
};
constexpr auto labels = std::to_array<Label>({
    {"utf-8", "utf-8"}, {"utf8", "utf-8"}, {"unicode-1-1-utf-8", "utf-8"}, {"utf-8-sig", "utf-8"}, {"us-ascii", "windows-1252"}, {"ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"}, {"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"}, {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"}, {"latin-1", "windows-1252"}, {"l1", "windows-1252"}, {"cp819", "windows-1252"}, {"windows-1252", "windows-1252"},
    {"cp1252", "windows-1252"}, {"x-cp1252", "windows-1252"}, {"ansi", "windows-1252"}, {"utf-16", "utf-16le"}, {"utf-16le", "utf-16le"},
    {"utf-16be", "utf-16be"}, {"unicode", "utf-16le"}, {"iso-10646-ucs-2", "utf-16le"},
    {"ibm437", "ibm437"}, {"cp437", "ibm437"}, {"ibm850", "ibm850"}, {"cp850", "ibm850"}, {"ibm866", "ibm866"}, {"cp866", "ibm866"}, {"866", "ibm866"},
    {"iso-8859-2", "iso-8859-2"}, {"iso8859-2", "iso-8859-2"}, {"latin2", "iso-8859-2"}, {"l2", "iso-8859-2"}, {"iso-8859-3", "iso-8859-3"},
    {"latin3", "iso-8859-3"}, {"iso-8859-4", "iso-8859-4"}, {"latin4", "iso-8859-4"}, {"iso-8859-5", "iso-8859-5"}, {"cyrillic", "iso-8859-5"},
    {"iso-8859-6", "iso-8859-6"}, {"arabic", "iso-8859-6"}, {"asmo-708", "iso-8859-6"}, {"iso-8859-7", "iso-8859-7"}, {"greek", "iso-8859-7"},
    {"iso-8859-8", "iso-8859-8"}, {"iso-8859-8-i", "iso-8859-8"}, {"hebrew", "iso-8859-8"}, {"logical", "iso-8859-8"}, {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"}, {"iso-8859-10", "iso-8859-10"}, {"latin6", "iso-8859-10"}, {"iso-8859-11", "windows-874"}, {"tis-620", "windows-874"},
    {"windows-874", "windows-874"}, {"cp874", "windows-874"}, {"dos-874", "windows-874"}, {"iso-8859-13", "iso-8859-13"}, {"iso-8859-14", "iso-8859-14"},
    {"iso-8859-15", "iso-8859-15"}, {"iso8859-15", "iso-8859-15"}, {"latin9", "iso-8859-15"}, {"latin-9", "iso-8859-15"}, {"l9", "iso-8859-15"},
    {"iso-8859-16", "iso-8859-16"}, {"koi8-r", "koi8-r"}, {"koi8", "koi8-r"}, {"koi", "koi8-r"}, {"koi8_r", "koi8-r"}, {"koi8-u", "koi8-u"},
    {"koi8-ru", "koi8-u"}, {"macintosh", "macintosh"}, {"mac", "macintosh"}, {"macroman", "macintosh"}, {"x-mac-roman", "macintosh"},
    {"windows-1250", "windows-1250"}, {"cp1250", "windows-1250"}, {"x-cp1250", "windows-1250"}, {"windows-1251", "windows-1251"},
    {"cp1251", "windows-1251"}, {"x-cp1251", "windows-1251"}, {"win-1251", "windows-1251"}, {"windows-1253", "windows-1253"}, {"cp1253", "windows-1253"},
    {"windows-1254", "windows-1254"}, {"cp1254", "windows-1254"}, {"windows-1255", "windows-1255"}, {"cp1255", "windows-1255"},
    {"windows-1256", "windows-1256"}, {"cp1256", "windows-1256"}, {"windows-1257", "windows-1257"}, {"cp1257", "windows-1257"},
    {"windows-1258", "windows-1258"}, {"cp1258", "windows-1258"}, {"x-mac-cyrillic", "x-mac-cyrillic"}, {"gbk", "gbk"}, {"gb2312", "gbk"},
    {"gb_2312-80", "gbk"}, {"gb18030", "gbk"}, {"chinese", "gbk"}, {"x-gbk", "gbk"}, {"cp936", "gbk"}, {"euc-cn", "gbk"}, {"hz-gb-2312", "gbk"},
    {"big5", "big5"}, {"big5-hkscs", "big5"}, {"cn-big5", "big5"}, {"x-x-big5", "big5"}, {"cp950", "big5"}, {"euc-jp", "euc-jp"}, {"x-euc-jp", "euc-jp"},
    {"shift_jis", "shift_jis"}, {"shift-jis", "shift_jis"}, {"sjis", "shift_jis"}, {"x-sjis", "shift_jis"}, {"ms_kanji", "shift_jis"},
    {"windows-31j", "shift_jis"}, {"cp932", "shift_jis"}, {"iso-2022-jp", "iso-2022-jp"}, {"csiso2022jp", "iso-2022-jp"}, {"euc-kr", "euc-kr"},
    {"ks_c_5601-1987", "euc-kr"}, {"ksc5601", "euc-kr"}, {"ksc_5601", "euc-kr"}, {"korean", "euc-kr"}, {"windows-949", "euc-kr"}, {"cp949", "euc-kr"},
    {"uhc", "euc-kr"},
});

std::string_view charset_named(std::string_view label) {
    constexpr std::string_view around = " \t\r\n\"'";
    const std::size_t first = label.find_first_not_of(around);
    if (first == std::string_view::npos || label.size() > 100) return {};
    const std::string lowered = text::to_lower(label.substr(first, label.find_last_not_of(around) + 1 - first));
    const auto found = std::find_if(labels.begin(), labels.end(), [&](const Label& known) { return known.label == lowered; });
    return found == labels.end() ? std::string_view() : found->charset;
}

unsigned char byte_at(std::string_view bytes, std::size_t offset) { return static_cast<unsigned char>(bytes[offset]); }

// The upper half of an encoding of one byte; null where it is none.
const std::u32string* upper_half(std::string_view charset) {
    static const std::map<std::string_view, std::u32string> halves = [] {
        std::map<std::string_view, std::u32string> all;
        for (std::string_view rest = charset_tables::single; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            const std::size_t tab = line.find('\t');
            if (tab != std::string_view::npos) text::decode_all(line.substr(tab + 1), all[line.substr(0, tab)]);
        }
        return all;
    }();
    const auto found = halves.find(charset);
    return found == halves.end() || found->second.size() != 128 ? nullptr : &found->second;
}

// A table of pairs. Gaps are written as U+E000 and a character that is so much more than it.
std::u32string unpacked(std::string_view table) {
    constexpr char32_t gap = 0xE000;
    std::u32string packed, all;
    text::decode_all(table, packed);
    for (std::size_t i = 0; i < packed.size(); ++i) {
        if (packed[i] != gap || i + 1 == packed.size()) all += packed[i];
        else all.append(packed[++i] - gap, text::replacement);
    }
    return all;
}

// Where the pairs of an encoding lie.
struct Pairs {
    std::u32string table;
    unsigned lead_first, lead_last, trail_first, trail_last;

    char32_t at(unsigned lead, unsigned trail) const {
        if (lead < lead_first || lead > lead_last || trail < trail_first || trail > trail_last) return text::replacement;
        const std::size_t index = (lead - lead_first) * (trail_last - trail_first + 1) + (trail - trail_first);
        return index < table.size() ? table[index] : text::replacement;
    }
};

const Pairs& gbk_pairs() {
    static const Pairs pairs{unpacked(charset_tables::gbk), 0x81, 0xFE, 0x40, 0xFE};
    return pairs;
}
const Pairs& big5_pairs() {
    static const Pairs pairs{unpacked(charset_tables::big5), 0x87, 0xFE, 0x40, 0xFE};
    return pairs;
}
const Pairs& shift_jis_pairs() {
    static const Pairs pairs{unpacked(charset_tables::shift_jis), 0x81, 0xFC, 0x40, 0xFC};
    return pairs;
}
const Pairs& jis0208_pairs() {
    static const Pairs pairs{unpacked(charset_tables::jis0208), 0xA1, 0xFE, 0xA1, 0xFE};
    return pairs;
}
const Pairs& euc_kr_pairs() {
    static const Pairs pairs{unpacked(charset_tables::euc_kr), 0x81, 0xFE, 0x41, 0xFE};
    return pairs;
}

std::string from_single(std::string_view bytes, const std::u32string& half) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) out += c;
        else text::append(out, half[byte - 0x80]);
    }
    return out;
}

// A single byte of an encoding of pairs: half-width Katakana of Shift_JIS; nothing else.
char32_t lone_byte(std::string_view charset, unsigned byte) {
    return charset == "shift_jis" && byte >= 0xA1 && byte <= 0xDF ? 0xFF61 + (byte - 0xA1) : text::replacement;
}

bool is_lone(std::string_view charset, unsigned byte) { return charset == "shift_jis" && byte >= 0xA1 && byte <= 0xDF; }

std::string from_pairs(std::string_view bytes, const Pairs& pairs, std::string_view charset) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned lead = byte_at(bytes, i);
        if (lead < 0x80) {
            out += bytes[i];
            continue;
        }
        if (charset == "euc-jp" && lead == 0x8E && i + 1 < bytes.size() && byte_at(bytes, i + 1) >= 0xA1 && byte_at(bytes, i + 1) <= 0xDF) {
            text::append(out, 0xFF61 + (byte_at(bytes, ++i) - 0xA1));
            continue;
        }
        if (is_lone(charset, lead) || i + 1 == bytes.size()) {
            text::append(out, lone_byte(charset, lead));
            continue;
        }
        const unsigned trail = byte_at(bytes, i + 1);
        const char32_t c = pairs.at(lead, trail);
        text::append(out, c);
        // A trailing byte in ASCII that makes no pair stands for itself.
        if (c != text::replacement || trail >= 0x80) ++i;
    }
    return out;
}

// Seven bits, with escapes between ASCII and pairs.
std::string from_iso_2022_jp(std::string_view bytes) {
    std::string out;
    bool pairs = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\x1B' && i + 2 < bytes.size()) {
            pairs = bytes[i + 1] == '$';
            i += 2;
        } else if (bytes[i] == '\n' || bytes[i] == '\r') {
            pairs = false;
            out += bytes[i];
        } else if (pairs && i + 1 < bytes.size() && bytes[i] > 0x20) {
            text::append(out, jis0208_pairs().at(byte_at(bytes, i) | 0x80U, byte_at(bytes, i + 1) | 0x80U));
            ++i;
        } else {
            text::append(out, byte_at(bytes, i) < 0x80 ? byte_at(bytes, i) : text::replacement);
        }
    }
    return out;
}

bool has_mark(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

}  // namespace

bool is_known_charset(std::string_view label) { return !charset_named(label).empty(); }

std::string to_utf8(std::string_view bytes, std::string_view label) {
    if (has_mark(bytes, "\xEF\xBB\xBF")) return text::to_utf8(bytes.substr(3));
    if (has_mark(bytes, "\xFF\xFE")) return from_utf16(bytes.substr(2), false);
    if (has_mark(bytes, "\xFE\xFF")) return from_utf16(bytes.substr(2), true);
    const std::string_view charset = charset_named(label);
    if (charset == "utf-16le" || charset == "utf-16be") {
        // Many a file that says UTF-16 in its own ASCII is none.
        if (bytes.substr(0, 256).find('\0') == std::string_view::npos) return text::to_utf8(bytes);
        return from_utf16(bytes, charset == "utf-16be");
    }
    if (const std::u32string* half = upper_half(charset)) return from_single(bytes, *half);
    if (charset == "gbk") return from_pairs(bytes, gbk_pairs(), charset);
    if (charset == "big5") return from_pairs(bytes, big5_pairs(), charset);
    if (charset == "shift_jis") return from_pairs(bytes, shift_jis_pairs(), charset);
    if (charset == "euc-jp") return from_pairs(bytes, jis0208_pairs(), charset);
    if (charset == "euc-kr") return from_pairs(bytes, euc_kr_pairs(), charset);
    if (charset == "iso-2022-jp") return from_iso_2022_jp(bytes);
    return text::to_utf8(bytes);
}

std::string decode_text(std::string_view bytes, std::string_view label) {
    const bool ascii = text::ascii_run(bytes, 0) == bytes.size();
    const bool escapes = ascii && charset_named(label) == "iso-2022-jp";
    if (!escapes && (ascii || text::is_valid(bytes)) && charset_named(label).substr(0, 6) != "utf-16") {
        return std::string(has_mark(bytes, "\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
    }
    return to_utf8(bytes, label);
}

std::string_view charset_of_code_page(int code_page) {
    switch (code_page) {
        case 437: return "ibm437";
        case 850: return "ibm850";
        case 866: return "ibm866";
        case 874: return "windows-874";
        case 932: return "shift_jis";
        case 936: return "gbk";
        case 949: return "euc-kr";
        case 950: return "big5";
        case 1250: return "windows-1250";
        case 1251: return "windows-1251";
        case 1252: return "windows-1252";
        case 1253: return "windows-1253";
        case 1254: return "windows-1254";
        case 1255: return "windows-1255";
        case 1256: return "windows-1256";
        case 1257: return "windows-1257";
        case 1258: return "windows-1258";
        case 10000: return "macintosh";
        case 10007: return "x-mac-cyrillic";
        case 65001: return "utf-8";
        default: return {};
    }
}

}  // namespace verbatim::corpus
