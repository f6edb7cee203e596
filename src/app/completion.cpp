#include "app/completion.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/strings.h"
#include "app/types.h"
#include "text/tokenizer.h"

namespace verbatim::app {
namespace {

constexpr std::size_t most_offers = 8;
constexpr std::size_t least_letters_of_name = 3;

constexpr std::array<std::string_view, 2> stances{"denies", "says"};

// The fields of the query language (search/parser.cpp) and the facet whose values they take.
struct FieldValues {
    std::string_view field;
    std::optional<FacetKind> facet;
};
constexpr std::array<FieldValues, Strings::field_count> fields{{
    {"said", {}},
    {"title", {}},
    {"text", {}},
    {"source", FacetKind::source},
    {"place", FacetKind::place},
    {"speaker", FacetKind::speaker},
    {"about", FacetKind::person},
    {"person", FacetKind::person},
    {"lang", FacetKind::language},
    {"tag", FacetKind::tag},
    {"stance", {}},
    {"date", {}},
    {"has", {}},
}};

std::string quoted(std::string_view value) {
    std::string out = "\"";
    for (const char c : value)
        if (c != '"') out.push_back(c);
    return out + "\"";
}

// One of the name's words begins with `wanted`; both are folded.
bool word_begins_with(const std::string& name, const std::string& wanted) {
    return name.starts_with(wanted) || name.find(" " + wanted) != std::string::npos;
}

class Offers {
  public:
    Offers(std::string_view head, const search::SearchAnswer* facets) : head_(head), facets_(facets) {}

    void add(std::string label, std::string word) {
        if (made_.size() < most_offers) made_.push_back({std::move(label), head_ + std::move(word)});
    }
    void add_values(std::string_view field, FacetKind facet, std::string_view typed) {
        if (!facets_) return;
        const std::string wanted = text::fold(typed);
        for (const search::FacetValue& value : facets_->facets[static_cast<std::size_t>(facet)])
            if (wanted.empty() || word_begins_with(text::fold(value.value), wanted))
                add(std::string(field) + ": " + value.value, std::string(field) + ":" + quoted(value.value) + " ");
    }
    std::vector<Completion> take() { return std::move(made_); }

  private:
    std::string head_;
    const search::SearchAnswer* facets_;
    std::vector<Completion> made_;
};

}  // namespace

std::string_view before_last_word(std::string_view query) {
    std::size_t start = 0;
    bool in_quotes = false;
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (query[i] == '"') in_quotes = !in_quotes;
        else if (!in_quotes && (query[i] == ' ' || query[i] == '(')) start = i + 1;
    }
    return query.substr(0, start);
}

std::vector<Completion> complete(std::string_view query, const search::SearchAnswer* facets) {
    const std::string_view head = before_last_word(query);
    std::string_view word = query.substr(head.size());
    if (word.empty()) return {};
    std::string start(head);
    if (word.front() == '-') {
        start.push_back('-');
        word.remove_prefix(1);
    }
    Offers offers(start, facets);
    const std::size_t colon = word.find(':');
    if (colon != std::string_view::npos) {
        std::string_view typed = word.substr(colon + 1);
        if (typed.starts_with('"')) typed.remove_prefix(1);
        if (typed.ends_with('"')) return {};  // already whole
        if (word.substr(0, colon) == "stance")
            for (const std::string_view stance : stances)
                if (stance.starts_with(typed)) offers.add("stance: " + std::string(stance), "stance:" + std::string(stance) + " ");
        for (const FieldValues& one : fields)
            if (one.facet && one.field == word.substr(0, colon)) offers.add_values(one.field, *one.facet, typed);
        return offers.take();
    }
    if (word.front() == '"') return {};
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].field.starts_with(word))
            offers.add(std::string(fields[i].field) + ":  " + std::string(phrases().field_help[i]),
                       std::string(fields[i].field) + ":");
    if (word.size() >= least_letters_of_name) offers.add_values("speaker", FacetKind::speaker, word);
    return offers.take();
}

}  // namespace verbatim::app
