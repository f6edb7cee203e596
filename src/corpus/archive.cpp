#include "corpus/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <filesystem>
#include <type_traits>
#include <utility>
#include <vector>

#include "files/read.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

constexpr std::uint64_t most_ratio = 60, free_bytes = std::uint64_t{64} << 20, most_bytes = std::uint64_t{8} << 30;
constexpr std::size_t most_in_documents = std::size_t{256} << 20;

::archive* new_archive(bool filters) {
    ::archive* handle = archive_read_new();
    if (handle == nullptr) return nullptr;
    archive_read_support_format_zip(handle);
    archive_read_support_format_tar(handle);
    if (filters) {
        archive_read_support_format_raw(handle);
        archive_read_support_filter_gzip(handle);
        archive_read_support_filter_xz(handle);
        archive_read_support_filter_zstd(handle);
        archive_read_support_filter_bzip2(handle);
    }
    return handle;
}

// Names of entries are bytes. libarchive turns them into the program's locale; the plain one keeps them as they are.
std::string name_of(archive_entry* entry) {
    std::string shown;
    if constexpr (std::is_same_v<std::filesystem::path::value_type, wchar_t>) {
        // Windows has no locale in UTF-8: there libarchive keeps names in wide characters.
        if (const wchar_t* wide = archive_entry_pathname_w(entry)) shown = std::filesystem::path(wide).string();
    }
    const char* name = shown.empty() ? archive_entry_pathname_utf8(entry) : nullptr;
    if (name == nullptr && shown.empty()) name = archive_entry_pathname(entry);
    if (name != nullptr) shown = text::to_utf8(name);
    std::replace(shown.begin(), shown.end(), '\\', '/');
    return shown;
}

// By the characters that the system's paths are made of.
[[maybe_unused]] int open_path(::archive* handle, const char* path, std::size_t block) { return archive_read_open_filename(handle, path, block); }
[[maybe_unused]] int open_path(::archive* handle, const wchar_t* path, std::size_t block) { return archive_read_open_filename_w(handle, path, block); }

class EntryStream : public ByteStream {
  public:
    explicit EntryStream(Archive& archive) : archive_(archive) {}
    base::Result<std::size_t> read(char* buffer, std::size_t size) override { return archive_.read(buffer, size); }

  private:
    Archive& archive_;
};

}  // namespace

Archive::Archive(::archive* handle, std::uint64_t size) : handle_(handle), size_(size) {}

Archive::~Archive() { archive_read_free(handle_); }

base::Error Archive::failure(std::string_view what) const {
    const char* said = archive_error_string(handle_);
    return {"", std::string(what) + (said == nullptr ? "" : " (" + text::to_utf8(said) + ")"), "an archive that is whole and without a password", "pack it anew; what could be read was read"};
}

base::Result<std::unique_ptr<Archive>> Archive::open(std::string_view bytes) {
    std::unique_ptr<Archive> opened(new Archive(new_archive(true), bytes.size()));
    if (opened->handle_ == nullptr) return base::Error{"", "no memory", "an archive", ""};
    if (archive_read_open_memory(opened->handle_, bytes.data(), bytes.size()) != ARCHIVE_OK) return opened->failure("an archive that cannot be opened");
    return opened;
}

base::Result<std::unique_ptr<Archive>> Archive::open(Source& source) {
    if (source.path().empty() || source.depth() > 0) {
        const auto whole = source.whole();
        if (!whole) return whole.error();
        return open(*whole);
    }
    const auto size = files::file_size(source.path());
    if (!size) return size.error();
    std::unique_ptr<Archive> opened(new Archive(new_archive(true), *size));
    constexpr std::size_t block = std::size_t{256} << 10;
    if (open_path(opened->handle_, std::filesystem::path(source.path()).c_str(), block) != ARCHIVE_OK) return opened->failure("an archive that cannot be opened");
    return opened;
}

std::int64_t Archive::take_from_source(::archive* handle, void* self, const void** bytes) {
    Archive& archive = *static_cast<Archive*>(self);
    archive.block_.resize(std::size_t{128} << 10);
    const auto got = archive.source_->read(archive.block_.data(), archive.block_.size());
    if (!got) {
        archive_set_error(handle, -1, "%s", got.error().found.c_str());
        return ARCHIVE_FATAL;
    }
    archive.size_ += *got;
    *bytes = archive.block_.data();
    return static_cast<std::int64_t>(*got);
}

