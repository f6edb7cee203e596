// A query's tree on one line.
#include <array>
#include <string>
#include <string_view>

#include "search/query.h"

namespace verbatim::search {

namespace {

constexpr std::array<std::string_view, 11> field_names = {"",      "title:", "text:", "said:",   "source:", "place:",
                                                          "lang:", "tag:",   "person:", "speaker:", "about:"};

std::string word_to_string(const QueryWord& word) {
    switch (word.match) {
        case WordMatch::prefix: return word.folded + "*";
        case WordMatch::fuzzy: return word.folded + "~" + std::to_string(word.edits);
        case WordMatch::form: return word.folded + "+";
        default: return word.folded;
    }
}

std::string phrases_to_string(const QueryNode& node) {
    std::string text(field_names[static_cast<std::size_t>(node.field)]);
    for (std::size_t i = 0; i < node.phrases.size(); ++i) {
        if (i > 0) text += " NEAR/" + std::to_string(node.near[i - 1]) + " ";
        const auto& words = node.phrases[i].words;
        if (words.size() > 1) text += '"';
        for (std::size_t w = 0; w < words.size(); ++w) text += (w > 0 ? " " : "") + word_to_string(words[w]);
        if (words.size() > 1) text += '"';
    }
    return text;
}

std::string children_to_string(const QueryNode& node, std::string_view between) {
    std::string text = "(";
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) text += between;
        text += to_string(node.children[i]);
    }
    return text + ")";
}

}  // namespace

std::string to_string(const QueryNode& node) {
    switch (node.kind) {
        case NodeKind::everything: return "everything";
        case NodeKind::all_of: return children_to_string(node, " AND ");
        case NodeKind::any_of: return children_to_string(node, " OR ");
        case NodeKind::none_of: return "NOT " + to_string(node.children.front());
        case NodeKind::has_quote: return "has:quote";
        case NodeKind::stance: return node.stance == Stance::denies ? "stance:denies" : "stance:says";
        case NodeKind::date:
            return "date:" + (node.from ? base::format_date(*node.from) : "") + ".." + (node.to ? base::format_date(*node.to) : "");
        default: return phrases_to_string(node);
    }
}

}  // namespace verbatim::search
