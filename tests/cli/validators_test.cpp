#include "cli/server/validators.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <string>

namespace verbatim::cli {
namespace {

RequestHead with_header(const std::string& fields) {
    RequestHead head;
    REQUIRE_FALSE(read_head("GET / HTTP/1.1\r\n" + fields + "\r\n", head));
    return head;
}

struct stat file(long size, long second, long nanosecond) {
    struct stat facts = {};
    facts.st_size = size;
    facts.st_ino = 7;
    facts.st_mtim = facts.st_ctim = {second, nanosecond};
    return facts;
}

TEST_CASE("a tag tells one state of a file from another") {
    const struct stat facts = file(100, 1000, 5);
    const Validators first = validators_of(facts, 2000);
    CHECK(first.tag.size() == 34);
    CHECK(first.tag.front() == '"');
    CHECK(first.tag.back() == '"');
    CHECK(validators_of(facts, 3000).tag == first.tag);
    struct stat other = facts;
    other.st_mtim.tv_nsec = 6;  // the same size, the same second
    CHECK(validators_of(other, 2000).tag != first.tag);
    other = facts;
    other.st_ctim.tv_nsec = 6;  // the time of the bytes set back
    CHECK(validators_of(other, 2000).tag != first.tag);
    other = facts;
    other.st_ino = 8;
    CHECK(validators_of(other, 2000).tag != first.tag);
    other = facts;
    other.st_size = 101;
    CHECK(validators_of(other, 2000).tag != first.tag);
}

TEST_CASE("no file was modified after now") { CHECK(validators_of(file(1, 5000, 0), 2000).modified == 2000); }

TEST_CASE("dates are written in one form and read in three") {
    constexpr std::time_t time = 784111777;
    CHECK(http_date(time) == "Sun, 06 Nov 1994 08:49:37 GMT");
    for (const char* text : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
        CHECK_MESSAGE(read_http_date(text) == time, text);
    for (const char* text : {"", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT+1", "1994-11-06", "Sun, 36 Nov 1994 08:49:37 GMT"})
        CHECK_MESSAGE(read_http_date(text) == std::nullopt, text);
}

TEST_CASE("conditions are weighed in their order") {
    const Validators current{"\"abc\"", 784111777, 784111999};
    const std::string same = "Sun, 06 Nov 1994 08:49:37 GMT", before = "Sun, 06 Nov 1994 08:49:36 GMT";
    struct Case {
        std::string fields;
        Condition found;
    };
    for (const Case& one : {Case{"", Condition::holds},
                            Case{"If-None-Match: \"abc\"\r\n", Condition::not_modified},
                            Case{"If-None-Match: W/\"abc\"\r\n", Condition::not_modified},
                            Case{"If-None-Match: *\r\n", Condition::not_modified},
                            Case{"If-None-Match: \"x\", \"a,b\" , \"abc\"\r\n", Condition::not_modified},
                            Case{"If-None-Match: \"x\"\r\nIf-None-Match: \"abc\"\r\n", Condition::not_modified},
                            Case{"If-None-Match: \"ab\"\r\n", Condition::holds},
                            Case{"If-None-Match: abc\r\n", Condition::holds},
                            Case{"If-None-Match: \"abc\r\n", Condition::holds},
                            Case{"If-None-Match: \"x\" \"abc\"\r\n", Condition::holds},
                            Case{"If-None-Match:\r\n", Condition::holds},
                            Case{"If-Modified-Since: " + same + "\r\n", Condition::not_modified},
                            Case{"If-Modified-Since: " + before + "\r\n", Condition::holds},
                            Case{"If-Modified-Since: some day\r\n", Condition::holds},
                            Case{"If-None-Match: \"x\"\r\nIf-Modified-Since: " + same + "\r\n", Condition::holds},
                            Case{"If-Match: \"abc\"\r\n", Condition::holds},
                            Case{"If-Match: *\r\n", Condition::holds},
                            Case{"If-Match: W/\"abc\"\r\n", Condition::failed},
                            Case{"If-Match: \"x\"\r\n", Condition::failed},
                            Case{"If-Unmodified-Since: " + same + "\r\n", Condition::holds},
                            Case{"If-Unmodified-Since: " + before + "\r\n", Condition::failed},
                            Case{"If-Match: \"abc\"\r\nIf-None-Match: \"abc\"\r\n", Condition::not_modified}}) {
        CHECK_MESSAGE(check_conditions(with_header(one.fields), current) == one.found, one.fields);
    }
}

TEST_CASE("a range counts only for the file that it was meant for") {
    const Validators current{"\"abc\"", 784111777, 784111999};
    const std::string same = "If-Range: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
    CHECK(range_counts(with_header(""), current));
    CHECK(range_counts(with_header("If-Range: \"abc\"\r\n"), current));
    CHECK(range_counts(with_header(same), current));
    for (const char* fields :
         {"If-Range: W/\"abc\"\r\n", "If-Range: \"x\"\r\n", "If-Range: abc\r\n", "If-Range: Sun, 06 Nov 1994 08:49:36 GMT\r\n",
          "If-Range: Sun, 06 Nov 1994 08:49:38 GMT\r\n", "If-Range:\r\n", "If-Range: *\r\n", "If-Range: \"abc\"\r\nIf-Range: \"abc\"\r\n"})
        CHECK_MESSAGE(!range_counts(with_header(fields), current), fields);
    // Written in this very second, and perhaps once more before the second is over.
    CHECK_FALSE(range_counts(with_header(same), {"\"abc\"", 784111777, 784111777}));
}

}  // namespace
}  // namespace verbatim::cli
