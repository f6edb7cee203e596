#include "text/difference.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace verbatim;
using namespace verbatim::text;

namespace {

// "We will [-soon-] {+not+} build": what was taken out, and what was put in.
std::string shown(std::string_view old_text, std::string_view new_text) {
    std::string out;
    for (const Difference& one : difference(old_text, new_text)) {
        const std::string words(base::slice(one.kind == Changed::removed ? old_text : new_text, one.span));
        out += one.kind == Changed::same ? words : one.kind == Changed::removed ? "[-" + words + "-]" : "{+" + words + "+}";
    }
    return out;
}

// The new text without what was taken out, and the old words without what was put in.
void check_covers(const std::string& old_text, const std::string& new_text) {
    std::string rebuilt;
    std::size_t old_words = 0;
    for (const Difference& one : difference(old_text, new_text)) {
        if (one.kind != Changed::removed) rebuilt += base::slice(new_text, one.span);
        if (one.kind != Changed::added) {
            const std::string_view words = base::slice(one.kind == Changed::removed ? old_text : new_text, one.span);
            for (std::size_t i = 0; i < words.size(); ++i) old_words += words[i] != ' ' && (i + 1 == words.size() || words[i + 1] == ' ');
        }
    }
    CHECK(rebuilt == new_text);
    std::size_t expected = 0;
    for (std::size_t i = 0; i < old_text.size(); ++i) expected += old_text[i] != ' ' && (i + 1 == old_text.size() || old_text[i + 1] == ' ');
    CHECK(old_words == expected);
}

}  // namespace

TEST_CASE("words that were put in, taken out and replaced are told") {
    CHECK(shown("We will build the bridge.", "We will not build the bridge.") == "We will {+not +}build the bridge.");
    CHECK(shown("We will not build the bridge.", "We will build the bridge.") == "We will [-not -]build the bridge.");
    CHECK(shown("five of ten men", "six of ten men") == "[-five -]{+six +}of ten men");
    CHECK(shown("", "new") == "{+new+}");
    CHECK(shown("old", "") == "[-old-]");
    CHECK(shown("the same", "the same") == "the same");
    CHECK(shown("", "").empty());
}

TEST_CASE("another line end makes no other word, and signs without blanks are words") {
    CHECK(shown("one two", "one\n\ntwo") == "one\n\ntwo");
    CHECK(shown("市長は辞める", "市長は残る") == "市長は[-辞め-]{+残+}る");
}

TEST_CASE("the stretches cover both texts, whatever they are") {
    std::mt19937 random(7);
    const char* words[] = {"a", "b", "c", "d"};
    for (int round = 0; round < 300; ++round) {
        std::string texts[2];
        for (std::string& text : texts)
            for (auto i = random() % 30; i > 0; --i) text += std::string(text.empty() ? "" : " ") + words[random() % 4];
        check_covers(texts[0], texts[1]);
    }
}

TEST_CASE("texts that have nothing in common count as replaced, in bounded time") {
    std::string one, other;
    for (int i = 0; i < 200000; ++i) one += "a" + std::to_string(i) + " ", other += "b" + std::to_string(i) + " ";
    const auto found = difference(one, other);
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == Changed::removed);
    CHECK(found[1].kind == Changed::added);
}
