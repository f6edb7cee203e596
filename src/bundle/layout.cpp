#include "bundle/layout.h"

namespace verbatim::bundle {

const char* kind_name(ShardKind kind) {
    static constexpr const char* names[shard_kind_count] = {"root", "directory", "values", "dictionary", "column", "lists", "text",
                                                            "notes", "terms", "positions", "people", "ids", "lexicon", "versions"};
    const auto index = static_cast<std::uint8_t>(kind);
    return index < shard_kind_count ? names[index] : "unknown";
}

const char* family_name(Family family) {
    static constexpr const char* names[family_count] = {
        "article_text",    "article_notes",  "article_ids",       "article_terms",   "article_positions",   "quote_terms",
        "quote_positions", "name_terms",     "person_articles",   "person_quotes",   "people",              "date_column",
        "source_column",   "place_column",   "language_column",   "quotes_column",   "spoken_column",       "tag_lists",
        "person_lists",    "speaker_lists",  "quote_person_column", "quote_kind_column", "article_lexicon", "person_about",
        "about_lists",   "standing_column", "copy_column",        "opinion_column",
        "stance_column", "near_copy_column", "article_versions"};
    const auto index = static_cast<std::uint8_t>(family);
    return index < family_count ? names[index] : "unknown";
}

}  // namespace verbatim::bundle
