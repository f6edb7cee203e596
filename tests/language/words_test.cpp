#include "language/words.h"

#include <doctest/doctest.h>

#include <string>

namespace verbatim::language {
namespace {

// The words, a blank between them; ' marks a possessive, | a mark before the word.
std::string shown(std::string_view text) {
    std::string all;
    for (const Word& word : read_words(text, {0, static_cast<std::uint32_t>(text.size())})) {
        if (!all.empty()) all += word.gap == 0 ? " " : "|";
        all += base::slice(text, word.span);
        if (word.possessive) all += "'";
    }
    return all;
}

TEST_CASE("words keep what belongs to a name") {
    const std::pair<std::string, std::string> cases[] = {
        {"Kassym-Jomart Tokayev said", "Kassym-Jomart Tokayev said"},
        {"Trump’s tower and Democrats’ plans", "Trump' tower and Democrats'|plans"},
        {"O’Neill, J.K. Rowling", "O’Neill|J.K. Rowling"},
        {"Mr. John F. Kerry of the U.S. spoke.", "Mr. John F. Kerry of the U.S. spoke"},
        {"the end. Then", "the end|Then"},
        {"AT&T paid", "AT|T paid"},
        {"", ""},
        {"“’”", ""},
    };
    for (const auto& [text, expected] : cases) CHECK(shown(text) == expected);
}

TEST_CASE("a word's shape tells names from words") {
    const std::string text = "Obama said NATO and J. al-Assad 59 pro-Russian Қасым привет 北京";
    const Shape shapes[] = {Shape::capital, Shape::lower, Shape::capitals, Shape::lower, Shape::initial, Shape::capital,
                            Shape::number, Shape::lower, Shape::capital, Shape::lower, Shape::caseless};
    const auto words = read_words(text, {0, static_cast<std::uint32_t>(text.size())});
    REQUIRE(words.size() == std::size(shapes));
    for (std::size_t i = 0; i < words.size(); ++i) CHECK_MESSAGE(words[i].shape == shapes[i], base::slice(text, words[i].span));
}

TEST_CASE("words are read from a part of the text without looking past it") {
    const std::string text = "President Obama spoke";
    const auto words = read_words(text, {10, 13});
    REQUIRE(words.size() == 1);
    CHECK(base::slice(text, words[0].span) == "Oba");
    CHECK(read_words(text, {5, 5}).empty());
    CHECK(read_words(text, {90, 99}).empty());
}

}  // namespace
}  // namespace verbatim::language
