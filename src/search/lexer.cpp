#include "search/lexer.h"

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::search {

namespace {

constexpr std::string_view quotation_marks[] = {"\"", "“", "”", "„", "«", "»", "″"};
constexpr std::string_view blanks[] = {" ", "\t", "\n", "\r", "\u00A0", "\u3000"};

// Length of the sign of `list` that starts at `offset`, or 0.
template <std::size_t N>
std::size_t starts_with_any(std::string_view query, std::size_t offset, const std::string_view (&list)[N]) {
    for (std::string_view one : list)
        if (query.substr(offset).starts_with(one)) return one.size();
    return 0;
}


class Lexer {
  public:
    explicit Lexer(std::string_view query) : query_(query) {}

    std::vector<Sign> cut() {
        while (skip_blanks(), offset_ < query_.size()) cut_one();
        add(SignKind::end, offset_, offset_, {});
        return std::move(signs_);
    }

  private:
    void skip_blanks() {
        while (offset_ < query_.size()) {
            const std::size_t length = starts_with_any(query_, offset_, blanks);
            if (length == 0) return;
            offset_ += length;
        }
    }

    void add(SignKind kind, std::size_t start, std::size_t end, std::string_view text) {
        signs_.push_back({kind, text, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}});
        offset_ = end;
    }

    void cut_one() {
        const char first = query_[offset_];
        if (first == '(') return add(SignKind::open, offset_, offset_ + 1, query_.substr(offset_, 1));
        if (first == ')') return add(SignKind::close, offset_, offset_ + 1, query_.substr(offset_, 1));
        if (const std::size_t mark = starts_with_any(query_, offset_, quotation_marks)) return cut_quoted(mark);
        if (first == '-' && before_operand(offset_ + 1)) return add(SignKind::minus, offset_, offset_ + 1, query_.substr(offset_, 1));
        if (const std::size_t colon = field_end()) return add(SignKind::field, offset_, colon + 1, query_.substr(offset_, colon - offset_));
        cut_word();
    }

    // A minus counts only where something follows it at once.
    bool before_operand(std::size_t offset) const {
        return offset < query_.size() && starts_with_any(query_, offset, blanks) == 0 && query_[offset] != ')' && query_[offset] != '-';
    }

    void cut_quoted(std::size_t mark) {
        const std::size_t start = offset_, inside = offset_ + mark;
        for (std::size_t end = inside; end < query_.size(); ++end)
            if (const std::size_t closing = starts_with_any(query_, end, quotation_marks))
                return add(SignKind::quoted, start, end + closing, query_.substr(inside, end - inside));
        add(SignKind::open_quote, start, query_.size(), query_.substr(inside));
    }

    // Where the colon of "field:" stands, or 0. A colon between digits ("10:30") is part of a word.
    std::size_t field_end() const {
        std::size_t end = offset_;
        while (end < query_.size()) {
            const text::Decoded decoded = text::decode(query_, end);
            if (decoded.code_point != '_' && !text::is_letter(decoded.code_point) && !text::is_mark(decoded.code_point)) break;
            end += decoded.length;
        }
        const bool is_field = end > offset_ && end < query_.size() && query_[end] == ':';
        const bool is_address = query_.substr(end).starts_with("://");
        return is_field && !is_address ? end : 0;
    }

    void cut_word() {
        const std::size_t start = offset_;
        std::size_t end = offset_;
        while (end < query_.size() && query_[end] != '(' && query_[end] != ')' && starts_with_any(query_, end, blanks) == 0 &&
               starts_with_any(query_, end, quotation_marks) == 0)
            ++end;
        const std::string_view word = query_.substr(start, end - start);
        if (word == "AND") return add(SignKind::and_sign, start, end, word);
        if (word == "OR") return add(SignKind::or_sign, start, end, word);
        if (word == "NOT") return add(SignKind::not_sign, start, end, word);
        if (word == "NEAR") return add(SignKind::near_sign, start, end, {});
        if (word.starts_with("NEAR/") && word.size() > 5)
            return add(SignKind::near_sign, start, end, word.substr(5));
        add(SignKind::word, start, end, word);
    }

    std::string_view query_;
    std::size_t offset_ = 0;
    std::vector<Sign> signs_;
};

}  // namespace

std::vector<Sign> cut_signs(std::string_view query) { return Lexer(query).cut(); }

}  // namespace verbatim::search
