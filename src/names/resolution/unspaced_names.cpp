#include "names/resolution/unspaced_names.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "language/lexicon.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::names {

using language::Lexicon;
using language::WordClass;
using language::WordInfo;

namespace {

constexpr std::uint16_t sure_of_spelt = 950, sure_of_shorter = 880, sure_of_same = 750, sure_of_carried = 700;
constexpr std::size_t longest_word = 30;          // bytes of a word of the tables
constexpr std::size_t most_name_letters = 5;      // of a name that a title shows
// More are never met outside hostile input.
constexpr std::size_t most_names = 300, most_places = 50, longest_searched = 1u << 16;

class UnspacedNames {
  public:
    UnspacedNames(const corpus::Article& article, ArticleNames& names, base::TextSpan mention, EntityIndex previous)
        : text_(article.text), lexicon_(Lexicon::of(article.language)), traits_(lexicon_.traits()), names_(names), mention_(mention), words_(base::slice(text_, mention)), previous_(previous) {}

    Resolution resolve() {
        if (lexicon_.look_up(words_).is(WordClass::subject_pronoun)) return carried();
        for (const std::string_view same : traits_.same_words)
            if (words_.starts_with(same) && words_.size() > same.size()) return called(words_.substr(same.size()));
        if (ends_with_kin(words_)) return {no_entity, sure_of_carried};  // 分析人士, 関係者
        std::string_view name = words_;
        while (name.size() > 3 && is_hiragana(name, 0) && !all_hiragana(name)) name.remove_prefix(3);  // what is left of the word before
        words_ = name;
        bool titled = false;
        if (traits_.titles_follow_names) {
            if (const std::size_t title = title_at_end(name); title != 0 && title < name.size()) {
                name.remove_suffix(title);
                titled = true;
            }
        } else {
            const std::size_t behind = behind_last_title(name);
            if (behind == name.size() && behind > 0 && title_at_end(name) == name.size()) return called(name);
            if (behind > 0 && behind < name.size()) {
                name.remove_prefix(behind);
                titled = true;
            }
        }
        return named(name, titled);
    }

  private:
    static bool is_hiragana(std::string_view words, std::size_t at) {
        const char32_t c = text::decode(words, at).code_point;
        return c >= 0x3041 && c <= 0x309F;
    }
    static bool all_hiragana(std::string_view words) {
        for (std::size_t at = 0; at < words.size(); at += text::decode(words, at).length)
            if (!is_hiragana(words, at)) return false;
        return true;
    }

    // People whom nobody names.
    bool ends_with_kin(std::string_view words) const {
        for (std::size_t size = std::min(longest_word, words.size()); size > 0; --size)
            if (text::on_border(words, words.size() - size) && lexicon_.look_up(words.substr(words.size() - size)).is(WordClass::kin)) return true;
        return false;
    }

    bool is_title(std::string_view word) const { return lexicon_.look_up(word).is(WordClass::title); }

    // Bytes of the longest title with which the words end; 0: none.
    std::size_t title_at_end(std::string_view words) const {
        for (std::size_t size = std::min(longest_word, words.size()); size > 0; --size)
            if (text::on_border(words, words.size() - size) && is_title(words.substr(words.size() - size))) return size;
        return 0;
    }

    // Where the last title of the words ends; 0: they have none.
    std::size_t behind_last_title(std::string_view words) const {
        for (std::size_t end = words.size(); end > 0; --end)
            if (text::on_border(words, end) && title_at_end(words.substr(0, end)) != 0) return end;
        return 0;
    }

    Resolution carried() const { return previous_ == no_entity ? Resolution{} : Resolution{previous_, sure_of_carried}; }

    // Letters of a name that begin at `at`: up to a known word or mark.
    std::size_t name_from(std::size_t at) const {
        std::size_t end = at, letters = 0;
        while (end < text_.size() && letters < most_name_letters) {
            const text::Decoded one = text::decode(text_, end);
            if (!text::is_letter(one.code_point) || begins_word(end)) break;
            end += one.length;
            ++letters;
        }
        return end;
    }
    bool begins_word(std::size_t at) const {
        for (std::size_t size = std::min(longest_word, text_.size() - at); size > 0; --size) {
            if (!text::on_border(text_, at + size)) continue;
            const WordInfo info = lexicon_.look_up(text_.substr(at, size));
            if (info.classes != 0 || info.cue != 0) return true;
        }
        return false;
    }

