#include "corpus/html/fields.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "corpus/html/blocks.h"
#include "corpus/html/furniture.h"
#include "corpus/html/html.h"
#include "corpus/html/json_ld.h"
#include "corpus/html/lines.h"
#include "corpus/html/saved_page.h"
#include "corpus/html/site_name.h"
#include "corpus/written_date.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/web_address.h"

namespace verbatim::corpus::html {
namespace {

struct MetaTag {
    std::string name;  // small letters
    std::string_view content;
};

// The names under which <meta> tags say a field, the surest first.
constexpr std::string_view published_names[] = {
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "citation_publication_date", "citation_online_date", "citation_date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "publish-date", "publish_date", "publishdate", "pubdate", "published", "publication_date", "publication-date", "pub_date", "published_time", "published-date", "date_published", "og:pubdate",
    "article.published", "article:post_date", "article_date_original", "originalpublicationdate", "displaydate", "ptime", "epoch-publish-date", "shareaholic:article_published_time",
    "rnews:datepublished", "analyticsattributes.articledate", "iso-8601-publish-date", "vr:published_time", "created", "date.created", "release_date", "date"};
constexpr std::string_view modified_names[] = {"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "last_updated",
                                               "revised", "cxenseparse:recs:modifiedtime", "article:updated"};
constexpr std::string_view source_names[] = {"og:site_name", "citation_journal_title", "cxenseparse:publisher", "dc.publisher", "dcterms.publisher", "application-name", "apple-mobile-web-app-title", "publisher",
                                             "al:android:app_name", "site_name"};
constexpr std::string_view author_names[] = {"article:author:name", "article:author", "citation_author", "parsely-author", "sailthru.author", "byl", "byline", "dc.creator", "dcterms.creator", "dc.creator.name", "cxenseparse:author",
                                             "article.author", "og:article:author", "rnews:author", "vr:author", "author", "authors", "creator"};
constexpr std::string_view section_names[] = {"article:section", "og:section", "parsely-section", "section", "cxenseparse:recs:category", "dc.subject", "category"};
constexpr std::string_view language_names[] = {"content-language", "language", "dc.language", "dcterms.language", "citation_language"};
constexpr std::string_view title_names[] = {"og:title", "citation_title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline", "title"};

std::string small_ascii(std::string_view text) {
    std::string small(text);
    for (char& c : small) {
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return small;
}

// The words that two lines share, of those of the shorter one, in hundredths.
int likeness(std::string_view one, std::string_view other) {
    const auto words_of = [](std::string_view line) {
        std::vector<std::string> words;
        const std::string small = text::to_lower(line);
        std::string word;
        for (std::size_t i = 0; i < small.size();) {
            const text::Decoded here = text::decode(small, i);
            if (text::is_unspaced_script(here.code_point)) {
                words.emplace_back(small, i, here.length);
            } else if (text::is_word(here.code_point)) {
                word.append(small, i, here.length);
            } else if (!word.empty()) {
                words.push_back(std::move(word));
                word.clear();
            }
            i += here.length;
        }
        if (!word.empty()) words.push_back(std::move(word));
        std::sort(words.begin(), words.end());
        return words;
    };
    const std::vector<std::string> a = words_of(one), b = words_of(other);
    if (a.empty() || b.empty()) return 0;
    std::vector<std::string> shared;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
    return static_cast<int>(shared.size() * 100 / std::min(a.size(), b.size()));
}

// Whether words name a program, a company that builds pages, or nobody: "admin", "wegewerk GmbH", "example.com developer".
bool names_no_author(std::string_view name) {
    constexpr std::string_view nobody[] = {"admin", "administrator", "webmaster", "developer", "wordpress", "editor", "user", "root", "author", "null", "undefined", "none", "n/a", "staff", "redaktion", "redacción", "redakcja"};
    constexpr std::string_view companies[] = {"gmbh", "inc.", " inc", " ltd", "limited", " llc", " ag", "s.r.l", "s.p.a", "sp. z o.o", "developer", " corp", "webdesign", "web design", "agentur", "software", "solutions", "http", "www.", "@"};
    const std::string small = text::to_lower(name);
    if (std::find(std::begin(nobody), std::end(nobody), small) != std::end(nobody)) return true;
    return std::any_of(std::begin(companies), std::end(companies), [&](std::string_view word) {
        const std::size_t at = small.find(word);
        if (at == std::string::npos) return false;
        return word.front() != ' ' || at + word.size() == small.size();
    });
}

// "By Jane Doe" as a field's value is Jane Doe.
std::string without_by(std::string_view name) {
    const std::string_view inner = name_in_byline(name);
    constexpr std::string_view surely[] = {"By ", "by ", "BY ", "Von ", "Par ", "Por ", "Di ", "Oleh ", "Autor: ", "Автор: "};
    for (const std::string_view word : surely) {
        if (name.substr(0, word.size()) == word && !inner.empty()) return std::string(inner);
    }
    return std::string(name);
}

bool is_language_code(std::string_view code) {
    const std::size_t primary = std::min(code.find_first_of("-_"), code.size());
    if (primary < 2 || primary > 3) return false;
    return std::all_of(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(primary), [](char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); });
}

// `reference`, which may be relative, as an address on the host of `base`.
std::string absolute(std::string_view reference, std::string_view base) {
    if (text::is_web_address(reference)) return std::string(reference);
    if (!text::is_web_address(base) || reference.empty()) return {};
    const std::string_view scheme = base.substr(0, base.find("//"));
    if (reference.substr(0, 2) == "//") return std::string(scheme) + std::string(reference);
    if (reference[0] == '/') return std::string(scheme) + "//" + std::string(text::host_of(base)) + std::string(reference);
    return {};
}

bool has_path(std::string_view address) {
    const std::string_view host = text::host_of(address);
    if (host.empty()) return false;
    const std::size_t path = static_cast<std::size_t>(host.data() - address.data()) + host.size();
    return path + 1 < address.size();
}

// The day in an address: /2015/05/04/, /2015-05-04/, 20150504. Only day and month that exist, and no later than the century.
Found date_in_address(std::string_view address) {
    const std::string_view host = text::host_of(address);
    if (host.empty()) return {};
    const std::string_view path = address.substr(static_cast<std::size_t>(host.data() - address.data()) + host.size());
    const auto digit = [&](std::size_t i) { return i < path.size() && path[i] >= '0' && path[i] <= '9'; };
    for (std::size_t i = 0; i + 6 < path.size(); ++i) {
        if (!digit(i) || (i > 0 && digit(i - 1)) || !digit(i + 1) || !digit(i + 2) || !digit(i + 3)) continue;
        std::string form(path.substr(i, 10));
        if (form.size() == 10 && (form[4] == '/' || form[4] == '-' || form[4] == '_' || form[4] == '.') && (form[7] == form[4] || form[7] == '/')) {
            form[4] = form[7] = '-';
            if (digit(i + 10)) continue;
        } else if (digit(i + 4) && digit(i + 5) && digit(i + 6) && digit(i + 7) && !digit(i + 8)) {
            form = std::string(path.substr(i, 8));
        } else if (form.size() >= 9 && form[4] == '-' && form[7] == '/') {
            continue;  // "/2012-06/04/" is read below
        } else {
            continue;
        }
        if (const auto date = find_date(form, ""); date && date->precision == DatePrecision::day && date->iso >= "1995") return {date->iso, "address"};
    }
    return {};
}

class FieldReader {
  public:
    FieldReader(const Document& document, const PageAddress& address, std::vector<base::Error>& repairs) : document_(document), address_(address), repairs_(repairs) {}

