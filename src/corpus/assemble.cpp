#include "corpus/assemble.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "corpus/agency.h"
#include "corpus/clean.h"
#include "corpus/credits.h"
#include "corpus/dateline.h"
#include "corpus/dates.h"
#include "corpus/language.h"
#include "corpus/limits.h"
#include "corpus/outlets.h"
#include "corpus/title.h"
#include "corpus/written_date.h"
#include "text/tokenizer.h"

namespace verbatim::corpus {
namespace {

bool holds_a_word(std::string_view text) {
    text::Tokenizer tokenizer(text);
    text::Token token;
    return tokenizer.next(token);
}

// The letters of the longest word that is too long to be indexed whole; 0 when there is none. Folding makes a word longer, at most threefold (a ligature becomes its letters), so
// only stretches without blanks of a third of that are looked at; a blank before that distance is mostly found in a few steps back.
std::size_t longest_cut_word(std::string_view text) {
    constexpr std::size_t least = text::longest_folded / 3 + 1;
    const auto is_gap = [](char c) { return c == ' ' || c == '\n'; };
    std::size_t longest = 0;
    for (std::size_t start = 0; start + least <= text.size();) {
        std::size_t gap = start + least;
        while (gap > start && !is_gap(text[gap - 1])) --gap;
        if (gap > start) {
            start = gap;
            continue;
        }
        std::size_t end = start + least;
        while (end < text.size() && !is_gap(text[end])) ++end;
        text::Token token;
        for (text::Tokenizer words(text.substr(start, end - start)); words.next(token);)
            if (token.cut) longest = std::max(longest, text::count_code_points(text.substr(start + token.start, token.end - token.start)));
        start = end + 1;
    }
    return longest;
}

class Assembler {
  public:
    Assembler(Record&& record, const ReadOptions& options) : record_(std::move(record)), options_(options) {
        clean(record_);
        result_.repairs = std::move(record_.repairs);
    }

    base::Result<Assembled> run() {
        if (record_.text.size() > longest_text) {
            return base::Error{"", "an article of " + std::to_string(record_.text.size() >> 20) + " MB" + named(), "at most " + std::to_string(longest_text >> 20) + " MB",
                               "split it; it was left out"};
        }
        read_text();
        if (!holds_a_word(article().text)) {
            return base::Error{"", "an article without words" + named(), "some text", "it was left out"};
        }
        read_fields();
        read_date_field();
        read_dateline();
        read_agency();
        if (article().language.empty()) article().language = detect_language(article().text);
        if (article().title.empty()) {
            article().title =
                make_title(article().text, article().dateline, article().agency_credit, article().language);
            article().title_made = true;
        }
        doubt_date();
        for (const base::Error& repair : result_.repairs) article().repairs.push_back(repair.message());
        article().found = std::move(record_.found);
        article().left_out = std::move(record_.left_out);
        article().teaser = record_.teaser;
        return std::move(result_);
    }

  private:
    Article& article() { return result_.article; }

    // ", id "a-1"" for a refusal.
    std::string named() const {
        std::string id = text::normalize_line(record_.id);
        cut_to_letters(id, longest_id);
        return id.empty() ? std::string() : ", id \"" + id + "\"";
    }

    void read_text() {
        if (record_.headline_in_text) take_first_lines();
        text::Normalized normalized = text::normalize(record_.text);
        if (record_.headline_in_text) {
            // The headline leaves the body, so that nothing is read twice. Its words are the title's.
            if (const base::TextSpan headline = find_headline(normalized.text); !headline.empty()) {
                article().title = std::string(base::slice(normalized.text, headline));
                record_.text.erase(0, original_bytes(normalized, headline.end));
                const std::vector<text::Repair> repairs = std::move(normalized.repairs);
                normalized = text::normalize(record_.text);
                normalized.repairs = repairs;
            }
        }
        for (const text::Repair repair : normalized.repairs) {
            const text::RepairWords words = text::describe(repair);
            result_.repairs.push_back(
                {"", std::string(words.found), std::string(words.expected), std::string(words.done)});
        }
        if (const std::size_t letters = longest_cut_word(normalized.text); letters > 0) {
            result_.repairs.push_back(too_long("a word", letters, text::longest_folded, "it can be searched for by its beginning"));
        }
        article().text = std::move(normalized.text);
        article().map = std::move(normalized.map);
        if (options_.keep_original && record_.text_is_exact) article().original = std::move(record_.text);
    }

