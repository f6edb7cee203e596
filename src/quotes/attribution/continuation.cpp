#include "quotes/attribution/continuation.h"

#include "quotes/attribution/stretch.h"

namespace verbatim::quotes {

using language::Document;
using language::QuotedStretch;

namespace {

// Attributed by its own sentence, not by what came before.
bool is_anchored(const Attribution& attribution) {
    if (attribution.verdict != Verdict::spoken || attribution.carried) return false;
    return attribution.by_own_use() || attribution.rule == Rule::colon || attribution.rule == Rule::dash;
}

void carry(const Attribution& from, Attribution& to) {
    to = from;
    to.carried = true;
    to.rule = Rule::continued_paragraph;
}

}  // namespace

bool goes_on(const Document& document, std::size_t q) {
    if (q + 1 >= document.quoted.size()) return false;
    const QuotedStretch& stretch = document.quoted[q];
    const QuotedStretch& next = document.quoted[q + 1];
    return !stretch.closed && next.paragraph == stretch.paragraph + 1 && next.outer.start == document.paragraphs[next.paragraph].start &&
           transcript_name(document, next.inner).empty();
}

bool spans_paragraphs(const Document& document, std::size_t q) { return goes_on(document, q) || (q > 0 && goes_on(document, q - 1)); }

void link_paragraphs(const Document& document, std::vector<Attribution>& attributions) {
    std::vector<bool> settled(attributions.size());
    for (std::size_t q = 0; q < attributions.size(); ++q) settled[q] = is_anchored(attributions[q]) || attributions[q].unsaid;
    for (std::size_t q = attributions.size(); q > 1; --q) {
        if (settled[q - 2] || !settled[q - 1] || !goes_on(document, q - 2)) continue;
        carry(attributions[q - 1], attributions[q - 2]);
        settled[q - 2] = true;
    }
    for (std::size_t q = 1; q < attributions.size(); ++q) {
        if (settled[q] || attributions[q - 1].verdict != Verdict::spoken || !goes_on(document, q - 1)) continue;
        carry(attributions[q - 1], attributions[q]);
    }
}

}  // namespace verbatim::quotes
