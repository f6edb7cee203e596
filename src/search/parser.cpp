// Recursive descent over the signs of lexer.h:
//
//     query   := any
//     any     := all ("OR" all)*
//     all     := one ("AND"? one)*
//     one     := ("NOT" | "-") one | near
//     near    := operand ("NEAR" operand)*
//     operand := "(" any ")" | field ":" operand | quoted | word
#include <algorithm>

#include "search/dates.h"
#include "search/fields.h"
#include "search/lexer.h"
#include "search/query.h"
#include "text/characters.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::search {

namespace {

constexpr std::size_t longest_query = 2000;
constexpr unsigned deepest_nesting = 50;
constexpr unsigned most_patterns = 16;  // each is held against a list of words, and against each text that is shown
constexpr std::size_t least_typed_letters = 3;
constexpr std::uint32_t usual_nearness = 10;
constexpr std::uint32_t largest_nearness = 200;

// A single character of a script without blanks: texts hold it in pairs, with the one before and the one after.
bool is_half_a_pair(std::string_view folded) {
    const text::Decoded first = text::decode(folded, 0);
    if (!text::is_unspaced_script(first.code_point)) return false;
    std::size_t offset = first.length;
    while (offset < folded.size() && text::is_mark(text::decode(folded, offset).code_point)) offset += text::decode(folded, offset).length;
    return offset == folded.size();
}

std::vector<QueryWord> exact_words(std::string_view text) {
    std::vector<QueryWord> words;
    text::Token token;
    for (text::Tokenizer tokens(text); tokens.next(token);) words.push_back({std::string(token.folded), WordMatch::exact, 0});
    // 水 stands for every pair with it; in 100天 and 天100 the pair must go on, or end, with it.
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!is_half_a_pair(words[i].folded)) continue;
        const bool first = i == 0, last = i + 1 == words.size();
        if (last && !first) words[i].match = WordMatch::prefix;
        else if (first) words[i] = {"*" + words[i].folded + (last ? "*" : ""), WordMatch::wildcard, 0};
    }
    return words;
}

