#include "ui/theme.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace verbatim;
using namespace verbatim::ui;

namespace {

double channel(Colour colour, int shift) {
    const double value = static_cast<double>(colour >> shift & 255) / 255;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * channel(colour, 24) + 0.7152 * channel(colour, 16) + 0.0722 * channel(colour, 8);
}

// WCAG 2.2's contrast ratio.
double contrast(Colour a, Colour b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace

TEST_CASE("words have at least 4.5 to 1 on every ground they stand on, edges of controls 3 to 1") {
    for (const Theme* theme : {&light_theme, &dark_theme, &high_contrast_theme, &high_contrast_dark_theme}) {
        for (const Colour ground :
             {theme->paper, theme->raised, theme->quote, theme->hit, theme->hover, theme->pressed}) {
            CHECK(contrast(theme->ink, ground) >= 7);
            CHECK(contrast(theme->ink_soft, ground) >= 4.5);
        }
        for (const Colour ground : {theme->paper, theme->raised, theme->quote, theme->hover})
            CHECK(contrast(theme->accent, ground) >= 4.5);
        CHECK(contrast(theme->on_accent, theme->accent) >= 4.5);
        CHECK(contrast(theme->error, theme->paper) >= 4.5);
        CHECK(contrast(theme->control, theme->paper) >= 3);
        CHECK(contrast(theme->control, theme->quote) >= 3);
        CHECK(contrast(theme->hit_rule, theme->quote) >= 3);
        for (const Colour series : theme->series) CHECK(contrast(series, theme->paper) >= 3);
    }
}

TEST_CASE("high contrast means at least 7 to 1 for all words") {
    for (const Theme* theme : {&high_contrast_theme, &high_contrast_dark_theme}) {
        CHECK(contrast(theme->ink_soft, theme->paper) >= 7);
        CHECK(contrast(theme->accent, theme->paper) >= 7);
    }
}

TEST_CASE("under forced colours every word, edge and rule has the contrast of the system's own pairs") {
    struct System {
        std::uint32_t ground, ink, link, highlight;
    };
    // Windows' four contrast themes: Aquatic, Desert, Dusk, Night sky.
    for (const System& system : {System{0x202020, 0xFFFFFF, 0x75E9FC, 0x8EE3F0}, System{0xFFFAEF, 0x3D3D3D, 0x1C5E75, 0x903909},
                                 System{0x2D3236, 0xFFFFFF, 0x70EBDE, 0xA1BFDE}, System{0x000000, 0xFFFFFF, 0x8080FF, 0xD6B4FD}}) {
        const Theme theme = forced_theme(system.ground, system.ink, system.link, system.highlight);
        CHECK((theme.paper >> 8) == system.ground);
        for (const Colour ground : {theme.paper, theme.raised, theme.quote, theme.hit, theme.hover, theme.pressed}) {
            for (const Colour ink : {theme.ink, theme.ink_soft, theme.accent, theme.error}) CHECK(contrast(ink, ground) >= 4.5);
            for (const Colour edge : {theme.control, theme.hairline, theme.hit_rule, theme.quote_rule}) CHECK(contrast(edge, ground) >= 3);
        }
        CHECK(contrast(theme.on_accent, theme.accent) >= 4.5);
    }
}

TEST_CASE("the person's choice wins over the system's") {
    using enum app::ThemeChoice;
    CHECK(&choose_theme(system, false, false) == &light_theme);
    CHECK(&choose_theme(system, true, false) == &dark_theme);
    CHECK(&choose_theme(system, false, true) == &high_contrast_theme);
    CHECK(&choose_theme(light, true, true) == &light_theme);
    CHECK(&choose_theme(high_contrast, true, false) == &high_contrast_dark_theme);
}
