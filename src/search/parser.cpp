// Recursive descent over the signs of lexer.h:
//
//     query   := any
//     any     := all ("OR" all)*
//     all     := one ("AND"? one)*
//     one     := ("NOT" | "-") one | near
//     near    := operand ("NEAR" operand)*
//     operand := "(" any ")" | field ":" operand | quoted | word
#include <algorithm>
#include <array>

#include "search/dates.h"
#include "search/lexer.h"
#include "search/query.h"
#include "text/tokenizer.h"

namespace verbatim::search {

namespace {

constexpr std::size_t longest_query = 2000;
constexpr unsigned deepest_nesting = 50;
constexpr std::size_t least_typed_letters = 3;
constexpr std::uint32_t usual_nearness = 10;
constexpr std::uint32_t largest_nearness = 200;

struct NamedField {
    std::string_view name;
    Field field;
    NodeKind kind;
};
constexpr NamedField fields[] = {
    {"title", Field::title, NodeKind::words},      {"text", Field::text, NodeKind::words},
    {"said", Field::said, NodeKind::words},        {"source", Field::source, NodeKind::value},
    {"place", Field::place, NodeKind::value},      {"lang", Field::language, NodeKind::value},
    {"tag", Field::tag, NodeKind::value},          {"person", Field::person, NodeKind::person},
    {"speaker", Field::speaker, NodeKind::person}, {"about", Field::about, NodeKind::person},
    {"date", Field::anywhere, NodeKind::date},     {"has", Field::anywhere, NodeKind::has_quote}};
constexpr std::string_view field_list = "one of title: text: said: source: place: lang: tag: person: speaker: about: date: has:";

const NamedField* find_field(std::string_view name) {
    const auto found = std::find_if(std::begin(fields), std::end(fields), [&](const NamedField& one) { return one.name == name; });
    return found == std::end(fields) ? nullptr : found;
}

// How many letters to change, add or leave out, at most `limit + 1`.
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

std::string_view nearest_field(std::string_view name) {
    if (name.size() > 12) return {};
    const NamedField* best = std::begin(fields);
    for (const NamedField& one : fields)
        if (distance(name, one.name) < distance(name, best->name)) best = &one;
    const std::size_t most = name.size() < 5 ? 1 : 2;
    return distance(name, best->name) <= most ? best->name : std::string_view();
}

std::vector<QueryWord> exact_words(std::string_view text) {
    std::vector<QueryWord> words;
    text::Token token;
    for (text::Tokenizer tokens(text); tokens.next(token);) words.push_back({std::string(token.folded), WordMatch::exact, 0});
    return words;
}

class Parser {
  public:
    Parser(std::string_view query, const ParseOptions& options) : query_(query), options_(options), signs_(cut_signs(query)) {}

    ParsedQuery parse() {
        if (query_.size() > longest_query)
            return QueryError{{0, static_cast<std::uint32_t>(query_.size())}, "at most 2,000 bytes", ""};
        QueryNode node = peek().kind == SignKind::end ? QueryNode{} : any(options_.bare_words);
        if (!error_ && peek().kind == SignKind::close) refuse(peek(), "nothing to close here", without(peek().at));
        if (error_) return *error_;
        return node;
    }

  private:
    const Sign& peek() const { return signs_[next_]; }
    Sign take() { return signs_[next_ + 1 < signs_.size() ? next_++ : next_]; }
    bool take_if(SignKind kind) { return peek().kind == kind && (take(), true); }
    bool typing() const { return options_.typing == Typing::in_last_word; }
    // The last sign of the query, where somebody may still be typing.
    bool is_last(const Sign& sign) const { return sign.at.end == query_.size(); }

    void refuse(const Sign& sign, std::string expected, std::string repair) {
        if (!error_) error_ = QueryError{sign.at, std::move(expected), std::move(repair)};
    }
    std::string without(base::TextSpan span) const {
        std::string repair(query_.substr(0, span.start));
        while (!repair.empty() && repair.back() == ' ') repair.pop_back();
        return repair.append(query_.substr(span.end));
    }
    std::string with_at_end(std::string_view what) const { return std::string(query_).append(what); }

