#include "search/shards.h"

#include <algorithm>
#include <utility>

namespace verbatim::search {

namespace {

// What a decoded shard holds in memory, roughly: strings and arrays are some times the packed file.
std::size_t estimate(std::size_t content_size) { return content_size * 2 + 256; }

}  // namespace

base::ShardId ShardStore::discover(bundle::ShardRef ref, bundle::ShardKind kind) {
    const auto [place, is_new] = by_hash_.try_emplace(ref.hash, base::ShardId{static_cast<std::uint32_t>(slots_.size())});
    if (is_new) {
        Slot& slot = slots_.emplace_back();
        slot.ref = ref;
        slot.kind = kind;
    }
    return place->second;
}

base::ShardId ShardStore::discover_frame(bundle::ShardRef ref, const FramePlace& place) {
    const auto [entry, is_new] =
        frames_.try_emplace({ref.hash, place.first}, base::ShardId{static_cast<std::uint32_t>(slots_.size())});
    if (is_new) {
        Slot& slot = slots_.emplace_back();
        slot.ref = ref;
        slot.kind = bundle::ShardKind::text;
        slot.frame = place;
    }
    return entry->second;
}

std::string ShardStore::file(base::ShardId id) const { return known(id) ? bundle::shard_file(slots_[id.value].ref) : std::string(); }
std::uint32_t ShardStore::size(base::ShardId id) const {
    if (!known(id)) return 0;
    const Slot& slot = slots_[id.value];
    return slot.frame.size > 0 ? slot.frame.size : slot.ref.size;
}
std::uint32_t ShardStore::first_byte(base::ShardId id) const { return known(id) ? slots_[id.value].frame.first : 0; }

const bundle::ReadDictionary* ShardStore::dictionary_at_hand() const {
    return dictionary_.known() ? std::get_if<bundle::ReadDictionary>(&slots_[dictionary_.value].decoded) : nullptr;
}

base::Status ShardStore::decode_frame(Slot& slot, std::string_view bytes) {
    auto content = bundle::open_frame(bytes, dictionary_at_hand());
    if (!content) return content.error();
    const std::size_t size = content->size();
    auto shard = bundle::ArticleShard::read(std::move(*content));
    if (!shard) return shard.error();
    if (shard->records().size() != 1 || shard->first_article() != slot.frame.article)
        return base::Error{"shard", "another article", "article " + std::to_string(slot.frame.article), "publish the site again"};
    slot.decoded = std::move(*shard);
    slot.memory = estimate(size);
    memory_ += slot.memory;
    return base::Ok{};
}

base::Status ShardStore::decode(Slot& slot, std::string_view bytes) {
    if (slot.frame.size > 0) return decode_frame(slot, bytes);
    auto content = bundle::open_shard(bytes, slot.kind, dictionary_at_hand());
    if (!content) return content.error();
    slot.memory = estimate(content->size());
    base::Status status = bundle::decode_content(slot.kind, std::move(*content), slot.decoded);
    if (!status) slot.decoded = std::monostate{};
    if (status) memory_ += slot.memory;
    return status;
}

base::Status ShardStore::deliver(base::ShardId id, std::string_view bytes) {
    if (!known(id)) return base::Error{"shard", "an id that was never given out", "one that a read asked for", ""};
    Slot& slot = slots_[id.value];
    if (slot.decoded.index() != 0 || !slot.waiting.empty()) return base::Ok{};
    slot.used = read_number_;
    // A host may answer with the whole file to whoever asks for a part.
    if (slot.frame.size > 0 && bytes.size() == slot.ref.size) return deliver(discover(slot.ref, slot.kind), bytes);
    if (base::Status status = check(slot, bytes); !status) {
        fail(id, status.error().message());
        return status;
    }
    const bool needs_dictionary = slot.frame.size > 0 || bundle::needs_dictionary(bytes);
    if (needs_dictionary && dictionary_.known() && !dictionary_at_hand()) {
        slot.waiting = bytes;
        return base::Ok{};
    }
    base::Status status = decode(slot, bytes);
    if (!status) fail(id, status.error().message());
    return status;
}

base::Status ShardStore::check(const Slot& slot, std::string_view bytes) const {
    constexpr const char* remedy = "publish the site again; reload if it has just been published";
    const std::string size = std::to_string(bytes.size()) + " bytes";
    if (slot.frame.size > 0) {
        if (bytes.size() == slot.frame.size) return base::Ok{};
        return base::Error{bundle::shard_file(slot.ref), size, std::to_string(slot.frame.size) + " bytes of it", remedy};
    }
    const bundle::ShardRef arrived = bundle::ref_of(bytes);
    if (arrived == slot.ref) return base::Ok{};
    return base::Error{bundle::shard_file(slot.ref), size + " of hash " + bundle::shard_file(arrived).substr(0, 16),
                       std::to_string(slot.ref.size) + " bytes whose hash is the file's name", remedy};
}

void ShardStore::fail(base::ShardId id, std::string_view reason) {
    if (!known(id)) return;
    if (slots_[id.value].frame.size > 0) ranges_ = false;
    slots_[id.value].failed = true;
    slots_[id.value].reason = reason;
}

void ShardStore::forget_failures() {
    for (Slot& slot : slots_) slot.failed = false;
}

const DecodedShard* ShardStore::find(base::ShardId id) {
    Slot& slot = slots_[id.value];
    slot.used = read_number_;
    if (slot.decoded.index() != 0) return &slot.decoded;
    if (slot.waiting.empty() || !find(dictionary_)) return nullptr;
    const std::string bytes = std::exchange(slot.waiting, {});
    if (base::Status status = decode(slot, bytes); !status) {
        fail(id, status.error().message());
        return nullptr;
    }
    return &slot.decoded;
}

void ShardStore::let_go(base::ShardId id) {
    Slot& slot = slots_[id.value];
    if (slot.kind == bundle::ShardKind::text || slot.kind == bundle::ShardKind::notes) slot.used = 0;
}

bool ShardStore::holds(bundle::ShardRef ref) const {
    const auto found = by_hash_.find(ref.hash);
    if (found == by_hash_.end()) return false;
    const Slot& slot = slots_[found->second.value];
    return slot.decoded.index() != 0 || !slot.waiting.empty();
}

const std::string* ShardStore::failure(base::ShardId id) const {
    return slots_[id.value].failed ? &slots_[id.value].reason : nullptr;
}

void ShardStore::drop(Slot& slot) {
    slot.decoded = std::monostate{};
    memory_ -= std::exchange(slot.memory, 0);
}

void ShardStore::end_read(bool complete) {
    if (complete) pinned_from_ = read_number_;
    // A host that gave up on a read must not pin its shards for ever.
    constexpr std::uint64_t longest_pin = 256;
    if (read_number_ - pinned_from_ > longest_pin) pinned_from_ = read_number_;
    ++read_number_;
    if (memory_ <= budget_) return;
    std::vector<Slot*> candidates;
    for (Slot& slot : slots_) {
        const bool lasting = slot.kind == bundle::ShardKind::root || slot.kind == bundle::ShardKind::dictionary;
        if (slot.memory > 0 && !lasting && slot.used < pinned_from_) candidates.push_back(&slot);
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Slot* a, const Slot* b) { return a->used < b->used; });
    for (Slot* slot : candidates) {
        if (memory_ <= budget_) return;
        drop(*slot);
    }
}

