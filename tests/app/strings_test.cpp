#include "app/strings.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "app/format.h"
#include "app/interface_texts.h"
#include "app/language_names.h"
#include "interface_words.h"

using namespace verbatim;
using namespace verbatim::app;

namespace {

using Members = std::vector<std::string>;
using WordsOfKeys = std::map<std::string, Members>;  // what each key holds, in parts

Members parts_of(const std::string& value, const std::string& between) {
    Members parts;
    std::size_t start = 0;
    for (std::size_t at; (at = value.find(between, start)) != value.npos; start = at + between.size()) parts.push_back(value.substr(start, at - start));
    parts.push_back(value.substr(start));
    return parts;
}

WordsOfKeys table_of(std::string_view text) {
    WordsOfKeys table;
    for (const std::string& line : parts_of(std::string(text), "\n")) {
        if (line.empty() || line.front() == '#') continue;
        const std::size_t at = line.find(" = ");
        REQUIRE_MESSAGE(at != line.npos, "no `key = words`: ", line);
        CHECK_MESSAGE(line.back() != ' ', "a blank at the end: ", line);
        const bool fresh = table.emplace(line.substr(0, at), parts_of(line.substr(at + 3), " | ")).second;
        CHECK_MESSAGE(fresh, "twice: ", line);
    }
    return table;
}

std::set<std::string> slots_in(const std::string& pattern) {
    std::set<std::string> slots;
    for (std::size_t at = 0; (at = pattern.find('{', at)) != pattern.npos; ++at) slots.insert(pattern.substr(at, 3));
    return slots;
}

bool is_plural(const Members& members) { return members.back().starts_with("other: "); }

// How many numbers up to a thousand ask for the category.
int numbers_of(PluralRule rule, PluralCategory category) {
    int found = 0;
    for (std::uint64_t n = 0; n <= 1000; ++n) found += rule(n) == category ? 1 : 0;
    return found;
}

void check_plural(const std::string& where, const Members& members, const Members& english, PluralRule rule) {
    std::map<std::string, std::string> forms;
    for (const std::string& member : members) {
        const std::size_t at = member.find(": ");
        REQUIRE_MESSAGE(at != member.npos, where, ": ", member);
        forms.emplace(member.substr(0, at), member.substr(at + 2));
    }
    CHECK_MESSAGE(forms.size() == members.size(), where, ": a category twice");
    const auto wanted = slots_in(english.back());
    for (std::size_t i = 0; i < plural_categories; ++i) {
        const auto category = static_cast<PluralCategory>(i);
        const std::string name(plural_names[i]);
        CHECK_MESSAGE(forms.contains(name) == uses_category(rule, category), where, ": category ", name);
        if (!forms.contains(name)) continue;
        // A form for one number alone may say it as a word.
        auto slots = slots_in(forms[name]);
        if (numbers_of(rule, category) == 1) slots.insert("{0}");
        CHECK_MESSAGE(slots == wanted, where, ": placeholders of ", name);
    }
}

// Chosen for a test, and English again behind it.
struct Speaking {
    explicit Speaking(std::string_view code) { CHECK(use_language(code, interface_words(code))); }
    ~Speaking() { use_language("en"); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
};

std::string_view in_english() {
    for (const auto& one : interface_texts::languages)
        if (one.code == "en") return one.text;
    return {};
}

}  // namespace

TEST_CASE("each language of the interface says all that the English table says, with the same placeholders") {
    const WordsOfKeys english_table = table_of(in_english());
    CHECK(english_table.size() > 350);
    CHECK(interface_texts::languages.size() >= 4);
    for (const auto& language : interface_texts::languages) {
        const WordsOfKeys table = table_of(interface_words(language.code));
        const PluralRule rule = plural_rule(language.code);
        for (const auto& [key, members] : english_table) {
            const std::string where = std::string(language.code) + ".txt: " + key;
            const auto it = table.find(key);
            CHECK_MESSAGE(it != table.end(), where, " is missing");
            if (it == table.end()) continue;
            if (is_plural(members)) {
                check_plural(where, it->second, members, rule);
                continue;
            }
            CHECK_MESSAGE(it->second.size() == members.size(), where, ": members");
            for (std::size_t i = 0; i < std::min(members.size(), it->second.size()); ++i) {
                CHECK_MESSAGE(!it->second[i].empty(), where);
                // Dates have their parts in an order of their own, and may leave one out.
                if (!key.ends_with("_date") && key != "day_and_month") CHECK_MESSAGE(slots_in(it->second[i]) == slots_in(members[i]), where, ": placeholders");
            }
        }
        for (const auto& entry : table) CHECK_MESSAGE(english_table.contains(entry.first), std::string(language.code), ".txt: ", entry.first, " is not in en.txt");
    }
}

TEST_CASE("numbers ask for the forms that CLDR has for the language") {
    const auto of = [](std::string_view code, std::uint64_t n) { return std::string(plural_names[static_cast<std::size_t>(plural_rule(code)(n))]); };
    CHECK(of("en", 1) == "one");
    CHECK(of("de-AT", 0) == "other");
    CHECK(of("fr", 0) == "one");
    CHECK(of("ja", 1) == "other");
    for (const auto& [n, name] : std::map<std::uint64_t, std::string>{{0, "many"}, {1, "one"}, {2, "few"}, {5, "many"}, {11, "many"}, {14, "many"}, {21, "one"}, {24, "few"}, {111, "many"}})
        CHECK(of("ru", n) == name);
    for (const auto& [n, name] : std::map<std::uint64_t, std::string>{{0, "zero"}, {1, "one"}, {2, "two"}, {3, "few"}, {10, "few"}, {11, "many"}, {99, "many"}, {100, "other"}, {102, "other"}, {103, "few"}, {111, "many"}})
        CHECK(of("ar", n) == name);
    CHECK(of("pl", 22) == "few");
    CHECK(of("pl", 21) == "many");
    CHECK(of("lt", 12) == "other");
    CHECK(of("cs", 3) == "few");
    CHECK(of("sl", 102) == "two");
}

TEST_CASE("numbers, dates and counts take the language's form") {
    const base::Date first = *base::parse_date("2025-01-03"), last = *base::parse_date("2025-03-05");
    {
        const Speaking german("de");
        CHECK(number(1234567) == "1.234.567");
        CHECK(decimal(970) == "0,97");
        CHECK(long_date(first) == "3. Januar 2025");
        CHECK(period(first, last) == "3. Jan. – 5. März 2025");
        CHECK(counted(phrases().quotes, 1) == "1 Zitat");
        CHECK(read_date("31. Jan. 2025") == base::parse_date("2025-01-31"));
        CHECK(read_date("5 März 2025") == last);
        CHECK(language_name("kk") == "Kasachisch");
        CHECK_FALSE(phrases().right_to_left());
    }
    {
        const Speaking russian("ru");
        CHECK(number(1204) == "1\xC2\xA0" "204");
        CHECK(long_date(first) == "3 января 2025");
        CHECK(whole_month(first) == "январь 2025");
        CHECK(counted(phrases().articles, 21) == "21 статья");
        CHECK(counted(phrases().articles, 3) == "3 статьи");
        CHECK(counted(phrases().articles, 11) == "11 статей");
        CHECK(read_date("5 марта 2025") == last);
    }
    {
        const Speaking arabic("ar");
        CHECK(phrases().right_to_left());
        CHECK(counted(phrases().articles, 2) == "مقالتان");
        CHECK(counted(phrases().articles, 5) == "5 مقالات");
        CHECK(counted(phrases().articles, 1204) == "1,204 مقالات");
        CHECK(counted(phrases().articles, 1250) == "1,250 مقالة");
    }
    CHECK(number(1204) == "1,204");
    CHECK(language_name("kk") == "Kazakh");
}

TEST_CASE("the language that fits best to what is preferred") {
    CHECK(fitting_language("de-AT,de,en") == "de");
    CHECK(fitting_language("sw, ru-RU, en") == "ru");
    CHECK(fitting_language("ar_EG.UTF-8") == "ar");
    CHECK(fitting_language("de_DE.UTF-8:en") == "de");
    CHECK(fitting_language("") == "en");
    CHECK(fitting_language("C") == "en");
    CHECK(fitting_language("deu") == "en");
}

TEST_CASE("what is no file of words changes nothing, and what a file lacks stays English") {
    CHECK_FALSE(use_language("xx"));
    CHECK_FALSE(use_language("xx", "<!doctype html><title>404</title>"));
    CHECK(phrases().code == "en");
    CHECK(use_language("x1", "direction = rtl\nback = arrière\nviews = one | two\narticles = one: 1 a | few: {0} b\nno such key = x\nloading"));
    CHECK(phrases().right_to_left());
    CHECK(phrases().back == "arrière");
    CHECK(phrases().back.data()[phrases().back.size()] == '\0');
    CHECK(phrases().views[1] == "Articles");
    CHECK(counted(phrases().articles, 3) == "3 articles");
    CHECK(use_language("en"));
    CHECK(use_language("x1"));
    CHECK(phrases().back == "arrière");
    CHECK(use_language("en"));
}
