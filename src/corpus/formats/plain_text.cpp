// Text, with one article or several: an article starts with a line `date 2025-01-03` (blanks may stand before it), which may go straight on
// with its text. Without such a line the whole file is one article without a date.
#include <string_view>

#include "corpus/format.h"
#include "corpus/input.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

// What follows `date ` in a line that starts an article: the date as it was written, and the text that goes straight
// on.
struct DateLine {
    bool found = false;
    std::string_view date;
    std::string_view rest;
};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// A line starts an article when its first word is `date` and its second starts with a digit and is made of digits,
// hyphens, dots and slashes – a real day or not: an impossible one is reported, not taken for text.
DateLine read_date_line(std::string_view line) {
    while (!line.empty() && is_blank(line[0])) line.remove_prefix(1);
    constexpr std::string_view keyword = "date";
    if (line.substr(0, keyword.size()) != keyword) return {};
    line.remove_prefix(keyword.size());
    if (line.empty() || !is_blank(line[0])) return {};
    while (!line.empty() && is_blank(line[0])) line.remove_prefix(1);
    const std::string_view date = line.substr(0, line.find_first_not_of("0123456789-./"));
    constexpr std::size_t shortest_date = 6;
    if (date.size() < shortest_date || date[0] < '0' || date[0] > '9') return {};
    const std::string_view rest = line.substr(date.size());
    if (!rest.empty() && !is_blank(rest[0])) return {};
    return {true, date, rest};
}

class PlainTextReader {
  public:
    PlainTextReader(Input& input, const RecordSink& sink) : input_(input), sink_(sink) {}

    void run() {
        std::string_view line;
        while (input_.next(line)) {
            const DateLine date_line = read_date_line(line);
            if (date_line.found) {
                finish();
                start(date_line);
            } else {
                add(line);
            }
            too_long_ |= input_.line_was_cut();
        }
        finish();
    }

  private:
    void start(const DateLine& date_line) {
        record_.date = text::normalize_line(date_line.date);
        record_.line = input_.line_number();
        add(date_line.rest);
    }

    void add(std::string_view line) {
        if (record_.line == 0 && line.find_first_not_of(" \t") != std::string_view::npos)
            record_.line = input_.line_number();
        if (record_.text.size() + line.size() > Input::longest_line) {
            too_long_ = true;
            return;
        }
        record_.text += line;
        record_.text += '\n';
    }

    // Hands the article on. What stands before the first date line counts only when it holds something.
    void finish() {
        const bool anything = record_.line != 0;
        if (anything) {
            record_.ordinal = ++ordinal_;
            if (ordinal_ == 1) record_.repairs = input_.repairs();
            record_.headline_in_text = true;
            if (too_long_) {
                sink_.refuse(record_.line, too_long_error("an article"));
            } else {
                sink_.record(std::move(record_));
            }
        }
        record_ = {};
        too_long_ = false;
    }

    Input& input_;
    const RecordSink& sink_;
    Record record_;
    std::uint32_t ordinal_ = 0;
    bool too_long_ = false;
};

void read_plain_text(Source& source, const RecordSink& sink) {
    Input input(source);
    PlainTextReader(input, sink).run();
}

Match recognise_plain_text(const Beginning&) { return Match::maybe; }

}  // namespace

extern const Format plain_text_format;
const Format plain_text_format = {
    .name = "text", .label = "plain text", .extensions = {".txt", ".text"}, .without_extension = true, .recognise = recognise_plain_text, .read = read_plain_text};

}  // namespace verbatim::corpus