    PageFields run() {
        gather();
        read_language();  // decides what a date of numbers means
        read_url();
        linked_ = read_json_ld(scripts_, fields_.url.value.substr(0, fields_.url.value.find_first_of("#?")), repairs_);
        if (fields_.language.empty() && is_language_code(linked_.language)) fields_.language = {linked_.language, "JSON-LD inLanguage"};
        if (!has_path(fields_.url.value)) {
            if (std::string url = absolute(linked_.url, fields_.url.value); has_path(url)) fields_.url = {url, "JSON-LD url"};
        }
        fields_.url.value = without_usual_port(without_archive(fields_.url.value));
        fields_.says_article = !linked_.type.empty() || content("og:type") == "article" || !content("article:published_time").empty() || has_microdata_;
        fields_.linked_body = std::move(linked_.body);
        read_source();
        read_title();
        read_dates();
        read_author();
        read_rest();
        return std::move(fields_);
    }

  private:
    static void set(Found& field, std::string value, std::string where) {
        if (!field.empty()) return;
        value = line_of_fragment(value);
        if (!value.empty()) field = {std::move(value), std::move(where)};
    }

    void gather() {
        constexpr std::size_t most_tags = 500;
        for (NodeId node = 0; node < document_.size(); ++node) {
            const Node& here = document_[node];
            if (here.kind != Node::Kind::element) continue;
            switch (here.tag) {
                case Tag::meta: {
                    if (metas_.size() >= most_tags) break;
                    const std::string_view content = document_.attribute(node, "content");
                    for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
                        if (const std::string_view name = document_.attribute(node, attribute); !name.empty() && !content.empty()) {
                            metas_.push_back({small_ascii(name), content});
                            break;
                        }
                    }
                    break;
                }
                case Tag::link: {
                    const std::string_view rel = document_.attribute(node, "rel");
                    if (canonical_.empty() && rel == "canonical") canonical_ = document_.attribute(node, "href");
                    break;
                }
                case Tag::script:
                    if (document_.attribute(node, "type").find("ld+json") != std::string_view::npos && node + 1 < here.end) scripts_.push_back(document_[node + 1].text);
                    break;
                case Tag::title:
                    if (page_title_.empty()) page_title_ = document_.line(node);
                    break;
                case Tag::h1: headings_.push_back(node); break;
                case Tag::h2: case Tag::h3: case Tag::h4: lesser_headings_.push_back(node); break;
                case Tag::time: times_.push_back(node); break;
                default: break;
            }
            if (here.tag != Tag::meta && document_.has_attribute(node, "itemprop")) {
                if (items_.size() < most_tags) items_.push_back(node);
                has_microdata_ |= small_ascii(document_.attribute(node, "itemprop")) == "articlebody";
            }
            if (here.tag == Tag::a && authors_.size() < 20) {
                const std::string_view rel = document_.attribute(node, "rel");
                if (!rel.empty() && (rel == "author" || rel.find("author") != std::string_view::npos)) authors_.push_back(node);
            }
        }
    }

