#include "language/words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "language/lexicon.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::language {
namespace {

// The kinds of character that matter to the cutting of words.
enum class CharacterKind : std::uint8_t { blank, upper, lower, caseless, digit, apostrophe, hyphen, period, newline, mark };

struct Character {
    CharacterKind kind = CharacterKind::mark;
    std::uint8_t length = 1;
    std::uint16_t gap = 0;  // of a mark
};

std::uint16_t gap_of(char32_t c) {
    switch (c) {
        case ',':
        case 0x060C:
        case 0x3001: return gap::comma;
        case '.':
        case '!':
        case '?':
        case 0x2026:
        case 0x3002:
        case 0x0964: return gap::stop;
        case ':':
        case ';': return gap::colon;
        case 0x2013:
        case 0x2014:
        case '-': return gap::dash;
        case '(':
        case '[': return gap::open_bracket;
        case ')':
        case ']': return gap::close_bracket;
        case '&': return gap::ampersand;
        case '/': return gap::slash;
        case '`': return gap::quote;
        default: return text::is_quotation_mark(c) ? gap::quote : gap::other;
    }
}

Character character_of(char32_t c, std::uint8_t length) {
    if (c == '\n' || c == 0x2029) return {CharacterKind::newline, length, gap::paragraph};
    if (c == '\'' || c == 0x2019 || c == 0x02BC) return {CharacterKind::apostrophe, length, gap::quote};
    if (c == '-' || c == 0x2010 || c == 0x2011) return {CharacterKind::hyphen, length, gap::dash};
    if (c == '.') return {CharacterKind::period, length, gap::stop};
    if (text::is_blank(c)) return {CharacterKind::blank, length, 0};
    if (text::is_upper(c)) return {CharacterKind::upper, length, 0};
    if (text::is_lower(c)) return {CharacterKind::lower, length, 0};
    if (text::is_letter(c) || text::is_mark(c)) return {CharacterKind::caseless, length, 0};
    if (text::is_word(c)) return {CharacterKind::digit, length, 0};
    return {CharacterKind::mark, length, gap_of(c)};
}

const std::array<Character, 128>& ascii_table() {
    static const auto table = [] {
        std::array<Character, 128> made;
        for (char32_t c = 0; c < made.size(); ++c) made[c] = character_of(c, 1);
        return made;
    }();
    return table;
}

bool part_of_word(CharacterKind kind) {
    return kind == CharacterKind::upper || kind == CharacterKind::lower || kind == CharacterKind::caseless || kind == CharacterKind::digit;
}

GazetteerEntry entry_of(EntryClass one) {
    GazetteerEntry entry;
    entry.classes.add(one);
    return entry;
}
// Of titles that no list holds.
const GazetteerEntry& made_title() {
    static const GazetteerEntry entry = entry_of(EntryClass::title);
    return entry;
}
const GazetteerEntry& made_role() {
    static const GazetteerEntry entry = entry_of(EntryClass::role);
    return entry;
}

// About as many words as the text has, or more, so that their memory is taken once.
std::size_t most_words(std::string_view text) {
    std::size_t count = 0;
    bool in_word = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte < 0xC0) continue;  // goes on
        const bool sign = byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;  // what is no letter begins so
        const bool word = byte < 0x80 ? part_of_word(ascii_table()[byte].kind) : !sign;
        count += (word && !in_word) || sign;
        in_word = word;
    }
    return count;
}

class WordReader {
  public:
    WordReader(std::string_view text, base::TextSpan where, std::string_view language)
        : text_(text.substr(0, std::min<std::size_t>(where.end, text.size()))), at_(where.start), gazetteer_(Gazetteer::of(language)), lexicon_(Lexicon::of(language)), traits_(lexicon_.traits()) {}

    std::vector<Word> read() {
        std::vector<Word> words;
        if (at_ < text_.size()) words.reserve(most_words(text_.substr(at_)));
        std::uint16_t gap = gap::start;
        while (at_ < text_.size()) {
            const Character c = at(at_);
            if (!part_of_word(c.kind)) {
                gap |= c.gap;
                at_ += c.length;
                continue;
            }
            if (!words.empty() && gap == 0) skip_joined_source(words.back());
            Word word = cut(gap);
            // After "." a sentence begins, and after an opening mark one may.
            word.opens_sentence = (gap & (gap::start | gap::stop | gap::paragraph | gap::colon | gap::quote |
                                          gap::other | gap::open_bracket)) != 0;
            gap = 0;
            words.push_back(word);
        }
        return words;
    }

