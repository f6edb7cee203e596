#include "corpus/html/site_name.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "corpus/html/blocks.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/web_address.h"

namespace verbatim::corpus::html {
namespace {

struct Segment {
    std::size_t start = 0, end = 0;  // without the separator
};

// A title cut at its separators.
std::vector<Segment> segments_of(std::string_view title) {
    constexpr std::string_view separators[] = {" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ", " « ", " › ", " / ", "｜", " ｜ ", " |", "| ", " : ", "_", "　", ": ", "：", ", "};
    std::vector<Segment> segments;
    std::size_t start = 0;
    for (std::size_t i = 0; i < title.size();) {
        std::size_t length = 0;
        for (const std::string_view separator : separators) {
            if (title.substr(i, separator.size()) == separator) length = std::max(length, separator.size());
        }
        if (length == 0) {
            ++i;
            continue;
        }
        segments.push_back({start, i});
        start = i += length;
    }
    segments.push_back({start, title.size()});
    return segments;
}

bool is_strong_separator(std::string_view between) { return between != ": " && between != ", " && between != "：" && between != "　" && between != " : "; }

bool names_site(std::string_view words, const std::string& site, std::string_view host_label, std::string_view address) {
    const std::string letters = squeezed(words);
    if (letters.size() < 2) return false;
    if (!site.empty() && (letters == site || (letters.size() >= 4 && site.size() >= 4 && (letters.find(site) == 0 || site.find(letters) == 0)))) return true;
    if (host_label.size() < 2) return false;
    if (letters == host_label || letters == squeezed(text::host_of(address))) return true;
    return letters.size() >= 5 && letters.substr(0, host_label.size()) == host_label && letters.size() <= host_label.size() + 5;  // "bbcnews", "CNNArabic.com"
}

}  // namespace

std::string squeezed(std::string_view words) {
    std::string letters;
    const std::string small = text::to_lower(words);
    for (std::size_t i = 0; i < small.size();) {
        const text::Decoded here = text::decode(small, i);
        if (text::is_word(here.code_point)) letters.append(small, i, here.length);
        i += here.length;
    }
    return letters;
}

std::string_view owner_label(std::string_view address) {
    std::string_view host = text::host_of(address);
    host = host.substr(0, host.find(':'));
    // From the end: the top level, then perhaps a second level that is one for all ("co.uk", "com.br"), then the owner.
    constexpr std::string_view shared[] = {"co", "com", "org", "net", "gov", "gob", "gouv", "edu", "ac", "go", "ne", "or", "in"};
    std::size_t end = host.rfind('.');
    if (end == std::string_view::npos) return host;
    std::size_t start = host.rfind('.', end - 1);
    std::string_view label = host.substr(start == std::string_view::npos ? 0 : start + 1, end - (start == std::string_view::npos ? 0 : start + 1));
    if (start != std::string_view::npos && std::find(std::begin(shared), std::end(shared), label) != std::end(shared)) {
        end = start;
        start = end == 0 ? std::string_view::npos : host.rfind('.', end - 1);
        label = host.substr(start == std::string_view::npos ? 0 : start + 1, end - (start == std::string_view::npos ? 0 : start + 1));
    }
    return label;
}

std::string without_site(std::string_view title, std::string_view site, std::string_view address, std::string* cut) {
    constexpr std::size_t longest_title = 1000;  // cutting takes quadratic time
    if (title.size() > longest_title) return std::string(title);
    const std::string site_letters = squeezed(site);
    const std::string host_label = squeezed(owner_label(address));
    const std::vector<Segment> segments = segments_of(title);
    const auto words_of = [&](std::size_t i) { return title.substr(segments[i].start, segments[i].end - segments[i].start); };
    std::size_t first = 0, last = segments.size();
    // From the first segment that names the site on, the rest is the site's: "Headline - Site - Its motto". Not where it comes first: "Site | Headline".
    for (std::size_t i = 1; i < segments.size(); ++i) {
        if (names_site(words_of(i), site_letters, host_label, address)) {
            last = i;
            break;
        }
    }
    if (last == segments.size() && segments.size() > 1 && is_strong_separator(title.substr(segments[0].end, segments[1].start - segments[0].end)) &&
        names_site(words_of(0), site_letters, host_label, address)) {
        first = 1;
    }
    // A last segment of few words behind a strong separator, where nothing names the site.
    if (first == 0 && last == segments.size() && segments.size() > 1) {
        const std::size_t before = segments.size() - 1;
        const std::string_view between = title.substr(segments[before - 1].end, segments[before].start - segments[before - 1].end);
        if (is_strong_separator(between) && count_words(words_of(before)) <= 4 && count_words(title.substr(0, segments[before - 1].end)) >= 4 && !ends_sentence(words_of(before))) last = before;
    }
    if (cut != nullptr) {
        if (last < segments.size()) *cut = std::string(words_of(last));
        if (first == 1) *cut = std::string(words_of(0));
    }
    // What is left may still end in sections ("Headline | World | Site"); those stay where they are long.
    std::size_t end = segments[last - 1].end;
    if (last < segments.size()) {
        while (last - first > 1) {
            const std::string_view between = title.substr(segments[last - 2].end, segments[last - 1].start - segments[last - 2].end);
            if (!(between == " | " || between == " - " || between == "　" || between == " :: ") || count_words(words_of(last - 1)) > 2 || count_words(title.substr(0, segments[last - 2].end)) < 4) break;
            --last;
            end = segments[last - 1].end;
        }
    }
    std::string_view rest = title.substr(segments[first].start, end - segments[first].start);
    while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
    return rest.empty() ? std::string(title) : std::string(rest);
}

std::string words_that_spell_host(const Document& document, std::string_view address) {
    const std::string label = squeezed(owner_label(address));
    if (label.size() < 3) return {};
    std::string best;
    const auto consider = [&](std::string_view words) {
        constexpr std::size_t longest_name = 60;
        if (words.size() > longest_name || words.empty() || !best.empty()) return;
        if (squeezed(words) == label && (words.find(' ') != std::string_view::npos || text::is_upper(text::decode(words, 0).code_point))) best = std::string(words);
    };
    for (NodeId node = 0; node < document.size() && best.empty(); ++node) {
        const Node& here = document[node];
        if (here.kind == Node::Kind::text) {
            constexpr std::size_t longest_name = 60;
            if (here.text.size() <= longest_name) {
                const std::size_t start = here.text.find_first_not_of(" \t\r\n");
                if (start != std::string_view::npos) consider(here.text.substr(start, here.text.find_last_not_of(" \t\r\n") + 1 - start));
            }
        } else if (here.tag == Tag::img) {
            consider(document.attribute(node, "alt"));
        } else if (here.tag == Tag::a) {
            consider(document.attribute(node, "title"));
        }
    }
    return best;
}

}  // namespace verbatim::corpus::html
