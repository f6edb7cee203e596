#include "language/lexicon.h"

#include <doctest/doctest.h>

using namespace verbatim;
using language::Lexicon;
using language::WordClass;
using language::WordInfo;

TEST_CASE("a form leads to its lemma") {
    const Lexicon& english = Lexicon::of("en");
    const WordInfo said = english.look_up("said");
    REQUIRE(said.cue != 0);
    CHECK(english.cue(said.cue).lemma == "say");
    CHECK(english.cue(said.cue).inverts);
    CHECK(english.cue(said.cue).takes_clause);
    CHECK(said.forms == (language::past | language::participle));
    CHECK(english.look_up("telling").forms == language::gerund);
    CHECK(english.cue(english.look_up("told").cue).names_hearer);
}

TEST_CASE("closed classes overlap where words do") {
    const WordInfo that = Lexicon::of("en").look_up("that");
    CHECK(that.is(WordClass::determiner));
    CHECK(that.is(WordClass::relative));
    CHECK(that.is(WordClass::subordinator));
    CHECK_FALSE(that.is(WordClass::preposition));
}

TEST_CASE("thinking is a cue but no speech") {
    const Lexicon& english = Lexicon::of("en");
    CHECK_FALSE(english.cue(english.look_up("thinks").cue).speech);
    CHECK(english.cue(english.look_up("warned").cue).speech);
}

TEST_CASE("languages have their own words, and an unknown language has none") {
    const Lexicon& german = Lexicon::of("de");
    CHECK(german.cue(german.look_up("sagte").cue).lemma == "sagen");
    CHECK(Lexicon::of("ru").look_up("сказал").cue != 0);
    CHECK(Lexicon::of("fr").look_up("affirme").cue != 0);
    CHECK(Lexicon::of("es").look_up("dijo").cue != 0);
    CHECK(Lexicon::of("pt").look_up("disse").cue != 0);
    CHECK(Lexicon::of("pt").look_up("dito").forms == language::participle);
    CHECK(Lexicon::of("pt").look_up("-").cue == 0);
    CHECK(Lexicon::of("ta").empty());
    CHECK(Lexicon::of("").look_up("said").cue != 0);
}

TEST_CASE("lower case covers all scripts, and Arabic loses what writers leave out") {
    std::string out;
    language::lower_into("Straße ÄRGER Сказал", out);
    CHECK(out == "straße ärger сказал");
    language::lower_into("Їжак ŠTĚSTÍ", out);
    CHECK(out == "їжак štěstí");
    language::lower_into("أكَّد إنّ", out);
    CHECK(out == "اكد ان");
}
