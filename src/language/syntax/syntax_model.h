// What is learned of a language's syntax: its tags, the words that it knows, and the networks of tagger and parser.
//
//     model := "VSYN", version: u8, tags: u32, (universal tag, tag: string)*, segmentation, 4 × (count: u32, hash: u32 *), network (tagger), network (parser)
//
// bench/syntax_learn writes it. A model is read once and shared by all threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/syntax/network.h"
#include "language/syntax/universal_tag.h"
#include "language/syntax/word_features.h"
#include "language/syntax/word_segmenter.h"

namespace verbatim::language {

// A tag is a universal one with what the language's treebank adds: AUX/MD, VERB/VBN.
struct Tag {
    UniversalTag universal = UniversalTag::x;
    std::string fine;
};

struct SyntaxModel {
    static constexpr std::uint8_t version = 2;
    static constexpr std::uint32_t most_tags = 250;

    std::vector<Tag> tags;
    std::vector<UniversalTag> universal;  // of each tag
    WordSegmenter segmenter;
    Vocabularies vocabularies;
    Network tagger, parser;

    // Errors: not a model, another version, damage. Nothing of `bytes` is kept.
    static base::Result<SyntaxModel> read(std::string_view bytes);
};

// How many rows each table has under a model with so many tags.
std::array<std::uint32_t, table_count> table_rows(const Vocabularies& vocabularies, std::size_t tags);

}  // namespace verbatim::language
