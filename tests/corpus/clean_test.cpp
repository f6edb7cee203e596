#include "corpus/clean.h"

#include <doctest/doctest.h>

#include "read_folder.h"

using namespace verbatim;

namespace {

std::string cleaned(std::string text) {
    corpus::Record record;
    record.text = std::move(text);
    corpus::clean(record);
    return record.text;
}

std::string mended(std::string text) {
    corpus::undo_mojibake(text);
    return text;
}

}  // namespace

TEST_CASE("entities in a JSON field are read as what they stand for, and that is said") {
    const auto found = testing::read_file(
        "a.jsonl", R"({"title": "Nadia&#8217;s well runs dry", "text": "The well is deep. &#8220;We have carried water since May,&#8221; said Nadia Brook.&nbsp;The town sent a lorry &amp; two tanks."})");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "Nadia’s well runs dry");
    CHECK(found.articles[0].text == "The well is deep. “We have carried water since May,” said Nadia Brook. The town sent a lorry & two tanks.");
    CHECK(found.messages().find("entities or tags in the title (“Nadia&#8217;s well runs dry”)") != std::string::npos);
    CHECK(found.messages().find("entities or tags in the text") != std::string::npos);
}

TEST_CASE("a less-than sign and an ampersand in prose stay") { CHECK(cleaned("Profits at M&S fell to < 3 %, said A & B.") == "Profits at M&S fell to < 3 %, said A & B."); }

TEST_CASE("a name between brackets is no tag") { CHECK(cleaned("It will acquire the <Maione-Hirschberg Cos Inc> and others.") == "It will acquire the <Maione-Hirschberg Cos Inc> and others."); }

TEST_CASE("characters that nobody sees go, and ligatures come apart") {
    CHECK(cleaned("An un\u00ADbe\u00ADliev\u00ADable day\u200B.") == "An unbelievable day.");
    CHECK(cleaned("The scientiﬁc crew left the oﬃce.") == "The scientific crew left the office.");
    CHECK(cleaned("ویژگی\u200Cهای مختلف") == "ویژگی\u200Cهای مختلف");  // Persian needs its non-joiners
    CHECK(cleaned("ไทย\u200Bเมือง") == "ไทย\u200Bเมือง");            // and Thai what parts its words
}

TEST_CASE("UTF-8 that was read as Windows-1252 is turned back, and nothing else is") {
    CHECK(mended("companyâ€™s debt") == "company’s debt");
    CHECK(mended("Itâ\u0080\u0099s") == "It’s");
    CHECK(mended("cafÃ© crÃ¨me") == "café crème");
    CHECK(mended("“Le CAFÉ”, il a dit: «CAFÉ»") == "“Le CAFÉ”, il a dit: «CAFÉ»");
    CHECK(mended("São Paulo, Ångström, Îles d’Or") == "São Paulo, Ångström, Îles d’Or");
}

TEST_CASE("a paragraph that stands twice in a row, advertisements' marks and links to other pieces go") {
    const std::string paragraph = "A paragraph that is long enough to be one of its own, with a verb and a full stop at its end.";
    CHECK(cleaned(paragraph + "\n\n" + paragraph + "\n\nPublicidade\n\nThe end is near, she said.\n\nLeia mais: Another story\n") .find(paragraph + "\n\n" + paragraph) == std::string::npos);
    const std::string text = cleaned("He spoke.\n\nAdvertisement\n\nShe answered.\n\nRead more: Other news\n");
    CHECK(text.find("Advertisement") == std::string::npos);
    CHECK(text.find("Read more") == std::string::npos);
    CHECK(text.find("She answered.") != std::string::npos);
    CHECK(cleaned("Read more than one book a year, she said, and nobody will ever call you a fool again.") == "Read more than one book a year, she said, and nobody will ever call you a fool again.");
}

TEST_CASE("a tag that never closes takes no words along") {
    CHECK(cleaned("<p>The ferry was late.</p><p>He wrote <a href=x and went home.</p><p>Nobody came.</p>").find("and went home") != std::string::npos);
    CHECK(cleaned("The ferry <b was late, and nobody came.") == "The ferry <b was late, and nobody came.");
    CHECK(cleaned("<p title=\"a < b\">The ferry was late.</p>") == "The ferry was late.");
}
