#include "corpus/dateline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/date_words.h"
#include "corpus/dates.h"
#include "corpus/outlets.h"
#include "text/characters.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t longest_dateline = 160;

// Words in capitals before a dash that name a kind of article, not a place.
constexpr std::array<std::string_view, 22> rubrics = {
    "ADVISORY",  "ANALYSIS",  "BREAKING", "COLUMN",  "CORRECTED", "CORRECTION", "EDITORIAL",
    "EXCLUSIVE", "EXPLAINER", "FACTBOX",  "FEATURE", "INTERVIEW", "LIVE",       "NEWS",
    "OPINION",   "PHOTOS",    "REVIEW",   "RPT",     "UPDATE",    "UPDATED",    "VIDEO",
    "WATCH"};

// Particles of names that stay small: "Rio de Janeiro", "Newcastle upon Tyne".
constexpr std::array<std::string_view, 14> particles = {"am", "and", "da",  "de", "del", "der", "do",
                                                        "la", "las", "los", "of", "on",  "sur", "upon"};

bool in_capitals(std::string_view word) {
    bool any = false;
    for (std::size_t offset = 0; offset < word.size();) {
        const text::Decoded decoded = text::decode(word, offset);
        if (text::is_lower(decoded.code_point)) return false;
        any |= text::is_upper(decoded.code_point);
        offset += decoded.length;
    }
    return any;
}

// "NUR-SULTAN" → "Nur-Sultan", "ST. LOUIS" → "St. Louis", "D.C." stays.
std::string capitalised(std::string_view word) {
    const std::string lowered = text::to_lower(word);
    if (std::binary_search(particles.begin(), particles.end(), std::string_view(lowered))) return lowered;
    std::string result;
    bool starts = true;
    for (std::size_t offset = 0; offset < lowered.size();) {
        const text::Decoded decoded = text::decode(lowered, offset);
        text::append(result, starts ? text::to_title(decoded.code_point) : decoded.code_point);
        starts = decoded.code_point == '-' || decoded.code_point == '.';
        offset += decoded.length;
    }
    return result;
}

// The name with words in capitals brought to usual spelling; mixed case stays as it is, and so does what is as short as an
// abbreviation: "UK", "UAE".
std::string usual_case(std::string_view name) {
    constexpr std::size_t longest_abbreviation = 3;
    if (text::count_code_points(name) <= longest_abbreviation && in_capitals(name)) return std::string(name);
    std::string result;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        const std::string_view word = name.substr(0, end);
        if (!result.empty()) result += ' ';
        result += in_capitals(word) ? capitalised(word) : std::string(word);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    if (!result.empty()) {
        const text::Decoded first = text::decode(result, 0);
        std::string title;
        text::append(title, text::to_title(first.code_point));
        result.replace(0, first.length, title);
    }
    return result;
}

bool has_digit(std::string_view words) { return words.find_first_of("0123456789") != std::string_view::npos; }

// One comma-parted part of the dateline: a name, or a stretch of a date ("January 3", "2025").
struct Part {
    std::string_view words;
    bool is_date = false;
    // Whether it names a place. "Aprl 10" and "Colombo 7" do not, though they are no date either.
    bool is_name() const { return !is_date && !has_digit(words) && month_named(words) == 0; }
};

// Reads a dateline from left to right; each step moves `offset_` past what it took.
class DatelineParser {
  public:
    explicit DatelineParser(std::string_view text) : text_(text.substr(0, std::min(text.find('\n'), text.size()))) {
        limit_ = std::min(text_.size(), longest_dateline);
    }

    Dateline run() {
        if (!take_parts() || !take_agency_and_more() || !take_end() || !is_convincing()) return {};
        Dateline dateline;
        dateline.span = {0, static_cast<std::uint32_t>(offset_)};
        dateline.agency = agency_;
        dateline.date = read_date(date_);
        const std::size_t names = count_names();
        const bool from_agency = is_known_agency(parts_[0].words);  // "AFP – …"
        if (from_agency && agency_.empty()) dateline.agency = {0, static_cast<std::uint32_t>(parts_[0].words.size())};
        const std::size_t city = from_agency ? 1 : 0;
        if (names > city) dateline.place.city = usual_case(parts_[city].words);
        if (names > city + 1) dateline.place.country = usual_case(parts_[names - 1].words);
        return dateline;
    }

