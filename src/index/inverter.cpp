#include "index/inverter.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/bytes.h"
#include "base/hash.h"
#include "files/scratch.h"

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

// The lengths of a term and of its encoded documents, which stand before them in a run.
struct RecordSizes {
    std::uint32_t term = 0, piece = 0;
};

// Reads the terms of a run one after another. A run ends where its last record ends and nowhere else.
class RunReader {
  public:
    explicit RunReader(files::ScratchReader in) : in_(std::move(in)) {}

    // Whether the last advance() found the end of the run.
    bool done() const { return done_; }
    const std::string& term() const { return term_; }
    std::string take_piece() { return std::move(piece_); }

    // Errors: the disk fails, or a record breaks off.
    base::Status advance() {
        done_ = in_.at_end();
        if (done_) return base::Ok{};
        RecordSizes sizes;
        if (auto status = in_.read(reinterpret_cast<char*>(&sizes), sizeof sizes); !status) return status;
        term_.resize(sizes.term);
        piece_.resize(sizes.piece);
        if (auto status = in_.read(term_.data(), term_.size()); !status) return status;
        return in_.read(piece_.data(), piece_.size());
    }

  private:
    files::ScratchReader in_;
    std::string term_, piece_;
    bool done_ = false;
};

}  // namespace

struct Inverter::State {
    std::string folder;
    std::size_t budget = 0;
    std::optional<files::ScratchFile> file;  // made when the first run is written
    std::vector<std::uint64_t> run_ends;     // where each run of the file ends
    InverterTotals totals;

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
            // Readers keep this many places of a word in a document and no more.
            std::vector<std::uint32_t>& places = word->zone == Zone::title ? positions.title : positions.text;
            if (places.size() < bundle::most_positions) places.push_back(word->position);
            if (word->zone != Zone::folded) ++(word->zone == Zone::title ? counts.title : word->zone == Zone::lead ? counts.lead : counts.rest);
        }
        base::ByteWriter out;
        out.varint(document);
        out.u8(bundle::impact_of(counts));
        put_ascending(out, positions.text);
        put_ascending(out, positions.title);
        pieces[first->term] += out.view();
        used += out.size();
        ++totals.postings;
        totals.words += positions.text.size() + positions.title.size();
    }

    base::Status write_run() {
        std::vector<const std::pair<const std::string, std::uint32_t>*> terms;
        for (const auto& entry : numbers) terms.push_back(&entry);
        std::sort(terms.begin(), terms.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
        if (!file) {
            auto made = files::ScratchFile::create(folder);
            if (!made) return made.error();
            file.emplace(std::move(*made));
        }
        for (const auto* entry : terms) {
            const std::string& piece = pieces[entry->second];
            const RecordSizes sizes{static_cast<std::uint32_t>(entry->first.size()), static_cast<std::uint32_t>(piece.size())};
            const std::string_view head(reinterpret_cast<const char*>(&sizes), sizeof sizes);
            for (const std::string_view part : {head, std::string_view(entry->first), std::string_view(piece)})
                if (auto status = file->append(part); !status) return status;
        }
        if (auto status = file->flush(); !status) return status;
        run_ends.push_back(file->size());
        numbers.clear();
        pieces.clear();
        used = 0;
        return base::Ok{};
    }
};

Inverter::Inverter(std::string folder, std::size_t memory) : state_(std::make_unique<State>()) {
    state_->folder = std::move(folder);
    state_->budget = memory;
}

Inverter::~Inverter() = default;

const InverterTotals& Inverter::totals() const { return state_->totals; }

void Inverter::add(std::string_view term, Zone zone, std::uint32_t position) {
    state_->words.push_back({state_->number_of(term), zone, position});
    if (zone != Zone::title && zone != Zone::folded) ++state_->text_words;
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
    std::vector<RunReader> readers;
    std::uint64_t start = 0;
    for (const std::uint64_t end : state_->run_ends) {
        readers.emplace_back(files::ScratchReader(*state_->file, std::exchange(start, end), end));
        if (auto status = readers.back().advance(); !status) return status;
    }
    InverterTotals merged;
    while (true) {
        const RunReader* least = nullptr;
        for (const RunReader& reader : readers)
            if (!reader.done() && (!least || reader.term() < least->term())) least = &reader;
        if (!least) break;
        const std::string term = least->term();
        std::vector<std::string> pieces;
        for (RunReader& reader : readers) {
            if (reader.done() || reader.term() != term) continue;
            pieces.push_back(reader.take_piece());
            if (auto status = reader.advance(); !status) return status;
        }
        Term documents(std::move(pieces), merged);
        visit(term, documents);
    }
    if (merged == state_->totals) return base::Ok{};
    return base::Error{"the index", std::to_string(merged.postings) + " postings of " + std::to_string(merged.words) + " words merged",
                       std::to_string(state_->totals.postings) + " of " + std::to_string(state_->totals.words) + ", as counted when they were added",
                       "check the disk and build again"};
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
    if (!in.ok()) return false;  // the totals tell that documents are missing
    ++totals_.postings;
    totals_.words += out.positions.text.size() + out.positions.title.size();
    return true;
}

}  // namespace verbatim::index
