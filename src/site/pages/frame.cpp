#include "site/pages/frame.h"

#include <algorithm>
#include <array>

#include "base/date.h"
#include "site/html.h"
#include "text/visible.h"

namespace verbatim::site {
namespace {

constexpr std::array<std::string_view, 12> month_names{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

std::string_view month_name(std::string_view digits) {
    const int number = (digits[0] - '0') * 10 + (digits[1] - '0');
    return number >= 1 && number <= 12 ? month_names[static_cast<std::size_t>(number - 1)] : std::string_view();
}

struct Way {
    std::string_view path, label;
};
constexpr std::array<Way, 4> ways{{{"pages/index.html", "Newest"}, {"pages/speakers.html", "Speakers"}, {"pages/sources.html", "Sources"}, {"pages/months.html", "Months"}}};

}  // namespace

std::string way_up(std::string_view path) {
    std::string out;
    for (auto slashes = std::count(path.begin(), path.end(), '/'); slashes > 0; --slashes) out += "../";
    return out;
}

std::string link_to(std::string_view from, std::string_view path) { return way_up(from) + std::string(path); }

std::string absolute(const PagesOptions& options, std::string_view path) { return options.url + std::string(path); }

std::string month_in_words(std::string_view month) {
    if (month.size() < 7) return "no date";
    return std::string(month_name(month.substr(5, 2))) + ' ' + std::string(month.substr(0, 4));
}

std::string date_element(std::string_view date) {
    if (date.size() < 10) return {};
    const std::string day(date[8] == '0' ? date.substr(9, 1) : date.substr(8, 2));
    return "<time datetime=\"" + escaped(date) + "\">" + day + ' ' + month_in_words(date) + "</time>";
}

std::string meta(std::string_view name, std::string_view content) {
    return content.empty() ? std::string() : "<meta name=\"" + std::string(name) + "\" content=\"" + escaped(text::visible(content)) + "\">\n";
}

std::string property(std::string_view name, std::string_view content) {
    return content.empty() ? std::string() : "<meta property=\"" + std::string(name) + "\" content=\"" + escaped(text::visible(content)) + "\">\n";
}

std::string framed(const PagesOptions& options, const FramedPage& page) {
    const std::string up = way_up(page.path);
    const std::string collection = escaped(text::visible(options.title));
    std::string out =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n";
    const std::string title = escaped(text::visible(page.title));
    out += "<title>" + (title.empty() || title == collection ? collection : title + " – " + collection) + "</title>\n";
    out += "<link rel=\"stylesheet\" href=\"" + up + options.style + "\">\n";
    if (options.hidden_from_search || !page.is_listed) out += "<meta name=\"robots\" content=\"noindex\">\n";
    if (!page.original.empty()) out += "<link rel=\"canonical\" href=\"" + escaped(page.original) + "\">\n";
    else if (!options.url.empty()) out += "<link rel=\"canonical\" href=\"" + escaped(absolute(options, page.path)) + "\">\n";
    if (!options.url.empty()) out += property("og:url", absolute(options, page.path));
    out += page.head;
    out += "</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n<header class=\"site\">\n<p class=\"collection\"><a href=\"" + up +
           "pages/index.html\">" + isolated(options.title) + "</a></p>\n<nav aria-label=\"Pages\">\n<ul>\n";
    for (const Way& way : ways) {
        const bool here = page.path == way.path;
        out += "<li><a href=\"" + up + std::string(way.path) + (here ? "\" aria-current=\"page\">" : "\">") + std::string(way.label) + "</a></li>\n";
    }
    out += "<li><a href=\"" + up + "index.html" + escaped(page.explorer) + "\">Search in the explorer</a></li>\n</ul>\n</nav>\n</header>\n<main id=\"main\">\n";
    out += page.main;
    out += "</main>\n<footer class=\"site\">\n";
    if (!options.rights.empty()) out += "<p>" + isolated(options.rights) + "</p>\n";
    out += "<p>Quotations and their speakers were found by a program, Verbatim " + escaped(options.version) + ", and may be wrong: check them against the article before you rely on them.</p>\n</footer>\n</body>\n</html>\n";
    return out;
}

}  // namespace verbatim::site
