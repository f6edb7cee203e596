#include "corpus/html/json_ld.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "text/utf8.h"

namespace verbatim::corpus::html {
namespace {

using nlohmann::json;

constexpr int deepest_object = 12;

std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n;");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(" \t\r\n;") + 1 - start);
}

// Without the wrappings of old pages: <!-- … -->, //<![CDATA[ … //]]>.
std::string_view unwrapped(std::string_view script) {
    const std::size_t start = script.find_first_of("{[");
    const std::size_t end = script.find_last_of("}]");
    if (start == std::string_view::npos || end == std::string_view::npos || end < start) return {};
    // "//<![CDATA[" begins with a bracket of its own.
    constexpr std::string_view mark = "[CDATA[";
    if (script.substr(start, mark.size()) == mark) {
        std::string_view rest = script.substr(start + mark.size());
        const std::size_t close = rest.rfind("]]");
        return unwrapped(rest.substr(0, close));
    }
    return script.substr(start, end + 1 - start);
}

// Escapes control characters in strings, and drops commas before a closing bracket.
std::string mended(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 16);
    bool in_string = false, escaped = false;
    for (const char c : text) {
        if (in_string) {
            if (static_cast<unsigned char>(c) < 0x20) {
                out += c == '\n' ? "\\n" : " ";
                escaped = false;
                continue;
            }
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
            out += c;
            continue;
        }
        if (c == '"') in_string = true;
        if (c == '}' || c == ']') {
            const std::size_t last = out.find_last_not_of(" \t\r\n");
            if (last != std::string::npos && out[last] == ',') out.erase(last);
        }
        out += c;
    }
    return out;
}

std::optional<json> parsed_json(std::string_view text) {
    json value = json::parse(text.begin(), text.end(), nullptr, false, true);
    if (value.is_discarded()) return std::nullopt;
    return value;
}

// The string behind "name": in what is no JSON; empty where there is none.
std::string string_named(std::string_view text, std::string_view name) {
    const std::string key = "\"" + std::string(name) + "\"";
    std::size_t at = text.find(key);
    if (at == std::string_view::npos) return {};
    at = text.find_first_not_of(" \t\r\n", at + key.size());
    if (at == std::string_view::npos || text[at] != ':') return {};
    at = text.find_first_not_of(" \t\r\n", at + 1);
    if (at == std::string_view::npos || text[at] != '"') return {};
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != '"' && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
    if (end >= text.size() || text[end] != '"') return {};
    const auto value = parsed_json(text.substr(at, end + 1 - at));
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

bool has_type(const json& object, bool (*wanted)(std::string_view)) {
    const auto type = object.find("@type");
    if (type == object.end()) return false;
    if (type->is_string()) return wanted(type->get_ref<const std::string&>());
    if (!type->is_array()) return false;
    return std::any_of(type->begin(), type->end(), [&](const json& one) { return one.is_string() && wanted(one.get_ref<const std::string&>()); });
}

bool ends_with(std::string_view text, std::string_view end) { return text.size() >= end.size() && text.substr(text.size() - end.size()) == end; }

bool is_article_type(std::string_view type) {
    return ends_with(type, "Article") || ends_with(type, "Posting") || type == "Report" || type == "Review" || type == "Report" || type == "Interview";
}
bool is_page_type(std::string_view type) { return ends_with(type, "WebPage") || type == "ItemPage"; }

class LinkedData {
  public:
    explicit LinkedData(std::string_view page) : page_(page) {}

    void add(json value) { documents_.push_back(std::move(value)); }

    LinkedArticle article() {
        for (const json& document : documents_) collect(document, 0);
        LinkedArticle found;
        const json* chosen = nullptr;
        for (const json* article : articles_) {
            if (chosen == nullptr || (!is_of_page(*chosen) && is_of_page(*article))) chosen = article;
        }
        if (chosen != nullptr) {
            found.type = first_string((*chosen)["@type"]);
            fill(found, *chosen);
        }
        for (const json* page : pages_) {
            if (chosen == nullptr || is_of_page(*page) || pages_.size() == 1) fill(found, *page);
        }
        return found;
    }

  private:
    // Looks through graphs and lists, and one step into what an article is wrapped in; not into lists of other articles.
    void collect(const json& value, int depth) {
        if (depth > deepest_object) return;
        if (value.is_array()) {
            for (const json& one : value) collect(one, depth + 1);
            return;
        }
        if (!value.is_object()) return;
        if (const auto id = value.find("@id"); id != value.end() && id->is_string() && value.size() > 1) by_id_.emplace(id->get<std::string>(), &value);
        if (has_type(value, is_article_type)) articles_.push_back(&value);
        if (has_type(value, is_page_type)) pages_.push_back(&value);
        for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage", "article"}) {
            if (const auto inner = value.find(name); inner != value.end()) collect(*inner, depth + 1);
        }
    }

    // An object in place of a reference to it.
    const json& resolved(const json& value) const {
        if (!value.is_object() || value.size() > 2) return value;
        const auto id = value.find("@id");
        if (id == value.end() || !id->is_string()) return value;
        const auto known = by_id_.find(id->get_ref<const std::string&>());
        return known == by_id_.end() ? value : *known->second;
    }

    static std::string first_string(const json& value) {
        if (value.is_string()) return value.get<std::string>();
        if (value.is_array()) {
            for (const json& one : value) {
                if (one.is_string()) return one.get<std::string>();
            }
        }
        return {};
    }

    // A word, or the name of an object, or those of a list, joined by commas.
    std::string names_in(const json& value, int depth = 0) const {
        if (depth > 4) return {};
        if (value.is_string()) return std::string(trimmed(value.get_ref<const std::string&>()));
        if (value.is_array()) {
            std::vector<std::string> names;
            constexpr std::size_t most_names = 20;
            for (const json& one : value) {
                std::string name = names_in(one, depth + 1);
                if (!name.empty() && names.size() < most_names && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
            }
            std::string joined;
            for (const std::string& name : names) joined += (joined.empty() ? "" : ", ") + name;
            return joined;
        }
        if (!value.is_object()) return {};
        const json& object = resolved(value);
        for (const char* key : {"name", "alternateName", "@value"}) {
            if (const auto name = object.find(key); name != object.end()) {
                if (std::string words = names_in(*name, depth + 1); !words.empty()) return words;
            }
        }
        return {};
    }

    static std::string address_in(const json& value) {
        if (value.is_string()) return value.get<std::string>();
        if (value.is_object()) {
            for (const char* key : {"@id", "url"}) {
                if (const auto address = value.find(key); address != value.end() && address->is_string()) return address->get<std::string>();
            }
        }
        if (value.is_array() && !value.empty()) return value.front().is_array() ? std::string() : address_in(value.front());
        return {};
    }

    bool is_of_page(const json& article) const {
        if (page_.empty()) return false;
        for (const char* key : {"url", "mainEntityOfPage", "@id"}) {
            const auto address = article.find(key);
            if (address == article.end()) continue;
            std::string found = address_in(*address);
            found = found.substr(0, found.find_first_of("#?"));
            if (found == page_) return true;
        }
        return false;
    }

    static void set_once(std::string& field, std::string value) {
        if (field.empty() && text::is_valid(value)) field = std::move(value);
    }

    void fill(LinkedArticle& out, const json& object) const {
        const auto words = [&](std::string& field, const char* key) {
            if (const auto value = object.find(key); value != object.end()) set_once(field, names_in(*value));
        };
        words(out.headline, "headline");
        words(out.headline, "name");
        words(out.published, "datePublished");
        words(out.modified, "dateModified");
        words(out.created, "dateCreated");
        words(out.created, "uploadDate");
        words(out.author, "author");
        words(out.author, "creator");
        words(out.publisher, "publisher");
        words(out.publisher, "sourceOrganization");
        words(out.publisher, "provider");
        words(out.section, "articleSection");
        words(out.body, "articleBody");
        words(out.description, "description");
        if (const auto url = object.find("url"); url != object.end()) set_once(out.url, address_in(*url));
        if (const auto url = object.find("mainEntityOfPage"); url != object.end()) set_once(out.url, address_in(*url));
        if (const auto language = object.find("inLanguage"); language != object.end()) {
            const json& value = language->is_array() && !language->empty() ? language->front() : *language;
            std::string code = first_string(value);
            if (value.is_object()) {
                for (const char* key : {"alternateName", "@id", "name"}) {
                    if (const auto name = value.find(key); name != value.end() && code.empty()) code = first_string(*name);
                }
            }
            set_once(out.language, std::move(code));
        }
        if (const auto keywords = object.find("keywords"); keywords != object.end() && out.tags.empty()) {
            constexpr std::size_t most_tags = 100;
            const auto add = [&](const json& one) {
                std::string name = names_in(one);
                if (!name.empty() && out.tags.size() < most_tags && text::is_valid(name)) out.tags.push_back(std::move(name));
            };
            if (keywords->is_array()) {
                for (const json& one : *keywords) add(one);
            } else {
                add(*keywords);
            }
        }
    }

    std::string_view page_;
    std::vector<json> documents_;
    std::vector<const json*> articles_, pages_;
    std::map<std::string, const json*> by_id_;
};

}  // namespace

