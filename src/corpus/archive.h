// Archives and compressed files, through libarchive: ZIP, tar, gzip, xz, zstd, bzip2. Nothing is ever written to the disk.
//
// A bomb is refused while it unfolds: headers are not believed. At most 60 bytes may come out of one that is read, beyond the first 64 MB, and at most 8 GB in all.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "corpus/source.h"

struct archive;
struct archive_entry;

namespace verbatim::corpus {

class Archive {
  public:
    // Opens what `source` holds. A file of the disk is read where it lies; what lies in memory or in another archive is taken whole. Errors: it is no archive; more than Source::longest_whole bytes in
    // memory. Lifetime: the source outlives the archive.
    static base::Result<std::unique_ptr<Archive>> open(Source& source);
    // A single compressed file, or one that is not compressed, as a stream: its one entry is what it holds.
    static base::Result<std::unique_ptr<Archive>> open_stream(Source& source);
    // The same over bytes that outlive it.
    static base::Result<std::unique_ptr<Archive>> open(std::string_view bytes);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    // Goes to the next entry that is a file. False at the end. Errors: the archive is damaged; it is encrypted.
    base::Result<bool> next();
    // Of the entry: its path, in UTF-8 with forward slashes.
    const std::string& name() const { return name_; }
    // The next bytes of the entry; 0 at its end. Errors: damage, encryption, a bomb.
    base::Result<std::size_t> read(char* buffer, std::size_t size);
    // The rest of the entry, up to `most` bytes. Errors: as read(); more than that.
    base::Result<std::string> rest(std::size_t most);
    // Whether it is a single compressed file, whose entry has no name of its own.
    bool is_single() const { return single_; }

  private:
    explicit Archive(archive* handle, std::uint64_t size);
    base::Error failure(std::string_view what) const;
    static std::int64_t take_from_source(::archive* handle, void* self, const void** bytes);

    archive* handle_;
    archive_entry* entry_ = nullptr;
    std::string name_;
    bool single_ = false;
    bool streams_ = false;  // its whole is bounded by nobody but the reader
    std::uint64_t size_;       // of what is read
    Source* source_ = nullptr;  // of a stream
    std::string block_;         // of it
    std::uint64_t given_ = 0;  // bytes that came out of it
};

// The entry that an archive stands at, as a stream. Lifetime: the archive outlives it, and stays at the entry.
std::unique_ptr<ByteStream> entry_stream(Archive& archive);

// What a source holds, out of gzip, xz, zstd or bzip2 where it is in one; several compressed members are one stream. Lifetime: the source outlives the stream. Errors: no memory.
base::Result<std::unique_ptr<ByteStream>> decompressed(Source& source);

// The entries of a ZIP whose names are wanted, by name; in all at most 256 MB. For documents that are ZIP files inside (DOCX, ODT, EPUB). Errors: as Archive.
base::Result<std::map<std::string, std::string>> zip_entries(std::string_view bytes, const std::function<bool(const std::string&)>& wanted);

// The first bytes of what a compressed file holds, for telling what it is; empty where it is none. At most `size`.
std::string beginning_of_compressed(std::string_view bytes, std::size_t size);

// Whether a name may stand in an archive: neither absolute nor leading out of it.
bool is_safe_name(std::string_view name);

}  // namespace verbatim::corpus
