#include "corpus/title.h"

#include <doctest/doctest.h>

#include <string>

#include "text/utf8.h"

using namespace verbatim;

namespace {

std::string headline(std::string_view text) { return std::string(base::slice(text, corpus::find_headline(text))); }
std::string title(std::string_view text, std::string_view language = "en") {
    return corpus::make_title(text, {}, {}, language);
}

}  // namespace

TEST_CASE("a headline opens the text, is short and ends like none of prose") {
    const std::string prose =
        "\n\nThe article itself, which is longer than the line above it and ends with a full stop.";
    CHECK(headline("Parliament passes the budget" + prose) == "Parliament passes the budget");
    CHECK(headline("Will parliament pass the budget?" + prose) == "Will parliament pass the budget?");
    CHECK(headline("Parliament passed the budget." + prose) == "");
    CHECK(headline("The minister said this:" + prose) == "");
    CHECK(headline("By Ann Smith" + prose) == "");  // too short: a byline
    CHECK(headline("ASTANA, Kazakhstan, January 3. The end of it" + prose) == "");
    CHECK(headline("Friday, January 4, 2019, it was" + prose) != "");
    CHECK(headline("Wednesday, September 4, 2019" + prose) == "");  // a date
    CHECK(headline("Parliament passes the budget") == "");          // nothing follows
    CHECK(headline("Parliament passes the budget\n\nYes") == "");   // a list
    CHECK(headline(std::string(200, 'a') + prose) == "");
    CHECK(headline("") == "");
}

TEST_CASE("a short first sentence is the title as it is") {
    CHECK(title("Parliament passed the budget. It was late.") == "Parliament passed the budget");
    CHECK(title("Will it pass? Nobody knows.") == "Will it pass?");
    CHECK(title("He moved to the U.S. Then he left.") == "He moved to the U.S.");
    CHECK(title("今天很好。明天也好。", "zh") == "今天很好");
    CHECK(title("“We won,” he said. More.") == "“We won,” he said");
    CHECK(title("One word") == "One word");
}

TEST_CASE("a long first sentence is cut where a clause ends") {
    struct Case {
        std::string_view text, title;
    };
    const Case cases[] = {
        {"President Kassym-Jomart Tokayev highlighted the strong and growing ties between Kazakhstan and China, "
         "describing their "
         "relationship as one of “eternal strategic partnership”.",
         "President Kassym-Jomart Tokayev highlighted the strong and growing ties"},
        {"Parliament passed the budget on Tuesday, ending a long dispute over taxes, pensions and the price of bread "
         "in the capital.",
         "Parliament passed the budget on Tuesday, ending a long dispute over taxes"},
        {"On Monday, parliament in the capital passed the budget, ending the longest dispute over taxes that anyone "
         "could remember.",
         "On Monday, parliament in the capital passed the budget"},
        {"The committee decided that the new bridge across the northern river should be opened to pedestrians while "
         "lorries wait.",
         "The committee decided that the new bridge across the northern river should be opened to…"},
        {"He called the plan “a gift, a present, a miracle, something nobody has ever seen and will never see again in "
         "his life”.",
         "He called the plan “a gift, a present, a miracle, something nobody has ever seen and…”"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(title(c.text) == c.title);
    }
}

TEST_CASE("dateline, credit, dates and rubrics do not get into a made title") {
    const std::string_view text = "ASTANA, January 3. It rained all day, Trend reports.";
    CHECK(corpus::make_title(text, {0, 18}, {38, 51}, "en") == "It rained all day");
    CHECK(title("Friday, January 4, 2019\n\nA house fell down. Nobody died.") == "A house fell down");
    CHECK(title("PRESENTER:\n\nGood morning to you all. Here is the news.") == "Good morning to you all");
    CHECK(title("E&OE") == "E&OE");
    CHECK(title(". . yes") == ". yes");
    CHECK(corpus::make_title("ASTANA, January 3.", {0, 18}, {}, "en") == "ASTANA, January 3");
    CHECK(corpus::make_title(", Trend reports.", {}, {2, 15}, "en") == ", Trend reports");
    CHECK(title("January 4, 2019") == "January 4, 2019");
}

TEST_CASE("no made title is longer than ninety characters, whatever the text") {
    for (const std::string_view piece :
         {"a", "word ", "слово ", "字", "a, ", "“", "ab; cd ", "🙂", "the house of ", ";", "."}) {
        std::string text;
        while (text.size() < 3000) text += piece;
        const std::string made = title(text);
        CHECK_FALSE(made.empty());
        CHECK(verbatim::text::is_valid(made));
        CHECK(verbatim::text::count_code_points(made) <= corpus::longest_made_title);
    }
}
