// Marks for characters that nobody sees but that change what is read, and what keeps them from reaching past a text.
//
//     "report\u202Efdp.exe"    is drawn as    reportexe.pdf
//     visible() makes of it                   report‹U+202E›fdp.exe
//
// Names, titles, addresses and file names come from strangers, and nobody needs such characters in them: where people look at one,
// it is shown by visible(). Data stay as they are. The words of an article stay so too, because writing from right to left needs
// these characters; where such words stand in the middle of other text, contained() ends what they leave open.
#pragma once

#include <string>
#include <string_view>

namespace verbatim::text {

// `text` with a mark in place of each such character: \x1b for the controls of ASCII (line ends and tabs among them) and for bytes
// that are no UTF-8; ‹U+202E› for the other controls, for what turns the direction of writing (the embeddings, overrides, isolates
// and marks of UAX #9), for the line and paragraph separators and the byte-order mark. Marks hold none of these: a text that was
// made visible stays as it is. Linear time.
std::string visible(std::string_view text);
// The same for text of several lines: line ends and tabs stay.
std::string visible_lines(std::string_view text);

// `words` as they are, and behind them what closes the embeddings, overrides and isolates that they open and do not close (UAX #9),
// so that what follows is read in its own direction. Linear time; at most three bytes more for each of them.
std::string contained(std::string_view words);

}  // namespace verbatim::text