const DecodedShard* Reading::fetch(bundle::ShardRef ref, bundle::ShardKind kind, const char* what) {
    return fetch(store_.discover(ref, kind), what);
}

const bundle::ArticleShard* Reading::text(bundle::ShardRef ref, const FramePlace& place, const char* what) {
    const base::ShardId whole = store_.discover(ref, bundle::ShardKind::text);
    const bool by_range = store_.ranges() && !whole_shards_ && place.size > 0 && !store_.find(whole);
    const DecodedShard* decoded = fetch(by_range ? store_.discover_frame(ref, place) : whole, what);
    return decoded ? std::get_if<bundle::ArticleShard>(decoded) : nullptr;
}

const DecodedShard* Reading::fetch(base::ShardId id, const char* what) {
    if (const DecodedShard* decoded = store_.find(id)) {
        if (once_) store_.let_go(id);
        return decoded;
    }
    if (const std::string* reason = store_.failure(id)) {
        note_gap(id, what, *reason);
        return nullptr;
    }
    missing_.push_back(id);
    return nullptr;
}

void Reading::damaged(bundle::ShardRef ref, bundle::ShardKind kind, const char* what, const base::Error& error) {
    note_gap(store_.discover(ref, kind), what, error.message());
}

void Reading::note_gap(base::ShardId id, const char* what, const std::string& reason) {
    const bool noted = std::any_of(gaps_.begin(), gaps_.end(), [&](const Gap& gap) { return gap.shard == id; });
    if (!noted) gaps_.push_back({id, what, reason});
}

std::vector<base::ShardId> Reading::take_missing() {
    std::sort(missing_.begin(), missing_.end());
    missing_.erase(std::unique(missing_.begin(), missing_.end()), missing_.end());
    return std::move(missing_);
}

}  // namespace verbatim::search
