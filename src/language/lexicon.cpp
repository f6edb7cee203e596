#include "language/lexicon.h"

#include <array>

#include "language/tables.h"

namespace verbatim::language {
namespace {

struct ClassName {
    std::string_view name;
    WordClass value;
};

constexpr std::array class_names{
    ClassName{"determiner", WordClass::determiner},
    ClassName{"possessive", WordClass::possessive},
    ClassName{"subject_pronoun", WordClass::subject_pronoun},
    ClassName{"object_pronoun", WordClass::object_pronoun},
    ClassName{"relative", WordClass::relative},
    ClassName{"preposition", WordClass::preposition},
    ClassName{"conjunction", WordClass::conjunction},
    ClassName{"subordinator", WordClass::subordinator},
    ClassName{"auxiliary", WordClass::auxiliary},
    ClassName{"negation", WordClass::negation},
    ClassName{"adverb", WordClass::adverb},
    ClassName{"time", WordClass::time},
    ClassName{"verb", WordClass::verb},
    ClassName{"kin", WordClass::kin},
    ClassName{"title", WordClass::title},
    ClassName{"nominal", WordClass::nominal},
    ClassName{"according", WordClass::according},
};

bool contains(std::string_view letters, char letter) { return letters.find(letter) != std::string_view::npos; }

// The columns of an English row are third person, past, participle, -ing; a form that fills two columns gets both bits.
constexpr std::array<std::uint8_t, 4> english_columns{third_person, past, participle, gerund};

}  // namespace

Lexicon::Lexicon(std::string_view language) : language_(language) {
    read_words();
    if (!words_.empty()) read_cues();
}

void Lexicon::read_words() {
    tables::for_each_row(tables::words, [&](const std::vector<std::string_view>& cells) {
        if (cells.size() != 3 || cells[0] != language_) return;
        for (const ClassName& known : class_names) {
            if (known.name != cells[1]) continue;
            tables::for_each_word(cells[2], [&](std::string_view word) {
                WordInfo& info = words_[word];
                info.classes = info.classes | known.value;
            });
        }
    });
}

void Lexicon::read_cues() {
    const bool english = language_ == "en";
    tables::for_each_row(tables::cues, [&](const std::vector<std::string_view>& cells) {
        if (cells.size() != 5 || cells[0] != language_) return;
        Cue cue;
        cue.lemma = cells[1];
        cue.cue_class = cells[2];
        cue.inverts = contains(cells[3], 'i');
        cue.takes_clause = contains(cells[3], 't');
        cue.names_hearer = contains(cells[3], 'a');
        cue.takes_object = contains(cells[3], 'n');
        cue.speech = cells[2] != "think" && cells[2] != "show" && cells[2] != "express";
        const auto id = static_cast<std::uint16_t>(cues_.size());
        cues_.push_back(cue);
        const auto set = [&](std::string_view form, std::uint8_t bits) {
            WordInfo& info = words_[form];
            if (info.cue != 0 && info.cue != id) return;  // the first row of a form wins
            info.cue = id;
            info.forms |= bits;
        };
        set(cells[1], base_form);
        std::size_t column = 0;
        tables::for_each_word(cells[4], [&](std::string_view form) {
            const std::uint8_t bits = !english                          ? std::uint8_t{past}
                                      : column < english_columns.size() ? english_columns[column]
                                                                        : std::uint8_t{past};
            set(form, bits);
            ++column;
        });
    });
}

const Lexicon& Lexicon::of(std::string_view language) {
    static const Lexicon english("en"), german("de"), french("fr"), spanish("es"), russian("ru"), none("-");
    if (language.empty() || language == "en") return english;
    if (language == "de") return german;
    if (language == "fr") return french;
    if (language == "es") return spanish;
    if (language == "ru") return russian;
    return none;
}

WordInfo Lexicon::look_up(std::string_view lower) const {
    const auto found = words_.find(lower);
    return found == words_.end() ? WordInfo{} : found->second;
}

void lower_into(std::string_view word, std::string& out) {
    out.assign(word);
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto& byte = reinterpret_cast<unsigned char&>(out[i]);
        if (byte >= 'A' && byte <= 'Z') {
            byte |= 0x20;
        } else if (byte == 0xC3 && i + 1 < out.size()) {  // U+00C0–U+00DE
            auto& next = reinterpret_cast<unsigned char&>(out[++i]);
            if (next >= 0x80 && next <= 0x9E && next != 0x97) next += 0x20;
        } else if (byte == 0xD0 && i + 1 < out.size()) {  // U+0410–U+042F
            auto& next = reinterpret_cast<unsigned char&>(out[++i]);
            if (next >= 0x90 && next <= 0x9F) {
                next += 0x20;
            } else if (next >= 0xA0 && next <= 0xAF) {
                byte = 0xD1;
                next -= 0x20;
            }
        }
    }
}

}  // namespace verbatim::language
