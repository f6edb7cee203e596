#include "names/shared_title.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace verbatim::names {
namespace {

// Of the first "and" and the name Jane Roe.
bool one_person(std::string_view text) {
    const auto words = language::read_words(text, {0, static_cast<std::uint32_t>(text.size())});
    const auto at = [&](std::string_view word) {
        const auto found = std::find_if(words.begin(), words.end(), [&](const language::Word& each) { return base::slice(text, each.span) == word; });
        return static_cast<std::size_t>(found - words.begin());
    };
    return is_within_title(text, words, at("and"), at("Jane"));
}

TEST_CASE("\"and\" inside a title joins the charges of one person") {
    for (const char* text : {"Water and Agriculture Minister Jane Roe", "the Water and Agriculture Minister Jane Roe", "Industries and Foreign Trade Deputy Minister Jane Roe",
                             "President and Finance Minister Jane Roe", "Chairwoman and Chief Executive Officer Jane Roe",
                             "Spokeswoman and Transport and Highways Minister Jane Roe"}) {
        CAPTURE(text);
        CHECK(one_person(text));
    }
}

TEST_CASE("\"and\" between two who could both speak joins no charges") {
    for (const char* text : {"the President and Finance Minister Jane Roe", "The President and Finance Minister Jane Roe", "Police and Mayor Jane Roe",
                             "Officials and Finance Minister Jane Roe", "Voters and Finance Minister Jane Roe", "Oxfam and Finance Minister Jane Roe",
                             "Water and Jane Roe", "Water and Minister Jane Roe", "Water, and Agriculture Minister Jane Roe",
                             "Water and Agriculture Minister, Jane Roe", "water and Agriculture Minister Jane Roe", "Water or Agriculture Minister Jane Roe and Jane"}) {
        CAPTURE(text);
        CHECK_FALSE(one_person(text));
    }
}

TEST_CASE("no word is looked at outside the words") {
    const std::string_view text = "Water and Agriculture Minister Jane";
    const auto words = language::read_words(text, {0, static_cast<std::uint32_t>(text.size())});
    for (std::size_t link = 0; link <= words.size() + 1; ++link) {
        for (std::size_t name = 0; name <= words.size() + 1; ++name) {
            CHECK(is_within_title(text, words, link, name) == (link == 1 && name == 4));
        }
    }
}

}  // namespace
}  // namespace verbatim::names
