#include "bundle/ids.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "bundle/damage.h"

namespace verbatim::bundle {

std::uint32_t id_hash(std::string_view id) { return static_cast<std::uint32_t>(base::hash64(id) >> 32); }

std::string write_ids(const std::vector<IdEntry>& entries) {
    base::ByteWriter out;
    out.varint(entries.size());
    std::uint32_t before = 0;
    for (const IdEntry& entry : entries) {
        out.varint(entry.hash - before);
        out.varint(entry.article);
        before = entry.hash;
    }
    return out.take();
}

base::Result<std::vector<IdEntry>> read_ids(std::string_view content) {
    base::ByteReader reader(content);
    std::vector<IdEntry> entries(reader.count(2));
    std::uint64_t hash = 0;
    for (IdEntry& entry : entries) {
        hash += reader.varint32();
        entry = {static_cast<std::uint32_t>(hash), reader.varint32()};
    }
    if (!reader.at_end() || hash > 0xFFFFFFFFu) return damaged(ShardKind::ids, "length");
    return entries;
}

}  // namespace verbatim::bundle
