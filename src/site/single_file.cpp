#include "site/single_file.h"

#include <optional>
#include <vector>

#include "base/hash.h"
#include "site/local_copy.h"

namespace verbatim::site {
namespace {

constexpr std::string_view single_file_mark = "<meta name=\"generator\" content=\"Verbatim, in a single file\">";
constexpr std::string_view pages_folder = "pages/";

// What stands between `before` and `after`, with both; nothing where they are not there.
struct Stretch {
    std::size_t first = 0, size = 0;
};
std::optional<Stretch> stretch_of(std::string_view text, std::string_view before, std::string_view after, std::size_t from = 0) {
    const std::size_t first = text.find(before, from);
    if (first == std::string_view::npos) return std::nullopt;
    const std::size_t end = text.find(after, first + before.size());
    if (end == std::string_view::npos) return std::nullopt;
    return Stretch{first, end + after.size() - first};
}

base::Error not_our_page(std::string_view lacks) {
    return {"index.html", "a page without " + std::string(lacks), "the page of this version of Verbatim", "build the web application anew"};
}

// "pages/speaker/a.html" for "../speaker/a.html" on "pages/article/b.html"; nothing for what leads out of the site.
std::optional<std::string> resolved_path(std::string_view from, std::string_view to) {
    if (to.empty()) return std::string(from);
    if (to.find(':') != std::string_view::npos || to.starts_with('/')) return std::nullopt;
    std::string folder(from.substr(0, from.rfind('/') + 1));
    while (to.starts_with("../")) {
        if (folder.empty()) return std::nullopt;
        folder.pop_back();
        folder.erase(folder.rfind('/') + 1);
        to.remove_prefix(3);
    }
    return folder + std::string(to);
}

// The id in the one page of what has the id `anchor` on page `path`.
std::string id_in_page(std::string_view path, std::string_view anchor) { return std::string(path) + (anchor.empty() ? "" : ".") + std::string(anchor); }

// An address on page `from`, as it is in the one page; nothing for what the page does not hold.
std::optional<std::string> address_in_page(const std::set<std::string>& held, std::string_view from, std::string_view address) {
    if (address.find("://") != std::string_view::npos || address.starts_with("mailto:")) return std::string(address);
    const std::size_t hash = address.find('#');
    const std::string_view anchor = hash == std::string_view::npos ? std::string_view() : address.substr(hash + 1);
    const auto path = resolved_path(from, address.substr(0, hash));
    if (!path) return std::nullopt;
    if (*path == "index.html") return "#" + std::string(anchor);
    if (!held.contains(*path)) return std::nullopt;
    return "#" + id_in_page(*path, anchor);
}

// What stands in <main> of a plain page, with its ids and addresses as they are in the one page. A quote mark is escaped in all text
// (html.h), so ` href="` is an attribute wherever it stands.
std::string page_within(const std::set<std::string>& held, const std::string& path, std::string_view html) {
    const auto main = stretch_of(html, "<main", "</main>");
    if (!main) return {};
    std::string_view rest = html.substr(main->first, main->size - std::string_view("</main>").size());
    rest.remove_prefix(rest.find('>') + 1);
    std::string out = "<section class=\"page\" id=\"" + path + "\">";
    constexpr std::string_view id = " id=\"", href = " href=\"";
    while (!rest.empty()) {
        const std::size_t next_id = rest.find(id), next_href = rest.find(href);
        const std::size_t at = next_id < next_href ? next_id : next_href;
        if (at == std::string_view::npos) break;
        const bool names = at == next_id;
        const std::size_t value = at + (names ? id.size() : href.size()), end = rest.find('"', value);
        if (end == std::string_view::npos) break;
        out += rest.substr(0, at);
        const std::string_view given = rest.substr(value, end - value);
        if (names) {
            out += std::string(id) + id_in_page(path, given) + '"';
        } else if (const auto address = address_in_page(held, path, given)) {
            out += std::string(href) + *address + '"';
        }  // a link without an address is text
        rest.remove_prefix(end + 1);
    }
    return out + std::string(rest) + "</section>\n";
}

// A page of its own for a quotation repeats what its article's page says.
bool is_held_page(std::string_view path) { return path.starts_with(pages_folder) && path.ends_with(".html") && !path.starts_with("pages/quotation/"); }

base::Result<std::string> pages_within(const std::set<std::string>& files, const ReadSiteFile& read, std::uint64_t most) {
    std::set<std::string> held;
    for (const std::string& file : files)
        if (is_held_page(file)) held.insert(file);
    std::string out;
    for (const std::string& path : held) {
        const auto html = read(path);
        if (!html) return html.error();
        out += page_within(held, path, *html);
        if (out.size() > most) return std::string();
    }
    return out;
}

std::string megabytes_of(std::uint64_t bytes) { return std::to_string((bytes + 99'999) / 1'000'000) + "." + std::to_string((bytes + 99'999) / 100'000 % 10) + " MB"; }

// <script> and <style> end at the first sign of their end, whatever stands around it.
bool can_stand_in_element(std::string_view text, std::string_view end) { return text.find(end) == std::string_view::npos && text.find("<!--") == std::string_view::npos; }

}  // namespace

bool is_single_file(std::string_view html) { return html.substr(0, 4096).find(single_file_mark) != std::string_view::npos; }

base::Result<SingleFile> single_file(const std::set<std::string>& files, const ReadSiteFile& read, std::uint64_t most) {
    auto index = read("index.html");
    if (!index) return index.error();
    std::string page = std::move(*index);

    // The files that the program asks for: the collection, its own code, the fonts and the words of the interface.
    std::string data;
    std::uint64_t size = page.size();
    for (const std::string& path : files) {
        const bool wanted = (path.starts_with("data/") && path != "data/manifest.json") || path.ends_with(".wasm") || (path.starts_with("app/fonts/") && path.ends_with(".ttf")) ||
                            path.starts_with("app/ui/");
        if (!wanted) continue;
        const auto bytes = read(path);
        if (!bytes) return bytes.error();
        size += (bytes->size() + 2) / 3 * 4;
        if (size <= most) data += "<script type=\"text/plain\" id=\"file:" + path + "\">" + base64(*bytes) + "</script>\n";
    }

    const auto style = stretch_of(page, "<link rel=\"stylesheet\" href=\"", "\">");
    if (!style) return not_our_page("its stylesheet");
    const std::size_t style_name = style->first + std::string_view("<link rel=\"stylesheet\" href=\"").size();
    const auto style_text = read(page.substr(style_name, style->first + style->size - 2 - style_name));
    if (!style_text) return style_text.error();
    const std::string nonce = base::hash_hex(page + *style_text);
    if (!can_stand_in_element(*style_text, "</style")) return not_our_page("a stylesheet that can stand in it");
    page.replace(style->first, style->size, std::string(single_file_mark) + "\n<style nonce=\"" + nonce + "\">\n" + *style_text + "</style>");

    const auto policy = stretch_of(page, "<meta http-equiv=\"Content-Security-Policy\"", ">");
    if (!policy) return not_our_page("its Content-Security-Policy");
    page.replace(policy->first, policy->size, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'nonce-" + nonce + "' 'wasm-unsafe-eval'; style-src 'nonce-" + nonce +
                                                  "'; img-src data:; base-uri 'none'; form-action 'none'\">");

    constexpr std::string_view script_before = "<script defer src=\"", script_after = "</script>";
    const auto script = stretch_of(page, script_before, script_after);
    if (!script) return not_our_page("its program");
    const std::size_t script_name = script->first + script_before.size(), name_end = page.find('"', script_name);
    const auto program = read(page.substr(script_name, name_end - script_name));
    if (!program) return program.error();
    if (!can_stand_in_element(*program, "</script")) return not_our_page("a program that can stand in it");
    // ` id="verbatim-script" data-wasm="…" … data-local="yes">`
    std::string attributes = page.substr(name_end + 1, script->first + script->size - script_after.size() - name_end - 1);
    const auto local = stretch_of(attributes, " data-local=\"", "\"");
    if (!local) return not_our_page("data-local");
    attributes.replace(local->first, local->size, " data-local=\"page\"");
    page.erase(script->first, script->size);
    if (const auto feed = stretch_of(page, "<link rel=\"alternate\" type=\"application/atom+xml\"", ">\n")) page.erase(feed->first, feed->size);

    size += style_text->size() + program->size();
    if (size > most) {
        return base::Error{"--single-file", "a page of " + megabytes_of(size), "at most " + megabytes_of(most) + ", so that it can be mailed and opened at once",
                           "choose fewer articles, or publish the site; it opens by “verbatim serve”"};
    }
    SingleFile out;
    auto pages = pages_within(files, read, most - size);
    if (!pages) return pages.error();
    const std::uint64_t room = 200 * (files.size() + 10);  // for the elements around the data
    out.with_pages = !pages->empty() && size + pages->size() + room <= most;
    if (const auto link = stretch_of(page, "<a href=\"pages/index.html\">", "</a>")) {
        if (out.with_pages) page.replace(link->first, std::string_view("<a href=\"pages/index.html\">").size(), "<a href=\"#pages/index.html\">");
        else page.erase(link->first, link->size);
    }
    const std::size_t plain_end = page.find("</main>"), body_end = page.rfind("</body>");
    if (plain_end == std::string::npos || body_end == std::string::npos || plain_end > body_end) return not_our_page("</main> and </body>");
    out.html = page.substr(0, plain_end);
    if (out.with_pages) out.html += *pages;
    out.html += page.substr(plain_end, body_end - plain_end);
    out.html += data + "<script nonce=\"" + nonce + "\"" + attributes + *program + "</script>\n" + page.substr(body_end);
    return out;
}

}  // namespace verbatim::site
