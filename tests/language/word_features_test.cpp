#include "language/syntax/word_features.h"

#include <doctest/doctest.h>

#include <array>
#include <string_view>
#include <vector>

using namespace verbatim::language;

namespace {

SentenceFeatures features_of(const std::vector<std::string_view>& forms) {
    SentenceFeatures features;
    look_up({}, forms, features);
    return features;
}

}  // namespace

TEST_CASE("a word's parts are whole characters, in lower case, with digits as 0") {
    const WordParts parts = parts_of("Čaputová");
    CHECK(parts.lower == "čaputová");
    CHECK(parts.suffix() == "ová");
    CHECK(parts.ending() == "vá");
    CHECK(parts.prefix() == "čap");
    CHECK(parts_of("1,250").lower == "0,000");
    const WordParts small = parts_of("Є");
    CHECK(small.suffix() == "є");
    CHECK(small.prefix() == "є");
    CHECK(parts_of("").lower.empty());
}

TEST_CASE("shapes tell capitals of every script, digits, marks, hyphens, and the first word") {
    const SentenceFeatures features = features_of({"Łukasz", "Łukasz", "łukasz", "ЄС", "2025", "B-52", ",", "McDonald", "iPhone", "all-girl"});
    std::vector<std::uint32_t> shapes;
    for (const WordFeatures& word : features.words) {
        CHECK(word.shape > 0);
        CHECK(word.shape < shape_count);
        shapes.push_back(word.shape);
    }
    CHECK(shapes[0] == shapes[1] + 1);
    for (std::size_t i = 1; i < shapes.size(); ++i)
        for (std::size_t k = i + 1; k < shapes.size(); ++k) CHECK(shapes[i] != shapes[k]);
}

TEST_CASE("a sentence is told to be in title case, capitals or lower case by its longer words") {
    CHECK(features_of({"The", "captain", "thanked", "his", "crew", "."}).writing == SentenceCase::lower);
    CHECK(features_of({"Yesterday", "Captain", "Lind", "thanked", "his", "whole", "crew"}).writing == SentenceCase::plain);
    CHECK(features_of({"Captain", "Thanked", "His", "Whole", "Crew"}).writing == SentenceCase::title);
    CHECK(features_of({"CAPTAIN", "THANKED", "HIS", "WHOLE", "CREW"}).writing == SentenceCase::capitals);
    CHECK(features_of({"He", "did"}).writing == SentenceCase::plain);
}

TEST_CASE("a vocabulary numbers what it holds and nothing else") {
    const std::array<std::string_view, 3> words{"said", "the", "mayor"};
    std::vector<std::uint32_t> hashes;
    for (const std::string_view word : words) hashes.push_back(Vocabulary::hash_of(word));
    hashes.push_back(hashes.front());
    const Vocabulary vocabulary(hashes);
    for (std::uint32_t i = 0; i < words.size(); ++i) CHECK(vocabulary.number(words[i]) == Vocabulary::first + i);
    CHECK(vocabulary.number("bridge") == Vocabulary::unknown);
    CHECK(Vocabulary().number("said") == Vocabulary::unknown);
}
