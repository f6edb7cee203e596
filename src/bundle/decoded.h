// A shard's content as the reader of its kind gives it: the one place that knows which reader that is. The search, the check of
// what was written, `verbatim check` and `verbatim inspect` all read through it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "bundle/articles.h"
#include "bundle/columns.h"
#include "bundle/directory.h"
#include "bundle/ids.h"
#include "bundle/layout.h"
#include "bundle/lexicon.h"
#include "bundle/notes.h"
#include "bundle/people.h"
#include "bundle/positions.h"
#include "bundle/shard.h"
#include "bundle/terms.h"
#include "bundle/values.h"
#include "bundle/versions.h"

namespace verbatim::bundle {

using Page = std::vector<DirectoryEntry>;
using Column = std::vector<std::uint32_t>;
using IdTable = std::vector<IdEntry>;

using DecodedShard = std::variant<std::monostate, Root, Page, Values, ReadDictionary, Column, Lists, ArticleShard, NotesShard,
                                  TermShard, PositionShard, PeopleShard, IdTable, Lexicon, VersionTable>;

// Decodes the content of a shard (what open_shard gave) into `into`, which is left as it was on an error.
// Errors: those of the kind's reader.
base::Status decode_content(ShardKind kind, std::string content, DecodedShard& into);

}  // namespace verbatim::bundle
