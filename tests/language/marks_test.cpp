#include "language/marks.h"

#include <doctest/doctest.h>

#include "articles.h"
#include "text/sentences.h"

using namespace verbatim;

namespace {

// The stretches found, joined by " / "; "+" after one that is left open.
std::string found(std::string_view line) {
    const std::string text = language::testing::article(line).text;
    std::string out;
    for (const language::QuotedStretch& stretch : language::find_quoted(text, text::paragraphs(text))) {
        if (!out.empty()) out += " / ";
        out += base::slice(text, stretch.inner);
        if (!stretch.closed) out += "+";
    }
    return out;
}

}  // namespace

TEST_CASE("marks of every family are paired") {
    CHECK(found("He said “one” and went.") == "one");
    CHECK(found("He said \"one\" and \"two\".") == "one / two");
    CHECK(found("He said ''one'' and ``two''.") == "one / two");
    CHECK(found("Er sagte „eins“ und »zwei«.") == "eins / zwei");
    CHECK(found("Il a dit « un » et «deux».") == "un / deux");
    CHECK(found("彼は「はい」と『本』を言った。") == "はい / 本");
    CHECK(found("Hon sade ”ett”.") == "ett");
}

TEST_CASE("glyphs of one family may close each other") {
    CHECK(found("He said “one\" and left.") == "one");
    CHECK(found("He said „one” and left.") == "one");
}

TEST_CASE("families mix within one article") {
    CHECK(found("“One,” he said.|\"Two,\" she said.|''Three,'' they said.|«Four», we said.") == "One, / Two, / Three, / Four");
}

TEST_CASE("a mark left open runs to the paragraph's end and no further") {
    CHECK(found("“One goes on.|“Two,” he said.") == "One goes on.+ / Two,");
    CHECK(found("\"One goes on.|Nothing here.|\"Two,\" he said.") == "One goes on.+ / Two,");
    CHECK(found("A stray mark ” here.|“One,” he said.") == "One,");
}

TEST_CASE("nested marks belong to the outer stretch") {
    CHECK(found("“He said ‘no’ to me,” she said.") == "He said ‘no’ to me,");
    CHECK(found("“He said “no” to me,” she said.") == "He said “no” to me,");
    CHECK(found("'He said \"no\" to me,' she said.") == "He said \"no\" to me,");
}

TEST_CASE("apostrophes and measures are not marks") {
    CHECK(found("The workers' huts aren't Anna's, it's the '90s.") == "");
    CHECK(found("The workers’ huts aren’t Anna’s.") == "");
    CHECK(found("He is 5'10\" tall and said \"no\".") == "no");
    CHECK(found("They play rock 'n' roll.") == "");
}

TEST_CASE("single marks are a house style") {
    CHECK(found("'The bridge is safe,' said Marta. 'We tested the workers' huts.'") ==
          "The bridge is safe, / We tested the workers' huts.");
    CHECK(found("‘The bridge is safe,’ said Marta’s deputy.") == "The bridge is safe,");
    CHECK(found("Kovacs: 'The bridge is safe'") == "The bridge is safe");
}

TEST_CASE("markup left in a text holds no marks") {
    CHECK(found("<a href=\"x\" title=\"y\">He</a> said \"one\".") == "one");
    CHECK(found("2 < 3 \"one\"") == "one");
}

TEST_CASE("marks around nothing are left out") {
    CHECK(found("\"\" “ ” '' '' “…”") == "");
}

TEST_CASE("a mark that was never closed ends at the next one that opens") {
    CHECK(found("He knew. \"It rains. \"It pours\", he said. \"Yes\".") == "It rains.+ / It pours / Yes");
    CHECK(found("Il dit : \"Il pleut. \"Il neige\", dit-il.") == "Il pleut.+ / Il neige");
    CHECK(found("\"He said \"no\" to me\", she said.") == "He said \"no\" to me");
}

TEST_CASE("what is left open may be closed in the next paragraph without a new mark") {
    CHECK(found("\"The bridge is safe.|It is open\", she said.") == "The bridge is safe.+ / It is open");
    CHECK(found("彼は「橋は安全だ。|「新橋」も開く」と言った。") == "橋は安全だ。+ / 「新橋」も開く");
}

TEST_CASE("apostrophes, brackets and joined letters are told from marks") {
    CHECK(found("Сім\"я каже: \"Так\".") == "Так");
    CHECK(found("Он сказал: \"Корабль (\"Заря\" - ред.) цел\".") == "Корабль (\"Заря\" - ред.) цел");
    CHECK(found("وقال بـ”العزم نفسه” أمس.") == "العزم نفسه");
    CHECK(found("Il parle de \" droits \" et de lois.") == "droits");
    CHECK(found("Il parle d'\"amis\" et de \"lois\".") == "amis / lois");
}
