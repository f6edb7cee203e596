#include "search/reading.h"

#include <algorithm>
#include <array>
#include <utility>

#include "search/dates.h"
#include "search/evaluate.h"
#include "text/tokenizer.h"

namespace verbatim::search {

namespace {

using bundle::Family;

constexpr std::size_t longest_name = 6;            // words
constexpr std::size_t most_namesakes = 200;        // people whose names are looked at
constexpr std::size_t least_single_name = 4;       // bytes of a name that stands alone

constexpr std::array<std::string_view, 12> months{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                                                  "november", "december"};

const std::string& word_of(const QueryNode& node) { return node.phrases.front().words.front().folded; }

// A year, or a month and its year: "2024", "2024-07"; `last` is the word behind it.
struct DateOfWords {
    std::string iso;
    std::size_t last = 0;
};

std::optional<DateOfWords> date_of_words(const std::vector<std::string>& words, std::size_t at, base::Date first, base::Date last) {
    const auto month = std::find(months.begin(), months.end(), std::string_view(words[at]));
    const std::size_t year_word = month == months.end() ? at : at + 1;
    if (year_word >= words.size()) return std::nullopt;
    const std::string& year = words[year_word];
    if (year.size() != 4 || !std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    if (std::stoi(year) < base::calendar_day(first).year || std::stoi(year) > base::calendar_day(last).year) return std::nullopt;
    std::string iso = year;
    if (month != months.end()) {
        const auto number = month - months.begin() + 1;
        iso += (number < 10 ? "-0" : "-") + std::to_string(number);
    }
    return DateOfWords{std::move(iso), year_word + 1};
}

// A stretch of bare words that is replaced.
struct Replaced {
    std::size_t first = 0, last = 0;  // words, half-open
    std::string by;                   // in the query language
    QueryReading reading;
};

class Reader {
  public:
    Reader(SegmentReader& segment, std::string_view query, const QueryNode& node, Typing typing)
        : segment_(segment), query_(query), words_(bare_words(query, node)), evaluator_(segment) {
        const bool unfinished = typing == Typing::in_last_word && !words_.empty() && words_.back()->at.end == query.size();
        readable_ = words_.size() - (unfinished ? 1 : 0);
    }

    FreeReading read(std::optional<base::Date> first, std::optional<base::Date> last) {
        std::vector<Replaced> replaced;
        for (std::size_t at = 0; at < readable_;) {
            // Two dates could never hold of one article.
            const bool dated = std::any_of(replaced.begin(), replaced.end(), [](const Replaced& other) { return other.reading.as == ReadAs::date; });
            std::optional<Replaced> one = dated ? std::nullopt : date_at(at, first, last);
            if (!one) one = name_at(at);
            at = one ? one->last : at + 1;
            if (one) replaced.push_back(std::move(*one));
        }
        FreeReading reading;
        std::size_t from = 0;
        for (Replaced& one : replaced) {
            reading.query.append(query_.substr(from, words_[one.first]->at.start - from)).append(one.by);
            from = words_[one.last - 1]->at.end;
            reading.parts.push_back(std::move(one.reading));
        }
        reading.query.append(query_.substr(from));
        return reading;
    }

  private:
    // Whether nothing but blanks parts the words.
    bool are_neighbours(std::size_t first, std::size_t last) const {
        for (std::size_t i = first; i + 1 < last; ++i) {
            const std::string_view between = query_.substr(words_[i]->at.end, words_[i + 1]->at.start - words_[i]->at.end);
            if (between.find_first_not_of(' ') != std::string_view::npos) return false;
        }
        return true;
    }
    std::string typed(std::size_t first, std::size_t last) const {
        return std::string(query_.substr(words_[first]->at.start, words_[last - 1]->at.end - words_[first]->at.start));
    }

    // A year within the collection's time, with or without a month before it.
    std::optional<Replaced> date_at(std::size_t at, std::optional<base::Date> first, std::optional<base::Date> last) const {
        if (!first || !last) return std::nullopt;
        std::vector<std::string> words;
        for (std::size_t i = at; i < std::min(readable_, at + 2); ++i) words.push_back(word_of(*words_[i]));
        const auto date = date_of_words(words, 0, *first, *last);
        if (!date || !are_neighbours(at, at + date->last)) return std::nullopt;
        return Replaced{at, at + date->last, "date:" + date->iso, {ReadAs::date, typed(at, at + date->last), date->iso}};
    }

    // The longest name that begins there.
    std::optional<Replaced> name_at(std::size_t at) {
        for (std::size_t last = std::min(readable_, at + longest_name); last > at; --last) {
            if (!are_neighbours(at, last)) continue;
            if (auto name = speaker_named(at, last)) {
                const std::string words = typed(at, last);
                return Replaced{at, last, "speaker:" + (last - at > 1 ? '"' + words + '"' : words), {ReadAs::speaker, words, std::move(*name)}};
            }
        }
        return std::nullopt;
    }

    // The name of the most quoted person whom the words may mean.
    std::optional<std::string> speaker_named(std::size_t first, std::size_t last) {
        Phrase phrase;
        for (std::size_t i = first; i < last; ++i) phrase.words.push_back({word_of(*words_[i]), WordMatch::exact, 0});
        const bool alone = phrase.words.size() == 1;
        if (alone && phrase.words.front().folded.size() < least_single_name) return std::nullopt;
        std::vector<std::uint32_t> people = evaluator_.people_named(phrase);
        if (people.size() > most_namesakes) people.resize(most_namesakes);
        std::optional<std::string> name;
        std::uint32_t by_them = 0;
        for (const std::uint32_t person : people) {  // most quoted first
            const bundle::PersonRecord* record = segment_.person(person);
            if (!record) continue;
            if (record->quotes == 0) continue;
            const std::string folded = text::fold(record->name);
            const auto name_words = static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
            constexpr std::uint8_t a_person = 0;  // as names::EntityKind
            if (record->kind != a_person && name_words != phrase.words.size()) continue;
            by_them += record->quotes;
            if (!name && (record->spoken > 0 || record->quotes > 2)) name = record->name;
        }
        if (!name || !alone) return name;
        const TermPlace place = segment_.find_term(Family::quote_terms, phrase.words.front().folded);
        const std::uint32_t holding = place.shard ? place.document_frequency() : 0;
        return by_them > holding ? name : std::nullopt;
    }

    SegmentReader& segment_;
    std::string_view query_;
    std::vector<const QueryNode*> words_;
    Evaluator evaluator_;
    std::size_t readable_ = 0;  // words that are not being typed
};

bool is_bare(std::string_view query, const QueryNode& node) {
    if (node.kind != NodeKind::words || node.phrases.size() != 1 || node.phrases.front().words.size() != 1) return false;
    const WordMatch match = node.phrases.front().words.front().match;
    if (match != WordMatch::exact && match != WordMatch::form && match != WordMatch::prefix) return false;
    if (node.field != Field::anywhere && node.field != Field::said) return false;
    return base::slice(query, node.at).find_first_of(":\"*?~(") == std::string_view::npos;
}

}  // namespace

std::vector<const QueryNode*> bare_words(std::string_view query, const QueryNode& node) {
    std::vector<const QueryNode*> words;
    if (node.kind == NodeKind::all_of) {
        for (const QueryNode& child : node.children)
            if (is_bare(query, child)) words.push_back(&child);
    } else if (is_bare(query, node)) {
        words.push_back(&node);
    }
    return words;
}

std::optional<TypedDate> find_typed_date(std::string_view query, std::optional<base::Date> first, std::optional<base::Date> last) {
    if (!first || !last || query.find_first_of(":\"()-*?~") != std::string_view::npos) return std::nullopt;
    if (query.find(" OR ") != std::string_view::npos || query.find("NOT ") != std::string_view::npos || query.find("NEAR") != std::string_view::npos) return std::nullopt;
    std::vector<text::Token> tokens;
    std::vector<std::string> words;
    text::Token token;
    for (text::Tokenizer all(query); all.next(token);) {
        words.emplace_back(token.folded);
        tokens.push_back(token);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto date = date_of_words(words, i, *first, *last);
        if (!date || date->last - i == words.size()) continue;
        const std::optional<DateRange> days = parse_date_range(date->iso, std::nullopt);
        if (!days || !days->from || !days->to) continue;
        const std::uint32_t start = tokens[i].start, end = tokens[date->last - 1].end;
        std::string rest(query.substr(0, start));
        const std::size_t behind = end < query.size() && query[end] == ' ' ? std::size_t{end} + 1 : end;
        rest.append(query.substr(behind));
        rest.erase(rest.find_last_not_of(' ') + 1);
        return TypedDate{std::string(query.substr(start, end - start)), std::move(rest), *days->from, *days->to};
    }
    return std::nullopt;
}

FreeReading mend_spelling(SegmentReader& segment, std::string_view query, const QueryNode& node, Slips slips) {
    FreeReading reading{std::string(query), {}};
    std::vector<std::string> proposals = did_you_mean(segment, query, node, slips);
    if (proposals.empty()) return reading;
    // Word by word, to tell which ones changed.
    text::Token before, after;
    text::Tokenizer old_words(query), new_words(proposals.front());
    while (old_words.next(before) && new_words.next(after)) {
        if (before.folded == after.folded) continue;
        reading.parts.push_back({ReadAs::spelling, std::string(query.substr(before.start, before.end - before.start)), std::string(after.folded)});
    }
    reading.query = std::move(proposals.front());
    return reading;
}

FreeReading read_names_and_dates(SegmentReader& segment, std::string_view query, const QueryNode& node, Typing typing,
                                 std::optional<base::Date> first, std::optional<base::Date> last) {
    return Reader(segment, query, node, typing).read(first, last);
}

}  // namespace verbatim::search
