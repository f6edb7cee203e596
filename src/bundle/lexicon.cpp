#include "bundle/lexicon.h"

#include "base/bytes.h"
#include "bundle/damage.h"
#include "bundle/front_coding.h"

namespace verbatim::bundle {

std::string write_lexicon(const std::vector<std::pair<std::string, std::uint32_t>>& terms) {
    base::ByteWriter out;
    out.varint(terms.size());
    std::string_view before;
    for (const auto& [term, frequency] : terms) {
        put_front_coded(out, before, term);
        out.varint(frequency);
        before = term;
    }
    return out.take();
}

base::Result<Lexicon> Lexicon::read(std::string_view content) {
    base::ByteReader reader(content);
    Lexicon lexicon;
    const std::uint32_t count = reader.count(3);
    lexicon.entries_.reserve(count);
    std::string term;
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        get_front_coded(reader, term, i == 0);
        if (lexicon.terms_.size() + term.size() > most_front_coded(content.size())) return damaged(ShardKind::lexicon, "size");
        lexicon.entries_.push_back({static_cast<std::uint32_t>(lexicon.terms_.size()), static_cast<std::uint32_t>(term.size()), reader.varint32()});
        lexicon.terms_ += term;
    }
    if (!reader.at_end()) return damaged(ShardKind::lexicon, "length");
    return lexicon;
}

}  // namespace verbatim::bundle
