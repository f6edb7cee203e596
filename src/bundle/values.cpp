#include "bundle/values.h"

#include "base/bytes.h"
#include "bundle/damage.h"

namespace verbatim::bundle {

std::string write_values(const Values& values) {
    base::ByteWriter out;
    for (const auto& list : values.lists) {
        out.varint(list.size());
        for (const std::string& value : list) out.string(value);
    }
    return out.take();
}

base::Result<Values> read_values(std::string_view content) {
    base::ByteReader reader(content);
    Values values;
    for (auto& list : values.lists) {
        const std::uint32_t count = reader.count();
        list.reserve(count);
        for (std::uint32_t i = 0; i < count && reader.ok(); ++i) list.emplace_back(reader.string());
    }
    if (!reader.at_end()) return damaged(ShardKind::values, "length");
    return values;
}

}  // namespace verbatim::bundle
