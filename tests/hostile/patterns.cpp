#include "patterns.h"

#include <string_view>

namespace verbatim::hostile {
namespace {

std::string repeated(std::string_view unit, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + unit.size());
    while (text.size() < bytes) text += unit;
    return text;
}

// A word of letters that is another one for each number: "Abcda", "Bbcda", …
std::string word_of(std::size_t number, bool capital = true) {
    std::string word;
    for (int letter = 0; letter < 5; ++letter, number /= 20) word += static_cast<char>("abcdefghiklmnoprstuv"[number % 20]);
    if (capital) word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

// The file that `make` writes piece by piece, given the piece's number.
template <class Piece>
std::function<std::string(std::size_t)> pieces(Piece piece) {
    return [piece](std::size_t bytes) {
        std::string text;
        for (std::size_t number = 0; text.size() < bytes; ++number) text += piece(number);
        return text;
    };
}

std::function<std::string(std::size_t)> again(std::string unit) {
    return [unit = std::move(unit)](std::size_t bytes) { return repeated(unit, bytes); };
}
std::function<std::string(std::size_t)> around(std::string before, std::string unit, std::string after) {
    return [=](std::size_t bytes) { return before + repeated(unit, bytes) + after; };
}
// `open` half of the way, `close` the other half.
std::function<std::string(std::size_t)> nested(std::string before, std::string open, std::string middle, std::string close, std::string after) {
    return [=](std::size_t bytes) {
        const std::size_t times = bytes / (open.size() + close.size());
        std::string text = before;
        for (std::size_t i = 0; i < times; ++i) text += open;
        text += middle;
        for (std::size_t i = 0; i < times; ++i) text += close;
        return text + after;
    };
}

std::string utf16(std::string_view ascii) {
    std::string bytes = "\xFF\xFE";
    for (const char c : ascii) bytes.append({c, '\0'});
    return bytes;
}

// A line of JSON.
std::string record(std::size_t number, const std::string& text, const std::string& more = "") {
    return "{\"id\":\"" + std::to_string(number) + "\",\"text\":\"" + text + "\"" + more + "}\n";
}

std::vector<Pattern> make_patterns() {
    std::vector<Pattern> all;
    const auto add = [&](const char* name, const char* file, std::function<std::string(std::size_t)> make) { all.push_back({name, file, std::move(make)}); };
    const auto text = [&](const char* name, std::function<std::string(std::size_t)> make) { add(name, "a.txt", std::move(make)); };

    // Blanks, lines, words.
    text("tabs in one line", around("He said\t", "\t", "so."));
    text("words parted by tabs", again("ab\t"));
    text("blanks in one line", around("He said", " ", "so."));
    text("no-break spaces", again("a\u00A0"));
    text("zero-width spaces", again("a\u200B"));
    text("one word", around("", "x", " is a word."));
    text("one word in capitals", around("", "X", " is a word."));
    text("one line of words", again("word "));
    text("one line of capitalised words", again("Word "));
    text("a text in capitals", again("ALL THE WORDS "));
    text("different words", pieces([](std::size_t i) { return word_of(i, false) + " "; }));
    text("different capitalised words", pieces([](std::size_t i) { return word_of(i) + " "; }));
    text("lines of one letter", again("x\n"));
    text("paragraphs of one letter", again("x\n\n"));
    text("empty lines", around("One.", "\n", "Two."));
    text("carriage returns alone", again("A line.\r"));
    text("lines that end in both", again("A line.\r\n"));
    text("hard-wrapped lines", again("these words fill a line of a book, of sixty letters or so\n"));
    text("no line break, full stops", again("It is so. "));
    // Signs.
    text("commas", around("He said", ",", "so."));
    text("words parted by commas", again("a,"));
    text("full stops", around("He said", ".", "so."));
    text("full stops and blanks", again(". "));
    text("question marks", around("He asked", "?!", " so."));
    text("ellipses", again("… "));
    text("semicolons", again("a; "));
    text("colons", again("a: "));
    text("brackets that open", again("("));
    text("brackets that close", again(") "));
    text("words in brackets", again("(a) "));
    text("nested brackets", nested("He said ", "(a ", "b", " c)", "."));
    text("dashes", again("– "));
    text("hyphens in words", again("a-"));
    text("hyphens", again("-"));
    text("slashes", again("a/b "));
    text("apostrophes in words", again("it's "));
    text("capitals and apostrophes", again("O'"));
    text("possessives", again("Lee's "));
    text("angle brackets", again("<"));
    text("tags that never end", again("<a href=\""));
    text("tags", again("<b>x</b>"));
    text("addresses", again("https://paper.example/a?b=c "));
    text("digits", around("It cost ", "1", " rupees."));
    text("thousands", again("1,000,"));
    text("decimal points", again("3.5."));
    text("initials", again("A. B. "));
    text("initials without blanks", again("A.B."));
    text("abbreviations", again("Mr. "));
    text("months and days", again("January 3, 2025, "));
    // Marks of quotation.
    text("marks that open", again("“"));
    text("marks that close", again("” "));
    text("straight marks", around("a ", "\"", ""));
    text("single marks", again("' "));
    text("marks of two signs", again("``a'' "));
    text("nested marks", nested("He said ", "“‘", "yes", "’”", "."));
    text("guillemets", again("«a "));
    text("German marks", again("„a“ "));
    text("corner brackets that open", again("「『"));
    text("short quotations", again("“a” "));
    text("a mark left open in each paragraph", again("“It is so.\n\n"));
    text("quotations and a cue at the end", around("", "“a b c d” ", " said Ann Lee."));
    text("all styles", again("“a” «b» „c“ ‘d’ \"e\" 「f」 "));
    // Who said what.
    text("said said said", again("said "));
    text("he said she said", again("He said she said "));
    text("according to according to", again("according to "));
    text("quotations by one speaker in one line", again("“It is so,” said Ann Lee. "));
    text("quotations by one speaker in paragraphs", again("“It is so,” said Ann Lee.\n\n"));
    text("quotations by as many speakers", pieces([](std::size_t i) { return "“It is so,” said " + word_of(i) + " " + word_of(i * 7 + 1) + ".\n\n"; }));
    text("questions and answers", again("Q: Is it so?\nA: It is.\n"));
    text("questions and answers of one word", again("Q: a\nA: b\n"));
    text("a transcript of two speakers", again("SPEAKER LEE: It is so.\n\nMR. KAY: It is not.\n\n"));
    text("a transcript of as many speakers", pieces([](std::size_t i) { return word_of(i) + " " + word_of(i + 1) + ": It is so.\n\n"; }));
    text("labels without a turn", again("LEE:\n\n"));
    text("pronouns", again("He said so. She said no. "));
    text("descriptions", again("The minister said so. The spokesman said no. "));
    text("that that that", again("that "));
    text("who who who", again("the man who "));
    text("reported speech within reported speech", again("Ann Lee said that "));
    text("a sentence of quotations and cues", again("“a,” said X, "));
    text("German reported speech", again("„Das ist so“, sagte der Minister. "));
    // Names.
    text("one name", again("Ann Lee "));
    text("one name in sentences", again("Ann Lee went home. "));
    text("one surname with as many first names", pieces([](std::size_t i) { return word_of(i) + " Lee went home. "; }));
    text("one first name with as many surnames", pieces([](std::size_t i) { return "Ann " + word_of(i) + " went home. "; }));
    text("as many people", pieces([](std::size_t i) { return word_of(i) + " " + word_of(i * 3 + 5) + " went home. "; }));
    text("people and their surnames", pieces([](std::size_t i) { return word_of(i) + " " + word_of(i * 3 + 5) + " met " + word_of(i * 3 + 5) + ". "; }));
    text("a list of people", pieces([](std::size_t i) { return word_of(i) + " " + word_of(i * 3 + 5) + ", "; }));
    text("people and people", again("Ann Lee and Bob Ray and "));
    text("particles", again("van der "));
    text("titles", again("President "));
    text("the minister of the minister of", again("the minister of "));
    text("roles before names", pieces([](std::size_t i) { return "Justice Minister " + word_of(i) + " " + word_of(i + 9) + " spoke. "; }));
    text("organisations", again("the Department of Health and Human Services "));
    text("as many organisations", pieces([](std::size_t i) { return "the " + word_of(i) + " Bank of " + word_of(i + 2) + " opened. "; }));
    text("acronyms", pieces([](std::size_t i) { return "the " + word_of(i) + " Trade Union (" + word_of(i).substr(0, 1) + "TU) met. "; }));
    text("a dateline that never ends", again("ASTANA, "));
    text("articles of one line", again("date 2025-01-03\nAnn Lee said so.\n"));
    // Scripts and bytes.
    text("combining marks on one letter", around("e", "\u0301", " so."));
    text("a mark on each letter", again("e\u0301"));
    text("Hangul in parts", again("\u1112\u1161\u11AB"));
    text("joiners", around("a", "\u200D", "b"));
    text("soft hyphens", again("a\u00AD"));
    text("controls of direction", again("\u202Ea\u202C"));
    text("pictures joined", again("👩\u200D🚀"));
    text("Thai without blanks", again("ประเทศไทย"));
    text("Chinese without blanks", again("中华人民共和国"));
    text("Chinese quotations", again("他说：「是的。」"));
    text("Arabic", again("قال الرئيس «نعم»، "));
    text("Hindi", again("मंत्री ने कहा। "));
    text("control characters", again("ab cd ef gh \x01"));
    text("bytes that are no UTF-8", again("caf\xE9 "));
    text("UTF-8 that breaks off", again("a\xE2\x80 "));
    text("UTF-16", [](std::size_t bytes) { return utf16(repeated("He said so. ", bytes / 2)); });
    // Other formats.
    add("CSV: one field of quotes", "a.csv", around("id,text\n1,\"He said ", "\"\"", "so.\"\n"));
    add("CSV: a quote never closed", "a.csv", around("id,text\n1,\"", "He said so.\n", ""));
    add("CSV: a field of lines", "a.csv", around("id,text\n1,\"He said", "\n", "so.\"\n"));
    add("CSV: a row of separators", "a.csv", around("id,text\n", ",", "\n"));
    add("CSV: a header of as many columns", "a.csv", [](std::size_t bytes) { return "id,text" + repeated(",c", bytes / 2) + "\n1,He said so." + repeated(",", bytes / 2) + "\n"; });
    add("CSV: a long name of a column", "a.csv", [](std::size_t bytes) { return "id,text," + std::string(bytes / 2, 'c') + "\n" + pieces([](std::size_t i) { return std::to_string(i) + ",So.,x\n"; })(bytes / 2); });
    add("CSV: short rows", "a.csv", [](std::size_t bytes) { return "id,text\n" + pieces([](std::size_t i) { return std::to_string(i) + ",So.\n"; })(bytes); });
    add("JSONL: lists in lists", "a.jsonl", nested("{\"text\":\"He said so.\",\"x\":", "[", "", "]", "}\n"));
    add("JSONL: objects in objects", "a.jsonl", nested("{\"text\":\"He said so.\",\"x\":", "{\"a\":", "1", "}", "}\n"));
    add("JSONL: lists that never end", "a.jsonl", around("{\"text\":\"He said so.\",\"x\":", "[", "\n"));
    add("JSONL: a list of numbers", "a.jsonl", around("{\"text\":\"He said so.\",\"x\":[0", ",1", "]}\n"));
    add("JSONL: as many fields", "a.jsonl", [](std::size_t bytes) { return "{\"text\":\"He said so.\"" + pieces([](std::size_t i) { return ",\"" + word_of(i) + "\":1"; })(bytes) + "}\n"; });
    add("JSONL: one field again and again", "a.jsonl", around("{\"text\":\"He said so.\"", ",\"title\":\"a\"", "}\n"));
    add("JSONL: escapes", "a.jsonl", around("{\"text\":\"He said ", "\\u0041", "\"}\n"));
    add("JSONL: an id without an end", "a.jsonl", around("{\"text\":\"He said so.\",\"id\":\"", "x", "\"}\n"));
    add("JSONL: a title of one word", "a.jsonl", around("{\"text\":\"He said so.\",\"title\":\"", "x", "\"}\n"));
    add("JSONL: as many tags", "a.jsonl", around("{\"text\":\"He said so.\",\"tags\":\"", "a,", "\"}\n"));
    add("JSONL: a place of commas", "a.jsonl", around("{\"text\":\"He said so.\",\"place\":\"Rome", ",", "\"}\n"));
    add("JSONL: short records", "a.jsonl", pieces([](std::size_t i) { return record(i, "So."); }));
    add("Markdown: quotations in quotations", "a.md", around("", ">", " He said so.\n"));
    add("Markdown: lists in lists", "a.md", around("", "- ", "He said so.\n"));
    add("Markdown: brackets", "a.md", around("He said ", "[", "so.\n"));
    add("Markdown: pictures", "a.md", around("He said ", "![", "so.\n"));
    add("Markdown: links", "a.md", around("He said ", "[a](", "so.\n"));
    add("Markdown: stars", "a.md", around("He said ", "*a **b ", "so.\n"));
    add("Markdown: underscores", "a.md", around("He said ", "_a __b ", "so.\n"));
    add("Markdown: backquotes", "a.md", pieces([](std::size_t i) { return "a" + std::string(i % 60 + 1, '`'); }));
    add("Markdown: definitions", "a.md", pieces([](std::size_t i) { return "[" + word_of(i) + "]: /a\n"; }));
    add("Markdown: headings", "a.md", again("# So\n\n"));
    add("Markdown: HTML", "a.md", again("<b>so</b> "));
    add("YAML: lists in lists", "a.md", [](std::size_t bytes) { return "---\ntitle: " + repeated("[", std::min<std::size_t>(bytes, 60'000)) + "\n---\nHe said so.\n" + std::string(bytes, '\n'); });
    for (const auto& [name, item] : {std::pair{"YAML: short words", "a,"}, std::pair{"YAML: words", "word, "}, std::pair{"YAML: lists of a word", "[word], "}})
        add(name, "a.md", around("---\ntags: [", item, "]\n---\nHe said so.\n"));
    add("YAML: items", "a.md", around("---\ntags:\n", "- word\n", "---\nHe said so.\n"));
    add("YAML: fields", "a.md", around("---\ntitle: So\n", "abc: d\n", "---\nHe said so.\n"));
    add("YAML: one value named again and again", "a.md", [](std::size_t bytes) {
        const std::size_t half = std::min<std::size_t>(bytes, 60'000) / 2;
        return "---\na: &a \"" + std::string(half, 'x') + "\"\ntitle: [" + repeated("*a,", half) + "*a]\n---\nHe said so.\n" + std::string(bytes, '\n');
    });
    // Collections: what is looked at across articles.
    add("articles that are nearly alike", "a.jsonl", pieces([](std::size_t i) { return record(i, "“The road to the harbour will be opened on day " + std::to_string(i) + ",” said Ann Lee. “It is so and it will be so.”"); }));
    add("the same article", "a.jsonl", pieces([](std::size_t i) { return record(i, "“The road to the harbour will be opened in spring,” said Ann Lee."); }));
    add("one quotation by as many people", "a.jsonl", pieces([](std::size_t i) { return record(i, "“The road to the harbour will be opened in spring,” said " + word_of(i) + " " + word_of(i + 7) + "."); }));
    add("quotations of one word and another", "a.jsonl", pieces([](std::size_t i) { return record(i, "“" + word_of(i) + " and the road " + word_of(i / 2) + " to the harbour,” said Ann Lee."); }));
    add("one surname across articles", "a.jsonl", pieces([](std::size_t i) { return record(i, word_of(i) + " Lee went home. Lee said so."); }));
    add("one surname and roles across articles", "a.jsonl", pieces([](std::size_t i) { return record(i, "Minister Lee said so. Governor " + word_of(i) + " Lee went home."); }));
    add("one first name across articles", "a.jsonl", pieces([](std::size_t i) { return record(i, "Ann " + word_of(i) + " said so."); }));
    add("initials across articles", "a.jsonl", pieces([](std::size_t i) { return record(i, std::string(1, static_cast<char>('A' + i % 26)) + ". " + word_of(i) + " Lee said so."); }));
    add("middle names across articles", "a.jsonl", pieces([](std::size_t i) {
            const auto initial = [](std::size_t n) { return std::string(1, static_cast<char>('A' + n % 26)) + ". "; };
            return record(i, "Ann " + initial(i) + (i % 2 ? initial(i / 26) + (i % 3 ? initial(i / 7) : "") : "") + word_of(i / 300) + " Lee said so.");
        }));
    add("unclear surnames across articles", "a.jsonl", pieces([](std::size_t i) { return record(i, "Minister de " + word_of(i) + " Lee met Ann " + word_of(i / 2) + " Lee."); }));
    add("spellings across articles", "a.jsonl", pieces([](std::size_t i) { return record(i, "Volodymyr Zelen" + word_of(i, false) + " said so."); }));
    add("organisations across articles", "a.jsonl", pieces([](std::size_t i) { return record(i, "The " + word_of(i) + " Central Bank (CB) said so. The CB said no."); }));
    add("initials of organisations across articles", "a.jsonl", pieces([](std::size_t i) { return record(i, "The Bank of " + word_of(i) + " said so. BO" + word_of(i).substr(0, 1) + " said no."); }));
    add("a person with as many roles", "a.jsonl", pieces([](std::size_t i) { return record(i, word_of(i) + " Minister Ann Lee said so."); }));
    add("turns of one transcript in articles", "a.jsonl", pieces([](std::size_t i) { return record(i, "Q: Is it so?\\n\\nA: It is so, and so it will be until day " + std::to_string(i) + "."); }));
    return all;
}

}  // namespace

const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> all = make_patterns();
    return all;
}

}  // namespace verbatim::hostile
