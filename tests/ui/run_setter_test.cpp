#include "ui/run_setter.h"

#include <doctest/doctest.h>

#include <string>

#include "text/utf8.h"

using namespace verbatim;
using namespace verbatim::ui;

namespace {

// A typeface of Latin letters, ten wide each, and a host whose letters are twenty wide.
struct TwoFaces final : Metrics {
    float advance(char32_t, char32_t) const override { return 10; }
    bool has(char32_t c) const override { return c < 0x250 || (c >= 0x2000 && c < 0x2070); }
    float run_width(std::string_view run, bool) const override {
        ++measured;
        return 20 * static_cast<float>(text::count_code_points(run));
    }
    void run_edges(std::string_view run, bool, std::vector<float>& edges) const override {
        edges.assign(1, 0);
        for (std::size_t i = 1; i <= run.size(); ++i) edges.push_back(20 * static_cast<float>(text::count_code_points(run.substr(0, i))));
    }
    // Every two letters are a word.
    void find_words(std::string_view text, std::vector<std::uint32_t>& starts) const override {
        for (std::uint32_t i = 6; i < text.size(); i += 6) starts.push_back(i);
    }
    mutable int measured = 0;
};

// A line's runs from left to right, each with its place: "(10)abc".
std::string runs_in(const std::string& text, const TextLayout& layout, std::size_t nth) {
    SetRun whole;
    std::string out;
    for (const SetRun& run : runs_of(layout, layout.lines[nth], whole))
        out += "(" + std::to_string(static_cast<int>(run.x)) + ")" + (run.foreign ? "*" : "") + text.substr(run.start, run.end - run.start);
    return out;
}

TextLayout set(const std::string& text, float width, const Metrics& metrics = TwoFaces{}) { return lay_out(text, metrics, {.width = width, .line_height = 20}); }

const std::string hebrew = "אמר UN בשנת 2011";  // 3 + 4 foreign letters, names and numbers in between

}  // namespace

TEST_CASE("Latin text is set without runs") {
    const TextLayout layout = set("plain words – “quoted”", 1000);
    CHECK(layout.runs.empty());
    CHECK(layout.lines[0].indent == 0);
}

TEST_CASE("a right-to-left line stands at the right, its numbers and Latin names read from the left") {
    const TextLayout layout = set(hebrew, 400);
    REQUIRE(layout.lines.size() == 1);
    CHECK(layout.lines[0].right_to_left);
    CHECK(layout.lines[0].width == 60 + 10 + 20 + 10 + 80 + 10 + 40);
    CHECK(layout.lines[0].indent == 400 - 230);
    CHECK(runs_in(hebrew, layout, 0) == "(0)2011(40) (50)*בשנת(130) (140)UN(160) (170)*אמר");
}

TEST_CASE("lines break between words, and a paragraph keeps its direction on each") {
    const TextLayout layout = set(hebrew, 100);
    REQUIRE(layout.lines.size() == 3);
    CHECK(runs_in(hebrew, layout, 0) == "(0)UN(20) (30)*אמר");
    CHECK(runs_in(hebrew, layout, 1) == "(0)*בשנת");
    CHECK(runs_in(hebrew, layout, 2) == "(0)2011");
    CHECK(layout.lines[2].indent == 60);
    CHECK(layout.lines[2].start == hebrew.find("2011"));
}

TEST_CASE("a Latin quotation over two lines of a right-to-left text keeps its marks on the right side") {
    // The comma stands within the Latin words, though a line ends before it.
    const std::string text = "אאא one two, three אאא";
    const TextLayout layout = set(text, 75);
    for (std::size_t i = 0; i < layout.lines.size(); ++i)
        if (runs_in(text, layout, i).find("two") != std::string::npos) CHECK(runs_in(text, layout, i) == "(0)two,");
}

TEST_CASE("East Asian characters are units of their own, and break anywhere that UAX #14 lets them") {
    const TwoFaces metrics;
    const std::string text = "中文字2011年";
    const TextLayout layout = set(text, 60, metrics);
    REQUIRE(layout.lines.size() == 2);
    CHECK(runs_in(text, layout, 0) == "(0)*中(20)*文(40)*字");
    CHECK(runs_in(text, layout, 1) == "(0)2011(40)*年");
    CHECK(metrics.measured == 4);
}

TEST_CASE("words without blanks between them break where the host finds words") {
    const std::string text = "กกขขคค";  // two letters a word
    const TextLayout layout = set(text, 80);
    REQUIRE(layout.lines.size() == 2);
    CHECK(layout.lines[1].start == 12);
}

TEST_CASE("a word wider than the line is cut between its characters") {
    const TextLayout layout = set("אבגדהוזח", 60);
    REQUIRE(layout.lines.size() == 3);
    CHECK(layout.lines[0].end == 6);
    CHECK(layout.lines[2].width == 40);
}

TEST_CASE("a range is strips from left to right where directions are mixed") {
    const TextLayout layout = set(hebrew, 400);
    SetRun whole;
    const auto runs = runs_of(layout, layout.lines[0], whole);
    std::vector<Strip> strips;
    const TwoFaces metrics;
    // The last letter of the first word, the name, the blank between: one strip, for the name follows the word at its left.
    find_strips(hebrew, runs, {4, 9}, metrics, strips);
    REQUIRE(strips.size() == 1);
    CHECK(strips[0].left == 140);
    CHECK(strips[0].right == 190);
    // The name's first letter and the word: two.
    find_strips(hebrew, runs, {0, 8}, metrics, strips);
    REQUIRE(strips.size() == 2);
    CHECK(strips[0].left == 140);
    CHECK(strips[0].right == 150);
    CHECK(strips[1].left == 160);
    CHECK(strips[1].right == 230);
}

TEST_CASE("the nearest place in a line counts from the right in what reads from there") {
    const TextLayout layout = set(hebrew, 400);
    SetRun whole;
    const auto runs = runs_of(layout, layout.lines[0], whole);
    const TwoFaces metrics;
    CHECK(nearest_offset(hebrew, runs, 229, metrics, 99) == 0);
    CHECK(nearest_offset(hebrew, runs, 205, metrics, 99) == 2);
    CHECK(nearest_offset(hebrew, runs, 141, metrics, 99) == 7);
    CHECK(nearest_offset(hebrew, runs, 39, metrics, 99) == hebrew.size());
}

TEST_CASE("a caret stands at the right of what reads from there, and goes to the left") {
    const TextLayout layout = set(hebrew, 400);
    SetRun whole;
    const auto runs = runs_of(layout, layout.lines[0], whole);
    const TwoFaces metrics;
    CHECK(caret_at(hebrew, runs, 0, metrics) == 230);
    CHECK(caret_at(hebrew, runs, 2, metrics) == 210);
    CHECK(caret_at(hebrew, runs, 7, metrics) == 140);
    CHECK(caret_at(hebrew, runs, 8, metrics) == 150);
    CHECK(caret_at(hebrew, runs, static_cast<std::uint32_t>(hebrew.size()), metrics) == 40);
}

TEST_CASE("a limit on lines limits what is looked at") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "中文 ";
    const TwoFaces metrics;
    const TextLayout layout = lay_out(text, metrics, {.width = 100, .line_height = 20, .most_lines = 2});
    CHECK(layout.cut);
    CHECK(layout.lines.size() == 2);
    CHECK(metrics.measured < 1000);
}
