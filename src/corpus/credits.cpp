#include "corpus/credits.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

#include "corpus/paragraphs.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t longest_byline = 100, longest_credit = 400;

// What opens a byline in the languages of the wire.
constexpr auto by_words = std::to_array<std::string_view>({"By ", "BY ", "by ", "Von ", "VON ", "von ", "Par ", "PAR ", "par ", "Por ", "POR ", "por ", "Di ", "DI ", "di ", "Door ", "door ", "Av ", "Af "});

bool is_upper_start(std::string_view word) {
    if (word.empty()) return false;
    const char32_t c = text::decode(word, 0).code_point;
    return c > 0x7F || (c >= 'A' && c <= 'Z');
}

// Words of two to eight, each with a capital or a small word between names.
bool are_names(std::string_view words) {
    int names = 0, count = 0;
    for (std::size_t start = 0; start < words.size();) {
        const std::size_t end = std::min(words.find_first_of(" ,/", start), words.size());
        const std::string_view word = words.substr(start, end - start);
        start = end + 1;
        if (word.empty() || word == "-" || word == "\xE2\x80\x93") continue;
        ++count;
        constexpr auto between = std::to_array<std::string_view>({"and", "und", "et", "y", "e", "in", "de", "van", "von", "der", "den", "la", "le", "of", "for", "at", "&", "dpa", "afp", "with", "mit", "i", "og", "och", "the"});
        if (is_upper_start(word)) ++names;
        else if (std::find(between.begin(), between.end(), word) == between.end()) return false;
    }
    return names >= 1 && count <= 12;
}

bool has_any(std::string_view words, std::initializer_list<std::string_view> wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) { return words.find(word) != std::string_view::npos; });
}

bool in_brackets(std::string_view words) { return words.size() > 2 && ((words.front() == '(' && words.back() == ')') || (words.front() == '[' && words.back() == ']')); }

// "(Adds comments, detail)", "Eds: Restores reference.", "ATTENTION - …": a note to editors before the text.
bool is_editors_note(std::string_view words) {
    if (words.size() > longest_credit) return false;
    if (words.starts_with("Eds:") || words.starts_with("EDS:") || words.starts_with("Eds.:") || words.starts_with("(Eds:") || words.starts_with("AP Photo") || words.starts_with("With AP Photo")) return true;
    if (!in_brackets(words)) return false;
    return has_any(words, {"Adds ", "adds ", "Updates ", "updates ", "Repeats", "repeats", "Recasts", "recasts", "Corrects", "corrects", "Refiles", "Removes", "Writes through", "Changes ", "Incorporates", "Rewrites", "Writethru",
                           "ADDS ", "UPDATES ", "recast", "with details", "edited by", "New throughout", "Includes "});
}

// "hh/ph/ts/hd", "dpa wsz jln npr", "vl/cj": short words of small letters.
bool are_signatures(std::string_view words) {
    if (words.size() > 40 || words.find_first_of(".!?,;:\"") != std::string_view::npos) return false;
    const bool slashes = words.find('/') != std::string_view::npos;
    int parts = 0;
    for (std::size_t start = 0; start < words.size();) {
        const std::size_t end = std::min(words.find_first_of("/ ", start), words.size());
        const std::string_view part = words.substr(start, end - start);
        start = end + 1;
        if (part.empty()) continue;
        if (part.size() > 6 || !std::all_of(part.begin(), part.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; })) return false;
        ++parts;
    }
    return slashes ? parts >= 2 : parts >= 1 && parts <= 5 && (words.starts_with("dpa ") || (parts == 1 && words.size() <= 5));
}

