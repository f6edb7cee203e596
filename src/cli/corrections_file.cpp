#include "cli/corrections_file.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/site_folder.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

base::Error malformed(const std::string& path, std::string found) {
    return {path, std::move(found), R"({"quotes": [{"article", "words", "person" | "speaker" | "drop"}], "same": [[name, name]], "different": [[name, name]]})",
            "see docs/commands.md"};
}

std::optional<std::string> text_of(const Json& record, const char* key) {
    const auto found = record.find(key);
    if (found == record.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

bool read_quotes(const Json& list, std::vector<quotes::QuoteCorrection>& out) {
    if (!list.is_array()) return false;
    for (const Json& record : list) {
        if (!record.is_object()) return false;
        quotes::QuoteCorrection correction;
        const auto article = text_of(record, "article"), words = text_of(record, "words");
        if (!article || !words || words->empty()) return false;
        correction.article = *article;
        correction.words = *words;
        correction.person = text_of(record, "person");
        if (record.contains("person") && record["person"].is_null()) correction.person = "";
        correction.speaker = text_of(record, "speaker");
        correction.drop = record.value("drop", Json(false)) == Json(true);
        if (!correction.drop && !correction.person && !correction.speaker) return false;
        out.push_back(std::move(correction));
    }
    return true;
}

bool read_pairs(const Json& list, std::vector<std::pair<std::string, std::string>>& out) {
    if (!list.is_array()) return false;
    for (const Json& pair : list) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) return false;
        out.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    }
    return true;
}

}  // namespace

base::Result<CorrectionsFile> parse_corrections(const std::string& path, std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return malformed(path, "no JSON object");
    CorrectionsFile file;
    for (const auto& [key, value] : json.items()) {
        const bool read = key == "quotes"      ? read_quotes(value, file.quotes)
                          : key == "same"      ? read_pairs(value, file.names.same)
                          : key == "different" ? read_pairs(value, file.names.different)
                                               : false;
        if (!read) return malformed(path, "\"" + key + "\" of another form");
    }
    return file;
}

base::Result<CorrectionsFile> find_corrections(const std::vector<std::string>& inputs) {
    CorrectionsFile all;
    std::set<std::string> seen;
    for (const std::string& input : inputs) {
        std::error_code failed;
        const fs::path folder = fs::is_directory(input, failed) ? fs::path(input) : fs::path(input).parent_path();
        const std::string path = (folder / "corrections.json").lexically_normal().string();
        if (!seen.insert(path).second || !fs::is_regular_file(path, failed)) continue;
        const std::optional<std::string> text = read_file(path);
        if (!text) return base::Error{path, "a file that cannot be read", "corrections", "check its rights"};
        auto file = parse_corrections(path, *text);
        if (!file) return file.error();
        std::move(file->quotes.begin(), file->quotes.end(), std::back_inserter(all.quotes));
        std::move(file->names.same.begin(), file->names.same.end(), std::back_inserter(all.names.same));
        std::move(file->names.different.begin(), file->names.different.end(), std::back_inserter(all.names.different));
    }
    return all;
}

}  // namespace verbatim::cli
