#include "index/columns_writer.h"

#include <algorithm>
#include <span>

#include "bundle/directory.h"

namespace verbatim::index {

namespace {

// Rows a shard. Facet counts need whole columns, so pieces are large; they exist for corpora of millions.
constexpr std::size_t column_rows = 65536;
constexpr std::size_t list_rows = 8192;
constexpr std::size_t list_values = std::size_t{1} << 20;  // only articles that each name thousands of people reach it
constexpr std::size_t ids_a_shard = 2048;

void write_pieces(FamilyWriter& family, const std::vector<std::uint32_t>& values, bundle::Coding coding) {
    for (std::size_t start = 0; start < values.size(); start += column_rows) {
        const auto piece = std::span(values).subspan(start, std::min(column_rows, values.size() - start));
        family.add(bundle::row_key(static_cast<std::uint32_t>(start)), {bundle::write_column(piece, coding)});
    }
}

void write_pieces(FamilyWriter& family, const bundle::Lists& lists) {
    for (std::uint32_t start = 0; start < lists.rows();) {
        bundle::Lists piece;
        std::uint32_t row = start;
        while (row < lists.rows() && piece.rows() < list_rows && piece.values.size() < list_values) piece.add(lists.row(row++));
        family.add(bundle::row_key(start), {bundle::write_lists(piece)});
        start = row;
    }
}

}  // namespace

void ArticleColumns::add(const ArticleRow& row, std::string_view id) {
    ids_.push_back({bundle::id_hash(id), static_cast<std::uint32_t>(dates_.size())});
    dates_.push_back(row.date);
    sources_.push_back(row.source);
    places_.push_back(row.place);
    languages_.push_back(row.language);
    quotes_.push_back(row.quotes);
    spoken_.push_back(row.spoken);
    opinions_.push_back(row.opinion);
    tags_.add(row.tags);
}

void ArticleColumns::add_people(const std::vector<std::uint32_t>& mentioned, const std::vector<std::uint32_t>& speakers) {
    mentioned_.add(mentioned);
    speakers_.add(speakers);
}

void ArticleColumns::add_quote(const QuoteColumns& quote, const std::vector<std::uint32_t>& about) {
    quote_persons_.push_back(quote.person.known() ? quote.person.value + 1 : 0);
    quote_kinds_.push_back(static_cast<std::uint32_t>(quote.kind));
    standings_.push_back(quote.standing);
    stances_.push_back(quote.stance);
    copies_.push_back(quote.copy);
    about_.add(about);
}

void ArticleColumns::write(const std::function<FamilyWriter&(bundle::Family, bundle::ShardKind)>& family) {
    using bundle::Coding;
    using bundle::Family;
    using bundle::ShardKind;
    write_pieces(family(Family::date_column, ShardKind::column), dates_, Coding::delta);
    write_pieces(family(Family::source_column, ShardKind::column), sources_, Coding::plain);
    write_pieces(family(Family::place_column, ShardKind::column), places_, Coding::plain);
    write_pieces(family(Family::language_column, ShardKind::column), languages_, Coding::plain);
    write_pieces(family(Family::quotes_column, ShardKind::column), quotes_, Coding::plain);
    write_pieces(family(Family::spoken_column, ShardKind::column), spoken_, Coding::plain);
    write_pieces(family(Family::quote_person_column, ShardKind::column), quote_persons_, Coding::plain);
    write_pieces(family(Family::quote_kind_column, ShardKind::column), quote_kinds_, Coding::plain);
    write_pieces(family(Family::standing_column, ShardKind::column), standings_, Coding::plain);
    write_pieces(family(Family::copy_column, ShardKind::column), copies_, Coding::plain);
    if (std::any_of(stances_.begin(), stances_.end(), [](std::uint32_t stance) { return stance != 0; }))
        write_pieces(family(Family::stance_column, ShardKind::column), stances_, Coding::plain);
    if (std::any_of(near_copies_.begin(), near_copies_.end(), [](std::uint32_t group) { return group != 0; }))
        write_pieces(family(Family::near_copy_column, ShardKind::column), near_copies_, Coding::plain);
    write_pieces(family(Family::opinion_column, ShardKind::column), opinions_, Coding::plain);
    write_pieces(family(Family::tag_lists, ShardKind::lists), tags_);
    write_pieces(family(Family::person_lists, ShardKind::lists), mentioned_);
    write_pieces(family(Family::speaker_lists, ShardKind::lists), speakers_);
    write_pieces(family(Family::about_lists, ShardKind::lists), about_);

    std::sort(ids_.begin(), ids_.end());
    for (std::size_t start = 0; start < ids_.size();) {
        std::size_t end = std::min(ids_.size(), start + ids_a_shard);
        while (end < ids_.size() && ids_[end].hash == ids_[end - 1].hash) ++end;  // equal hashes stay together
        const std::vector<bundle::IdEntry> piece(ids_.begin() + static_cast<std::ptrdiff_t>(start),
                                                 ids_.begin() + static_cast<std::ptrdiff_t>(end));
        family(Family::article_ids, ShardKind::ids).add(bundle::row_key(start == 0 ? 0 : piece.front().hash), {bundle::write_ids(piece)});
        start = end;
    }
}

void keep_disjoint(std::vector<bundle::StoredMention>& mentions) {
    std::stable_sort(mentions.begin(), mentions.end(),
                     [](const auto& a, const auto& b) { return a.span.start < b.span.start; });
    std::uint32_t end = 0;
    std::erase_if(mentions, [&](const bundle::StoredMention& mention) {
        if (mention.span.start < end || mention.span.empty()) return true;
        end = mention.span.end;
        return false;
    });
}

}  // namespace verbatim::index
