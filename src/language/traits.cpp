#include "language/traits.h"

#include <algorithm>
#include <array>

#include "language/tables.h"

namespace verbatim::language {
namespace {

struct Flag {
    std::string_view key;
    bool Traits::*value;
};

struct List {
    std::string_view key;
    WordList Traits::*value;
    std::string_view separator = " ";
};

constexpr std::array flags{
    Flag{"many_cues", &Traits::many_cues},
    Flag{"bare_forms_may_be_nouns", &Traits::bare_forms_may_be_nouns},
    Flag{"finite_forms_only", &Traits::finite_forms_only},
    Flag{"nouns_are_capitalised", &Traits::nouns_are_capitalised},
    Flag{"particles_are_foreign", &Traits::particles_are_foreign},
    Flag{"names_bend", &Traits::names_bend},
    Flag{"names_lack_capitals", &Traits::names_lack_capitals},
    Flag{"noun_leads_phrase", &Traits::noun_leads_phrase},
    Flag{"unspaced", &Traits::unspaced},
    Flag{"verb_last", &Traits::verb_last},
    Flag{"titles_follow_names", &Traits::titles_follow_names},
    Flag{"quotation_dashes", &Traits::quotation_dashes},
    Flag{"drops_subjects", &Traits::drops_subjects},
    Flag{"frames", &Traits::frames},
    Flag{"comma_opens_clause", &Traits::comma_opens_clause},
    Flag{"inverts_without_mark", &Traits::inverts_without_mark},
    Flag{"according_may_be_ordinal", &Traits::according_may_be_ordinal},
    Flag{"leading_source_needs_no_comma", &Traits::leading_source_needs_no_comma},
};

constexpr std::array lists{
    List{"form_columns", &Traits::form_columns},
    List{"adverb_suffixes", &Traits::adverb_suffixes},
    List{"past_suffixes", &Traits::past_suffixes},
    List{"irregular_pasts", &Traits::irregular_pasts},
    List{"topic_particles", &Traits::topic_particles},
    List{"plain_quotatives", &Traits::plain_quotatives},
    List{"quotatives", &Traits::quotatives},
    List{"sources_of_learning", &Traits::sources_of_learning},
    List{"same_words", &Traits::same_words},
    List{"elisions", &Traits::elisions},
    List{"enclitics", &Traits::enclitics},
    List{"proclitics", &Traits::proclitics},
    List{"declarative_complementizers", &Traits::declarative_complementizers},
    List{"interrogative_complementizers", &Traits::interrogative_complementizers},
    List{"question_words", &Traits::question_words},
    List{"clause_openers", &Traits::clause_openers},
    List{"infinitive_markers", &Traits::infinitive_markers},
    List{"hanging_words", &Traits::hanging_words},
    List{"be_forms", &Traits::be_forms},
    List{"oblique_determiners", &Traits::oblique_determiners},
    List{"reflexives", &Traits::reflexives},
    List{"expletives", &Traits::expletives},
    List{"as_words", &Traits::as_words},
    List{"passive_verbs", &Traits::passive_verbs},
    List{"modals", &Traits::modals},
    List{"cleft_words", &Traits::cleft_words},
    List{"reported_moods", &Traits::reported_moods},
    List{"negative_subjects", &Traits::negative_subjects},
    List{"negation_limits", &Traits::negation_limits},
    List{"nothing", &Traits::nothing},
    List{"fronted_negations", &Traits::fronted_negations},
    List{"inverted_auxiliaries", &Traits::inverted_auxiliaries},
    List{"conditional_openers", &Traits::conditional_openers},
    List{"withholding_words", &Traits::withholding_words},
    List{"avoiding_words", &Traits::avoiding_words},
    List{"modal_limits", &Traits::modal_limits},
    List{"stated_nouns", &Traits::stated_nouns},
    List{"denying_nouns", &Traits::denying_nouns},
    List{"stated_openers", &Traits::stated_openers},
    List{"stated_relatives", &Traits::stated_relatives},
    List{"false_words", &Traits::false_words},
    List{"calling_words", &Traits::calling_words},
    List{"denied_verb_suffixes", &Traits::denied_verb_suffixes},
    List{"separable_particles", &Traits::separable_particles},
    List{"agent_prepositions", &Traits::agent_prepositions},
    List{"statement_nouns", &Traits::statement_nouns},
    List{"statement_links", &Traits::statement_links},
    List{"noun_links", &Traits::noun_links},
    List{"coordinators", &Traits::coordinators},
    List{"time_leads", &Traits::time_leads},
    List{"place_prepositions", &Traits::place_prepositions},
    List{"according_to", &Traits::according_to},
    List{"according_postpositions", &Traits::according_postpositions},
    List{"according_after_words", &Traits::according_after_words},
    List{"possessed_sources", &Traits::possessed_sources},
    List{"relating_words", &Traits::relating_words},
    List{"first_person", &Traits::first_person},
    List{"opinion_sections", &Traits::opinion_sections, ", "},
};

constexpr std::string_view source_phrases_key = "source_phrases";

}  // namespace

bool WordList::has(std::string_view word) const { return std::find(words_.begin(), words_.end(), word) != words_.end(); }

bool is_trait(std::string_view key) {
    const auto has_key = [&](const auto& one) { return one.key == key; };
    return key == source_phrases_key || std::any_of(flags.begin(), flags.end(), has_key) || std::any_of(lists.begin(), lists.end(), has_key);
}

Traits read_traits(std::string_view table) {
    Traits traits;
    tables::for_each_row(table, [&](const std::vector<std::string_view>& cells) {
        if (cells.size() < 2) return;
        const std::string_view key = cells[0], value = cells[1];
        for (const Flag& flag : flags)
            if (flag.key == key) traits.*flag.value = value == "yes";
        for (const List& list : lists)
            if (list.key == key) tables::for_each_part(value, list.separator, [&](std::string_view word) { (traits.*list.value).add(word); });
        if (key != source_phrases_key) return;
        tables::for_each_part(value, ", ", [&](std::string_view phrase) {
            SourcePhrase& words = traits.source_phrases.emplace_back();
            tables::for_each_word(phrase, [&](std::string_view place) {
                WordList& alternatives = words.emplace_back();
                tables::for_each_part(place, "|", [&](std::string_view word) { alternatives.add(word); });
            });
        });
    });
    return traits;
}

}  // namespace verbatim::language
