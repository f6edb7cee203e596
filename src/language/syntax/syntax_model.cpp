#include "language/syntax/syntax_model.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"

namespace verbatim::language {
namespace {

constexpr std::string_view magic = "VSYN";

base::Error unreadable(std::string found) {
    return base::Error{"a model of syntax", std::move(found), "version " + std::to_string(SyntaxModel::version) + " as bench/syntax_learn writes it", "", base::ErrorKind::other};
}

Vocabulary read_vocabulary(base::ByteReader& in) {
    std::vector<std::uint32_t> hashes;
    const std::uint32_t count = in.u32();
    if (count > in.remaining() / 4) in.fail();
    else hashes.reserve(count);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) hashes.push_back(in.u32());
    return Vocabulary(std::move(hashes));
}

}  // namespace

std::array<std::uint32_t, table_count> table_rows(const Vocabularies& vocabularies, std::size_t tags) {
    std::array<std::uint32_t, table_count> rows{};
    const auto set = [&](Table table, std::uint32_t count) { rows[static_cast<std::size_t>(table)] = count; };
    set(Table::word, vocabularies.words.size());
    set(Table::suffix, vocabularies.suffixes.size());
    set(Table::ending, vocabularies.endings.size());
    set(Table::prefix, vocabularies.prefixes.size());
    set(Table::shape, shape_count);
    set(Table::tag, static_cast<std::uint32_t>(tags) + 2);
    set(Table::sentence_case, sentence_case_count);
    set(Table::relation, relation_count + 1);
    set(Table::distance, distance_count);
    set(Table::count, dependants_count);
    return rows;
}

base::Result<SyntaxModel> SyntaxModel::read(std::string_view bytes) {
    base::ByteReader in(bytes);
    if (in.bytes(magic.size()) != magic) return unreadable("a file that does not begin with VSYN");
    if (const std::uint8_t found = in.u8(); found != version)
        return unreadable("version " + std::to_string(found));
    SyntaxModel model;
    const std::uint32_t tags = in.u32();
    if (!in.ok() || tags == 0 || tags > most_tags) return unreadable("no tags, or too many");
    for (std::uint32_t t = 0; t < tags; ++t) {
        const UniversalTag universal = universal_tag_of(in.string());
        model.tags.push_back({universal, std::string(in.string())});
        model.universal.push_back(universal);
    }
    model.segmenter = WordSegmenter(WordSegmenter::read(in));
    for (Vocabulary* one : {&model.vocabularies.words, &model.vocabularies.suffixes, &model.vocabularies.endings, &model.vocabularies.prefixes})
        *one = read_vocabulary(in);
    if (!in.ok()) return unreadable("its end within its words");
    const auto rows = table_rows(model.vocabularies, tags);
    auto tagger = Network::read(in, tagging::slots, rows);
    if (!tagger) return tagger.error();
    auto parser = Network::read(in, parsing::slots(), rows);
    if (!parser) return parser.error();
    if (tagger->answers() != tags || parser->answers() != parser_answers || !in.at_end()) return unreadable("networks that do not belong to its tags");
    model.tagger = std::move(*tagger);
    model.parser = std::move(*parser);
    return model;
}

}  // namespace verbatim::language
