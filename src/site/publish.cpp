#include "site/publish.h"

#include <utility>

#include "base/hash.h"
#include "files/read.h"
#include "files/walk.h"
#include "files/write.h"
#include "site/html.h"
#include "site/local_copy.h"
#include "site/page.h"
#include "text/visible.h"

namespace verbatim::site {

namespace {

// A file of the site, by its path relative to the site's folder.
struct SiteFile {
    std::string path;
    std::string bytes;
};

// The application as it will be published. Script, wasm and style carry their hash in the name. Fonts and the words of the interface do not,
// because the application asks for them by name: fonts never change under one name, and words that a file lacks are English.
struct Application {
    SiteFile script, wasm, style, pages_style;
    std::vector<SiteFile> named;  // fonts/ and ui/
    std::string index_template, not_found_page;

    std::uint64_t size() const {
        std::uint64_t sum = script.bytes.size() + wasm.bytes.size() + style.bytes.size() + pages_style.bytes.size();
        for (const SiteFile& file : named) sum += file.bytes.size();
        return sum;
    }
};

std::string hashed_name(const std::string& stem, const std::string& bytes, const std::string& extension) {
    return "app/" + stem + "-" + base::hash_hex(bytes).substr(0, 16) + extension;
}

base::Result<SiteFile> read_hashed(const std::string& file, const std::string& stem, const std::string& extension) {
    auto bytes = files::read_file(file);
    if (!bytes) return bytes.error();
    std::string name = hashed_name(stem, *bytes, extension);
    return SiteFile{std::move(name), std::move(*bytes)};
}

base::Result<Application> read_application(const std::string& folder) {
    Application app;
    auto script = read_hashed(folder + "/verbatim_web.js", "verbatim", ".js");
    if (!script) return script.error();
    auto wasm = read_hashed(folder + "/verbatim_web.wasm", "verbatim", ".wasm");
    if (!wasm) return wasm.error();
    auto style = read_hashed(folder + "/style.css", "style", ".css");
    if (!style) return style.error();
    auto pages_style = read_hashed(folder + "/pages.css", "pages", ".css");
    if (!pages_style) return pages_style.error();
    auto index_template = files::read_file(folder + "/index.html");
    if (!index_template) return index_template.error();
    auto not_found_page = files::read_file(folder + "/404.html");
    if (!not_found_page) return not_found_page.error();
    app.script = std::move(*script);
    app.wasm = std::move(*wasm);
    app.style = std::move(*style);
    app.pages_style = std::move(*pages_style);
    app.index_template = std::move(*index_template);
    app.not_found_page = std::move(*not_found_page);
    for (const std::string place : {"fonts", "ui"}) {
        const auto kind = files::kind_of(folder + "/" + place);
        if (place == "ui" && kind && *kind == files::PathKind::nothing) continue;  // an application without other languages
        const auto names = files::files_below(folder + "/" + place);
        if (!names) return names.error();
        for (const std::string& name : *names) {
            auto bytes = files::read_file(folder + "/" + place + "/" + name);
            if (!bytes) return bytes.error();
            app.named.push_back({"app/" + place + "/" + name, std::move(*bytes)});
        }
    }
    return app;
}

// The bytes of a file of the bundle, which is new or stands in the site.
base::Result<std::string> bundle_file(const PublishOptions& options, const std::string& path) {
    auto staged = files::read_file_if_there(options.staging + "/" + path);
    if (!staged) return staged.error();
    if (*staged) return std::move(**staged);
    return files::read_file(options.site + "/" + path);
}

// Makes files in the staging folder, save those that stand in the site already, and remembers the names of all.
class SiteWriter {
  public:
    explicit SiteWriter(const PublishOptions& options) : options_(options) {}

    base::Status write(const SiteFile& file) {
        written_.insert(file.path);
        const auto present = files::read_file_if_there(options_.site + "/" + file.path);
        if (present && *present == file.bytes) return base::Ok{};
        return write_anew(file);
    }
    base::Status write_anew(const SiteFile& file) {
        written_.insert(file.path);
        return files::write_file_below(options_.staging, file.path, file.bytes);
    }
    std::set<std::string> take_names() { return std::move(written_); }

