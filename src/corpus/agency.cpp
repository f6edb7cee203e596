#include "corpus/agency.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::array<std::string_view, 2> verbs = {" reports", " reported"};

base::TextSpan span_of(std::size_t start, std::size_t end) {
    return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }
bool ends_with(std::string_view text, std::string_view suffix) {
    return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

// "Reuters reports." and nothing else, up to sixty characters before the verb.
AgencyCredit whole_paragraph(std::string_view text, base::TextSpan paragraph) {
    std::string_view words = base::slice(text, paragraph);
    if (ends_with(words, ".")) words.remove_suffix(1);
    constexpr std::size_t longest_name = 60;
    for (const std::string_view verb : verbs) {
        if (!ends_with(words, verb)) continue;
        const std::size_t name = words.size() - verb.size();
        const std::string_view before = words.substr(0, name);
        if (name == 0 || text::count_code_points(before) > longest_name ||
            before.find_first_of(".,:;") != std::string_view::npos)
            continue;
        return {span_of(paragraph.start, paragraph.start + words.size()),
                span_of(paragraph.start, paragraph.start + name)};
    }
    return {};
}

// What may follow the verb of a credit.
bool goes_on_like_a_credit(std::string_view rest) {
    if (rest.empty() || rest[0] == '.' || rest[0] == ',') return true;
    constexpr std::array<std::string_view, 5> followers = {" via ", " citing ", " with ", " referring ", " quoting "};
    return std::any_of(followers.begin(), followers.end(),
                       [rest](std::string_view word) { return starts_with(rest, word); });
}

bool is_pronoun(std::string_view name) {
    constexpr std::array<std::string_view, 7> pronouns = {"He", "She", "It", "They", "We", "I", "Who"};
    return std::find(pronouns.begin(), pronouns.end(), name) != pronouns.end();
}

// Where the capitalised words that end at `end` start; `end` when there are none, or more than four.
std::size_t name_start(std::string_view text, std::size_t floor, std::size_t end) {
    std::size_t start = end;
    for (int words = 0; words < 4; ++words) {
        std::size_t word = start;
        while (word > floor && text[word - 1] != ' ' && text[word - 1] != ',') --word;
        const char32_t first = word < start ? text::decode(text, word).code_point : 0;
        if (!text::is_upper(first) && !text::is_caseless_letter(first) && !text::is_digit(first)) return end;
        if (word == floor) return end;  // a sentence's first word is capitalised anyway
        start = word;
        if (word >= floor + 2 && text[word - 1] == ' ' &&
            text::is_closing(text::decode_before(text, word - 1).code_point))
            return start;
        if (word >= floor + 2 && text[word - 1] == ' ' && text[word - 2] == ',') return start;
        if (text[word - 1] != ' ') return end;
        --start;
    }
    return end;
}

AgencyCredit within_paragraph(std::string_view text, base::TextSpan paragraph) {
    const std::string_view within = text.substr(0, paragraph.end);  // no further: the rest of the article is long
    if (within.find(" report", paragraph.start) == std::string_view::npos) return {};
    for (const std::string_view verb : verbs) {
        for (std::size_t at = within.find(verb, paragraph.start); at < paragraph.end; at = within.find(verb, at + 1)) {
            const std::size_t after = at + verb.size();
            if (after > paragraph.end || !goes_on_like_a_credit(text.substr(after, paragraph.end - after))) continue;
            const std::size_t start = name_start(text, paragraph.start, at);
            if (start == at || is_pronoun(text.substr(start, at - start))) continue;
            return {span_of(start, after), span_of(start, at)};
        }
    }
    return {};
}

// "… he said. (AFP)", "– Reuters": a name at the very end, in brackets or after a dash.
AgencyCredit at_the_end(std::string_view text, base::TextSpan paragraph) {
    constexpr std::size_t longest = 24;
    const std::string_view words = base::slice(text, paragraph);
    const std::size_t stop = ends_with(words, ".") ? words.size() - 1 : words.size();
    std::size_t start = 0, end = stop;
    if (ends_with(words.substr(0, stop), ")")) {
        end = stop - 1;
        start = words.rfind('(', end) + 1;
        if (start == 0) return {};
    } else if (starts_with(words, "– ") || starts_with(words, "— ")) {
        start = 4;
    } else {
        return {};
    }
    if (start >= end || end - start > longest) return {};
    const std::string_view name = words.substr(start, end - start);
    if (!text::is_upper(text::decode(name, 0).code_point)) return {};
    const bool alone = start <= 4;
    const bool in_capitals = std::all_of(name.begin(), name.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
    if (name.find_first_of(".,;:/0123456789") != std::string_view::npos ||
        !(alone || (in_capitals && name.size() >= 3)))
        return {};
    const std::size_t offset = paragraph.start;
    return {span_of(offset + start, offset + end), span_of(offset + start, offset + end)};
}

}  // namespace

AgencyCredit find_agency_credit(std::string_view text) {
    const std::size_t last_break = text.rfind("\n\n");
    const std::size_t last_start = last_break == std::string_view::npos ? 0 : last_break + 2;
    const base::TextSpan last = span_of(last_start, text.size());
    if (last_start > 0) {
        if (const AgencyCredit found = whole_paragraph(text, last); !found.credit.empty()) return found;
    }
    std::size_t start = 0;
    for (int paragraph = 0; paragraph < 2 && start < text.size(); ++paragraph) {
        const std::size_t end = std::min(text.find("\n\n", start), text.size());
        if (const AgencyCredit found = within_paragraph(text, span_of(start, end)); !found.credit.empty()) return found;
        start = end + 2;
    }
    return last_start > 0 ? at_the_end(text, last) : AgencyCredit{};
}

}  // namespace verbatim::corpus
