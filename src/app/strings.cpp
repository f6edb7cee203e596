#include "app/strings.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstring>
#include <memory>
#include <type_traits>

#include "app/interface_texts.h"

namespace verbatim::app {
namespace {

constexpr std::string_view english_code = "en";

// All members of Strings are string_views and arrays of them: read into an array, whose parts are known by name.
constexpr std::size_t slot_count = sizeof(Strings) / sizeof(std::string_view);
static_assert(std::is_trivially_copyable_v<Strings> && std::is_standard_layout_v<Strings>);
using Slots = std::array<std::string_view, slot_count>;

enum class SlotKind : std::uint8_t { text, list, plural };
struct Slot {
    std::string_view name;
    std::size_t first, count;
    SlotKind kind;
};
#define SLOT(name, kind) {#name, offsetof(Strings, name) / sizeof(std::string_view), sizeof(Strings::name) / sizeof(std::string_view), SlotKind::kind},
#define TEXT(name) SLOT(name, text)
#define LIST(name, count) SLOT(name, list)
#define PLURAL(name) SLOT(name, plural)
constexpr Slot slot_names[]{
#include "app/strings.inc"
};
#undef TEXT
#undef LIST
#undef PLURAL
#undef SLOT

struct KeptLanguage {
    Phrases phrases;
    std::string words;  // what the phrases point into, each with a zero behind it
};

class LanguageReader {
  public:
    explicit LanguageReader(KeptLanguage& kept, const Strings* otherwise) : kept_(kept) {
        if (otherwise) std::memcpy(&slots_, otherwise, sizeof slots_);
    }

    // False where the text does not say what a language has to say of itself.
    bool read(std::string_view text) {
        // Room for all of it at once: what was read before stays where it is. A word takes no more than it does in the text, but for the zero.
        kept_.words.reserve(2 * text.size() + 1);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (!line.empty() && line.front() != '#') take_line(line);
        }
        std::sort(kept_.phrases.languages.begin(), kept_.phrases.languages.end());
        std::memcpy(static_cast<Strings*>(&kept_.phrases), &slots_, sizeof slots_);
        return told_direction_;
    }

  private:
    void take_line(std::string_view line) {
        constexpr std::string_view equals = " = ", of_language = "language.";
        const std::size_t at = line.find(equals);
        if (at == line.npos) return;
        const std::string_view key = line.substr(0, at), value = line.substr(at + equals.size());
        if (key.starts_with(of_language)) {
            const std::string_view code = keep(key.substr(of_language.size()));
            kept_.phrases.languages.emplace_back(code, keep(value));
            return;
        }
        const std::size_t slot = find_slot(key);
        if (slot == std::size(slot_names)) return;
        if (key == "direction") told_direction_ = value == "ltr" || value == "rtl";
        const Slot& found = slot_names[slot];
        switch (found.kind) {
            case SlotKind::text: slots_[found.first] = keep(value); break;
            case SlotKind::list: take_list(found, value); break;
            case SlotKind::plural: take_plural(found, value); break;
        }
    }

    // Files are mostly in the order of the table.
    std::size_t find_slot(std::string_view key) {
        for (std::size_t i = 0; i < std::size(slot_names); ++i) {
            const std::size_t slot = (next_slot_ + i) % std::size(slot_names);
            if (slot_names[slot].name != key) continue;
            next_slot_ = slot + 1;
            return slot;
        }
        return std::size(slot_names);
    }

    static std::vector<std::string_view> members_of(std::string_view value) {
        constexpr std::string_view bar = " | ";
        std::vector<std::string_view> members;
        for (std::size_t at = 0; (at = value.find(bar)) != value.npos; value.remove_prefix(at + bar.size())) members.push_back(value.substr(0, at));
        members.push_back(value);
        return members;
    }

    void take_list(const Slot& slot, std::string_view value) {
        const std::vector<std::string_view> members = members_of(value);
        if (members.size() != slot.count) return;
        for (std::size_t i = 0; i < slot.count; ++i) slots_[slot.first + i] = keep(members[i]);
    }

