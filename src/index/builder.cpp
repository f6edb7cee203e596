#include "index/builder.h"

#include <filesystem>
#include <fstream>

#include "bundle/manifest.h"
#include "index/segment.h"
#include "index/shard_sink.h"
#include "index/spool.h"

namespace verbatim::index {

namespace {

namespace fs = std::filesystem;

base::Error folder_error(const std::string& folder, const std::error_code& code) {
    return {folder, code.message(), "a folder that can be written", "choose another output folder"};
}

// Shards of an earlier build that the new manifest does not name.
void remove_stale(const fs::path& folder, const std::set<std::string>& named) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".vbs" && !named.contains(entry.path().filename().string())) fs::remove(entry.path(), ignored);
}

// The manifest appears whole or not at all.
base::Status write_whole(const fs::path& path, const std::string& content) {
    const fs::path draft = path.string() + ".new";
    std::ofstream out(draft, std::ios::binary | std::ios::trunc);
    out << content;
    out.close();
    std::error_code code;
    if (out) fs::rename(draft, path, code);
    if (!out || code) return folder_error(path.string(), code);
    return base::Ok{};
}

}  // namespace

struct BundleBuilder::State {
    fs::path folder;
    BuildOptions options;
    Spool spool;
};

BundleBuilder::BundleBuilder(std::unique_ptr<State> state) : state_(std::move(state)) {}
BundleBuilder::BundleBuilder(BundleBuilder&&) noexcept = default;
BundleBuilder& BundleBuilder::operator=(BundleBuilder&&) noexcept = default;
BundleBuilder::~BundleBuilder() = default;

base::Result<BundleBuilder> BundleBuilder::create(const std::string& data_folder, BuildOptions options) {
    std::error_code code;
    fs::create_directories(data_folder, code);
    if (code) return folder_error(data_folder, code);
    auto spool = Spool::create((fs::path(data_folder) / "spool.tmp").string());
    if (!spool) return spool.error();
    return BundleBuilder(std::make_unique<State>(State{data_folder, std::move(options), std::move(*spool)}));
}

base::Status BundleBuilder::add(const corpus::Article& article, const quotes::Analysis& analysis) {
    return state_->spool.add(article, analysis);
}

base::Result<BuildSummary> BundleBuilder::finish() {
    if (auto status = state_->spool.finish(); !status) return status.error();
    ShardSink sink(state_->folder.string(), state_->options.jobs);
    BuildSummary summary;
    const SegmentOptions options{(state_->folder / "run.tmp.").string(), state_->options.memory,
                                 state_->options.jobs != 1, state_->options.corrections, &summary.corrections, state_->options.progress};
    auto manifest = write_segment(state_->spool, sink, options);
    if (!manifest) return manifest.error();
    manifest->title = state_->options.title;
    manifest->rights = state_->options.rights;
    const std::string json = bundle::write_manifest(*manifest);
    if (auto status = write_whole(state_->folder / "manifest.json", json); !status) return status.error();
    remove_stale(state_->folder, sink.files());

    summary.bundle_id = manifest->bundle_id;
    summary.articles = manifest->articles;
    summary.quotes = manifest->quotes;
    summary.people = manifest->people;
    summary.first = manifest->first;
    summary.last = manifest->last;
    summary.files = static_cast<std::uint32_t>(sink.files().size());
    for (const auto& [kind, bytes] : sink.bytes()) summary.bytes.emplace_back(bundle::kind_name(kind), bytes);
    summary.shard_files.assign(sink.files().begin(), sink.files().end());
    for (const bundle::SegmentEntry& segment : manifest->segments) summary.root_files.push_back(bundle::shard_file(segment.root));
    return summary;
}

}  // namespace verbatim::index