    // A byline and a date in words, each alone in one of the first lines or below a headline, are fields and no part of the text. What follows them must be words.
    void take_first_lines() {
        constexpr std::size_t longest_line = 80, longest_headline = 160, most_lines = 4;
        std::vector<std::pair<std::size_t, std::size_t>> taken;
        std::size_t at = 0, rest = 0, others = 0;  // others: a headline, and what may stand between it and the byline
        for (std::size_t lines = 0; lines < most_lines && at < record_.text.size();) {
            const std::size_t end = record_.text.find('\n', at);
            if (end == std::string::npos) break;
            const std::size_t start = std::exchange(at, end + 1);
            if (end - start > 2 * longest_headline) break;
            const std::string line = text::normalize_line(record_.text.substr(start, end - start));
            if (line.empty()) continue;
            const bool field = line.size() <= longest_line && take_first_line(line);
            if (field) taken.emplace_back(start, rest = at);
            else if (++others > 2 || lines >= others || line.size() > longest_headline || line.ends_with('.')) break;
            ++lines;
        }
        if (taken.empty() || !holds_a_word(std::string_view(record_.text).substr(rest))) return;
        for (auto one = taken.rbegin(); one != taken.rend(); ++one) record_.text.erase(one->first, one->second - one->first);
    }

    bool take_first_line(const std::string& line) {
        if (const std::string author = author_of_byline(line); record_.author.empty() && !author.empty()) {
            set_field(record_, Field::author, author, "the first lines");
            record_.left_out.push_back({"a byline in the first lines", line});
            return true;
        }
        const auto date = find_date(line, record_.language);
        if (!record_.date.empty() || !date || date->precision < DatePrecision::day) return false;
        // Besides the date a place, a weekday or "Published": a few words, and no sentence.
        const std::string beside = line.substr(0, date->start) + line.substr(date->end);
        const auto blanks = std::count(beside.begin(), beside.end(), ' ');
        if (blanks > 4 || line.ends_with('.') || line.find("\xE2\x80\x9C") != std::string::npos || line.find('"') != std::string::npos) return false;
        set_field(record_, Field::date, date->iso, "the first lines");
        if (record_.author.empty()) set_field(record_, Field::author, author_beside_date(beside), "the first lines");
        record_.left_out.push_back({"a date in the first lines", line});
        return true;
    }

    // "Ann Reed |", "Published by Ann Reed": what stands in a line besides its date.
    static std::string author_beside_date(std::string beside) {
        const std::size_t by = beside.find(" by ");
        const bool parted = by == std::string::npos && (beside.find('|') != std::string::npos || beside.find("\xC2\xB7") != std::string::npos);
        if (by == std::string::npos && !parted) return {};
        std::string name = by == std::string::npos ? beside.substr(0, std::min(beside.find('|'), beside.find("\xC2\xB7"))) : beside.substr(by + 4);
        name = text::normalize_line(name);
        return is_byline("By " + name) ? name_of_byline("By " + name) : std::string();
    }

    // How many bytes of the record's text come before what `end` in the normalised text maps to.
    std::size_t original_bytes(const text::Normalized& normalized, std::uint32_t end) const {
        std::size_t bytes = 0;
        for (std::uint32_t left = normalized.map.original_end(end); left > 0; --left)
            bytes += text::decode(record_.text, bytes).length;
        return bytes;
    }

    void read_fields() {
        // An id is kept to the byte, because others know the article by it.
        if (!text::normalize_line(record_.id).empty()) article().id = limited_id(text::to_utf8(record_.id));
        if (!record_.title.empty()) article().title = limited("a title", text::normalize_line(record_.title), longest_title);
        article().source = limited("a source", text::normalize_line(record_.source), longest_source);
        article().place = read_place(record_.place);
        article().place.city = limited("a place", std::move(article().place.city), longest_place);
        article().place.country = limited("a country", std::move(article().place.country), longest_place);
        article().author = limited("an author", text::normalize_line(record_.author), longest_author);
        read_url();
        article().language = primary_language(text::normalize_line(record_.language));
        read_tags();
    }

    void note_too_long(std::string_view field, const std::string& value, std::size_t letters, std::string_view remedy) {
        result_.repairs.push_back(too_long(field, text::count_code_points(value), letters, remedy));
    }

    std::string limited(std::string_view field, std::string value, std::size_t letters) {
        std::string cut = value;
        if (!cut_to_letters(cut, letters)) return value;
        note_too_long(field, value, letters, "it was cut");
        return cut;
    }

