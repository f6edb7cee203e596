#include "index/shard_sink.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "bundle/check.h"
#include "files/read.h"
#include "files/worker_pool.h"
#include "files/write.h"

namespace verbatim::index {

namespace {

struct Job {
    bundle::ShardKind kind;
    std::vector<std::string> parts;
    bundle::ShardRef* ref = nullptr;
    std::vector<std::uint32_t>* frames = nullptr;  // null: the shard has none
    const bundle::WriteDictionary* dictionary = nullptr;
};

// `job.frames` belongs to whoever carries the job out until its shard is done.
std::string seal(const Job& job) {
    const std::vector<std::string_view> parts(job.parts.begin(), job.parts.end());
    if (!job.frames) return bundle::seal_shard(job.kind, parts);
    bundle::FramedShard framed = bundle::framed_shard(job.kind, parts, job.dictionary);
    *job.frames = std::move(framed.sizes);
    return std::move(framed.file);
}

}  // namespace

struct ShardSink::State {
    std::string folder, earlier;
    std::mutex mutex;  // guards what stands below
    std::optional<base::Error> error;
    std::set<std::string> files;
    std::map<bundle::ShardKind, std::uint64_t> bytes;
    files::WorkerPool pool;  // last, so that its threads end before the rest goes

    State(std::string its_folder, std::string its_earlier, unsigned threads)
        : folder(std::move(its_folder)), earlier(std::move(its_earlier)), pool(threads, std::size_t{4} * threads) {}

    void put(Job job) {
        pool.submit([this, job = std::move(job)] {
            if (failed()) return;
            if (const base::Status done = carry_out(job); !done) fail(done.error());
        });
    }

    bool failed() {
        const std::lock_guard lock(mutex);
        return error.has_value();
    }
    void fail(const base::Error& reason) {
        const std::lock_guard lock(mutex);
        if (!error) error = reason;
    }

    // Seals, checks and writes; the lock is held only to note the outcome.
    base::Status carry_out(const Job& job) {
        const std::string file = seal(job);
        const bundle::ShardRef ref = bundle::ref_of(file);
        const std::string name = bundle::shard_file(ref);
        const std::vector<std::uint32_t> frames = job.frames ? *job.frames : std::vector<std::uint32_t>();
        const bundle::ReadDictionary* dictionary = job.dictionary ? &job.dictionary->reading() : nullptr;
        if (auto readable = bundle::check_shard(file, job.kind, dictionary, frames); !readable) return readable;
        {
            const std::lock_guard lock(mutex);
            *job.ref = ref;
            if (!files.insert(name).second) return base::Ok{};
            bytes[job.kind] += file.size();
        }
        if (!earlier.empty()) {
            const auto present = files::read_file_if_there(earlier + "/" + name);
            if (present && *present == file) return base::Ok{};
        }
        return files::write_new_file(folder + "/" + name, file);
    }
};

ShardSink::ShardSink(std::string folder, std::string earlier, unsigned jobs)
    : state_(std::make_unique<State>(std::move(folder), std::move(earlier), files::threads_or_cores(jobs))) {}

ShardSink::~ShardSink() = default;

void ShardSink::put(bundle::ShardKind kind, std::vector<std::string> parts, bundle::ShardRef* ref) {
    state_->put({kind, std::move(parts), ref});
}

void ShardSink::put_framed(bundle::ShardKind kind, std::vector<std::string> parts, Sealed* sealed,
                           const bundle::WriteDictionary* dictionary) {
    state_->put({kind, std::move(parts), &sealed->ref, &sealed->frames, dictionary});
}

base::Status ShardSink::drain() {
    state_->pool.wait();
    const std::lock_guard lock(state_->mutex);
    if (state_->error) return *state_->error;
    return base::Ok{};
}

void ShardSink::cancel() { state_->pool.cancel(); }

const std::set<std::string>& ShardSink::files() const { return state_->files; }
const std::map<bundle::ShardKind, std::uint64_t>& ShardSink::bytes() const { return state_->bytes; }

void FamilyWriter::add(std::string key, std::vector<std::string> parts) {
    Slot& slot = shards_.emplace_back(Slot{std::move(key), {}});
    sink_.put(kind_, std::move(parts), &slot.sealed.ref);
}

void FamilyWriter::add_framed(std::string key, std::vector<std::string> parts, const bundle::WriteDictionary* dictionary) {
    Slot& slot = shards_.emplace_back(Slot{std::move(key), {}});
    sink_.put_framed(kind_, std::move(parts), &slot.sealed, dictionary);
}

void FamilyWriter::close(std::size_t most_in_root, std::size_t page_size) {
    if (shards_.size() <= most_in_root) return;
    for (std::size_t start = 0; start < shards_.size(); start += page_size) {
        std::vector<bundle::DirectoryEntry> page;
        for (std::size_t i = start; i < std::min(start + page_size, shards_.size()); ++i)
            page.push_back({shards_[i].key, shards_[i].sealed.ref, shards_[i].sealed.frames});
        Slot& slot = pages_.emplace_back(Slot{shards_[start].key, {}});
        sink_.put(bundle::ShardKind::directory, {bundle::write_page(page)}, &slot.sealed.ref);
    }
}

bundle::FamilyTop FamilyWriter::top() const {
    bundle::FamilyTop top;
    top.present = true;
    top.depth = pages_.empty() ? 0 : 1;
    for (const Slot& slot : pages_.empty() ? shards_ : pages_) top.entries.push_back({slot.key, slot.sealed.ref, {}});
    return top;
}

}  // namespace verbatim::index
