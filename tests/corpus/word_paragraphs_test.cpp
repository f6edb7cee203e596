// Documents of word processors without styles: what the first lines say of the article.
#include "corpus/document.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "corpus/assemble.h"

using namespace verbatim;

namespace {

const std::string first_body = "The well at Lower Ferrow ran dry on Monday, and sixty families now carry their water from the river.";
const std::string second_body = "“We have carried water since May,” said Nadia Brook. It has not said who will pay for it.";

corpus::Article article_of(const std::vector<std::string>& head, bool bold = false) {
    std::vector<corpus::Paragraph> paragraphs;
    for (const std::string& line : head) paragraphs.push_back({.text = line, .bold = bold && paragraphs.empty()});
    paragraphs.push_back({.text = first_body});
    paragraphs.push_back({.text = second_body});
    std::optional<corpus::Article> article;
    corpus::emit_document(std::move(paragraphs), {}, {.record = [&](corpus::Record&& record) { article = std::move(corpus::assemble(std::move(record), {})->article); },
                                                      .refuse = [](std::uint32_t, base::Error&&) {},
                                                      .leave_out = [](base::Error&&) {},
                                                      .member = [](corpus::Source&) {}});
    REQUIRE(article);
    return *article;
}

}  // namespace

TEST_CASE("a Word document without styles has its headline, byline and date in its first lines") {
    const std::string title = "Village well runs dry after a summer without rain";
    const std::vector<std::vector<std::string>> heads = {
        {title, "By Ann Reed", "Tuesday, 3 September 2024"},
        {title, "3 September 2024", "By Ann Reed"},
        {"Tuesday, 3 September 2024", "By Ann Reed", title},
        {title, "Ann Reed | 3 September 2024"},
        {title, "Published 3 September 2024 by Ann Reed"},
        {title, "By Ann Reed, staff writer", "September 3, 2024"},
    };
    for (const bool bold : {false, true}) {
        for (const auto& head : heads) {
            if (bold && head[0] != title) continue;
            if (bold && head.size() == 2) continue;  // a bold headline leaves the line below it to the rules for styles
            CAPTURE(head[1]);
            const corpus::Article article = article_of(head, bold);
            CHECK(article.title == title);
            CHECK_FALSE(article.title_made);
            CHECK(article.author == "Ann Reed");
            REQUIRE(article.date);
            CHECK(base::format_date(*article.date) == "2024-09-03");
            CHECK(article.text == first_body + "\n\n" + second_body);
            CHECK_FALSE(article.left_out.empty());
        }
    }
}

TEST_CASE("a standfirst may part the headline from the byline") {
    const corpus::Article article = article_of({"Village well runs dry", "Sixty families carry water", "By Ann Reed", "3 September 2024"});
    CHECK(article.author == "Ann Reed");
    REQUIRE(article.date);
    CHECK(base::format_date(*article.date) == "2024-09-03");
}

TEST_CASE("a dateline of a Word document gives the place and stays in the text") {
    const corpus::Article article = article_of({"Village well runs dry after a summer without rain", "By Ann Reed", "LOWER FERROW, September 3, 2024 (Reuters) – The village has one well, and it is dry, the council said on Monday."});
    CHECK(article.place.city == "Lower Ferrow");
    CHECK(article.agency == "Reuters");
    REQUIRE(article.date);
    CHECK(base::format_date(*article.date) == "2024-09-03");
    CHECK(article.text.starts_with("LOWER FERROW"));
}

TEST_CASE("sentences of the first paragraphs are no bylines") {
    const corpus::Article article = article_of({"By Monday, nobody carried water", "On 3 September 2024 it rained, and everybody said so in the village."});
    CHECK(article.author.empty());
    CHECK_FALSE(article.date);
}
