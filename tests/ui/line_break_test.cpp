#include "ui/line_break.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "text/utf8.h"

using namespace verbatim::ui;

namespace {

// The text with a bar wherever a line may begin.
std::string barred(std::string_view text) {
    std::vector<std::uint32_t> starts;
    find_line_starts(text, starts);
    std::string out(text);
    for (auto it = starts.rbegin(); it != starts.rend(); ++it) out.insert(*it, 1, '|');
    return out;
}

struct Case {
    const char* text;
    const char* expected;
};

}  // namespace

TEST_CASE("lines begin where UAX #14 lets them") {
    const Case cases[] = {
        {"one two", "one |two"},
        {"one  two", "one  |two"},
        {"“Quoted words,” he said.", "“Quoted |words,” |he |said."},
        {"visa-free regime", "visa-|free |regime"},
        {"a – b", "a |– |b"},
        {"no\u00a0break", "no\u00a0break"},
        {"in 2023, 5% of $300 (net) grew", "in |2023, |5% |of |$300 |(net) |grew"},
        {"-5 and 3.5", "-5 |and |3.5"},
        {"wait… what?!", "wait… |what?!"},
        {"and/or", "and/|or"},
        {"word—dash", "word|—|dash"},
        {"中文。字（好）", "中|文。|字|（好）"},
        {"«Мир», сказал", "«Мир», |сказал"},
        {"e\u0301te\u0301 x", "e\u0301te\u0301 |x"},
        {"", ""},
        {"   ", "   "},
    };
    for (const Case& one : cases) CHECK(barred(one.text) == one.expected);
}

TEST_CASE("malformed bytes end no loop and split no character") {
    const std::string text = "a \xFF\xFE b \xE2\x80";
    std::vector<std::uint32_t> starts;
    find_line_starts(text, starts);
    for (const std::uint32_t start : starts) CHECK(start < text.size());
}

TEST_CASE("a word of more than a thousand letters breaks anywhere after them, but before no mark") {
    std::string word(1500, 'x');
    std::vector<std::uint32_t> starts;
    find_line_starts(word, starts);
    REQUIRE(starts.size() == 500);
    CHECK(starts.front() == longest_word);
    CHECK(starts.back() == 1499);
    starts.clear();
    find_line_starts(std::string(1000, 'x') + " " + std::string(1000, 'y'), starts);
    CHECK(starts == std::vector<std::uint32_t>{1001});
    std::string marked;
    for (int i = 0; i < 1200; ++i) marked += "e\u0301";
    starts.clear();
    find_line_starts(marked, starts);
    CHECK(starts.size() > 100);
    for (const std::uint32_t start : starts) CHECK(marked[start] == 'e');
}

TEST_CASE("places are found piece by piece as they are found at once") {
    const std::string text = "“With the political will – of both…” 中文。字（好） e\u0301te\u0301 24/25 " + std::string(1200, 'x') + " end";
    std::vector<std::uint32_t> whole;
    find_line_starts(text, whole);
    for (const std::size_t step : {1u, 3u, 10u, 700u}) {
        LineStarts finder(text);
        std::vector<std::uint32_t> starts;
        for (std::size_t offset = 0; offset <= text.size(); offset += step) {
            finder.find_until(offset, starts);
            for (const std::uint32_t start : starts) CHECK(start <= offset);
        }
        finder.find_until(text.size(), starts);
        CHECK(starts == whole);
    }
}

TEST_CASE("LineBreakTest.txt: every case") {
    const char* folder = std::getenv("VERBATIM_UNICODE");
    const std::string path = std::string(folder ? folder : "/usr/share/unicode") + "/auxiliary/LineBreakTest.txt";
    std::ifstream file(path);
    if (!file) {
        MESSAGE("skipped: there is no ", path, "; install Debian's package unicode-data");
        return;
    }
    std::size_t cases = 0, failures = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::string text;
        std::vector<std::uint32_t> expected, found;
        std::istringstream words(line.substr(0, line.find('#')));
        for (std::string word; words >> word;) {
            if (word == "÷") expected.push_back(static_cast<std::uint32_t>(text.size()));
            else if (word != "×") verbatim::text::append(text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
        }
        expected.pop_back();  // the end of the text
        find_line_starts(text, found);
        ++cases;
        if (found != expected && ++failures <= 10) FAIL_CHECK(line);
    }
    CHECK(failures == 0);
    CHECK(cases > 7'000);
}
