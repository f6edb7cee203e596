// A file being saved: what was asked for when it began, whatever is typed, chosen or scrolled meanwhile.
//
//     list (all places, in the order on the screen) ─▶ pages, in the order of the shards ─▶ rows, put into the list's order ─▶ file
//
// A page is some hundred articles or quotations. Its rows are made as soon as its shards are here, and what was read is let go; the shards
// of the next pages are under way by then, so that the network is never idle. Shards are read in their own order and each of them once,
// because a list by date or by rank leads to and fro between more shards than there is memory for.
//
// Lines of words in context, people and counts over time are one answer each, and are saved in one piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "app/effect.h"
#include "app/export.h"
#include "app/loader.h"
#include "app/state.h"
#include "search/engine.h"

namespace verbatim::app {

enum class SaveOf : std::uint8_t { articles, quotes, lines, over_time, people };

class Saving {
  public:
    // Takes a copy of the state; `info` has to live as long as this.
    Saving(SaveOf what, ExportFormat format, const State& state, std::string address, const search::BundleInfo& info);
    Saving(const Saving&) = delete;
    Saving& operator=(const Saving&) = delete;

    enum class Step : std::uint8_t { waits, goes_on, done };  // for files; at the next turn, without any; once and for all
    // Goes on for a turn: as far as the files at hand allow and for at most so many pages. Asks for what it needs next. Cost: that of
    // the pages; a few look-ups where a page still waits for files.
    Step advance(search::Engine& engine, Loader& loader, Effects& effects, std::size_t pages);
    static constexpr std::size_t pages_a_frame = 8, pages_a_file = 2;  // so that neither frames nor files wait long

    // "Saving: 12,500 of 48,719 quotations".
    std::string words() const;

    // Once it is done. No file where the search makes no sense.
    std::optional<SaveFile> take_file() { return std::move(file_); }
    // What the file lacks because it could not be read, in words; empty when it lacks nothing.
    const std::string& lacks() const { return lacks_; }

  private:
    struct Item {
        search::Place place;
        std::uint32_t number = 0;  // in the list
    };

    template <class Answer>
    bool take(search::Outcome<Answer>& outcome, search::Engine& engine, Loader& loader, Effects& effects);
    Step save_lines(search::Engine& engine, Loader& loader, Effects& effects);
    Step save_people(search::Engine& engine, Loader& loader, Effects& effects);
    Step save_counts(search::Engine& engine, Loader& loader, Effects& effects);
    Step save_list(search::Engine& engine, Loader& loader, Effects& effects, std::size_t pages);
    bool list(search::Engine& engine, Loader& loader, Effects& effects);
    search::Outcome<search::Listing> ask_for_list(search::Engine& engine, Loader& loader, Effects& effects);
    bool find_person(const std::string& name, base::PersonId& person, bool& nobody, search::Engine& engine, Loader& loader, Effects& effects);
    bool prepare(search::Engine& engine, Loader& loader, Effects& effects);
    bool read_page(search::Engine& engine, Loader& loader, Effects& effects);
    template <class View>
    void add_rows(const std::vector<std::optional<View>>& views);
    void ask_ahead(search::Engine& engine, Loader& loader, Effects& effects);
    std::vector<search::Place> page_at(std::size_t first) const;
    void finish();
    void finish(SaveFile file);

    SaveOf what_;
    ExportFormat format_;
    State state_;
    std::string address_;
    Setting setting_;
    std::optional<ExportWriter> writer_;
    std::optional<std::vector<Item>> items_;  // ascending by place
    std::size_t read_ = 0, asked_ = 0;        // so many of them
    std::deque<std::uint32_t> ahead_;         // bytes that were asked for, of each page from read_ to asked_
    bool prepared_ = false;
    std::vector<base::ShardId> waits_for_;    // what the preparation, or the page at read_, lacked when it was looked at last
    std::vector<std::string> rows_;           // by number; empty: could not be read
    std::uint32_t lost_ = 0;
    std::vector<search::Gap> gaps_;
    std::optional<SaveFile> file_;
    std::string lacks_;
};

}  // namespace verbatim::app
