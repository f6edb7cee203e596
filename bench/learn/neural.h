// A small neural network over sparse features, learned in floats and shipped in integers (language/syntax/network.h).
//
//     slots: one value each ─▶ embeddings, side by side ─▶ hidden layer, rectified ─▶ a score for each answer
//
// Answers stand in groups, and each group is a choice of its own. The loss of an example is, summed over the groups, the negative log of what the right
// answers get together (Chen and Manning 2014; Goldberg and Nivre 2013 for several right answers). Adam, with updates of only those rows of an embedding that a batch has touched. Deterministic for a number of threads.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace verbatim::learn {

struct Shape {
    struct Table {
        std::uint32_t rows = 0, width = 0;
    };
    std::vector<Table> tables;
    std::vector<std::uint32_t> slots;  // the table of each
    std::uint32_t hidden = 0, answers = 0;
    std::uint32_t inputs() const;
};

struct Weights {
    explicit Weights(const Shape& shape);
    std::vector<std::vector<float>> tables;
    std::vector<float> first;    // inputs × hidden
    std::vector<float> bias;     // hidden
    std::vector<float> second;   // answers × hidden
    std::vector<float> offsets;  // answers
};

// What one thread needs to look at one example at a time. Within a batch the weights stand still. So what a row adds to the hidden layer is computed once, and
// what a row's uses learn is summed before it goes on to the row and the slot: the same gradient with a fraction of the products.
class Pass {
  public:
    Pass(const Shape& shape, const Weights& weights);
    // The scores of all answers, until the next call. `values` has one row number a slot. `drop`: the share of the hidden layer that is left out.
    const std::vector<float>& scores(std::span<const std::uint32_t> values, float drop, std::mt19937_64* random);
    // Adds the gradient of the last example's loss; returns the loss. `groups`: the number of the choice that each answer belongs to, below 4; 0 for those
    // that are no choice here. `right` has a 1 for each right answer. Requires: each group that is named has one.
    float learn(const std::vector<std::uint8_t>& groups, const std::vector<std::uint8_t>& right);
    // Ends a batch: what was learned of it is in `gradient` then. Without it a change of the weights goes unseen.
    void finish_batch();

    Weights gradient;
    std::vector<std::vector<std::uint32_t>> touched;  // rows of each table, without repeats
    std::vector<std::vector<std::uint8_t>> is_touched;

  private:
    // A row in a slot, met in this batch.
    struct Use {
        std::uint32_t slot = 0, row = 0;
        bool learned = false;
    };
    std::uint32_t use_of(std::uint32_t slot, std::uint32_t row);

    const Shape& shape_;
    const Weights& weights_;
    std::vector<std::uint32_t> offsets_;
    std::vector<std::vector<std::uint32_t>> places_;  // of each slot and row: its use, plus one; 0 is none
    std::vector<Use> uses_;
    std::vector<float> shares_, slopes_;              // of each use: a hidden layer each
    std::vector<std::uint32_t> now_;                  // the uses of the last example
    std::vector<float> hidden_, mask_, scores_, answer_slope_, hidden_slope_;
};

class Adam {
  public:
    explicit Adam(const Shape& shape);
    // Adds up the passes' gradients in order, moves the weights, and clears the gradients. `examples`: how many decisions they come from.
    void step(Weights& weights, std::vector<Pass*>& passes, float rate, float examples);

  private:
    struct Moments {
        std::vector<float> first, second;
    };
    void move(std::vector<float>& weights, std::size_t from, std::size_t to, std::vector<float>& gradient, Moments& moments, float rate, float scale);

    const Shape& shape_;
    std::vector<Moments> tables_;
    Moments first_, bias_, second_, offsets_;
    std::uint64_t steps_ = 0;
};

void randomise(Weights& weights, const Shape& shape, std::uint64_t seed);

}  // namespace verbatim::learn
