// What floats over the page: a box with a shadow in front of a scrim, its own window, closed by Escape or a press outside.
#pragma once

#include "ui/frame.h"

namespace verbatim::ui {

// `beside` stands under (or over) the frame's value_anchor and darkens nothing.
enum class OverlayPlace : std::uint8_t { centre, top, left_drawer, bottom_sheet, beside };

// Opens its window on construction and ends it with the scope. The caller draws between, when open().
class Overlay {
  public:
    Overlay(Frame& frame, const char* key, std::string_view name, ImVec2 size,
            OverlayPlace place = OverlayPlace::centre);
    ~Overlay();
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;

    bool open() const { return open_; }
    const Box& box() const { return box_; }

  private:
    Frame& frame_;
    Box box_;
    bool open_ = false;
};

}  // namespace verbatim::ui
