#include "cli/analysis_pool.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

#include "files/worker_pool.h"

namespace verbatim::cli {
namespace {

constexpr std::size_t articles_a_thread = 16;

struct Job {
    AnalysedArticle work;
    bool done = false;
};

}  // namespace

struct AnalysisPool::Shared {
    Analyse analyse_article;
    Sink sink;
    std::size_t most_waiting = 0;

    std::mutex mutex;
    std::condition_variable job_done;
    std::deque<std::shared_ptr<Job>> in_order;  // all that were not handed on
    files::WorkerPool pool;  // last, so that its threads end before the rest goes

    Shared(Analyse its_analyse, Sink its_sink, unsigned threads)
        : analyse_article(std::move(its_analyse)), sink(std::move(its_sink)), most_waiting(threads * articles_a_thread), pool(threads, most_waiting + 1) {}

    void analyse(Job& job) {
        job.work.analysis = analyse_article(job.work.article);
        const std::lock_guard lock(mutex);
        job.done = true;
        job_done.notify_one();
    }
};

AnalysisPool::AnalysisPool(unsigned jobs, Analyse analyse, Sink sink)
    : shared_(std::make_unique<Shared>(std::move(analyse), std::move(sink), files::threads_or_cores(jobs))) {}

AnalysisPool::~AnalysisPool() = default;

void AnalysisPool::add(corpus::Article&& article) {
    auto job = std::make_shared<Job>();
    job->work.article = std::move(article);
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->in_order.push_back(job);
    }
    shared_->pool.submit([shared = shared_.get(), job] { shared->analyse(*job); });
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
