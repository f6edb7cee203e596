#include "bundle/shard.h"

#include <zstd.h>

#include <utility>

#include "base/bytes.h"
#include "base/hash.h"

namespace verbatim::bundle {

std::string shard_file(ShardRef ref) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string name(16, '0');
    for (std::size_t i = 0; i < 16; ++i) name[i] = digits[(ref.hash >> (60 - 4 * i)) & 15];
    return name + ".vbs";
}

ShardRef ref_of(std::string_view file_bytes) {
    return {base::hash64(file_bytes), static_cast<std::uint32_t>(file_bytes.size())};
}

ReadDictionary::ReadDictionary(std::string_view bytes) : handle_(ZSTD_createDDict(bytes.data(), bytes.size())) {}
ReadDictionary::ReadDictionary(ReadDictionary&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
ReadDictionary& ReadDictionary::operator=(ReadDictionary&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
}
ReadDictionary::~ReadDictionary() { ZSTD_freeDDict(static_cast<ZSTD_DDict*>(handle_)); }

namespace {

struct Header {
    ShardKind kind = ShardKind::root;
    Codec codec = Codec::raw;
    std::uint32_t raw_size = 0;
};

base::Error damaged(std::string found, std::string expected) {
    return {"shard", std::move(found), std::move(expected), "publish the site again; the file was changed or cut short"};
}

base::Result<Header> read_header(std::string_view bytes) {
    base::ByteReader reader(bytes);
    const bool magic = reader.u8() == 'V' && reader.u8() == 'B';
    const std::uint8_t kind = reader.u8();
    const std::uint8_t codec = reader.u8();
    const std::uint32_t raw_size = reader.u32();
    if (!reader.ok() || !magic) return damaged("no shard header", "a file that starts with VB");
    if (kind >= shard_kind_count) return damaged("kind " + std::to_string(kind), "a kind of shard that this version knows");
    if (codec > 2) return damaged("codec " + std::to_string(codec), "a codec that this version knows");
    if (raw_size > largest_content(static_cast<ShardKind>(kind)))
        return damaged(std::to_string(raw_size) + " bytes inside", "a shard of a believable size");
    return Header{static_cast<ShardKind>(kind), static_cast<Codec>(codec), raw_size};
}

// Unpacks frames into `content`; the number of bytes written, or zstd's error.
std::size_t unpack_frames(std::string& content, std::string_view frames, const ReadDictionary* dictionary) {
    if (!dictionary) return ZSTD_decompress(content.data(), content.size(), frames.data(), frames.size());
    ZSTD_DCtx* context = ZSTD_createDCtx();
    const std::size_t written = ZSTD_decompress_usingDDict(context, content.data(), content.size(), frames.data(), frames.size(),
                                                           static_cast<const ZSTD_DDict*>(dictionary->handle()));
    ZSTD_freeDCtx(context);
    return written;
}

base::Result<std::string> unpack(std::string_view body, const Header& header, const ReadDictionary* dictionary) {
    if (header.raw_size > body.size() * largest_ratio) return damaged("an absurd size", "content of a believable size");
    std::string content(header.raw_size, '\0');
    const bool needs_dictionary = header.codec == Codec::zstd_dictionary;
    if (needs_dictionary && (!dictionary || !dictionary->handle()))
        return damaged("a shard without its dictionary", "the dictionary at hand");
    const std::size_t written = unpack_frames(content, body, needs_dictionary ? dictionary : nullptr);
    if (ZSTD_isError(written)) return damaged(ZSTD_getErrorName(written), "a whole zstd frame");
    if (written != content.size()) return damaged(std::to_string(written) + " bytes", std::to_string(content.size()) + " bytes");
    return content;
}

}  // namespace

base::Result<ShardKind> kind_of(std::string_view file_bytes) {
    auto header = read_header(file_bytes);
    if (!header) return header.error();
    return header->kind;
}

bool needs_dictionary(std::string_view file_bytes) {
    auto header = read_header(file_bytes);
    return header && header->codec == Codec::zstd_dictionary;
}

base::Result<std::string> open_shard(std::string_view file_bytes, ShardKind expected, const ReadDictionary* dictionary) {
    auto header = read_header(file_bytes);
    if (!header) return header.error();
    if (header->kind != expected)
        return damaged(std::string("a shard of ") + kind_name(header->kind), std::string("one of ") + kind_name(expected));
    const std::string_view body = file_bytes.substr(shard_header_size);
    if (header->codec == Codec::raw) {
        if (body.size() != header->raw_size)
            return damaged(std::to_string(body.size()) + " bytes", std::to_string(header->raw_size) + " bytes");
        return std::string(body);
    }
    return unpack(body, *header, dictionary);
}

base::Result<std::string> open_frame(std::string_view frame, const ReadDictionary* dictionary) {
    const std::uint64_t size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR) return damaged("no zstd frame", "a frame that states its size");
    if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size()) return damaged("another frame", "one whole zstd frame");
    if (size > largest_raw_size || size > frame.size() * largest_ratio) return damaged("an absurd size", "content of a believable size");
    std::string content(static_cast<std::size_t>(size), '\0');
    const std::size_t written = unpack_frames(content, frame, dictionary && dictionary->handle() ? dictionary : nullptr);
    if (ZSTD_isError(written)) return damaged(ZSTD_getErrorName(written), "a whole zstd frame");
    return content;
}

}  // namespace verbatim::bundle