  private:
    // The parts before the bracket or the end mark.
    bool take_parts() {
        for (;;) {
            skip_blanks();
            if (!parts_.empty() && opens_agency()) return true;  // "MOSCOW, (Reuters)"
            const std::size_t start = offset_;
            take_words();
            const std::string_view words = text_.substr(start, offset_ - start);
            if (words.empty()) return false;
            const std::size_t date = date_start(words);
            if (parts_.empty() && (date == 0 || names_a_day(words))) return false;
            if (date > 0 && !add_part({name_before(words, date)})) return false;
            if (date < words.size() && !add_part({words.substr(date), true})) return false;
            if (at() != ',') return true;
            ++offset_;
        }
    }

    // The name that a date follows at `date`, or all: "COLOMBO May 17", "India- Feb 03".
    static std::string_view name_before(std::string_view words, std::size_t date) {
        if (date >= words.size()) return words;
        words = words.substr(0, date);
        return words.substr(0, words.find_last_not_of(" -") + 1);
    }

    bool add_part(Part part) {
        // Times and numbers open lists and headings: "10.17 PM – Polls close", "WORLD CUP 2025 – Preview".
        if (parts_.empty() && !part.is_name()) return false;
        if (!parts_.empty() && parts_.back().is_date && !part.is_date) return false;
        parts_.push_back(part);
        if (part.is_date) date_ += (date_.empty() ? "" : ", ") + spaced_date(part.words);
        constexpr std::size_t most_parts = 6;
        return parts_.size() <= most_parts;
    }

    // Words up to a comma, bracket, dash or a mark that ends them. Each must be capitalised, a particle or a number.
    void take_words() {
        const std::size_t first = offset_;
        while (offset_ < limit_) {
            const std::size_t start = offset_;
            std::size_t end = start;
            while (end < limit_ && !ends_word(end)) end += text::decode(text_, end).length;
            if (end < limit_ && text_[end] == '.' && is_abbreviation(text_.substr(start, end - start), end)) ++end;
            const std::string_view word = text_.substr(start, end - start);
            if (word.empty() || !may_stand(word)) {
                offset_ = start > first && text_[start - 1] == ' ' ? start - 1 : start;
                return;
            }
            offset_ = end;
            if (at() != ' ' || is_dash_at(offset_ + 1)) return;
            ++offset_;
        }
    }

    bool ends_word(std::size_t offset) const {
        const char c = text_[offset];
        if (c == '.' && offset + 1 < limit_ && text_[offset + 1] != ' ' && text_[offset + 1] != ',')
            return false;  // D.C
        return c == ' ' || c == ',' || c == '(' || c == '/' || c == ':' || c == ';' || c == '.' ||
               text_.substr(offset, 3) == "–" || text_.substr(offset, 3) == "—";
    }

    // A full stop that belongs to the word: "ST. LOUIS", "N.H.", "Mo. (AP)", "Jan. 3", but not the one after the day.
    bool is_abbreviation(std::string_view word, std::size_t stop) const {
        if (word.empty() || text::is_digit(text::decode_before(word, word.size()).code_point)) return false;
        if (word.find('.') != std::string_view::npos) return true;
        std::size_t next = stop + 1;
        while (next < limit_ && text_[next] == ' ') ++next;
        const char following = next < limit_ ? text_[next] : '\0';
        if (following == ',' || following == '(' || is_dash_at(next)) return true;
        if (month_named(word) != 0) return '0' <= following && following <= '9';
        return word.size() <= 3 && parts_.empty();
    }

    static bool may_stand(std::string_view word) {
        const char32_t first = text::decode(word, 0).code_point;
        if (text::is_upper(first) || text::is_digit(first)) return true;
        return std::binary_search(particles.begin(), particles.end(), word);
    }

    bool opens_agency() const { return at() == '(' || at() == '/'; }

