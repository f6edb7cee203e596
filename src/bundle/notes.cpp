#include "bundle/notes.h"

#include <algorithm>
#include <iterator>

#include "base/bytes.h"
#include "bundle/damage.h"
#include "bundle/layout.h"

namespace verbatim::bundle {

std::string_view stored_rule_name(std::uint8_t rule) {
    static constexpr std::string_view names[] = {
        "none",         "content-verb-subject", "content-subject-verb", "subject-verb-content", "split",
        "according-to", "colon",                "dash",                 "same-sentence",        "carried-over",
        "alternation",  "continued-paragraph",  "nominal",              "passive",              "correction"};
    return rule < std::size(names) ? names[rule] : std::string_view("unknown");
}

namespace {

// Writes one article: people become indexes into a list of their own.
class ArticleWriter {
  public:
    explicit ArticleWriter(const ArticleNotes& notes) : notes_(notes) { collect_people(); }

    std::string write() {
        out_.varint(people_.size());
        for (base::PersonId person : people_) out_.varint(person.value);
        out_.varint(notes_.quotes.size());
        for (const StoredQuote& quote : notes_.quotes) put_quote(quote);
        out_.varint(notes_.mentions.size());
        before_ = 0;
        for (const StoredMention& mention : notes_.mentions) {
            put_span(mention.span);
            put_person(mention.person);
        }
        return out_.take();
    }

  private:
    void collect_people() {
        for (const StoredQuote& quote : notes_.quotes) {
            people_.push_back(quote.person);
            people_.insert(people_.end(), quote.further.begin(), quote.further.end());
            people_.insert(people_.end(), quote.about.begin(), quote.about.end());
        }
        for (const StoredMention& mention : notes_.mentions) people_.push_back(mention.person);
        std::erase_if(people_, [](base::PersonId person) { return !person.known(); });
        std::sort(people_.begin(), people_.end());
        people_.erase(std::unique(people_.begin(), people_.end()), people_.end());
    }

    void put_person(base::PersonId person) {
        const auto found = std::lower_bound(people_.begin(), people_.end(), person);
        out_.varint(person.known() ? static_cast<std::uint64_t>(found - people_.begin()) + 1 : 0);
    }
    void put_people(const std::vector<base::PersonId>& people) {
        out_.varint(people.size());
        for (base::PersonId person : people) put_person(person);
    }
    void put_distance(std::uint32_t start) {
        const std::int64_t distance = std::int64_t{start} - before_;
        out_.varint(distance < 0 ? static_cast<std::uint64_t>(-distance) * 2 - 1 : static_cast<std::uint64_t>(distance) * 2);
    }
    void put_span(base::TextSpan span) {
        put_distance(span.start);
        out_.varint(span.size());
        before_ = span.start + span.size();
    }
    void put_side(base::TextSpan span) {
        out_.varint(span.size());
        if (!span.empty()) put_distance(span.start);
    }
    void put_quote(const StoredQuote& quote) {
        out_.u8(static_cast<std::uint8_t>(quote.kind));
        out_.u8(quote.rule);
        out_.varint(quote.confidence);
        out_.varint(quote.fragments.size());
        for (base::TextSpan fragment : quote.fragments) put_span(fragment);
        put_side(quote.speaker);
        put_side(quote.cue);
        put_person(quote.person);
        put_people(quote.further);
        put_people(quote.about);
        put_variants(quote);
    }
    void put_variants(const StoredQuote& quote) {
        out_.varint(quote.variants.size());
        if (quote.variants.empty()) return;
        out_.varint(quote.wordings);
        std::uint32_t next = 0;
        for (std::uint32_t variant : quote.variants) {
            out_.varint(variant - next);
            next = variant + 1;
        }
    }

    const ArticleNotes& notes_;
    std::vector<base::PersonId> people_;
    base::ByteWriter out_;
    std::uint32_t before_ = 0;  // end of the span before
};

class ArticleReader {
  public:
    ArticleReader(std::string_view bytes, std::size_t text_size)
        : reader_(bytes), text_size_(text_size), most_quoted_(std::uint64_t{text_size} * most_times_quoted) {}

    base::Result<ArticleNotes> read() {
        ArticleNotes notes;
        const std::uint32_t people = reader_.count();
        for (std::uint32_t i = 0; i < people; ++i) people_.push_back({reader_.varint32()});
        const std::uint32_t quotes = reader_.count(11);
        notes.quotes.reserve(quotes);
        for (std::uint32_t i = 0; i < quotes && reader_.ok(); ++i) notes.quotes.push_back(quote());
        const std::uint32_t mentions = reader_.count(3);
        notes.mentions.reserve(mentions);
        before_ = 0;
        for (std::uint32_t i = 0; i < mentions && reader_.ok(); ++i) {
            const base::TextSpan place = span();
            notes.mentions.push_back({place, person()});
        }
        if (!reader_.at_end()) return damaged(ShardKind::notes, "article");
        return notes;
    }

