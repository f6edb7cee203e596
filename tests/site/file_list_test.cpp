#include "site/file_list.h"

#include <doctest/doctest.h>

using namespace verbatim;
using site::FileList;

TEST_CASE("a list is read back as it was written") {
    FileList list;
    list.current = {"index.html", "data/0123456789abcdef.vbs", "local/data/a b.vbs.js"};
    list.former = {"app/verbatim-0.js"};
    list.pending = {".nojekyll"};
    CHECK(site::parse_file_list(site::format_file_list(list)) == list);
    CHECK(site::parse_file_list(site::format_file_list({})) == FileList{});
}

TEST_CASE("a list that others have written names only what a build may have written") {
    const FileList list = site::parse_file_list(
        "current data/../../etc/passwd\ncurrent /etc/passwd\ncurrent data//x\ncurrent data/\ncurrent ../data/x\ncurrent CNAME\n"
        "current .git/config\ncurrent data\\x\ncurrent data/a\\b\nother data/x\ncurrentdata/x\n current data/x\ncurrent data/./x\n"
        "former data/good\npending app/cut off");
    CHECK(list.current.empty());
    CHECK(list.former == std::set<std::string>{"data/good"});
    CHECK(list.pending.empty());
}
