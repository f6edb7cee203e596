// The writing half of shard.h, apart so that the WebAssembly does not carry the compressor.
#define ZDICT_STATIC_LINKING_ONLY  // for the trainer that takes its parameters
#define ZSTD_STATIC_LINKING_ONLY   // for a dictionary that takes them
#include <zdict.h>
#include <zstd.h>

#include "base/bytes.h"
#include "base/per_thread.h"
#include "bundle/shard.h"

namespace verbatim::bundle {

namespace {

std::string with_header(ShardKind kind, Codec codec, std::size_t raw_size, std::string_view body) {
    base::ByteWriter out;
    out.bytes("VB");
    out.u8(static_cast<std::uint8_t>(kind));
    out.u8(static_cast<std::uint8_t>(codec));
    out.u32(static_cast<std::uint32_t>(raw_size));
    out.bytes(body);
    return out.take();
}

// A context a thread: making one costs more than compressing a small shard.
ZSTD_CCtx* thread_context() {
    struct Owner {
        ZSTD_CCtx* context = ZSTD_createCCtx();
        ~Owner() { ZSTD_freeCCtx(context); }
    };
    return base::per_thread<Owner>().context;
}

// Level 19 is the last one that needs no long window; shards are small, so a bigger one would buy nothing. What is packed
// by the bit already hardly shrinks: on it level 19 does 9 MB a second and would save 0.14% of a bundle, so a quick level looks first.
constexpr int level = 19, quick_level = 3;
constexpr std::size_t least_saved = 50;  // one byte in so many

void compress(std::string_view part, std::string& packed) {
    const std::size_t start = packed.size(), bound = ZSTD_compressBound(part.size());
    const auto at = [&](int its_level) {
        packed.resize(start + bound);
        packed.resize(start + ZSTD_compressCCtx(thread_context(), packed.data() + start, bound, part.data(), part.size(), its_level));
    };
    at(quick_level);
    if (packed.size() - start + part.size() / least_saved < part.size()) at(level);
}

constexpr std::size_t checksum_size = 4;

// A zstd frame that holds `part` as it is, in raw blocks (RFC 8878, 3.1.1). libzstd writes none where it can compress. `checksum` is
// the one of the content, as it ends any frame of the same content.
std::string raw_frame(std::string_view part, std::string_view checksum) {
    constexpr std::uint32_t magic = 0xFD2FB528;
    constexpr std::uint8_t size_in_four_bytes = 2 << 6, single_segment = 1 << 5, with_checksum = 1 << 2;
    constexpr std::size_t largest_block = std::size_t{128} << 10;
    base::ByteWriter out;
    out.u32(magic);
    out.u8(size_in_four_bytes | single_segment | with_checksum);
    out.u32(static_cast<std::uint32_t>(part.size()));
    do {
        const std::string_view block = part.substr(0, largest_block);
        part.remove_prefix(block.size());
        const std::size_t header = block.size() << 3 | (part.empty() ? 1 : 0);  // bit 0: the last one; bits 1 and 2: raw
        for (unsigned shift = 0; shift < 24; shift += 8) out.u8(static_cast<std::uint8_t>(header >> shift & 0xFF));
        out.bytes(block);
    } while (!part.empty());
    out.bytes(checksum);
    return out.take();
}

}  // namespace

WriteDictionary::WriteDictionary(std::string_view bytes) : reading_(bytes) {
    // Level 19 for what is small, save that matches of three letters are not looked for and the search ends earlier. On articles of a newspaper
    // that takes a quarter less time and saves 0.1% less (zstd -b with these parameters and a dictionary).
    ZSTD_compressionParameters parameters = ZSTD_getCParams(level, 0, bytes.size());
    parameters.strategy = ZSTD_btultra;
    parameters.minMatch = 4;
    parameters.searchLog = 5;
    parameters.targetLength = 32;
    handle_ = ZSTD_createCDict_advanced(bytes.data(), bytes.size(), ZSTD_dlm_byCopy, ZSTD_dct_auto, parameters, ZSTD_defaultCMem);
}
WriteDictionary::~WriteDictionary() { ZSTD_freeCDict(static_cast<ZSTD_CDict*>(handle_)); }

std::string seal_shard(ShardKind kind, const std::vector<std::string_view>& parts) {
    std::string packed;
    std::size_t raw_size = 0;
    for (std::string_view part : parts) {
        raw_size += part.size();
        if (!part.empty()) compress(part, packed);
    }
    if (packed.size() < raw_size && raw_size <= packed.size() * largest_ratio) return with_header(kind, Codec::zstd, raw_size, packed);
    std::string raw;
    for (std::string_view part : parts) raw.append(part);
    return with_header(kind, Codec::raw, raw_size, raw);
}

FramedShard framed_shard(ShardKind kind, const std::vector<std::string_view>& parts, const WriteDictionary* dictionary) {
    ZSTD_CCtx* context = thread_context();
    ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters);
    if (dictionary) {
        ZSTD_CCtx_refCDict(context, static_cast<const ZSTD_CDict*>(dictionary->handle()));
        // A copy of the dictionary's tables costs less than to look for every match in two of them.
        ZSTD_CCtx_setParameter(context, ZSTD_c_forceAttachDict, ZSTD_dictForceCopy);
    } else {
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
    }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);  // all that vouches for a frame fetched by itself
    ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);    // there is but one dictionary
    FramedShard shard;
    std::string packed;
    std::size_t raw_size = 0;
    for (std::string_view part : parts) {
        const std::size_t start = packed.size();
        packed.resize(start + ZSTD_compressBound(part.size()));
        const std::size_t size = ZSTD_compress2(context, packed.data() + start, packed.size() - start, part.data(), part.size());
        packed.resize(start + size);
        if (part.size() > size * largest_ratio) packed.replace(start, size, raw_frame(part, std::string_view(packed).substr(start + size - checksum_size)));
        shard.sizes.push_back(static_cast<std::uint32_t>(packed.size() - start));
        raw_size += part.size();
    }
    ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters);
    shard.file = with_header(kind, dictionary ? Codec::zstd_dictionary : Codec::zstd, raw_size, packed);
    return shard;
}

std::string train_dictionary(const std::vector<std::string>& samples, std::size_t size) {
    std::string joined;
    std::vector<std::size_t> sizes;
    for (const std::string& sample : samples) {
        joined += sample;
        sizes.push_back(sample.size());
    }
    // zstd asks for a few times more material than dictionary; below that the dictionary costs more than it saves.
    if (joined.size() < 20 * size || samples.size() < 100) return {};
    // Measured on articles of a newspaper: pieces of 50 bytes that share runs of 6 save 1.8% more than what zstd's own search for
    // parameters ends with, in a quarter of its time; 32 and 100 bytes save as much or less.
    ZDICT_fastCover_params_t parameters{};
    parameters.k = 50;
    parameters.d = 6;
    parameters.f = 20;
    parameters.accel = 1;
    parameters.zParams.compressionLevel = level;
    std::string dictionary(size, '\0');
    const std::size_t made = ZDICT_trainFromBuffer_fastCover(dictionary.data(), dictionary.size(), joined.data(), sizes.data(),
                                                             static_cast<unsigned>(sizes.size()), parameters);
    if (ZDICT_isError(made)) return {};
    dictionary.resize(made);
    return dictionary;
}

}  // namespace verbatim::bundle
