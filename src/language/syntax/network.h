// A small neural network in integers: the same scores on every machine.
//
//     a row of a table for each slot ─▶ its share of the hidden layer, summed over the slots ─▶ rectified ─▶ a score for each answer
//
// Chen and Manning 2014. A row's share is a product of its embedding and the slot's weights. Most rows recur, because words repeat and there are few
// tags and relations. So each slot keeps its shares in a direct-mapped cache: most of a decision is additions and the last layer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "language/syntax/slots.h"

namespace verbatim::language {

class Network {
  public:
    static constexpr std::uint32_t hidden_step = 64, most_hidden = 256;  // hidden layers are multiples of the step

    class Scratch {
      public:
        explicit Scratch(const Network& network);

      private:
        friend class Network;
        static constexpr std::uint32_t no_row = UINT32_MAX;
        std::vector<std::uint32_t> rows_;  // whose share is kept at a place; slot by slot
        std::vector<std::int16_t> kept_;   // the hidden layer of each
        std::vector<const std::int16_t*> summands_;
        std::uint32_t words_ = 0;            // of the sentence
        std::vector<std::uint8_t> is_kept_;  // of each group and word: whether its sum is
        std::vector<std::int16_t> sums_;
        std::vector<std::int16_t> hidden_;
        std::vector<std::int32_t> scores_;
    };

    // Grammar: network := hidden answers: u32, (rows width: u32, embedding: i8*) for each table in use, (multiplier: u32, weight: i8*) for each slot,
    //                     bias: i16*, weight: i16*, offset: i32*
    // `rows`: how many each table has, by Table. Errors: the bytes end early, sizes that do not fit, numbers past the limits below.
    static base::Result<Network> read(base::ByteReader& in, std::span<const Table> slots, std::span<const std::uint32_t> rows);

    std::uint32_t answers() const { return static_cast<std::uint32_t>(offsets_.size()); }
    // Computes the hidden layer. `values` has one row a slot; a row past its table's end counts as 0.
    void compute_hidden(std::span<const std::uint32_t> values, Scratch& scratch) const;
    // The same, where the first slots stand in groups: the rows of a group depend on its word alone. Their sum is kept until the next sentence begins.
    // `sizes`: how many slots each group has. `words`: the word of each, below the number that begin_sentence() was told.
    void compute_hidden(std::span<const std::uint32_t> values, std::span<const std::uint32_t> sizes, std::span<const std::uint32_t> words, Scratch& scratch) const;
    void begin_sentence(std::uint32_t words, std::size_t groups, Scratch& scratch) const;
    // The scores of answers from `first` on, under the hidden layer that was computed last; the view lives until the scratch is used again.
    // Requires: first + count <= answers().
    std::span<const std::int32_t> scores(Scratch& scratch, std::uint32_t first, std::uint32_t count) const;

  private:
    struct Embeddings {
        std::uint32_t rows = 0, width = 0;
        std::vector<std::int8_t> values;
    };
    struct Slot {
        std::uint32_t table = 0;
        std::int32_t multiplier = 0, shift = 0;  // of ten bits at most, and what is left of share_shift
        std::uint32_t place = 0, mask = 0;  // of a scratch: where its shares begin, and how many there are, less one
        std::vector<std::int8_t> weights;  // width × hidden
    };
    const std::int16_t* share(std::uint32_t slot, std::uint32_t value, Scratch& scratch) const;
    void compute_share(const Slot& slot, std::uint32_t row, std::int16_t* share) const;

    std::uint32_t hidden_ = 0;
    std::vector<Embeddings> tables_;
    std::vector<Slot> slots_;
    std::vector<std::int16_t> bias_, weights_;  // weights: answers × hidden
    std::vector<std::int32_t> offsets_;
};

// Constants shared with the writer of networks.
inline constexpr std::int32_t hidden_unit = 128;        // a 1 of the hidden layer
// A product times the slot's multiplier, shifted by this, is in hidden units. Both are first shifted so that the multiplier has ten bits at most.
inline constexpr int share_shift = 20;
inline constexpr std::uint32_t largest_multiplier = 1023;
// Limits with which the sums of both layers fit their integers; read() refuses what is larger.
inline constexpr std::int32_t largest_hidden = 4095, largest_weight = 2047, largest_offset = 1'000'000;
// Of a slot's share of a hidden unit, and of the bias. A larger share is cut to it.
inline constexpr std::int32_t largest_share(std::size_t slots) { return INT16_MAX / static_cast<std::int32_t>(slots + 1); }

}  // namespace verbatim::language