  private:
    // Where a span starts that is told by its distance; failed when that lies outside the text.
    std::uint32_t start() {
        const std::uint64_t zigzag = reader_.varint();
        const std::uint64_t distance = zigzag / 2 + (zigzag & 1);
        const bool back = (zigzag & 1) != 0;
        if (distance > text_size_ || (back && distance > before_)) return reader_.fail(), 0;
        return static_cast<std::uint32_t>(back ? before_ - distance : before_ + distance);
    }
    base::TextSpan checked(std::uint32_t start, std::uint32_t length) {
        const std::uint64_t end = std::uint64_t{start} + length;
        if (end > text_size_) return reader_.fail(), base::TextSpan{};
        return {start, static_cast<std::uint32_t>(end)};
    }
    base::TextSpan span() {
        const std::uint32_t first = start();
        const base::TextSpan span = checked(first, reader_.varint32());
        before_ = span.end;
        return span;
    }
    // Fragments ascend, and all quotes of an article together are not many times as long as it is: what shows them copies them.
    base::TextSpan fragment(std::uint32_t least) {
        const base::TextSpan found = span();
        quoted_ += found.size();
        if (found.start < least || quoted_ > most_quoted_) reader_.fail();
        return found;
    }
    base::TextSpan side() {
        const std::uint32_t length = reader_.varint32();
        return length == 0 ? base::TextSpan{} : checked(start(), length);
    }
    base::PersonId person() {
        const std::uint32_t index = reader_.varint32();
        if (index > people_.size()) return reader_.fail(), base::PersonId{};
        return index == 0 ? base::PersonId{} : people_[index - 1];
    }
    std::vector<base::PersonId> people() {
        const std::uint32_t count = reader_.count();
        std::vector<base::PersonId> list;
        for (std::uint32_t i = 0; i < count && reader_.ok(); ++i) list.push_back(person());
        return list;
    }
    StoredQuote quote() {
        StoredQuote quote;
        const std::uint8_t kind = reader_.u8();
        if (kind > 2) reader_.fail();
        quote.kind = static_cast<StoredKind>(kind);
        quote.rule = reader_.u8();
        quote.confidence = static_cast<std::uint16_t>(std::min(reader_.varint32(), std::uint32_t{1000}));
        const std::uint32_t fragments = reader_.count(2);
        if (fragments == 0) reader_.fail();
        for (std::uint32_t i = 0; i < fragments && reader_.ok(); ++i) quote.fragments.push_back(fragment(i == 0 ? 0 : before_));
        quote.speaker = side();
        quote.cue = side();
        quote.person = person();
        quote.further = people();
        quote.about = people();
        variants(quote);
        return quote;
    }
    void variants(StoredQuote& quote) {
        const std::uint32_t count = reader_.count();
        if (count == 0) return;
        quote.wordings = reader_.varint32();
        std::uint64_t next = 0;
        for (std::uint32_t i = 0; i < count && reader_.ok(); ++i) {
            const std::uint64_t number = next + reader_.varint32();
            if (number >= base::QuoteId::none_value) return reader_.fail();
            quote.variants.push_back(static_cast<std::uint32_t>(number));
            next = number + 1;
        }
    }

    static constexpr std::uint64_t most_times_quoted = 16;
    base::ByteReader reader_;
    std::size_t text_size_;
    std::uint64_t most_quoted_, quoted_ = 0;  // bytes of the text
    std::uint32_t before_ = 0;  // end of the span before
    std::vector<base::PersonId> people_;
};

}  // namespace

std::string write_article_notes(const ArticleNotes& notes) { return ArticleWriter(notes).write(); }

std::string write_notes(std::uint32_t first_article, const std::vector<std::string>& articles) {
    base::ByteWriter out;
    out.varint(first_article);
    out.varint(articles.size());
    for (const std::string& article : articles) out.varint(article.size());
    for (const std::string& article : articles) out.bytes(article);
    return out.take();
}

base::Result<NotesShard> NotesShard::read(std::string content) {
    NotesShard shard;
    shard.content_ = std::make_unique<const std::string>(std::move(content));
    base::ByteReader reader(*shard.content_);
    shard.first_article_ = reader.varint32();
    std::vector<std::uint32_t> lengths(reader.count());
    for (std::uint32_t& length : lengths) length = reader.varint32();
    for (std::uint32_t length : lengths) shard.articles_.push_back(reader.bytes(length));
    if (!reader.at_end()) return damaged(ShardKind::notes, "length");
    return shard;
}

base::Result<ArticleNotes> NotesShard::notes(std::uint32_t article, std::size_t text_size) const {
    if (article < first_article_ || article - first_article_ >= size()) return damaged(ShardKind::notes, "range of articles");
    return ArticleReader(articles_[article - first_article_], text_size).read();
}

}  // namespace verbatim::bundle
