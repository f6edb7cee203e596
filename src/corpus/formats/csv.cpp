// A header row, then one article a row (RFC 4180: quoted fields may hold line ends). Commas, semicolons or tabs, as the header row has them.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "corpus/format.h"
#include "corpus/input.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

enum class Row { read, end_of_file, unclosed_quote, too_long };

// The fields of one row, one after another in one string: a row may be nothing but separators.
class Fields {
  public:
    void clear() {
        bytes_.clear();
        ends_.clear();
    }
    void append(char c) { bytes_ += c; }
    void end_field() { ends_.push_back(bytes_.size()); }
    // Of the field that no end_field() has closed.
    bool open_is_empty() const { return bytes_.size() == (ends_.empty() ? 0 : ends_.back()); }

    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::size_t index) const {
        const std::size_t start = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(bytes_).substr(start, ends_[index] - start);
    }

  private:
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

// Rows of fields out of lines: a quoted field may go on over several.
class RowReader {
  public:
    RowReader(Input& input, char separator) : input_(input), separator_(separator) {}

    // `line` is where the row starts.
    Row next(Fields& fields, std::uint32_t& line) {
        fields.clear();
        std::string_view rest;
        if (!input_.next(rest)) return Row::end_of_file;
        line = input_.line_number();
        std::size_t size = rest.size();
        while (!split(rest, fields)) {
            fields.append('\n');
            if (!input_.next(rest)) return Row::unclosed_quote;
            size += rest.size();
            if (size > Input::longest_line) return Row::too_long;
        }
        fields.end_field();
        return input_.line_was_cut() ? Row::too_long : Row::read;
    }

  private:
    // Goes through one line; false when it ends inside quotes.
    bool split(std::string_view line, Fields& fields) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            if (quoted_) {
                if (c != '"') {
                    fields.append(c);
                } else if (i + 1 < line.size() && line[i + 1] == '"') {
                    fields.append('"');
                    ++i;
                } else {
                    quoted_ = false;
                }
            } else if (c == '"' && fields.open_is_empty()) {
                quoted_ = true;
            } else if (c == separator_) {
                fields.end_field();
            } else {
                fields.append(c);
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

bool is_empty_row(const Fields& fields) { return fields.size() == 1 && fields[0].empty(); }

// A column that holds a field of the articles.
struct Column {
    std::size_t index = 0;
    Field field = Field::text;
};

std::vector<Column> known_columns(const Fields& header) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < header.size(); ++i)
        if (const auto field = field_named(header[i])) columns.push_back({i, *field});
    return columns;
}

Record make_record(const std::vector<Column>& columns, const Fields& fields) {
    Record record;
    for (const Column& column : columns) set_field(record, column.field, fields[column.index]);
    return record;
}

std::string columns(std::size_t count) { return std::to_string(count) + (count == 1 ? " column" : " columns"); }

void read_csv(Source& source, const RecordSink& sink) {
    Input input(source);
    const bool names_separator = has_separator_line(input.beginning());
    RowReader rows(input, find_separator(input.beginning()));
    Fields fields;
    std::uint32_t line = 0;
    if (names_separator) rows.next(fields, line);
    const bool has_header = rows.next(fields, line) == Row::read;
    const std::vector<Column> known = has_header ? known_columns(fields) : std::vector<Column>();
    const std::size_t width = fields.size();
    if (known.empty()) {
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
        if (fields.size() != width) {
            sink.refuse(line,
                        {"", "a row of " + columns(fields.size()), columns(width) + " as in the header row",
                         "put fields that hold the separator between quotation marks; the row was left out"});
            continue;
        }
        Record record = make_record(known, fields);
        record.line = line;
        record.ordinal = ordinal;
        if (ordinal == 1) record.repairs.insert(record.repairs.begin(), input.repairs().begin(), input.repairs().end());
        sink.record(std::move(record));
    }
}

Match recognise_csv(const Beginning& beginning) { return beginning.bytes.find('\0') == std::string_view::npos ? Match::maybe : Match::no; }

}  // namespace

extern const Format csv_format;
const Format csv_format = {.name = "csv", .label = "CSV and TSV", .extensions = {".csv", ".tsv"}, .recognise = recognise_csv, .read = read_csv};

}  // namespace verbatim::corpus