LinkedArticle read_json_ld(const std::vector<std::string_view>& scripts, std::string_view page, std::vector<base::Error>& repairs) {
    LinkedData data(page);
    LinkedArticle loose;
    bool broken = false, mending = false;
    constexpr std::size_t most_scripts = 50;
    for (std::size_t i = 0; i < std::min(scripts.size(), most_scripts); ++i) {
        const std::string_view script = unwrapped(scripts[i]);
        if (script.empty()) continue;
        auto value = parsed_json(script);
        if (!value) {
            value = parsed_json(mended(script));
            mending |= value.has_value();
        }
        if (value) {
            data.add(std::move(*value));
            continue;
        }
        broken = true;
        const auto take = [&](std::string& field, const char* name) {
            if (field.empty()) field = string_named(script, name);
        };
        take(loose.headline, "headline");
        take(loose.published, "datePublished");
        take(loose.modified, "dateModified");
        take(loose.section, "articleSection");
        const std::size_t author = script.find("\"author\"");
        if (author != std::string_view::npos && loose.author.empty()) loose.author = string_named(script.substr(author, 400), "name");
        const std::size_t publisher = script.find("\"publisher\"");
        if (publisher != std::string_view::npos && loose.publisher.empty()) loose.publisher = string_named(script.substr(publisher, 400), "name");
    }
    if (mending) repairs.push_back({"", "JSON-LD with line ends in strings or commas too many", "JSON", "it was mended"});
    if (broken) repairs.push_back({"", "JSON-LD that is no JSON", "JSON", "only single fields were taken from it"});
    LinkedArticle found = data.article();
    const auto fill = [](std::string& field, std::string& from) {
        if (field.empty()) field = std::move(from);
    };
    if (found.type.empty() && !loose.headline.empty()) found.type = "Article";
    fill(found.headline, loose.headline);
    fill(found.published, loose.published);
    fill(found.modified, loose.modified);
    fill(found.section, loose.section);
    fill(found.author, loose.author);
    fill(found.publisher, loose.publisher);
    return found;
}

}  // namespace verbatim::corpus::html
