// Input: a file, line by line, in UTF-8, whatever its encoding, line ends and size.
//
// Memory holds one line and one buffer. A byte-order mark is left out and a UTF-16 file (which a mark must announce) is
// turned into UTF-8, both noted. Bytes that are no UTF-8 stay as they are: whoever reads the record decides
// (text/normalize.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "files/read.h"

namespace verbatim::corpus {

class Input {
  public:
    // No line may be longer; what is, is cut off and said so.
    static constexpr std::size_t longest_line = std::size_t{256} << 20;

    // Opens the file. Errors: it cannot be opened or read.
    static base::Result<Input> open(const std::string& path);

    // The next line without its end (LF, CRLF or CR); valid until the next call. False at the end of the file.
    bool next(std::string_view& line);
    // The number of the line that next() gave last, from 1.
    std::uint32_t line_number() const { return line_number_; }
    // Bytes of the file that have been read so far, those in the buffer among them.
    std::uint64_t bytes_read() const { return bytes_read_; }
    // Whether that line was longer than longest_line: the rest of it was passed over.
    bool line_was_cut() const { return line_was_cut_; }
    // What stopped the reading before the end of the file; nothing where the end was reached.
    const std::optional<base::Error>& failure() const { return failure_; }

    // The first bytes of the file (up to a few thousand), for telling what it holds; consumes nothing.
    std::string_view beginning() const { return buffer_; }
    // What was put right about the file as a whole.
    const std::vector<base::Error>& repairs() const { return repairs_; }

  private:
    bool fill();
    void decode_utf16(bool big_endian);

    std::optional<files::FileReader> file_;
    std::string buffer_;      // what has been read and not yet given
    std::size_t offset_ = 0;  // the next byte of it
    std::string line_;
    bool skip_line_feed_ = false;  // the line before ended in CR: an LF that follows belongs to it
    bool line_was_cut_ = false;
    std::optional<base::Error> failure_;
    std::uint32_t line_number_ = 0;
    std::uint64_t bytes_read_ = 0;
    std::vector<base::Error> repairs_;
};

}  // namespace verbatim::corpus