  private:
    Character at(std::size_t offset) const {
        const auto byte = static_cast<unsigned char>(text_[offset]);
        if (byte < 0x80) return ascii_[byte];
        const auto decoded = text::decode(text_, offset);
        return character_of(decoded.code_point, decoded.length);
    }

    // وفقا لديف شتاينرت: the particle that names a source is no part of its name.
    void skip_joined_source(const Word& before) {
        if (traits_.proclitics.empty() || !before.is(EntryClass::plain)) return;
        for (const std::string_view one : traits_.according_to) {
            const std::size_t rest = at_ + one.size();
            if (!text_.substr(at_).starts_with(one) || rest >= text_.size() || !part_of_word(at(rest).kind)) continue;
            std::string folded;
            lower_into(base::slice(text_, before.span), folded);
            if (lexicon_.look_up(folded).is(WordClass::according)) at_ += one.size();
            return;
        }
    }

    // No name has a word so long; what is longer is a checksum, a picture in base64 or an attack.
    static constexpr std::size_t longest_of_name = 120;

    // Reads one word, which begins at at_, and moves past it and its possessive ending.
    Word cut(std::uint16_t gap) {
        Word word;
        word.gap = gap;
        const std::size_t start = at_;
        std::size_t letters = 0, uppers = 0, digits = 0, caseless = 0, last_joint = 0;
        bool inner_upper = false;  // an upper-case letter at the start of a hyphenated part: "al-Assad"
        const CharacterKind first = at(at_).kind;
        while (at_ < text_.size()) {
            const Character c = at(at_);
            if (part_of_word(c.kind)) {
                ++letters;
                uppers += c.kind == CharacterKind::upper;
                digits += c.kind == CharacterKind::digit;
                caseless += c.kind == CharacterKind::caseless;
                inner_upper |= c.kind == CharacterKind::upper && last_joint == at_ && at_ != start;
                at_ += c.length;
                continue;
            }
            const std::size_t next = at_ + c.length;
            const bool goes_on = next < text_.size() && part_of_word(at(next).kind);
            if ((c.kind == CharacterKind::apostrophe || c.kind == CharacterKind::hyphen) && goes_on) {
                if (c.kind == CharacterKind::apostrophe && possessive_ending(next)) {
                    finish(word, start, at_);
                    word.possessive = true;
                    at_ = next + 1;
                    break;
                }
                if (c.kind == CharacterKind::apostrophe && is_elided(start)) {
                    finish(word, start, at_);
                    at_ = next;
                    break;
                }
                if (c.kind == CharacterKind::hyphen && hangs_pronoun(start, next)) break;
                at_ = last_joint = next;
                continue;
            }
            if (c.kind == CharacterKind::period && joins_period(start, letters, uppers, goes_on)) {
                at_ = next;
                continue;
            }
            if (c.kind == CharacterKind::apostrophe && at_ > start && (text_[at_ - 1] == 's')) word.possessive = true;
            break;
        }
        if (word.span.empty()) finish(word, start, at_);
        set_shape(word, first, letters, uppers, digits, caseless, inner_upper);
        look_up(word);
        return word;
    }

    // "l'Otan": the article is a word of its own.
    bool is_elided(std::size_t start) const {
        if (traits_.elisions.empty()) return false;
        std::string lower;
        lower_into(text_.substr(start, at_ - start), lower);
        return traits_.elisions.has(lower);
    }

    // "ajoute-t-il": the pronoun is a word of its own.
    bool hangs_pronoun(std::size_t start, std::size_t next) const {
        if (traits_.enclitics.empty() || text::is_upper(text::decode(text_, start).code_point)) return false;
        if (text_.substr(next).starts_with("t-")) next += 2;
        std::size_t end = next;
        while (end < text_.size() && part_of_word(at(end).kind)) end += at(end).length;
        return traits_.enclitics.has(text_.substr(next, end - next));
    }

    // "’s" at the end of a word.
    bool possessive_ending(std::size_t offset) const {
        if (text_[offset] != 's' && text_[offset] != 'S') return false;
        return offset + 1 >= text_.size() || !part_of_word(at(offset + 1).kind);
    }

