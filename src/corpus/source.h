// Source: the bytes that a reader reads, whether they lie in a file, in an archive or in memory, and what is known of them besides.
//
// A reader takes one of three roads through it: whole() for formats that are a tree, lines() for those that are lines, and read() for
// those that are streamed. beginning() tells formats apart and consumes nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace verbatim::corpus {

struct FieldMap;

// Bytes in order, from the first to the last.
class ByteStream {
  public:
    virtual ~ByteStream() = default;
    // Fills `buffer` with up to `size` bytes and returns how many; 0 only at the end. Errors: the bytes cannot be read on.
    virtual base::Result<std::size_t> read(char* buffer, std::size_t size) = 0;
};

// A file of the disk. Errors: as files::FileReader::open.
base::Result<std::unique_ptr<ByteStream>> open_file(const std::string& path);
// Bytes that the stream owns.
std::unique_ptr<ByteStream> stream_of(std::string bytes);

// What a wrapping (a web archive, a mail) says of the bytes that it holds. Each is empty where nothing is said.
struct SourceHints {
    std::string url;         // the address that they were fetched from
    std::string media_type;  // "text/html", in small letters, without parameters
    std::string charset;     // "windows-1251", as a header names it
    std::string title;       // what the wrapping calls it: a mail's subject, a page's title
    std::string date;        // when it was published, as the wrapping says it; never when it was saved
};

class Source {
  public:
    // How much beginning() shows at most.
    static constexpr std::size_t beginning_size = std::size_t{64} << 10;
    // What whole() takes at most.
    static constexpr std::size_t longest_whole = std::size_t{512} << 20;

    // `name` is relative to the corpus folder, with forward slashes, in UTF-8: "north/tree.txt". What lies in an archive has the archive's
    // name before it: "articles.zip/north/tree.txt".
    Source(std::string name, std::unique_ptr<ByteStream> bytes, SourceHints hints = {});

    const std::string& name() const { return name_; }
    const SourceHints& hints() const { return hints_; }
    // ".html", in small letters; empty where the name has none.
    std::string extension() const;
    // How many archives lie around it: 0 for a file of the disk.
    unsigned depth() const { return depth_; }
    void set_depth(unsigned depth) { depth_ = depth; }
    // The path on the disk; empty for what lies in an archive or in memory. For programs that are started.
    const std::string& path() const { return path_; }
    // Where the user says that fields stand; null: nowhere.
    const FieldMap* fields() const { return fields_; }
    void set_fields(const FieldMap* fields) { fields_ = fields; }
    void set_path(std::string path) { path_ = std::move(path); }

    // The first bytes; consumes nothing. Valid until the next call of another member.
    std::string_view beginning();
    // The next bytes, from the first on. Errors: the bytes cannot be read on.
    base::Result<std::size_t> read(char* buffer, std::size_t size);
    // Everything from the first byte on. Requires: read() was not called. Lifetime: that of the source. Errors: more than longest_whole bytes; the bytes cannot be
    // read on.
    base::Result<std::string_view> whole();
    // Bytes that have been taken so far.
    std::uint64_t bytes_read() const { return bytes_read_; }
    // What stopped the reading before the end; nothing where the end was reached.
    const std::optional<base::Error>& failure() const { return failure_; }

    // The bytes of a file that lies beside this one: "files/12/page.html" beside "export.rdf". Nothing where there is none, and for every path
    // that leads out of the folder (".." or absolute).
    std::optional<std::string> beside(const std::string& relative) const { return beside_ ? beside_(relative) : std::nullopt; }
    void set_beside(std::function<std::optional<std::string>(const std::string&)> beside) { beside_ = std::move(beside); }

  private:
    void fill(std::size_t size);

    std::string name_, path_;
    std::unique_ptr<ByteStream> bytes_;
    const FieldMap* fields_ = nullptr;
    SourceHints hints_;
    unsigned depth_ = 0;
    std::string buffer_;  // what beginning() or whole() has taken
    std::size_t given_ = 0;  // of it, by read()
    bool at_end_ = false;
    std::uint64_t bytes_read_ = 0;
    std::optional<base::Error> failure_;
    std::function<std::optional<std::string>(const std::string&)> beside_;
};

}  // namespace verbatim::corpus
