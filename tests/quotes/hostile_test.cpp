#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "quotes/analyze.h"
#include "articles.h"
#include "text/utf8.h"

using namespace verbatim;

namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

}  // namespace

TEST_CASE("a text of nothing but marks and cues is read in time linear in its length") {
    for (const std::string_view piece : {"\"", "“", "“a” ", "\"a,\" said X, ", "'", "''", "said ", "He said, ", "<a ", "according to ",
                                         "”", "«", "» ", "„", "「", "『", "‘", "’", " 'a", "(", "[a", ",", ", a", "Kovacs ", "“a!” Kovacs ",
                                         "He said that a, ", "He said a-", "a-", "<a;b>", "He would not say if ", "“a” he will say ", "– “a” – ", "“a|\n\n", "“a”, adding that by Roe ", "the report said, her report "}) {
        CAPTURE(piece);
        corpus::Article article;
        article.language = "en";
        article.text = repeated(piece, 300'000);
        const auto start = std::chrono::steady_clock::now();
        const quotes::Analysis analysis = quotes::analyze(article);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        CHECK(analysis.quotes.size() < article.text.size());
        CHECK(took.count() < 60.0);  // quadratic time would take hours
    }
}

TEST_CASE("every span lies inside the text on code-point borders") {
    const std::string_view hard = "“é” ’ ‘ß’, said Ä. Ö told “日本” that «да» … „х‟ ― Ü: ”«‹›»“ \"’s 'é' said.";
    for (std::size_t cut = 0; cut <= hard.size(); ++cut) {
        if (!text::on_border(hard, cut)) continue;
        corpus::Article article;
        article.text = hard.substr(cut);
        const quotes::Analysis analysis = quotes::analyze(article);
        const auto check = [&](base::TextSpan span) {
            CHECK(span.start <= span.end);
            CHECK(span.end <= article.text.size());
            CHECK(text::on_border(article.text, span.start));
            CHECK(text::on_border(article.text, span.end));
        };
        for (const quotes::Quote& quote : analysis.quotes) {
            REQUIRE_FALSE(quote.fragments.empty());
            std::uint32_t last = 0;
            for (const base::TextSpan fragment : quote.fragments) {
                check(fragment);
                CHECK(fragment.start >= last);
                last = fragment.end;
            }
            check(quote.speaker);
            check(quote.cue);
        }
        for (const quotes::QuotedMatter& matter : analysis.other) check(matter.span);
    }
}
