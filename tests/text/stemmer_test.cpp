#include "text/stemmer.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim::text;

TEST_CASE("words of one stem are forms of one another, in the rules of their language") {
    const struct { const char *language, *word, *form; bool same; } cases[] = {
        {"en", "trade", "trades", true},      {"en", "trading", "traded", true},   {"en", "trade", "tradition", false},
        {"en", "happy", "happiness", true},   {"en", "sky", "skies", true},        {"en", "die", "dying", true},
        {"de", "kind", "kinder", true},       {"fr", "national", "nationale", true}, {"ru", "договор", "договора", true},
        {"es", "casa", "casas", true}, {"en", "договор", "договора", false}, {"ar", "كتاب", "الكتاب", true},
        {"en", "2024", "2024", true},
    };
    for (const auto& one : cases) {
        const auto stemmer = Stemmer::for_language(one.language);
        REQUIRE_MESSAGE(stemmer.has_value(), one.language);
        CHECK_MESSAGE(stemmer->same_word(one.word, one.form) == one.same, std::string(one.word));
        CHECK_MESSAGE(stemmer->same_word(one.form, one.word) == one.same, std::string(one.form));
    }
}

TEST_CASE("languages without rules have none, and names of rules are no languages") {
    for (const char* language : {"", "e", "th", "zh", "kk", "english", "porter", "eng"}) CHECK_FALSE(Stemmer::for_language(language));
}

TEST_CASE("every form starts with the known start, which is short of the stem's changeable end") {
    const auto english = Stemmer::for_language("en");
    CHECK(english->known_start("happiness") == "hap");
    CHECK(english->known_start("trade") == "tra");
    CHECK(english->known_start("dying") == "d");
    CHECK(english->known_start("a") == "a");
    CHECK(english->known_start("").empty());
    CHECK(Stemmer::for_language("ru")->known_start("мир") == "м");
    CHECK(Stemmer::for_language("ar")->known_start("الكتاب").empty());
}
