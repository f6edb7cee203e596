// Quotations that go on over paragraphs.
//
//     “I never saw it.            left open: goes on in the next paragraph
//     “I told him so,” said Lund.
//
// The stretch that its own sentence attributes speaks for the others, in whichever direction.
#pragma once

#include <cstddef>
#include <vector>

#include "language/document.h"
#include "quotes/attribution/attribution.h"

namespace verbatim::quotes {

// True when stretch `q` is left open and the next one opens the next paragraph, but not as another's turn (PENCE: …).
bool goes_on(const language::Document& document, std::size_t q);

// True when the stretch is one of several that are one quotation. No title, nickname or slogan is.
bool spans_paragraphs(const language::Document& document, std::size_t q);

// Carries speakers along chains of stretches that go on. `attributions` is parallel to document.quoted. Linear time.
void link_paragraphs(const language::Document& document, std::vector<Attribution>& attributions);

}  // namespace verbatim::quotes
