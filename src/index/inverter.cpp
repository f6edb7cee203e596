#include "index/inverter.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <optional>
#include <unordered_map>

#include "base/bytes.h"
#include "base/hash.h"

namespace verbatim::index {

namespace {

struct Word {
    std::uint32_t term = 0;
    Zone zone = Zone::rest;
    std::uint32_t position = 0;
};

struct TermHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view term) const { return static_cast<std::size_t>(base::hash64(term)); }
};

// What a term costs beside its postings, roughly: its string, its place in the table, its buffer.
constexpr std::size_t bytes_a_term = 160;

void put_ascending(base::ByteWriter& out, const std::vector<std::uint32_t>& positions) {
    out.varint(positions.size());
    std::uint32_t before = 0;
    for (std::uint32_t position : positions) {
        out.varint(position - before);
        before = position;
    }
}

void get_ascending(base::ByteReader& in, std::vector<std::uint32_t>& positions) {
    positions.resize(in.count());
    std::uint32_t before = 0;
    for (std::uint32_t& position : positions) before = position = before + in.varint32();
}

// Reads the terms of a run one after another.
class RunReader {
  public:
    explicit RunReader(const std::string& path) : in_(path, std::ios::binary) { advance(); }

    bool done() const { return done_; }
    bool failed() const { return failed_; }
    const std::string& term() const { return term_; }
    std::string take_piece() { return std::move(piece_); }

    void advance() {
        std::uint32_t sizes[2] = {0, 0};
        in_.read(reinterpret_cast<char*>(sizes), sizeof sizes);
        done_ = in_.gcount() == 0;
        if (done_) return;
        term_.resize(sizes[0]);
        piece_.resize(sizes[1]);
        in_.read(term_.data(), sizes[0]);
        in_.read(piece_.data(), sizes[1]);
        failed_ = done_ = !in_;
    }

  private:
    std::ifstream in_;
    std::string term_, piece_;
    bool done_ = false, failed_ = false;
};

base::Error run_error(const std::string& path) {
    return {path, "a file that cannot be written or read back", "room and permission", "free some space and build again"};
}

}  // namespace

struct Inverter::State {
    std::string path_prefix;
    std::size_t budget = 0;
    std::vector<std::string> runs;

    std::unordered_map<std::string, std::uint32_t, TermHash, std::equal_to<>> numbers;
    std::vector<std::string> pieces;  // by number: encoded documents
    std::size_t used = 0;
    std::vector<Word> words;          // of the current document
    std::uint32_t text_words = 0;

    std::uint32_t number_of(std::string_view term) {
        const auto found = numbers.find(term);
        if (found != numbers.end()) return found->second;
        const auto number = static_cast<std::uint32_t>(pieces.size());
        numbers.emplace(std::string(term), number);
        pieces.emplace_back();
        used += bytes_a_term;
        return number;
    }

    // Encodes the words first … last of the current document, all of one term, in order.
    void add_document(std::uint32_t document, std::vector<Word>::const_iterator first, std::vector<Word>::const_iterator last) {
        bundle::TermCounts counts;
        counts.words = text_words;
        bundle::DocumentPositions positions;
        for (auto word = first; word != last; ++word) {
            (word->zone == Zone::title ? positions.title : positions.text).push_back(word->position);
            ++(word->zone == Zone::title ? counts.title : word->zone == Zone::lead ? counts.lead : counts.rest);
        }
        base::ByteWriter out;
        out.varint(document);
        out.u8(bundle::impact_of(counts));
        put_ascending(out, positions.text);
        put_ascending(out, positions.title);
        pieces[first->term] += out.view();
        used += out.size();
    }

    base::Status write_run() {
        std::vector<const std::pair<const std::string, std::uint32_t>*> terms;
        for (const auto& entry : numbers) terms.push_back(&entry);
        std::sort(terms.begin(), terms.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
        runs.push_back(path_prefix + std::to_string(runs.size()));
        std::ofstream out(runs.back(), std::ios::binary | std::ios::trunc);
        for (const auto* entry : terms) {
            const std::string& piece = pieces[entry->second];
            const std::uint32_t sizes[2] = {static_cast<std::uint32_t>(entry->first.size()), static_cast<std::uint32_t>(piece.size())};
            out.write(reinterpret_cast<const char*>(sizes), sizeof sizes);
            out.write(entry->first.data(), sizes[0]);
            out.write(piece.data(), sizes[1]);
        }
        out.close();
        if (!out) return run_error(runs.back());
        numbers.clear();
        pieces.clear();
        used = 0;
        return base::Ok{};
    }
};

Inverter::Inverter(std::string path_prefix, std::size_t memory) : state_(std::make_unique<State>()) {
    state_->path_prefix = std::move(path_prefix);
    state_->budget = memory;
}

Inverter::~Inverter() {
    std::error_code ignored;
    for (const std::string& run : state_->runs) std::filesystem::remove(run, ignored);
}

void Inverter::add(std::string_view term, Zone zone, std::uint32_t position) {
    state_->words.push_back({state_->number_of(term), zone, position});
    if (zone != Zone::title) ++state_->text_words;
}

base::Status Inverter::end_document(std::uint32_t document) {
    auto& words = state_->words;
    // Title first within a term; within a zone the words came in order.
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.term < b.term; });
    for (auto first = words.cbegin(); first != words.cend();) {
        const auto last = std::find_if(first, words.cend(), [&](const Word& word) { return word.term != first->term; });
        state_->add_document(document, first, last);
        first = last;
    }
    words.clear();
    state_->text_words = 0;
    return state_->used < state_->budget ? base::Status(base::Ok{}) : state_->write_run();
}

base::Status Inverter::merge(const std::function<void(std::string_view, Term&)>& visit) {
    if (auto status = state_->write_run(); !status) return status;
    std::deque<RunReader> readers;
    for (const std::string& run : state_->runs) readers.emplace_back(run);
    while (true) {
        const RunReader* least = nullptr;
        for (const RunReader& reader : readers) {
            if (reader.failed()) return run_error(state_->path_prefix);
            if (!reader.done() && (!least || reader.term() < least->term())) least = &reader;
        }
        if (!least) return base::Ok{};
        const std::string term = least->term();
        std::vector<std::string> pieces;
        for (RunReader& reader : readers) {
            if (reader.done() || reader.term() != term) continue;
            pieces.push_back(reader.take_piece());
            reader.advance();
        }
        Term documents(std::move(pieces));
        visit(term, documents);
    }
}

bool Inverter::Term::next(Document& out) {
    while (piece_ < pieces_.size() && offset_ == pieces_[piece_].size()) {
        ++piece_;
        offset_ = 0;
    }
    if (piece_ == pieces_.size()) return false;
    base::ByteReader in(std::string_view(pieces_[piece_]).substr(offset_));
    out.posting.document = in.varint32();
    out.posting.impact = in.u8();
    get_ascending(in, out.positions.text);
    get_ascending(in, out.positions.title);
    offset_ += in.position();
    return in.ok();
}

}  // namespace verbatim::index
