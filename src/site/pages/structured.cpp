#include "site/pages/structured.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/hash.h"
#include "site/html.h"
#include "text/utf8.h"
#include "text/visible.h"
#include "text/web_address.h"

namespace verbatim::site {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json, int indent = -1) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

// Leaves out what is not known.
void put(Json& json, const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
}

Json collection_json(const PagesOptions& options) {
    Json out{{"@type", "Collection"}, {"name", options.title}};
    put(out, "url", options.url);
    return out;
}

// What the page of an article, or of a quotation, calls the article.
Json article_json(const PagesOptions& options, const PlacedArticle& placed) {
    const PageArticle& article = placed.article;
    Json out{{"@type", "NewsArticle"}, {"headline", article.head.title}};
    put(out, "datePublished", article.head.date);
    put(out, "inLanguage", article.language);
    if (!article.author.empty()) out["author"] = Json{{"@type", "Person"}, {"name", article.author}};
    if (!article.head.source.empty()) out["publisher"] = Json{{"@type", "Organization"}, {"name", article.head.source}};
    if (!options.url.empty()) out["url"] = absolute(options, placed.address());
    if (text::is_web_address(article.url)) out["isBasedOn"] = article.url;
    return out;
}

Json spoken_json(const PageQuotation& quotation) {
    Json out{{"@type", "Quotation"}, {"text", quotation.words}};
    if (!quotation.speaker.empty()) out["creator"] = Json{{"@type", quotation.person.empty() ? "Thing" : "Person"}, {"name", quotation.speaker}};
    return out;
}

std::string_view exact_words(const PageArticle& article, const PageQuotation& quotation) {
    return quotation.fragments.empty() ? std::string_view() : base::slice(article.text, quotation.fragments.front());
}

// A string of YAML.
std::string yaml_string(const std::string& text) { return dumped(Json(text)); }

}  // namespace

std::string news_article_json(const PagesOptions& options, const PlacedArticle& placed) {
    Json out = article_json(options, placed);
    out["isPartOf"] = collection_json(options);
    put(out, "contentLocation", placed.article.place);
    Json parts = Json::array();
    for (std::size_t i = 0; i < placed.article.quotations.size(); ++i) {
        if (placed.quotation_anchors[i].empty()) continue;
        Json part = spoken_json(placed.article.quotations[i]);
        part["@id"] = '#' + placed.quotation_anchors[i];
        parts.push_back(std::move(part));
    }
    if (!parts.empty()) out["hasPart"] = std::move(parts);
    Json whole{{"@context", "https://schema.org"}};
    whole.update(out);
    return dumped(whole);
}

std::string quotation_json(const PagesOptions& options, const PlacedArticle& placed, std::size_t quotation, const std::string& path) {
    Json whole{{"@context", "https://schema.org"}};
    whole.update(spoken_json(placed.article.quotations[quotation]));
    if (!options.url.empty()) whole["url"] = absolute(options, path);
    whole["citation"] = article_json(options, placed);
    whole["isPartOf"] = collection_json(options);
    return dumped(whole);
}

std::string annotations_json(const PagesOptions& options, const PlacedArticle& placed) {
    constexpr std::size_t around = 32;  // bytes of context, as annotation tools write it
    const PageArticle& article = placed.article;
    const std::string_view text(article.text);
    const std::string page = options.url.empty() ? placed.path.substr(placed.path.rfind('/') + 1) : absolute(options, placed.path);
    Json out = Json::array();
    for (std::size_t i = 0; i < article.quotations.size(); ++i) {
        const PageQuotation& quotation = article.quotations[i];
        const std::string_view exact = exact_words(article, quotation);
        if (placed.quotation_anchors[i].empty() || exact.empty()) continue;
        const auto at = static_cast<std::size_t>(exact.data() - text.data());
        std::size_t before = at > around ? at - around : 0;
        while (!text::on_border(text, before)) ++before;
        Json selector{{"type", "TextQuoteSelector"}, {"exact", exact}, {"prefix", text.substr(before, at - before)}, {"suffix", text::cut_to(text.substr(at + exact.size()), around)}};
        Json one{{"@context", "http://www.w3.org/ns/anno.jsonld"}, {"type", "Annotation"}, {"motivation", "identifying"}};
        one["body"] = Json{{"type", "TextualBody"}, {"value", quotation.speaker.empty() ? "speaker unknown" : quotation.speaker}, {"format", "text/plain"}};
        one["target"] = Json{{"source", text::is_web_address(article.url) ? article.url : page}, {"selector", std::move(selector)}};
        out.push_back(std::move(one));
    }
    return out.empty() ? std::string() : dumped(out);
}

