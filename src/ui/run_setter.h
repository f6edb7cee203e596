// Setting a paragraph that is not Latin, Greek or Cyrillic alone: it is cut into units, each is measured, lines are filled with them, and
// each line's units are put in the order in which they are read.
//
//     قال UN في 2011          characters in memory
//     [قال][ ][UN][ ][في][ ][2011]       units: no line may begin inside one, it reads in one direction, it is blank or is not,
//      f 1      t 2    f 1     t 2       and it is set by the host (f) or by the typeface (t); numbers: levels of text/bidi.h
//     2011 في UN قال          the line's runs from left to right; units of the typeface that stand side by side become one
//
// Words are shaped each by itself: letters join within them only. So a word is measured and drawn once, wherever it stands. Characters of
// East Asia do not join at all: each is a unit.
#pragma once

#include <string_view>

#include "ui/text_layout.h"

namespace verbatim::ui {

// Whether a paragraph has to be set here: something reads from the right, the typeface lacks a character, or words are not parted by blanks.
// Linear time.
bool needs_runs(std::string_view paragraph, const Metrics& metrics);

// Appends the paragraph's lines, and their runs, to the layout. `span` lies in `text`. As lay_out, which calls it.
void set_runs(std::string_view text, base::TextSpan span, std::uint32_t paragraph, const Metrics& metrics, const Measure& measure, TextLayout& layout);

}  // namespace verbatim::ui
