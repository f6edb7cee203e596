#include "ui/text_layout.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim;
using namespace verbatim::ui;

namespace {

// Every character is ten wide.
struct Typewriter final : Metrics {
    float advance(char32_t, char32_t) const override { return 10; }
};

// Counts what is measured: a step each.
struct Counting final : Metrics {
    mutable std::size_t measured = 0;
    float advance(char32_t, char32_t) const override { return ++measured, 10; }
};

std::vector<std::string> lines_of(const std::string& text, float width) {
    std::vector<std::string> lines;
    for (const Line& line : lay_out(text, Typewriter{}, {.width = width, .line_height = 20}).lines)
        lines.push_back(text.substr(line.start, line.end - line.start));
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("words move to the next line whole, and blanks stay behind") {
    CHECK(lines_of("one two three", 70) == Lines{"one two", "three"});
    CHECK(lines_of("one two three", 60) == Lines{"one", "two", "three"});
    CHECK(lines_of("one     two", 50) == Lines{"one", "two"});
    CHECK(lines_of("exactly", 70) == Lines{"exactly"});
    CHECK(lines_of("", 70).empty());
}

TEST_CASE("a word wider than the line is cut where it has to be") {
    CHECK(lines_of("abcdefghij", 40) == Lines{"abcd", "efgh", "ij"});
    CHECK(lines_of("a bcdefghij k", 40) == Lines{"a", "bcde", "fghi", "j k"});
    CHECK(lines_of("ab", 1) == Lines{"a", "b"});
}

TEST_CASE("every character stands on exactly one line, in order, within the width") {
    const std::string text =
        "“With the political will of both leaders, we have all the necessary conditions to double our trade volume,” "
        "Tokayev said — 2024/25.";
    for (float width = 10; width < 700; width += 7) {
        const TextLayout layout = lay_out(text, Typewriter{}, {.width = width, .line_height = 20});
        std::string joined;
        std::uint32_t at = 0;
        for (const Line& line : layout.lines) {
            CHECK(line.start >= at);
            for (std::uint32_t i = at; i < line.start; ++i) CHECK(text[i] == ' ');
            CHECK(line.width <= std::max(width, 10.0f));
            at = line.end;
        }
        CHECK(at == text.size());
    }
}

TEST_CASE("lines are found by their place and by the words they hold") {
    const std::string text = "one two three\n\nfour five";
    const base::TextSpan paragraphs[] = {{0, 13}, {15, 24}};
    const TextLayout layout =
        lay_out(text, paragraphs, Typewriter{}, {.width = 60, .line_height = 20, .paragraph_gap = 10});
    REQUIRE(layout.lines.size() == 5);
    CHECK(layout.lines[3].top == 70);
    CHECK(layout.lines[3].paragraph == 1);
    CHECK(layout.height == 110);
    CHECK(layout.first_below(-5) == 0);
    CHECK(layout.first_below(20) == 1);
    CHECK(layout.first_below(1000) == 5);
    CHECK(layout.line_of(0) == 0);
    CHECK(layout.line_of(5) == 1);
    CHECK(layout.line_of(16) == 3);
    CHECK(layout.line_of(999) == 4);
}

TEST_CASE("a limit on lines cuts and says so") {
    const TextLayout layout =
        lay_out("one two three four", Typewriter{}, {.width = 50, .line_height = 20, .most_lines = 2});
    CHECK(layout.lines.size() == 2);
    CHECK(layout.cut);
    CHECK_FALSE(lay_out("one two", Typewriter{}, {.width = 50, .line_height = 20, .most_lines = 2}).cut);
}

TEST_CASE("a word of hundreds of thousands of letters is measured once where all of it is laid out, and no further than it is shown") {
    const std::string word(300'000, 'x');
    for (const std::string& text : {word, "a " + word, word + " a", "a-" + word, word + ", " + word}) {
        const Counting all;
        const TextLayout layout = lay_out(text, all, {.width = 600, .line_height = 20});
        CHECK(layout.lines.size() >= text.size() / 60);
        CHECK(all.measured <= text.size() + 2 * layout.lines.size());  // what does not fit is measured again on the next line
        const Counting some;
        CHECK(lay_out(text, some, {.width = 600, .line_height = 20, .most_lines = 3}).cut);
        CHECK(some.measured <= 5 * 61);
        const Counting one;
        CHECK(width_of(text, one) > widest_line);
        CHECK(one.measured <= widest_line / 10 + 1);
    }
}

TEST_CASE("text of nothing but places to break is measured a line at a time") {
    for (const char* unit : {"a/", "a-", "a ", "— ", "中", "e\u0301", "(a", "a)"}) {
        CAPTURE(unit);
        std::string text;
        std::size_t letters = 0;
        while (text.size() < 100'000) text += unit, letters += 2;
        const Counting metrics;
        const TextLayout layout = lay_out(text, metrics, {.width = 600, .line_height = 20});
        CHECK(metrics.measured <= 2 * letters + 2 * layout.lines.size());
    }
}

TEST_CASE("a line end in a text ends the line and is drawn as nothing; a blank line parts paragraphs") {
    CHECK(lines_of("one\ntwo three", 200) == Lines{"one", "two three"});
    CHECK(lines_of("one\n\ntwo", 200) == Lines{"one", "two"});
    CHECK(lines_of("one \n two", 200) == Lines{"one", " two"});
    CHECK(lines_of("\none\n", 200) == Lines{"one"});
    CHECK(lines_of("\n\n\n", 200).empty());
    CHECK(lines_of("one two\nthree four", 50) == Lines{"one", "two", "three", "four"});
    const TextLayout layout = lay_out("one\n\ntwo\nthree", Typewriter{}, {.width = 200, .line_height = 20, .paragraph_gap = 14});
    REQUIRE(layout.lines.size() == 3);
    CHECK(layout.lines[1].top == 34);  // after the gap between paragraphs
    CHECK(layout.lines[2].top == 54);
    CHECK(layout.lines[1].paragraph == layout.lines[2].paragraph);
    CHECK(layout.lines[0].paragraph != layout.lines[1].paragraph);
    for (const Line& line : layout.lines) CHECK(line.width <= 50);
}