std::string embed_html(const PagesOptions& options, const PlacedArticle& placed, std::size_t quotation, const std::string& path) {
    const PageArticle& article = placed.article;
    const PageQuotation& said = article.quotations[quotation];
    const std::string address = !options.url.empty() ? absolute(options, path) : text::is_web_address(article.url) ? article.url : std::string();
    std::string out = "<blockquote" + (address.empty() ? std::string() : " cite=\"" + escaped(address) + "\"") + "><p" + language_attributes(article) + ">" + escaped(text::contained(said.words)) + "</p><footer>— ";
    out += said.speaker.empty() ? "speaker unknown" : isolated(said.speaker);
    const std::string title = "<cite>" + isolated(article.head.title) + "</cite>";
    out += ", " + (address.empty() ? title : "<a href=\"" + escaped(address) + "\">" + title + "</a>");
    if (!article.head.source.empty()) out += ", " + isolated(article.head.source);
    if (!article.head.date.empty()) out += ", " + date_element(article.head.date);
    return out + "</footer></blockquote>";
}

std::string oembed_json(const PagesOptions& options, const PlacedArticle& placed, std::size_t quotation, const std::string& path) {
    const PageQuotation& said = placed.article.quotations[quotation];
    Json out{{"version", "1.0"}, {"type", "rich"}, {"title", placed.article.head.title}};
    put(out, "author_name", said.speaker);
    out["provider_name"] = options.title;
    put(out, "provider_url", options.url);
    out["html"] = embed_html(options, placed, quotation, path);
    out["width"] = 600;
    out["height"] = nullptr;  // as high as its words
    return dumped(out) + '\n';
}

std::string citation_file(const PagesOptions& options, const CollectionFacts& facts) {
    std::string out = "cff-version: 1.2.0\nmessage: To cite a quotation, cite the article that it stands in. This is how to cite the collection.\ntype: dataset\n";
    // The form wants an author. A folder's name is none.
    out += "title: " + yaml_string(options.title) + "\nauthors:\n  - name: " + yaml_string(options.rights.empty() ? "The authors of the articles" : options.rights) + "\n";
    out += "version: " + yaml_string(options.bundle_id) + "\n";
    if (!facts.last.empty()) out += "date-released: " + yaml_string(facts.last) + "\n";
    if (!options.url.empty()) out += "url: " + yaml_string(options.url) + "\n";
    return out;
}

std::string crate_metadata(const PagesOptions& options, const CollectionFacts& facts) {
    Json root{{"@id", "./"}, {"@type", "Dataset"}, {"name", options.title}};
    root["description"] = std::to_string(facts.articles) + " news articles from " + std::to_string(facts.sources) + " sources, with " + std::to_string(facts.quotations) + " quotations that a program found and attributed.";
    if (!facts.first.empty()) root["temporalCoverage"] = facts.first + '/' + facts.last;
    if (!facts.last.empty()) root["datePublished"] = facts.last;
    put(root, "url", options.url);
    put(root, "copyrightNotice", options.rights);
    put(root, "identifier", options.bundle_id);
    root["mentions"] = Json{{"@id", "#verbatim"}};
    const Json out{{"@context", "https://w3id.org/ro/crate/1.1/context"},
                   {"@graph", Json::array({Json{{"@id", "ro-crate-metadata.json"}, {"@type", "CreativeWork"}, {"conformsTo", {{"@id", "https://w3id.org/ro/crate/1.1"}}}, {"about", {{"@id", "./"}}}}, root,
                                           Json{{"@id", "#verbatim"}, {"@type", "SoftwareApplication"}, {"name", "Verbatim"}, {"version", options.version}}})}};
    return dumped(out, 2) + '\n';
}

}  // namespace verbatim::site
