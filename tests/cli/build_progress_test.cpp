#include "cli/build_progress.h"

#include <doctest/doctest.h>

#include <chrono>

namespace verbatim::cli {
namespace {

using std::chrono::milliseconds;
using Phase = BuildStage::Phase;

TEST_CASE("progress tells what is done and how much time is left") {
    struct Case {
        BuildStage stage;
        int elapsed;
        const char* text;
    };
    for (const Case& c : {Case{{Phase::reading, 500, 1'000, "", 1'240, 1}, 1'800, "reading: 1,240 articles, 1 quotation, 9 %, about 18 s left"},
                          Case{{Phase::reading, 500, 1'000, "", 1, 20}, 18'000, "reading: 1 article, 20 quotations, 9 %, about 4 min left"},
                          Case{{Phase::reading, 500, 1'000, "", 1, 20}, 900, "reading: 1 article, 20 quotations, 9 %"},  // too early to say
                          Case{{Phase::reading, 0, 0, "", 0, 0}, 9'000, "reading: 0 articles, 0 quotations, 0 %"},
                          Case{{Phase::reading, 3, 2, "", 2, 2}, 18'000, "reading: 2 articles, 2 quotations, 18 %, about 2 min left"},  // a file grew
                          Case{{Phase::indexing, 500, 1'000, "articles", 2, 2}, 4'700, "indexing: 2 articles, 2 quotations, 47 %, about 5 s left"},
                          Case{{Phase::publishing, 0, 1'000, "", 2, 2}, 1'000, "publishing: 2 articles, 2 quotations, 92 %, about 1 s left"}}) {
        CHECK(progress_text(c.stage, milliseconds(c.elapsed)) == c.text);
    }
}

TEST_CASE("progress never goes back from step to step") {
    int before = -1;
    for (const BuildStage& stage : {BuildStage{Phase::reading, 0, 10, "", 0, 0}, BuildStage{Phase::reading, 10, 10, "", 0, 0}, BuildStage{Phase::indexing, 0, 1'000, "names", 0, 0},
                                    BuildStage{Phase::indexing, 1'000, 1'000, "names", 0, 0}, BuildStage{Phase::indexing, 0, 1'000, "articles", 0, 0},
                                    BuildStage{Phase::indexing, 1'000, 1'000, "articles", 0, 0}, BuildStage{Phase::indexing, 0, 1'000, "index", 0, 0},
                                    BuildStage{Phase::publishing, 0, 1'000, "", 0, 0}}) {
        const std::string text = progress_text(stage, milliseconds(0));
        const int percent = std::stoi(text.substr(text.rfind(", ") + 2));
        CHECK(percent >= before);
        before = percent;
    }
    CHECK(before == 92);
}

}  // namespace
}  // namespace verbatim::cli
