// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a sentence is read word by word, and
// each step either shifts the next word onto the stack or attaches the word on top of the stack and takes it off.
//
//     shift   S | b0 B        →  S b0 | B
//     left    S s0 | b0 B     →  S | b0 B       b0 is the head of s0
//     right   S s1 s0 | B     →  S s1 | B       s1 is the head of s0
//
// The root stands behind the last word and takes one word alone. Every sentence of n words ends after 2n steps, with a
// head for each word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/syntax/relations.h"

namespace verbatim::language {

enum class Move : std::uint8_t { shift, left, right };

inline constexpr std::uint32_t move_count = 3;

// The parser's answers: the three moves; then each relation as the name of an arc that `left` makes, and again for `right`. The arc of the root has one name.
inline constexpr std::uint32_t parser_answers = move_count + 2 * relation_count;
inline std::uint32_t first_relation(Move move) { return move == Move::left ? move_count : move_count + relation_count; }

class Configuration {
  public:
    static constexpr std::int32_t none = -1;

    // Starts over with a sentence of so many words.
    void begin(std::uint32_t words);

    bool finished() const { return next_ == words_ && stack_.empty(); }
    bool allows(Move move) const;
    // Requires: allows(move).
    void apply(Move move, Relation relation);

    std::int32_t words() const { return static_cast<std::int32_t>(words_); }
    std::int32_t next() const { return static_cast<std::int32_t>(next_); }  // the first word of the buffer; words() is the root
    std::size_t depth() const { return stack_.size(); }
    // The word so far below the top of the stack, or so far into the buffer; none where there is none.
    std::int32_t stack(std::size_t below) const { return below < stack_.size() ? static_cast<std::int32_t>(stack_[stack_.size() - 1 - below]) : none; }
    std::int32_t buffer(std::uint32_t ahead) const { return next_ + ahead <= words_ ? static_cast<std::int32_t>(next_ + ahead) : none; }

    // Dependants of `word` so far, counted from the outside; none where there is none.
    std::int32_t left_child(std::int32_t word, std::size_t from_outside) const;
    std::int32_t right_child(std::int32_t word, std::size_t from_outside) const;
    std::uint32_t left_count(std::int32_t word) const { return word < 0 ? 0 : nodes_[static_cast<std::size_t>(word)].lefts; }
    std::uint32_t right_count(std::int32_t word) const { return word < 0 ? 0 : nodes_[static_cast<std::size_t>(word)].rights; }

    // words() for the root; none while there is none.
    std::int32_t head(std::int32_t word) const { return nodes_[static_cast<std::size_t>(word)].head; }
    Relation relation(std::int32_t word) const { return nodes_[static_cast<std::size_t>(word)].relation; }

  private:
    struct Node {
        std::int32_t head = none;
        Relation relation = Relation::dep;
        std::uint16_t lefts = 0, rights = 0;
        std::int32_t left[2] = {none, none}, right[2] = {none, none};  // the outermost two
    };

    std::uint32_t words_ = 0, next_ = 0;
    std::vector<std::uint32_t> stack_;
    std::vector<Node> nodes_;  // the root is the last
};

}  // namespace verbatim::language
