#include "language/syntax/transitions.h"

namespace verbatim::language {

void Configuration::begin(std::uint32_t words) {
    words_ = words;
    next_ = 0;
    stack_.clear();
    nodes_.assign(words + 1, Node());
}

bool Configuration::allows(Move move) const {
    switch (move) {
        case Move::shift: return next_ < words_;
        case Move::left: return !stack_.empty() && (next_ < words_ || stack_.size() == 1);
        case Move::right: return stack_.size() >= 2;
    }
    return false;
}

void Configuration::apply(Move move, Relation relation) {
    if (move == Move::shift) {
        stack_.push_back(next_++);
        return;
    }
    const std::uint32_t dependant = stack_.back();
    stack_.pop_back();
    const std::uint32_t head = move == Move::left ? next_ : stack_.back();
    Node& node = nodes_[dependant];
    node.head = static_cast<std::int32_t>(head);
    node.relation = relation;
    Node& above = nodes_[head];
    // Dependants on either side come from the inside out: the last one is the outermost.
    std::int32_t* const outermost = dependant < head ? above.left : above.right;
    ++(dependant < head ? above.lefts : above.rights);
    outermost[1] = outermost[0];
    outermost[0] = static_cast<std::int32_t>(dependant);
}

std::int32_t Configuration::left_child(std::int32_t word, std::size_t from_outside) const {
    return word < 0 ? none : nodes_[static_cast<std::size_t>(word)].left[from_outside];
}

std::int32_t Configuration::right_child(std::int32_t word, std::size_t from_outside) const {
    return word < 0 ? none : nodes_[static_cast<std::size_t>(word)].right[from_outside];
}

}  // namespace verbatim::language
