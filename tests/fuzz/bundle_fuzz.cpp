// Damaged shards: the first byte says which kind of shard (bundle/layout.h), the rest is its content, unpacked. Whatever
// a reader accepts is then asked for everything that it claims to hold. The kind that has no reader of its own, the
// dictionary, stands for a shard as it is served, header and all.
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
#include "fuzz.h"

namespace verbatim::fuzz {
namespace {

constexpr std::size_t most_unpacked = 1 << 20;  // a small input must not be asked for more than this a list

void read_shard(std::string_view content) {
    (void)bundle::open_frame(content, nullptr);
    if (bundle::needs_dictionary(content)) return;
    const auto kind = bundle::kind_of(content);
    if (kind.ok()) (void)bundle::open_shard(content, kind.value(), nullptr);
}

void read_articles(std::string_view content) {
    const auto shard = bundle::ArticleShard::read(std::string(content));
    if (!shard.ok()) return;
    for (const bundle::ArticleRecord& record : shard.value().records()) {
        ensure(record.dateline.end <= record.text.size() || record.dateline.start == record.dateline.end,
               "a dateline lies in its text");
    }
}

void read_notes(std::string_view content) {
    const auto shard = bundle::NotesShard::read(std::string(content));
    if (!shard.ok()) return;
    constexpr std::size_t text_size = 5000;
    for (std::uint32_t i = 0; i < shard.value().size(); ++i) {
        const auto notes = shard.value().notes(shard.value().first_article() + i, text_size);
        if (!notes.ok()) continue;
        for (const bundle::StoredQuote& quote : notes.value().quotes) {
            ensure(!quote.fragments.empty(), "a quote has a fragment");
            for (const base::TextSpan span : quote.fragments) {
                ensure(span.start <= span.end && span.end <= text_size, "a quote lies in its text");
            }
        }
    }
}

void read_terms(std::string_view content) {
    const auto shard = bundle::TermShard::read(std::string(content));
    if (!shard.ok()) return;
    std::vector<bundle::Posting> postings;
    for (std::uint32_t i = 0; i < shard.value().size(); ++i) {
        (void)shard.value().lower_bound(shard.value().term(i));
        if (shard.value().document_frequency(i) > most_unpacked) continue;
        if (!shard.value().postings(i, postings)) {
            ensure(postings.empty(), "a damaged list gives nothing");
            continue;
        }
        for (std::size_t k = 1; k < postings.size(); ++k) {
            ensure(postings[k - 1].document < postings[k].document, "postings ascend");
        }
    }
}

void read_positions(std::string_view content) {
    const auto shard = bundle::PositionShard::read(std::string(content));
    if (!shard.ok()) return;
    std::vector<bundle::Posting> postings(300);
    for (std::uint32_t i = 0; i < postings.size(); ++i) postings[i] = {i, static_cast<std::uint8_t>(i % 16)};
    for (std::uint32_t i = 0; i < shard.value().size(); ++i) {
        bundle::PositionsCursor cursor(postings, shard.value().list(shard.value().first_ordinal() + i));
        bundle::DocumentPositions positions;
        for (std::size_t k = 0; k < postings.size() && cursor.read(k, positions); ++k) {}
    }
}

void read_lexicon(std::string_view content) {
    const auto lexicon = bundle::Lexicon::read(content);
    if (!lexicon.ok()) return;
    for (std::uint32_t i = 1; i < lexicon.value().size(); ++i) ensure(lexicon.value().term(i - 1) < lexicon.value().term(i), "terms ascend");
}

void read_as(bundle::ShardKind kind, std::string_view content) {
    using enum bundle::ShardKind;
    switch (kind) {
        case root: (void)bundle::read_root(content); return;
        case directory: (void)bundle::read_page(content); return;
        case values: (void)bundle::read_values(content); return;
        case dictionary: return read_shard(content);
        case column: (void)bundle::read_column(content); return;
        case lists: (void)bundle::read_lists(content); return;
        case text: return read_articles(content);
        case notes: return read_notes(content);
        case terms: return read_terms(content);
        case positions: return read_positions(content);
        case people: (void)bundle::PeopleShard::read(content); return;
        case ids: (void)bundle::read_ids(content); return;
        case lexicon: return read_lexicon(content);
        default: return;  // a kind without a reader in this layer
    }
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
