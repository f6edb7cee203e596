#include "quotes/quote.h"

namespace verbatim::quotes {

std::string_view rule_name(Rule rule) {
    switch (rule) {
        case Rule::none: return "none";
        case Rule::content_verb_subject: return "content-verb-subject";
        case Rule::content_subject_verb: return "content-subject-verb";
        case Rule::subject_verb_content: return "subject-verb-content";
        case Rule::split: return "split";
        case Rule::according_to: return "according-to";
        case Rule::colon: return "colon";
        case Rule::dash: return "dash";
        case Rule::same_sentence: return "same-sentence";
        case Rule::carried_over: return "carried-over";
        case Rule::alternation: return "alternation";
        case Rule::continued_paragraph: return "continued-paragraph";
        case Rule::nominal: return "nominal";
        case Rule::passive: return "passive";
        case Rule::correction: return "correction";
    }
    return "none";
}

std::string_view kind_name(QuoteKind kind) {
    switch (kind) {
        case QuoteKind::direct: return "direct";
        case QuoteKind::mixed: return "mixed";
        case QuoteKind::indirect: return "indirect";
    }
    return "direct";
}

std::string_view stance_name(Stance stance) { return stance == Stance::denies ? "denies" : "says"; }

std::string_view other_kind_name(OtherKind kind) {
    switch (kind) {
        case OtherKind::unclassified: return "unclassified";
        case OtherKind::title: return "title";
        case OtherKind::nickname: return "nickname";
        case OtherKind::slogan: return "slogan";
        case OtherKind::term: return "term";
        case OtherKind::scare: return "scare";
        case OtherKind::name: return "name";
        case OtherKind::unsaid: return "unsaid";
    }
    return "unclassified";
}

}  // namespace verbatim::quotes
