#include "index/term_family.h"

#include "bundle/front_coding.h"
#include "bundle/lexicon.h"

namespace verbatim::index {

namespace {

// The shortest string that is greater than `before` and not greater than `term`: what a directory needs to tell them apart.
std::string separator(std::string_view before, std::string_view term) {
    return std::string(term.substr(0, bundle::shared_prefix(before, term) + 1));
}

}  // namespace

TermFamilyWriter::TermFamilyWriter(FamilyWriter& terms, FamilyWriter* positions, std::uint32_t documents, bundle::Impacts impacts,
                                   TermShardSizes sizes)
    : terms_(terms), positions_(positions), documents_(documents), impacts_(impacts), sizes_(sizes), open_terms_(0, documents, impacts) {}

std::uint32_t TermFamilyWriter::add(std::string_view term, Inverter::Term& documents) {
    std::vector<bundle::Posting> postings;
    Inverter::Document document;
    while (documents.next(document)) {
        if (impacts_ == bundle::Impacts::none) document.posting.impact = 0;
        postings.push_back(document.posting);
        if (positions_) list_writer_.add(document.posting, std::move(document.positions));
    }
    if (positions_) {
        if (open_positions_.empty()) {
            positions_key_ = separator(before_, term);
            positions_first_ = next_ordinal_;
        }
        open_positions_.push_back(list_writer_.finish());
        positions_size_ += open_positions_.back().size();
    }
    add(term, postings);
    if (positions_size_ >= sizes_.positions) close_positions();
    return static_cast<std::uint32_t>(postings.size());
}

void TermFamilyWriter::add(std::string_view term, const std::vector<bundle::Posting>& postings) {
    if (open_terms_.count() == 0) terms_key_ = separator(before_, term);
    open_terms_.add(term, postings);
    before_ = term;
    ++next_ordinal_;
    if (open_terms_.size() >= sizes_.terms) close_terms();
}

void LexiconWriter::add(std::string_view term, std::uint32_t document_frequency) {
    open_.emplace_back(term, document_frequency);
    if (open_.size() == terms_a_shard) close();
}

void LexiconWriter::close() {
    if (open_.empty()) return;
    family_.add(separator(before_, open_.front().first), {bundle::write_lexicon(open_)});
    before_ = open_.back().first;
    open_.clear();
}

void TermFamilyWriter::close_terms() {
    if (open_terms_.count() == 0) return;
    terms_.add(std::move(terms_key_), open_terms_.finish());
    open_terms_ = bundle::TermShardWriter(next_ordinal_, documents_, impacts_);
}

void TermFamilyWriter::close_positions() {
    if (open_positions_.empty()) return;
    positions_->add(std::move(positions_key_), bundle::write_position_shard(positions_first_, open_positions_));
    open_positions_.clear();
    positions_size_ = 0;
}

void TermFamilyWriter::finish() {
    close_terms();
    close_positions();
}

}  // namespace verbatim::index
