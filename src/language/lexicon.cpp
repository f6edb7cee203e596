#include "language/lexicon.h"

#include <algorithm>
#include <array>

#include "language/tables.h"
#include "text/characters.h"
#include "text/utf8.h"

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
    ClassName{"word", WordClass::word},
};

bool contains(std::string_view letters, char letter) { return letters.find(letter) != std::string_view::npos; }

// What a column of forms holds, by its name in traits.tsv. A form that fills two columns gets both bits.
std::uint8_t bits_of(std::string_view column) {
    if (column == "third_person") return third_person;
    if (column == "participle") return participle;
    if (column == "gerund") return gerund;
    return past;
}

// Arabic's short vowels and its stretching mark are written or left out at will.
bool is_silent(char32_t c) { return (c >= 0x064B && c <= 0x0652) || c == 0x0640; }

// Alif is written with or without its hamza.
char32_t plain_lower(char32_t c) { return c == 0x0623 || c == 0x0625 || c == 0x0622 ? 0x0627 : c == 0x2019 ? U'\'' : text::to_lower(c); }

}  // namespace

Lexicon::Lexicon(const tables::LanguageTables& tables) : language_(tables.code), traits_(read_traits(tables.traits)) {
    read_words(tables.words);
    read_cues(tables.cues);
}

void Lexicon::read_words(std::string_view table) {
    tables::for_each_row(table, [&](const std::vector<std::string_view>& cells) {
        if (cells.size() != 2) return;
        for (const ClassName& known : class_names) {
            if (known.name != cells[0]) continue;
            tables::for_each_word(cells[1], [&](std::string_view word) {
                WordInfo& info = words_[word];
                info.classes = info.classes | known.value;
            });
        }
    });
}

void Lexicon::read_cues(std::string_view table) {
    tables::for_each_row(table, [&](const std::vector<std::string_view>& cells) {
        if (cells.size() != 4) return;
        Cue cue;
        cue.lemma = cells[0];
        cue.cue_class = cells[1];
        cue.inverts = contains(cells[2], 'i');
        cue.takes_clause = contains(cells[2], 't');
        cue.names_hearer = contains(cells[2], 'a');
        cue.takes_object = contains(cells[2], 'n');
        cue.quotes_object = contains(cells[2], 'o');
        cue.speech = cells[1] != "think" && cells[1] != "show" && cells[1] != "express";
        const auto id = static_cast<std::uint16_t>(cues_.size());
        cues_.push_back(cue);
        const auto particle = std::find_if(traits_.separable_particles.begin(), traits_.separable_particles.end(), [&](std::string_view one) { return cue.lemma.starts_with(one); });
        const bool parts = particle != traits_.separable_particles.end();
        const auto set = [&](std::string_view form, std::uint8_t bits) {
            if (form == "-") return;  // left out
            if (parts && !form.starts_with(*particle)) {
                words_[form].parted = true;
                parted_.try_emplace(std::string(form) + ' ' + std::string(*particle), WordInfo{0, id, bits});
                return;
            }
            WordInfo& info = words_[form];
            if (info.cue != 0 && info.cue != id) return;  // the first row of a form wins
            info.cue = id;
            info.forms |= bits;
        };
        set(cells[0], base_form);
        auto column = traits_.form_columns.begin();
        tables::for_each_word(cells[3], [&](std::string_view form) {
            set(form, column == traits_.form_columns.end() ? std::uint8_t{past} : bits_of(*column++));
        });
    });
}

std::span<const Lexicon> Lexicon::all() {
    static const std::vector<Lexicon> lexicons = [] {
        std::vector<Lexicon> made;
        for (const tables::LanguageTables& one : tables::languages) made.push_back(Lexicon(one));
        return made;
    }();
    return lexicons;
}

const Lexicon& Lexicon::of(std::string_view language) {
    static const Lexicon none;
    if (language.empty()) return all().front();
    for (const Lexicon& one : all())
        if (one.language_ == language) return one;
    return none;
}

bool is_word_class(std::string_view name) {
    return std::any_of(class_names.begin(), class_names.end(), [&](const ClassName& one) { return one.name == name; });
}

WordInfo Lexicon::parted(std::string_view lower, std::string_view particle) const {
    const auto found = parted_.find(std::string(lower) + ' ' + std::string(particle));
    return found == parted_.end() ? WordInfo{} : found->second;
}

WordInfo Lexicon::look_up(std::string_view lower) const {
    const auto found = words_.find(lower);
    return found == words_.end() ? WordInfo{} : found->second;
}

void lower_into(std::string_view word, std::string& out) {
    out.clear();
    for (std::size_t i = 0; i < word.size();) {
        const auto byte = static_cast<unsigned char>(word[i]);
        if (byte < 0x80) {
            out.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte));
            ++i;
            continue;
        }
        const text::Decoded decoded = text::decode(word, i);
        i += decoded.length;
        if (!is_silent(decoded.code_point)) text::append(out, plain_lower(decoded.code_point));
    }
}

}  // namespace verbatim::language
