#include "bundle/verify.h"

#include <memory>

#include "bundle/check.h"
#include "bundle/decoded.h"
#include "bundle/manifest.h"

namespace verbatim::bundle {

namespace {

constexpr const char* rebuild = "publish the whole site again, or build it again";

ShardKind kind_of_family(Family family) {
    switch (family) {
        case Family::article_text: return ShardKind::text;
        case Family::article_notes: return ShardKind::notes;
        case Family::article_ids: return ShardKind::ids;
        case Family::article_terms:
        case Family::quote_terms:
        case Family::name_terms:
        case Family::person_articles:
        case Family::person_quotes:
        case Family::person_about: return ShardKind::terms;
        case Family::article_positions:
        case Family::quote_positions: return ShardKind::positions;
        case Family::people: return ShardKind::people;
        case Family::tag_lists:
        case Family::person_lists:
        case Family::speaker_lists:
        case Family::about_lists: return ShardKind::lists;
        case Family::article_lexicon: return ShardKind::lexicon;
        case Family::article_versions: return ShardKind::versions;
        default: return ShardKind::column;
    }
}

class Verifier {
  public:
    explicit Verifier(const FileSource& read) : read_(read) {}

    VerifyReport run(std::string_view json) {
        const auto manifest = read_manifest(json);
        if (!manifest) {
            report_.problems.push_back(manifest.error());
            return std::move(report_);
        }
        for (const SegmentEntry& segment : manifest->segments) verify_segment(segment);
        expect("manifest.json", "articles", manifest->articles, report_.articles);
        expect("manifest.json", "quotes", manifest->quotes, report_.quotes);
        expect("manifest.json", "people", manifest->people, report_.people);
        return std::move(report_);
    }

  private:
    void problem(const std::string& file, std::string found, std::string expected) {
        report_.problems.push_back({file, std::move(found), std::move(expected), rebuild});
    }
    void expect(const std::string& file, const char* what, std::uint64_t stated, std::uint64_t counted) {
        if (stated != counted) problem(file, std::to_string(stated) + " " + what + " stated", std::to_string(counted) + ", as counted");
    }

    // The content of a shard; nothing when it is not as named, which is reported.
    std::optional<std::string> content_of(ShardRef ref, ShardKind kind, const ReadDictionary* dictionary = nullptr) {
        const std::string file = shard_file(ref);
        const auto bytes = read_(file);
        if (!bytes) return problem(file, "no such file, or one that cannot be read", "a shard"), std::nullopt;
        ++report_.kinds[kind].files;
        report_.kinds[kind].bytes += bytes->size();
        if (!(ref_of(*bytes) == ref)) return problem(file, "other bytes than its name promises", "bytes of that hash and length"), std::nullopt;
        auto content = open_shard(*bytes, kind, dictionary);
        if (!content) return add_error(file, content.error()), std::nullopt;
        return std::move(*content);
    }
    void add_error(const std::string& file, base::Error error) {
        error.where = file;
        report_.problems.push_back(std::move(error));
    }
    // The decoded shard, or nothing after a report.
    template <class T>
    std::optional<T> decoded(const std::string& file, base::Result<T> result) {
        if (!result) return add_error(file, result.error()), std::nullopt;
        return std::move(*result);
    }

    // All shards of a family in order.
    std::vector<DirectoryEntry> entries_of(const FamilyTop& top) {
        if (top.depth == 0) return top.entries;
        std::vector<DirectoryEntry> all;
        for (const DirectoryEntry& entry : top.entries) {
            const auto content = content_of(entry.ref, ShardKind::directory);
            if (!content) continue;
            const auto page = decoded(shard_file(entry.ref), read_page(*content));
            if (page) all.insert(all.end(), page->begin(), page->end());
        }
        return all;
    }

