// Elements that news formats hold in one another: a NITF document in NewsML, in ninjs, or by itself.
#pragma once

#include <pugixml.hpp>

#include "corpus/record.h"

namespace verbatim::corpus {

// Fills what the record does not have yet from an element `nitf`.
void read_nitf_element(const pugi::xml_node& nitf, Record& record);

// Puts headings that open a text (a deck under the headline) out of it, notes them, and takes bylines and credits off it.
void finish_wire_text(Record& record);

}  // namespace verbatim::corpus