    // A full stop belongs to the word in "J.", "U.S." and in the abbreviations that the gazetteer lists.
    bool joins_period(std::size_t start, std::size_t letters, std::size_t uppers, bool goes_on) const {
        const auto so_far = text_.substr(start, at_ - start);
        const bool dotted = so_far.find('.') != std::string_view::npos;
        if (letters == 1 && uppers == 1) return true;
        if (dotted) return so_far.size() <= 8 && so_far[so_far.size() - 2] == '.';  // each letter has its stop
        if (goes_on) return false;
        if (so_far.size() > 6) return false;
        char with_stop[8];
        const std::size_t size = so_far.copy(with_stop, sizeof with_stop);
        with_stop[size] = '.';
        const EntryClasses known = gazetteer_.find({with_stop, size + 1}).classes;
        return !known.none();
    }

    static void finish(Word& word, std::size_t start, std::size_t end) {
        word.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    }

    void set_shape(Word& word, CharacterKind first, std::size_t letters, std::size_t uppers, std::size_t digits,
                   std::size_t caseless, bool inner_upper) const {
        const auto form = base::slice(text_, word.span);
        if (first == CharacterKind::caseless || caseless > letters / 2) word.shape = Shape::caseless;
        else if (first == CharacterKind::digit) word.shape = Shape::number;
        else if (form.size() > longest_of_name) word.shape = Shape::lower;
        else if (first == CharacterKind::lower)
            word.shape = inner_upper && name_prefix(form.substr(0, form.find('-'))) ? Shape::capital : Shape::lower;
        else if (letters == 1) word.shape = Shape::initial;
        else if (form.back() == '.' && form.size() <= 6 && uppers == letters && letters <= 3)
            word.shape = Shape::initial;  // "J.K."
        else if (uppers + digits == letters) word.shape = Shape::capitals;
        else word.shape = Shape::capital;
    }

    // "al-Assad" is a name, "pro-Russian" is not.
    static bool name_prefix(std::string_view prefix) {
        static constexpr std::string_view all[] = {"al",  "el", "ul", "ad",  "an",  "ar",  "as",  "at", "az",
                                                   "ash", "ed", "es", "bin", "ibn", "ben", "abu", "de", "la"};
        return std::find(std::begin(all), std::end(all), prefix) != std::end(all);
    }

    void look_up(Word& word) {
        const auto form = base::slice(text_, word.span);
        word.as_written = &gazetteer_.find(form);
        if (!word.upper()) {
            if (word.as_written->classes.none() && form.size() <= 32 && form.find("’") != std::string_view::npos) word.as_written = &with_plain_apostrophe(form);
            if (traits_.names_bend && word.as_written->classes.none()) word.as_written = &bent(form);
            if (!traits_.proclitics.empty() && word.as_written->classes.none()) word.as_written = &without_proclitic(form);
            word.in_lower = word.as_written;
            return;
        }
        if (form.size() > 32) return;  // longer than any entry
        last_form_ = form;
        lower_.clear();
        for (std::size_t i = 0; i < form.size();) {
            const auto byte = static_cast<unsigned char>(form[i]);
            if (byte < 0x80) {
                lower_.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
                ++i;
                continue;
            }
            const auto decoded = text::decode(form, i);
            if (decoded.code_point == 0x2019) lower_.push_back('\'');
            else text::append(lower_, text::to_lower(decoded.code_point));
            i += decoded.length;
        }
        word.in_lower = &gazetteer_.find(lower_);
        if (traits_.names_bend && word.as_written->classes.none()) word.as_written = &bent(form);
        if (traits_.names_bend && word.in_lower->classes.none()) word.in_lower = &bent(lower_);
        if (word.as_written->classes.none() && word.in_lower->classes.none() && (hyphenated_title() || german_title())) {
            word.as_written = &made_title();
            word.in_lower = &made_role();
        }
    }

    // "didn’t": the tables write "didn't".
    const GazetteerEntry& with_plain_apostrophe(std::string_view form) {
        constexpr std::string_view mark = "’";
        const std::size_t at = form.find(mark);
        lower_.assign(form.substr(0, at));
        lower_ += '\'';
        lower_ += form.substr(at + mark.size());
        return gazetteer_.find(lower_);
    }

