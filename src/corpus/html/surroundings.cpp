// Author, date and outlet from the words around a text, for pages that say them to people alone.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "corpus/html/blocks.h"
#include "corpus/html/fields.h"
#include "corpus/html/html.h"
#include "corpus/html/lines.h"
#include "corpus/html/site_name.h"
#include "corpus/written_date.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/web_address.h"

namespace verbatim::corpus::html {
namespace {

// A stretch of nodes over the text or under it, small enough to be read closely.
struct Stretch {
    NodeId from = 0, to = 0;
};

bool says_changed(std::string_view folded) {
    constexpr std::string_view words[] = {"updated", "modified", "mis à jour", "aktualisiert", "actualizado", "atualizado", "aggiornato", "обновлено", "оновлено", "zaktualizowano", "aktualizacja", "güncelleme", "diperbarui", "更新", "آخر تحديث", "last edited", "bijgewerkt", "uppdaterad"};
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return folded.find(word) != std::string_view::npos; });
}

// "Autor: ", "Redaktor —" before a name.
std::string_view without_label(std::string_view name) {
    const std::size_t colon = std::min(name.find(':'), name.find("："));
    if (colon != std::string_view::npos && colon < 30 && colon + 1 < name.size()) name.remove_prefix(colon + (name[colon] == ':' ? 1 : 3));
    while (!name.empty() && !text::is_word(text::decode(name, 0).code_point)) name.remove_prefix(text::decode(name, 0).length);
    return name;
}

bool looks_like_name(std::string_view words) {
    constexpr std::size_t longest_name = 80;
    if (words.empty() || words.size() > longest_name || ends_sentence(words) || count_words(words) > 6) return false;
    const char32_t first = text::decode(words, 0).code_point;
    if (!text::is_upper(first) && !text::is_caseless_letter(first)) return false;
    return std::none_of(words.begin(), words.end(), [](char c) { return ('0' <= c && c <= '9') || c == '@'; });
}

bool names_an_author(const Document& document, NodeId node) {
    const NameWords names(document, node);
    for (const std::string_view word : {"author*", "autor*", "auteur*", "byline*", "writer", "journalist*", "reporter", "penulis", "autore", "redaktor"}) {
        if (names.holds(word) && !names.holds("authority")) return true;
    }
    return false;
}

bool leads_to_author(std::string_view address) {
    constexpr std::string_view parts[] = {"/author/", "/authors/", "/autor/", "/autores/", "/autorzy/", "/auteur/", "/auteurs/", "/journaliste/", "/journalist/", "/writer/", "/staff/", "/byline/", "/profile/", "/people/", "/autoren/", "/redakteur/", "/penulis/", "/reporter/"};
    return std::any_of(std::begin(parts), std::end(parts), [&](std::string_view part) { return address.find(part) != std::string_view::npos; });
}

class Surroundings {
  public:
    Surroundings(PageFields& fields, const Document& document, const TextPlace& place) : fields_(fields), document_(document), place_(place) {
        constexpr NodeId furthest_over = 400, furthest_under = 120, over_headline = 60;
        over_.to = place.first;
        over_.from = place.first > furthest_over ? place.first - furthest_over : 0;
        if (fields.headline != 0 && fields.headline < place.first) over_.from = std::max(over_.from, fields.headline > over_headline ? fields.headline - over_headline : 0);
        under_ = {place.last + 1, std::min<NodeId>(place.last + furthest_under, document.size())};
    }

    void run() {
        const bool wants_date = fields_.date.empty(), wants_author = fields_.author.empty(), wants_source = fields_.source.empty();
        if (!wants_date && !wants_author && !wants_source) return;
        const std::vector<Block> over = blocks_of(document_, over_.from, over_.to, {}, LineEnds::end_blocks);
        const std::vector<Block> under = blocks_of(document_, under_.from, under_.to, {}, LineEnds::end_blocks);
        if (wants_date) {
            // A day over the headline may be that of the visit: "Friday, 26 April" in the page's head.
            std::vector<Block> between, before;
            const NodeId headline_end = fields_.headline == 0 ? 0 : document_[fields_.headline].end;
            for (const Block& block : over) (fields_.headline == 0 || block.first >= headline_end ? between : before).push_back(block);
            if (fields_.headline == 0) std::reverse(between.begin(), between.end());
            std::reverse(before.begin(), before.end());
            date_from(between, "words over the text");
            date_from(before, "words over the headline");
            complete_from_address(fields_);
            date_from(under, "words under the text");
        }
        if (wants_author) {
            author_from_bylines(over);
            author_from_names(over_);
            author_from_credit();
            author_from_bylines(under);
            author_from_names(under_);
            author_from_sign();
        }
        if (fields_.date.empty() && !fields_.modified.empty()) fields_.date = {fields_.modified.value, fields_.modified.where + " (the day of a change)"};
        if (wants_source) source_from(over);
    }