    // Parts that say nothing ("&") drop out.
    static QueryNode group(NodeKind kind, std::vector<QueryNode> children) {
        const base::TextSpan all{children.front().at.start, children.back().at.end};
        std::erase_if(children, [](const QueryNode& child) { return child.kind == NodeKind::everything; });
        if (children.empty()) return {};
        if (children.size() == 1 && kind != NodeKind::none_of) return std::move(children.front());
        QueryNode node;
        node.kind = kind;
        node.at = all;
        node.children = std::move(children);
        return node;
    }

    // An operator at the very end while someone types has no operand yet: it is left out of account.
    bool dangling() const { return typing() && peek().kind == SignKind::end; }

    QueryNode any(Field field) {
        if (depth_ == deepest_nesting) {  // and no deeper: the stack of a browser is small
            refuse(peek(), "at most 50 brackets inside each other", "");
            return {};
        }
        ++depth_;
        std::vector<QueryNode> children{all(field)};
        while (!error_ && peek().kind == SignKind::or_sign) {
            const Sign sign = take();
            if (dangling()) break;
            if (ends_operand()) refuse(sign, "a word after OR", without(sign.at));
            else children.push_back(all(field));
        }
        --depth_;
        return group(NodeKind::any_of, std::move(children));
    }

    bool ends_operand() const {
        return peek().kind == SignKind::end || peek().kind == SignKind::close || peek().kind == SignKind::or_sign ||
               peek().kind == SignKind::and_sign;
    }

    QueryNode all(Field field) {
        std::vector<QueryNode> children{one(field)};
        while (!error_ && peek().kind != SignKind::end && peek().kind != SignKind::close && peek().kind != SignKind::or_sign) {
            if (peek().kind == SignKind::and_sign) {
                const Sign sign = take();
                if (dangling()) break;
                if (ends_operand()) refuse(sign, "a word after AND", without(sign.at));
            }
            if (!error_) children.push_back(one(field));
        }
        return group(NodeKind::all_of, std::move(children));
    }

    QueryNode one(Field field) {
        if (peek().kind != SignKind::not_sign && peek().kind != SignKind::minus) return near(field);
        const Sign sign = take();
        if (dangling()) return QueryNode{};
        if (ends_operand()) return refuse(sign, "a word after NOT", without(sign.at)), QueryNode{};
        if (++depth_ > deepest_nesting) refuse(sign, "at most 50 negations inside each other", "");
        std::vector<QueryNode> child;
        child.push_back(error_ ? QueryNode{} : one(field));
        --depth_;
        QueryNode node = group(NodeKind::none_of, std::move(child));
        node.at.start = sign.at.start;
        return node;
    }

    QueryNode near(Field field) {
        QueryNode left = operand(field);
        while (!error_ && peek().kind == SignKind::near_sign) {
            const Sign sign = take();
            if (dangling()) break;
            std::uint32_t words = usual_nearness;
            if (!sign.text.empty()) {
                words = 0;
                for (char digit : sign.text.substr(0, 4)) words = words * 10 + static_cast<std::uint32_t>(digit - '0');
                if (words == 0 || words > largest_nearness || sign.text.size() > 4)
                    return refuse(sign, "a number of words from 1 to 200", replaced(sign.at, "NEAR/10")), left;
            }
            QueryNode right = operand(field);
            const bool joinable = left.kind == NodeKind::words && right.kind == NodeKind::words && left.field == right.field &&
                                  right.phrases.size() == 1;
            if (error_) return left;
            if (!joinable) return refuse(sign, "NEAR between two words or phrases of one field", replaced(sign.at, "AND")), left;
            left.near.push_back(words);
            left.phrases.push_back(std::move(right.phrases.front()));
            left.at.end = right.at.end;
        }
        return left;
    }

    std::string replaced(base::TextSpan span, std::string_view by) const {
        return std::string(query_.substr(0, span.start)).append(by).append(query_.substr(span.end));
    }

