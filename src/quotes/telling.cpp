#include "quotes/telling.h"

#include <algorithm>
#include <string>
#include <vector>

#include "language/lexicon.h"
#include "text/characters.h"
#include "text/quotation.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::quotes {

using language::Lexicon;
using language::lower_into;
using language::WordClass;
using language::WordInfo;

namespace {

constexpr std::size_t least_sentence = 3, least_piece = 5, least_own_piece = 4, least_of_several = 3, least_beside_scraps = 8,
                      least_object = 3, least_own_object = 8;  // words
constexpr std::size_t least_caseless = 12;  // characters, in scripts that part no words

// What is counted of the words.
struct Words {
    std::size_t words = 0, letters = 0;
    std::size_t long_words = 0, long_capitals = 0;  // of four letters and more
    std::size_t heavy = 0;                          // of seven letters and more
    std::string last;                               // in small letters
};

bool is_capital(std::string_view text, std::size_t at) { return text::is_upper(text::decode(text, at).code_point); }

// Whether the text begins with a small letter, of whatever script.
bool is_small(std::string_view text) { return text::is_lower(text::decode(text, 0).code_point); }

void count(std::string_view text, base::TextSpan fragment, Words& words) {
    const std::string_view part = base::slice(text, fragment);
    text::Token token;
    for (text::Tokenizer tokens(part); tokens.next(token); ++words.words) {
        const std::size_t letters = text::count_code_points(token.folded);
        words.letters += letters;
        words.last = token.folded;
        if (letters >= 7) ++words.heavy;
        if (letters < 4) continue;
        ++words.long_words;
        if (is_capital(part, token.start)) ++words.long_capitals;
    }
}

// ", said Balendra": behind a mark it tells that the words end there.
bool tells_who_said(std::string_view behind, const Lexicon& lexicon) {
    text::Token token;
    text::Tokenizer tokens(behind);
    return behind.starts_with(',') && tokens.next(token) && lexicon.look_up(token.folded).cue != 0;
}

// Whether each double quotation mark within a fragment has its other half, and no single one closes what was not opened, as where the
// marks of “… at all times’, said Balendra” went wrong.
bool marks_close(std::string_view part, const Lexicon& lexicon) {
    // “Are you well?. I liked him then”: a mark was lost between them.
    if (part.find("?.") != std::string_view::npos || part.find("!.") != std::string_view::npos) return false;
    std::size_t marks = 0;
    bool single = false;
    for (std::size_t at = 0; at < part.size();) {
        const text::Decoded decoded = text::decode(part, at);
        const char32_t mark = decoded.code_point;
        // “ closes in German, » opens there; ” closes wherever it is not alone. "more hours” has one of each.
        if (mark == U'”' && marks % 2 == 0) return false;
        if (text::is_double_mark(mark)) ++marks;
        single |= mark == U'‘';
        const bool beside_comma = part.substr(0, at).ends_with(',') || part.substr(at + decoded.length).starts_with(',');
        if (mark == U'’' && !single && beside_comma && (!part.substr(0, at).ends_with('s') || tells_who_said(part.substr(at + decoded.length), lexicon))) return false;
        at += decoded.length;
    }
    return marks % 2 == 0;
}

std::size_t words_in(std::string_view part) {
    std::size_t words = 0;
    text::Token token;
    for (text::Tokenizer tokens(part); tokens.next(token);) ++words;
    return words;
}

bool all_in_marks(std::string_view text, const std::vector<base::TextSpan>& fragments) {
    return std::all_of(fragments.begin(), fragments.end(), [&](base::TextSpan one) { return text::stands_in_quotation_marks(text, one); });
}

// The words of the longest stretch between double marks within the fragment, of all of it where it stands in marks itself; and whether
// another sentence begins behind a mark: “… not be built” If the Minister was angry.
struct Marked {
    std::size_t longest = 0;
    bool runs_on = false;
};

Marked marked_in(std::string_view text, base::TextSpan fragment) {
    const std::string_view part = base::slice(text, fragment);
    Marked marked;
    if (text::stands_in_quotation_marks(text, fragment)) marked.longest = words_in(part);
    std::size_t marks = 0, from = 0;
    for (std::size_t at = 0; at < part.size();) {
        const text::Decoded decoded = text::decode(part, at);
        // Two single marks are one double mark to some papers.
        const bool doubled = part.substr(at).starts_with("''");
        const std::size_t end = at + decoded.length + (doubled ? 1 : 0);
        if (doubled || text::is_double_mark(decoded.code_point)) {
            if (++marks % 2 == 0) {
                marked.longest = std::max(marked.longest, words_in(part.substr(from, at - from)));
                const std::string_view behind = part.substr(end);
                const bool next = behind.size() > 2 && behind[0] == ' ' && is_capital(behind, 1) && behind.substr(1, 2) != "I ";
                marked.runs_on |= next && at > from && std::string_view(".!?").find(part[at - 1]) == std::string_view::npos;
            }
            from = end;
        }
        at = end;
    }
    return marked;
}

// Whether the verb asks for somebody or something: praised the deal, referred to the people as …
bool takes_object(const corpus::Article& article, base::TextSpan cue) {
    const std::string_view words = base::slice(std::string_view(article.text), cue);
    std::string verb;
    lower_into(words.substr(words.find_last_of(' ') + 1), verb);
    const Lexicon& lexicon = Lexicon::of(article.language);
    const WordInfo info = lexicon.look_up(verb);
    return info.cue != 0 && (lexicon.cue(info.cue).takes_object || lexicon.cue(info.cue).lemma == "call");
}

// How a piece of a sentence begins: with a clause that can be read alone, with what is only the object of the verb before it, with a
// noun, or so that nobody can tell.
enum class Beginning : std::uint8_t { clause, object, noun, open };

Beginning beginning_of(std::string_view part, const Lexicon& lexicon) {
    std::string first, second;
    text::Token token;
    text::Tokenizer tokens(part);
    if (tokens.next(token)) first = token.folded;
    if (tokens.next(token)) second = token.folded;
    if (lexicon.traits().clause_openers.has(first)) return Beginning::clause;
    const WordInfo info = lexicon.look_up(first), next = lexicon.look_up(second);
    const bool infinitive = first == "to" && !next.is_any(WordClass::determiner | WordClass::possessive) && !next.is(WordClass::preposition);
    if (first == "to") return infinitive ? Beginning::open : Beginning::object;
    const bool pronoun = info.is(WordClass::object_pronoun) && !info.is(WordClass::subject_pronoun);
    // found it curious; posted a report; not doing her job
    const bool it = first == "it" && !next.is_any(WordClass::auxiliary | WordClass::verb | WordClass::adverb) && next.cue == 0 && (!second.ends_with('s') || second.ends_with("us"));
    if (it || first == "not") return Beginning::object;
    if (first == "a" || first == "an" || first == "another") return Beginning::noun;
    return info.is(WordClass::preposition) || pronoun || first.ends_with("self") || first.ends_with("selves") ? Beginning::object : Beginning::open;
}

// "trying to scare", "not want[ing] to": who does it is the object before the marks.
bool lacks_subject(std::string_view part) {
    text::Token token;
    text::Tokenizer tokens(part);
    return tokens.next(token) && (token.folded == "not" || token.folded.ends_with("ing"));
}

// Where the last such mark ends; 0 where there is none.
std::size_t behind_last(std::string_view part, std::string_view mark) {
    const std::size_t at = part.rfind(mark);
    return at == std::string_view::npos ? 0 : at + mark.size();
}

// Whether the writer goes on behind the speaker's words: “…”, thus heralding a turning point. And of several pieces, whether the
// last is no more than a scrap, or told in the writer's words.
bool goes_on_in_own_words(std::string_view text, const std::vector<base::TextSpan>& fragments) {
    if (fragments.size() > 1 && all_in_marks(text, fragments)) return false;
    if (fragments.size() > 1) return !text::stands_in_quotation_marks(text, fragments.back()) || words_in(base::slice(text, fragments.back())) < least_piece;
    constexpr std::string_view turns[] = {"thus", "nevertheless", "nonetheless", "thereby", "hence", "however", "although", "though", "whereas"};
    const std::string_view part = base::slice(text, fragments.front());
    const std::size_t mark = std::max({behind_last(part, "”"), behind_last(part, "\""), behind_last(part, "’’"), behind_last(part, "''")});
    text::Token token;
    if (mark == 0) return false;
    for (text::Tokenizer tokens(part.substr(mark)); tokens.next(token);)
        if (std::find(std::begin(turns), std::end(turns), token.folded) != std::end(turns)) return true;
    return false;
}

// Words built into the reporter's sentence: enough of them, whole phrases, and in marks of their own where the verb asks for an object.
bool is_telling_piece(const corpus::Article& article, const Quote& quote) {
    Marked marked;
    std::size_t shortest = ~std::size_t{0}, longest = 0;
    for (const base::TextSpan fragment : quote.fragments) {
        const std::string_view part = base::slice(std::string_view(article.text), fragment);
        const Marked here = marked_in(article.text, fragment);
        marked = {std::max(marked.longest, here.longest), marked.runs_on || here.runs_on};
        if (part.empty() || std::string_view(",;:.)").find(part.front()) != std::string_view::npos) return false;
        const std::size_t words = words_in(part);
        shortest = std::min(shortest, words);
        longest = std::max(longest, words);
    }
    // “nasty” … “a bully” … “sick” tells less than a scrap beside a sentence.
    if (quote.fragments.size() > 1 && shortest < least_of_several && longest < least_beside_scraps) return false;
    if (quote.kind == QuoteKind::indirect) return true;
    if (marked.runs_on || goes_on_in_own_words(article.text, quote.fragments)) return false;
    const base::TextSpan whole = quote.fragments.front();
    const std::string_view first = base::slice(std::string_view(article.text), whole);
    // Words before their verb are no object of it.
    const bool follows = quote.cue.empty() || quote.cue.start < whole.start;
    const Beginning beginning = follows ? beginning_of(first, Lexicon::of(article.language)) : Beginning::open;
    if (beginning == Beginning::clause) return true;
    if (quote.fragments.size() == 1 && text::stands_in_quotation_marks(article.text, whole))
        return (beginning != Beginning::object || words_in(first) >= least_own_object) && !(takes_object(article, quote.cue) && lacks_subject(first));
    if (beginning != Beginning::open && marked.longest * 2 < words_in(first)) return false;
    return !takes_object(article, quote.cue) || (marked.longest >= least_object && marked.longest * 2 > words_in(first));
}

}  // namespace

