#include "quotes/cues/saying.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "articles.h"
#include "quotes/analyze.h"

using namespace verbatim;

namespace {

// The words that are quoted, or told to be unsaid between marks, one after the other.
std::string said_in(std::string_view line, std::string_view language = "en") {
    const corpus::Article article = language::testing::article(line, language);
    const quotes::Analysis analysis = quotes::analyze(article);
    std::string out;
    for (const quotes::Quote& quote : analysis.quotes) out += quotes::words_of(article.text, quote) + " ";
    for (const quotes::QuotedMatter& matter : analysis.other)
        if (matter.kind == quotes::OtherKind::unsaid) out += "[" + std::string(base::slice(article.text, matter.span)) + "] ";
    if (!out.empty()) out.pop_back();
    return out;
}

}  // namespace

TEST_CASE("what was not said is no quotation") {
    CHECK(said_in("Title|Mayor Mara Lind never said the bridge was safe.").empty());
    CHECK(said_in("Title|Mayor Mara Lind did not say that the bridge was safe.").empty());
    CHECK(said_in("Title|At no point did Mayor Mara Lind say that the bridge was safe.").empty());
    CHECK(said_in("Title|Nobody in the council said that the bridge was safe.").empty());
    CHECK(said_in("Title|Mayor Mara Lind left without saying that the bridge was safe.").empty());
    CHECK(said_in("Title|But not everyone agrees that the bridge is safe.").empty());
    CHECK(said_in("Title|Mayor Mara Lind said nothing about the bridge.").empty());
    CHECK(said_in("Title|Mayor Mara Lind said that the bridge was not safe.") == "that the bridge was not safe");
    CHECK(said_in("Title|Mayor Mara Lind not only said that the bridge was safe.") == "that the bridge was safe");
}

TEST_CASE("what is refused, possible, planned, asked or depends on something is no quotation") {
    CHECK(said_in("Title|Mayor Mara Lind refused to say whether the bridge was safe.").empty());
    CHECK(said_in("Title|Mayor Mara Lind declined to say whether the bridge was safe.").empty());
    CHECK(said_in("Title|Mayor Mara Lind declined on Monday to say whether the bridge was safe.").empty());
    CHECK(said_in("Title|Mayor Mara Lind declined to call the closure “a disaster for the town”.") == "[a disaster for the town]");
    CHECK(said_in("Title|Mayor Mara Lind stopped short of calling the bridge unsafe.").empty());
    CHECK(said_in("Title|Critics may argue that the bridge was never safe.").empty());
    CHECK(said_in("Title|Mayor Mara Lind is expected to announce that the bridge is safe.").empty());
    CHECK(said_in("Title|If Mayor Mara Lind says that the bridge is safe, it opens.").empty());
    CHECK(said_in("Title|Did Mayor Mara Lind say that the bridge was safe?").empty());
    CHECK(said_in("Title|Mayor Mara Lind went on to say that the bridge was safe.") == "that the bridge was safe");
    CHECK(said_in("Title|Mayor Mara Lind would later say that the bridge was safe.") == "that the bridge was safe");
    CHECK(said_in("Title|Mayor Mara Lind said that the bridge could open if it was safe.") == "that the bridge could open if it was safe");
}

TEST_CASE("marks around what was not said are matter of the kind unsaid") {
    CHECK(said_in("Title|Mayor Mara Lind did not say, “The bridge is safe.”") == "[The bridge is safe.]");
    CHECK(said_in("Title|Did Mayor Mara Lind say, “Close the bridge”?") == "[Close the bridge]");
    CHECK(said_in("Title|A rule for the market: never say “how much?” first.") == "[how much?]");
    CHECK(said_in("Title|“The bridge is safe,” Mayor Mara Lind said.") == "The bridge is safe,");
}

TEST_CASE("what looks unsaid and was said is a quotation") {
    CHECK(said_in("Title|The clinic offers vaccines at no cost to residents, Mara Lind said.") == "The clinic offers vaccines at no cost to residents");
    CHECK(said_in("Title|Mayor Mara Lind said nothing had been decided.") == "nothing had been decided");
    CHECK(said_in("Title|May said that the bridge was safe.") == "that the bridge was safe");
    CHECK(said_in("Title|No fewer than three ministers said that the bridge was safe.") == "that the bridge was safe");
    CHECK(said_in("Title|Mayor Mara Lind was forced to admit that the figures were wrong.") == "that the figures were wrong");
    CHECK(said_in("Title|Mayor Mara Lind did not hesitate to say that the figures were wrong.") == "that the figures were wrong");
    CHECK(said_in("Title|Police can confirm that the bridge is closed.") == "that the bridge is closed");
    CHECK(said_in("Title|Mayor Mara Lind said that she would offer “a prayer” for the bridge.") == "that she would offer “a prayer” for the bridge");
}

TEST_CASE("a condition, a denial of saying and a question are seen through what stands between") {
    CHECK(said_in("Title|If the mayor comes and says that the bridge is safe, it opens.").empty());
    CHECK(said_in("Title|Mayor Mara Lind denied ever saying that the bridge was safe.") != "that the bridge was safe");
    CHECK(said_in("Title|When did the mayor say that the bridge was safe?").empty());
    CHECK(said_in("Title|The company has yet to say that it will close the mine.").empty());
}

TEST_CASE("other languages say so with words of their own") {
    CHECK(said_in("Titel|Der Minister Jens Lind sagte nicht, dass die Brücke sicher ist.", "de").empty());
    CHECK(said_in("Titre|Le ministre, Jean Lind, n'a pas dit que le pont fermerait.", "fr").empty());
    CHECK(said_in("Título|O ministro João Lima não disse que a ponte fecharia.", "pt").empty());
    CHECK(said_in("Título|O ministro João Lima disse que a ponte fecharia.", "pt") == "que a ponte fecharia");
    CHECK(said_in("T|Le maire pourrait annoncer que le pont rouvrira.", "fr").empty());
    CHECK(said_in("T|Niemand sagte, die Brücke sei sicher.", "de").empty());
    CHECK(said_in("T|El alcalde Pedro Lagos no dijo que la carretera abriría.", "es").empty());
    CHECK(said_in("T|Nadie dijo que la carretera abriría.", "es").empty());
    CHECK(said_in("T|Губернатор Павел Громов не говорил, что завод продадут.", "ru").empty());
    CHECK(said_in("T|Павел Громов не сказал «завод закрыт».", "ru") == "[завод закрыт]");
    CHECK(said_in("T|Речниця Олена Сова не казала, що завод продадуть.", "uk").empty());
    CHECK(said_in("T|Якщо Олена Сова скаже, що завод продадуть, люди підуть.", "uk").empty());
    CHECK(said_in("T|لم يقل الوزير سالم الهاشمي إن الجسر آمن.", "ar").empty());
    CHECK(said_in("T|市长王大明没有说“桥是安全的”。", "zh") == "[桥是安全的]");
    CHECK(said_in("T|市长王大明将宣布，大桥明天通车。", "zh").empty());
    CHECK(said_in("T|木村市長は「橋は安全だ」とは言わなかった。", "ja") == "[橋は安全だ]");
    CHECK(said_in("T|木村市長は橋は安全だと言わなかった。", "ja").empty());
}
