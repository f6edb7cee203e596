#include "search/segment_reader.h"

#include <algorithm>

#include "bundle/damage.h"

namespace verbatim::search {

using bundle::DirectoryEntry;
using bundle::Family;
using bundle::ShardKind;

std::size_t ColumnView::piece_of(std::uint32_t row) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), row);
    return after == starts_.begin() ? starts_.size() : static_cast<std::size_t>(after - starts_.begin()) - 1;
}

ListView::ListView(SegmentReader& segment, std::vector<DirectoryEntry> pieces) : segment_(segment) {
    for (const DirectoryEntry& entry : pieces) pieces_.push_back({bundle::row_of(entry.key), entry.ref});
}

std::span<const std::uint32_t> ListView::operator[](std::uint32_t row) {
    if (pieces_.empty()) return {};
    const auto holds = [&](std::size_t index) {
        return pieces_[index].first_row <= row && (index + 1 == pieces_.size() || row < pieces_[index + 1].first_row);
    };
    if (!holds(last_)) {
        const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), row,
                                            [](std::uint32_t wanted, const Piece& piece) { return wanted < piece.first_row; });
        if (after == pieces_.begin()) return {};
        last_ = static_cast<std::size_t>(after - pieces_.begin()) - 1;
    }
    Piece& piece = pieces_[last_];
    if (!piece.asked) piece.lists = segment_.reading().get<bundle::Lists>(piece.ref, ShardKind::lists, "the people of some articles");
    piece.asked = true;
    const std::uint32_t offset = row - piece.first_row;
    return piece.lists && offset < piece.lists->rows() ? piece.lists->row(offset) : std::span<const std::uint32_t>{};
}

const bundle::Root* SegmentReader::root(Reading& reading, const bundle::SegmentEntry& entry) {
    const auto* root = reading.get<bundle::Root>(entry.root, ShardKind::root, "the table of contents");
    if (!root) return nullptr;
    // Arrays are made as long as the root says, so it must say what the manifest does.
    if (root->articles != entry.articles || root->quotes != entry.quotes || root->people != entry.people) {
        reading.damaged(entry.root, ShardKind::root, "the table of contents",
                        {"root", "other counts", "those of the manifest", "publish the site again"});
        return nullptr;
    }
    reading.store().set_dictionary(root->dictionary);
    return root;
}

const DirectoryEntry* SegmentReader::locate(Family family, std::string_view key) {
    const bundle::FamilyTop& top = root_.family(family);
    const std::size_t index = bundle::find_entry(top.entries, key);
    if (index == top.entries.size()) return nullptr;
    if (top.depth == 0) return &top.entries[index];
    const auto* page = reading_.get<Page>(top.entries[index].ref, ShardKind::directory, "a page of the table of contents");
    if (!page) return nullptr;
    const std::size_t in_page = bundle::find_entry(*page, key);
    return in_page == page->size() ? nullptr : &(*page)[in_page];
}

namespace {

// The part of `entries` whose keys reach into [first, end).
std::span<const DirectoryEntry> overlapping(const std::vector<DirectoryEntry>& entries, std::string_view first, std::string_view end) {
    std::size_t from = bundle::find_entry(entries, first);
    if (from == entries.size()) from = 0;
    std::size_t to = from;
    while (to < entries.size() && (end.empty() || entries[to].key < end)) ++to;
    return std::span(entries).subspan(from, to - from);
}

}  // namespace

std::vector<DirectoryEntry> SegmentReader::locate_range(Family family, std::string_view first, std::string_view end) {
    const bundle::FamilyTop& top = root_.family(family);
    const auto entries = overlapping(top.entries, first, end);
    if (top.depth == 0) return {entries.begin(), entries.end()};
    std::vector<DirectoryEntry> found;
    for (const DirectoryEntry& entry : entries) {
        const auto* page = reading_.get<Page>(entry.ref, ShardKind::directory, "a page of the table of contents");
        if (!page) continue;
        const auto in_page = overlapping(*page, first, end);
        found.insert(found.end(), in_page.begin(), in_page.end());
    }
    return found;
}

const bundle::Values* SegmentReader::values() {
    if (!root_.values.present()) {
        static const bundle::Values none;
        return &none;
    }
    return reading_.get<bundle::Values>(root_.values, ShardKind::values, "the names of sources, places, languages and tags");
}