    // "(Reuters)" or "/TASS/", if it stands there.
    bool take_agency_and_more() {
        const std::size_t before = offset_;
        skip_blanks();
        if (!opens_agency()) {
            offset_ = before;
            return true;
        }
        const char close = at() == '(' ? ')' : '/';
        const std::size_t end = text_.find(close, offset_ + 1);
        constexpr std::size_t longest_agency = 40;
        if (end == std::string_view::npos || end - offset_ < 3 || end - offset_ > longest_agency) return false;
        if (text_.find('(', offset_ + 1) < end) return false;  // "(April 30 (Daily News)"
        agency_ = {static_cast<std::uint32_t>(offset_ + 1), static_cast<std::uint32_t>(end)};
        offset_ = end + 1;
        return true;
    }

    // The mark that parts the dateline from the article, and the blanks around it.
    bool take_end() {
        const std::size_t before = offset_;
        skip_blanks();
        if (is_dash_at(offset_)) {
            ended_by_dash_ = true;
            while (is_dash_at(offset_)) offset_ += text::decode(text_, offset_).length;
        } else if (offset_ == before && (at() == ':' || at() == ';' || at() == '.')) {
            ended_by_stop_ = at() == '.';
            ++offset_;
        } else {
            return false;
        }
        const std::size_t end = offset_;
        const bool glued = end < text_.size() && !text::is_blank(text::decode(text_, end).code_point);
        if (glued && !ended_by_dash_) return false;
        is_hyphen_ = glued && end == before + 1 && text_[before] == '-';
        skip_blanks();
        const char32_t next = offset_ < text_.size() ? text::decode(text_, offset_).code_point : 0;
        offset_ = end;
        return !text::is_lower(next);
    }

    // Whether this can hardly be the start of a sentence.
    bool is_convincing() const {
        const bool city_in_capitals = in_capitals(parts_[0].words);
        const bool dated = parts_.back().is_date;
        if (is_hyphen_ && !dated && !city_in_capitals) return false;  // "Trade Union Congress (TUC)-led"
        if (!dated && !agency_.empty() && !names_someone(base::slice(text_, agency_))) return false;
        // "Toronto, March 11. The bank" reads as a dateline; "Toronto, March 11: the bank" might be a heading.
        if (dated || !agency_.empty()) return city_in_capitals || ended_by_dash_ || ended_by_stop_ || !agency_.empty();
        if (!city_in_capitals || !ended_by_dash_) return false;
        if (std::binary_search(rubrics.begin(), rubrics.end(), parts_[0].words)) return false;
        return parts_[0].words.size() >= 3 || is_known_agency(parts_[0].words);
    }

    // Not so "Seated (from left)", "UPDATE (8.15 PM)".
    static bool names_someone(std::string_view words) {
        words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
        const char32_t first = words.empty() ? 0 : text::decode(words, 0).code_point;
        return !text::is_digit(first) && (text::to_lower(words) != words || text::is_caseless_letter(first));
    }

    std::size_t count_names() const {
        const auto other = std::find_if(parts_.begin(), parts_.end(), [](const Part& part) { return !part.is_name(); });
        return static_cast<std::size_t>(other - parts_.begin());
    }

    bool is_dash_at(std::size_t offset) const {
        if (offset >= text_.size()) return false;
        const char32_t c = text::decode(text_, offset).code_point;
        return c == '-' || c == U'–' || c == U'—' || c == U'―';
    }

    char at() const { return offset_ < limit_ ? text_[offset_] : '\0'; }
    void skip_blanks() {
        while (offset_ < text_.size() && text::is_blank(text::decode(text_, offset_).code_point)) {
            offset_ += text::decode(text_, offset_).length;
        }
    }

    std::string_view text_;  // the first paragraph
    std::size_t limit_ = 0;
    std::size_t offset_ = 0;
    std::vector<Part> parts_;
    std::string date_;
    base::TextSpan agency_;
    bool ended_by_dash_ = false;
    bool ended_by_stop_ = false;
    bool is_hyphen_ = false;  // the dash stands between words without a blank
};

}  // namespace

Dateline find_dateline(std::string_view text) { return DatelineParser(text).run(); }

Place read_place(std::string_view field) {
    const std::string line = text::normalize_line(field);
    const std::size_t comma = line.find(',');
    if (comma == std::string::npos) return {line, ""};
    return {text::normalize_line(line.substr(0, comma)), text::normalize_line(line.substr(line.rfind(',') + 1))};
}

std::string Place::display() const {
    if (city.empty() || country.empty()) return city + country;
    return city + ", " + country;
}

}  // namespace verbatim::corpus
