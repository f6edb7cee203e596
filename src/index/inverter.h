// From words in documents to terms with their documents: an external merge with bounded memory.
//
//     document 0: "trade grows"   ┐          ┌ grows → 0@1
//     document 1: "trade"         ┘ → run → ┤
//                                            └ trade → 0@0, 1@0
//
// Documents arrive in ascending order. Their postings gather in memory, term by term; when that grows past the budget, the
// terms are sorted and written out as a run. merge() reads all runs side by side: since a later run only holds later
// documents, a term's postings are simply appended.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/impact.h"
#include "bundle/positions.h"
#include "bundle/postings.h"

namespace verbatim::index {

// Where a word stands in its document.
enum class Zone : std::uint8_t { title, lead, rest };

class Inverter {
  public:
    // Runs go to files called `path_prefix` + number; `memory` is a budget in bytes.
    Inverter(std::string path_prefix, std::size_t memory);
    ~Inverter();  // removes the runs
    Inverter(const Inverter&) = delete;
    Inverter& operator=(const Inverter&) = delete;

    // Adds a word of the current document. `position` counts words in the title, or in the text (lead and rest).
    void add(std::string_view term, Zone zone, std::uint32_t position);
    // Ends the current document. Errors: a run could not be written.
    base::Status end_document(std::uint32_t document);

    // One term of the merged whole. `next` gives its documents in order and returns false after the last.
    struct Document {
        bundle::Posting posting;
        bundle::DocumentPositions positions;
    };
    class Term;
    // Calls `visit` for each term in ascending order, once. Errors: a run cannot be read back.
    base::Status merge(const std::function<void(std::string_view term, Term& documents)>& visit);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// The documents of one term, decoded one at a time.
class Inverter::Term {
  public:
    explicit Term(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {}
    bool next(Document& out);

  private:
    std::vector<std::string> pieces_;
    std::size_t piece_ = 0, offset_ = 0;
};

}  // namespace verbatim::index
