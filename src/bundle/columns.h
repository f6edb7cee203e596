// Columns: one number a row, or a set of numbers a row. Both come in pieces of consecutive rows.
//
//     column := rows: varint, coding: u8, value*       coding 0: varints; 1: zigzag differences to the row before
//     lists  := rows: varint, length*: varint, (first: varint, further: varint gap - 1 …)*
//
// Lengths stand before the values, so that zstd sees like beside like.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace verbatim::bundle {

// Frozen.
enum class Coding : std::uint8_t { plain = 0, delta = 1 };

std::string write_column(std::span<const std::uint32_t> values, Coding coding);
base::Result<std::vector<std::uint32_t>> read_column(std::string_view content);

// A set of numbers a row, ascending, in one array: row r holds values[starts[r]] … values[starts[r + 1]].
struct Lists {
    std::vector<std::uint32_t> starts{0};  // rows + 1
    std::vector<std::uint32_t> values;

    std::uint32_t rows() const { return static_cast<std::uint32_t>(starts.size()) - 1; }
    // Precondition: row < rows().
    std::span<const std::uint32_t> row(std::uint32_t index) const {
        return std::span(values).subspan(starts[index], starts[index + 1] - starts[index]);
    }
    // `set` ascends strictly.
    void add(std::span<const std::uint32_t> set);
};

std::string write_lists(const Lists& lists);
base::Result<Lists> read_lists(std::string_view content);

}  // namespace verbatim::bundle