    void verify_segment(const SegmentEntry& segment) {
        const auto content = content_of(segment.root, ShardKind::root);
        if (!content) return;
        const auto root = decoded(shard_file(segment.root), read_root(*content));
        if (!root) return;
        expect("manifest.json", "articles in a segment", segment.articles, root->articles);
        expect("manifest.json", "quotes in a segment", segment.quotes, root->quotes);
        expect("manifest.json", "people in a segment", segment.people, root->people);
        if (root->values.present())
            if (const auto values = content_of(root->values, ShardKind::values)) decoded(shard_file(root->values), read_values(*values));
        std::unique_ptr<ReadDictionary> dictionary;
        if (root->dictionary.present())
            if (const auto bytes = content_of(root->dictionary, ShardKind::dictionary)) dictionary = std::make_unique<ReadDictionary>(*bytes);
        text_sizes_.clear();
        for (std::uint8_t i = 0; i < family_count; ++i)
            if (root->families[i].present) verify_family(static_cast<Family>(i), *root, dictionary.get());
        const Counted articles = verify_position_lists(*root, Family::article_terms, Family::article_positions);
        const Counted quotes = verify_position_lists(*root, Family::quote_terms, Family::quote_positions);
        if (!segment.totals || !report_.problems.empty()) return;
        expect("manifest.json", "postings of articles", segment.totals->postings, articles.postings);
        expect("manifest.json", "words of articles", segment.totals->words, articles.words);
        expect("manifest.json", "postings of quotes", segment.totals->quote_postings, quotes.postings);
        expect("manifest.json", "words of quotes", segment.totals->quote_words, quotes.words);
    }

    void verify_family(Family family, const Root& root, const ReadDictionary* dictionary) {
        const ShardKind kind = kind_of_family(family);
        std::uint64_t next = 0;  // row or ordinal that the next shard must start with
        for (const DirectoryEntry& entry : entries_of(root.family(family))) {
            const std::string file = shard_file(entry.ref);
            auto content = content_of(entry.ref, kind, dictionary);
            if (!content) return;
            ++report_.families[family].files;
            report_.families[family].bytes += entry.ref.size;
            DecodedShard shard;
            if (auto status = decode_content(kind, std::move(*content), shard); !status) {
                add_error(file, status.error());
                continue;
            }
            if (auto status = check_content(shard); !status) add_error(file, status.error());
            next += std::visit([&](const auto& decoded) { return verify_shard(decoded, {file, entry, root, dictionary, next}); }, shard);
        }
        verify_total(family, root, next);
    }

    void verify_total(Family family, const Root& root, std::uint64_t total) {
        switch (kind_of_family(family)) {
            case ShardKind::text: report_.articles += static_cast<std::uint32_t>(total); [[fallthrough]];
            case ShardKind::notes:
            case ShardKind::ids: return expect("the shards of articles", "rows", total, root.articles);
            case ShardKind::lists:
                return expect("lists", "rows", total, family == Family::about_lists ? root.quotes : root.articles);
            case ShardKind::people: report_.people += static_cast<std::uint32_t>(total); return expect("the shards of people", "rows", total, root.people);
            case ShardKind::column: {
                const bool of_quotes = family == Family::quote_person_column || family == Family::quote_kind_column ||
                                       family == Family::standing_column || family == Family::stance_column || family == Family::copy_column;
                return expect("a column", "rows", total, of_quotes ? root.quotes : root.articles);
            }
            default: return;
        }
    }

    // Where a shard stands in its family.
    struct Place {
        const std::string& file;
        const DirectoryEntry& entry;
        const Root& root;
        const ReadDictionary* dictionary;
        std::uint64_t next;  // the row or ordinal that it must start with
    };

    // One a kind of shard: compares it with what is around it and gives the number of its rows or ordinals.
    std::uint64_t verify_shard(const Column& column, const Place& place) {
        expect(place.file, "as its first row", row_of(place.entry.key), place.next);
        return column.size();
    }

    std::uint64_t verify_shard(const Lists& lists, const Place& place) {
        expect(place.file, "as its first row", row_of(place.entry.key), place.next);
        return lists.rows();
    }

    std::uint64_t verify_shard(const PositionShard& shard, const Place& place) {
        expect(place.file, "as its first ordinal", shard.first_ordinal(), place.next);
        return shard.size();
    }

    std::uint64_t verify_shard(const ArticleShard& shard, const Place& place) {
        expect(place.file, "as its first article", shard.first_article(), place.next);
        expect(place.file, "as its key", row_of(place.entry.key), place.next);
        for (const ArticleRecord& record : shard.records()) {
            text_sizes_.push_back(static_cast<std::uint32_t>(record.text.size()));
            report_.quotes += record.spoken;
        }
        if (!place.entry.frames.empty()) verify_frames(place.file, place.entry, place.dictionary);
        return shard.records().size();
    }

    // Whoever reads by range sees the same articles.
    void verify_frames(const std::string& file, const DirectoryEntry& entry, const ReadDictionary* dictionary) {
        const auto bytes = read_(file);
        if (!bytes) return problem(file, "no such file", "a shard");
        if (auto status = check_shard(*bytes, ShardKind::text, dictionary, entry.frames); !status) add_error(file, status.error());
    }

