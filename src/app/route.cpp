#include "app/route.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.h"
#include "text/web_address.h"

namespace verbatim::app {
namespace {

constexpr std::size_t longest_route = 16 * 1024;
constexpr std::size_t most_values = 64;  // of one facet in one address

constexpr std::array<std::string_view, view_count> view_names{"", "articles", "quotes", "people", "words"};
constexpr std::array<std::string_view, facet_kinds> facet_keys{"source", "place", "person", "said-by", "lang", "tag"};
constexpr std::array<std::string_view, sort_kinds> sort_names{"relevance", "newest", "oldest", "source", "speaker"};
constexpr std::array<std::string_view, 3> line_orders{"right", "left", "newest"};

static_assert(facet_kinds == search::facet_count);
static_assert(static_cast<int>(FacetKind::tag) == static_cast<int>(search::Facet::tag));
static_assert(static_cast<int>(FacetKind::speaker) == static_cast<int>(search::Facet::speaker));
static_assert(static_cast<int>(SortKind::source) == static_cast<int>(search::Sort::source));

template <std::size_t size>
std::size_t position_of(const std::array<std::string_view, size>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Decodes %xx; what is no valid UTF-8 afterwards, and control characters, are dropped.
std::string percent_decode(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        if (low >= 0) {
            bytes.push_back(static_cast<char>(high * 16 + low));
            i += 2;
        } else {
            bytes.push_back(text[i]);
        }
    }
    std::string clean;
    clean.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const text::Decoded decoded = text::decode(bytes, i);
        if (decoded.valid && decoded.code_point >= 0x20 && decoded.code_point != 0x7F)
            clean.append(bytes, i, decoded.length);
        i += decoded.length;
    }
    return clean;
}

void add_pair(std::string& out, std::string_view key, std::string_view value) {
    out.push_back(out.find('?') == std::string::npos ? '?' : '&');
    out.append(key);
    out.push_back('=');
    out.append(percent_encode(value));
}

// Sets one key of an address. Values that make no sense leave the route as it is.
void take_pair(Route& route, std::string_view key, std::string value) {
    if (key == "q") route.query = std::move(value);
    else if (key == "article") route.article = std::move(value);
    else if (key == "quote") route.quote = std::move(value);
    else if (key == "paragraph") route.paragraph = std::move(value);
    else if (key == "compare") route.compare = std::move(value);
    else if (key == "version") route.version = value.size() == 1 && value[0] > '0' && value[0] <= '9' ? static_cast<std::uint32_t>(value[0] - '0') : 0;
    else if (key == "copies") route.copies = value == "once" ? Copies::once : value == "each" ? Copies::each : Copies::as_usual;
    else if (key == "speaker") route.speaker = std::move(value);
    else if (key == "about") route.about = std::move(value);
    else if (key == "indirect") route.indirect = value == "1";
    else if (key == "typed") route.as_typed = value == "1";
    else if (key == "least") route.least = value == "all" ? Least::all : value == "sure" ? Least::sure : Least::likely;
    else if (key == "by") route.by = value == "about" ? QuotesBy::spoken_of : QuotesBy::speaker;
    else if (key == "over-time") route.over_time = value == "share" ? OverTime::share : OverTime::articles;
    else if (key == "from") route.filters.from = base::parse_date(value);
    else if (key == "to") route.filters.to = base::parse_date(value);
    else if (key == "quotes") route.filters.only_with_quotes = value == "1";
    else if (key == "forms") route.forms = value == "all" ? search::WordForms::all : search::WordForms::exact;
    else if (key == "sort") {
        const std::size_t sort = position_of(sort_names, value);
        if (sort < sort_kinds) route.sort = static_cast<SortKind>(sort);
    } else if (key == "lines") {
        const std::size_t order = position_of(line_orders, value);
        if (order < line_orders.size()) route.lines = static_cast<LineOrder>(order);
    } else {
        const bool unwanted = !key.empty() && key.back() == '!';
        if (unwanted) key.remove_suffix(1);
        const std::size_t facet = position_of(facet_keys, key);
        if (facet >= facet_kinds || value.empty()) return;
        search::FacetSelection& selection = route.filters.facets[facet];
        std::vector<std::string>& values = unwanted ? selection.exclude : selection.include;
        if (values.size() < most_values && std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(std::move(value));
    }
}

}  // namespace

std::string percent_encode(std::string_view text) { return text::percent_encode(text, text::kept_in_routes); }

std::string_view facet_key(FacetKind kind) { return facet_keys[static_cast<std::size_t>(kind)]; }

std::string encode(const Route& route) {
    std::string out = "/";
    out.append(view_names[static_cast<std::size_t>(route.view)]);
    if (!route.query.empty()) add_pair(out, "q", route.query);
    for (std::size_t facet = 0; facet < facet_kinds; ++facet) {
        for (const std::string& value : route.filters.facets[facet].include) add_pair(out, facet_keys[facet], value);
        for (const std::string& value : route.filters.facets[facet].exclude)
            add_pair(out, std::string(facet_keys[facet]) + "!", value);
    }
    if (route.filters.from) add_pair(out, "from", base::format_date(*route.filters.from));
    if (route.filters.to) add_pair(out, "to", base::format_date(*route.filters.to));
    if (route.filters.only_with_quotes) add_pair(out, "quotes", "1");
    if (route.forms == search::WordForms::all) add_pair(out, "forms", "all");
    if (route.sort != SortKind::relevance) add_pair(out, "sort", sort_names[static_cast<std::size_t>(route.sort)]);
    if (!route.speaker.empty()) add_pair(out, "speaker", route.speaker);
    if (!route.about.empty()) add_pair(out, "about", route.about);
    if (route.by == QuotesBy::spoken_of) add_pair(out, "by", "about");
    if (route.indirect) add_pair(out, "indirect", "1");
    if (route.as_typed) add_pair(out, "typed", "1");
    if (route.least != Least::likely) add_pair(out, "least", route.least == Least::all ? "all" : "sure");
    if (route.lines != LineOrder::right) add_pair(out, "lines", line_orders[static_cast<std::size_t>(route.lines)]);
    if (route.over_time == OverTime::share) add_pair(out, "over-time", "share");
    if (route.copies != Copies::as_usual) add_pair(out, "copies", route.copies == Copies::once ? "once" : "each");
    if (!route.article.empty()) add_pair(out, "article", route.article);
    if (!route.compare.empty()) add_pair(out, "compare", route.compare);
    if (route.version > 0 && route.version < 10) add_pair(out, "version", std::to_string(route.version));
    if (!route.quote.empty()) add_pair(out, "quote", route.quote);
    if (!route.paragraph.empty()) add_pair(out, "paragraph", route.paragraph);
    return out;
}

Route decode_route(std::string_view text) {
    text = text.substr(0, longest_route);
    if (!text.empty() && text.front() == '#') text.remove_prefix(1);
    if (!text.empty() && text.front() == '/') text.remove_prefix(1);

    Route route;
    const std::size_t question = text.find('?');
    const std::size_t view = position_of(view_names, text.substr(0, question));
    if (view < view_count) route.view = static_cast<View>(view);
    if (question == std::string_view::npos) return route;

    std::string_view rest = text.substr(question + 1);
    while (!rest.empty()) {
        const std::size_t ampersand = rest.find('&');
        const std::string_view pair = rest.substr(0, ampersand);
        rest = ampersand == std::string_view::npos ? std::string_view{} : rest.substr(ampersand + 1);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        take_pair(route, pair.substr(0, equals), percent_decode(pair.substr(equals + 1)));
    }
    return route;
}

std::string unread_in_route(std::string_view text) {
    // Keys whose values decode_route() can refuse, and what each may be besides what encode() writes.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> usual_values{{{"copies", "usual"}, {"indirect", "0"}, {"typed", "0"}, {"least", "likely"}, {"by", "speaker"}, {"over-time", "articles"}, {"quotes", "0"}, {"forms", "exact"}, {"sort", "relevance"}}};
    if (text.size() > longest_route) return "more than " + std::to_string(longest_route) + " bytes";
    if (text.starts_with('#')) text.remove_prefix(1);
    if (text.starts_with('/')) text.remove_prefix(1);
    const std::size_t question = std::min(text.find('?'), text.size());
    const std::string_view view = text.substr(0, question);
    if (position_of(view_names, view) == view_count) return "an unknown page \"" + std::string(view) + "\"";
    std::string_view rest = text.substr(std::min(question + 1, text.size()));
    while (!rest.empty()) {
        const std::size_t ampersand = std::min(rest.find('&'), rest.size());
        const std::string_view pair = rest.substr(0, ampersand);
        rest.remove_prefix(std::min(ampersand + 1, rest.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string_view key = pair.substr(0, equals);
        const std::string value = percent_decode(pair.substr(std::min(equals + 1, pair.size())));
        Route alone;
        take_pair(alone, key, value);
        const bool usual = std::find(usual_values.begin(), usual_values.end(), std::pair<std::string_view, std::string_view>(key, value)) != usual_values.end() || (key == "lines" && value == "right");
        if (alone == Route() && !usual) return "\"" + std::string(pair) + "\", which chooses nothing";
    }
    return {};
}

}  // namespace verbatim::app
