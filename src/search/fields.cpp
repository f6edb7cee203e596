#include "search/fields.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace verbatim::search {

namespace {

constexpr NamedField fields[] = {
    {"title", Field::title, NodeKind::words},      {"text", Field::text, NodeKind::words},
    {"said", Field::said, NodeKind::words},        {"source", Field::source, NodeKind::value},
    {"place", Field::place, NodeKind::value},      {"lang", Field::language, NodeKind::value},
    {"tag", Field::tag, NodeKind::value},          {"person", Field::person, NodeKind::person},
    {"speaker", Field::speaker, NodeKind::person}, {"about", Field::about, NodeKind::person},
    {"stance", Field::anywhere, NodeKind::stance}, {"date", Field::anywhere, NodeKind::date},
    {"has", Field::anywhere, NodeKind::has_quote}};

// How many letters to change, add or leave out (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

}  // namespace

const NamedField* find_field(std::string_view name) {
    const auto found = std::find_if(std::begin(fields), std::end(fields), [&](const NamedField& one) { return one.name == name; });
    return found == std::end(fields) ? nullptr : found;
}

NodeKind kind_of(Field field) {
    for (const NamedField& one : fields)
        if (one.field == field && field != Field::anywhere) return one.kind;
    return NodeKind::words;
}

std::string_view nearest_field(std::string_view name) {
    if (name.size() > 12) return {};
    const NamedField* best = std::begin(fields);
    for (const NamedField& one : fields)
        if (distance(name, one.name) < distance(name, best->name)) best = &one;
    const std::size_t most = name.size() < 5 ? 1 : 2;
    return distance(name, best->name) <= most ? best->name : std::string_view();
}

}  // namespace verbatim::search
