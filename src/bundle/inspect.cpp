#include "bundle/inspect.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "bundle/decoded.h"

namespace verbatim::bundle {

namespace {

constexpr std::size_t most_shown = 12;
constexpr std::size_t longest_text = 60;

std::string number(std::uint64_t value) { return std::to_string(value); }
std::string counted(std::uint64_t count, const char* one) { return number(count) + " " + one + (count == 1 ? "" : "s"); }

// A key or term: as it is when it is text, else its bytes.
std::string shown_key(std::string_view key) {
    const bool is_text = std::all_of(key.begin(), key.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0x20; });
    if (is_text) return "\"" + std::string(key) + "\"";
    if (key.size() == 4) return number(row_of(key));
    std::string bytes = "bytes";
    for (char byte : key) bytes += " " + number(static_cast<unsigned char>(byte));
    return bytes;
}

std::string shown_text(std::string_view text) {
    std::size_t end = std::min(text.size(), longest_text);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    std::string shown(text.substr(0, end));
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    return "\"" + shown + (end < text.size() ? "…\"" : "\"");
}

std::string shown_ref(ShardRef ref) { return shard_file(ref) + " (" + number(ref.size) + " bytes)"; }

std::string shown_entries(const std::vector<DirectoryEntry>& entries, const std::string& indent) {
    std::string out;
    for (const DirectoryEntry& entry : entries) out += indent + shown_key(entry.key) + " -> " + shown_ref(entry.ref) + "\n";
    return out;
}

std::string shown_span(base::TextSpan span) { return "[" + number(span.start) + "," + number(span.end) + ")"; }

// At most `most_shown` of `count` items, each by `show`.
template <class Show>
std::string shown_list(std::size_t count, Show show) {
    std::string out;
    for (std::size_t i = 0; i < std::min(count, most_shown); ++i) out += (i > 0 ? " " : "") + show(i);
    return count > most_shown ? out + " … (" + number(count) + ")" : out;
}

std::string show(const Root& root) {
    std::string out = counted(root.articles, "article") + ", " + counted(root.quotes, "quote") + " (" + number(root.spoken) + " direct and mixed), " +
                      number(root.people) + (root.people == 1 ? " person\n" : " people\n");
    if (root.dictionary.present()) out += "dictionary -> " + shown_ref(root.dictionary) + "\n";
    if (root.values.present()) out += "values -> " + shown_ref(root.values) + "\n";
    for (std::uint8_t i = 0; i < family_count; ++i)
        if (root.families[i].present)
            out += std::string(family_name(static_cast<Family>(i))) + (root.families[i].depth == 1 ? ", in pages\n" : "\n") +
                   shown_entries(root.families[i].entries, "  ");
    return out;
}

std::string show(const Values& values) {
    static constexpr const char* names[value_list_count] = {"source", "place", "language", "tag"};
    std::string out;
    for (std::size_t i = 0; i < value_list_count; ++i)
        for (std::size_t v = 0; v < values.lists[i].size(); ++v) out += std::string(names[i]) + " " + number(v) + ": " + shown_text(values.lists[i][v]) + "\n";
    return out;
}

std::string show(const std::vector<std::uint32_t>& column) {
    return number(column.size()) + " rows: " + shown_list(column.size(), [&](std::size_t i) { return number(column[i]); }) + "\n";
}

std::string show(const Lists& lists) {
    std::string out = number(lists.rows()) + " rows\n";
    for (std::uint32_t row = 0; row < std::min<std::size_t>(lists.rows(), most_shown); ++row)
        out += "  " + number(row) + ": " + shown_list(lists.row(row).size(), [&](std::size_t i) { return number(lists.row(row)[i]); }) + "\n";
    return out;
}

std::string show(const ArticleShard& shard) {
    std::string out;
    std::uint32_t article = shard.first_article();
    for (const ArticleRecord& record : shard.records()) {
        out += number(article++) + " " + std::string(record.id) + " " + shown_text(record.title) + (record.title_made ? " (made)" : "") + "\n  date " +
               number(record.date) + " source " + number(record.source) + " place " + number(record.place) + " language " + number(record.language) +
               " quotes " + number(record.quotes) + " (" + number(record.spoken) + ") from " + number(record.first_quote) + "\n  " + shown_text(record.text) + "\n";
    }
    return out;
}

std::string shown_person(base::PersonId person) { return person.known() ? number(person.value) : std::string("unknown"); }

std::string show(const NotesShard& shard) {
    std::string out;
    for (std::uint32_t i = 0; i < shard.size(); ++i) {
        const auto notes = shard.notes(shard.first_article() + i, UINT32_MAX);
        out += "article " + number(shard.first_article() + i) + "\n";
        if (!notes) continue;
        for (const StoredQuote& quote : notes->quotes)
            out += "  quote " + shown_list(quote.fragments.size(), [&](std::size_t f) { return shown_span(quote.fragments[f]); }) + " kind " +
                   number(static_cast<std::uint8_t>(quote.kind)) + " speaker " + shown_span(quote.speaker) + " cue " + shown_span(quote.cue) + " person " +
                   shown_person(quote.person) + " rule " + std::string(stored_rule_name(quote.rule)) + " confidence " + number(quote.confidence) +
                   (quote.variants.empty() ? "" : " variants " + shown_list(quote.variants.size(), [&](std::size_t v) { return number(quote.variants[v]); })) + "\n";
        for (const StoredMention& mention : notes->mentions) out += "  mention " + shown_span(mention.span) + " person " + shown_person(mention.person) + "\n";
    }
    return out;
}

std::string show(const TermShard& shard) {
    std::string out = "from ordinal " + number(shard.first_ordinal()) + "\n";
    std::vector<Posting> postings;
    for (std::uint32_t i = 0; i < shard.size(); ++i) {
        const bool whole = shard.postings(i, postings);
        out += "  " + shown_key(shard.term(i)) + " " + number(shard.document_frequency(i)) + ": " +
               (whole ? shown_list(postings.size(), [&](std::size_t p) { return number(postings[p].document) + "/" + number(postings[p].impact); })
                      : std::string("broken list")) + "\n";
    }
    return out;
}

std::string show(const PositionShard& shard) {
    std::string out = "from ordinal " + number(shard.first_ordinal()) + "\n";
    for (std::uint32_t i = 0; i < shard.size(); ++i)
        out += "  " + number(shard.first_ordinal() + i) + ": " + number(shard.list(shard.first_ordinal() + i).size()) + " bytes\n";
    return out;
}

std::string show(const PeopleShard& shard) {
    std::string out;
    std::uint32_t person = shard.first_person();
    for (const PersonRecord& record : shard.records())
        out += number(person++) + " " + shown_text(record.name) + " kind " + number(record.kind) + " quotes " + number(record.quotes) + " (" +
               number(record.spoken) + ") articles " + number(record.articles) + "\n";
    return out;
}

std::string show(const std::vector<IdEntry>& ids) {
    std::string out;
    for (const IdEntry& entry : ids) out += number(entry.hash) + " -> " + number(entry.article) + "\n";
    return out;
}

std::string show(const Lexicon& lexicon) {
    std::string out;
    for (std::uint32_t i = 0; i < lexicon.size(); ++i) out += shown_key(lexicon.term(i)) + " " + number(lexicon.document_frequency(i)) + "\n";
    return out;
}

std::string show(const VersionTable& articles) {
    std::string out;
    for (const VersionedArticle& one : articles)
        for (const ArticleVersion& version : one.versions) out += number(one.article) + " " + shown_text(version.title) + " of day " + number(version.date) + ": " + number(version.text.size()) + " bytes\n";
    return out;
}

std::string show(const std::vector<DirectoryEntry>& page) { return shown_entries(page, ""); }

// Nothing to show but the size.
std::string show(const ReadDictionary&) { return std::string(); }
std::string show(std::monostate) { return std::string(); }

}  // namespace

base::Result<std::string> inspect(std::string_view file_bytes, const ReadDictionary* dictionary) {
    const auto kind = kind_of(file_bytes);
    if (!kind) return kind.error();
    auto content = open_shard(file_bytes, *kind, dictionary);
    if (!content) return content.error();
    const std::size_t size = content->size();
    DecodedShard shard;
    if (auto status = decode_content(*kind, std::move(*content), shard); !status) return status.error();
    return std::string(kind_name(*kind)) + ", " + number(file_bytes.size()) + " bytes, " + number(size) + " inside\n" +
           std::visit([](const auto& decoded) { return show(decoded); }, shard);
}

}  // namespace verbatim::bundle
