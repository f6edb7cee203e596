// Where links may lead. Addresses come from articles, and an article may hold anything.
//
// Who makes a link asks here (build_reading.cpp), and so does whoever follows one: update(), the desktop's host, the mirror. What is no
// link gets no button either.
#pragma once

#include <string_view>

namespace verbatim::app {

// To another website: text::is_web_address().
bool leads_out(std::string_view address);

// To a place in this program: a route behind its "#".
inline bool leads_inside(std::string_view address) { return address.starts_with('#'); }

}  // namespace verbatim::app
