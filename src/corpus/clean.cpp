#include "corpus/clean.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/credits.h"
#include "corpus/html/html.h"
#include "corpus/paragraphs.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/windows_1252.h"

namespace verbatim::corpus {
namespace {

// The byte that Windows-1252 or Latin-1 has for a character; -1 where neither has one.
int single_byte(char32_t c) {
    if (c < 0x100) return static_cast<int>(c);
    for (int byte = 0x80; byte < 0xA0; ++byte)
        if (text::from_windows_1252(static_cast<char>(byte)) == c) return byte;
    return -1;
}

// A sequence of UTF-8 that was read as single bytes.
enum class WrongKind : std::uint8_t { none, long_one, latin, other };  // of three and more; of two that begin with \u00C2 or \u00C3; of two
struct WrongReading {
    WrongKind kind = WrongKind::none;
    std::string bytes;    // what was meant
    std::size_t end = 0;  // where it ends in the text
};

WrongReading wrong_reading_at(std::string_view text, std::size_t at) {
    const text::Decoded first = text::decode(text, at);
    const char32_t lead = first.code_point;
    const std::size_t wanted = lead >= 0xC2 && lead <= 0xDF ? 1 : lead >= 0xE0 && lead <= 0xEF ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
    if (wanted == 0) return {};
    WrongReading found{wanted > 1 ? WrongKind::long_one : lead <= 0xC3 ? WrongKind::latin : WrongKind::other, std::string(1, static_cast<char>(lead)), at + first.length};
    while (found.bytes.size() <= wanted) {
        if (found.end >= text.size()) return {};
        const text::Decoded follower = text::decode(text, found.end);
        const int byte = follower.valid ? single_byte(follower.code_point) : -1;
        if (byte < 0x80 || byte > 0xBF) return {};
        found.bytes += static_cast<char>(byte);
        found.end += follower.length;
    }
    return text::is_valid(found.bytes) ? found : WrongReading{};
}

std::size_t next_non_ascii(std::string_view text, std::size_t at) { return at >= text.size() ? text.size() : at + text::ascii_run(text, at); }

bool is_latin_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250); }

std::string_view ligature_letters(char32_t c) {
    switch (c) {
        case 0xFB00: return "ff";
        case 0xFB01: return "fi";
        case 0xFB02: return "fl";
        case 0xFB03: return "ffi";
        case 0xFB04: return "ffl";
        case 0xFB05: return "st";
        case 0xFB06: return "st";
        default: return {};
    }
}

// Tags that every page has, or an entity. Old wires write names of companies as "<Maione-Hirschberg Cos Inc>", which is none and holds words.
bool holds_known_markup(std::string_view text) {
    for (const std::string_view tag : {"</", "<br", "<p>", "<p ", "<a ", "<b>", "<i>", "<em", "<strong", "<span", "<div", "<img", "<h1", "<h2", "<h3", "<li", "<!--", "<script", "<P>", "<BR", "<A "})
        if (text.find(tag) != std::string_view::npos) return true;
    constexpr std::size_t longest_entity = 34;
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        const std::string_view here = text.substr(at, longest_entity);
        const std::size_t end = here.find(';');
        if (end != std::string_view::npos && html::has_markup(here.substr(0, end + 1))) return true;
    }
    return false;
}

// Blanks that a page writes as "&nbsp;" for its layout; those beside French marks are meant.
std::string with_plain_blanks(std::string_view text) {
    constexpr std::string_view blank = "\xC2\xA0";
    std::string out;
    out.reserve(text.size());
    std::size_t copied = 0;
    for (std::size_t at = text.find(blank); at != std::string_view::npos; at = text.find(blank, at + 2)) {
        const std::string_view next = text.substr(at + 2, 2), before = text.substr(at < 2 ? 0 : at - 2, at < 2 ? at : 2);
        const bool meant = next == "\xC2\xBB" || before == "\xC2\xAB" || (!next.empty() && std::string_view(";:!?%").find(next[0]) != std::string_view::npos);
        if (meant) continue;
        out.append(text.substr(copied, at - copied)).append(" ");
        copied = at + 2;
    }
    return out.append(text.substr(copied));
}

// A few words around `at`, for the report.
std::string example_at(std::string_view text, std::size_t at) {
    std::size_t start = at > 20 ? at - 20 : 0, end = std::min(text.size(), at + 30);
    while (start > 0 && !text::on_border(text, start)) --start;
    while (end < text.size() && !text::on_border(text, end)) ++end;
    // Whole words, where they are no longer than words are.
    constexpr std::size_t longest_rest = 12;
    const auto is_gap = [&](std::size_t place) { return text[place] == ' ' || text[place] == '\n'; };
    for (std::size_t i = 0; i <= longest_rest && start > 0 && start >= i; ++i)
        if (start == i || is_gap(start - i - 1)) {
            start -= i;
            break;
        }
    for (std::size_t i = 0; i <= longest_rest; ++i)
        if (end + i >= text.size() || is_gap(end + i)) {
            end = std::min(end + i, text.size());
            break;
        }
    return one_line(text.substr(start, end - start));
}