    std::string_view content(std::string_view name) const {
        for (const MetaTag& meta : metas_) {
            if (meta.name == name) return meta.content;
        }
        return {};
    }

    // What an element with an itemprop says: its content, its datetime, or its words.
    std::string item(std::string_view wanted) const {
        for (const NodeId node : items_) {
            if (small_ascii(document_.attribute(node, "itemprop")) != wanted) continue;
            for (const char* attribute : {"content", "datetime"}) {
                if (const std::string_view value = document_.attribute(node, attribute); !value.empty()) return std::string(value);
            }
            // A person or an organisation in it has a name of its own.
            for (const NodeId inner : items_) {
                if (inner > node && inner < document_[node].end && small_ascii(document_.attribute(inner, "itemprop")) == "name") {
                    const std::string_view value = document_.attribute(inner, "content");
                    return value.empty() ? document_.line(inner, 200) : std::string(value);
                }
            }
            if (std::string line = document_.line(node, 200); !line.empty()) return line;
        }
        return {};
    }

    void read_language() {
        for (const char* attribute : {"lang", "xml:lang"}) {
            if (const std::string_view code = document_.attribute(0, attribute); is_language_code(code)) set(fields_.language, std::string(code), "html lang");
        }
        if (fields_.language.empty()) {
            const NodeId body = document_.find(Tag::body, 0, document_.size());
            if (body < document_.size() && is_language_code(document_.attribute(body, "lang"))) set(fields_.language, std::string(document_.attribute(body, "lang")), "body lang");
        }
        if (const std::string_view locale = content("og:locale"); fields_.language.empty() && is_language_code(locale)) set(fields_.language, std::string(locale), "meta og:locale");
        for (const std::string_view name : language_names) {
            if (const std::string_view code = content(name); fields_.language.empty() && is_language_code(code)) set(fields_.language, std::string(code), "meta " + std::string(name));
        }
    }

