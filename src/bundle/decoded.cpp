#include "bundle/decoded.h"

#include <utility>

namespace verbatim::bundle {

namespace {

template <class T>
base::Status keep(base::Result<T> result, DecodedShard& into) {
    if (!result) return result.error();
    into = std::move(*result);
    return base::Ok{};
}

}  // namespace

base::Status decode_content(ShardKind kind, std::string content, DecodedShard& into) {
    switch (kind) {
        case ShardKind::root: return keep(read_root(content), into);
        case ShardKind::directory: return keep(read_page(content), into);
        case ShardKind::values: return keep(read_values(content), into);
        case ShardKind::dictionary: into = ReadDictionary(content); return base::Ok{};
        case ShardKind::column: return keep(read_column(content), into);
        case ShardKind::lists: return keep(read_lists(content), into);
        case ShardKind::text: return keep(ArticleShard::read(std::move(content)), into);
        case ShardKind::notes: return keep(NotesShard::read(std::move(content)), into);
        case ShardKind::terms: return keep(TermShard::read(std::move(content)), into);
        case ShardKind::positions: return keep(PositionShard::read(std::move(content)), into);
        case ShardKind::people: return keep(PeopleShard::read(content), into);
        case ShardKind::ids: return keep(read_ids(content), into);
        case ShardKind::lexicon: return keep(Lexicon::read(content), into);
        case ShardKind::versions: return keep(read_versions(content), into);
    }
    return base::Error{"shard", "a kind that is not read here", "another kind", ""};
}

}  // namespace verbatim::bundle
