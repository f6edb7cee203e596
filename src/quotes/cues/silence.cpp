#include "quotes/cues/silence.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace verbatim::quotes {

using language::Document;
using language::no_token;
using language::Sentence;
using language::TokenIndex;

TokenIndex silence_end(const Document& document, const Sentence& sentence, const CueUse& use) {
    TokenIndex t = use.last;
    const auto next = [&](std::string_view what) {
        if (t >= sentence.last || !document.tokens[t].is_word() || document.word(t) != what) return false;
        ++t;
        return true;
    };
    const auto next_of = [&](std::initializer_list<std::string_view> all) { return std::any_of(all.begin(), all.end(), next); };
    const bool negated = next("not");
    if (!next("to")) return no_token;
    if (next_of({"remain", "stay"})) return next_of({"anonymous", "unnamed", "unidentified"}) ? t : no_token;
    if (!negated && document.lexicon->cue(use.cue).lemma != "decline") return no_token;
    if (next("be")) return next_of({"named", "identified", "quoted", "interviewed"}) ? t : no_token;
    return next("comment") ? t : no_token;
}

}  // namespace verbatim::quotes
