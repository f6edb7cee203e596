#include "bundle/shard_names.h"

#include "bundle/directory.h"
#include "bundle/manifest.h"
#include "bundle/shard.h"

namespace verbatim::bundle {

namespace {

// The content of a shard that is as its name promises.
std::optional<std::string> content_of(ShardRef ref, ShardKind kind, const FileSource& read) {
    const auto bytes = read(shard_file(ref));
    if (!bytes || !(ref_of(*bytes) == ref)) return std::nullopt;
    auto content = open_shard(*bytes, kind, nullptr);
    return content ? std::optional(std::move(*content)) : std::nullopt;
}

void add_family(const FamilyTop& top, const FileSource& read, std::set<std::string>& names) {
    for (const DirectoryEntry& entry : top.entries) {
        names.insert(shard_file(entry.ref));
        if (top.depth == 0) continue;
        const auto content = content_of(entry.ref, ShardKind::directory, read);
        const auto page = content ? read_page(*content) : base::Result<std::vector<DirectoryEntry>>(base::Error{});
        if (!page) continue;
        for (const DirectoryEntry& leaf : *page) names.insert(shard_file(leaf.ref));
    }
}

}  // namespace

std::set<std::string> shard_names(std::string_view json, const FileSource& read) {
    std::set<std::string> names;
    const auto manifest = read_manifest(json);
    if (!manifest) return names;
    for (const SegmentEntry& segment : manifest->segments) {
        names.insert(shard_file(segment.root));
        const auto content = content_of(segment.root, ShardKind::root, read);
        const auto root = content ? read_root(*content) : base::Result<Root>(base::Error{});
        if (!root) continue;
        for (const ShardRef ref : {root->values, root->dictionary})
            if (ref.present()) names.insert(shard_file(ref));
        for (const FamilyTop& top : root->families)
            if (top.present) add_family(top, read, names);
    }
    return names;
}

}  // namespace verbatim::bundle
