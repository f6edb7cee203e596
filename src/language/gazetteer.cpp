#include "language/gazetteer.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/hash.h"
#include "language/gazetteer_tables.h"
#include "language/tables.h"

namespace verbatim::language {
namespace {

// Calls `use` for each part of `text` between separators, blanks at the edges removed, empty parts left out.
template <class Use>
void for_each_part(std::string_view text, char separator, Use use) {
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        auto part = text.substr(0, end);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
        if (!part.empty()) use(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

template <class Use>
void for_each_line(std::string_view text, Use use) {
    for_each_part(text, '\n', [&](std::string_view line) {
        if (line.front() != '#') use(line);
    });
}

// The fields of a line of tab-separated values; those that are missing are empty.
std::array<std::string_view, 4> fields_of(std::string_view line) {
    std::array<std::string_view, 4> fields;
    for (auto& field : fields) {
        const auto end = std::min(line.find('\t'), line.size());
        field = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return fields;
}

using Section = std::pair<std::string_view, std::vector<EntryClass>>;

// What a section of the shared lists, or a row of a language's own, says of its words.
const std::vector<Section>& name_sections() {
    using enum EntryClass;
    static const std::vector<Section> all{{"female", {first_female}},
                                          {"male", {first_male}},
                                          {"either", {first_female, first_male}},
                                          {"honorific-male", {honorific_male}},
                                          {"honorific-female", {honorific_female}},
                                          {"honorific", {title, honorific}},
                                          {"title", {title}},
                                          {"role-male", {role, role_male}},
                                          {"role-female", {role, role_female}},
                                          {"role", {role}},
                                          {"role-modifier", {role_modifier}},
                                          {"group", {group}},
                                          {"unnamed", {unnamed}},
                                          {"document", {document}},
                                          {"surname-particle", {particle}},
                                          {"cue", {organisation_cue}},
                                          {"lower-cue", {organisation_noun}},
                                          {"known", {organisation_name}},
                                          {"plain", {plain}},
                                          {"common", {common}},
                                          {"calendar", {calendar}},
                                          {"verb", {verb}},
                                          {"speech-verb", {verb, speech_verb}},
                                          {"preposition", {preposition}},
                                          {"determiner", {determiner}},
                                          {"pronoun-he", {pronoun_he}},
                                          {"pronoun-she", {pronoun_she}},
                                          {"pronoun-it", {pronoun_it}},
                                          {"pronoun-they", {pronoun_they}},
                                          {"pronoun-first", {pronoun_first}},
                                          {"pronoun-relative", {pronoun_relative}},
                                          {"demonym", {demonym}},
                                          {"region", {region}}};
    return all;
}

const std::vector<EntryClass>* classes_named(const std::vector<Section>& sections, std::string_view name) {
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& one) { return one.first == name; });
    return found == sections.end() ? nullptr : &found->second;
}

}  // namespace

bool is_name_class(std::string_view name) { return classes_named(name_sections(), name) != nullptr; }

const Gazetteer& Gazetteer::of(std::string_view language) {
    struct Own {
        std::string_view code;
        const Gazetteer* gazetteer;
    };
    static const std::vector<Own> all = [] {
        std::vector<Own> made;
        for (const tables::LanguageTables& one : tables::languages) {
            static std::vector<std::unique_ptr<const Gazetteer>> kept;
            if (one.names.empty()) continue;
            kept.emplace_back(new Gazetteer(get(), one));
            made.push_back({one.code, kept.back().get()});
        }
        return made;
    }();
    for (const Own& own : all)
        if (own.code == language) return *own.gazetteer;
    return get();
}

Gazetteer::Gazetteer(const Gazetteer& shared, const tables::LanguageTables& tables) : shared_(&shared), slots_(1u << 11) {
    // Whatever form of a verb of saying: infinitives stand in the first column.
    tables::for_each_row(tables.cues, [&](const std::vector<std::string_view>& cells) {
        if (cells.size() < 4 || cells[1] == "think" || cells[1] == "show") return;
        for_each_part(cells[3], ' ', [&](std::string_view form) {
            if (form == "-") return;
            add(form, EntryClass::verb);
            add(form, EntryClass::speech_verb);
        });
    });
    tables::for_each_row(tables.names, [&](const std::vector<std::string_view>& cells) {
        if (cells.size() != 2) return;
        if (const auto* classes = classes_named(name_sections(), cells[0])) add_words(cells[1], ';', *classes);
    });
    for (Slot& own : slots_) {
        if (own.key.empty()) continue;
        const GazetteerEntry& known = shared.find(own.key);
        own.entry.classes.add(known.classes);
        own.entry.country = known.country;
    }
}

const Gazetteer& Gazetteer::get() {
    static const Gazetteer gazetteer;
    return gazetteer;
}

Gazetteer::Gazetteer() : slots_(1u << 14) {
    using enum EntryClass;
    read_sections(gazetteer_tables::first_names, {}, ' ');
    read_sections(gazetteer_tables::titles, {{"suffix", {suffix}}}, ';');
    read_sections(gazetteer_tables::organisations,
                  {{"extends", {organisation_noun, organisation_end}},
                   {"group", {group_name}},
                   {"document-name", {document_name}},
                   {"thing-cue", {thing_cue}},
                   {"place-cue", {place_cue}}},
                  ';');
    read_sections(gazetteer_tables::places, {{"us-state", {region, us_state}}, {"us-state-short", {region, us_state}}}, ';');
    read_sections(gazetteer_tables::words, {{"also-surname", {also_surname}}}, ';');
    read_countries();
    for_each_line(gazetteer_tables::nicknames, [&](std::string_view line) {
        const auto full = line.substr(0, line.find(' '));
        for_each_part(line.substr(full.size()), ' ',
                      [&](std::string_view brief) { nicknames_.emplace_back(full, brief); });
    });
    std::sort(nicknames_.begin(), nicknames_.end());
    for (const auto& [full, brief] : nicknames_) nicknamed_.insert(nicknamed_.end(), {full, brief});
    std::sort(nicknamed_.begin(), nicknamed_.end());
}

const GazetteerEntry& Gazetteer::find(std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = base::hash64(word) & mask;; at = (at + 1) & mask) {
        if (slots_[at].key.empty()) return shared_ == nullptr ? no_entry : shared_->find(word);
        if (slots_[at].key == word) return slots_[at].entry;
    }
}

CountryIndex Gazetteer::find_country(std::string_view name) const {
    const GazetteerEntry& entry = find(name);
    if (entry.classes.has(EntryClass::country)) return entry.country;
    for (std::size_t i = 0; i < countries_.size(); ++i) {
        if (countries_[i].code == name) return static_cast<CountryIndex>(i + 1);
    }
    return 0;
}

bool Gazetteer::same_first_name(std::string_view one, std::string_view other) const {
    const auto listed = [&](std::string_view full, std::string_view brief) {
        return std::binary_search(nicknames_.begin(), nicknames_.end(), std::pair{full, brief});
    };
    return one == other || listed(one, other) || listed(other, one);
}

bool Gazetteer::has_nickname(std::string_view name) const { return std::binary_search(nicknamed_.begin(), nicknamed_.end(), name); }

Gazetteer::Slot& Gazetteer::slot(std::string_view key) {
    if (2 * used_ >= slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = base::hash64(key) & mask;
    while (!slots_[at].key.empty() && slots_[at].key != key) at = (at + 1) & mask;
    if (slots_[at].key.empty()) {
        slots_[at].key = key;
        ++used_;
    }
    return slots_[at];
}

void Gazetteer::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    used_ = 0;
    for (const Slot& each : old) {
        if (!each.key.empty()) slot(each.key).entry = each.entry;
    }
}

void Gazetteer::add(std::string_view key, EntryClass one, CountryIndex country) {
    Slot& found = slot(key);
    found.entry.classes.add(one);
    if (found.entry.country == 0) found.entry.country = country;
    if (const auto blank = key.find(' '); blank != std::string_view::npos) {
        slot(key.substr(0, blank)).entry.classes.add(EntryClass::phrase_start);
    }
}

// Sections that only this list has, or that mean another thing in it, go before those of name_sections().
void Gazetteer::read_sections(std::string_view text, const std::vector<Section>& own, char separator) {
    const std::vector<EntryClass>* classes = nullptr;
    for_each_line(text, [&](std::string_view line) {
        if (line.front() == '[') {
            const auto title = line.substr(1, line.find(']') - 1);
            classes = classes_named(own, title);
            if (classes == nullptr) classes = classes_named(name_sections(), title);
        } else if (classes) {
            add_words(line, separator, *classes);
        }
    });
}

void Gazetteer::add_words(std::string_view words, char separator, const std::vector<EntryClass>& classes) {
    for_each_part(words, separator, [&](std::string_view word) {
        for (const EntryClass one : classes) add(word, one);
    });
}

void Gazetteer::read_countries() {
    for_each_line(gazetteer_tables::countries, [&](std::string_view line) {
        const auto [code, name, formal, unused] = fields_of(line);
        countries_.push_back({std::string(code), std::string(name)});
        const auto index = static_cast<CountryIndex>(countries_.size());
        add(name, EntryClass::country, index);
        add(formal, EntryClass::country, index);
    });
    for_each_line(gazetteer_tables::demonyms, [&](std::string_view line) {
        const auto [code, demonyms, further, cities] = fields_of(line);
        auto index = find_country(code);
        if (index == 0) {  // Kosovo: a user-assigned code
            countries_.push_back({std::string(code), {}});
            index = static_cast<CountryIndex>(countries_.size());
        }
        for_each_part(further, ';', [&](std::string_view name) {
            Country& country = countries_[index - 1];
            const bool preferred = name.front() == '=';
            if (preferred) name.remove_prefix(1);
            if (preferred || country.name.empty()) country.name = name;
            add(name, EntryClass::country, index);
        });
        for_each_part(demonyms, ';', [&](std::string_view word) { add(word, EntryClass::demonym, index); });
        for_each_part(cities, ';', [&](std::string_view city) { add(city, EntryClass::city, index); });
    });
}

}  // namespace verbatim::language
