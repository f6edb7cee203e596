#include "quotes/cues/saying.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "articles.h"
#include "quotes/analyze.h"

using namespace verbatim;

namespace {

// The words that are quoted, or told to be unsaid between marks, one after the other.
std::string said_in(std::string_view line) {
    const corpus::Article article = language::testing::article(line);
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
    CHECK(said_in("Title|Mayor Mara Lind said nothing about the bridge.").empty());
    CHECK(said_in("Title|Mayor Mara Lind said that the bridge was not safe.") == "that the bridge was not safe");
    CHECK(said_in("Title|Mayor Mara Lind not only said that the bridge was safe.") == "that the bridge was safe");
}

TEST_CASE("what is refused, possible, planned, asked or depends on something is no quotation") {
    CHECK(said_in("Title|Mayor Mara Lind refused to say whether the bridge was safe.").empty());
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