// "AAP RTV ar", "AAP be/": an agency's sign in capitals and a hand's in small letters.
bool is_agency_signature(std::string_view words) {
    if (words.size() > 24 || words.size() < 5) return false;
    std::vector<std::string_view> parts;
    for (std::size_t start = 0; start < words.size();) {
        const std::size_t end = std::min(words.find(' ', start), words.size());
        parts.push_back(words.substr(start, end - start));
        start = end + 1;
    }
    if (parts.size() < 2 || parts.size() > 4) return false;
    const auto all = [](std::string_view part, char first, char last) { return std::all_of(part.begin(), part.end(), [&](char c) { return (c >= first && c <= last) || c == '/'; }); };
    const bool hand = parts.back().size() <= 5 && all(parts.back(), 'a', 'z');
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        if (parts[i].size() < 2 || parts[i].size() > 5 || !all(parts[i], 'A', 'Z')) return false;
    return hand;
}

// "[ GRAFIKK/VIDEO MANGLER ]": where something stood that the text does not have.
bool is_placeholder(std::string_view words) {
    if (words.size() > 80 || words.size() < 6 || words.front() != '[' || words.back() != ']') return false;
    return std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && std::any_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Where "（洪敏隆／台北報導）" ends, the credit of Chinese papers; npos where there is none in the last part of the text.
std::size_t end_of_chinese_credit(std::string_view text, std::string& name) {
    constexpr std::string_view open = "（", close = "）", reports = "報導", reports_simplified = "报道";
    const std::size_t start = text.rfind(open);
    const std::size_t end = start == std::string_view::npos ? start : text.find(close, start);
    if (end == std::string_view::npos || end - start > 80 || text.size() - end > 300) return std::string_view::npos;
    const std::string_view inside = text.substr(start + open.size(), end - start - open.size());
    const std::size_t slash = std::min(inside.find("／"), inside.find('/'));
    if (slash == std::string_view::npos || (!inside.ends_with(reports) && !inside.ends_with(reports_simplified))) return std::string_view::npos;
    name = inside.substr(0, slash);
    return end + close.size();
}

// What stands under a story and is not of it.
std::string_view credit_kind(std::string_view words) {
    if (words.empty()) return {};
    if (words.find_first_not_of("_-*= \t.") == std::string_view::npos) return "a rule";
    if (are_signatures(words) || is_agency_signature(words)) return "signatures";
    if (words == "REUTER" || words == "Reuter" || words == "END" || words == "-END-" || words == "###" || words == "# # #" || words == "-30-" || words == "ends" || words == "ENDS" || words == "/ends/" || words == "--DocBreak--")
        return "an end mark";
    if (words.size() <= 40 && words.ends_with(':')) return "a heading over nothing";
    if (words.size() > longest_credit) return {};
    if (words.starts_with("\xC2\xA9") || words.starts_with("(c) ") || words.starts_with("Copyright ") || words.starts_with("COPYRIGHT ") || words.starts_with("(Copyright") || has_any(words, {"All rights reserved", "Alle Rechte vorbehalten", "Tous droits"}))
        return "a copyright line";
    const bool credit = has_any(words, {"eporting by", "diting by", "EPORTING BY", "DITING BY", "ompiled by", "riting by", "dditional reporting", "contributed to this report", "Graphic by", "Newsroom", "raduction ", "dité par",
                                        "edigiert von", "edaktion:", "ditado por", "edición de"});
    if (credit && (in_brackets(words) || words.size() < 250)) return "a credit";
    return {};
}

}  // namespace

std::string name_of_byline(std::string_view byline) {
    std::string name = one_line(byline);
    for (const std::string_view by : by_words) {
        if (!std::string_view(name).starts_with(by) || !is_upper_start(std::string_view(name).substr(by.size()))) continue;
        name.erase(0, by.size());
        break;
    }
    for (const std::string_view agency : {", dpa", " / dpa", ", AFP", ", Reuters", ", AP", ", APA", ", ANSA", ", TASS", ", dpa-AFX"}) {
        if (name.size() > agency.size() + 3 && std::string_view(name).ends_with(agency)) name.erase(name.size() - agency.size());
    }
    return name;
}

bool is_byline(std::string_view paragraph) {
    if (paragraph.size() > longest_byline || paragraph.ends_with('.') || paragraph.find('\n') != std::string_view::npos) return false;
    for (const std::string_view by : by_words)
        if (paragraph.starts_with(by)) return are_names(paragraph.substr(by.size()));
    return false;
}

