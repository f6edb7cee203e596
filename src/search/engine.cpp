#include "search/engine.h"

#include <utility>

#include "search/engine_state.h"
#include "text/tokenizer.h"

namespace verbatim::search {

namespace {

base::Error too_new(const char* what) {
    return {"manifest.json", what, "a bundle that this version of Verbatim wrote", "open it with a newer version of Verbatim"};
}

BundleInfo info_of(const bundle::Manifest& manifest) {
    BundleInfo info;
    info.title = manifest.title;
    info.rights = manifest.rights;
    info.bundle_id = manifest.bundle_id;
    info.articles = manifest.articles;
    info.quotes = manifest.quotes;
    info.near_copies = manifest.near_copies;
    info.shown_quotes = manifest.shown_quotes.value_or(manifest.quotes);
    info.people = manifest.people;
    info.first = manifest.first;
    info.last = manifest.last;
    info.sources = manifest.sources;
    return info;
}

}  // namespace

base::Result<Engine> Engine::open(std::string_view manifest) {
    auto read = bundle::read_manifest(manifest);
    if (!read) return read.error();
    // Words that an older one cut are found as it folded them, which most are; how a newer one folds nobody here knows.
    if (read->tokenizer > text::tokenizer_version) return too_new("another tokenizer");
    if (read->segments.size() > 1) return too_new("several segments");
    auto state = std::make_unique<State>(std::move(*read));
    state->info = info_of(state->manifest);
    return Engine(std::move(state));
}

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

const BundleInfo& Engine::info() const { return state_->info; }
std::string Engine::shard_file(base::ShardId shard) const { return state_->store.file(shard); }
std::uint32_t Engine::shard_size(base::ShardId shard) const { return state_->store.size(shard); }

std::uint32_t Engine::shard_first_byte(base::ShardId shard) const { return state_->store.first_byte(shard); }
void Engine::allow_ranges() { state_->store.allow_ranges(); }

base::Status Engine::deliver(base::ShardId shard, std::string_view bytes) { return state_->store.deliver(shard, bytes); }

void Engine::fail(base::ShardId shard, std::string_view reason) {
    state_->found.reset();
    state_->store.fail(shard, reason);
}

void Engine::forget_failures() {
    state_->found.reset();
    state_->store.forget_failures();
}

Outcome<base::ArticleId> Engine::find_article(std::string_view id) {
    return state_->read<base::ArticleId>([&](SegmentReader& segment, base::ArticleId& found) {
        for (std::uint32_t article : segment.articles_with_id(id)) {
            const bundle::ArticleRecord* record = segment.article(article);
            if (record && record->id == id) found = base::ArticleId{article};
        }
    });
}

Outcome<base::PersonId> Engine::find_person(std::string_view name) {
    return state_->read<base::PersonId>([&](SegmentReader& segment, base::PersonId& found) {
        if (const auto person = find_person_named(segment, name)) found = base::PersonId{*person};
    });
}

}  // namespace verbatim::search
