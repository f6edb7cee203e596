#include "bundle/verify.h"

#include <memory>

#include "bundle/articles.h"
#include "bundle/columns.h"
#include "bundle/directory.h"
#include "bundle/ids.h"
#include "bundle/lexicon.h"
#include "bundle/manifest.h"
#include "bundle/notes.h"
#include "bundle/people.h"
#include "bundle/positions.h"
#include "bundle/shard.h"
#include "bundle/terms.h"
#include "bundle/values.h"

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
        if (!bytes) return problem(file, "no such file", "a shard"), std::nullopt;
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
        verify_position_lists(*root, Family::article_terms, Family::article_positions);
        verify_position_lists(*root, Family::quote_terms, Family::quote_positions);
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
            switch (kind) {
                case ShardKind::text: next = verify_text(file, std::move(*content), entry, next, dictionary); break;
                case ShardKind::notes: next = verify_notes(file, std::move(*content), entry, next); break;
                case ShardKind::terms: next = verify_terms(file, std::move(*content), entry, next); break;
                case ShardKind::people: next = verify_people(file, *content, entry, next); break;
                case ShardKind::ids: next += verify_ids(file, *content, root); break;
                case ShardKind::column: next += rows_of(file, entry, next, decoded(file, read_column(*content))); break;
                case ShardKind::lists: {
                    const auto lists = decoded(file, read_lists(*content));
                    if (lists) expect(file, "as its first row", row_of(entry.key), next);
                    next += lists ? lists->rows() : 0;
                    break;
                }
                case ShardKind::positions: {
                    const auto shard = decoded(file, PositionShard::read(std::move(*content)));
                    if (shard) expect(file, "as its first ordinal", shard->first_ordinal(), next);
                    next += shard ? shard->size() : 0;
                    break;
                }
                case ShardKind::lexicon: decoded(file, Lexicon::read(*content)); break;
                default: break;
            }
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
                const bool of_quotes = family == Family::quote_person_column || family == Family::quote_kind_column;
                return expect("a column", "rows", total, of_quotes ? root.quotes : root.articles);
            }
            default: return;
        }
    }

    std::uint64_t rows_of(const std::string& file, const DirectoryEntry& entry, std::uint64_t next, const std::optional<std::vector<std::uint32_t>>& column) {
        if (!column) return 0;
        expect(file, "as its first row", row_of(entry.key), next);
        return column->size();
    }

    std::uint64_t verify_text(const std::string& file, std::string content, const DirectoryEntry& entry, std::uint64_t next,
                              const ReadDictionary* dictionary) {
        const auto shard = decoded(file, ArticleShard::read(std::move(content)));
        if (!shard) return next;
        expect(file, "as its first article", shard->first_article(), next);
        expect(file, "as its key", row_of(entry.key), next);
        for (const ArticleRecord& record : shard->records()) {
            text_sizes_.push_back(static_cast<std::uint32_t>(record.text.size()));
            report_.quotes += record.spoken;
        }
        if (!entry.frames.empty()) verify_frames(file, entry, *shard, dictionary);
        return next + shard->records().size();
    }

    // Whoever reads by range sees the same articles.
    void verify_frames(const std::string& file, const DirectoryEntry& entry, const ArticleShard& whole, const ReadDictionary* dictionary) {
        const auto bytes = read_(file);
        if (!bytes || entry.frames.size() != whole.records().size())
            return problem(file, std::to_string(entry.frames.size()) + " frames stated", std::to_string(whole.records().size()) + ", one an article");
        std::size_t first = shard_header_size;
        for (std::uint32_t i = 0; i < entry.frames.size(); first += entry.frames[i++]) {
            auto content = open_frame(std::string_view(*bytes).substr(first, entry.frames[i]), dictionary);
            const auto one = content ? decoded(file, ArticleShard::read(std::move(*content))) : std::nullopt;
            const std::uint32_t number = whole.first_article() + i;
            if (!one || !one->find(number) || one->find(number)->text != whole.find(number)->text)
                return problem(file, "a frame that is not article " + std::to_string(number), "the frame where its page says");
        }
    }

    std::uint64_t verify_notes(const std::string& file, std::string content, const DirectoryEntry& entry, std::uint64_t next) {
        const auto shard = decoded(file, NotesShard::read(std::move(content)));
        if (!shard) return next;
        expect(file, "as its first article", shard->first_article(), next);
        expect(file, "as its key", row_of(entry.key), next);
        for (std::uint32_t i = 0; i < shard->size(); ++i) {
            const std::uint64_t article = next + i;
            if (article >= text_sizes_.size()) break;
            decoded(file, shard->notes(static_cast<std::uint32_t>(article), text_sizes_[static_cast<std::size_t>(article)]));
        }
        return next + shard->size();
    }

    std::uint64_t verify_terms(const std::string& file, std::string content, const DirectoryEntry& entry, std::uint64_t next) {
        const auto shard = decoded(file, TermShard::read(std::move(content)));
        if (!shard) return next;
        expect(file, "as its first ordinal", shard->first_ordinal(), next);
        if (shard->size() > 0 && shard->term(0) < entry.key) problem(file, "a term before its key", "terms from the key on");
        std::vector<Posting> postings;
        for (std::uint32_t i = 0; i < shard->size(); ++i)
            if (!shard->postings(i, postings)) problem(file, "a broken list of postings", "as many documents as stated");
        return next + shard->size();
    }

    std::uint64_t verify_people(const std::string& file, std::string_view content, const DirectoryEntry& entry, std::uint64_t next) {
        const auto shard = decoded(file, PeopleShard::read(content));
        if (!shard) return next;
        expect(file, "as its first person", shard->first_person(), next);
        expect(file, "as its key", row_of(entry.key), next);
        return next + shard->records().size();
    }

    std::uint64_t verify_ids(const std::string& file, std::string_view content, const Root& root) {
        const auto table = decoded(file, read_ids(content));
        if (!table) return 0;
        for (const IdEntry& entry : *table)
            if (entry.article >= root.articles) problem(file, "an article that does not exist", "one of " + std::to_string(root.articles));
        return table->size();
    }

    // Reads every position of every term: two families side by side, in the order of ordinals.
    void verify_position_lists(const Root& root, Family terms, Family positions) {
        if (!root.family(positions).present || !report_.problems.empty()) return;
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
                if (lists) verify_list(*shard, i, lists->list(ordinal), shard_file(position_entries[next_shard - 1].ref));
            }
        }
        report_.kinds = counted;
    }

    void verify_list(const TermShard& shard, std::uint32_t index, std::string_view list, const std::string& file) {
        std::vector<Posting> postings;
        if (!shard.postings(index, postings)) return;
        PositionsCursor cursor(postings, list);
        DocumentPositions positions;
        for (std::size_t i = 0; i < postings.size(); ++i)
            if (!cursor.read(i, positions)) return problem(file, "broken positions of \"" + std::string(shard.term(index)) + "\"", "positions in every document");
    }

    const FileSource& read_;
    VerifyReport report_;
    std::vector<std::uint32_t> text_sizes_;  // of the segment's articles
};

}  // namespace

VerifyReport verify(std::string_view manifest, const FileSource& read) { return Verifier(read).run(manifest); }

}  // namespace verbatim::bundle
