// A header row, then one article a row (RFC 4180: quoted fields may hold line ends). Commas, semicolons or tabs, as the header row has them.
#include <algorithm>
#include <string>
#include <vector>

#include "corpus/format.h"
#include "corpus/input.h"
#include "corpus/limits.h"
#include "corpus/table_columns.h"
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

// A row may be nothing but separators: of what no table has only the beginning is looked at.
std::vector<std::string> cells_of(const Fields& fields) {
    constexpr std::size_t most_columns = 10'000;
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < std::min(fields.size(), most_columns); ++i) cells.emplace_back(fields[i]);
    return cells;
}

std::string columns(std::size_t count) { return std::to_string(count) + (count == 1 ? " column" : " columns"); }

class CsvReader {
  public:
    CsvReader(Source& source, const RecordSink& sink)
        : sink_(sink), fields_(source.fields()), input_(source), names_separator_(has_separator_line(input_.beginning())), rows_(input_, find_separator(input_.beginning())) {}

    void run() {
        Fields fields;
        std::uint32_t line = 0;
        if (names_separator_) rows_.next(fields, line);
        const bool has_header = rows_.next(fields, line) == Row::read;
        if (has_header) header_ = cells_of(fields);
        width_ = fields.size();
        columns_ = columns_of(header_, fields_);
        if (columns_.empty()) {
            sink_.refuse(1, {"", "a first row that names no known column", "a header row with at least a column \"text\"", "name the columns; the file was left out"});
            return;
        }
        // Where no column is called a text, the first rows tell which one is.
        const bool has_text = std::any_of(columns_.begin(), columns_.end(), [](const Column& column) { return column.field == Field::text; });
        if (!has_text) look_ahead(fields);
        for (std::size_t i = 0; i < waiting_.size(); ++i) take(waiting_[i], waiting_lines_[i]);
        waiting_.clear();
        while (!stopped_ && next(fields, line)) take(cells_of(fields), line);
        if (without_text_ > 0) {
            const std::string rows = with_commas(without_text_) + (without_text_ == 1 ? " row" : " rows");
            sink_.leave_out({"", (records_ == 0 ? "a list of " + rows : rows) + " without a text (columns: " + describe_columns(columns_) + ")", "a text in each row", records_ == 0 ? "fetch the pages and give them instead" : ""});
        }
    }

  private:
    static constexpr std::size_t rows_looked_at = 20;

    // The next row of the right width; false where there is none, or the rest was refused.
    bool next(Fields& fields, std::uint32_t& line) {
        for (;;) {
            const Row row = rows_.next(fields, line);
            if (row == Row::end_of_file) return false;
            if (row == Row::read && is_empty_row(fields)) continue;
            if (row == Row::unclosed_quote) {
                ++ordinal_;
                sink_.refuse(line, {"", "a quoted field that is never closed", "a closing quotation mark", "everything from this row on was left out"});
                stopped_ = true;
                return false;
            }
            if (row == Row::too_long) {
                ++ordinal_;
                sink_.refuse(line, too_long_error("a row"));
                stopped_ = true;
                return false;
            }
            if (fields.size() != width_) {
                ++ordinal_;
                sink_.refuse(line, {"", "a row of " + columns(fields.size()), columns(width_) + " as in the header row",
                                    "put fields that hold the separator between quotation marks; the row was left out"});
                continue;
            }
            return true;
        }
    }

    void look_ahead(Fields& fields) {
        std::uint32_t line = 0;
        while (waiting_.size() < rows_looked_at && next(fields, line)) {
            waiting_.push_back(cells_of(fields));
            waiting_lines_.push_back(line);
        }
        guess_text_column(header_, waiting_, columns_);
        lists_addresses_ = std::none_of(columns_.begin(), columns_.end(), [](const Column& column) { return column.field == Field::text; });
    }

    void take(const std::vector<std::string>& cells, std::uint32_t line) {
        Record record = record_of_row(columns_, cells);
        if (lists_addresses_) {
            ++without_text_;
            return;
        }
        record.line = line;
        record.ordinal = ++ordinal_;
        ++records_;
        if (ordinal_ == 1) record.repairs.insert(record.repairs.begin(), input_.repairs().begin(), input_.repairs().end());
        sink_.record(std::move(record));
    }

    const RecordSink& sink_;
    const FieldMap* fields_;
    Input input_;
    bool names_separator_;
    RowReader rows_;
    std::vector<std::string> header_;
    std::size_t width_ = 0;  // columns of the header row
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> waiting_;  // rows that were looked at to tell the columns
    std::vector<std::uint32_t> waiting_lines_;
    bool lists_addresses_ = false, stopped_ = false;
    std::uint32_t ordinal_ = 0, records_ = 0;
    std::size_t without_text_ = 0;
};

void read_csv(Source& source, const RecordSink& sink) { CsvReader(source, sink).run(); }

Match recognise_csv(const Beginning& beginning) { return beginning.bytes.find('\0') == std::string_view::npos ? Match::maybe : Match::no; }

}  // namespace

extern const Format csv_format;
const Format csv_format = {.name = "csv", .label = "CSV and TSV", .extensions = {".csv", ".tsv"}, .recognise = recognise_csv, .read = read_csv};

}  // namespace verbatim::corpus
