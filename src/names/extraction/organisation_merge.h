// Which organisations and countries of one article are the same: an acronym and the name that it abbreviates, a short form and
// the only longer one that begins or ends so, a country under all its names.
#pragma once

#include "names/extraction/clusters.h"

namespace verbatim::names {

void merge_organisations(Clusters& clusters);
void merge_countries(Clusters& clusters);

}  // namespace verbatim::names
