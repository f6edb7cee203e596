#include "language/syntax/parser.h"

#include <algorithm>
#include <limits>

namespace verbatim::language {

void Tagger::tag(const SentenceFeatures& sentence, std::vector<std::uint8_t>& tags) {
    tags.assign(sentence.words.size(), 0);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        model_.tagger.compute_hidden(tagging::values(sentence, i, tags), scratch_);
        const auto scores = model_.tagger.scores(scratch_, 0, model_.tagger.answers());
        tags[i] = static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }
}

void Parser::parse(const SentenceFeatures& sentence, std::span<const std::uint8_t> tags, Tree& tree) {
    configuration_.begin(static_cast<std::uint32_t>(sentence.words.size()));
    lookahead_.set(tags, model_.universal);
    model_.parser.begin_sentence(static_cast<std::uint32_t>(sentence.words.size()) + 2, parsing::groups, scratch_);
    while (!configuration_.finished()) {
        const parsing::Values values = parsing::values(sentence, tags, lookahead_, configuration_);
        model_.parser.compute_hidden(values.rows, parsing::group_sizes(), values.words, scratch_);
        const Move move = best_move();
        const bool to_root = move == Move::left && configuration_.next() == configuration_.words();
        configuration_.apply(move, move == Move::shift ? Relation::dep : to_root ? Relation::root : best_relation(move));
    }
    const std::size_t words = sentence.words.size();
    tree.heads.resize(words);
    tree.relations.resize(words);
    for (std::size_t i = 0; i < words; ++i) {
        const std::int32_t head = configuration_.head(static_cast<std::int32_t>(i));
        tree.heads[i] = head == configuration_.words() ? Tree::root : head;
        tree.relations[i] = configuration_.relation(static_cast<std::int32_t>(i));
    }
}

Move Parser::best_move() {
    const auto scores = model_.parser.scores(scratch_, 0, move_count);
    Move best = Move::shift;
    std::int64_t highest = std::numeric_limits<std::int64_t>::min();
    for (const Move move : {Move::shift, Move::left, Move::right}) {
        const std::int32_t score = scores[static_cast<std::size_t>(move)];
        if (score <= highest || !configuration_.allows(move)) continue;
        best = move;
        highest = score;
    }
    return best;
}

// A word has one root alone, so that no other arc is named so.
Relation Parser::best_relation(Move move) {
    static_assert(static_cast<std::size_t>(Relation::root) == 0);
    const auto scores = model_.parser.scores(scratch_, first_relation(move), relation_count);
    return static_cast<Relation>(std::max_element(scores.begin() + 1, scores.end()) - scores.begin());
}

}  // namespace verbatim::language