  private:
    void date_from(const std::vector<Block>& blocks, const char* where) {
        for (const bool changed : {false, true}) {
            for (const Block& block : blocks) {
                constexpr std::uint32_t longest_line = 30;
                if (!fields_.date.empty()) return;
                if (block.words > longest_line || is_heading(block.tag)) continue;
                const auto date = find_date(block.text, fields_.language.value);
                if (!date || date->precision < DatePrecision::day) continue;
                // "Updated …" is the day of a change, unless a day stands before that word.
                const std::string before = folded_line(std::string_view(block.text).substr(0, date->start), 200);
                if (says_changed(before) != changed) continue;
                fields_.date = {date->iso, where};
                before_date_ = block.text.substr(0, date->start);
            }
        }
    }

    void set_author(std::string_view name, const char* where) {
        if (!fields_.author.empty() || name.empty() || !may_be_author(name)) return;
        if (squeezed(name) == squeezed(fields_.title.value) || squeezed(name) == squeezed(fields_.source.value)) return;
        fields_.author = {std::string(name), where};
    }

    void author_from_bylines(const std::vector<Block>& blocks) {
        for (const Block& block : blocks) {
            if (block.words <= 25 && !is_heading(block.tag)) set_author(name_in_byline(block.text), "byline");
        }
    }

    // Elements that are called author, and links to an author's page.
    void author_from_names(const Stretch& stretch) {
        for (NodeId node = stretch.from; node < stretch.to && fields_.author.empty(); ++node) {
            const Node& here = document_[node];
            if (here.kind != Node::Kind::element || here.end > stretch.to + 50) continue;
            const bool link = here.tag == Tag::a && leads_to_author(document_.attribute(node, "href"));
            if (!link && !names_an_author(document_, node)) continue;
            const std::string line = document_.line(node, 120);
            if (const std::string_view name = name_in_byline(line); !name.empty()) set_author(name, "byline");
            if (const std::string_view name = without_label(line); looks_like_name(name)) set_author(name, link ? "link to the author" : "element named author");
        }
    }

    // "(c)AFP/Aminu ABUBAKAR"
    void author_from_credit() {
        const std::size_t slash = place_.credit.find('/');
        if (slash != std::string_view::npos && looks_like_name(place_.credit.substr(slash + 1))) set_author(place_.credit.substr(slash + 1), "credit");
    }

    // The sign of German editors at the end of a text: "… Vorjahr. (amo)"
    void author_from_sign() {
        const std::string_view text = place_.last_paragraph;
        if (fields_.language.value.substr(0, 2) != "de" || text.size() < 5 || text.back() != ')') return;
        const std::size_t open = text.rfind('(');
        if (open == std::string_view::npos || open == 0) return;
        const std::string_view sign = text.substr(open + 1, text.size() - open - 2);
        const bool short_word = sign.size() >= 2 && sign.size() <= 4 && std::all_of(sign.begin(), sign.end(), [](char c) { return 'a' <= c && c <= 'z'; });
        if (short_word && ends_sentence(text.substr(0, text.find_last_not_of(' ', open - 1) + 1))) set_author(sign, "sign under the text");
    }

    // "新华网河北频道 (2012-06-04 09:20:26)": the words before the day; then the host.
    void source_from(const std::vector<Block>&) {
        std::string_view words = before_date_;
        while (!words.empty() && !text::is_word(text::decode_before(words, words.size()).code_point)) words.remove_suffix(text::decode_before(words, words.size()).length);
        const bool unspaced = !words.empty() && text::is_unspaced_script(text::decode(words, 0).code_point);
        if (unspaced && count_words(words) <= 8) fields_.source = {std::string(words), "words before the date"};
        if (fields_.source.empty()) {
            if (std::string name = words_that_spell_host(document_, fields_.url.value); !name.empty()) fields_.source = {std::move(name), "words that spell the host"};
        }
        if (fields_.source.empty()) {
            std::string_view host = text::host_of(fields_.url.value);
            if (host.substr(0, 4) == "www.") host.remove_prefix(4);
            if (!host.empty()) fields_.source = {std::string(host), "host of the address"};
        }
    }

    PageFields& fields_;
    const Document& document_;
    const TextPlace& place_;
    Stretch over_, under_;
    std::string before_date_;
};

}  // namespace

void complete_fields(PageFields& fields, const Document& document, const TextPlace& place) { Surroundings(fields, document, place).run(); }

}  // namespace verbatim::corpus::html
