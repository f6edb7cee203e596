#include "files/worker_pool.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

using namespace verbatim;

TEST_CASE("all tasks are done, with any number of threads and any room to queue") {
    for (const unsigned threads : {1u, 2u, 7u}) {
        for (const std::size_t room : {1u, 3u, 1000u}) {
            std::vector<int> done(500, 0);
            files::WorkerPool pool(threads, room);
            for (std::size_t i = 0; i < done.size(); ++i) pool.submit([&done, i] { done[i] = 1; });
            pool.wait();
            CHECK(std::count(done.begin(), done.end(), 1) == 500);
        }
    }
}

TEST_CASE("cancelling drops what is not begun and waits for what is") {
    std::mutex mutex;
    std::condition_variable changed;
    bool begun = false, may_end = false;
    std::atomic<int> others = 0;
    bool ended = false;
    files::WorkerPool pool(1, 100);
    pool.submit([&] {
        std::unique_lock lock(mutex);
        begun = true;
        changed.notify_all();
        changed.wait(lock, [&] { return may_end; });
        ended = true;
    });
    for (int i = 0; i < 50; ++i) pool.submit([&] { ++others; });
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return begun; });
        may_end = true;
        // The one task holds the mutex's turn until cancel() has emptied the queue or not: both orders are right, but
        // nothing runs after cancel().
    }
    changed.notify_all();
    pool.cancel();
    CHECK(ended);
    const int after = others;
    pool.wait();
    CHECK(others == after);
    pool.submit([&] { others = -1; });
    pool.wait();
    CHECK(others == -1);
}
