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
#include "corpus/source.h"

namespace verbatim::corpus {

// UTF-16 as UTF-8; what is no pair becomes U+FFFD. `bytes` are without a mark.
std::string from_utf16(std::string_view bytes, bool big_endian);

// Shown in refusals of what is longer than Input::longest_line: "a line", "an article".
base::Error too_long_error(std::string_view what);

class Input {
  public:
    // No line may be longer; what is, is cut off and said so.
    static constexpr std::size_t longest_line = std::size_t{256} << 20;

    // Reads the source from its first byte on. Lifetime: the source outlives the input.
    explicit Input(Source& source);

    // The next line without its end (LF, CRLF or CR); valid until the next call. False at the end of the file.
    bool next(std::string_view& line);
    // The number of the line that next() gave last, from 1.
    std::uint32_t line_number() const { return line_number_; }
    // Whether that line was longer than longest_line: the rest of it was passed over.
    bool line_was_cut() const { return line_was_cut_; }

    // The first bytes of the file (up to a few thousand), for telling what it holds; consumes nothing.
    std::string_view beginning() const { return buffer_; }
    // What was put right about the file as a whole.
    const std::vector<base::Error>& repairs() const { return repairs_; }

  private:
    bool fill();
    void decode_utf16(bool big_endian);

    Source& source_;
    std::string buffer_;      // what has been read and not yet given
    std::size_t offset_ = 0;  // the next byte of it
    std::string line_;
    bool at_end_ = false;
    bool skip_line_feed_ = false;  // the line before ended in CR: an LF that follows belongs to it
    bool line_was_cut_ = false;
    std::uint32_t line_number_ = 0;
    std::vector<base::Error> repairs_;
};

}  // namespace verbatim::corpus