// Whether a letter or digit is the last thing in a text: its caret, at the end, is in a word.
bool ends_in_word(std::string_view text) {
    text::Token token;
    std::uint32_t end = 0;
    for (text::Tokenizer tokens(text); tokens.next(token);) end = token.end;
    return end == text.size();
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
                const bool is_number = sign.text.size() <= 4 && sign.text.find_first_not_of("0123456789") == std::string_view::npos;
                words = 0;
                for (char digit : is_number ? sign.text : std::string_view()) words = words * 10 + static_cast<std::uint32_t>(digit - '0');
                if (words == 0 || words > largest_nearness)
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
            case SignKind::quoted: return words(sign, field, quoted_words(sign.text));
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
        auto list = quoted_words(sign.text);
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
        if (in_field_) return refuse(sign, "words without a field of their own inside a field's brackets", without(sign.at)), QueryNode{};
        if (dangling()) return {};
        const bool glued = peek().at.start == sign.at.end;
        if (!glued || ends_operand())
            return refuse(sign, "a value right after " + std::string(sign.text) + ":", without(sign.at)), QueryNode{};
        if (named->kind == NodeKind::date) return date(sign);
        if (named->kind == NodeKind::has_quote) return has(sign);
        if (named->kind == NodeKind::stance) return stance(sign);
        if (peek().kind == SignKind::field || peek().kind == SignKind::minus || peek().kind == SignKind::not_sign)
            return refuse(peek(), "a word, a phrase or a bracket", without(peek().at)), QueryNode{};
        in_field_ = true;
        QueryNode node = operand(named->field);
        in_field_ = false;
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
            refuse(value, "2024, 2024-10, 2024-10-05, 2024-10..2025-01, 2024.. or last-30d", replaced(value.at, possible_date(value.text)));
            return node;
        }
        node.from = range->from;
        node.to = range->to;
        return node;
    }

    // Of what was meant for a date: the range turned round, the year that it starts with, or else the newest article's.
    std::string possible_date(std::string_view text) const {
        if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
            const std::string turned = std::string(text.substr(dots + 2)).append("..").append(text.substr(0, dots));
            if (turned.size() > 2 && parse_date_range(turned, options_.newest)) return turned;
        }
        if (parse_date_range(text.substr(0, 4), options_.newest)) return std::string(text.substr(0, 4));
        return options_.newest ? base::format_date(*options_.newest).substr(0, 4) : "2024";
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

    QueryNode stance(const Sign& sign) {
        const Sign value = take();
        QueryNode node;
        node.kind = NodeKind::stance;
        node.at = {sign.at.start, value.at.end};
        node.stance = value.text == "says" || value.text == "said" ? Stance::says : Stance::denies;
        if (node.stance == Stance::says || value.text == "denies" || value.text == "denied") return node;
        if (typing() && is_last(value)) return {};
        refuse(value, "stance:denies or stance:says", replaced(value.at, "denies"));
        return node;
    }

    // While typing, the word under the caret stands for all words that start so.
    void complete_last(std::vector<QueryWord>& list, const Sign& sign) const {
        if (!typing() || !is_last(sign) || list.empty()) return;
        if (ends_in_word(sign.text) && text::count_code_points(list.back().folded) >= least_typed_letters) list.back().match = WordMatch::prefix;
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

    // Where a piece of the query stands in it.
    base::TextSpan place_of(std::string_view piece) const {
        const auto start = static_cast<std::uint32_t>(piece.data() - query_.data());
        return {start, start + static_cast<std::uint32_t>(piece.size())};
    }
    bool refuse_at(std::string_view piece, std::string expected, std::string_view instead) {
        refuse({SignKind::word, piece, place_of(piece)}, std::move(expected), replaced(place_of(piece), instead));
        return false;
    }

    QueryNode bare_word(const Sign& sign, Field field) {
        std::vector<QueryWord> list;
        if (!read_word(sign.text, list)) return {};
        if (options_.forms == WordForms::all && kind_of(field) == NodeKind::words)
            for (QueryWord& word : list)
                if (word.match == WordMatch::exact) word.match = WordMatch::form;
        complete_last(list, sign);
        return words(sign, field, std::move(list));
    }

    // Words between marks, cut at blanks; each may have signs of its own.
    std::vector<QueryWord> quoted_words(std::string_view quoted) {
        if (quoted.find_first_of("*?~") == std::string_view::npos) return exact_words(quoted);
        std::vector<QueryWord> list;
        for (std::size_t start = 0; start < quoted.size() && !error_;) {
            const std::size_t end = std::min(quoted.find_first_of(" \t\n\r", start), quoted.size());
            const std::string_view piece = quoted.substr(start, end - start);
            if (!text::fold(piece).empty()) read_word(piece, list);
            start = end + 1;
        }
        return list;
    }

    // A word with its signs: prefix*, wild?ard, fuzzy~1; “Central-Asian” is two. False: refused.
    bool read_word(std::string_view whole, std::vector<QueryWord>& list) {
        std::string_view body = whole;
        const std::size_t tilde = whole.rfind('~');
        const bool is_fuzzy = tilde != std::string_view::npos && tilde > 0 && !text::fold(whole.substr(0, tilde)).empty();
        if (is_fuzzy) body = whole.substr(0, tilde);
        // A question mark at the end of a word ends a question.
        const std::size_t mark = body.find('?');
        const bool is_pattern = body.find('*') != std::string_view::npos || (mark != std::string_view::npos && mark + 1 < body.size());
        const std::vector<QueryWord> words = exact_words(body);
        if (!is_fuzzy && !is_pattern) return list.insert(list.end(), words.begin(), words.end()), true;
        if (++patterns_ > most_patterns) return refuse_at(whole, "at most 16 words with *, ? or ~", "");
        if (!is_fuzzy) return read_pattern(body, list);
        const std::string_view number = whole.substr(tilde + 1);
        if (is_pattern) return refuse_at(whole, "either ~ or * and ? in one word", body);
        if (!number.empty() && number != "1" && number != "2") return refuse_at(whole, "~1 or ~2 after the word", std::string(body) + "~1");
        if (words.size() != 1) return refuse_at(whole, "one word before ~", body);
        list.push_back({text::fold(body), WordMatch::fuzzy, static_cast<std::uint8_t>(number == "2" ? 2 : 1)});
        return true;
    }

    bool read_pattern(std::string_view body, std::vector<QueryWord>& list) {
        QueryWord word;
        std::string letters;
        for (std::size_t start = 0, i = 0; i <= body.size(); ++i) {
            if (i < body.size() && body[i] != '*' && body[i] != '?') continue;
            const std::string piece = text::fold(body.substr(start, i - start));
            if (piece.find(' ') != std::string::npos) return refuse_at(body, "one word around * and ?", text::fold(body));
            letters += piece;
            word.folded += piece;
            if (i < body.size()) word.folded += body[i];
            start = i + 1;
        }
        if (text::count_code_points(letters) < 2) return refuse_at(body, "at least two letters beside * and ?", letters);
        const bool is_prefix = word.folded.find_first_of("*?") + 1 == word.folded.size() && word.folded.back() == '*';
        if (is_prefix) word.folded.pop_back();
        word.match = is_prefix ? WordMatch::prefix : WordMatch::wildcard;
        list.push_back(std::move(word));
        return true;
    }

    std::string_view query_;
    const ParseOptions& options_;
    std::vector<Sign> signs_;
    std::size_t next_ = 0;
    unsigned depth_ = 0, patterns_ = 0;
    bool in_field_ = false;
    std::optional<QueryError> error_;
};

}  // namespace

ParsedQuery parse_query(std::string_view query, const ParseOptions& options) { return Parser(query, options).parse(); }

namespace {

// The last word of the node that ends where the query does; null where its last word is none.
const QueryWord* last_word(const QueryNode& node, std::size_t query_end) {
    for (const QueryNode& child : node.children)
        if (const QueryWord* word = last_word(child, query_end)) return word;
    return node.at.end == query_end && !node.phrases.empty() && !node.phrases.back().words.empty() ? &node.phrases.back().words.back() : nullptr;
}

}  // namespace

TypedWord typed_word(std::string_view query) {
    const ParsedQuery parsed = parse_query(query, {.typing = Typing::in_last_word, .newest = std::nullopt});
    const auto* tree = std::get_if<QueryNode>(&parsed);
    const QueryWord* word = tree ? last_word(*tree, query.size()) : nullptr;
    if (!word) return {};
    if (word->match == WordMatch::prefix) return {word->folded, true};
    return word->match == WordMatch::exact && ends_in_word(query) ? TypedWord{word->folded, false} : TypedWord{};
}

}  // namespace verbatim::search