    std::uint64_t verify_shard(const NotesShard& shard, const Place& place) {
        expect(place.file, "as its first article", shard.first_article(), place.next);
        expect(place.file, "as its key", row_of(place.entry.key), place.next);
        for (std::uint32_t i = 0; i < shard.size(); ++i) {
            const std::uint64_t article = place.next + i;
            if (article >= text_sizes_.size()) break;
            decoded(place.file, shard.notes(static_cast<std::uint32_t>(article), text_sizes_[static_cast<std::size_t>(article)]));
        }
        return shard.size();
    }

    std::uint64_t verify_shard(const TermShard& shard, const Place& place) {
        expect(place.file, "as its first ordinal", shard.first_ordinal(), place.next);
        if (shard.size() > 0 && shard.term(0) < place.entry.key) problem(place.file, "a term before its key", "terms from the key on");
        return shard.size();
    }

    std::uint64_t verify_shard(const PeopleShard& shard, const Place& place) {
        expect(place.file, "as its first person", shard.first_person(), place.next);
        expect(place.file, "as its key", row_of(place.entry.key), place.next);
        return shard.records().size();
    }

    std::uint64_t verify_shard(const IdTable& table, const Place& place) {
        for (const IdEntry& entry : table)
            if (entry.article >= place.root.articles)
                problem(place.file, "an article that does not exist", "one of " + std::to_string(place.root.articles));
        return table.size();
    }

    std::uint64_t verify_shard(const VersionTable& table, const Place& place) {
        for (const VersionedArticle& one : table)
            if (one.article >= place.root.articles)
                problem(place.file, "versions of an article that does not exist", "one of " + std::to_string(place.root.articles));
        return table.size();
    }

    // A lexicon stands for itself; no other kind is a family's.
    template <class Shard>
    std::uint64_t verify_shard(const Shard&, const Place&) {
        return 0;
    }

    struct Counted {
        std::uint64_t postings = 0, words = 0;
    };

    // Reads and counts every position of every term: two families side by side, in the order of ordinals.
    Counted verify_position_lists(const Root& root, Family terms, Family positions) {
        Counted sum;
        if (!root.family(positions).present || !report_.problems.empty()) return sum;
        const auto counted = report_.kinds;  // these shards were counted before
        const auto position_entries = entries_of(root.family(positions));
        std::size_t next_shard = 0;
        std::optional<PositionShard> lists;
        for (const DirectoryEntry& entry : entries_of(root.family(terms))) {
            const auto content = content_of(entry.ref, ShardKind::terms);
            const auto shard = content ? decoded(shard_file(entry.ref), TermShard::read(*content)) : std::nullopt;
            if (!shard) break;
            for (std::uint32_t i = 0; i < shard->size(); ++i) {
                const std::uint32_t ordinal = shard->first_ordinal() + i;
                while (next_shard < position_entries.size() && (!lists || ordinal >= lists->first_ordinal() + lists->size())) {
                    auto bytes = content_of(position_entries[next_shard++].ref, ShardKind::positions);
                    lists = bytes ? decoded("positions", PositionShard::read(std::move(*bytes))) : std::nullopt;
                }
                if (lists) verify_list(*shard, i, lists->list(ordinal), shard_file(position_entries[next_shard - 1].ref), sum);
            }
        }
        report_.kinds = counted;
        return sum;
    }

    void verify_list(const TermShard& shard, std::uint32_t index, std::string_view list, const std::string& file, Counted& sum) {
        std::vector<Posting> postings;
        if (!shard.postings(index, postings)) return;
        PositionsCursor cursor(postings, list);
        DocumentPositions positions;
        for (std::size_t i = 0; i < postings.size(); ++i) {
            if (!cursor.read(i, positions)) return problem(file, "broken positions of \"" + std::string(shard.term(index)) + "\"", "positions in every document");
            ++sum.postings;
            sum.words += positions.text.size() + positions.title.size();
        }
    }

    const FileSource& read_;
    VerifyReport report_;
    std::vector<std::uint32_t> text_sizes_;  // of the segment's articles
};

}  // namespace

VerifyReport verify(std::string_view manifest, const FileSource& read) { return Verifier(read).run(manifest); }

}  // namespace verbatim::bundle