// Whether anything in the text could need cleaning beyond markup: most texts are done after one look.
bool has_suspects(std::string_view text) {
    for (std::size_t at = text::ascii_run(text, 0); at < text.size(); at += 1 + text::ascii_run(text, at + 1)) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == 0xC2 || byte == 0xC3 || byte == 0xEF) return true;
        if (byte == 0xE2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) <= 0x81) return true;
    }
    return false;
}

struct SignCounts {
    std::size_t invisible = 0, ligatures = 0;
    std::size_t first_invisible = 0, first_ligature = 0;
};

// Soft hyphens, zero-width characters (joiners between Latin letters among them) and ligatures.
std::string without_signs(std::string_view text, SignCounts& counts) {
    std::string out;
    out.reserve(text.size());
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t ascii = text::ascii_run(text, at);
        if (ascii > 0) {
            out.append(text.substr(at, ascii));
            at += ascii;
            before = static_cast<unsigned char>(text[at - 1]);
            continue;
        }
        const text::Decoded decoded = text::decode(text, at);
        const char32_t c = decoded.code_point;
        const std::string_view letters = ligature_letters(c);
        // In scripts without blanks a character without width parts words.
        const bool invisible = c == 0xAD || (c == 0x200B && !text::is_unspaced_script(before)) || c == 0x2060 || (c == 0xFEFF && at > 0) || ((c == 0x200C || c == 0x200D) && is_latin_letter(before));
        if (invisible) {
            if (counts.invisible++ == 0) counts.first_invisible = at;
        } else if (!letters.empty()) {
            if (counts.ligatures++ == 0) counts.first_ligature = at;
            out += letters;
            before = 'f';
        } else {
            out.append(text.substr(at, decoded.length));
            before = c;
        }
        at += decoded.length;
    }
    return out;
}

// Lines that a site puts into every text: where an advertisement stood, and links to other pieces.
bool is_advertisement_line(std::string_view paragraph) {
    constexpr auto lines = std::to_array<std::string_view>({"advertisement", "advertisements", "advertisement - scroll to continue", "story continues below advertisement", "continue reading below advertisement", "article continues below advertisement", "article continues after ad",
                                                            "publicidade", "continua depois da publicidade", "continua após a publicidade", "publicidad", "publicité", "anzeige", "werbung", "pubblicità", "advertentie", "annonce", "annons", "reklama", "реклама", "mainos", "ilan", "iklan",
                                                            "sponsored content", "scroll to continue", "adevertisement", "広告", "广告"});
    if (paragraph.size() > 60) return false;
    const std::string lowered = text::to_lower(one_line(paragraph));
    return std::find(lines.begin(), lines.end(), lowered) != lines.end();
}

bool is_link_line(std::string_view paragraph) {
    constexpr auto starts = std::to_array<std::string_view>({"leia mais", "leia também", "leia ainda", "» leia mais", "saiba mais", "veja também", "read more", "also read", "read also", "see also:", "lire aussi", "à lire aussi", "lesen sie auch", "lesen sie mehr", "mehr zum thema", "leer más",
                                                             "lea también", "lea más", "te puede interesar", "leggi anche", "lees ook", "zobacz także", "czytaj też", "читайте также", "les også", "läs också", "baca juga", "více na", "اقرأ أيضا", "ayrıca oku"});
    constexpr std::size_t longest = 200, longest_start = 40;
    if (paragraph.size() > longest) return false;
    // A sentence may begin with the same words: it ends as one.
    if (paragraph.ends_with('.') && paragraph.size() > 60) return false;
    const std::string lowered = text::to_lower(one_line(text::cut_to(paragraph, longest_start)));
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return lowered.starts_with(start) && (lowered.size() == start.size() || std::string_view(":,;. \xC2\xBB>-\xE2").find(lowered[start.size()]) != std::string_view::npos); });
}

class Cleaner {
  public:
    explicit Cleaner(Record& record) : record_(record) {}

    void run() {
        clean_field(record_.title, "title");
        clean_field(record_.source, "source");
        clean_field(record_.author, "author");
        clean_field(record_.place, "place");
        clean_text();
    }

  private:
    void note(std::string found, std::string_view example, std::string expected, std::string done) {
        if (!example.empty()) found += " (\xE2\x80\x9C" + std::string(text::cut_to(example, 80)) + "\xE2\x80\x9D)";
        record_.repairs.push_back({"", std::move(found), std::move(expected), std::move(done)});
    }

