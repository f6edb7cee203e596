#include "corpus/assemble.h"

#include "corpus/agency.h"
#include "corpus/dateline.h"
#include "corpus/dates.h"
#include "corpus/language.h"
#include "corpus/outlets.h"
#include "corpus/title.h"
#include "text/tokenizer.h"

namespace verbatim::corpus {
namespace {

bool holds_a_word(std::string_view text) {
    text::Tokenizer tokenizer(text);
    text::Token token;
    return tokenizer.next(token);
}

class Assembler {
  public:
    Assembler(Record&& record, const ReadOptions& options) : record_(std::move(record)), options_(options) {
        result_.repairs = std::move(record_.repairs);
    }

    base::Result<Assembled> run() {
        read_text();
        if (!holds_a_word(article().text)) {
            const std::string id = text::normalize_line(record_.id);
            return base::Error{"", id.empty() ? "an article without words" : "an article without words, id \"" + id + "\"", "some text", "it was left out"};
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
        for (const base::Error& repair : result_.repairs) article().repairs.push_back(repair.message());
        return std::move(result_);
    }

  private:
    Article& article() { return result_.article; }

    void read_text() {
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
        article().text = std::move(normalized.text);
        article().map = std::move(normalized.map);
        if (options_.keep_original && record_.text_is_exact) article().original = std::move(record_.text);
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
        if (!text::normalize_line(record_.id).empty()) article().id = text::to_utf8(record_.id);
        if (!record_.title.empty()) article().title = text::normalize_line(record_.title);
        article().source = text::normalize_line(record_.source);
        article().place = read_place(record_.place);
        article().author = text::normalize_line(record_.author);
        article().url = text::normalize_line(record_.url);
        article().language = primary_language(text::normalize_line(record_.language));
        article().tags = std::move(record_.tags);
    }

    void read_date_field() {
        if (record_.date.empty()) return;
        article().date = read_date(record_.date);
        if (article().date) return;
        const std::string found = "date " + text::normalize_line(record_.date.substr(0, 64));
        if (could_be_two_days(record_.date)) {
            result_.repairs.push_back({"", found + ", which could be two days", "a date written as YYYY-MM-DD", "the article is undated"});
        } else {
            result_.repairs.push_back({"", found, "a day that exists, as YYYY-MM-DD", "the article is undated"});
        }
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
