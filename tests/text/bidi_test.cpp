#include "text/bidi.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "text/utf8.h"

using namespace verbatim::text;

namespace {

// Unicode's own tests: Debian's package unicode-data, or where VERBATIM_UNICODE says. Without them the case says so and checks nothing.
std::ifstream unicode_file(const std::string& name) {
    const char* folder = std::getenv("VERBATIM_UNICODE");
    const std::string path = std::string(folder ? folder : "/usr/share/unicode") + "/" + name;
    std::ifstream file(path);
    if (!file) MESSAGE("skipped: there is no ", path, "; install Debian's package unicode-data");
    return file;
}

// Levels of Unicode's notation, "x" for what rule X9 removes.
std::vector<int> levels_in(const std::string& words) {
    std::vector<int> levels;
    std::istringstream stream(words);
    for (std::string word; stream >> word;) levels.push_back(word == "x" ? -1 : std::stoi(word));
    return levels;
}

// Whether the paragraph gets these levels, and the characters that stay this order.
bool resolves(const std::u32string& text, Direction base, const std::vector<int>& levels, const std::vector<std::uint32_t>& expected) {
    const Directions found = resolve_directions(text, base);
    std::vector<std::uint8_t> kept;
    std::vector<std::uint32_t> places, order;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] < 0) continue;
        if (found.levels[i] != levels[i]) return false;
        kept.push_back(found.levels[i]);
        places.push_back(static_cast<std::uint32_t>(i));
    }
    order_by_level(kept, order);
    for (std::uint32_t& place : order) place = places[place];
    return order == expected;
}

// A character of each class that BidiTest.txt names.
char32_t of_class(const std::string& name) {
    static const std::pair<const char*, char32_t> table[] = {
        {"L", 'a'}, {"R", 0x5D0}, {"AL", 0x627}, {"EN", '0'}, {"ES", '+'}, {"ET", '#'}, {"AN", 0x661}, {"CS", ','}, {"NSM", 0x300}, {"BN", 0xAD}, {"B", 0x2029},
        {"S", '\t'}, {"WS", ' '}, {"ON", '!'}, {"LRE", 0x202A}, {"LRO", 0x202D}, {"RLE", 0x202B}, {"RLO", 0x202E}, {"PDF", 0x202C}, {"LRI", 0x2066},
        {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069}};
    for (const auto& [of, character] : table)
        if (name == of) return character;
    return 0;
}

std::u32string decoded(std::string_view words) {
    std::u32string out;
    decode_all(words, out);
    return out;
}

}  // namespace

TEST_CASE("BidiCharacterTest.txt: every case") {
    std::ifstream file = unicode_file("BidiCharacterTest.txt");
    std::size_t cases = 0, failures = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream stream(line);
        std::string fields[5];
        for (std::string& field : fields) std::getline(stream, field, ';');
        std::u32string text;
        std::istringstream codes(fields[0]);
        for (std::string code; codes >> code;) text.push_back(static_cast<char32_t>(std::stoul(code, nullptr, 16)));
        std::vector<std::uint32_t> order;
        for (const int place : levels_in(fields[4])) order.push_back(static_cast<std::uint32_t>(place));
        const Direction base = fields[1] == "2" ? first_direction(text, Direction::left_to_right)
                                                : fields[1] == "1" ? Direction::right_to_left : Direction::left_to_right;
        ++cases;
        const bool right = (base == Direction::right_to_left) == (fields[2] == "1") && resolves(text, base, levels_in(fields[3]), order);
        if (!right && ++failures <= 10) FAIL_CHECK(line);
    }
    CHECK(failures == 0);
    if (cases > 0) CHECK(cases > 90'000);
}

TEST_CASE("BidiTest.txt: every case") {
    std::ifstream file = unicode_file("BidiTest.txt");
    std::vector<int> levels;
    std::vector<std::uint32_t> order;
    std::size_t cases = 0, failures = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line.rfind("@Levels:", 0) == 0) {
            levels = levels_in(line.substr(8));
            continue;
        }
        if (line.rfind("@Reorder:", 0) == 0) {
            order.clear();
            for (const int place : levels_in(line.substr(9))) order.push_back(static_cast<std::uint32_t>(place));
            continue;
        }
        const std::size_t cut = line.find(';');
        std::u32string text;
        std::istringstream names(line.substr(0, cut));
        for (std::string name; names >> name;) text.push_back(of_class(name));
        const int bases = std::stoi(line.substr(cut + 1), nullptr, 16);
        for (const int bit : {1, 2, 4}) {
            if (!(bases & bit)) continue;
            ++cases;
            const Direction base = bit == 1 ? first_direction(text, Direction::left_to_right)
                                            : bit == 2 ? Direction::left_to_right : Direction::right_to_left;
            if (!resolves(text, base, levels, order) && ++failures <= 10) FAIL_CHECK(line);
        }
    }
    CHECK(failures == 0);
    if (cases > 0) CHECK(cases > 700'000);
}

TEST_CASE("what reads from the right is noticed, and what does not costs nothing") {
    CHECK_FALSE(has_right_to_left("Latin, Кириллица, Ελληνικά, 中文, हिन्दी"));
    CHECK(has_right_to_left("the word שלום"));
    CHECK(has_right_to_left("العربية"));
    CHECK_FALSE(has_right_to_left("\xFF\xE2"));
}

TEST_CASE("an Arabic sentence keeps the order of a Latin name and of numbers in it") {
    const std::u32string text = decoded("قال UN في 2011");
    const Directions found = resolve_directions(text, first_direction(text, Direction::left_to_right));
    CHECK(found.base == 1);
    CHECK(found.mixed());
    CHECK(found.levels[0] == 1);
    CHECK(found.levels[4] == 2);   // U
    CHECK(found.levels.back() == 2);
}

TEST_CASE("brackets and marks of quotation are mirrored") {
    CHECK(mirrored('(') == U')');
    CHECK(mirrored(0xAB) == 0xBB);
    CHECK(mirrored(0x300C) == 0x300D);
    CHECK(mirrored(0x298F) == 0x298E);
    CHECK(mirrored('a') == U'a');
}