std::string author_of_byline(std::string_view line) {
    if (is_byline(line)) return name_of_byline(line);
    const std::size_t comma = line.find(',');
    constexpr std::size_t longest_role = 40;
    if (comma == std::string_view::npos || line.size() - comma > longest_role || line.find_first_of(".0123456789") != std::string_view::npos || !is_byline(line.substr(0, comma))) return {};
    const std::string role = text::to_lower(line.substr(comma));
    for (const std::string_view word : {"writer", "reporter", "correspondent", "editor", "columnist", "bureau", "desk", "staff", "contributor"})
        if (role.find(word) != std::string::npos) return name_of_byline(line.substr(0, comma));
    return {};
}

void note_left_out(Record& record, std::string_view rule, std::string_view words) {
    constexpr std::size_t kept = 200, most = 200;
    if (words.empty() || record.left_out.size() >= most) return;
    record.left_out.push_back({std::string(rule), std::string(text::cut_to(words, kept))});
}

void take_credits(Record& record) {
    constexpr int looked_at = 6;
    std::string name;
    if (const std::size_t end = end_of_chinese_credit(record.text, name); end != std::string_view::npos) {
        set_field(record, Field::author, name, "the credit that ends the text");
        note_left_out(record, "below the credit", std::string_view(record.text).substr(end));
        record.text.erase(end);
    }
    const std::vector<std::string_view> all = paragraphs_of(record.text);
    std::vector<std::string_view> paragraphs;
    for (const std::string_view paragraph : all) {
        if (is_placeholder(paragraph)) note_left_out(record, "a placeholder", paragraph);
        else paragraphs.push_back(paragraph);
    }
    std::size_t first = 0, last = paragraphs.size();
    // Short lines above a byline are slugs and summaries: "* Dollar index down 0.1 percent".
    constexpr std::size_t longest_summary = 140;
    for (std::size_t i = 1; i < std::min<std::size_t>(last, 8) && paragraphs[i - 1].size() <= longest_summary; ++i) {
        if (!is_byline(paragraphs[i])) continue;
        for (; first < i; ++first) note_left_out(record, "above the byline", paragraphs[first]);
    }
    for (int i = 0; i < looked_at && first + 1 < last; ++i) {
        const std::string_view words = paragraphs[first];
        if (is_byline(words)) {
            set_field(record, Field::author, name_of_byline(words), "the byline that opens the text");
            note_left_out(record, "a byline", words);
        } else if (is_editors_note(words)) {
            note_left_out(record, "an editor's note", words);
        } else if (one_line(words) == one_line(record.title) && !record.title.empty()) {
            note_left_out(record, "the headline for a second time", words);
        } else {
            break;
        }
        ++first;
    }
    // A rule ends the story where only a few lines follow.
    for (std::size_t i = last; i > first + 1 && last - i < looked_at; --i) {
        const std::string_view words = paragraphs[i - 1];
        if (words.size() >= 3 && words.find_first_not_of("_") == std::string_view::npos) {
            for (std::size_t j = i; j < last; ++j) note_left_out(record, "below the rule at the end", paragraphs[j]);
            last = i - 1;
            break;
        }
    }
    for (int i = 0; i < looked_at && last > first + 1; ++i) {
        const std::string_view kind = credit_kind(paragraphs[last - 1]);
        if (kind.empty()) break;
        if (is_agency_signature(paragraphs[last - 1])) set_field(record, Field::source, paragraphs[last - 1].substr(0, paragraphs[last - 1].find(' ')), "the agency's sign under the text");
        note_left_out(record, kind, paragraphs[last - 1]);
        --last;
    }
    if (first == 0 && last == all.size()) return;
    std::string text;
    for (std::size_t i = first; i < last; ++i) add_paragraph(text, paragraphs[i]);
    record.text = std::move(text);
}

}  // namespace verbatim::corpus
