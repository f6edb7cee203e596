#include <doctest/doctest.h>

#include "../read_folder.h"
#include "corpus/html/encoding.h"

using namespace verbatim;
using corpus::html::declared_charset;

namespace {

// The page in UTF-8, and behind a bar what had to be decided.
std::string decoded_page(std::string_view bytes, std::string_view header = "") {
    std::vector<base::Error> repairs;
    std::string page = corpus::html::page_in_utf8(bytes, header, repairs);
    for (const base::Error& repair : repairs) page += "|" + repair.remedy;
    return page;
}

}  // namespace

TEST_CASE("only a real declaration counts") {
    CHECK(declared_charset("<meta charset=\"GBK\">") == "gbk");
    CHECK(declared_charset("<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>") == "windows-1251");
    CHECK(declared_charset("<meta content='charset=big5'>") == "big5");
    CHECK(declared_charset("<script>'<meta charset=utf-8>'</script><!-- <meta charset=x> --><meta charset=gb2312>") == "gb2312");
    CHECK(declared_charset("<meta name=description content='text/html; charset=utf-8'>").empty());
    CHECK(declared_charset("<?xml version='1.0' encoding='ISO-8859-2'?><html>") == "iso-8859-2");
    CHECK(declared_charset("<body><meta charset=utf-8>").empty());
}

TEST_CASE("bytes are read as what they are") {
    CHECK(decoded_page("<meta charset=windows-1251>\xCC\xEE\xF1\xF2") == "<meta charset=windows-1251>Мост");
    CHECK(decoded_page("<meta charset=iso-8859-1>é") == "<meta charset=iso-8859-1>é|it was read as UTF-8");
    CHECK(decoded_page("<meta charset=utf-8>\xE9t\xE9") == "<meta charset=utf-8>été|they were read as Windows-1252");
    CHECK(decoded_page("<html lang=ru>\xCC\xEE\xF1\xF2") == "<html lang=ru>Мост|it was read as windows-1251");
    CHECK(decoded_page("<html lang=fr>\xE9t\xE9 \x80") == "<html lang=fr>été €|it was read as windows-1252");
    CHECK(decoded_page("<meta charset=utf-8>\xCC\xEE\xF1\xF2", "windows-1251") == "<meta charset=utf-8>Мост");
    CHECK(decoded_page("<meta charset=nonsense>\xE9") == "<meta charset=nonsense>é|it was read as Windows-1252");
    CHECK(decoded_page("\xEF\xBB\xBF<p>é") == "<p>é");
    CHECK(decoded_page(std::string("<\0p\0>\0\xE9\0", 8)) == "<p>é");
    CHECK(decoded_page("<meta charset=gb2312>\xC4\xE3") == "<meta charset=gb2312>你");
    CHECK(decoded_page("plain") == "plain");
}