  private:
    const PublishOptions& options_;
    std::set<std::string> written_;
};

base::Status write_application(const Application& app, SiteWriter& writer) {
    for (const SiteFile* file : {&app.script, &app.wasm, &app.style, &app.pages_style}) {
        if (auto status = writer.write(*file); !status) return status;
    }
    for (const SiteFile& file : app.named) {
        if (auto status = writer.write(file); !status) return status;
    }
    return writer.write({".nojekyll", ""});
}

// Writes local/ and returns its size.
base::Result<std::uint64_t> write_local_copies(const PublishOptions& options, const Application& app, SiteWriter& writer) {
    std::uint64_t size = 0;
    const auto write_copy = [&](const std::string& path, const std::string& bytes) {
        const SiteFile copy{local_copy_path(path), local_copy(path, bytes)};
        size += copy.bytes.size();
        return writer.write(copy);
    };
    if (auto status = write_copy(app.wasm.path, app.wasm.bytes); !status) return status.error();
    for (const SiteFile& file : app.named) {
        if (auto status = write_copy(file.path, file.bytes); !status) return status.error();
    }
    for (const std::string& path : options.bundle_files) {
        auto bytes = bundle_file(options, path);
        if (!bytes) return bytes.error();
        if (auto status = write_copy(path, *bytes); !status) return status.error();
    }
    return size;
}

// What every start fetches, with true sizes for the progress bar: "path=bytes path=bytes …".
base::Result<std::string> start_files(const PublishOptions& options, const Application& app) {
    std::string out = app.wasm.path + '=' + std::to_string(app.wasm.bytes.size());
    for (const std::string& path : options.start_files) {
        const auto bytes = bundle_file(options, path);
        if (!bytes) return bytes.error();
        out += ' ' + path + '=' + std::to_string(bytes->size());
    }
    for (const SiteFile& file : app.named) {
        const bool wanted = file.path.find("-latin-") != std::string::npos && file.path.ends_with("-normal.ttf") &&
                            file.path.find("-ext-") == std::string::npos;
        if (wanted) out += ' ' + file.path + '=' + std::to_string(file.bytes.size());
    }
    return out;
}

base::Result<std::string> index_page(const PublishOptions& options, const Application& app, bool opens_from_disk,
                                     PageLines& lines) {
    const auto start = start_files(options, app);
    if (!start) return start.error();
    const std::string pages = options.with_pages ? "<p><a href=\"pages/index.html\">Articles, speakers and sources as plain pages</a></p>\n" : "";
    const std::string feed = options.with_pages ? "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"" + escaped(text::visible(options.title)) + "\" href=\"pages/feed.xml\">\n" : "";
    const TemplateValues values = {
        {"articles", article_items(lines)},
        {"counts", escaped(counts_line(lines.total_articles(), lines.total_quotes()))},
        {"language", escaped(options.language)},
        {"local", opens_from_disk ? "yes" : "no"},
        {"manifest", options.manifest},
        {"feed", feed},
        {"pages", pages},
        {"omission", escaped(omission_line(lines))},
        {"script", app.script.path},
        {"style", app.style.path},
        {"title", escaped(text::visible(options.title))},
        {"start", *start},
        {"wasm", app.wasm.path},
    };
    auto page = fill_template(app.index_template, values);
    if (page) {
        // Behind the opening of the head, which every template has.
        const std::size_t head = options.hidden_from_search ? page->find("<head>") : std::string::npos;
        if (head != std::string::npos) page->insert(head + 6, "\n<meta name=\"robots\" content=\"noindex\">");
        return page;
    }
    base::Error error = page.error();
    error.where = options.app + "/index.html";
    return error;
}

}  // namespace

base::Status check_application(const std::string& folder) {
    const auto app = read_application(folder);
    if (!app) return app.error();
    return base::Ok{};
}

base::Result<PublishReport> publish(const PublishOptions& options, PageLines& lines) {
    auto app = read_application(options.app);
    if (!app) return app.error();

    PublishReport report;
    report.app_bytes = app->size();
    report.pages_style = app->pages_style.path;
    for (const std::string& path : options.bundle_files) {
        const auto staged = files::kind_of(options.staging + "/" + path);
        if (!staged) return staged.error();
        const auto size = files::file_size((*staged == files::PathKind::nothing ? options.site : options.staging) + "/" + path);
        if (!size) return size.error();
        report.bundle_bytes += *size;
    }
    report.opens_from_disk = report.app_bytes + report.bundle_bytes <= options.most_local_bytes;

    SiteWriter writer(options);
    if (auto status = write_application(*app, writer); !status) return status.error();
    if (report.opens_from_disk) {
        auto local_bytes = write_local_copies(options, *app, writer);
        if (!local_bytes) return local_bytes.error();
        report.local_bytes = *local_bytes;
    }
    auto page = index_page(options, *app, report.opens_from_disk, lines);
    if (!page) return page.error();
    if (auto status = writer.write({"404.html", app->not_found_page}); !status) return status.error();
    if (auto status = writer.write_anew({"index.html", *page}); !status) return status.error();
    report.files = writer.take_names();
    return report;
}

}  // namespace verbatim::site
