#include "ui/theme.h"

namespace verbatim::ui {

Theme forced_theme(std::uint32_t ground, std::uint32_t ink, std::uint32_t link, std::uint32_t highlight) {
    const auto opaque = [](std::uint32_t rgb) { return rgb << 8 | 0xFFu; };
    const Colour paper = opaque(ground), text = opaque(ink), accent = opaque(link);
    return {.paper = paper,
            .raised = paper,
            .ink = text,
            .ink_soft = text,
            .hairline = text,
            .control = text,
            .accent = accent,
            .on_accent = paper,
            .hit = paper,
            .hit_rule = opaque(highlight),
            .quote = paper,
            .quote_rule = text,
            .hover = paper,
            .pressed = paper,
            .error = text,
            .shadow = 0,
            .scrim = paper & 0xFFFFFF99u,
            .series = {accent, text, accent, text}};
}

const Theme& choose_theme(app::ThemeChoice choice, bool system_dark, bool system_contrast) {
    switch (choice) {
        case app::ThemeChoice::light: return light_theme;
        case app::ThemeChoice::dark: return dark_theme;
        case app::ThemeChoice::high_contrast: return system_dark ? high_contrast_dark_theme : high_contrast_theme;
        case app::ThemeChoice::system: break;
    }
    if (system_contrast) return system_dark ? high_contrast_dark_theme : high_contrast_theme;
    return system_dark ? dark_theme : light_theme;
}

}  // namespace verbatim::ui
