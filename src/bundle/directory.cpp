#include "bundle/directory.h"

#include <algorithm>

#include "base/bytes.h"
#include "bundle/damage.h"
#include "bundle/front_coding.h"

namespace verbatim::bundle {

std::string row_key(std::uint32_t row) {
    std::string key(4, '\0');
    for (unsigned i = 0; i < 4; ++i) key[i] = static_cast<char>((row >> (24 - 8 * i)) & 0xFF);
    return key;
}

std::uint32_t row_of(std::string_view key) {
    if (key.size() != 4) return 0;
    std::uint32_t row = 0;
    for (char byte : key) row = row << 8 | static_cast<std::uint8_t>(byte);
    return row;
}

std::size_t find_entry(const std::vector<DirectoryEntry>& entries, std::string_view key) {
    const auto after = std::upper_bound(entries.begin(), entries.end(), key,
                                        [](std::string_view wanted, const DirectoryEntry& entry) { return wanted < entry.key; });
    return after == entries.begin() ? entries.size() : static_cast<std::size_t>(after - entries.begin()) - 1;
}

namespace {

void write_ref(base::ByteWriter& out, ShardRef ref) {
    out.u64(ref.hash);
    out.varint(ref.size);
}

ShardRef read_ref(base::ByteReader& reader) {
    ShardRef ref;
    ref.hash = reader.u64();
    ref.size = reader.varint32();
    return ref;
}

// Column by column: what is alike stands together, which zstd makes a tenth smaller than entry after entry.
void write_entries(base::ByteWriter& out, const std::vector<DirectoryEntry>& entries) {
    base::ByteWriter lengths, suffixes, low, high, hashes;
    out.varint(entries.size());
    std::string_view before;
    for (const DirectoryEntry& entry : entries) {
        const std::size_t shared = shared_prefix(before, entry.key);
        out.varint(shared);
        lengths.varint(entry.key.size() - shared);
        suffixes.bytes(std::string_view(entry.key).substr(shared));
        low.u8(static_cast<std::uint8_t>(entry.ref.size));
        high.varint(entry.ref.size >> 8);
        hashes.u64(entry.ref.hash);
        before = entry.key;
    }
    for (const base::ByteWriter* column : {&lengths, &suffixes, &low, &high, &hashes}) out.bytes(column->view());
}

constexpr std::uint32_t most_size_high = 0xFF'FFFF;  // of a size of 32 bits without its low byte
constexpr std::size_t least_entry = 12;  // two lengths, two parts of a size, a hash

// Fails the reader when keys do not ascend, come to an absurd length together, or a shard is said to be empty.
std::vector<DirectoryEntry> read_entries(base::ByteReader& reader) {
    const std::uint32_t count = reader.count(least_entry);
    std::size_t keys_left = most_front_coded(reader.remaining());
    std::vector<std::uint32_t> shared(count), lengths(count);
    for (std::uint32_t& length : shared) length = reader.varint32();
    for (std::uint32_t& length : lengths) length = reader.varint32();
    std::vector<DirectoryEntry> entries;
    entries.reserve(count);
    std::string key;
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        follow_front_coded(reader, key, shared[i], reader.bytes(lengths[i]), i == 0);
        if (key.size() > keys_left) reader.fail();
        keys_left -= std::min(keys_left, key.size());
        entries.push_back({key, {}, {}});
    }
    for (DirectoryEntry& entry : entries) entry.ref.size = reader.u8();
    for (DirectoryEntry& entry : entries) {
        const std::uint32_t high = reader.varint32();
        if (high > most_size_high) reader.fail();
        entry.ref.size |= high << 8;
        if (!entry.ref.present()) reader.fail();
    }
    for (DirectoryEntry& entry : entries) entry.ref.hash = reader.u64();
    return entries;
}

}  // namespace

std::string write_root(const Root& root) {
    base::ByteWriter out;
    for (std::uint32_t number : {root.articles, root.quotes, root.spoken, root.people}) out.varint(number);
    write_ref(out, root.dictionary);
    write_ref(out, root.values);
    out.varint(static_cast<std::size_t>(std::count_if(std::begin(root.families), std::end(root.families),
                                                      [](const FamilyTop& top) { return top.present; })));
    for (std::uint8_t i = 0; i < family_count; ++i) {
        if (!root.families[i].present) continue;
        out.u8(i);
        out.u8(root.families[i].depth);
        write_entries(out, root.families[i].entries);
    }
    return out.take();
}

base::Result<Root> read_root(std::string_view content) {
    base::ByteReader reader(content);
    Root root;
    for (std::uint32_t* number : {&root.articles, &root.quotes, &root.spoken, &root.people}) *number = reader.varint32();
    root.dictionary = read_ref(reader);
    root.values = read_ref(reader);
    const std::uint32_t count = reader.count(3);
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        const std::uint8_t which = reader.u8();
        const std::uint8_t depth = reader.u8();
        FamilyTop top{true, depth, read_entries(reader)};
        if (which >= family_count) continue;  // of a later version that this one can do without
        if (depth > 1 || root.families[which].present) return damaged(ShardKind::root, "family");
        root.families[which] = std::move(top);
    }
    if (!reader.at_end()) return damaged(ShardKind::root, "length");
    if (root.articles > most_articles || root.quotes > most_quotes || root.people > most_people || root.spoken > root.quotes)
        return damaged(ShardKind::root, "counts");
    return root;
}

std::string write_page(const std::vector<DirectoryEntry>& entries) {
    base::ByteWriter out;
    write_entries(out, entries);
    const bool framed = std::any_of(entries.begin(), entries.end(), [](const DirectoryEntry& entry) { return !entry.frames.empty(); });
    if (!framed) return out.take();
    for (const DirectoryEntry& entry : entries) {
        out.varint(entry.frames.size());
        for (std::uint32_t size : entry.frames) out.varint(size);
    }
    return out.take();
}

base::Result<std::vector<DirectoryEntry>> read_page(std::string_view content) {
    base::ByteReader reader(content);
    auto entries = read_entries(reader);
    if (!reader.ok() || entries.empty()) return damaged(ShardKind::directory, "entries");
    if (reader.at_end()) return entries;
    for (DirectoryEntry& entry : entries) {
        entry.frames.resize(reader.count());
        std::uint64_t end = shard_header_size;
        for (std::uint32_t& size : entry.frames) end += size = reader.varint32();
        if (!entry.frames.empty() && end != entry.ref.size) reader.fail();
    }
    if (!reader.at_end()) return damaged(ShardKind::directory, "sizes of frames");
    return entries;
}

}  // namespace verbatim::bundle
