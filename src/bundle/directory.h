// How a segment finds its shards: the root, and pages for families that are too long for it.
//
//     root                                          page
//       article_text  depth 1 ─► "\0\0\0\0" ──────►   "\0\0\0\0" ─► shard of articles 0…9
//                                "\0\0\2\0" …          "\0\0\0\n" ─► shard of articles 10…17 …
//       article_terms depth 0 ─► "" ─► shard, "ban" ─► shard, …
//
//     root     := articles quotes spoken people: varint, dictionary: ref, values: ref, count: varint, family*
//     family   := family: u8, depth: u8, entries          depth 0: entries are shards; 1: they are pages
//     entries  := count: varint, shared: varint*, length: varint*, suffix: bytes*,      keys ascend, front-coded
//                 size's low byte: u8*, rest of the size: varint*, hash: u64*
//     ref      := hash: u64, size: varint                                     size 0: there is none
//     page     := entries, [(count: varint, size: varint*) for each entry]    sizes of the frames in the entry's shard
//
// A page of texts goes on with the sizes of all articles' frames, so that a reader may fetch one by range: the first frame of a
// shard starts after the shard's header, each other one where the one before ends.
//
// An entry holds the keys from its own on, up to the next entry's. The first page of a search costs one page, not the list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/layout.h"
#include "bundle/shard.h"

namespace verbatim::bundle {

// A row number as a key: four bytes, big end first, so that numbers sort as bytes.
std::string row_key(std::uint32_t row);
// The row of a key; 0 when it is none.
std::uint32_t row_of(std::string_view key);

struct DirectoryEntry {
    std::string key;  // the first one in the shard, or something between it and the last of the shard before
    ShardRef ref;
    std::vector<std::uint32_t> frames;  // sizes; empty where the shard can only be had whole
};

// Index of the entry that would hold `key`, or entries.size() when all entries start after it. O(log n).
std::size_t find_entry(const std::vector<DirectoryEntry>& entries, std::string_view key);

struct FamilyTop {
    bool present = false;
    std::uint8_t depth = 0;
    std::vector<DirectoryEntry> entries;
};

struct Root {
    std::uint32_t articles = 0, quotes = 0, spoken = 0, people = 0;
    ShardRef dictionary, values;
    FamilyTop families[family_count];
    const FamilyTop& family(Family which) const { return families[static_cast<std::uint8_t>(which)]; }
    FamilyTop& family(Family which) { return families[static_cast<std::uint8_t>(which)]; }
};

std::string write_root(const Root& root);
base::Result<Root> read_root(std::string_view content);

std::string write_page(const std::vector<DirectoryEntry>& entries);
base::Result<std::vector<DirectoryEntry>> read_page(std::string_view content);

}  // namespace verbatim::bundle
