// Engine::files_ahead: what a visit is likely to need next.
#include "search/engine_state.h"

namespace verbatim::search {

namespace {

using bundle::Family;

// First what every query reads, then filters and people, then what phrases and excerpts need.
constexpr Family likeliest_first[] = {
    Family::article_terms,   Family::date_column,     Family::source_column,       Family::place_column,      Family::language_column,
    Family::tag_lists,       Family::quotes_column,   Family::spoken_column,       Family::person_lists,      Family::speaker_lists,
    Family::opinion_column,  Family::near_copy_column, Family::people,          Family::name_terms,      Family::person_quotes,       Family::person_articles,   Family::person_about,
    Family::quote_person_column, Family::quote_kind_column, Family::standing_column, Family::stance_column, Family::copy_column,
    Family::article_ids,     Family::quote_terms,     Family::article_positions,
    Family::article_text,    Family::article_notes,   Family::quote_positions,     Family::article_lexicon,
};

}  // namespace

Outcome<std::vector<std::string>> Engine::files_ahead(std::uint64_t budget) {
    return state_->read<std::vector<std::string>>([&](SegmentReader& segment, std::vector<std::string>& files) {
        segment.expect_texts();
        segment.all_shards(Family::article_positions);  // their pages alone: they spare phrases a round trip
        std::uint64_t left = budget;
        for (const Family family : likeliest_first) {
            // Pages are fetched, and not only named: a family whose budget is spent is not looked into.
            for (const bundle::DirectoryEntry& entry : segment.all_shards(family)) {
                if (entry.ref.size > left) return;
                left -= entry.ref.size;
                if (!segment.at_hand(entry.ref)) files.push_back(bundle::shard_file(entry.ref));
            }
            if (!segment.reading().complete()) return;
        }
    });
}

}  // namespace verbatim::search
