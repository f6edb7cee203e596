// What a view is given for one frame: the models to draw, the means to draw them, and where its actions go.
#pragma once

#include <string_view>
#include <utility>

#include "app/action.h"
#include "app/strings.h"
#include "app/view_model.h"
#include "ui/fonts.h"
#include "ui/paint.h"
#include "ui/recorder.h"
#include "ui/theme.h"

namespace verbatim::ui {

enum class Width : std::uint8_t { narrow, medium, wide };

struct Frame {
    const app::ViewModel& model;
    const Theme& theme;
    const Fonts& fonts;
    Recorder& semantics;
    app::Actions& actions;
    Box& value_anchor;  // where the menu of a value opens: beside what was pressed
    const app::Strings& words = app::phrases();
    Box window;
    Box page;  // the part of the window that views fill
    Width width = Width::wide;
    float text_scale = 1;  // the person's choice, for what people wrote
    bool text_input_by_host = false;
    bool under_dialog = false;  // what is drawn now lies under something that floats: the host's inputs cannot, so they are hidden
    bool coarse = false;  // a finger rather than a mouse
    // The quotation that has the keyboard, and the one that the pointer is on: what `c`, `e` and `l` take along, in this order.
    const app::QuoteRow* held = nullptr;
    const app::QuoteRow* pointed = nullptr;
    float page_by = 0;    // how many screens the keyboard scrolls what is read: the article, else the list
    int more_frames = 0;  // how many frames are wanted at once after this one

    void act(app::Action action) { actions.emplace_back(std::move(action)); }
    FaceMetrics sans(type::Size size) const { return {fonts, FaceName::sans, size.em}; }
    FaceMetrics sans_bold(type::Size size) const { return {fonts, FaceName::sans_bold, size.em}; }
    FaceMetrics serif(float em) const { return {fonts, FaceName::serif, em}; }
    FaceMetrics serif_bold(float em) const { return {fonts, FaceName::serif_bold, em}; }
    bool low() const { return width == Width::narrow && window.height < low_until; }
    float target() const { return coarse ? space::coarse_target : space::target; }
    ImDrawList& list() const { return *ImGui::GetWindowDrawList(); }
};

}  // namespace verbatim::ui