    void clean_field(std::string& field, const std::string& name) {
        if (field.empty()) return;
        if (html::has_markup(field)) {
            note("entities or tags in the " + name, field, "plain words", "they were read as what they stand for");
            field = html::line_of_fragment(field);
        }
        if (!has_suspects(field)) return;
        if (undo_mojibake(field) > 0) note("wrongly converted characters in the " + name, field, "UTF-8", "they were converted back");
        SignCounts counts;
        std::string cleaned = without_signs(field, counts);
        if (counts.invisible + counts.ligatures > 0) field = std::move(cleaned);
    }

    void clean_text() {
        std::string& text = record_.text;
        if (!record_.text_is_words && html::has_markup(text) && holds_known_markup(text)) {
            const std::size_t at = std::min(text.find('&'), text.find('<'));
            note("entities or tags in the text", example_at(text, at), "plain words", "they were read as what they stand for");
            text = with_plain_blanks(html::text_of_fragment(text));
            record_.text_is_exact = false;
        }
        if (has_suspects(text)) {
            if (const std::size_t mended = undo_mojibake(text); mended > 0) {
                note("wrongly converted characters, such as \"\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2\" for \"\xE2\x80\x99\"", "", "UTF-8", "they were converted back");
                record_.text_is_exact = false;
            }
            SignCounts counts;
            std::string cleaned = without_signs(text, counts);
            if (counts.invisible > 0) note("soft hyphens or characters without width", example_at(text, counts.first_invisible), "words that a search finds", "they were left out");
            if (counts.ligatures > 0) note("ligatures", example_at(text, counts.first_ligature), "single letters", "they were taken apart");
            if (counts.invisible + counts.ligatures > 0) {
                text = std::move(cleaned);
                record_.text_is_exact = false;
            }
        }
        drop_lines();
    }

    // Advertisements' lines, links to other pieces, and a paragraph that stands twice in a row.
    void drop_lines() {
        constexpr std::size_t shortest_doubled = 80;  // bytes; shorter ones may be a refrain
        std::string_view before;
        std::size_t doubled = 0, lines = 0;
        std::vector<std::string_view> kept;
        std::size_t at = 0;
        const std::string_view text = record_.text;
        // Line by line: texts of tables part their paragraphs by single line ends.
        while (at < text.size()) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string_view line = trim(text.substr(at, end - at));
            if (!line.empty()) {
                if (line.size() >= shortest_doubled && line == before) {
                    ++doubled;
                    kept.push_back({});
                } else if (is_advertisement_line(line) || is_link_line(line)) {
                    ++lines;
                    note_left_out(record_, "an advertisement's mark or a link to another piece", line);
                    kept.push_back({});
                } else {
                    kept.push_back(text.substr(at, end - at));
                }
                before = line;
            } else {
                kept.push_back(text.substr(at, end - at));
            }
            at = end + 1;
        }
        if (doubled + lines == 0) return;
        std::string out;
        for (const std::string_view line : kept) out.append(line).append("\n");
        if (trim(out).empty()) return;
        if (doubled > 0) note("a paragraph that stands twice", "", "each once", "the second one was left out");
        if (lines > 0) note("lines of advertisements or links to other pieces", record_.left_out.empty() ? std::string() : record_.left_out.back().words, "the article's own words", "they were left out");
        record_.text = std::move(out);
        record_.text_is_exact = false;
    }

    Record& record_;
};

}  // namespace

std::size_t undo_mojibake(std::string& text) {
    // One look to count, one to mend: "\xC3\x89\xC2\xBB" may be a capital before a closing mark, but not five times among nothing else.
    std::array<std::size_t, 3> counts = {};
    for (std::size_t at = next_non_ascii(text, 0); at < text.size();) {
        const WrongReading found = wrong_reading_at(text, at);
        if (found.kind != WrongKind::none) ++counts[static_cast<std::size_t>(found.kind) - 1];
        at = next_non_ascii(text, found.kind == WrongKind::none ? at + text::decode(text, at).length : found.end);
    }
    const auto [long_ones, latin, others] = counts;
    if (long_ones + latin + others == 0) return 0;
    const auto is_meant = [&, long_ones = long_ones, latin = latin, others = others](WrongKind kind) {
        if (kind == WrongKind::long_one) return true;
        if (kind == WrongKind::latin) return latin >= 2 || long_ones > 0;
        return others >= 5 && others * 12 > text.size() / 4;
    };
    std::size_t mended = 0, copied = 0;
    std::string out;
    for (std::size_t at = next_non_ascii(text, 0); at < text.size();) {
        const WrongReading found = wrong_reading_at(text, at);
        if (found.kind != WrongKind::none && is_meant(found.kind)) {
            out.append(text, copied, at - copied).append(found.bytes);
            copied = found.end;
            ++mended;
        }
        at = next_non_ascii(text, found.kind == WrongKind::none ? at + text::decode(text, at).length : found.end);
    }
    if (mended > 0) text = out.append(text, copied);
    return mended;
}

void clean(Record& record) { Cleaner(record).run(); }

}  // namespace verbatim::corpus
