// The order in which the characters of a line stand: the Unicode bidirectional algorithm (UAX #9, revision 46, Unicode 15.0), for the
// explorer in a browser and on the desktop alike.
//
//     abc CBA 12      in memory; capitals are a right-to-left script
//     000011122       levels: even ones read from the left, odd ones from the right
//     abc 12 ABC      as it is read from left to right on the screen
//
// Directions of a whole paragraph are resolved once (a quotation that goes on over several lines is one), then each line is ordered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace verbatim::text {

enum class Direction : std::uint8_t { left_to_right, right_to_left };

struct Directions {
    std::uint8_t base = 0;              // the paragraph's level, 0 or 1
    std::vector<std::uint8_t> levels;   // of each character
    bool mixed() const;                 // whether any is not `base`
};

// Whether any character of the text reads from the right or tells others to: without one, all of a left-to-right text is at level 0. Linear
// time, little of it: whole words of ASCII are passed over.
bool has_right_to_left(std::string_view text);

// The direction of the first character that has one, isolates passed over (rules P2, P3); `otherwise` where none has.
Direction first_direction(std::u32string_view characters, Direction otherwise);

// Resolves one paragraph. Characters that the algorithm removes (rule X9) take the level of what stands before them. Linear time.
Directions resolve_directions(std::u32string_view paragraph, Direction base);

// What stands in place of a bracket or an arrow of quotation where it reads from the right; the character itself where nothing does.
char32_t mirrored(char32_t character);

// The visual order of pieces of one line with these levels (rule L2): order[0] is the index of the leftmost.
void order_by_level(const std::vector<std::uint8_t>& levels, std::vector<std::uint32_t>& order);

}  // namespace verbatim::text
