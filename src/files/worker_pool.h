// Threads that carry out tasks in the order in which they were given.
//
// Several may run at a time, so tasks that belong together note their results by place and not by time.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace verbatim::files {

class WorkerPool {
  public:
    // `threads` of them, 0 for as many as there are cores. submit() waits while `most_queued` tasks are not begun, so memory
    // stays bounded. Where the system gives fewer threads, the pool works with those; where it gives none, submit() carries the task out.
    WorkerPool(unsigned threads, std::size_t most_queued);
    // Drops what is not begun and waits for what is.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // Requires: tasks throw nothing.
    void submit(std::function<void()> task);
    // Waits until all tasks are done.
    void wait();
    // Drops what is not begun and waits for what is. What the dropped tasks point at may go after that.
    void cancel();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// What 0 threads stand for: one a core.
unsigned threads_or_cores(unsigned threads);

// Whether there are threads at all: WebAssembly in node has none here. A future whose thread could not be made would be waited for in vain there.
#ifdef __EMSCRIPTEN__
inline constexpr bool has_threads = false;
#else
inline constexpr bool has_threads = true;
#endif

}  // namespace verbatim::files
