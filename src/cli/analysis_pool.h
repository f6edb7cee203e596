// Analyses articles on several threads and hands them on in the order in which they came.
//
// Reading is one thread's work (the caller's), analysing is shared out, handing on is the caller's again, so that what is built does
// not depend on the number of threads. At most a few articles a thread are held at a time: memory does not grow with the corpus.
#pragma once

#include <functional>
#include <memory>

#include "corpus/article.h"
#include "quotes/analyze.h"

namespace verbatim::cli {

struct AnalysedArticle {
    corpus::Article article;
    quotes::Analysis analysis;
};

class AnalysisPool {
  public:
    using Sink = std::function<void(AnalysedArticle&&)>;

    using Analyse = std::function<quotes::Analysis(const corpus::Article&)>;

    // `jobs` threads, 0 for as many as there are cores. `analyse` is called from any of them. `sink` is called from add() and finish() only, on the caller's thread.
    AnalysisPool(unsigned jobs, Analyse analyse, Sink sink);
    ~AnalysisPool();  // threads end; what was not handed on by finish() is dropped

    void add(corpus::Article&& article);
    // Waits until all articles have been handed on.
    void finish();

  private:
    struct Shared;
    void hand_on(std::size_t most_waiting);
    std::unique_ptr<Shared> shared_;
};

}  // namespace verbatim::cli
