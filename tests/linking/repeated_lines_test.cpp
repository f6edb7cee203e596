#include "linking/repeated_lines.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace verbatim;
using linking::LineKind;
using linking::RepeatedLines;

namespace {

struct Piece {
    std::string text, source = "The Ferrow Post";
    std::int32_t day = 0;
    std::vector<base::TextSpan> quoted;
};

// Twenty articles of one outlet, a day each, whose own paragraphs are all different.
std::vector<Piece> twenty(const std::string& above, const std::string& within, const std::string& below, int with = 20, int round = 0) {
    std::vector<Piece> pieces;
    for (int i = 0; i < 20; ++i) {
        const std::string number = std::to_string(round * 20 + i);
        const std::string first = "The well number " + number + " at Lower Ferrow ran dry on Monday, and sixty families carry their water from the river.";
        const std::string second = "The council met on day " + number + " of the month, heard the miller, and put the matter off until there is more to say about it.";
        std::string text;
        if (!above.empty() && i < with) text += above + "\n\n";
        text += first + "\n\n";
        if (!within.empty() && i < with) text += within + "\n\n";
        text += second;
        if (!below.empty() && i < with) text += "\n\n" + below;
        pieces.push_back({text, "The Ferrow Post", i, {}});
    }
    return pieces;
}

// The lines that are folded in each of the pieces.
std::vector<std::vector<std::string>> folded_in(const std::vector<Piece>& pieces) {
    RepeatedLines lines;
    for (const Piece& piece : pieces) lines.add(piece.text, piece.source, piece.day < 0 ? std::optional<base::Date>() : base::Date{piece.day}, piece.quoted);
    lines.find();
    std::vector<std::vector<std::string>> out;
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
        auto& here = out.emplace_back();
        if (!lines.has_some(i)) continue;
        for (const RepeatedLines::Folded& one : lines.folded(pieces[i].text, pieces[i].source)) here.emplace_back(base::slice(pieces[i].text, one.span));
    }
    return out;
}

std::size_t count_folded(const std::vector<Piece>& pieces) {
    std::size_t all = 0;
    for (const auto& lines : folded_in(pieces)) all += lines.size();
    return all;
}

const std::string footer = "Sign up for our newsletter and get the best of Ferrow in your inbox every morning.";
const std::string background = "The well was dug in 1902, when the railway came to Lower Ferrow and its people doubled.";

}  // namespace

TEST_CASE("what an outlet puts below its articles is folded, whole and nothing else") {
    for (const auto& lines : folded_in(twenty("", "", footer))) CHECK(lines == std::vector<std::string>{footer});
    CHECK(count_folded(twenty("The Ferrow Post, from the north country", "", footer)) == 40);
}

TEST_CASE("five articles on three days show that a line is the outlet's; fewer do not") {
    CHECK(count_folded(twenty("", "", footer, 5)) == 5);
    CHECK(count_folded(twenty("", "", footer, 4)) == 0);
    std::vector<Piece> of_one_day = twenty("", "", footer);
    for (Piece& piece : of_one_day) piece.day = piece.day % 2;
    CHECK(count_folded(of_one_day) == 0);
    for (Piece& piece : of_one_day) piece.day = -1;
    CHECK(count_folded(of_one_day) == 20);  // nothing is dated, so nothing is said of days
}

TEST_CASE("the background of a running story stays where it recurs in a few articles of many") {
    std::vector<Piece> pieces;
    for (int round = 0; round < 20; ++round) {
        for (Piece piece : twenty("", "", round == 0 ? background : "", 6, round)) {
            piece.day += 20 * round;
            pieces.push_back(piece);
        }
    }
    CHECK(count_folded(pieces) == 0);
}

TEST_CASE("words that were said are not furniture, however often they are printed again") {
    const std::string said = "\xE2\x80\x9CWe have carried water since May, and nobody has come to look,\xE2\x80\x9D said Nadia Brook of the mill.";
    std::vector<Piece> pieces = twenty("", "", said, 9);
    for (Piece& piece : pieces)
        if (const std::size_t at = piece.text.find("We have carried"); at != std::string::npos) piece.quoted.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 20)});
    CHECK(count_folded(pieces) == 0);
    for (Piece& piece : pieces) piece.quoted.clear();
    CHECK(count_folded(pieces) == 9);
    // A motto stands below every article.
    pieces = twenty("", "", said);
    for (Piece& piece : pieces) {
        const auto at = static_cast<std::uint32_t>(piece.text.find("We have carried"));
        piece.quoted.push_back({at, at + 20});
    }
    CHECK(count_folded(pieces) == 20);
}

TEST_CASE("who speaks and what is short is left alone, and so is a form that is filled in every day") {
    CHECK(count_folded(twenty("", "MINISTER OF WATER:", "")) == 0);
    CHECK(count_folded(twenty("", "", "Thank you.")) == 0);
    std::vector<Piece> forms;
    for (int i = 0; i < 20; ++i) forms.push_back({"Rates of the day " + std::to_string(i) + "\n\nThe dollar is bought and sold at the rates that the bank has put up on its board.\n\nThe pound is bought and sold at the rates of the board as well.", "Ferrow Post", i, {}});
    CHECK(count_folded(forms) == 0);
}

TEST_CASE("outlets have their own lines, and what has no outlet has none") {
    std::vector<Piece> pieces = twenty("", "", footer);
    for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i].source = "Outlet " + std::to_string(i);
    CHECK(count_folded(pieces) == 0);
    for (Piece& piece : pieces) piece.source.clear();
    CHECK(count_folded(pieces) == 0);
}

TEST_CASE("a right is the same one in another year") {
    std::vector<Piece> pieces = twenty("", "", "");
    for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i].text += "\n\n\xC2\xA9 " + std::to_string(2000 + i) + " The Ferrow Post";
    CHECK(count_folded(pieces) == 20);
}

TEST_CASE("lines are of a kind by their words") {
    const std::pair<const char*, LineKind> lines[] = {{"\xC2\xA9 2024 The Paper. All rights reserved.", LineKind::rights}, {"Read more: the well", LineKind::link}, {"Follow us on WhatsApp", LineKind::offer},
                                                      {"Leave a Reply", LineKind::form}, {"By Ann Reed", LineKind::credit}, {"Write to desk@paper.example", LineKind::contact}, {"Lower Ferrow and its mill", LineKind::other}};
    for (const auto& [words, kind] : lines) CHECK_MESSAGE(linking::kind_of_line(words) == kind, words);
}
