#include "index/analysis_cache.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/bytes.h"
#include "base/hash.h"
#include "files/read.h"
#include "index/article_bytes.h"
#include "text/utf8.h"

namespace verbatim::index {
namespace {

constexpr std::string_view magic = "VBAN";
constexpr std::uint32_t cache_format = 1;
constexpr std::size_t program_bytes = 32, head_bytes = 4 + 4 + program_bytes, entry_bytes = 36, foot_bytes = 28;
constexpr std::size_t most_buffered = std::size_t{256} << 10;

std::string head_of(std::string_view program) {
    base::ByteWriter out;
    out.bytes(magic);
    out.u32(cache_format);
    out.bytes(program);
    return out.take();
}

std::array<std::uint64_t, 2> key_of(const corpus::Article& article) {
    base::ByteWriter out;
    put_article(out, article);
    out.u32(article.agency_credit.start);
    out.u32(article.agency_credit.end);
    out.u8(article.teaser ? 1 : 0);
    out.u8(article.licensed ? 1 : 0);
    const std::string digits = base::hash_hex(out.view());
    std::array<std::uint64_t, 2> key{};
    for (std::size_t half = 0; half < 2; ++half) std::from_chars(digits.data() + 16 * half, digits.data() + 16 * half + 16, key[half], 16);
    return key;
}

// Whether every span lies in the text, on borders of its characters, and every number is one of its kind: a hash keeps chance from breaking a record, and this keeps
// a made-up one from breaking the program.
class Fitting {
  public:
    explicit Fitting(std::string_view text) : text_(text) {}

    bool fits(const quotes::Analysis& analysis) const {
        const std::size_t entities = analysis.names.entities.size();
        return std::all_of(analysis.names.entities.begin(), analysis.names.entities.end(), [this](const names::Entity& one) { return fits(one); }) &&
               std::all_of(analysis.quotes.begin(), analysis.quotes.end(), [this, entities](const quotes::Quote& one) { return fits(one, entities); }) &&
               std::all_of(analysis.other.begin(), analysis.other.end(), [this](const quotes::QuotedMatter& one) { return fits(one.span) && one.kind <= quotes::OtherKind::unsaid; });
    }

