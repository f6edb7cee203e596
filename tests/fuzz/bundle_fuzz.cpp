// Damaged shards: the first byte says which kind of shard (bundle/layout.h), the rest is its content, unpacked. Whatever
// a reader accepts is then asked for everything that it claims to hold. The kind that has no reader of its own, the
// dictionary, stands for a shard as it is served, header and all.
#include "bundle/check.h"
#include "bundle/decoded.h"
#include "bundle/manifest.h"
#include "fuzz.h"

namespace verbatim::fuzz {
namespace {

constexpr std::size_t most_unpacked = 1 << 20;  // a small input must not be asked for more than this a list

void read_shard(std::string_view content) {
    (void)bundle::open_frame(content, nullptr);
    if (bundle::needs_dictionary(content)) return;
    const auto kind = bundle::kind_of(content);
    if (kind.ok()) (void)bundle::check_shard(content, kind.value(), nullptr);
}

// What is asked of each kind once it has been read.
struct Asker {
    void operator()(const bundle::ArticleShard& shard) const {
        for (const bundle::ArticleRecord& record : shard.records()) {
            ensure(record.dateline.end <= record.text.size() || record.dateline.start == record.dateline.end,
                   "a dateline lies in its text");
        }
    }

    void operator()(const bundle::NotesShard& shard) const {
        constexpr std::size_t text_size = 5000;
        for (std::uint32_t i = 0; i < shard.size(); ++i) {
            const auto notes = shard.notes(shard.first_article() + i, text_size);
            if (!notes.ok()) continue;
            for (const bundle::StoredQuote& quote : notes.value().quotes) {
                ensure(!quote.fragments.empty(), "a quote has a fragment");
                for (const base::TextSpan span : quote.fragments) {
                    ensure(span.start <= span.end && span.end <= text_size, "a quote lies in its text");
                }
            }
        }
    }

    void operator()(const bundle::TermShard& shard) const {
        std::vector<bundle::Posting> postings;
        for (std::uint32_t i = 0; i < shard.size(); ++i) {
            (void)shard.lower_bound(shard.term(i));
            if (shard.document_frequency(i) > most_unpacked) continue;
            if (!shard.postings(i, postings)) {
                ensure(postings.empty(), "a damaged list gives nothing");
                continue;
            }
            for (std::size_t k = 1; k < postings.size(); ++k) {
                ensure(postings[k - 1].document < postings[k].document, "postings ascend");
            }
        }
    }

    void operator()(const bundle::PositionShard& shard) const {
        std::vector<bundle::Posting> postings(300);
        for (std::uint32_t i = 0; i < postings.size(); ++i) postings[i] = {i, static_cast<std::uint8_t>(i % 16)};
        for (std::uint32_t i = 0; i < shard.size(); ++i) {
            bundle::PositionsCursor cursor(postings, shard.list(shard.first_ordinal() + i));
            bundle::DocumentPositions positions;
            for (std::size_t k = 0; k < postings.size() && cursor.read(k, positions); ++k) {}
        }
    }

    void operator()(const bundle::Lexicon& lexicon) const {
        for (std::uint32_t i = 1; i < lexicon.size(); ++i) ensure(lexicon.term(i - 1) < lexicon.term(i), "terms ascend");
    }

    template <class Shard>
    void operator()(const Shard&) const {}
};

void read_as(bundle::ShardKind kind, std::string_view content) {
    if (kind == bundle::ShardKind::dictionary) return read_shard(content);
    bundle::DecodedShard shard;
    if (bundle::decode_content(kind, std::string(content), shard).ok()) std::visit(Asker{}, shard);
}

}  // namespace
}  // namespace verbatim::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    if (size == 0) return 0;
    fuzz::read_as(static_cast<bundle::ShardKind>(data[0] % bundle::shard_kind_count), fuzz::bytes(data + 1, size - 1));
    (void)bundle::read_manifest(fuzz::bytes(data, size));
    return 0;
}
