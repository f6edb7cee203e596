// What tells a browser that the copy it has is still good (RFC 9110, sections 8.8 and 13): ETag, Last-Modified, and the fields
// that ask by them.
#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "cli/server/http_request.h"

struct stat;

namespace verbatim::cli {

struct Validators {
    std::string tag;             // an entity tag with its quotation marks, strong
    std::time_t modified = 0;    // seconds since 1970; never later than `now`
    std::time_t now = 0;
};

// The tag is a hash of the file's size, inode and times of change in nanoseconds. A hash of its bytes would need the whole file
// read for each part that is asked for. A build that writes a file anew, even with the same size and within the same second,
// makes a new inode or a new time; and whoever sets the time back (touch, cp -p) still changes the inode's own (ctime).
Validators validators_of(const struct stat& facts, std::time_t now);

enum class Condition {
    holds,         // answer as if there were none
    not_modified,  // 304
    failed,        // 412
};

// Looks at If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since, in the order of RFC 9110, section 13.2.2.
Condition check_conditions(const RequestHead& request, const Validators& current);

// Whether a Range field counts: there is no If-Range, or it names this very file. A date names it only when it is exactly that
// of the file, and is over: a file may be written twice within a second.
bool range_counts(const RequestHead& request, const Validators& current);

// "Fri, 03 Jan 2025 10:00:00 GMT"
std::string http_date(std::time_t time);
// Reads that form, and the two that older programs send; nothing for all else.
std::optional<std::time_t> read_http_date(std::string_view text);

}  // namespace verbatim::cli
