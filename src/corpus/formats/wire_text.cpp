// Wire text with headers: IPTC 7901 (SOH … STX … ETX) and ANPA 1312 (SYN SYN SOH …). Control characters part the header, the text and the trailer; the trailer has the date.
//
//     IPTC 7901   <SOH>eca062 4 i 211 … <STX>Headline =  text  <ETX>131137 GMT Nov 13      day 13, 11:37, November 2013
//     ANPA 1312   <SYN><SYN><SOH>…<STX>^slug< ^headline< ^By NAME= text <ETX>AP-WF-11-13-13 0745GMT
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "corpus/charset.h"
#include "corpus/credits.h"
#include "corpus/dates.h"
#include "corpus/format.h"
#include "corpus/paragraphs.h"
#include "text/characters.h"

namespace verbatim::corpus {
namespace {

constexpr char soh = '\x01', stx = '\x02', etx = '\x03', syn = '\x16';

bool is_digits(std::string_view words) { return !words.empty() && words.find_first_not_of("0123456789") == std::string_view::npos; }

std::string iso_day(int year, int month, int day) {
    const auto padded = [](int number, std::size_t digits) {
        std::string text = std::to_string(number);
        return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
    };
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

// Years of two digits: the wire is younger than 1970.
int full_year(int two_digits) { return two_digits < 70 ? 2000 + two_digits : 1900 + two_digits; }

// "131137 GMT Nov 13": day and time, then month and YEAR.
std::string date_of_7901(std::string_view trailer) {
    std::vector<std::string> words;
    const std::string line = one_line(trailer);
    for (std::size_t start = 0; start < line.size();) {
        const std::size_t end = std::min(line.find(' ', start), line.size());
        words.push_back(line.substr(start, end - start));
        start = end + 1;
    }
    int day = 0, month = 0, year = 0;
    for (const std::string& word : words) {
        if (day == 0 && word.size() == 6 && is_digits(word)) day = std::stoi(word.substr(0, 2));
        else if (month == 0 && month_named(word) != 0) month = month_named(word);
        else if (month != 0 && year == 0 && word.size() == 2 && is_digits(word)) year = full_year(std::stoi(word));
    }
    return day > 0 && month > 0 && year > 0 ? iso_day(year, month, day) : std::string();
}

// "AP-WF-11-13-13 0745GMT": month, day, year.
std::string date_of_1312(std::string_view trailer) {
    for (std::size_t i = 0; i + 8 <= trailer.size(); ++i) {
        const std::string_view part = trailer.substr(i, 8);
        if (part[2] != '-' || part[5] != '-' || !is_digits(part.substr(0, 2)) || !is_digits(part.substr(3, 2)) || !is_digits(part.substr(6, 2))) continue;
        return iso_day(full_year(std::stoi(std::string(part.substr(6, 2)))), std::stoi(std::string(part.substr(0, 2))), std::stoi(std::string(part.substr(3, 2))));
    }
    return {};
}

// "``" and "''" are quotation marks, and " _ " is a dash.
std::string with_typography(std::string text) {
    const auto replace_all = [&](std::string_view from, std::string_view to) {
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    };
    replace_all(" _ ", " \xE2\x80\x93 ");
    return text;
}

std::string without_marks(std::string_view line) {
    line = trim(line);
    while (!line.empty() && (line.ends_with('=') || line.ends_with('<') || line.ends_with('\x7F'))) line = trim(line.substr(0, line.size() - 1));
    return one_line(line);
}

bool ends_story(std::string_view words) {
    return words.starts_with("# ") || words.starts_with("* * *") || words.starts_with("## ") || words.starts_with("The following information is not") || words.starts_with("# dpa") || words == "#";
}

void read_7901(std::string_view message, const RecordSink& sink, std::uint32_t ordinal) {
    const std::size_t start = std::min(message.find(stx), message.size()), end = std::min(message.find(etx, start), message.size());
    const std::string_view head = message.substr(0, start), body = message.substr(std::min(start + 1, message.size()), end - std::min(start + 1, end));
    Record record;
    record.ordinal = ordinal;
    record.line = 1;
    set_field(record, Field::date, date_of_7901(message.substr(std::min(end + 1, message.size()))), "IPTC 7901: the trailer");
    std::vector<std::string_view> lines = lines_of(body);
    std::size_t at = 0;
    while (at < lines.size() && trim(lines[at]).empty()) ++at;
    std::string title;
    // The headline may go on over lines, up to its mark "=" or a blank line.
    for (; at < lines.size() && !trim(lines[at]).empty(); ++at) {
        const bool marked = trim(lines[at]).ends_with('=');
        const std::string line = without_marks(lines[at]);
        // "By Tom Krasovic, The San Diego Union-Tribune =" under the headline.
        if (!title.empty() && is_byline(line.substr(0, line.find(',')))) {
            set_field(record, Field::author, name_of_byline(line.substr(0, line.find(','))), "IPTC 7901: the byline");
            note_left_out(record, "a byline", line);
            ++at;
            break;
        }
        title.append(title.empty() ? "" : " ").append(without_marks(lines[at]));
        if (marked || title.size() > 200) {
            ++at;
            break;
        }
    }
    set_field(record, Field::title, title, "IPTC 7901: the first line");
    std::string text, paragraph, reporter;
    bool ended = false;
    const auto flush = [&] {
        if (is_byline(paragraph) && text.empty()) {
            set_field(record, Field::author, name_of_byline(paragraph.substr(0, paragraph.find(','))), "IPTC 7901: the byline");
            note_left_out(record, "a byline", paragraph);
        } else {
            add_paragraph(text, paragraph);
        }
        paragraph.clear();
    };
    for (; at < lines.size(); ++at) {
        const std::string_view words = trim(lines[at]);
        if (!ended && ends_story(words)) {
            flush();
            ended = true;
        }
        if (ended) {
            for (const std::string_view label : {"- Reporting by:", "Reporting by:", "- Text:"})
                if (words.starts_with(label) && reporter.empty()) reporter = one_line(words.substr(label.size()));
            note_left_out(record, "the notebook under the story", words);
        } else if (words.empty()) {
            flush();
        } else {
            if (lines[at].starts_with("   ") || lines[at].starts_with('\t')) flush();
            paragraph.append(paragraph.empty() ? "" : " ").append(words);
        }
    }
    flush();
    reporter.erase(std::min(reporter.find(','), reporter.size()));
    set_field(record, Field::author, reporter, "IPTC 7901: \"Reporting by\"");
    // "… dpa 061": the agency is the word before the number; else what the header names.
    const std::string header = one_line(head);
    for (const std::string_view agency : {"dpa", "apa", "afp", "ats", "sda", "reuters", "ansa", "apd", "belga", "pap", "stt", "ntb", "ritzau", "tt"})
        if (const std::string lowered = text::to_lower(header); lowered.find(" " + std::string(agency) + " ") != std::string::npos || lowered.find(" " + std::string(agency) + "-") != std::string::npos) set_field(record, Field::source, agency, "IPTC 7901: the header");
    set_field(record, Field::text, with_typography(std::move(text)), "IPTC 7901: between STX and ETX");
    take_credits(record);
    if (record.text.empty()) return sink.refuse(1, {"", "a wire message without a text", "a text between STX and ETX", "it was left out"});
    sink.record(std::move(record));
}

void read_1312(std::string_view message, const RecordSink& sink, std::uint32_t ordinal) {
    const std::size_t start = std::min(message.find(stx), message.size()), end = std::min(message.find(etx, start), message.size());
    const std::string_view body = message.substr(std::min(start + 1, message.size()), end - std::min(start + 1, end));
    Record record;
    record.ordinal = ordinal;
    record.line = 1;
    set_field(record, Field::date, date_of_1312(message.substr(std::min(end + 1, message.size()))), "ANPA 1312: the trailer");
    std::string text;
    int marks = 0;
    bool byline_seen = false;
    for (std::string_view line : lines_of(body)) {
        while (!line.empty() && (static_cast<unsigned char>(line.front()) < 0x20 && line.front() != '\t')) line.remove_prefix(1);
        if (line.starts_with('^')) {
            const std::string words = without_marks(line.substr(1));
            line = trim(line.substr(1));
            if (words.empty()) continue;
            ++marks;
            if (is_byline(words) && text.size() < 400) {
                set_field(record, Field::author, name_of_byline(words), "ANPA 1312: the byline");
                byline_seen = true;
            } else if (byline_seen && record.source.empty() && text.size() < 400) {
                set_field(record, Field::source, words, "ANPA 1312: below the byline");
            } else if (marks == 2) {
                set_field(record, Field::title, words, "ANPA 1312: the second line");
                continue;
            } else if (words.find("contributed to this") != std::string::npos) {
                note_left_out(record, "a credit", words);
                continue;
            }
            note_left_out(record, "ANPA 1312: a marked line", words);
            continue;
        }
        const std::string_view words = trim(line);
        if (!words.empty()) add_paragraph(text, words);
    }
    set_field(record, Field::text, with_typography(std::move(text)), "ANPA 1312: between STX and ETX");
    if (record.source == "Associated Press" || (record.source.empty() && record.text.find(" (AP) ") < 200)) record.source = "The Associated Press";
    take_credits(record);
    if (record.text.empty()) return sink.refuse(1, {"", "a wire message without a text", "a text between STX and ETX", "it was left out"});
    sink.record(std::move(record));
}

void read_wire_text(Source& source, const RecordSink& sink) {
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    const std::string decoded = decode_text(*whole, source.hints().charset);
    // A file may hold several messages, one SOH each.
    std::string_view rest = decoded;
    std::uint32_t ordinal = 0;
    constexpr std::size_t shortest_message = 20;  // bytes
    while (!rest.empty()) {
        const std::size_t begin = rest.find(soh);
        if (begin == std::string_view::npos) break;
        const bool anpa = begin > 0 && rest[begin - 1] == syn;
        const std::size_t next = rest.find(soh, begin + 1);
        const std::string_view message = rest.substr(begin, next == std::string_view::npos ? next : next - begin);
        if (message.size() >= shortest_message) (anpa ? read_1312 : read_7901)(message, sink, ++ordinal);
        rest.remove_prefix(next == std::string_view::npos ? rest.size() : next - (rest[next - 1] == syn ? 1 : 0));
    }
}

Match recognise_wire_text(const Beginning& beginning) {
    const std::string_view bytes = beginning.bytes.substr(0, 64);
    const std::size_t first = bytes.find(soh);
    if (first == std::string_view::npos || first > 8 || bytes.substr(0, first).find_first_not_of("\x16\r\n \x7F") != std::string_view::npos) return Match::no;
    return beginning.bytes.find(stx) != std::string_view::npos ? Match::sure : Match::no;
}

}  // namespace

extern const Format wire_text_format;
const Format wire_text_format = {.name = "wire-text", .label = "wire text (IPTC 7901, ANPA 1312)", .extensions = {".iptc", ".anpa", ".tst"}, .recognise = recognise_wire_text, .read = read_wire_text};

}  // namespace verbatim::corpus