    void read_url() {
        const std::string_view shared = content("og:url");
        std::string_view base = shared;
        if (!text::is_web_address(base)) base = address_.saved;
        if (!text::is_web_address(base)) base = address_.fetched;
        const std::pair<std::string, const char*> candidates[] = {{absolute(canonical_, base), "link canonical"},
                                                                  {absolute(shared, base), "meta og:url"},
                                                                  {std::string(address_.fetched), "address it was fetched from"},
                                                                  {std::string(address_.saved), "comment of the saving program"},
                                                                  {std::string(content("twitter:url")), "meta twitter:url"}};
        for (const bool must_lead_past_home : {true, false}) {
            for (const auto& [url, where] : candidates) {
                if (!text::is_web_address(url) || (must_lead_past_home && !has_path(url))) continue;
                fields_.url = {url, where};
                // The same address as the page shows it to people: "/orden-fürs-morden".
                if (text::is_web_address(shared) && shared != url && text::is_valid(shared) && unescaped_address(shared) == unescaped_address(url)) fields_.url = {std::string(shared), "meta og:url"};
                return;
            }
        }
    }

    void read_source() {
        set(fields_.source, std::string(content("og:site_name")), "meta og:site_name");
        if (fields_.source.value.substr(0, 4) == "http" || fields_.source.value.substr(0, 1) == "@") fields_.source = {};
        set(fields_.source, linked_.publisher, "JSON-LD publisher");
        set(fields_.source, item("publisher"), "itemprop publisher");
        for (const std::string_view name : source_names) {
            const std::string_view value = content(name);
            if (value.substr(0, 4) != "http" && value.substr(0, 1) != "@") set(fields_.source, std::string(value), "meta " + std::string(name));
        }
    }

    void read_title() {
        const std::string url = fields_.url.value;
        std::string described = line_of_fragment(linked_.headline), where = "JSON-LD headline";
        if (described.empty() || linked_.type.empty()) {
            for (const std::string_view name : title_names) {
                if (const std::string_view value = content(name); !value.empty()) {
                    described = without_known_site(line_of_fragment(value));
                    where = "meta " + std::string(name);
                    break;
                }
            }
        }
        std::string cut;
        const std::string of_title = without_site(page_title_, fields_.source.value, url, &cut);
        if (described.empty()) {
            described = of_title;
            where = "title";
        }
        if (described.empty()) described = line_of_fragment(linked_.headline);
        const bool is_shared = where != "title";
        const std::string headline = shown_headline(described, content("og:title"), of_title, is_shared);
        if (!headline.empty()) {
            set(fields_.title, headline, "h1");
        } else {
            set(fields_.title, described, where);
        }
        if (fields_.headline == 0) find_headline_words();
        if (fields_.source.empty()) source_from_title(cut);
    }

    std::string without_known_site(std::string title) const {
        if (fields_.source.empty() && fields_.url.empty()) return title;
        std::string cut;
        std::string without = without_site(title, fields_.source.value, fields_.url.value, &cut);
        // In og:title a part that nothing names is the headline's.
        const bool is_site = squeezed(cut) == squeezed(fields_.source.value) || squeezed(cut) == squeezed(owner_label(fields_.url.value));
        return cut.empty() || is_site ? without : title;
    }

    // The <h1> that says what the page says of itself in its head; of the only one it is enough that it says something.
    std::string shown_headline(std::string_view described, std::string_view shared, std::string_view of_title, bool is_shared) {
        NodeId best = 0;
        int most = 0;
        std::size_t visible = 0;
        for (const NodeId heading : headings_) {
            const std::string words = document_.line(heading, 600);
            if (words.empty() || words.size() > 600) continue;
            if (document_.has_attribute(heading, "hidden")) continue;
            ++visible;
            const int like = std::max({likeness(words, described), likeness(words, line_of_fragment(shared)), likeness(words, of_title)});
            if (like > most && count_words(words) >= 2) {
                most = like;
                best = heading;
            }
        }
        constexpr int alike = 40;
        if (most < alike) {
            if (visible != 1 || linked_.type.empty() == false || described.empty() == false) return {};
            for (const NodeId heading : headings_) {
                if (!document_.line(heading, 600).empty()) best = heading;
            }
        }
        fields_.headline = best;
        std::string words = line_of_fragment(document_.line(best, 600));
        // A kicker that the page itself counts to its title: "National day: A medal for murder" over an <h1> "A medal for murder".
        if (is_shared && described.size() > words.size() + 2 && described.substr(described.size() - words.size()) == words && count_words(words) >= 2) {
            std::string_view before = described.substr(0, described.size() - words.size());
            while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
            if (!before.empty() && (before.back() == ':' || before.back() == '.') && count_words(before) <= 6) return std::string(described);
        }
        // A kicker or a label inside of the <h1> is no part of the title.
        for (const std::string_view reference : {described, of_title}) {
            const std::string small = folded_line(reference, 600), whole = folded_line(words, 600);
            if (count_words(reference) >= 4 && whole.size() > small.size() && whole.find(small) != std::string::npos && !small.empty()) return std::string(reference);
        }
        return words;
    }

