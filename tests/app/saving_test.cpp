// Saving everything, over the frozen bundle, file by file.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "app/export_table.h"
#include "app/session.h"
#include "app/state.h"
#include "app/strings.h"
#include "frozen.h"

using namespace verbatim;
using namespace verbatim::app;

namespace {

// A session, and a host that brings files when it is told to.
struct Reader {
    Session session;
    std::vector<FetchFile> wanted;              // not brought yet
    std::map<std::string, int> asked_for;       // how often, by path and first byte
    std::vector<SaveFile> saved;
    std::set<std::string> broken;               // cannot be had
    bool serves_ranges = false;
    std::uint32_t turns = 0;

    explicit Reader(const char* route, bool ranges = false) : serves_ranges(ranges) {
        session.on_event(RouteChanged{route});
        settle();
    }

    const ViewModel& look() {
        const ViewModel& model = session.view();
        for (Effect& effect : session.take_effects()) {
            if (auto* file = std::get_if<FetchFile>(&effect)) {
                ++asked_for[file->path + " " + std::to_string(file->range.first)];
                wanted.push_back(std::move(*file));
            } else if (auto* save = std::get_if<SaveFile>(&effect)) {
                saved.push_back(std::move(*save));
            }
        }
        return model;
    }
    void bring(FetchFile file) {
        if (broken.contains(file.path)) return session.on_event(FileFailed{file.path, "gone", file.range});
        FileArrived arrived{file.path, frozen_file(file.path), file.range, false};
        if (serves_ranges && file.range.size > 0) {
            arrived.bytes = arrived.bytes.substr(file.range.first, file.range.size);
            arrived.partial = true;
        }
        session.on_event(arrived);
    }
    // False when nothing is under way and nothing is worked on.
    bool step() {
        const bool working = look().working;
        if (wanted.empty()) return working;
        FetchFile next = std::move(wanted.front());
        wanted.erase(wanted.begin());
        bring(std::move(next));
        return true;
    }
    void settle() {
        for (turns = 0; step(); ++turns) REQUIRE(turns < 5000);
    }
    std::string save(ExportFormat format) {
        session.dispatch(ExportResults{format});
        settle();
        REQUIRE(saved.size() == 1);
        return std::exchange(saved, {}).front().content;
    }
};

// Of a CSV file, its head among them: line ends within cells are others.
std::size_t lines_of(const std::string& csv) {
    std::size_t lines = 0;
    for (std::size_t at = csv.find("\r\n"); at != std::string::npos; at = csv.find("\r\n", at + 1)) ++lines;
    return lines;
}

// The words of all quotations, in the list's order, as one answer of the engine has them.
std::vector<std::string> words_of_all() {
    search::Engine engine = open_frozen();
    search::QuotesRequest request;
    request.indirect_too = false;
    request.limit = ~0u;
    for (;;) {
        auto outcome = engine.quotes(request);
        if (outcome.ready()) {
            std::vector<std::string> words;
            for (const search::QuoteView& quote : outcome.value->quotes)
                if (!quote.words.empty()) words.push_back(json_string(quote.words));
            return words;
        }
        for (const base::ShardId shard : outcome.missing) CHECK(engine.deliver(shard, frozen_file("data/" + engine.shard_file(shard))));
    }
}

// The strings of a key in JSONL, with their marks, in the order of the lines.
std::vector<std::string> values_of(const std::string& jsonl, const std::string& key) {
    std::vector<std::string> values;
    const std::string before = json_string(key) + ":";
    for (std::size_t at = jsonl.find(before); at != std::string::npos; at = jsonl.find(before, at)) {
        at += before.size();
        if (jsonl[at] != '"') continue;  // null: a quotation of the frozen bundle may hold no words
        std::size_t end = at + 1;
        while (jsonl[end] != '"') end += jsonl[end] == '\\' ? 2 : 1;
        values.push_back(jsonl.substr(at, end + 1 - at));
    }
    return values;
}

}  // namespace

TEST_CASE("all quotations are saved in the order of the list, with and without ranges, and no file is fetched twice") {
    const std::vector<std::string> expected = words_of_all();
    REQUIRE(expected.size() > 40);
    for (const bool ranges : {false, true}) {
        CAPTURE(ranges);
        Reader reader("/quotes", ranges);
        const std::vector<std::string> words = values_of(reader.save(ExportFormat::jsonl), "words");
        REQUIRE(words.size() == expected.size());
        for (std::size_t i = 0; i < words.size(); ++i) CHECK(words[i] == expected[i]);
        CHECK(lines_of(reader.save(ExportFormat::csv)) == reader.look().quotes.total + 1);
        for (const auto& asked : reader.asked_for) CHECK_MESSAGE(asked.second == 1, asked.first);
    }
}

TEST_CASE("all articles are saved in the order of the list, whatever that is") {
    for (const char* route : {"/articles", "/articles?sort=oldest", "/articles?sort=source", "/articles?q=trade"}) {
        CAPTURE(route);
        Reader reader(route);
        const std::string content = reader.save(ExportFormat::jsonl);
        const std::vector<std::string> ids = values_of(content, "id");
        REQUIRE(ids.size() == reader.look().articles.total);
        for (std::size_t i = 0; i < reader.look().articles.rows.size(); ++i) CHECK(ids[i] == json_string(reader.look().articles.rows[i].id));
    }
}

