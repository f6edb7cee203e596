#include "cli/analysis_pool.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace verbatim::cli {
namespace {

constexpr std::size_t articles_a_thread = 16;

struct Job {
    AnalysedArticle work;
    bool done = false;
};

}  // namespace

struct AnalysisPool::Shared {
    Sink sink;
    std::size_t most_waiting = 0;

    std::mutex mutex;
    std::condition_variable job_added, job_done;
    std::deque<std::shared_ptr<Job>> in_order;  // all that were not handed on
    std::deque<std::shared_ptr<Job>> to_do;     // those that no thread has taken
    bool ending = false;
    std::vector<std::thread> threads;

    void work() {
        std::unique_lock lock(mutex);
        for (;;) {
            job_added.wait(lock, [this] { return ending || !to_do.empty(); });
            if (ending) return;
            const std::shared_ptr<Job> job = std::move(to_do.front());
            to_do.pop_front();
            lock.unlock();
            job->work.analysis = quotes::analyze(job->work.article);
            lock.lock();
            job->done = true;
            job_done.notify_one();
        }
    }
};

AnalysisPool::AnalysisPool(unsigned jobs, Sink sink) : shared_(std::make_unique<Shared>()) {
    const unsigned threads = jobs != 0 ? jobs : std::max(1u, std::thread::hardware_concurrency());
    shared_->sink = std::move(sink);
    shared_->most_waiting = threads * articles_a_thread;
    for (unsigned i = 0; i < threads; ++i) shared_->threads.emplace_back([shared = shared_.get()] { shared->work(); });
}

AnalysisPool::~AnalysisPool() {
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->ending = true;
    }
    shared_->job_added.notify_all();
    for (std::thread& thread : shared_->threads) thread.join();
}

void AnalysisPool::add(corpus::Article&& article) {
    auto job = std::make_shared<Job>();
    job->work.article = std::move(article);
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->in_order.push_back(job);
        shared_->to_do.push_back(std::move(job));
    }
    shared_->job_added.notify_one();
    hand_on(shared_->most_waiting);
}

void AnalysisPool::finish() { hand_on(0); }

// Hands on what is ready at the front; waits for it while more than `most_waiting` articles are held.
void AnalysisPool::hand_on(std::size_t most_waiting) {
    std::unique_lock lock(shared_->mutex);
    while (!shared_->in_order.empty()) {
        const std::shared_ptr<Job> next = shared_->in_order.front();
        if (!next->done) {
            if (shared_->in_order.size() <= most_waiting) return;
            shared_->job_done.wait(lock, [&next] { return next->done; });
        }
        shared_->in_order.pop_front();
        lock.unlock();
        shared_->sink(std::move(next->work));
        lock.lock();
    }
}

}  // namespace verbatim::cli