    // 这位老渔民: somebody whom the text before calls a 渔民; the title is the longest one at the end.
    Resolution called(std::string_view description) {
        const std::size_t size = title_at_end(description);
        const std::string_view title = description.substr(description.size() - size);
        for (std::size_t e = names_.entities.size(); e > 0 && names_.entities.size() - e < most_names; --e)
            for (const std::string& role : names_.entities[e - 1].roles)
                if (size != 0 && role.ends_with(title)) return {static_cast<EntityIndex>(e - 1), sure_of_same};
        if (size == 0) return carried();
        std::size_t places = 0;
        for (std::size_t at = text_.substr(0, mention_.start).rfind(title); at != std::string_view::npos && ++places < most_places; at = at == 0 ? std::string_view::npos : text_.rfind(title, at - 1)) {
            if (traits_.titles_follow_names) {  // 同首相: the letters before the title
                std::size_t first = at;
                for (std::size_t letters = 0; first > 0 && letters < most_name_letters; ++letters) {
                    const text::Decoded one = text::decode_before(text_, first);
                    if (!text::is_letter(one.code_point) || begins_word(first - one.length)) break;
                    first -= one.length;
                }
                if (first < at && text::count_code_points(text_.substr(first, at - first)) >= 2) return {add(std::string(text_.substr(first, at - first)), EntityKind::person, title), sure_of_same};
                continue;
            }
            const std::size_t end = name_from(at + size);
            const std::size_t letters = text::count_code_points(text_.substr(at + size, end - at - size));
            if (letters >= 2 && letters <= most_name_letters - 1) return {add(std::string(text_.substr(at + size, end - at - size)), EntityKind::person, title), sure_of_same};
        }
        return carried();
    }

    // The fuller name of which the mention has the first letters: 中川圭一市長 for 中川市長.
    std::string fuller(std::string_view name, std::string_view title) const {
        if (!traits_.titles_follow_names || text::count_code_points(name) > 3 || names_.entities.size() > most_names) return std::string(name);
        std::size_t places = 0;
        for (std::size_t at = text_.substr(0, longest_searched).find(name); at != std::string_view::npos && at < longest_searched && ++places < most_places; at = text_.find(name, at + name.size())) {
            std::size_t end = at + name.size();
            for (std::size_t letters = 0; letters < 4 && end < text_.size(); ++letters) {
                const text::Decoded one = text::decode(text_, end);
                if (!text::is_letter(one.code_point)) break;
                if (letters > 0 && text_.substr(end).starts_with(title)) return std::string(text_.substr(at, end - at));
                if (starts_title(end)) break;
                end += one.length;
            }
        }
        return std::string(name);
    }
    bool starts_title(std::size_t at) const {
        for (std::size_t size = std::min(longest_word, text_.size() - at); size > 2; --size)
            if (text::on_border(text_, at + size) && is_title(text_.substr(at, size))) return true;
        return false;
    }

    Resolution named(std::string_view name, bool titled) {
        const std::string full = titled ? fuller(name, words_.substr(name.size())) : std::string(name);
        const std::size_t first = names_.entities.size() > most_names ? names_.entities.size() - most_names : 0;
        for (std::size_t e = first; e < names_.entities.size(); ++e)
            if (names_.entities[e].name == full) return {static_cast<EntityIndex>(e), sure_of_spelt};
        for (std::size_t e = first; e < names_.entities.size() && full.size() >= 6; ++e) {
            const std::string& known = names_.entities[e].name;
            if (known.starts_with(full) || full.starts_with(known)) return {static_cast<EntityIndex>(e), sure_of_shorter};
        }
        const bool foreign = name.find("・") != std::string_view::npos;
        const bool person = titled || foreign || (!traits_.titles_follow_names && text::count_code_points(full) <= 4);
        const std::string_view title = titled ? std::string_view(words_).substr(traits_.titles_follow_names ? name.size() : 0, words_.size() - name.size()) : std::string_view();
        return {add(full, person ? EntityKind::person : EntityKind::organisation, title), full.size() == name.size() ? sure_of_spelt : sure_of_shorter};
    }

    EntityIndex add(std::string name, EntityKind kind, std::string_view role) {
        Entity made;
        made.name = std::move(name);
        made.kind = kind;
        if (!role.empty() && kind == EntityKind::person) made.roles.emplace_back(role);
        made.mentions.push_back({mention_, MentionForm::full_name});
        names_.entities.push_back(std::move(made));
        return static_cast<EntityIndex>(names_.entities.size() - 1);
    }

    std::string_view text_;
    const Lexicon& lexicon_;
    const language::Traits& traits_;
    ArticleNames& names_;
    base::TextSpan mention_;
    std::string_view words_;
    EntityIndex previous_;
};

}  // namespace

Resolution resolve_unspaced(const corpus::Article& article, ArticleNames& names, base::TextSpan mention, EntityIndex previous_speaker) {
    Resolution resolution = UnspacedNames(article, names, mention, previous_speaker).resolve();
    const bool carried = resolution.confidence == sure_of_carried;
    resolution.meaning = resolution.entity == no_entity ? Meaning::indefinite : carried ? Meaning::description : Meaning::name;
    return resolution;
}

}  // namespace verbatim::names
