// The second output of a frame: while views draw, they tell the recorder what it means. It also brings in what the host's
// mirror of the last frame was used for: a screen reader's press, words typed into a real input.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/semantics.h"
#include "ui/paint.h"

namespace verbatim::ui {

inline constexpr std::uint32_t text_layer_id = 0x7E87AB1E;  // there is one text layer

class Recorder {
  public:
    // Starts a frame. Events posted since the last one are answered by this frame's controls and then forgotten.
    void begin();
    void post(app::SemanticsEvent event) { posted_.push_back(std::move(event)); }

    // A container: what is added before the matching close() is inside it. An id keeps it the same thing for the host while
    // others come and go above it (a paragraph that scrolls, with the selection in it).
    void open(app::Role role, std::string_view name, const Box& box = {}, std::uint32_t id = 0);
    // The same for a row of a list of `size`, the `position`th from 1 on.
    void open_row(app::Role role, std::string_view name, const Box& box, std::uint32_t id, std::uint32_t size, std::uint32_t position);
    void close() { --depth_; }
    // The container opened last, into which nothing was added yet, has this box. One that scrolls stands where its content
    // does, so that nothing inside it moves against it while it scrolls, and the host has one thing to move.
    void place(const Box& box);
    // A leaf. Its rectangle is clipped to the window's visible part. What is not visible is left out, or, where things scroll
    // (between keep_away and leave_away), told as being away, on the edge behind which it is.
    void add(app::Node node);
    void keep_away() { ++keeping_; }
    void leave_away() { --keeping_; }
    bool keeps_away() const { return keeping_ > 0; }
    // `words` with the blanks that part them from the next line.
    void text_line(std::string_view words, const Box& box, float em, bool sans = false);
    // The open article's words, of which `view` shows what is left when `offset` is scrolled away. The layer has to live
    // until the next frame; the height of all that scrolls is known once it is drawn.
    void layer(const app::TextLayer& layer, const Box& view, float offset);
    void set_layer_height(float height) { frame_.layer_height = height; }
    void heading(std::string_view words, const Box& box, int level);
    // A leaf for words that are only to be read (a count that changes, a toast).
    void status(std::string_view words, const Box& box);
    // The same outside of any window: nothing clips it.
    void announce(std::string_view words, const Box& box);

    bool activated(std::uint32_t id) const;
    bool submitted(std::uint32_t id) const;
    std::optional<std::string_view> typed(std::uint32_t id) const;
    // Where the mirror has scrolled this to.
    std::optional<float> scrolled(std::uint32_t id) const;
    // The id that the mirror gave the keyboard to (0: to none), when it did so before this frame.
    std::optional<std::uint32_t> focused() const;

    bool menu_asked(std::uint32_t id) const;
    // The place, from 1, that a slider was moved to.
    std::optional<std::uint32_t> adjusted(std::uint32_t id) const;

    // Whether the mirror's keyboard is on this.
    bool holds_focus(std::uint32_t id) const { return id != 0 && id == focus_; }
    // Asks the mirror to give this the keyboard. Forgotten with the next focus that comes from there.
    void lead_to(std::uint32_t id) { lead_ = id; }
    bool leads_to(std::uint32_t id) const { return id != 0 && id == lead_; }

    void tell_letters(bool are_shortcuts) { frame_.letters = are_shortcuts; }

    const app::SemanticsFrame& frame() const { return frame_; }

  private:
    const app::SemanticsEvent* find(app::SemanticsEvent::Kind kind, std::uint32_t id) const;

    app::SemanticsFrame frame_;
    std::vector<app::SemanticsEvent> posted_, now_;
    std::uint16_t depth_ = 0;
    std::uint32_t focus_ = 0, lead_ = 0;
    int keeping_ = 0;
};

// Opens on construction, closes at the end of the scope.
class Scope {
  public:
    Scope(Recorder& recorder, app::Role role, std::string_view name, const Box& box = {}, std::uint32_t id = 0)
        : recorder_(recorder) {
        recorder_.open(role, name, box, id);
    }
    ~Scope() { recorder_.close(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

  private:
    Recorder& recorder_;
};

}  // namespace verbatim::ui
