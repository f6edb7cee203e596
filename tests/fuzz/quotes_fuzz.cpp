// Any text at all: its marks, its quotations, its speakers. The first byte chooses the language.
#include <array>

#include "fuzz.h"
#include "quotes/analyze.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace verbatim::fuzz {
namespace {

void check_span(std::string_view text, base::TextSpan span) {
    ensure(span.start <= span.end && span.end <= text.size(), "a span lies inside the text");
    ensure(text::on_border(text, span.start) && text::on_border(text, span.end), "a span lies on code-point borders");
}

void check_quote(std::string_view text, const quotes::Analysis& analysis, const quotes::Quote& quote) {
    ensure(!quote.fragments.empty(), "a quotation has words");
    std::uint32_t end = 0;
    for (const base::TextSpan fragment : quote.fragments) {
        check_span(text, fragment);
        ensure(!fragment.empty() && fragment.start >= end, "fragments are ordered and do not overlap");
        end = fragment.end;
    }
    check_span(text, quote.speaker);
    check_span(text, quote.cue);
    ensure(quote.confidence <= 1000, "confidence is a number of thousandths");
    const std::size_t known = analysis.names.entities.size();
    ensure(quote.person == names::no_entity || quote.person < known, "a speaker is an entity that there is");
    for (const names::EntityIndex one : quote.further_persons) ensure(one < known, "a further speaker is one too");
    for (const names::EntityIndex one : quote.about) ensure(one < known, "whom it is about is one too");
    ensure(text::is_valid(quotes::words_of(text, quote)), "the words are valid UTF-8");
}

}  // namespace
}  // namespace verbatim::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    if (size == 0) return 0;
    constexpr std::array<const char*, 7> languages{"en", "de", "fr", "es", "ru", "ta", ""};
    corpus::Article article;
    article.language = languages[data[0] % languages.size()];
    article.text = text::normalize(fuzz::bytes(data + 1, size - 1)).text;
    const quotes::Analysis analysis = quotes::analyze(article);
    std::uint32_t start = 0;
    for (const quotes::Quote& quote : analysis.quotes) {
        fuzz::check_quote(article.text, analysis, quote);
        fuzz::ensure(quote.fragments.front().start >= start, "quotations stand in text order");
        start = quote.fragments.front().start;
    }
    for (const quotes::QuotedMatter& matter : analysis.other) {
        fuzz::check_span(article.text, matter.span);
        for (const quotes::Quote& quote : analysis.quotes) {
            if (quote.kind == quotes::QuoteKind::indirect) continue;
            for (const base::TextSpan fragment : quote.fragments) {
                fuzz::ensure(!fragment.overlaps(matter.span), "what nobody said is in nobody's words");
            }
        }
    }
    return 0;
}
