// A host without a window, for tests: frames are drawn when the test says so, input is what the test sends, and what the
// program did to the world can be looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/semantics.h"
#include "platform/desk.h"
#include "platform/host.h"

namespace verbatim::platform {

class NullHost {
  public:
    // Makes an ImGui context, which it owns. `options.site` is the folder of a built site.
    NullHost(const HostOptions& options, Frame& frame);
    ~NullHost();
    NullHost(const NullHost&) = delete;
    NullHost& operator=(const NullHost&) = delete;

    // Draws until nothing more is wanted; returns how many frames that took (at most 200).
    int settle();
    void resize(int width, int height);
    // One frame; returns how many more are wanted at once.
    int draw();
    void set_size(int width, int height) { width_ = width, height_ = height; }
    bool waiting() const { return desk_.has_events(); }
    // The processor time the last frame took, decoding of files included, waiting not: what a busy machine does is left out.
    double frame_seconds() const { return frame_seconds_; }

    // Input. Each settles.
    void click(const app::Node& node);
    // Presses at the left share of a rectangle's width and lets go at the right one.
    void drag(const app::Rect& over, float from, float to);
    void drag(float from_x, float from_y, float to_x, float to_y);
    void press_key(int imgui_key, bool control = false);
    void type(std::string_view words);
    // Through the mirror, as a screen reader or a real input would.
    void activate(const app::Node& node);
    void set_value(const app::Node& node, std::string value);
    void scroll(const app::Rect& over, float wheel);
    // As the browser's find does.
    void scroll_layer(float offset);
    void back();
    void open(std::string route);

    // The first node of this role whose name contains `name`; null when there is none.
    const app::Node* find(app::Role role, std::string_view name) const;
    std::vector<const app::Node*> find_all(app::Role role) const;
    // The open article's, as it stands in the text layer; empty without one.
    std::string_view headline() const;
    const app::SemanticsFrame& semantics() const { return frame_.semantics(); }
    // All words on the screen and of the open article, a line each, for messages of failed tests.
    std::string transcript() const;

    const std::string& route() const { return desk_.route(); }
    const std::string& copied() const { return copied_; }
    const std::vector<app::SaveFile>& saved() const { return saved_; }
    const std::string& title() const { return title_; }
    // The addresses that another program was given to open.
    const std::vector<std::string>& links() const { return links_; }
    int frames_drawn() const { return frames_drawn_; }
    // How many triangles the last frame had: nothing drawn is a blank window.
    int triangles() const { return triangles_; }

  private:
    Frame& frame_;
    Desk desk_;
    int width_, height_;
    std::string copied_, title_;
    std::vector<std::string> links_;
    std::vector<app::SaveFile> saved_;
    int frames_drawn_ = 0, triangles_ = 0;
    double frame_seconds_ = 0;
};

}  // namespace verbatim::platform