bool is_telling(const corpus::Article& article, const Quote& quote) {
    const std::string_view text = article.text;
    Words words;
    bool closed = true;
    for (const base::TextSpan fragment : quote.fragments) {
        count(text, fragment, words);
        closed = marks_close(base::slice(text, fragment), Lexicon::of(article.language)) && closed;
    }
    // A turn of a transcript is what its name leads, whatever marks are in it.
    if (!closed && quote.rule != Rule::colon) return false;
    const std::string_view first = base::slice(text, quote.fragments.front());
    const bool parts_words = words.words > 0 && words.letters / words.words <= 15;
    if (!parts_words) return words.letters >= least_caseless;
    // "Together We Win", "The Economics of Coffee": a motto or a title.
    if (words.long_words >= 2 && words.long_capitals * 4 >= words.long_words * 3) return false;
    if (quote.kind == QuoteKind::direct) {
        const bool whole = !first.empty() && !is_small(first);
        return words.words >= (whole ? least_sentence : least_piece);
    }
    const bool own = all_in_marks(text, quote.fragments);
    // “eternal strategic partnership” tells more than “law and order”.
    const bool heavy = own && words.words >= least_sentence && words.heavy == words.words;
    if (!heavy && words.words < (own ? least_own_piece : least_piece)) return false;
    const bool hanging = Lexicon::of(article.language).traits().hanging_words.has(words.last);  // "and", "that", "the": more was to come
    return !hanging && is_telling_piece(article, quote);
}

bool is_whole_sentence(std::string_view text, const Quote& quote) {
    constexpr std::size_t least = 8, most = 60;
    if (quote.kind != QuoteKind::direct || quote.fragments.size() != 1) return false;
    const std::string_view part = base::slice(text, quote.fragments.front());
    Words words;
    count(text, quote.fragments.front(), words);
    if (words.words < least || words.words > most) return false;
    const bool begins = !is_small(part);
    return begins && std::string_view(".!?,").find(part.back()) != std::string_view::npos;
}

}  // namespace verbatim::quotes