ColumnView SegmentReader::column(Family family) {
    ColumnView view;
    for (const DirectoryEntry& entry : locate_range(family, {}, {}))
        view.add(bundle::row_of(entry.key), reading_.get<Column>(entry.ref, ShardKind::column, "a column of the filters"));
    return view;
}

std::uint32_t SegmentReader::cell(Family family, std::uint32_t row) {
    const DirectoryEntry* entry = locate(family, bundle::row_key(row));
    if (!entry) return 0;
    ColumnView piece;
    piece.add(bundle::row_of(entry->key), reading_.get<Column>(entry->ref, ShardKind::column, "a column of the filters"));
    return piece[row];
}

ListView SegmentReader::lists(Family family) { return ListView(*this, locate_range(family, {}, {})); }

const std::vector<std::uint32_t>& SegmentReader::quote_starts() {
    if (!quote_starts_.empty()) return quote_starts_;
    const ColumnView quotes = column(Family::quotes_column);
    quote_starts_.resize(std::size_t{root_.articles} + 1);
    std::uint64_t start = 0;
    for (std::uint32_t article = 0; article < root_.articles; ++article) {
        start = std::min<std::uint64_t>(start + quotes[article], root_.quotes);
        quote_starts_[article + 1] = static_cast<std::uint32_t>(start);
    }
    return quote_starts_;
}

bool SegmentReader::has_dictionary() {
    if (!root_.dictionary.present()) return true;
    return reading_.get<bundle::ReadDictionary>(root_.dictionary, ShardKind::dictionary, "the dictionary of all texts") != nullptr;
}

void SegmentReader::expect_texts() {
    values();
    column(Family::date_column);
    column(Family::opinion_column);
    has_dictionary();
}

namespace {

// Where in its shard an article's frame lies; size 0 when the page does not say.
FramePlace frame_of(const DirectoryEntry& entry, std::uint32_t article) {
    const std::uint32_t index = article - bundle::row_of(entry.key);
    if (index >= entry.frames.size()) return {};
    FramePlace place{bundle::shard_header_size, entry.frames[index], article};
    for (std::uint32_t i = 0; i < index; ++i) place.first += entry.frames[i];
    return place;
}

}  // namespace

bool SegmentReader::expect_article(std::uint32_t article, bool with_notes) {
    const std::string key = bundle::row_key(article);
    const DirectoryEntry* text = locate(Family::article_text, key);
    const DirectoryEntry* notes = with_notes ? locate(Family::article_notes, key) : nullptr;
    if (text) reading_.text(text->ref, frame_of(*text, article), "the text of some articles");
    if (notes) reading_.get<bundle::NotesShard>(notes->ref, ShardKind::notes, "the quotes of some articles");
    return text && (notes || !with_notes);
}

const bundle::ArticleRecord* SegmentReader::article(std::uint32_t article) {
    const DirectoryEntry* entry = locate(Family::article_text, bundle::row_key(article));
    if (!entry) return nullptr;
    // Both in the same turn. A text without its dictionary for good is gone with it.
    const bool readable = has_dictionary() || !reading_.complete();
    if (!readable) return nullptr;
    const auto* shard = reading_.text(entry->ref, frame_of(*entry, article), "the text of some articles");
    return shard ? shard->find(article) : nullptr;
}

const bundle::ArticleNotes* SegmentReader::notes(std::uint32_t article, std::size_t text_size, bundle::ArticleNotes& into) {
    const DirectoryEntry* entry = locate(Family::article_notes, bundle::row_key(article));
    if (!entry) return nullptr;
    const auto* shard = reading_.get<bundle::NotesShard>(entry->ref, ShardKind::notes, "the quotes of some articles");
    if (!shard) return nullptr;
    auto notes = shard->notes(article, text_size);
    if (!notes) {
        reading_.damaged(entry->ref, ShardKind::notes, "the quotes of an article", notes.error());
        return nullptr;
    }
    into = std::move(*notes);
    return &into;
}