    QueryNode operand(Field field) {
        const Sign sign = take();
        switch (sign.kind) {
            case SignKind::open: return bracket(sign, field);
            case SignKind::field: return with_field(sign);
            case SignKind::quoted: return words(sign, field, exact_words(sign.text));
            case SignKind::open_quote: return open_quote(sign, field);
            case SignKind::word: return bare_word(sign, field);
            case SignKind::close: refuse(sign, "a word or a phrase", without(sign.at)); break;
            case SignKind::end: refuse(sign, "a word or a phrase", ""); break;
            default: refuse(sign, "a word or a phrase before " + std::string(query_.substr(sign.at.start, sign.at.size())), without(sign.at));
        }
        return {};
    }

    QueryNode bracket(const Sign& open, Field field) {
        if (dangling()) return {};
        QueryNode node = any(field);
        if (error_ || take_if(SignKind::close) || dangling()) return node;
        refuse(open, "a closing bracket for this one", with_at_end(")"));
        return node;
    }

    QueryNode open_quote(const Sign& sign, Field field) {
        if (!typing()) return refuse(sign, "a closing quotation mark for this one", with_at_end("\"")), QueryNode{};
        auto list = exact_words(sign.text);
        complete_last(list, sign);
        return words(sign, field, std::move(list));
    }

    QueryNode with_field(const Sign& sign) {
        const NamedField* named = find_field(sign.text);
        if (!named) {
            const std::string_view nearest = nearest_field(sign.text);
            const base::TextSpan name{sign.at.start, sign.at.end - 1};
            refuse(sign, std::string(field_list),
                   nearest.empty() ? replaced({sign.at.end - 1, sign.at.end}, " ") : replaced(name, nearest));
            return {};
        }
        if (dangling()) return {};
        const bool glued = peek().at.start == sign.at.end;
        if (!glued || ends_operand())
            return refuse(sign, "a value right after " + std::string(sign.text) + ":", without(sign.at)), QueryNode{};
        if (named->kind == NodeKind::date) return date(sign);
        if (named->kind == NodeKind::has_quote) return has(sign);
        if (peek().kind == SignKind::field || peek().kind == SignKind::minus || peek().kind == SignKind::not_sign)
            return refuse(peek(), "a word, a phrase or a bracket", without(peek().at)), QueryNode{};
        QueryNode node = operand(named->field);
        node.at.start = sign.at.start;
        return node;
    }

    QueryNode date(const Sign& sign) {
        const Sign value = take();
        QueryNode node;
        node.kind = NodeKind::date;
        node.at = {sign.at.start, value.at.end};
        const auto range = parse_date_range(value.text, options_.newest);
        if (!range) {
            if (typing() && is_last(value)) return {};
            refuse(value, "2024, 2024-10, 2024-10-05, 2024-10..2025-01, 2024.. or last-30d", "");
            return node;
        }
        node.from = range->from;
        node.to = range->to;
        return node;
    }

    QueryNode has(const Sign& sign) {
        const Sign value = take();
        QueryNode node;
        node.kind = NodeKind::has_quote;
        node.at = {sign.at.start, value.at.end};
        if (value.text == "quote" || value.text == "quotes") return node;
        if (typing() && is_last(value)) return {};
        refuse(value, "has:quote", replaced(value.at, "quote"));
        return node;
    }

    // While typing, the word under the caret stands for all words that start so.
    void complete_last(std::vector<QueryWord>& list, const Sign& sign) const {
        if (!typing() || !is_last(sign) || list.empty()) return;
        text::Token token;
        std::uint32_t end = 0;
        for (text::Tokenizer tokens(sign.text); tokens.next(token);) end = token.end;
        const bool caret_in_word = end == sign.text.size();
        if (caret_in_word && list.back().folded.size() >= least_typed_letters) list.back().match = WordMatch::prefix;
    }

    static NodeKind kind_of(Field field) {
        for (const NamedField& one : fields)
            if (one.field == field && field != Field::anywhere) return one.kind;
        return NodeKind::words;
    }

    QueryNode words(const Sign& sign, Field field, std::vector<QueryWord> list) {
        QueryNode node;
        node.at = sign.at;
        // Signs without letters ("&", "–") say nothing, and so leave nothing out.
        if (list.empty()) return node;
        node.kind = kind_of(field);
        node.field = field;
        node.phrases.push_back({std::move(list)});
        return node;
    }

