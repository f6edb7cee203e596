#include "ui/icons.h"

#include <initializer_list>
#include <optional>

#include "ui/mirror.h"

namespace verbatim::ui {
namespace {

constexpr float pi = 3.14159265f;

// Draws in units of a sixteenth of the icon's square, from its centre.
class Pen {
  public:
    Pen(ImDrawList& list, ImVec2 centre, float size, ImU32 ink)
        : list_(list), centre_(centre), unit_(size / 16), ink_(ink) {}

    void line(std::initializer_list<ImVec2> points, bool closed = false) {
        for (const ImVec2 point : points) list_.PathLineTo(at(point));
        list_.PathStroke(ink_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, weight());
    }
    void circle(ImVec2 centre, float radius) { list_.AddCircle(at(centre), radius * unit_, ink_, 0, weight()); }
    void disc(ImVec2 centre, float radius) { list_.AddCircleFilled(at(centre), radius * unit_, ink_); }
    void half_disc(ImVec2 centre, float radius, float from) {
        list_.PathArcTo(at(centre), radius * unit_, from, from + pi);
        list_.PathFillConvex(ink_);
    }
    void arc(ImVec2 centre, float radius, float from, float to) {
        list_.PathArcTo(at(centre), radius * unit_, from, to);
        list_.PathStroke(ink_, ImDrawFlags_None, weight());
    }
    void box(ImVec2 low, ImVec2 high, float radius) {
        list_.AddRect(at(low), at(high), ink_, radius * unit_, 0, weight());
    }

  private:
    ImVec2 at(ImVec2 point) const { return {centre_.x + point.x * unit_, centre_.y + point.y * unit_}; }
    float weight() const { return 1.5f * unit_; }

    ImDrawList& list_;
    ImVec2 centre_;
    float unit_;
    ImU32 ink_;
};

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 ink) {
    // What points is mirrored with the interface; no other sign is.
    std::optional<Island> upright;
    if (icon != Icon::back) upright.emplace(list, centre.x, centre.x);
    Pen pen(list, centre, size, ink);
    switch (icon) {
        case Icon::none: break;
        case Icon::search:
            pen.circle({-1, -1}, 4.5f);
            pen.line({{2.4f, 2.4f}, {6, 6}});
            break;
        case Icon::close:
            pen.line({{-4, -4}, {4, 4}});
            pen.line({{4, -4}, {-4, 4}});
            break;
        case Icon::back:
            pen.line({{0, -5}, {-5, 0}, {0, 5}});
            pen.line({{-5, 0}, {6, 0}});
            break;
        case Icon::filter:
            pen.line({{-6, -4}, {6, -4}});
            pen.line({{-4, 0}, {4, 0}});
            pen.line({{-2, 4}, {2, 4}});
            break;
        case Icon::theme:
            pen.circle({0, 0}, 5.5f);
            pen.half_disc({0, 0}, 5.5f, -pi / 2);
            break;
        case Icon::keyboard:
            pen.box({-7, -4.5f}, {7, 4.5f}, 1.5f);
            for (const float x : {-4.0f, -1.3f, 1.3f, 4.0f}) pen.disc({x, -1.5f}, 0.8f);
            pen.line({{-3, 2}, {3, 2}});
            break;
        case Icon::globe:
            pen.circle({0, 0}, 6);
            pen.line({{-6, 0}, {6, 0}});
            pen.line({{0, -6}, {-2.2f, -3.5f}, {-3, 0}, {-2.2f, 3.5f}, {0, 6}});
            pen.line({{0, -6}, {2.2f, -3.5f}, {3, 0}, {2.2f, 3.5f}, {0, 6}});
            break;
        case Icon::link:
            // Two half links of a chain, joined by a bar.
            pen.arc({-2.5f, 2.5f}, 3.2f, pi * 0.25f, pi * 1.25f);
            pen.arc({2.5f, -2.5f}, 3.2f, -pi * 0.75f, pi * 0.25f);
            pen.line({{-4.8f, 0.2f}, {-2.6f, -2}});
            pen.line({{-0.2f, 4.8f}, {2, 2.6f}});
            pen.line({{0.2f, -4.8f}, {-2, -2.6f}});
            pen.line({{4.8f, -0.2f}, {2.6f, 2}});
            pen.line({{-2, 2}, {2, -2}});
            break;
        case Icon::quote:
            pen.disc({-3.5f, 1}, 2);
            pen.line({{-5.2f, 1}, {-5, -2}, {-3, -4}});
            pen.disc({2.5f, 1}, 2);
            pen.line({{0.8f, 1}, {1, -2}, {3, -4}});
            break;
        case Icon::chevron_down: pen.line({{-4, -2}, {0, 2.5f}, {4, -2}}); break;
        case Icon::chevron_up: pen.line({{-4, 2}, {0, -2.5f}, {4, 2}}); break;
        case Icon::minus: pen.line({{-4, 0}, {4, 0}}); break;
        case Icon::check: pen.line({{-4, 0}, {-1, 3.2f}, {4.5f, -3.5f}}); break;
        case Icon::external:
            pen.line({{0, -5}, {5, -5}, {5, 0}});
            pen.line({{5, -5}, {-1, 1}});
            pen.line({{-2, -4}, {-5, -4}, {-5, 5}, {4, 5}, {4, 2}});
            break;
        case Icon::export_:
            pen.line({{0, -6}, {0, 2}});
            pen.line({{-3.5f, -1}, {0, 2.5f}, {3.5f, -1}});
            pen.line({{-5.5f, 2}, {-5.5f, 5.5f}, {5.5f, 5.5f}, {5.5f, 2}});
            break;
        case Icon::larger:
            pen.line({{-7, 5}, {-2, -6}, {3, 5}});
            pen.line({{-5, 1.5f}, {1, 1.5f}});
            pen.line({{3.5f, -3}, {7.5f, -3}});
            pen.line({{5.5f, -5}, {5.5f, -1}});
            break;
        case Icon::smaller:
            pen.line({{-5, 5}, {-1.5f, -3}, {2, 5}});
            pen.line({{-3.5f, 2}, {0.5f, 2}});
            pen.line({{3.5f, -3}, {7.5f, -3}});
            break;
    }
}

void draw_sureness(ImDrawList& list, app::Sureness sureness, ImVec2 centre, float size, ImU32 ink) {
    const Island upright(list, centre.x, centre.x);
    Pen pen(list, centre, size, ink);
    switch (sureness) {
        case app::Sureness::sure: pen.disc({0, 0}, 5.5f); break;
        case app::Sureness::likely:
            pen.circle({0, 0}, 5);
            pen.half_disc({0, 0}, 5, pi / 2);
            break;
        case app::Sureness::doubtful: pen.circle({0, 0}, 5); break;
        case app::Sureness::unknown: pen.line({{-4, 0}, {4, 0}}); break;
    }
}

}  // namespace verbatim::ui