const std::vector<bundle::ArticleVersion>* SegmentReader::versions(std::uint32_t article) {
    const DirectoryEntry* entry = has(Family::article_versions) ? locate(Family::article_versions, bundle::row_key(article)) : nullptr;
    if (!entry) return nullptr;
    const auto* table = reading_.get<bundle::VersionTable>(entry->ref, ShardKind::versions, "earlier texts of some articles");
    if (!table) return nullptr;
    const auto found = std::lower_bound(table->begin(), table->end(), article, [](const bundle::VersionedArticle& one, std::uint32_t number) { return one.article < number; });
    return found != table->end() && found->article == article ? &found->versions : nullptr;
}

const bundle::PersonRecord* SegmentReader::person(std::uint32_t person) {
    const DirectoryEntry* entry = locate(Family::people, bundle::row_key(person));
    if (!entry) return nullptr;
    const auto* shard = reading_.get<bundle::PeopleShard>(entry->ref, ShardKind::people, "the names of some people");
    return shard ? shard->find(person) : nullptr;
}

std::vector<std::uint32_t> SegmentReader::articles_with_id(std::string_view id) {
    const std::uint32_t hash = bundle::id_hash(id);
    const DirectoryEntry* entry = locate(Family::article_ids, bundle::row_key(hash));
    if (!entry) return {};
    const auto* table = reading_.get<IdTable>(entry->ref, ShardKind::ids, "the ids of some articles");
    if (!table) return {};
    std::vector<std::uint32_t> articles;
    auto row = std::lower_bound(table->begin(), table->end(), bundle::IdEntry{hash, 0});
    for (; row != table->end() && row->hash == hash; ++row) articles.push_back(row->article);
    return articles;
}

TermPlace SegmentReader::find_term(Family family, std::string_view term) {
    const DirectoryEntry* entry = locate(family, term);
    if (!entry) return {};
    const auto* shard = reading_.get<bundle::TermShard>(entry->ref, ShardKind::terms, "the articles that hold some words");
    if (!shard) return {};
    const std::uint32_t index = shard->lower_bound(term);
    if (index == shard->size() || shard->term(index) != term) return {};
    return {shard, index};
}

namespace {

// The least string that is greater than all that start with `prefix`; empty when there is none.
std::string prefix_end(std::string_view prefix) {
    std::string end(prefix);
    while (!end.empty() && end.back() == '\xff') end.pop_back();
    if (!end.empty()) end.back() = static_cast<char>(static_cast<std::uint8_t>(end.back()) + 1);
    return end;
}

}  // namespace

std::vector<TermPlace> SegmentReader::find_prefix(Family family, std::string_view prefix) {
    std::vector<TermPlace> places;
    for (const DirectoryEntry& entry : locate_range(family, prefix, prefix_end(prefix))) {
        const auto* shard = reading_.get<bundle::TermShard>(entry.ref, ShardKind::terms, "the articles that hold some words");
        if (!shard) continue;
        for (std::uint32_t i = shard->lower_bound(prefix); i < shard->size() && shard->term(i).starts_with(prefix); ++i)
            places.push_back({shard, i});
    }
    return places;
}

void SegmentReader::each_term(std::string_view prefix, const std::function<void(std::string_view, std::uint32_t)>& visit) {
    for (const DirectoryEntry& entry : locate_range(Family::article_lexicon, prefix, prefix_end(prefix))) {
        const auto* lexicon = reading_.get<bundle::Lexicon>(entry.ref, ShardKind::lexicon, "the list of some words");
        if (!lexicon) continue;
        for (std::uint32_t i = 0; i < lexicon->size(); ++i)
            if (lexicon->term(i).starts_with(prefix)) visit(lexicon->term(i), lexicon->document_frequency(i));
    }
}

std::string_view SegmentReader::positions(Family family, const TermPlace& place) {
    const DirectoryEntry* entry = locate(family, place.term());
    if (!entry) return {};
    const auto* shard = reading_.get<bundle::PositionShard>(entry->ref, ShardKind::positions, "the places of some words");
    return shard ? shard->list(place.ordinal()) : std::string_view();
}

void SegmentReader::expect_positions(Family family, std::string_view term) {
    if (const DirectoryEntry* entry = locate(family, term))
        reading_.get<bundle::PositionShard>(entry->ref, ShardKind::positions, "the places of some words");
}

bool SegmentReader::postings(const TermPlace& place, std::vector<bundle::Posting>& out) {
    if (!effort_.spend(cost::look_up + cost::posting * place.document_frequency())) return out.clear(), false;
    return place.shard->postings(place.index, out);
}

}  // namespace verbatim::search
