// The making of one segment: a first pass that counts, a second that writes, a third that merges.
//
//     pass 1  two readings side by side: who there is, and who is who; what there is (sources, places, tags), and samples for
//             the text dictionary; then which quotes are wordings of one quotation
//     pass 2  every article: columns, text, notes; its words and its quotes' words into the inverters
//     pass 3  terms and positions out of the inverters; names; pages of long families
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "bundle/directory.h"
#include "bundle/manifest.h"
#include "index/builder.h"
#include "index/shard_sink.h"
#include "index/spool.h"

namespace verbatim::index {

struct SegmentOptions {
    std::string scratch;     // folder on whose disk temporary files lie
    std::size_t memory = 0;  // bytes of postings held at a time
    bool side_by_side = true;  // whether what is independent may run on a second thread
    NameCorrections corrections;
    std::vector<linking::NameCorrection>* corrections_used = nullptr;  // filled with whether each was of use
    bool with_versions = false;
    std::function<void(const corpus::Article&, const quotes::Analysis&)> on_article;
    std::uint32_t* copy_groups = nullptr;
    std::function<void(const char* phase, unsigned thousandths)> progress;
};

// Writes all shards of the spooled articles into `sink` and fills what the manifest says of them (not title and rights).
// Errors: a full or failing disk, or totals that are not those of the spool. After an error nothing uses the sink any more.
base::Result<bundle::Manifest> write_segment(const Spool& spool, ShardSink& sink, const SegmentOptions& options);

}  // namespace verbatim::index