    // A word with its signs: prefix*, wild?ard, fuzzy~1; “Central-Asian” is a phrase of two.
    QueryNode bare_word(const Sign& sign, Field field) {
        std::string_view body = sign.text;
        unsigned edits = 0;
        if (const std::size_t tilde = body.rfind('~'); tilde != std::string_view::npos && tilde > 0) {
            const std::string_view number = body.substr(tilde + 1);
            if (!number.empty() && number != "1" && number != "2")
                return refuse(sign, "~1 or ~2 after the word", replaced({sign.at.start + static_cast<std::uint32_t>(tilde), sign.at.end}, "~1")),
                       QueryNode{};
            edits = number == "2" ? 2 : 1;
            body = body.substr(0, tilde);
        }
        // A question mark at the end of a word ends a question.
        const std::size_t mark = body.find('?');
        const bool starred = body.find('*') != std::string_view::npos || (mark != std::string_view::npos && mark + 1 < body.size());
        if (starred && edits == 0) return pattern(sign, field, body);
        auto list = exact_words(body);
        if (edits > 0 && list.size() != 1) return refuse(sign, "one word before ~", std::string(query_.substr(0, sign.at.start)).append(body)), QueryNode{};
        if (edits > 0) {
            list.front().match = WordMatch::fuzzy;
            list.front().edits = static_cast<std::uint8_t>(edits);
        } else {
            complete_last(list, sign);
        }
        return words(sign, field, std::move(list));
    }

    QueryNode pattern(const Sign& sign, Field field, std::string_view body) {
        QueryWord word;
        std::size_t letters = 0, pieces = 0, start = 0;
        for (std::size_t i = 0; i <= body.size(); ++i) {
            if (i < body.size() && body[i] != '*' && body[i] != '?') continue;
            const auto piece = exact_words(body.substr(start, i - start));
            if (piece.size() > 1) return refuse(sign, "one word around * and ?", ""), QueryNode{};
            if (!piece.empty()) {
                word.folded += piece.front().folded;
                letters += piece.front().folded.size();
                ++pieces;
            }
            if (i < body.size()) word.folded += body[i];
            start = i + 1;
        }
        if (letters < 2) return refuse(sign, "at least two letters beside * and ?", ""), QueryNode{};
        const std::size_t first_sign = word.folded.find_first_of("*?");
        if (first_sign + 1 == word.folded.size() && word.folded.back() == '*') {
            word.folded.pop_back();
            word.match = WordMatch::prefix;
        } else {
            word.match = WordMatch::wildcard;
        }
        return words(sign, field, {std::move(word)});
    }

    std::string_view query_;
    const ParseOptions& options_;
    std::vector<Sign> signs_;
    std::size_t next_ = 0;
    unsigned depth_ = 0;
    std::optional<QueryError> error_;
};

constexpr std::array<std::string_view, 11> field_names = {"",      "title:", "text:", "said:",   "source:", "place:",
                                                          "lang:", "tag:",   "person:", "speaker:", "about:"};

std::string word_to_string(const QueryWord& word) {
    switch (word.match) {
        case WordMatch::prefix: return word.folded + "*";
        case WordMatch::fuzzy: return word.folded + "~" + std::to_string(word.edits);
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

ParsedQuery parse_query(std::string_view query, const ParseOptions& options) { return Parser(query, options).parse(); }

std::string to_string(const QueryNode& node) {
    switch (node.kind) {
        case NodeKind::everything: return "everything";
        case NodeKind::all_of: return children_to_string(node, " AND ");
        case NodeKind::any_of: return children_to_string(node, " OR ");
        case NodeKind::none_of: return "NOT " + to_string(node.children.front());
        case NodeKind::has_quote: return "has:quote";
        case NodeKind::date:
            return "date:" + (node.from ? base::format_date(*node.from) : "") + ".." + (node.to ? base::format_date(*node.to) : "");
        default: return phrases_to_string(node);
    }
}

}  // namespace verbatim::search