    // Two long ids that begin alike stay two.
    std::string limited_id(std::string id) {
        std::string cut = id;
        if (!cut_to_letters(cut, longest_id)) return id;
        note_too_long("an id", id, longest_id, "it was cut, and its hash put behind");
        return cut + base::hash_hex(id);
    }

    void read_url() {
        std::string url = text::normalize_line(record_.url);
        if (text::count_code_points(url) <= longest_url) {
            article().url = std::move(url);
        } else {
            note_too_long("an address", url, longest_url, "it was left out");
        }
    }

    void read_tags() {
        article().tags = std::move(record_.tags);
        if (article().tags.size() > most_tags) {
            result_.repairs.push_back({"", with_commas(article().tags.size()) + " tags", "at most " + with_commas(most_tags), "the first of them were kept"});
            article().tags.resize(most_tags);
        }
        std::size_t cut = 0;
        for (std::string& tag : article().tags) cut += cut_to_letters(tag, longest_tag);
        if (cut > 0) result_.repairs.push_back({"", with_commas(cut) + (cut == 1 ? " tag that is too long" : " tags that are too long"), "at most " + with_commas(longest_tag) + " letters", "cut"});
    }

    void read_date_field() {
        if (record_.date.empty()) return;
        article().date = read_date(record_.date);
        if (article().date) return note_date_place("field");
        if (const auto written = find_date(record_.date, record_.language); written && written->precision >= DatePrecision::day) {
            article().date = read_date(written->iso);
            if (article().date) return note_date_place("field");
        }
        const std::string found = "date " + text::normalize_line(record_.date.substr(0, 64));
        if (could_be_two_days(record_.date)) {
            result_.repairs.push_back({"", found + ", which could be two days", "a date written as YYYY-MM-DD", "the article is undated"});
        } else if (const auto written = find_date(record_.date, record_.language); written && written->precision < DatePrecision::day) {
            result_.repairs.push_back({"", found + (written->precision == DatePrecision::month ? ", which names a month alone" : ", which names a year alone"), "a day, as YYYY-MM-DD", "the article is undated"});
        } else {
            result_.repairs.push_back({"", found, "a day that exists, as YYYY-MM-DD", "the article is undated"});
        }
    }

    // A date that no newspaper has stays, and is said: its century or its year may be a slip.
    void doubt_date() {
        if (!article().date) return;
        static const base::Date first_paper = *base::date_of({.year = 1700, .month = 1, .day = 1});
        const std::string found = "date " + base::format_date(*article().date);
        if (*article().date < first_paper) result_.repairs.push_back({"", found + ", before 1700", "the day on which the article appeared", "it was taken as it stands; correct it if the century is wrong"});
        else if (options_.today && *article().date > *options_.today) result_.repairs.push_back({"", found + ", which lies in the future", "the day on which the article appeared", "it was taken as it stands; correct it if the year is wrong"});
    }

    // Where the date was found, where the format's reader does not say.
    void note_date_place(std::string_view where) {
        const auto is_date = [](const FieldPlace& place) { return place.field == "date"; };
        if (std::none_of(record_.found.begin(), record_.found.end(), is_date)) record_.found.push_back({"date", std::string(where)});
    }

    void read_dateline() {
        const Dateline dateline = find_dateline(article().text);
        if (dateline.span.empty()) return;
        article().dateline = dateline.span;
        article().agency = std::string(base::slice(article().text, dateline.agency));
        article().agency_credit = dateline.agency;
        const bool outlet = names_outlet(dateline.place.city, article().source);  // "ECONOMYNEXT – …"
        const bool place_given = !article().place.display().empty();
        if (!place_given && !outlet) article().place = dateline.place;
        if (!article().date && dateline.date) {
            article().date = dateline.date;
            std::erase_if(record_.found, [](const FieldPlace& place) { return place.field == "date"; });
            note_date_place("dateline");
            result_.repairs.push_back(
                {"", "no usable date", "a date field or a date line", "the dateline's date was taken"});
        }
    }

    void read_agency() {
        if (article().agency.empty()) {
            const AgencyCredit credit = find_agency_credit(article().text);
            article().agency = std::string(base::slice(article().text, credit.agency));
            article().agency_credit = credit.credit;
        }
        if (article().source.empty()) article().source = article().agency;
    }

    Record record_;
    const ReadOptions& options_;
    Assembled result_;
};

}  // namespace

base::Result<Assembled> assemble(Record&& record, const ReadOptions& options) {
    return Assembler(std::move(record), options).run();
}

}  // namespace verbatim::corpus
