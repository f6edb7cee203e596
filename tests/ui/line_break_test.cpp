#include "ui/line_break.h"

#include <doctest/doctest.h>

#include <string>

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
