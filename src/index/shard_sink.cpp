#include "index/shard_sink.h"

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <thread>

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
    std::string folder;
    std::vector<std::thread> threads;
    std::mutex mutex;
    std::condition_variable has_work, has_room, is_idle;
    std::deque<Job> queue;
    std::size_t most_queued = 0;
    unsigned working = 0;
    bool closing = false;
    std::optional<base::Error> error;
    std::set<std::string> files;
    std::map<bundle::ShardKind, std::uint64_t> bytes;

    void put(Job job) {
        std::unique_lock lock(mutex);
        has_room.wait(lock, [&] { return queue.size() < most_queued; });
        queue.push_back(std::move(job));
        has_work.notify_one();
    }

    // Seals and writes; the lock is held only to note the outcome.
    void carry_out(const Job& job) {
        const std::string file = seal(job);
        const bundle::ShardRef ref = bundle::ref_of(file);
        const std::string name = bundle::shard_file(ref);
        std::unique_lock lock(mutex);
        *job.ref = ref;
        if (!files.insert(name).second) return;
        bytes[job.kind] += file.size();
        lock.unlock();
        std::ofstream out(std::filesystem::path(folder) / name, std::ios::binary);
        out.write(file.data(), static_cast<std::streamsize>(file.size()));
        out.close();
        if (out) return;
        lock.lock();
        if (!error) error = base::Error{folder + "/" + name, "a file that cannot be written", "room and permission", ""};
    }

    void work() {
        std::unique_lock lock(mutex);
        while (true) {
            has_work.wait(lock, [&] { return closing || !queue.empty(); });
            if (queue.empty()) return;
            Job job = std::move(queue.front());
            queue.pop_front();
            ++working;
            has_room.notify_one();
            lock.unlock();
            carry_out(job);
            lock.lock();
            --working;
            if (working == 0 && queue.empty()) is_idle.notify_all();
        }
    }
};

ShardSink::ShardSink(std::string folder, unsigned jobs) : state_(std::make_unique<State>()) {
    if (jobs == 0) jobs = std::max(1u, std::thread::hardware_concurrency());
    state_->folder = std::move(folder);
    state_->most_queued = std::size_t{4} * jobs;
    for (unsigned i = 0; i < jobs; ++i) state_->threads.emplace_back([state = state_.get()] { state->work(); });
}

ShardSink::~ShardSink() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->closing = true;
    }
    state_->has_work.notify_all();
    for (std::thread& thread : state_->threads) thread.join();
}

void ShardSink::put(bundle::ShardKind kind, std::vector<std::string> parts, bundle::ShardRef* ref) {
    state_->put({kind, std::move(parts), ref});
}

void ShardSink::put_framed(bundle::ShardKind kind, std::vector<std::string> parts, Sealed* sealed,
                           const bundle::WriteDictionary* dictionary) {
    state_->put({kind, std::move(parts), &sealed->ref, &sealed->frames, dictionary});
}

base::Status ShardSink::drain() {
    std::unique_lock lock(state_->mutex);
    state_->is_idle.wait(lock, [&] { return state_->working == 0 && state_->queue.empty(); });
    if (state_->error) return *state_->error;
    return base::Ok{};
}

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
