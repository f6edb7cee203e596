#include "text/set_words.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::text;

namespace {

std::string in_marks_of(std::string_view words) { return set_in_marks(words).text; }

}  // namespace

TEST_CASE("double marks within marks become single ones, and double again within those") {
    CHECK(in_marks_of("They call it “the cut” here.") == "“They call it ‘the cut’ here.”");
    CHECK(in_marks_of("They call it \"the cut\" here.") == "“They call it ‘the cut’ here.”");
    CHECK(in_marks_of("\"No\" is no answer, and \"yes\" is none.") == "“‘No’ is no answer, and ‘yes’ is none.”");
    CHECK(in_marks_of("Es heißt „Schnitt“ hier.") == "“Es heißt ‘Schnitt’ hier.”");
    CHECK(in_marks_of("Es heißt »Schnitt« hier.") == "“Es heißt ‘Schnitt’ hier.”");
    CHECK(in_marks_of("On dit « la coupe » ici.") == "“On dit ‘la coupe’ ici.”");
    CHECK(in_marks_of("Man säger ”snitt” här.") == "“Man säger ‘snitt’ här.”");
    CHECK(in_marks_of("He said “she said “no” to me” then.") == "“He said ‘she said “no” to me’ then.”");
    CHECK(in_marks_of("(“one”) and — “two”") == "“(‘one’) and — ‘two’”");
    CHECK(in_marks_of("It isn't the 'cut'.") == "“It isn't the 'cut'.”");
    CHECK(in_marks_of("") == "“”");
}

TEST_CASE("a mark without its other half stays as it is") {
    CHECK(in_marks_of("a 5\" pipe") == "“a 5\" pipe”");
    CHECK(in_marks_of("a 5\" pipe called \"Big\"") == "“a 5\" pipe called ‘Big’”");
    CHECK(in_marks_of("first” and “second") == "“first” and “second”");
    CHECK(in_marks_of("We “agree") == "“We “agree”");
    CHECK(in_marks_of("We “agree, “mostly”") == "“We “agree, ‘mostly’”");
    CHECK(in_marks_of("\"") == "“\"”");
    CHECK(in_marks_of("»« »« \" ” “") .size() > 0);
    std::string many;
    for (int i = 0; i < 20000; ++i) many += i % 3 == 0 ? "“" : i % 3 == 1 ? "„ " : "« ";
    CHECK(in_marks_of(many + "”").size() > many.size() / 2);
}

TEST_CASE("a line end is a blank, and the mark that opens a further paragraph is left out") {
    CHECK(in_marks_of("We waited.\n\n“Nobody came.") == "“We waited. Nobody came.”");
    CHECK(in_marks_of("We waited.\n\n\"Nobody came.") == "“We waited. Nobody came.”");
    CHECK(in_marks_of("We waited.\n\n“Nobody” came.") == "“We waited. ‘Nobody’ came.”");
    CHECK(in_marks_of("one \n two\n") == "“one two”");
    CHECK(set_without_marks("one\n\n“two” \"three\"\n").text == "one “two” \"three\"");
    CHECK(set_without_marks("\n\n").text == "");
}

TEST_CASE("stretches of the words are found where they now stand") {
    const std::string words = "“Trade”, and « trade »\n\nand \"trade\" and trade";
    const SetWords set = set_in_marks(words);
    CHECK(set.text == "“‘Trade’, and ‘trade’ and ‘trade’ and trade”");
    for (std::size_t at = words.find("rade"); at != words.npos; at = words.find("rade", at + 1)) {
        const auto start = static_cast<std::uint32_t>(at);
        CHECK(base::slice(set.text, set.place({start, start + 4})) == "rade");
    }
    const SetWords plain = set_without_marks("trade\n\ntrade");
    CHECK(base::slice(plain.text, plain.place({7, 12})) == "trade");
    CHECK(base::slice(plain.text, plain.place({0, 5})) == "trade");
}
