// What stands at the places of a listing (listing.h).
#include <algorithm>
#include <optional>
#include <utility>

#include "search/engine_state.h"
#include "text/sentences.h"

namespace verbatim::search {

namespace {

// Where so many of a stretch of articles are wanted, whole shards are fewer requests and hardly more bytes than parts of them.
constexpr std::uint32_t one_in = 8;
constexpr std::uint32_t most_around = 600;  // bytes of context on either side of the words

bool are_dense(std::span<const Place> places) {
    std::uint32_t first = UINT32_MAX, last = 0, articles = 0;
    base::ArticleId before;
    for (const Place& place : places) {
        if (place.article == before) continue;
        before = place.article;
        first = std::min(first, before.value);
        last = std::max(last, before.value);
        ++articles;
    }
    return articles > 1 && (last - first) / one_in < articles;
}

void choose_shards(SegmentReader& segment, std::span<const Place> places) {
    if (are_dense(places)) segment.reading().prefer_whole_shards();
}

// Reads quotations; the notes of an article once for all of its own that stand one after the other.
class QuoteReader {
  public:
    explicit QuoteReader(SegmentReader& segment) : segment_(segment) {}

    std::optional<QuoteView> read(const Place& place) {
        go_to(place.article);
        if (!record_ || !noted_ || place.quote.value < record_->first_quote) return std::nullopt;
        const std::size_t index = place.quote.value - record_->first_quote;
        if (index >= notes_.quotes.size()) return std::nullopt;
        QuoteView view = make_quote_view(segment_, *record_, place.article.value, notes_, index);
        set_passage(*record_, text::sentences_around, most_around, view);
        return view;
    }

  private:
    void go_to(base::ArticleId article) {
        if (article == article_) return;
        article_ = article;
        record_ = segment_.article(article.value);
        // Asked for in the same turn as the text.
        noted_ = segment_.notes(article.value, record_ ? record_->text.size() : UINT32_MAX, notes_) != nullptr;
    }

    SegmentReader& segment_;
    base::ArticleId article_;
    const bundle::ArticleRecord* record_ = nullptr;
    bundle::ArticleNotes notes_;
    bool noted_ = false;
};

}  // namespace

Outcome<std::vector<std::optional<Hit>>> Engine::read_hits(std::span<const Place> places) {
    return state_->read<std::vector<std::optional<Hit>>>([&](SegmentReader& segment, std::vector<std::optional<Hit>>& hits) {
        choose_shards(segment, places);
        segment.reading().read_once();
        hits.reserve(places.size());
        for (const Place& place : places) {
            Hit hit;
            if (fill_hit(segment, place.article.value, hit)) hits.emplace_back(std::move(hit));
            else hits.emplace_back();
        }
    });
}

Outcome<std::vector<std::optional<QuoteView>>> Engine::read_quotes(std::span<const Place> places) {
    return state_->read<std::vector<std::optional<QuoteView>>>([&](SegmentReader& segment, std::vector<std::optional<QuoteView>>& views) {
        choose_shards(segment, places);
        segment.reading().read_once();
        QuoteReader reader(segment);
        views.reserve(places.size());
        for (const Place& place : places) views.push_back(reader.read(place));
    });
}

namespace {

struct Nothing {};

}  // namespace

ShardsAhead Engine::shards_of(std::span<const Place> places) {
    ShardsAhead ahead{.all = true};
    ahead.shards = state_->read<Nothing>([&](SegmentReader& segment, Nothing&) {
        choose_shards(segment, places);
        segment.expect_texts();
        base::ArticleId before;
        for (const Place& place : places)
            if (std::exchange(before, place.article) != place.article) ahead.all = segment.expect_article(place.article.value, place.quote.known()) && ahead.all;
    }).missing;
    ahead.all = ahead.all || ahead.shards.empty();
    return ahead;
}

std::vector<base::ShardId> Engine::shards_beside(ReadingOf what) {
    return state_->read<Nothing>([&](SegmentReader& segment, Nothing&) {
        segment.expect_texts();
        segment.all_shards(bundle::Family::article_text);
        if (what == ReadingOf::articles) return;
        segment.all_shards(bundle::Family::article_notes);
        for (const bundle::DirectoryEntry& entry : segment.all_shards(bundle::Family::people))
            segment.reading().get<bundle::PeopleShard>(entry.ref, bundle::ShardKind::people, "the names of some people");
    }).missing;
}

}  // namespace verbatim::search
