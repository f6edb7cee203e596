#include "bundle/columns.h"

#include "base/bytes.h"
#include "bundle/damage.h"

namespace verbatim::bundle {

std::string write_column(std::span<const std::uint32_t> values, Coding coding) {
    base::ByteWriter out;
    out.varint(values.size());
    out.u8(static_cast<std::uint8_t>(coding));
    std::uint32_t before = 0;
    for (std::uint32_t value : values) {
        const std::uint32_t difference = value - before;  // wraps, and wraps back when read
        const std::uint32_t zigzag = (difference << 1) ^ (difference >> 31 ? 0xFFFFFFFFu : 0u);
        out.varint(coding == Coding::delta ? zigzag : value);
        before = value;
    }
    return out.take();
}

base::Result<std::vector<std::uint32_t>> read_column(std::string_view content) {
    base::ByteReader reader(content);
    const std::uint32_t rows = reader.count();
    const std::uint8_t coding = reader.u8();
    if (coding > 1) return damaged(ShardKind::column, "coding");
    std::vector<std::uint32_t> values(rows);
    std::uint32_t before = 0;
    for (std::uint32_t& value : values) {
        const std::uint32_t stored = reader.varint32();
        value = coding == 0 ? stored : before + ((stored >> 1) ^ (0u - (stored & 1)));
        before = value;
    }
    if (!reader.at_end()) return damaged(ShardKind::column, "length");
    return values;
}

void Lists::add(std::span<const std::uint32_t> set) {
    values.insert(values.end(), set.begin(), set.end());
    starts.push_back(static_cast<std::uint32_t>(values.size()));
}

std::string write_lists(const Lists& lists) {
    base::ByteWriter out;
    out.varint(lists.rows());
    for (std::uint32_t row = 0; row < lists.rows(); ++row) out.varint(lists.row(row).size());
    for (std::uint32_t row = 0; row < lists.rows(); ++row) {
        std::uint32_t next = 0;
        for (std::uint32_t value : lists.row(row)) {
            out.varint(value - next);
            next = value + 1;
        }
    }
    return out.take();
}

base::Result<Lists> read_lists(std::string_view content) {
    base::ByteReader reader(content);
    const std::uint32_t rows = reader.count();
    Lists lists;
    lists.starts.reserve(std::size_t{rows} + 1);
    std::uint64_t total = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        total += reader.varint32();
        if (total > content.size()) return damaged(ShardKind::lists, "length of a list");
        lists.starts.push_back(static_cast<std::uint32_t>(total));
    }
    lists.values.reserve(static_cast<std::size_t>(total));
    for (std::uint32_t row = 0; row < rows; ++row) {
        std::uint64_t next = 0;
        for (std::uint32_t i = lists.starts[row]; i < lists.starts[row + 1]; ++i) {
            const std::uint64_t value = next + reader.varint32();
            if (value >= 0xFFFFFFFFu) return damaged(ShardKind::lists, "value");
            lists.values.push_back(static_cast<std::uint32_t>(value));
            next = value + 1;
        }
    }
    if (!reader.at_end()) return damaged(ShardKind::lists, "length");
    return lists;
}

}  // namespace verbatim::bundle