TEST_CASE("what is saved is what was asked for when it began, whatever is done meanwhile") {
    const std::string whole = Reader("/quotes").save(ExportFormat::csv);
    Reader reader("/quotes");
    reader.session.dispatch(ExportResults{ExportFormat::csv});
    // In the same frame, before any file has come…
    reader.session.dispatch(TypeQuery{"peace"});
    for (int turn = 0; turn < 3; ++turn) reader.step();
    // …and while they come.
    reader.session.dispatch(ShowSpeaker{"Nobody of this name"});
    reader.step();
    reader.session.dispatch(ShowView{View::articles});
    reader.settle();
    REQUIRE(reader.saved.size() == 1);
    CHECK(reader.saved[0].name == "quotes.csv");
    CHECK(reader.saved[0].content == whole);
}

TEST_CASE("while files are under way it is told how far the saving has come, and it can be stopped") {
    Reader reader("/quotes");
    reader.session.dispatch(ExportResults{ExportFormat::csv});
    std::set<std::string> told;
    for (int turn = 0; turn < 5000 && reader.saved.empty(); ++turn) {
        const SavingModel& saving = reader.look().saving;
        if (reader.saved.empty()) {
            REQUIRE(saving.shown());
            CHECK(saving.end.label == phrases().stop_saving);
            told.insert(saving.words);
        }
        reader.step();
    }
    CHECK(std::any_of(told.begin(), told.end(), [](const std::string& words) { return words.starts_with("Saving: 0 of ") && words.ends_with(" quotations"); }));
    CHECK_FALSE(reader.look().saving.shown());
    CHECK(reader.look().toast == "quotes.csv saved");

    Reader other("/quotes");
    other.session.dispatch(ExportResults{ExportFormat::csv});
    other.look();
    REQUIRE_FALSE(other.wanted.empty());
    const Action stop = other.look().saving.end.action;
    other.session.dispatch(stop);
    CHECK_FALSE(other.look().saving.shown());
    CHECK(other.look().toast == phrases().saving_stopped);
    other.settle();
    CHECK(other.saved.empty());
}

TEST_CASE("what could not be read is left out of the file, and that is said until it is put away; a second try has it again") {
    const std::string whole = Reader("/quotes").save(ExportFormat::csv);
    Reader reader("/quotes");
    reader.session.dispatch(ExportResults{ExportFormat::csv});
    reader.look();
    REQUIRE_FALSE(reader.wanted.empty());
    // A text shard: they are the largest of those that saving asks for.
    const auto larger = [](const FetchFile& a, const FetchFile& b) { return frozen_file(a.path).size() < frozen_file(b.path).size(); };
    reader.broken.insert(std::max_element(reader.wanted.begin(), reader.wanted.end(), larger)->path);
    reader.settle();
    REQUIRE(reader.saved.size() == 1);
    const std::size_t lost = lines_of(whole) - lines_of(reader.saved[0].content);
    CHECK(lost > 0);
    const std::string words = reader.look().saving.words;
    CAPTURE(words);
    CHECK(words.starts_with("quotes.csv lacks " + std::to_string(lost) + " of " + std::to_string(lines_of(whole) - 1) + " quotations"));
    CHECK(words.find("gone") != std::string::npos);
    CHECK(reader.look().saving.end.label == phrases().close);

    reader.session.dispatch(StopSaving{});
    CHECK_FALSE(reader.look().saving.shown());
    reader.broken.clear();
    reader.saved.clear();
    CHECK(reader.save(ExportFormat::csv) == whole);
    CHECK_FALSE(reader.look().saving.shown());
}

TEST_CASE("the quotations of one speaker are saved, and of a name that nobody has there are none") {
    Reader all("/quotes");
    REQUIRE_FALSE(all.look().quotes.rows.empty());
    const auto known = std::find_if(all.look().quotes.rows.begin(), all.look().quotes.rows.end(), [](const QuoteRow& row) { return row.speaker_known; });
    REQUIRE(known != all.look().quotes.rows.end());
    const std::string name = known->speaker_value;
    all.session.dispatch(ShowSpeaker{name});
    const std::vector<std::string> speakers = values_of(all.save(ExportFormat::jsonl), "speaker");
    CHECK(speakers.size() == all.look().quotes.total);
    for (const std::string& speaker : speakers) CHECK(speaker == json_string(name));
    all.session.dispatch(ShowSpeaker{"Nobody of this name"});
    CHECK(lines_of(all.save(ExportFormat::csv)) == 1);
}

TEST_CASE("several files asked for one after the other are saved one after the other") {
    Reader reader("/quotes");
    reader.session.dispatch(ExportResults{ExportFormat::csv});
    reader.session.dispatch(ExportResults{ExportFormat::markdown});
    reader.settle();
    REQUIRE(reader.saved.size() == 2);
    CHECK(reader.saved[0].name == "quotes.csv");
    CHECK(reader.saved[1].name == "quotes.md");
}
