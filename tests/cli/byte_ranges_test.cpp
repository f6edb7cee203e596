#include "cli/server/byte_ranges.h"

#include <doctest/doctest.h>

#include <string>

namespace verbatim::cli {
namespace {

// "whole", "none", or the parts: "0-9 90-99".
std::string shown(const RangeChoice& choice) {
    if (choice.kind == RangeChoice::Kind::whole) return "whole";
    if (choice.kind == RangeChoice::Kind::unsatisfiable) return "none";
    std::string out;
    for (const ByteRange& part : choice.parts) out += (out.empty() ? "" : " ") + std::to_string(part.first) + "-" + std::to_string(part.last);
    return out;
}

std::string many(int count) {
    std::string header = "bytes=";
    for (int i = 0; i < count; ++i) header += (i > 0 ? "," : "") + std::to_string(2 * i) + "-" + std::to_string(2 * i);
    return header;
}

TEST_CASE("a Range header chooses parts of a file of a hundred bytes") {
    struct Case {
        std::string header, chosen;
    };
    for (const Case& one : {
             // one range
             Case{"bytes=0-0", "0-0"}, Case{"bytes=0-99", "0-99"}, Case{"bytes=0-100", "0-99"}, Case{"bytes=99-", "99-99"}, Case{"bytes=0-", "0-99"},
             Case{"bytes=-1", "99-99"}, Case{"bytes=-100", "0-99"}, Case{"bytes=-101", "0-99"}, Case{"Bytes=1-2", "1-2"}, Case{"bytes= 1-2 ", "1-2"},
             Case{"bytes=007-08", "7-8"}, Case{"bytes=5-99999999999999999999999", "5-99"}, Case{"bytes=-99999999999999999999999", "0-99"},
             // several
             Case{"bytes=0-1,3-4", "0-1 3-4"}, Case{"bytes=50-59, 0-9", "50-59 0-9"}, Case{"bytes=0-1,2-3", "0-1 2-3"}, Case{"bytes=,0-1,,5-5,", "0-1 5-5"},
             Case{"bytes=0-1,200-300", "0-1"}, Case{"bytes=0-0,-1", "0-0 99-99"}, Case{many(16), shown(choose_ranges(many(16), 100))},
             // not one of them is in the file
             Case{"bytes=100-", "none"}, Case{"bytes=100-200,300-", "none"}, Case{"bytes=-0", "none"}, Case{"bytes=99999999999999999999999-", "none"},
             // overlapping, or too many
             Case{"bytes=0-5,5-9", "whole"}, Case{"bytes=0-,0-", "whole"}, Case{"bytes=90-,-20", "whole"}, Case{"bytes=50-59,0-50", "whole"},
             Case{many(17), "whole"}, Case{"bytes=" + std::string(20, ',') + many(17).substr(6), "whole"},
             // no list of ranges
             Case{"", "whole"}, Case{"bytes", "whole"}, Case{"bytes=", "whole"}, Case{"bytes=,", "whole"}, Case{"bytes=-", "whole"}, Case{"bytes=5", "whole"},
             Case{"bytes=9-1", "whole"}, Case{"bytes=0-1,9-1", "whole"}, Case{"bytes=a-b", "whole"}, Case{"bytes=1-2-3", "whole"}, Case{"bytes=--1", "whole"},
             Case{"bytes=1 - 2", "whole"}, Case{"bytes =1-2", "whole"}, Case{"bytes=+1-2", "whole"}, Case{"bytes=0x1-2", "whole"}, Case{"items=0-1", "whole"},
             Case{"bytes=0-1;2-3", "whole"}, Case{"bytes=1.0-2", "whole"},
         }) {
        CHECK_MESSAGE(shown(choose_ranges(one.header, 100)) == one.chosen, one.header);
    }
    CHECK(choose_ranges(many(16), 100).parts.size() == 16);
}

TEST_CASE("of an empty file there is nothing to choose") {
    CHECK(shown(choose_ranges("bytes=0-", 0)) == "none");
    CHECK(shown(choose_ranges("bytes=0-0", 0)) == "none");
    CHECK(shown(choose_ranges("bytes=-0", 0)) == "none");
    // Satisfiable by the letter (RFC 9110, section 14.1.2), and no Content-Range can say it.
    CHECK(shown(choose_ranges("bytes=-5", 0)) == "whole");
}

TEST_CASE("the largest sizes do not overflow") {
    constexpr std::uint64_t most = UINT64_MAX;
    CHECK(shown(choose_ranges("bytes=-1", most)) == std::to_string(most - 1) + "-" + std::to_string(most - 1));
    CHECK(shown(choose_ranges("bytes=0-" + std::to_string(most), most)) == "0-" + std::to_string(most - 1));
    CHECK(shown(choose_ranges("bytes=" + std::to_string(most) + "-", most)) == "none");
}

TEST_CASE("ranges are told in the words of the protocol") {
    CHECK(content_range({0, 99}, 1000) == "bytes 0-99/1000");
    CHECK(unsatisfied_range(1000) == "bytes */1000");
}

}  // namespace
}  // namespace verbatim::cli
