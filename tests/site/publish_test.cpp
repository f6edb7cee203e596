#include "site/publish.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "files/read.h"
#include "files/walk.h"
#include "files/write.h"

using namespace verbatim;
namespace fs = std::filesystem;

namespace {

// A folder that goes when the test ends.
struct TemporaryFolder {
    std::string path;
    explicit TemporaryFolder(const char* name) : path((fs::temp_directory_path() / "verbatim-site-test" / name).string()) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~TemporaryFolder() { fs::remove_all(path); }
};

std::map<std::string, std::string> contents_of(const std::string& folder) {
    std::map<std::string, std::string> contents;
    const auto names = files::files_below(folder);
    REQUIRE(names.ok());
    for (const std::string& name : *names) contents[name] = *files::read_file(folder + "/" + name);
    return contents;
}

// The page templates of the repository with small files in the place of the built program.
void write_application(const std::string& folder, const std::string& wasm) {
    for (const char* name : {"index.html", "404.html", "style.css", "pages.css"}) {
        const std::string from = std::string(VERBATIM_SOURCE_DIR "/web/") + name;
        REQUIRE(files::write_file(folder + "/" + name, *files::read_file(from)).ok());
    }
    REQUIRE(files::write_file(folder + "/verbatim_web.js", "start()").ok());
    REQUIRE(files::write_file(folder + "/verbatim_web.wasm", wasm).ok());
    REQUIRE(files::write_file(folder + "/fonts/serif.ttf", "font").ok());
    REQUIRE(files::write_file(folder + "/ui/de.txt", "direction = ltr").ok());
}

site::PublishOptions options_for(const TemporaryFolder& app, const TemporaryFolder& output) {
    REQUIRE(files::write_file(output.path + "/data/manifest-1a.json", "{}").ok());
    return {.staging = output.path, .site = output.path + "/none", .app = app.path, .title = "A <title>",
            .manifest = "data/manifest-1a.json", .bundle_files = {"data/manifest-1a.json"}};
}

}  // namespace

TEST_CASE("a published site holds page, application, fonts and local copies") {
    TemporaryFolder app("app"), output("output");
    write_application(app.path, "wasm");
    site::PageLines lines;
    lines.add({.id = "a", .title = "Only article"});
    auto report = site::publish(options_for(app, output), lines);
    REQUIRE(report.ok());
    CHECK(report->opens_from_disk);
    CHECK(report->bundle_bytes == 2);

    const auto files = contents_of(output.path);
    CHECK(files.contains(".nojekyll"));
    CHECK(files.contains("404.html"));
    CHECK(files.contains("app/fonts/serif.ttf"));
    CHECK(files.contains("app/ui/de.txt"));
    CHECK(files.at("local/data/manifest-1a.json.js") == "verbatimFile(\"data/manifest-1a.json\",\"e30=\");\n");
    const std::string& page = files.at("index.html");
    CHECK(page.find("A &lt;title&gt;") != std::string::npos);
    CHECK(page.find("Only article") != std::string::npos);
    CHECK(page.find("{{") == std::string::npos);
    CHECK(page.find("data-manifest=\"data/manifest-1a.json\"") != std::string::npos);
    std::set<std::string> made;
    for (const auto& [name, bytes] : files)
        if (!name.starts_with("data/")) made.insert(name);
    CHECK(report->files == made);
    for (const auto& [name, bytes] : files) {
        if (name.starts_with("app/verbatim-") || name.starts_with("app/style-")) {
            CAPTURE(name);
            CHECK(page.find("\"" + name + "\"") != std::string::npos);
        }
    }
}

TEST_CASE("the page asks for nothing from another host and allows no foreign script") {
    const std::string page = *files::read_file(VERBATIM_SOURCE_DIR "/web/index.html");
    CHECK(page.find("Content-Security-Policy") != std::string::npos);
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("'unsafe-inline'") == std::string::npos);
    CHECK(page.find("'unsafe-eval'") == std::string::npos);
    CHECK(page.find("http://") == std::string::npos);
    CHECK(page.find("https://") == std::string::npos);
    CHECK(page.find("href=\"/") == std::string::npos);
    CHECK(page.find("src=\"/") == std::string::npos);
}

TEST_CASE("what stands in the site with the same bytes is not made again, save the page") {
    TemporaryFolder app("app"), site("site"), staging("staging");
    site::PageLines lines;
    write_application(app.path, "old");
    auto first = site::publish(options_for(app, site), lines);
    REQUIRE(first.ok());
    site::PublishOptions again = options_for(app, staging);
    again.site = site.path;
    fs::remove(staging.path + "/data/manifest-1a.json");  // it stands in the site
    auto second = site::publish(again, lines);
    REQUIRE(second.ok());
    CHECK(second->files == first->files);
    CHECK(*files::files_below(staging.path) == std::vector<std::string>{"index.html"});
    CHECK(contents_of(staging.path).at("index.html") == contents_of(site.path).at("index.html"));

    write_application(app.path, "new");
    REQUIRE(site::publish(again, lines).ok());
    CHECK(files::files_below(staging.path)->size() == 3);  // page, program and the program's copy
}

TEST_CASE("the page names what every start reads, with true sizes") {
    TemporaryFolder app("app"), output("output");
    write_application(app.path, "wasm");
    site::PublishOptions options = options_for(app, output);
    REQUIRE(files::write_file(output.path + "/data/0123456789abcdef.vbs", "root").ok());
    options.bundle_files.push_back("data/0123456789abcdef.vbs");
    options.start_files = options.bundle_files;
    site::PageLines lines;
    REQUIRE(site::publish(options, lines).ok());
    const std::string page = *files::read_file(output.path + "/index.html");
    CHECK(page.find(".wasm=4 data/manifest-1a.json=2 data/0123456789abcdef.vbs=4\"") != std::string::npos);

    options.start_files.push_back("data/missing.vbs");
    CHECK_FALSE(site::publish(options, lines).ok());
}

TEST_CASE("a site that is too large to open from disk has no local copies and says so in the page") {
    TemporaryFolder app("app"), output("output");
    write_application(app.path, std::string(1000, 'w'));
    site::PublishOptions options = options_for(app, output);
    site::PageLines lines;
    options.most_local_bytes = 500;
    auto report = site::publish(options, lines);
    REQUIRE(report.ok());
    CHECK_FALSE(report->opens_from_disk);
    CHECK(files::files_below(output.path + "/local")->empty());
    CHECK(files::read_file(output.path + "/index.html")->find("data-local=\"no\"") != std::string::npos);
}

TEST_CASE("a missing part of the application is named, and no page is written") {
    TemporaryFolder app("app"), output("output");
    write_application(app.path, "wasm");
    fs::remove(app.path + "/verbatim_web.wasm");
    const base::Status whole = site::check_application(app.path);
    REQUIRE_FALSE(whole.ok());
    CHECK(whole.error().message().find("verbatim_web.wasm") != std::string::npos);
    site::PageLines lines;
    auto report = site::publish(options_for(app, output), lines);
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().message().find("verbatim_web.wasm") != std::string::npos);
    CHECK_FALSE(fs::exists(output.path + "/index.html"));
}
