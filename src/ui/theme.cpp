#include "ui/theme.h"

namespace verbatim::ui {

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