    void take_plural(const Slot& slot, std::string_view value) {
        std::array<std::string_view, plural_categories> forms;
        for (const std::string_view member : members_of(value))
            for (std::size_t i = 0; i < plural_categories; ++i)
                if (member.starts_with(plural_names[i]) && member.substr(plural_names[i].size()).starts_with(": "))
                    forms[i] = keep(member.substr(plural_names[i].size() + 2));
        if (forms.back().empty()) return;
        for (std::size_t i = 0; i < plural_categories; ++i) slots_[slot.first + i] = forms[i].empty() ? forms.back() : forms[i];
    }

    std::string_view keep(std::string_view value) {
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        const std::size_t start = kept_.words.size();
        kept_.words.append(value).push_back('\0');
        return std::string_view(kept_.words).substr(start, value.size());
    }

    KeptLanguage& kept_;
    Slots slots_;
    std::size_t next_slot_ = 0;
    bool told_direction_ = false;
};

std::unique_ptr<KeptLanguage> read_language(std::string_view code, std::string_view text, const Strings* otherwise) {
    auto kept = std::make_unique<KeptLanguage>();
    kept->phrases.code = code;
    kept->phrases.plural = plural_rule(code);
    if (!LanguageReader(*kept, otherwise).read(text)) return nullptr;
    return kept;
}

std::string_view text_of(std::string_view code) {
    for (const interface_texts::InterfaceText& one : interface_texts::languages)
        if (one.code == code) return one.text;
    return {};
}

// Languages that were used, and the one in use.
std::vector<std::unique_ptr<KeptLanguage>> used_languages;
const Phrases* chosen_phrases = nullptr;

bool same_code(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char one, char other) {
        const auto plain = [](char c) { return c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c))); };
        return plain(one) == plain(other);
    });
}

std::string_view offered_as(std::string_view code) {
    for (const interface_texts::InterfaceText& one : interface_texts::languages)
        if (same_code(one.code, code)) return one.code;
    return {};
}

}  // namespace

const Phrases& english() {
    static const std::unique_ptr<KeptLanguage> kept = read_language(english_code, text_of(english_code), nullptr);
    return kept->phrases;
}

const Phrases& phrases() { return chosen_phrases ? *chosen_phrases : english(); }

std::vector<OfferedLanguage> offered_languages() {
    std::vector<OfferedLanguage> offered;
    for (const interface_texts::InterfaceText& one : interface_texts::languages) offered.push_back({one.code, one.own_name});
    return offered;
}

std::string_view fitting_language(std::string_view preferred) {
    while (!preferred.empty()) {
        const std::size_t end = std::min(preferred.find_first_of(",:"), preferred.size());
        std::string_view one = preferred.substr(0, end);
        preferred.remove_prefix(std::min(end + 1, preferred.size()));
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        one = one.substr(0, one.find_first_of(".@; "));
        // "zh-Hant-TW" is served by zh-Hant, or else by zh.
        while (!one.empty()) {
            if (const std::string_view code = offered_as(one); !code.empty()) return code;
            const std::size_t part = one.find_last_of("-_");
            one = part == one.npos ? std::string_view() : one.substr(0, part);
        }
    }
    return english_code;
}

std::string path_of_language(std::string_view code) {
    return text_of(code).empty() ? "app/ui/" + std::string(code) + ".txt" : std::string();
}

bool use_language(std::string_view code, std::string_view text) {
    if (code == english_code) {
        chosen_phrases = nullptr;
        return true;
    }
    const auto used = std::find_if(used_languages.begin(), used_languages.end(), [&](const auto& one) { return one->phrases.code == code; });
    if (used != used_languages.end()) {
        chosen_phrases = &(*used)->phrases;
        return true;
    }
    std::unique_ptr<KeptLanguage> kept = read_language(code, text.empty() ? text_of(code) : text, &english());
    if (!kept) return false;
    used_languages.push_back(std::move(kept));
    chosen_phrases = &used_languages.back()->phrases;
    return true;
}

}  // namespace verbatim::app
