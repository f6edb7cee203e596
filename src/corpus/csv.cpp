#include <algorithm>

#include "corpus/formats.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

enum class Row { read, end_of_file, unclosed_quote, too_long };

// Rows of fields out of lines: a quoted field may go on over several.
class RowReader {
  public:
    RowReader(Input& input, char separator) : input_(input), separator_(separator) {}

    // `line` is where the row starts.
    Row next(std::vector<std::string>& fields, std::uint32_t& line) {
        fields.assign(1, {});
        std::string_view rest;
        if (!input_.next(rest)) return Row::end_of_file;
        line = input_.line_number();
        std::size_t size = rest.size();
        while (!split(rest, fields)) {
            fields.back() += '\n';
            if (!input_.next(rest)) return Row::unclosed_quote;
            size += rest.size();
            if (size > Input::longest_line) return Row::too_long;
        }
        return input_.line_was_cut() ? Row::too_long : Row::read;
    }

  private:
    // Goes through one line; false when it ends inside quotes.
    bool split(std::string_view line, std::vector<std::string>& fields) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            if (quoted_) {
                if (c != '"') {
                    fields.back() += c;
                } else if (i + 1 < line.size() && line[i + 1] == '"') {
                    fields.back() += '"';
                    ++i;
                } else {
                    quoted_ = false;
                }
            } else if (c == '"' && fields.back().empty()) {
                quoted_ = true;
            } else if (c == separator_) {
                fields.emplace_back();
            } else {
                fields.back() += c;
            }
        }
        return !quoted_;
    }

    Input& input_;
    char separator_;
    bool quoted_ = false;
};

// Excel's first line "sep=;", which is no row.
constexpr std::string_view separator_line = "sep=";
bool has_separator_line(std::string_view beginning) {
    return beginning.substr(0, separator_line.size()) == separator_line;
}

// The separator that the file names, or that its header row has most of.
char find_separator(std::string_view beginning) {
    if (has_separator_line(beginning) && beginning.size() > separator_line.size())
        return beginning[separator_line.size()];
    const std::string_view header = beginning.substr(0, beginning.find_first_of("\r\n"));
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        if (std::count(header.begin(), header.end(), candidate) > std::count(header.begin(), header.end(), best))
            best = candidate;
    }
    return best;
}

bool is_empty_row(const std::vector<std::string>& fields) { return fields.size() == 1 && fields[0].empty(); }

Record make_record(const std::vector<std::string>& header, const std::vector<std::string>& fields) {
    Record record;
    for (std::size_t i = 0; i < fields.size(); ++i) set_field(record, header[i], fields[i]);
    return record;
}

std::string columns(std::size_t count) { return std::to_string(count) + (count == 1 ? " column" : " columns"); }

}  // namespace

void read_csv(Input& input, const RecordSink& sink) {
    const bool names_separator = has_separator_line(input.beginning());
    RowReader rows(input, find_separator(input.beginning()));
    std::vector<std::string> header, fields;
    std::uint32_t line = 0;
    if (names_separator) rows.next(header, line);
    if (rows.next(header, line) != Row::read || std::none_of(header.begin(), header.end(), is_field)) {
        sink.refuse(1, {"", "a first row that names no known column", "a header row with at least a column \"text\"",
                        "name the columns; the file was left out"});
        return;
    }
    std::uint32_t ordinal = 0;
    for (;;) {
        const Row row = rows.next(fields, line);
        if (row == Row::end_of_file) return;
        if (row == Row::read && is_empty_row(fields)) continue;
        ++ordinal;
        if (row == Row::unclosed_quote) {
            sink.refuse(line, {"", "a quoted field that is never closed", "a closing quotation mark",
                               "everything from this row on was left out"});
            return;
        }
        if (row == Row::too_long) {
            sink.refuse(line, too_long_error("a row"));
            return;
        }
        if (fields.size() != header.size()) {
            sink.refuse(line,
                        {"", "a row of " + columns(fields.size()), columns(header.size()) + " as in the header row",
                         "put fields that hold the separator between quotation marks; the row was left out"});
            continue;
        }
        Record record = make_record(header, fields);
        record.line = line;
        record.ordinal = ordinal;
        sink.record(std::move(record));
    }
}

}  // namespace verbatim::corpus
