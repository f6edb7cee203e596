#include "site/page_names.h"

#include <vector>

#include "site/file_list.h"

namespace verbatim::site {

namespace {

// The values of an attribute, in the page's order.
std::vector<std::string> attributes(std::string_view html, std::string_view name) {
    const std::string start = " " + std::string(name) + "=\"";
    std::vector<std::string> values;
    for (std::size_t found = html.find(start); found != std::string_view::npos; found = html.find(start, found)) {
        const std::size_t first = found + start.size(), end = html.find('"', first);
        if (end == std::string_view::npos) break;
        values.emplace_back(html.substr(first, end - first));
        found = end;
    }
    return values;
}

}  // namespace

std::string manifest_of_page(std::string_view html) {
    // The first one stands in the page's head. Later ones may be an article's words, in which quotation marks are escaped.
    const std::vector<std::string> values = attributes(html, "data-manifest");
    return !values.empty() && is_site_path(values.front()) ? values.front() : std::string();
}

std::set<std::string> application_of_page(std::string_view html) {
    std::set<std::string> files;
    for (const char* name : {"data-wasm", "src", "href"})
        for (const std::string& file : attributes(html, name))
            if (file.starts_with("app/") && is_site_path(file)) files.insert(file);
    return files;
}

}  // namespace verbatim::site
