#include "corpus/table_columns.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/paragraphs.h"
#include "text/characters.h"

namespace verbatim::corpus {
namespace {

struct ColumnName {
    std::string_view name;
    Field field;
};

constexpr auto further_names = std::to_array<ColumnName>({
    {"maintext", Field::text}, {"full_text", Field::text}, {"fulltext", Field::text}, {"full text", Field::text}, {"article_text", Field::text}, {"article text", Field::text}, {"texto", Field::text}, {"texte", Field::text}, {"artikel", Field::text},
    {"contenu", Field::text}, {"contenido", Field::text}, {"conteudo", Field::text}, {"conteúdo", Field::text}, {"inhalt", Field::text}, {"volltext", Field::text}, {"testo", Field::text}, {"articulo", Field::text}, {"正文", Field::text}, {"内容", Field::text},
    {"текст", Field::text}, {"story", Field::text}, {"news", Field::text}, {"titulo", Field::title}, {"título", Field::title}, {"titre", Field::title}, {"titel", Field::title}, {"titolo", Field::title}, {"überschrift", Field::title}, {"标题", Field::title}, {"заголовок", Field::title},
    {"article_title", Field::title}, {"heading", Field::title}, {"data", Field::date}, {"datum", Field::date}, {"fecha", Field::date}, {"publish_date", Field::date}, {"publication_date", Field::date}, {"publication date", Field::date}, {"published_date", Field::date},
    {"date_published", Field::date}, {"date_publish", Field::date}, {"publishedat", Field::date}, {"publish date", Field::date}, {"дата", Field::date}, {"日期", Field::date}, {"timestamp", Field::date}, {"datetime", Field::date}, {"media_name", Field::source},
    {"media", Field::source}, {"fonte", Field::source}, {"fuente", Field::source}, {"quelle", Field::source}, {"veiculo", Field::source}, {"veículo", Field::source}, {"medium", Field::source}, {"medio", Field::source}, {"publication", Field::source}, {"newspaper", Field::source},
    {"journal", Field::source}, {"zeitung", Field::source}, {"site", Field::source}, {"domain", Field::source}, {"来源", Field::source}, {"autor", Field::author}, {"auteur", Field::author}, {"autore", Field::author}, {"authors", Field::author}, {"作者", Field::author},
    {"link_limpo", Field::url}, {"permalink", Field::url}, {"canonical_url", Field::url}, {"address", Field::url}, {"href", Field::url}, {"web_url", Field::url}, {"article_url", Field::url}, {"lien", Field::url}, {"sprache", Field::language}, {"langue", Field::language},
    {"idioma", Field::language}, {"lingua", Field::language},
});

std::optional<Field> further_field(std::string_view name) {
    if (name.size() > 64) return std::nullopt;
    const std::string lowered = text::to_lower(one_line(name));
    const auto found = std::find_if(further_names.begin(), further_names.end(), [&](const ColumnName& known) { return known.name == lowered; });
    return found == further_names.end() ? std::nullopt : std::optional(found->field);
}

bool has_field(const std::vector<Column>& columns, Field field) {
    return std::any_of(columns.begin(), columns.end(), [&](const Column& column) { return column.field == field; });
}

}  // namespace

std::vector<Column> columns_of(const std::vector<std::string>& header, const FieldMap* map) {
    std::vector<Column> columns;
    if (map) {
        for (const auto& [field, names] : map->paths)
            for (const std::string& name : names)
                for (std::size_t i = 0; i < header.size(); ++i)
                    if (text::to_lower(one_line(header[i])) == text::to_lower(name)) columns.push_back({i, field, one_line(header[i])});
    }
    for (std::size_t i = 0; i < header.size(); ++i)
        if (const auto field = field_named(header[i])) columns.push_back({i, *field, one_line(header[i])});
    const std::vector<Column> known = columns;
    for (std::size_t i = 0; i < header.size(); ++i)
        if (const auto field = further_field(header[i]); field && !has_field(known, *field)) columns.push_back({i, *field, one_line(header[i])});
    return columns;
}

void guess_text_column(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows, std::vector<Column>& columns) {
    constexpr std::size_t shortest_text = 200;  // bytes on average
    if (has_field(columns, Field::text) || rows.empty()) return;
    std::size_t best = 0, best_size = 0;
    for (std::size_t i = 0; i < header.size(); ++i) {
        std::size_t size = 0;
        for (const std::vector<std::string>& row : rows) size += i < row.size() ? row[i].size() : 0;
        if (size > best_size) {
            best = i;
            best_size = size;
        }
    }
    if (best_size / rows.size() < shortest_text) return;
    std::erase_if(columns, [&](const Column& column) { return column.index == best; });
    columns.push_back({best, Field::text, one_line(header[best]), true});
}

std::string describe_columns(const std::vector<Column>& columns) {
    std::string out;
    for (const Column& column : columns) out += (out.empty() ? "" : ", ") + ("\"" + column.name.substr(0, 60) + "\" as " + std::string(field_name(column.field))) + (column.guessed ? " (its cells are the longest)" : "");
    return out;
}

bool is_empty_cell(std::string_view cell) {
    constexpr auto nothing = std::to_array<std::string_view>({"", "nan", "NaN", "N/A", "n/a", "NA", "null", "NULL", "None", "none", "undefined", "-", "#N/A", "sem_resumo"});
    return std::find(nothing.begin(), nothing.end(), trim(cell)) != nothing.end();
}

Record record_of_row(const std::vector<Column>& columns, const std::vector<std::string>& cells) {
    Record record;
    for (const Column& column : columns)
        if (column.index < cells.size() && !is_empty_cell(cells[column.index])) set_field(record, column.field, cells[column.index], "the column \"" + column.name + "\"");
    return record;
}

}  // namespace verbatim::corpus