base::Result<std::unique_ptr<Archive>> Archive::open_stream(Source& source) {
    ::archive* handle = archive_read_new();
    if (handle == nullptr) return base::Error{"", "no memory", "a compressed file", ""};
    std::unique_ptr<Archive> opened(new Archive(handle, 0));
    opened->source_ = &source;
    opened->streams_ = true;
    archive_read_support_format_raw(handle);
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_filter_bzip2(handle);
    const auto take = [](::archive* of, void* self, const void** bytes) -> la_ssize_t { return static_cast<la_ssize_t>(take_from_source(of, self, bytes)); };
    if (archive_read_open(handle, opened.get(), nullptr, take, nullptr) != ARCHIVE_OK) return opened->failure("a compressed file that cannot be opened");
    return opened;
}

base::Result<bool> Archive::next() {
    for (;;) {
        const int result = archive_read_next_header(handle_, &entry_);
        if (result == ARCHIVE_EOF) return false;
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return failure("an archive that breaks off or is damaged");
        const auto type = archive_entry_filetype(entry_);
        name_ = name_of(entry_);
        single_ = archive_format(handle_) == ARCHIVE_FORMAT_RAW;
        if (type == AE_IFREG || type == 0) return true;
    }
}

base::Result<std::size_t> Archive::read(char* buffer, std::size_t size) {
    const la_ssize_t got = archive_read_data(handle_, buffer, size);
    if (got < 0) return failure(archive_entry_is_encrypted(entry_) == 1 ? "an archive with a password" : "an entry that is damaged");
    given_ += static_cast<std::uint64_t>(got);
    if ((given_ > most_bytes && !streams_) || (given_ > free_bytes && given_ / most_ratio > size_))
        return base::Error{"", "an archive that unfolds to more than " + std::to_string(given_ >> 20) + " MB from " + std::to_string((size_ >> 10) + 1) + " KB", "at most 60 bytes for one", "unpack it by hand if you trust it; the rest was left out"};
    return static_cast<std::size_t>(got);
}

base::Result<std::string> Archive::rest(std::size_t most) {
    std::string bytes;
    std::vector<char> chunk(std::size_t{64} << 10);
    for (;;) {
        const auto got = read(chunk.data(), chunk.size());
        if (!got) return got.error();
        if (*got == 0) return bytes;
        if (bytes.size() + *got > most) return base::Error{"", "an entry of more than " + std::to_string(most >> 20) + " MB", "at most so much", "it was left out"};
        bytes.append(chunk.data(), *got);
    }
}

base::Result<std::unique_ptr<ByteStream>> decompressed(Source& source) {
    class Stream : public ByteStream {
      public:
        explicit Stream(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
        base::Result<std::size_t> read(char* buffer, std::size_t size) override { return archive_->read(buffer, size); }

      private:
        std::unique_ptr<Archive> archive_;
    };
    auto archive = Archive::open_stream(source);
    if (!archive) return archive.error();
    const auto entry = (*archive)->next();
    if (!entry) return entry.error();
    if (!*entry) return stream_of({});
    return std::unique_ptr<ByteStream>(std::make_unique<Stream>(std::move(*archive)));
}

std::unique_ptr<ByteStream> entry_stream(Archive& archive) { return std::make_unique<EntryStream>(archive); }

base::Result<std::map<std::string, std::string>> zip_entries(std::string_view bytes, const std::function<bool(const std::string&)>& wanted) {
    auto archive = Archive::open(bytes);
    if (!archive) return archive.error();
    std::map<std::string, std::string> entries;
    std::size_t total = 0;
    for (;;) {
        const auto more = (*archive)->next();
        // What stands before the damage may be enough.
        if (!more) {
            if (entries.empty()) return more.error();
            return entries;
        }
        if (!*more) return entries;
        if (!wanted((*archive)->name())) continue;
        auto content = (*archive)->rest(most_in_documents - total);
        if (!content) return content.error();
        total += content->size();
        entries.emplace((*archive)->name(), std::move(*content));
    }
}

std::string beginning_of_compressed(std::string_view bytes, std::size_t size) {
    ::archive* handle = archive_read_new();
    // It grows with what comes: `size` is the most that is wanted, and mostly far more than there is.
    constexpr std::size_t step = std::size_t{128} << 10;
    std::string out;
    archive_read_support_format_raw(handle);
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_filter_bzip2(handle);
    ::archive_entry* entry = nullptr;
    if (archive_read_open_memory(handle, bytes.data(), bytes.size()) == ARCHIVE_OK && archive_read_next_header(handle, &entry) == ARCHIVE_OK) {
        while (out.size() < size) {
            const std::size_t before = out.size();
            out.resize(std::min(size, before + step));
            const la_ssize_t got = archive_read_data(handle, out.data() + before, out.size() - before);
            out.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
            if (got <= 0) break;
        }
    }
    archive_read_free(handle);
    return out;
}

bool is_safe_name(std::string_view name) {
    if (name.empty() || name.front() == '/' || (name.size() > 1 && name[1] == ':')) return false;
    for (std::string_view rest = name; !rest.empty();) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        if (part == "..") return false;
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    return true;
}

}  // namespace verbatim::corpus
