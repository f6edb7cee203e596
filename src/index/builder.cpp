#include "index/builder.h"

#include <algorithm>

#include "bundle/manifest.h"
#include "files/write.h"
#include "index/segment.h"
#include "index/shard_sink.h"
#include "index/spool.h"

namespace verbatim::index {

struct BundleBuilder::State {
    std::string folder;
    BuildOptions options;
    Spool spool;
};

BundleBuilder::BundleBuilder(std::unique_ptr<State> state) : state_(std::move(state)) {}
BundleBuilder::BundleBuilder(BundleBuilder&&) noexcept = default;
BundleBuilder& BundleBuilder::operator=(BundleBuilder&&) noexcept = default;
BundleBuilder::~BundleBuilder() = default;

base::Result<BundleBuilder> BundleBuilder::create(const std::string& data_folder, BuildOptions options) {
    if (auto made = files::make_folders(data_folder); !made) return made.error();
    if (options.scratch.empty()) options.scratch = data_folder;
    auto spool = Spool::create(options.scratch);
    if (!spool) return spool.error();
    return BundleBuilder(std::make_unique<State>(State{data_folder, std::move(options), std::move(*spool)}));
}

base::Status BundleBuilder::add(const corpus::Article& article, const quotes::Analysis& analysis) {
    return state_->spool.add(article, analysis);
}

base::Result<BuildSummary> BundleBuilder::finish() {
    if (auto status = state_->spool.finish(); !status) return status.error();
    const BuildOptions& given = state_->options;
    ShardSink sink(state_->folder, given.earlier, given.jobs);
    BuildSummary summary;
    const SegmentOptions options{given.scratch, given.memory, given.jobs != 1, given.corrections, &summary.corrections, given.with_versions, given.on_article, &summary.copy_groups, given.progress};
    auto manifest = write_segment(state_->spool, sink, options);
    if (!manifest) return manifest.error();
    manifest->title = given.title;
    manifest->rights = given.rights;
    const std::string json = bundle::write_manifest(*manifest);
    summary.manifest_file = bundle::manifest_file(manifest->bundle_id);
    for (const std::string& name : {summary.manifest_file, std::string(bundle::current_manifest_file)})
        if (auto status = files::write_file_below(state_->folder, name, json); !status) return status.error();

    summary.bundle_id = manifest->bundle_id;
    summary.articles = manifest->articles;
    summary.quotes = manifest->quotes;
    summary.people = manifest->people;
    summary.versions = state_->spool.versions();
    summary.near_copies = manifest->near_copies;
    for (std::size_t i = 0; i < linking::line_kinds; ++i) {
        const FoldedLines& lines = state_->spool.folded_lines()[i];
        if (lines.lines > 0) summary.folded.push_back({std::string(linking::line_kind_name(static_cast<linking::LineKind>(i))), lines.lines, lines.articles, lines.example, lines.place});
    }
    std::stable_sort(summary.folded.begin(), summary.folded.end(), [](const FoldedKind& a, const FoldedKind& b) { return a.lines > b.lines; });
    summary.folded_quotes = state_->spool.folded_quotes();
    summary.first = manifest->first;
    summary.last = manifest->last;
    summary.files = static_cast<std::uint32_t>(sink.files().size());
    for (const auto& [kind, bytes] : sink.bytes()) summary.bytes.emplace_back(bundle::kind_name(kind), bytes);
    summary.shard_files.assign(sink.files().begin(), sink.files().end());
    for (const bundle::SegmentEntry& segment : manifest->segments) summary.root_files.push_back(bundle::shard_file(segment.root));
    return summary;
}

}  // namespace verbatim::index
