// From words in documents to terms with their documents: an external merge with bounded memory.
//
//     document 0: "trade grows"   ┐          ┌ grows → 0@1
//     document 1: "trade"         ┘ → run → ┤
//                                            └ trade → 0@0, 1@0
//
// Documents arrive in ascending order. Their postings gather in memory, term by term; when that grows past the budget, the
// terms are sorted and written out as a run, to one scratch file for all. merge() reads all runs side by side: since a later
// run only holds later documents, a term's postings are simply appended. What was added is counted, and so is what merge()
// hands on; the two must agree, so that nothing is lost without a word.
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

// Where a word stands in its document. A word of a folded line is found there and weighs least.
enum class Zone : std::uint8_t { title, lead, rest, folded };

// How much an inverter holds.
struct InverterTotals {
    std::uint64_t postings = 0;  // pairs of a term and a document
    std::uint64_t words = 0;     // places of words
    friend bool operator==(const InverterTotals&, const InverterTotals&) = default;
};

class Inverter {
  public:
    // Runs go to a scratch file on the disk of `folder`; `memory` is a budget in bytes.
    Inverter(std::string folder, std::size_t memory);
    ~Inverter();
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
    // Calls `visit` for each term in ascending order, once; it takes all documents of the term. Errors: a run cannot be
    // written or read back, or its postings are not those that were added.
    base::Status merge(const std::function<void(std::string_view term, Term& documents)>& visit);

    // What was added so far.
    const InverterTotals& totals() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// The documents of one term, decoded one at a time.
class Inverter::Term {
  public:
    // Adds what it hands on to `totals`.
    Term(std::vector<std::string> pieces, InverterTotals& totals) : pieces_(std::move(pieces)), totals_(totals) {}
    bool next(Document& out);

  private:
    std::vector<std::string> pieces_;
    InverterTotals& totals_;
    std::size_t piece_ = 0, offset_ = 0;
};

}  // namespace verbatim::index
