// Tags and trees of single sentences, by a model. Greedy: one look at each word for its tag, 2n decisions for a tree of n words.
//
// Each holds a network's scratch, so use one per thread. Deterministic.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/syntax/syntax_model.h"
#include "language/syntax/transitions.h"

namespace verbatim::language {

struct Tree {
    static constexpr std::int32_t root = -1;
    std::vector<std::int32_t> heads;  // of each word; root for the one that has none
    std::vector<Relation> relations;
};

class Tagger {
  public:
    // The model has to outlive it.
    explicit Tagger(const SyntaxModel& model) : model_(model), scratch_(model.tagger) {}
    // Fills `tags` with a number in model.tags for each word.
    void tag(const SentenceFeatures& sentence, std::vector<std::uint8_t>& tags);

  private:
    const SyntaxModel& model_;
    Network::Scratch scratch_;
};

class Parser {
  public:
    explicit Parser(const SyntaxModel& model) : model_(model), scratch_(model.parser) {}
    // Requires: a tag for each word.
    void parse(const SentenceFeatures& sentence, std::span<const std::uint8_t> tags, Tree& tree);

  private:
    Move best_move();
    Relation best_relation(Move move);

    const SyntaxModel& model_;
    Network::Scratch scratch_;
    Configuration configuration_;
    parsing::Lookahead lookahead_;
};

}  // namespace verbatim::language