  private:
    bool border(std::size_t at) const { return at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80; }
    bool fits(base::TextSpan span) const { return span.start <= span.end && span.end <= text_.size() && border(span.start) && border(span.end); }
    bool fits(const names::Entity& one) const {
        const auto is_text = [](const std::string& words) { return text::find_malformed(words) == std::string::npos; };
        return one.kind <= names::EntityKind::group && one.gender <= names::Gender::neuter && is_text(one.name) && std::all_of(one.also.begin(), one.also.end(), is_text) &&
               std::all_of(one.roles.begin(), one.roles.end(), is_text) &&
               std::all_of(one.mentions.begin(), one.mentions.end(), [this](const names::Mention& mention) { return fits(mention.span) && mention.form <= names::MentionForm::description; });
    }
    bool fits(const quotes::Quote& one, std::size_t entities) const {
        const auto known = [entities](names::EntityIndex person) { return person < entities; };
        std::uint32_t end = 0;
        for (const base::TextSpan fragment : one.fragments) {
            if (!fits(fragment) || fragment.start < end) return false;
            end = fragment.end;
        }
        return !one.fragments.empty() && one.kind <= quotes::QuoteKind::indirect && one.stance <= quotes::Stance::denies && one.rule <= quotes::Rule::correction && fits(one.speaker) && fits(one.cue) &&
               (one.person == names::no_entity || known(one.person)) && std::all_of(one.further_persons.begin(), one.further_persons.end(), known) &&
               std::all_of(one.about.begin(), one.about.end(), known) && one.confidence <= 1000;
    }
    std::string_view text_;
};

std::string record_of(const quotes::Analysis& analysis) {
    base::ByteWriter out;
    put_analysis(out, analysis);
    out.varint(analysis.other.size());
    for (const quotes::QuotedMatter& one : analysis.other) {
        out.varint(one.span.start);
        out.varint(one.span.end);
        out.u8(static_cast<std::uint8_t>(one.kind));
    }
    return out.take();
}

std::optional<quotes::Analysis> analysis_in(std::string_view record, std::string_view text) {
    base::ByteReader in(record);
    quotes::Analysis analysis = get_analysis(in);
    analysis.other.resize(in.count(3));
    for (quotes::QuotedMatter& one : analysis.other) {
        one.span.start = in.varint32();
        one.span.end = in.varint32();
        one.kind = static_cast<quotes::OtherKind>(in.u8());
    }
    if (!in.at_end() || !Fitting(text).fits(analysis)) return std::nullopt;
    return analysis;
}

base::Error not_usable(const std::string& path, std::string found) { return {path, std::move(found), "analyses that this program has kept", "it is made anew"}; }

}  // namespace

base::Result<std::unique_ptr<AnalysisCache>> AnalysisCache::create(const std::string& path, std::string_view program) {
    auto file = files::RandomFile::create(path);
    if (!file) return file.error();
    std::unique_ptr<AnalysisCache> cache(new AnalysisCache(std::move(*file), program));
    if (auto status = cache->file_.append(head_of(program)); !status) return status.error();
    return cache;
}

base::Result<std::size_t> AnalysisCache::take_from(const std::string& path) {
    auto file = files::RandomFile::open(path);
    if (!file) return file.error();
    const auto read = [&file](std::uint64_t start, std::uint64_t size) -> base::Result<std::string> {
        std::string bytes(size, '\0');
        if (auto status = file->read(start, bytes.data(), bytes.size()); !status) return status.error();
        return bytes;
    };
    if (file->size() < head_bytes + foot_bytes) return not_usable(path, "a file of " + std::to_string(file->size()) + " bytes");
    const auto head = read(0, head_bytes);
    if (!head) return head.error();
    if (!head->starts_with(magic)) return not_usable(path, "a file of another kind");
    if (*head != head_of(program_)) return not_usable(path, "analyses of another version of the program");
    const std::uint64_t foot_start = file->size() - foot_bytes;
    const auto foot = read(foot_start, foot_bytes);
    if (!foot) return foot.error();
    base::ByteReader in(*foot);
    const std::uint64_t start = in.u64(), count = in.u64(), check = in.u64();
    if (in.bytes(4) != magic || start < head_bytes || start > foot_start || (foot_start - start) % entry_bytes != 0 || count != (foot_start - start) / entry_bytes)
        return not_usable(path, "a file that was cut short or changed");
    const auto table = read(start, foot_start - start);
    if (!table) return table.error();
    if (base::hash64(*head + *table) != check) return not_usable(path, "a damaged file");
    Kept kept{std::move(*file), {}};
    kept.entries.reserve(count);
    base::ByteReader entries(*table);
    for (std::uint64_t i = 0; i < count; ++i) {
        Entry one;
        one.key = {entries.u64(), 0};
        one.key[1] = entries.u64();
        one.start = entries.u64();
        one.size = entries.u32();
        one.check = entries.u64();
        if (one.start < head_bytes || one.start > start || one.size > start - one.start || (!kept.entries.empty() && one.key <= kept.entries.back().key)) return not_usable(path, "a damaged file");
        kept.entries.push_back(one);
    }
    kept_.push_back(std::move(kept));
    return static_cast<std::size_t>(count);
}

std::optional<std::string> AnalysisCache::kept_bytes(const Key& key) const {
    for (const Kept& one : kept_) {
        const auto found = std::lower_bound(one.entries.begin(), one.entries.end(), key, [](const Entry& entry, const Key& wanted) { return entry.key < wanted; });
        if (found == one.entries.end() || found->key != key) continue;
        std::string bytes(found->size, '\0');
        if (one.file.read(found->start, bytes.data(), bytes.size()).ok() && base::hash64(bytes) == found->check) return bytes;
    }
    return std::nullopt;
}

quotes::Analysis AnalysisCache::analyse(const corpus::Article& article) {
    const Key key = key_of(article);
    if (const auto bytes = kept_bytes(key)) {
        if (auto analysis = analysis_in(*bytes, article.text)) {
            ++reused_;
            keep(key, *bytes);
            return std::move(*analysis);
        }
    }
    quotes::Analysis analysis = quotes::analyze(article);
    ++analysed_;
    keep(key, record_of(analysis));
    return analysis;
}

void AnalysisCache::keep(const Key& key, std::string_view record) {
    const std::uint64_t check = base::hash64(record);
    const std::lock_guard guard(writing_);
    if (!failed_.ok()) return;
    entries_.push_back({key, file_.size() + buffer_.size(), static_cast<std::uint32_t>(record.size()), check});
    buffer_ += record;
    if (buffer_.size() >= most_buffered) failed_ = write_buffer();
}

base::Status AnalysisCache::write_buffer() {
    base::Status written = file_.append(buffer_);
    buffer_.clear();
    return written;
}

base::Status AnalysisCache::finish() {
    if (!failed_.ok()) return failed_;
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.start < b.start; });
    entries_.erase(std::unique(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.key == b.key; }), entries_.end());
    base::ByteWriter table;
    for (const Entry& one : entries_) {
        table.u64(one.key[0]);
        table.u64(one.key[1]);
        table.u64(one.start);
        table.u32(one.size);
        table.u64(one.check);
    }
    base::ByteWriter foot;
    foot.u64(file_.size() + buffer_.size());
    foot.u64(entries_.size());
    foot.u64(base::hash64(head_of(program_) + table.view()));
    foot.bytes(magic);
    buffer_ += table.view();
    buffer_ += foot.view();
    return write_buffer();
}

bool is_analysis_file(const std::string& path) {
    const auto file = files::RandomFile::open(path);
    std::string head(magic.size(), '\0');
    return file && file->read(0, head.data(), head.size()).ok() && head == magic;
}

std::uint32_t part_of(const corpus::Article& article, std::uint32_t parts) { return static_cast<std::uint32_t>(key_of(article)[1] % parts); }

}  // namespace verbatim::index
