// What ImGui keeps to itself of a TrueType file: its measures and its kerning.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace verbatim::ui {

struct FaceMeasures {
    float factor = 1;      // ImGui's size (ascender to descender) for an em of 1
    float ascent = 0.75f;  // of capital letters, in em: for placing a line's baseline
};

// Nothing when the bytes are no font that ImGui could open.
std::optional<FaceMeasures> measure_font(const std::string& font);

// Kerning of the pairs of letters, digits and marks that Latin text is made of, in em. Read from the font's own table.
class Kerning {
  public:
    // `font` is a TrueType file that ImGui could open.
    void load(const std::string& font);
    float between(char32_t left, char32_t right) const;

  private:
    std::vector<std::int8_t> pairs_;  // thousandths of an em, two steps each; empty without a table
};

}  // namespace verbatim::ui
