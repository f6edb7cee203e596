// MIME: a message as mail programs and browsers (MHTML) write it, taken apart (RFC 5322, 2045, 2047, 2231).
//
// Nothing is refused: a part whose boundary never ends goes on to the end, and an encoding that is broken is decoded as far as it goes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verbatim::corpus {

// The lines before the first empty one.
class MimeHeaders {
  public:
    // Takes the headers off the front of `message`, which keeps the body. Lines that are folded are joined.
    static MimeHeaders take(std::string_view& message);

    // The first header of that name, in any letters, as it stands there; empty where there is none.
    std::string_view raw(std::string_view name) const;
    // The same with encoded words ("=?UTF-8?Q?…?=") decoded, in UTF-8.
    std::string text(std::string_view name) const;
    // A parameter of a header: boundary of Content-Type. Without quotation marks; RFC 2231 forms (charset*=…) decoded.
    std::string parameter(std::string_view name, std::string_view parameter) const;
    // "text/html" of Content-Type, in small letters; "text/plain" where there is none.
    std::string media_type() const;
    bool empty() const { return lines_.empty(); }

  private:
    std::vector<std::pair<std::string, std::string>> lines_;  // names in small letters
};

// A part that is no multipart.
struct MimePart {
    MimeHeaders headers;
    std::string media_type;         // "text/html"
    std::string charset;            // of Content-Type; empty where none is named
    std::string bytes;              // decoded from quoted-printable or base64; not yet from its charset
    std::string content_location;   // "https://…", or empty
    std::string content_id;         // without < and >
    std::string file_name;          // of an attachment; empty where it is none
    std::size_t alternatives = 0;   // parts of one multipart/alternative share a number from 1; 0 outside
    // The bytes in UTF-8.
    std::string text() const;
};

struct MimeMessage {
    MimeHeaders headers;
    std::vector<MimePart> parts;  // in order, however deep they lie; at most 1,000
    bool cut = false;             // it had more parts, or lay deeper than 20
};

// Linear in the message. Memory: its size.
MimeMessage read_mime(std::string_view message);

// Whether `bytes` begin as a message does: header lines with at least two of From, Date, Subject, MIME-Version, Received, Content-Type, Message-ID.
bool looks_like_mime(std::string_view bytes);

// "=?UTF-8?B?…?= and so on" as UTF-8.
std::string decode_words(std::string_view header);
std::string decode_base64(std::string_view text);
std::string decode_quoted_printable(std::string_view text);

}  // namespace verbatim::corpus
