#include "app/saving.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "app/format.h"
#include "app/reads.h"

namespace verbatim::app {
namespace {

constexpr std::size_t page_size = 128;
constexpr std::size_t long_list = 2048;               // of which more is needed than a page tells
constexpr std::uint32_t most_bytes_ahead = 4u << 20;  // packed, whose shards may wait in memory: half of the cache once unpacked
constexpr std::size_t most_under_way = 96;            // files asked for at a time: a few travel, the rest wait in the browser

State whole_words(const State& state) {
    State copy = state;
    copy.typing = search::Typing::finished;  // what is saved is found by whole words, whatever is still being typed
    return copy;
}

bool by_place(const search::Place& a, const search::Place& b) {
    return a.article != b.article ? a.article < b.article : a.quote < b.quote;
}

}  // namespace

Saving::Saving(SaveOf what, ExportFormat format, const State& state, std::string address, const search::BundleInfo& info)
    : what_(what), format_(format), state_(whole_words(state)), address_(std::move(address)), setting_{state_, info, address_} {
    if (what == SaveOf::articles || what == SaveOf::quotes)
        writer_.emplace(format, what == SaveOf::quotes ? RowsOf::quotes : RowsOf::articles, setting_);
}

Saving::Step Saving::advance(search::Engine& engine, Loader& loader, Effects& effects, std::size_t pages) {
    switch (what_) {
        case SaveOf::lines: return save_lines(engine, loader, effects);
        case SaveOf::over_time: return save_counts(engine, loader, effects);
        case SaveOf::people: return save_people(engine, loader, effects);
        case SaveOf::articles:
        case SaveOf::quotes: break;
    }
    return save_list(engine, loader, effects, pages);
}

std::string Saving::words() const {
    if (!items_) return std::string(phrases().saving_begins);
    return fill(what_ == SaveOf::quotes ? phrases().saving_quotes : phrases().saving_articles, {number(read_), number(items_->size())});
}

// Asks for what the outcome lacks, or else keeps its gaps.
template <class Answer>
bool Saving::take(search::Outcome<Answer>& outcome, search::Engine& engine, Loader& loader, Effects& effects) {
    loader.want(engine, outcome.missing, effects);
    if (!outcome.ready()) return false;
    for (search::Gap& gap : outcome.gaps) {
        const bool known = std::any_of(gaps_.begin(), gaps_.end(), [&](const search::Gap& one) { return one.shard == gap.shard; });
        if (!known) gaps_.push_back(std::move(gap));
    }
    return true;
}

Saving::Step Saving::save_lines(search::Engine& engine, Loader& loader, Effects& effects) {
    search::ConcordanceRequest request = lines_request(state_);
    request.limit = ~0u;
    auto outcome = engine.concordance(request);
    if (!take(outcome, engine, loader, effects)) return Step::waits;
    if (!outcome.value->error) finish(export_lines(format_, setting_, outcome.value->lines));
    return Step::done;
}

Saving::Step Saving::save_counts(search::Engine& engine, Loader& loader, Effects& effects) {
    auto outcome = engine.frequencies(over_time_request(state_));
    if (!take(outcome, engine, loader, effects)) return Step::waits;
    if (!outcome.value->error) finish(export_bars(format_, setting_, frequency_bars(*outcome.value, state_).bars));
    return Step::done;
}

Saving::Step Saving::save_people(search::Engine& engine, Loader& loader, Effects& effects) {
    search::PeopleRequest request = people_request(state_);
    request.limit = ~0u;
    auto outcome = engine.people(request);
    if (!take(outcome, engine, loader, effects)) return Step::waits;
    finish(export_people(format_, setting_, outcome.value->people));
    return Step::done;
}

// Whether it is known who has the name; nobody has it where `nobody` is set.
bool Saving::find_person(const std::string& name, base::PersonId& person, bool& nobody, search::Engine& engine, Loader& loader, Effects& effects) {
    if (name.empty()) return true;
    auto outcome = engine.find_person(name);
    if (!take(outcome, engine, loader, effects)) return false;
    person = *outcome.value;
    nobody = nobody || !person.known();
    return true;
}

search::Outcome<search::Listing> Saving::ask_for_list(search::Engine& engine, Loader& loader, Effects& effects) {
    if (what_ == SaveOf::articles) return engine.list_articles(articles_request(state_));
    base::PersonId person, about;
    bool nobody = false;
    const bool speaker_found = find_person(state_.route.speaker, person, nobody, engine, loader, effects);
    const bool about_found = find_person(state_.route.about, about, nobody, engine, loader, effects);
    if (!speaker_found || !about_found) return {};
    search::Outcome<search::Listing> nothing;
    nothing.value.emplace();
    return nobody ? nothing : engine.list_quotes(quotes_request(state_, person, about));
}

// Whether it is known what is to be saved.
bool Saving::list(search::Engine& engine, Loader& loader, Effects& effects) {
    if (items_) return true;
    auto outcome = ask_for_list(engine, loader, effects);
    if (!take(outcome, engine, loader, effects)) return false;
    if (outcome.value->error) writer_.reset();
    items_.emplace();
    items_->reserve(outcome.value->places.size());
    for (const search::Place& place : outcome.value->places) items_->push_back({place, static_cast<std::uint32_t>(items_->size())});
    std::sort(items_->begin(), items_->end(), [](const Item& a, const Item& b) { return by_place(a.place, b.place); });
    rows_.resize(items_->size());
    prepared_ = items_->size() < long_list;
    return true;
}

std::vector<search::Place> Saving::page_at(std::size_t first) const {
    std::vector<search::Place> page;
    for (std::size_t i = first; i < std::min(first + page_size, items_->size()); ++i) page.push_back((*items_)[i].place);
    return page;
}

template <class View>
void Saving::add_rows(const std::vector<std::optional<View>>& views) {
    for (const std::optional<View>& view : views) {
        const std::uint32_t number = (*items_)[read_++].number;
        if (view) rows_[number] = writer_->row(*view, number);
        else ++lost_;
    }
}

bool Saving::read_page(search::Engine& engine, Loader& loader, Effects& effects) {
    // Files come one by one, and most are for later pages: a page is looked at when it has all that it lacked.
    if (std::any_of(waits_for_.begin(), waits_for_.end(), [&](base::ShardId shard) { return loader.under_way(shard); })) return false;
    const std::vector<search::Place> page = page_at(read_);
    waits_for_ = engine.shards_of(page).shards;
    if (!waits_for_.empty()) {
        loader.want(engine, waits_for_, effects);
        return false;
    }
    const auto read = [&](auto outcome) {
        waits_for_ = outcome.missing;
        if (!take(outcome, engine, loader, effects)) return false;
        add_rows(*outcome.value);
        return true;
    };
    return what_ == SaveOf::quotes ? read(engine.read_quotes(page)) : read(engine.read_hits(page));
}

void Saving::ask_ahead(search::Engine& engine, Loader& loader, Effects& effects) {
    std::uint32_t bytes = std::accumulate(ahead_.begin(), ahead_.end(), 0u);
    while (asked_ < items_->size() && bytes < most_bytes_ahead && loader.under_way() < most_under_way) {
        const search::ShardsAhead wanted = engine.shards_of(page_at(asked_));
        loader.want(engine, wanted.shards, effects);
        if (!wanted.all) return;  // the rest when these are here
        std::uint32_t page = 0;
        for (const base::ShardId shard : wanted.shards) page += engine.shard_size(shard);
        ahead_.push_back(page);
        bytes += page;
        asked_ += page_size;
    }
}

// Whether a long list has at hand what all of its pages need: else each would wait for that anew.
bool Saving::prepare(search::Engine& engine, Loader& loader, Effects& effects) {
    if (prepared_) return true;
    if (std::any_of(waits_for_.begin(), waits_for_.end(), [&](base::ShardId shard) { return loader.under_way(shard); })) return false;
    waits_for_ = engine.shards_beside(what_ == SaveOf::quotes ? search::ReadingOf::quotes : search::ReadingOf::articles);
    loader.want(engine, waits_for_, effects);
    prepared_ = waits_for_.empty();
    return prepared_;
}

Saving::Step Saving::save_list(search::Engine& engine, Loader& loader, Effects& effects, std::size_t pages) {
    if (!list(engine, loader, effects) || !prepare(engine, loader, effects)) return Step::waits;
    bool at_hand = true;
    for (; pages > 0 && read_ < items_->size() && at_hand; --pages) {
        at_hand = read_page(engine, loader, effects);
        if (!at_hand) break;
        if (!ahead_.empty()) ahead_.pop_front();
        asked_ = std::max(asked_, read_);
    }
    if (read_ < items_->size()) {
        ask_ahead(engine, loader, effects);
        return at_hand ? Step::goes_on : Step::waits;
    }
    if (writer_) finish();
    return Step::done;
}

void Saving::finish() {
    std::string content = writer_->head();
    std::size_t size = content.size() + writer_->tail().size();
    for (const std::string& row : rows_) size += row.size() + writer_->between().size();
    content.reserve(size);
    bool first = true;
    for (std::string& row : rows_) {
        if (row.empty()) continue;
        if (!std::exchange(first, false)) content += writer_->between();
        content += row;
        row = {};
    }
    content += writer_->tail();
    finish(writer_->file(std::move(content)));
}

void Saving::finish(SaveFile file) {
    const std::string gaps = gaps_in_words(gaps_);
    if (lost_ > 0)
        lacks_ = fill(what_ == SaveOf::quotes ? phrases().saved_without_quotes : phrases().saved_without_articles,
                      {file.name, number(lost_), number(items_->size()), gaps});
    else if (!gaps_.empty()) lacks_ = fill(phrases().saved_in_part, {file.name, gaps});
    file_ = std::move(file);
}

}  // namespace verbatim::app
