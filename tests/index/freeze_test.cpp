// Writes tests/compat/v1. Not run with the others: a frozen bundle is made once for each version of the format.
//
//     build/native/tests/test_index --no-skip --test-case='freeze*'
#include <doctest/doctest.h>

#include "../compat/answers.h"
#include "built.h"

using namespace verbatim;
using namespace verbatim::index;

TEST_CASE("freeze a bundle of the present version" * doctest::skip()) {
    const std::string folder = std::string(VERBATIM_SOURCE_DIR) + "/tests/compat/v1";
    std::filesystem::remove_all(folder);
    std::vector<Invented> corpus = invent_corpus(77, 160);
    bundle::Random random(78);
    // Longer texts, so that there are enough of them for a dictionary and for pages of texts.
    for (Invented& one : corpus) one.article.text += "\n\n" + invented_text(random, 330);
    build(folder, corpus, {.title = "Frozen", .rights = "Invented; in the public domain"});
    const std::string answers = compat::answers(folder);
    std::ofstream(folder + "/answers.txt", std::ios::binary) << answers;
    CHECK(answers.find("person Anna Berg") != std::string::npos);
}
