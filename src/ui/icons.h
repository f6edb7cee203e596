// Icons as paths, drawn in a square of 16 units around a centre: the fonts' subsets hold none, and paths are sharp at any
// size. Whoever draws one gives it a name in the semantics.
#pragma once

#include "app/types.h"
#include "ui/paint.h"

namespace verbatim::ui {

enum class Icon : std::uint8_t {
    none,
    search,
    close,
    back,
    filter,
    theme,
    keyboard,
    globe,
    link,
    quote,
    chevron_down,
    chevron_up,
    minus,
    check,
    external,
    export_,
    larger,
    smaller,
};

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 ink);

// ● sure, ◐ likely, ○ doubtful, – unknown.
void draw_sureness(ImDrawList& list, app::Sureness sureness, ImVec2 centre, float size, ImU32 ink);

}  // namespace verbatim::ui