    // Where no <h1> shows the title, another heading may.
    void find_headline_words() {
        const std::string title = folded_line(fields_.title.value, 400);
        if (title.empty()) return;
        for (const NodeId heading : lesser_headings_) {
            if (folded_line(document_.line(heading, 400), 400) == title) {
                fields_.headline = heading;
                return;
            }
        }
    }

    // What <title> has besides the headline: "Headline: Outlet", "Headline - Outlet - Its motto".
    void source_from_title(const std::string& cut) {
        const std::string& title = fields_.title.value;
        std::string_view rest;
        if (page_title_.size() > title.size() && !title.empty() && page_title_.substr(0, title.size()) == title) rest = std::string_view(page_title_).substr(title.size());
        // "Outlet: Headline"
        if (rest.empty() && page_title_.size() > title.size() && !title.empty() && page_title_.substr(page_title_.size() - title.size()) == title) {
            rest = std::string_view(page_title_).substr(0, page_title_.size() - title.size());
            while (!rest.empty() && !text::is_word(text::decode_before(rest, rest.size()).code_point)) rest.remove_suffix(text::decode_before(rest, rest.size()).length);
        }
        while (!rest.empty() && !text::is_word(text::decode(rest, 0).code_point)) rest.remove_prefix(text::decode(rest, 0).length);
        const std::size_t separator = std::min({rest.find(" - "), rest.find(" | "), rest.find(" – "), rest.find(" — "), rest.find(" :: ")});
        const std::string_view first = rest.substr(0, separator);
        constexpr std::uint32_t longest_name = 6;
        const std::string host = squeezed(owner_label(fields_.url.value));
        if (!host.empty() && squeezed(first) == host) set(fields_.source, std::string(first), "title");
        if (!host.empty() && squeezed(cut) == host) set(fields_.source, cut, "title");
        if (!rest.empty() && separator == std::string_view::npos && count_words(rest) <= longest_name) set(fields_.source, std::string(rest), "title");
        if (fields_.source.empty()) set(fields_.source, words_that_spell_host(document_, fields_.url.value), "words that spell the host");
        if (!cut.empty() && count_words(cut) <= longest_name) set(fields_.source, cut, "title");
    }

    // Takes a date that is one as far as it goes.
    bool set_date(Found& field, std::string_view value, std::string where) const {
        if (!field.empty() || value.empty() || value.size() > 200) return false;
        const auto date = find_date(value, fields_.language.value);
        if (!date) return false;
        field = {date->iso, std::move(where)};
        return true;
    }

    void read_dates() {
        set_date(fields_.date, linked_.published, "JSON-LD datePublished");
        set_date(fields_.date, item("datepublished"), "itemprop datePublished");
        for (const std::string_view name : published_names) set_date(fields_.date, content(name), "meta " + std::string(name));
        set_date(fields_.date, linked_.created, "JSON-LD dateCreated");
        set_date(fields_.modified, linked_.modified, "JSON-LD dateModified");
        set_date(fields_.modified, item("datemodified"), "itemprop dateModified");
        for (const std::string_view name : modified_names) set_date(fields_.modified, content(name), "meta " + std::string(name));
        if (fields_.date.empty()) date_from_times();
    }

