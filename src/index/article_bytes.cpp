#include "index/article_bytes.h"

#include <tuple>

namespace verbatim::index {

namespace {

void put_span(base::ByteWriter& out, base::TextSpan span) {
    out.varint(span.start);
    out.varint(span.end);
}
base::TextSpan get_span(base::ByteReader& in) {
    const std::uint32_t start = in.varint32();
    return {start, in.varint32()};
}

void put_spans(base::ByteWriter& out, const std::vector<base::TextSpan>& spans) {
    out.varint(spans.size());
    for (base::TextSpan span : spans) put_span(out, span);
}
std::vector<base::TextSpan> get_spans(base::ByteReader& in) {
    std::vector<base::TextSpan> spans(in.count(2));
    for (base::TextSpan& span : spans) span = get_span(in);
    return spans;
}

void put_strings(base::ByteWriter& out, const std::vector<std::string>& strings) {
    out.varint(strings.size());
    for (const std::string& one : strings) out.string(one);
}
std::vector<std::string> get_strings(base::ByteReader& in) {
    std::vector<std::string> strings(in.count());
    for (std::string& one : strings) one = in.string();
    return strings;
}

void put_numbers(base::ByteWriter& out, const std::vector<std::uint32_t>& numbers) {
    out.varint(numbers.size());
    for (std::uint32_t number : numbers) out.varint(number);
}
std::vector<std::uint32_t> get_numbers(base::ByteReader& in) {
    std::vector<std::uint32_t> numbers(in.count());
    for (std::uint32_t& number : numbers) number = in.varint32();
    return numbers;
}

// The strings of an article, in one order for writing and reading.
template <class Article>
auto strings_of(Article& a) {
    return std::tie(a.id, a.title, a.source, a.agency, a.place.city, a.place.country, a.author, a.url, a.language, a.text);
}

}  // namespace

void put_article(base::ByteWriter& out, const corpus::Article& article) {
    std::apply([&](const auto&... field) { (out.string(field), ...); }, strings_of(article));
    out.u8(article.title_made ? 1 : 0);
    out.u8(article.date ? 1 : 0);
    out.u32(static_cast<std::uint32_t>(article.date.value_or(base::Date{}).days));
    put_strings(out, article.tags);
    put_span(out, article.dateline);
}

corpus::Article get_article(base::ByteReader& in) {
    corpus::Article article;
    std::apply([&](auto&... field) { ((field = in.string()), ...); }, strings_of(article));
    article.title_made = in.u8() != 0;
    const bool dated = in.u8() != 0;
    const base::Date date{static_cast<std::int32_t>(in.u32())};
    if (dated) article.date = date;
    article.tags = get_strings(in);
    article.dateline = get_span(in);
    return article;
}

void put_analysis(base::ByteWriter& out, const quotes::Analysis& analysis) {
    out.varint(analysis.names.entities.size());
    for (const names::Entity& entity : analysis.names.entities) {
        out.string(entity.name);
        out.u8(static_cast<std::uint8_t>(entity.kind));
        put_strings(out, entity.also);
        put_strings(out, entity.roles);
        out.varint(entity.mentions.size());
        for (const names::Mention& mention : entity.mentions) {
            put_span(out, mention.span);
            out.u8(static_cast<std::uint8_t>(mention.form));
        }
        out.u8(static_cast<std::uint8_t>(entity.gender));
    }
    out.varint(analysis.quotes.size());
    for (const quotes::Quote& quote : analysis.quotes) {
        put_spans(out, quote.fragments);
        out.u8(static_cast<std::uint8_t>(quote.kind));
        out.u8(static_cast<std::uint8_t>(quote.stance));
        put_span(out, quote.speaker);
        put_span(out, quote.cue);
        out.u32(quote.person);
        put_numbers(out, quote.further_persons);
        put_numbers(out, quote.about);
        out.u8(static_cast<std::uint8_t>(quote.rule));
        out.varint(quote.confidence);
    }
}

quotes::Analysis get_analysis(base::ByteReader& in) {
    quotes::Analysis analysis;
    analysis.names.entities.resize(in.count(6));
    for (names::Entity& entity : analysis.names.entities) {
        entity.name = in.string();
        entity.kind = static_cast<names::EntityKind>(in.u8());
        entity.also = get_strings(in);
        entity.roles = get_strings(in);
        entity.mentions.resize(in.count(3));
        for (names::Mention& mention : entity.mentions) {
            mention.span = get_span(in);
            mention.form = static_cast<names::MentionForm>(in.u8());
        }
        entity.gender = static_cast<names::Gender>(in.u8());
    }
    analysis.quotes.resize(in.count(11));
    for (quotes::Quote& quote : analysis.quotes) {
        quote.fragments = get_spans(in);
        quote.kind = static_cast<quotes::QuoteKind>(in.u8());
        quote.stance = static_cast<quotes::Stance>(in.u8());
        quote.speaker = get_span(in);
        quote.cue = get_span(in);
        quote.person = in.u32();
        quote.further_persons = get_numbers(in);
        quote.about = get_numbers(in);
        quote.rule = static_cast<quotes::Rule>(in.u8());
        quote.confidence = static_cast<std::uint16_t>(in.varint32());
    }
    return analysis;
}

}  // namespace verbatim::index
