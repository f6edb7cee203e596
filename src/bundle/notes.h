// A shard of notes: the quotes of articles with their evidence, and the people that articles mention.
//
//     notes    := first article: varint, count: varint, length in bytes: varint *, article*
//     article  := people: count, person: varint *, quotes: count, quote*, mentions: count, mention*
//     quote    := kind rule: u8, confidence: varint, fragments: count, span*, speaker cue: side,
//                 person: varint, further: count, varint*, about: count, varint*,
//                 variants: count, and unless that is 0, wordings: varint, (number: varint gap - 1, the first as it is)*
//     mention  := span, person: varint
//     span     := distance from the end of the span before: zigzag varint, length: varint
//     side     := length: varint, and unless that is 0, distance of its start from the last fragment's end: zigzag varint
//
// Spans are bytes of the article's text. "The span before" is the fragment or the mention before, 0 at the first. Distances
// are short where a speaker stands beside the words, so they take one byte and recur.
//
// People are numbered within the article (index into `people`, plus one; 0: unknown), since the same few come again.
// Variants stand here, and not in a family of their own, because whoever shows a quote has its notes at hand.
// Words are not stored twice: they are cut from the text by their spans, so what is shown is what stands there.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/span.h"

namespace verbatim::bundle {

// Frozen, as quotes::QuoteKind.
enum class StoredKind : std::uint8_t { direct = 0, mixed = 1, indirect = 2 };

struct StoredQuote {
    std::vector<base::TextSpan> fragments;  // at least one
    StoredKind kind = StoredKind::direct;
    std::uint8_t rule = 0;                  // as quotes::Rule
    std::uint16_t confidence = 0;           // thousandths
    base::TextSpan speaker, cue;            // empty when there is none
    base::PersonId person;                  // none: unknown
    std::vector<base::PersonId> further, about;
    std::vector<std::uint32_t> variants;    // numbers of the quotes that are this quotation elsewhere; ascending
    std::uint32_t wordings = 0;             // how many other wordings these have
    friend bool operator==(const StoredQuote&, const StoredQuote&) = default;
};

struct StoredMention {
    base::TextSpan span;
    base::PersonId person;
    friend bool operator==(const StoredMention&, const StoredMention&) = default;
};

struct ArticleNotes {
    std::vector<StoredQuote> quotes;      // in text order
    std::vector<StoredMention> mentions;  // in text order, not overlapping
    friend bool operator==(const ArticleNotes&, const ArticleNotes&) = default;
};

// "content-verb-subject" for the number of a rule; the names of quotes/quote.h, which the read side cannot see.
std::string_view stored_rule_name(std::uint8_t rule);

class NotesShard {
  public:
    static base::Result<NotesShard> read(std::string content);
    std::uint32_t first_article() const { return first_article_; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(articles_.size()); }
    // Decodes the notes of an article whose text has `text_size` bytes; spans beyond it are damage.
    base::Result<ArticleNotes> notes(std::uint32_t article, std::size_t text_size) const;
    std::size_t memory() const { return content_->size() + articles_.size() * sizeof(std::string_view); }

  private:
    std::unique_ptr<const std::string> content_;
    std::vector<std::string_view> articles_;
    std::uint32_t first_article_ = 0;
};

// The bytes of one article.
std::string write_article_notes(const ArticleNotes& notes);
// The content of a shard of neighbouring articles.
std::string write_notes(std::uint32_t first_article, const std::vector<std::string>& articles);

}  // namespace verbatim::bundle
