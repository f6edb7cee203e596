#include "files/worker_pool.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace verbatim::files {

struct WorkerPool::State {
    std::mutex mutex;
    std::condition_variable has_task, has_room, is_idle;
    std::deque<std::function<void()>> queue;
    std::size_t most_queued = 1;
    unsigned running = 0;
    bool ending = false;
    std::vector<std::thread> threads;

    bool idle() const { return running == 0 && queue.empty(); }

    void work() {
        std::unique_lock lock(mutex);
        while (true) {
            has_task.wait(lock, [&] { return ending || !queue.empty(); });
            if (queue.empty()) return;
            std::function<void()> task = std::move(queue.front());
            queue.pop_front();
            ++running;
            has_room.notify_one();
            lock.unlock();
            task();
            task = nullptr;  // what it holds goes before the pool counts as idle
            lock.lock();
            --running;
            if (idle()) is_idle.notify_all();
        }
    }
};

WorkerPool::WorkerPool(unsigned threads, std::size_t most_queued) : state_(std::make_unique<State>()) {
    state_->most_queued = std::max<std::size_t>(1, most_queued);
    for (unsigned i = 0; has_threads && i < threads_or_cores(threads); ++i) {
        try {
            state_->threads.emplace_back([state = state_.get()] { state->work(); });
        } catch (const std::system_error&) {
            break;
        }
    }
}

WorkerPool::~WorkerPool() {
    cancel();
    {
        const std::lock_guard lock(state_->mutex);
        state_->ending = true;
    }
    state_->has_task.notify_all();
    for (std::thread& thread : state_->threads) thread.join();
}

void WorkerPool::submit(std::function<void()> task) {
    if (state_->threads.empty()) return task();
    std::unique_lock lock(state_->mutex);
    state_->has_room.wait(lock, [&] { return state_->queue.size() < state_->most_queued; });
    state_->queue.push_back(std::move(task));
    state_->has_task.notify_one();
}

void WorkerPool::wait() {
    std::unique_lock lock(state_->mutex);
    state_->is_idle.wait(lock, [&] { return state_->idle(); });
}

void WorkerPool::cancel() {
    std::unique_lock lock(state_->mutex);
    state_->queue.clear();
    state_->has_room.notify_all();
    state_->is_idle.wait(lock, [&] { return state_->idle(); });
}

unsigned threads_or_cores(unsigned threads) { return threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency()); }

}  // namespace verbatim::files
