#include "base/bytes.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using verbatim::base::ByteReader;
using verbatim::base::ByteWriter;

namespace {

// One of everything.
std::string sample() {
    ByteWriter writer;
    writer.u8(7);
    writer.u32(0x12345678);
    writer.u64(0xFEDCBA9876543210u);
    writer.varint(300);
    writer.string("hi");
    writer.bytes("raw");
    return writer.take();
}

// Reads what sample() wrote; whether all of it was there.
bool read_sample(std::string_view bytes) {
    ByteReader reader(bytes);
    reader.u8();
    reader.u32();
    reader.u64();
    reader.varint();
    reader.string();
    reader.bytes(3);
    return reader.ok() && reader.at_end();
}

}  // namespace

TEST_CASE("what is written is read again") {
    const std::string bytes = sample();
    ByteReader reader(bytes);
    CHECK(reader.u8() == 7);
    CHECK(reader.u32() == 0x12345678);
    CHECK(reader.u64() == 0xFEDCBA9876543210u);
    CHECK(reader.position() == 13);
    CHECK(reader.varint() == 300);
    CHECK(reader.string() == "hi");
    CHECK(reader.remaining() == 3);
    CHECK(reader.bytes(3) == "raw");
    CHECK(reader.at_end());
    CHECK(reader.ok());
}

TEST_CASE("numbers are little-endian, whatever the machine") {
    ByteWriter writer;
    writer.u32(1);
    writer.varint(300);
    CHECK(writer.view() == std::string("\x01\0\0\0\xAC\x02", 6));
    CHECK(writer.size() == 6);
}

TEST_CASE("varints of every length survive") {
    std::vector<std::uint64_t> values{0, 1, 127, 128, 16383, 16384, 0xFFFFFFFFu, 0x100000000u, 0xFFFFFFFFFFFFFFFFu};
    for (int shift = 0; shift < 64; ++shift) values.push_back(std::uint64_t{1} << shift);
    for (const std::uint64_t value : values) {
        ByteWriter writer;
        writer.varint(value);
        ByteReader reader(writer.view());
        CHECK(reader.varint() == value);
        CHECK(reader.at_end());
    }
}

TEST_CASE("every prefix of a record fails instead of reading past its end") {
    const std::string bytes = sample();
    CHECK(read_sample(bytes));
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(read_sample(std::string_view(bytes).substr(0, length)));
}

TEST_CASE("a varint that is too long or too large fails the reader") {
    ByteReader endless(std::string_view("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 11));
    CHECK(endless.varint() == 0);
    CHECK_FALSE(endless.ok());
    ByteReader overflow(std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 10));
    CHECK(overflow.varint() == 0);
    CHECK_FALSE(overflow.ok());
    ByteWriter writer;
    writer.varint(0x100000000u);
    ByteReader too_wide(writer.view());
    CHECK(too_wide.varint32() == 0);
    CHECK_FALSE(too_wide.ok());
}

TEST_CASE("absurd counts and lengths are refused before anything is reserved") {
    ByteWriter writer;
    writer.varint(1000000);
    writer.bytes("abc");
    ByteReader counted(writer.view());
    CHECK(counted.count() == 0);
    CHECK_FALSE(counted.ok());
    ByteReader named(writer.view());
    CHECK(named.string().empty());
    CHECK_FALSE(named.ok());

    ByteWriter good;
    good.varint(3);
    good.bytes("abcdef");
    ByteReader fits(good.view());
    CHECK(fits.count(2) == 3);
    ByteReader too_many(good.view());
    CHECK(too_many.count(3) == 0);
    CHECK_FALSE(too_many.ok());
}

TEST_CASE("a reader that failed stays failed and gives nothing more") {
    ByteReader reader("abc");
    reader.fail();
    CHECK(reader.u8() == 0);
    CHECK(reader.bytes(1).empty());
    CHECK(reader.remaining() == 0);
    CHECK_FALSE(reader.at_end());
    CHECK_FALSE(ByteReader().bytes(1).size());
}