    // وقال, أكّد: the word as the tables write it, or what a joined particle stands before.
    const GazetteerEntry& without_proclitic(std::string_view form) const {
        std::string folded;
        lower_into(form, folded);
        const GazetteerEntry& plain = gazetteer_.find(folded);
        if (!plain.classes.none()) return plain;
        constexpr std::size_t shortest = 4;  // bytes of the rest
        for (const std::string_view one : traits_.proclitics) {
            if (!form.starts_with(one) || form.size() < one.size() + shortest) continue;
            const GazetteerEntry& known = gazetteer_.find(form.substr(one.size()));
            if (!known.classes.none()) return known;
            lower_into(form.substr(one.size()), folded);
            const GazetteerEntry& rest = gazetteer_.find(folded);
            if (!rest.classes.none()) return rest;
        }
        return no_entry;
    }

    // "Георгия", "России", "помощника": what the gazetteer has of the form that the word is a case of.
    const GazetteerEntry& bent(std::string_view form) const {
        struct Ending {
            std::string_view bent, first;
        };
        static constexpr Ending endings[] = {{"а", ""},    {"у", ""},    {"ом", ""},   {"ові", ""},  {"ем", ""},   {"е", "а"},   {"і", "а"},   {"у", "а"},   {"и", "а"},   {"ы", "а"},   {"ой", "а"},
                                             {"ою", "а"},  {"я", "й"},   {"ю", "й"},   {"ем", "й"},  {"єм", "й"},  {"я", "ь"},   {"ю", "ь"},   {"ем", "ь"},  {"и", "я"},   {"і", "я"},   {"ї", "я"},
                                             {"ю", "я"},   {"ей", "я"},  {"єю", "я"},  {"ою", "я"},  {"а", "о"},   {"я", "ие"},  {"я", "е"},   {"і", "о"},   {"ой", "ая"}, {"ої", "а"},  {"ій", "а"},
                                             {"ого", "ый"}, {"ого", "ий"}, {"ому", "ый"}, {"ому", "ий"}, {"ым", "ый"}, {"им", "ий"}, {"ую", "ая"}, {"ою", "ая"}, {"ого", "ой"}};
        std::string first_case;
        for (const Ending& ending : endings) {
            if (!form.ends_with(ending.bent) || form.size() < ending.bent.size() + 4) continue;
            first_case.assign(form.substr(0, form.size() - ending.bent.size()));
            first_case += ending.first;
            const GazetteerEntry& known = gazetteer_.find(first_case);
            if (!known.classes.none()) return known;
        }
        return no_entry;
    }

    // "Co-Spokesman", "Lawyer-parliamentarian", but not "Baker-King": two roles' words, the second one small, or a prefix
    // before a role.
    bool hyphenated_title() const {
        static constexpr std::string_view prefixes[] = {"co", "vice", "ex", "deputy", "sub", "under"};
        const std::size_t hyphen = lower_.rfind('-');
        if (hyphen == std::string::npos || !gazetteer_.find(std::string_view(lower_).substr(hyphen + 1)).classes.has(EntryClass::role)) return false;
        const std::string_view head = std::string_view(lower_).substr(0, hyphen);
        if (std::find(std::begin(prefixes), std::end(prefixes), head) != std::end(prefixes)) return true;
        const std::size_t tail = lower_.size() - hyphen - 1;  // both forms end alike, whatever their lengths
        return gazetteer_.find(head).classes.has(EntryClass::role) && last_form_[last_form_.size() - tail] == lower_[hyphen + 1];
    }

    // German makes titles at will: "Verkehrsministerin", "Oberbürgermeister".
    bool german_title() const {
        static constexpr std::string_view ends[] = {"minister", "ministerin", "präsident", "präsidentin", "bürgermeister", "bürgermeisterin", "sprecher",
                                                    "sprecherin", "kanzler", "kanzlerin", "direktor", "direktorin", "vorsitzende", "vorsitzender", "leiterin"};
        return std::any_of(std::begin(ends), std::end(ends), [this](std::string_view end) { return lower_.ends_with(end); });
    }

    std::string_view text_;
    std::size_t at_;
    const std::array<Character, 128>& ascii_ = ascii_table();
    const Gazetteer& gazetteer_;
    const Lexicon& lexicon_;
    const Traits& traits_;
    std::string lower_;            // the word just looked up, and as it is written
    std::string_view last_form_;
};

}  // namespace

std::vector<Word> read_words(std::string_view text, base::TextSpan where, std::string_view language) { return WordReader(text, where, language).read(); }

}  // namespace verbatim::language