    // <time>: the first that says it is the day of publishing, else the first near the headline that is none of a change or a comment.
    void date_from_times() {
        for (const NodeId time : times_) {
            if (document_.has_attribute(time, "pubdate") || document_.attribute(time, "class").find("publish") != std::string_view::npos) {
                if (set_date(fields_.date, document_.attribute(time, "datetime"), "time pubdate") || set_date(fields_.date, document_.line(time, 200), "time pubdate")) return;
            }
        }
        constexpr NodeId furthest = 300;  // nodes from the headline
        for (const bool under_headline : {true, false}) {
            for (const NodeId time : times_) {
                if (fields_.headline != 0 && ((time > fields_.headline) != under_headline || time + furthest < fields_.headline || time > document_[fields_.headline].end + furthest)) continue;
                const std::string_view name = document_.attribute(time, "class");
                if (name.find("updat") != std::string_view::npos || name.find("modif") != std::string_view::npos) continue;
                if (set_date(fields_.date, document_.attribute(time, "datetime"), "time datetime") || set_date(fields_.date, document_.line(time, 200), "time")) return;
            }
        }
    }

    bool set_author(std::string_view value, std::string where) {
        if (!fields_.author.empty()) return false;
        std::string name = line_of_fragment(value);
        name = without_by(name);
        if (name.empty() || names_no_author(name) || count_words(name) > 25) return false;
        if (squeezed(name) == squeezed(fields_.title.value)) return false;
        fields_.author = {std::move(name), std::move(where)};
        return true;
    }

    void read_author() {
        set_author(linked_.author, "JSON-LD author");
        for (const std::string_view name : author_names) {
            if (!fields_.author.empty()) break;
            std::string all;
            for (const MetaTag& meta : metas_) {
                if (meta.name == name && meta.content.substr(0, 4) != "http" && all.find(meta.content) == std::string::npos && all.size() < 500) all += (all.empty() ? "" : ", ") + std::string(meta.content);
            }
            // Some pages give their own name as the author's.
            if (squeezed(all) != squeezed(fields_.source.value) || name != "author") set_author(all, "meta " + std::string(name));
        }
        set_author(item("author"), "itemprop author");
        for (const NodeId link : authors_) set_author(document_.line(link, 200), "link rel=author");
    }

    void read_rest() {
        set(fields_.section, linked_.section, "JSON-LD articleSection");
        for (const std::string_view name : section_names) set(fields_.section, std::string(content(name)), "meta " + std::string(name));
        constexpr std::size_t most_tags = 100;
        const auto add = [&](std::string_view value) {
            std::string tag = line_of_fragment(value);
            if (!tag.empty() && fields_.tags.size() < most_tags && std::find(fields_.tags.begin(), fields_.tags.end(), tag) == fields_.tags.end()) fields_.tags.push_back(std::move(tag));
        };
        for (const MetaTag& meta : metas_) {
            if (meta.name == "article:tag" || meta.name == "og:article:tag") add(meta.content);
        }
        const auto add_list = [&](std::string_view list) {
            while (!list.empty()) {
                const std::size_t end = std::min(list.find_first_of(",;"), list.size());
                add(list.substr(0, end));
                list.remove_prefix(std::min(end + 1, list.size()));
            }
        };
        if (fields_.tags.empty()) {
            for (const std::string& tag : linked_.tags) add_list(tag);
        }
        for (const char* name : {"news_keywords", "parsely-tags", "sailthru.tags", "keywords"}) {
            if (fields_.tags.empty()) add_list(content(name));
        }
        std::string_view description = content("og:description");
        if (description.empty()) description = content("description");
        fields_.description = line_of_fragment(description.empty() ? std::string_view(linked_.description) : description);
    }

    const Document& document_;
    const PageAddress& address_;
    std::vector<base::Error>& repairs_;
    PageFields fields_;
    LinkedArticle linked_;
    std::vector<MetaTag> metas_;
    std::vector<std::string_view> scripts_;
    std::vector<NodeId> headings_, lesser_headings_, times_, items_, authors_;
    std::string_view canonical_;
    std::string page_title_;
    bool has_microdata_ = false;
};

}  // namespace

PageFields read_fields(const Document& document, const PageAddress& address, std::vector<base::Error>& repairs) { return FieldReader(document, address, repairs).run(); }

bool leads_past_home(std::string_view address) { return has_path(address); }

void complete_from_address(PageFields& fields) {
    if (fields.date.empty()) fields.date = date_in_address(fields.url.value);
}

bool may_be_author(std::string_view name) { return !names_no_author(name); }

}  // namespace verbatim::corpus::html
