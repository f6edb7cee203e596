// The container of every shard: eight bytes of header, then the content, compressed where that pays.
//
//     56 42 | 08 | 01 | e8 03 00 00 | 28 b5 2f fd …      kind 8 (terms), codec 1 (zstd), 1,000 bytes inside
//
// The name of a shard is the hash of all its bytes, so a stale, truncated or exchanged file is found on arrival.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/layout.h"

namespace verbatim::bundle {

// Frozen.
enum class Codec : std::uint8_t {
    raw = 0,
    zstd = 1,             // one or several zstd frames, one after another
    zstd_dictionary = 2,  // the same, but the frames need the segment's dictionary
};

// zstd can expand a few bytes to gigabytes. What claims to unpack to more than so many times its size is refused before memory is
// taken; the writer stores it raw.
inline constexpr std::uint64_t largest_ratio = 4096;

// Names a shard: the low 64 bits of its hash, and its size as served.
struct ShardRef {
    std::uint64_t hash = 0;
    std::uint32_t size = 0;
    bool present() const { return size != 0; }
    friend bool operator==(const ShardRef&, const ShardRef&) = default;
};

// "0123456789abcdef.vbs": relative to the manifest's folder.
std::string shard_file(ShardRef ref);
ShardRef ref_of(std::string_view file_bytes);

// A dictionary made ready for reading. Movable; borrows nothing.
class ReadDictionary {
  public:
    explicit ReadDictionary(std::string_view bytes);
    ReadDictionary(ReadDictionary&&) noexcept;
    ReadDictionary& operator=(ReadDictionary&&) noexcept;
    ~ReadDictionary();
    const void* handle() const { return handle_; }

  private:
    void* handle_ = nullptr;
};

// The kind that a shard's header claims; an error when there is no header.
base::Result<ShardKind> kind_of(std::string_view file_bytes);
// Whether reading needs the segment's dictionary.
bool needs_dictionary(std::string_view file_bytes);

// Unpacks a shard's content. The caller has compared the hash; still every length is checked. `dictionary` may be null
// unless the shard needs one. Errors: wrong magic, kind, codec, or content that does not unpack to its stated size.
base::Result<std::string> open_shard(std::string_view file_bytes, ShardKind expected, const ReadDictionary* dictionary);

// Unpacks one frame that was fetched by range out of a shard of framed_shard. Checked are its length, its structure and the
// checksum that it ends with; what it holds says which article it is. `dictionary` may be null when the frame needs none.
base::Result<std::string> open_frame(std::string_view frame, const ReadDictionary* dictionary);

// The writing side (shard_writer.cpp; not linked into the WebAssembly).

// A dictionary made ready for writing, and for reading back what was written; shared by threads.
class WriteDictionary {
  public:
    explicit WriteDictionary(std::string_view bytes);
    WriteDictionary(const WriteDictionary&) = delete;
    WriteDictionary& operator=(const WriteDictionary&) = delete;
    ~WriteDictionary();
    const void* handle() const { return handle_; }
    const ReadDictionary& reading() const { return reading_; }

  private:
    void* handle_ = nullptr;
    ReadDictionary reading_;
};

// Packs parts of unlike statistics into one shard, each compressed by itself. Kept raw when compression does not pay, or would
// shrink the content further than readers believe (largest_ratio).
std::string seal_shard(ShardKind kind, const std::vector<std::string_view>& parts);

// A shard whose frames can be fetched and read one by one: they follow the header, one after another, each with a checksum.
struct FramedShard {
    std::string file;
    std::vector<std::uint32_t> sizes;  // of the frames
};
// Packs each part into a frame of its own, with the segment's dictionary unless that is null. A part that would shrink further than
// readers believe is stored in its frame as it is.
FramedShard framed_shard(ShardKind kind, const std::vector<std::string_view>& parts, const WriteDictionary* dictionary);

// Trains a zstd dictionary of at most `size` bytes; empty when the samples are too few to train one.
std::string train_dictionary(const std::vector<std::string>& samples, std::size_t size);

}  // namespace verbatim::bundle
