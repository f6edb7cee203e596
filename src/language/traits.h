// How a language differs from others in what the rules ask: assets/languages/<code>/traits.tsv, compiled in.
//
//     agent_prepositions	by	was told by X
//     many_cues	yes	no cue near tells that nobody speaks
//
// A row is a key, its value and a comment. A key is the name of a member below. A flag that is not there is false, and a list empty: so
// an unknown language has none of them. Words are in lower case unless a comment says otherwise.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

namespace verbatim::language {

class WordList {
  public:
    WordList() = default;
    WordList(std::initializer_list<std::string_view> words) : words_(words) {}

    void add(std::string_view word) { words_.push_back(word); }
    // Linear: the lists are short.
    bool has(std::string_view word) const;
    bool empty() const { return words_.empty(); }
    auto begin() const { return words_.begin(); }
    auto end() const { return words_.end(); }

  private:
    std::vector<std::string_view> words_;  // views of the compiled-in tables
};

// Each place has its alternatives; "*" is any word of class nominal.
using SourcePhrase = std::vector<WordList>;

struct Traits {
    // What the tables hold.
    bool many_cues = false;                // the cue verbs are nearly complete: where none is near, nobody speaks
    bool bare_forms_may_be_nouns = false;  // "claims" and "report" are nouns as often as verbs
    bool finite_forms_only = false;        // an infinitive or a participle is no cue without an auxiliary, and no cue follows a preposition
    WordList form_columns;                 // what the columns of forms in cues.tsv are: third_person, past, participle, gerund; past where none is named

    // Names.
    bool nouns_are_capitalised = false;    // a capital does not make a name
    bool particles_are_foreign = false;    // "de" and "van" are no words of the language, so they join names
    bool names_bend = false;               // Зеленский, Зеленского: names are compared without their endings
    bool names_lack_capitals = false;      // names are told by the words beside them
    bool noun_leads_phrase = false;        // la présidente du syndicat: a noun phrase begins with its head
    WordList adverb_suffixes;              // "ly": such words are adverbs
    WordList past_suffixes;                // "ed": right behind a name such a word is its verb
    WordList irregular_pasts;              // struck: and these are

    // Words and marks.
    WordList elisions;                     // qu'elle: such words end in an apostrophe that parts them from the next
    WordList enclitics;                    // dit-elle, a-t-il: pronouns that hang on a verb
    WordList proclitics;                   // وقال: joined to the word after them, where that is a known one
    bool unspaced = false;                 // no blanks between words: text is cut at known words
    bool verb_last = false;                // X は「…」と述べた
    bool titles_follow_names = false;      // 中川市長
    WordList topic_particles;              // behind whom a sentence is about
    WordList quotatives;                   // between quoted words and their verb
    WordList plain_quotatives;             // … those behind which whatever verb tells of speech
    WordList sources_of_learning;          // 记者从X获悉: X told it
    WordList same_words;                   // 同首相, 这位渔民: whoever was called so before
    bool quotation_dashes = false;         // a dash at the beginning of a paragraph opens speech

    // Clauses.
    bool comma_opens_clause = false;             // sagte, die Brücke sei sicher
    WordList declarative_complementizers;        // that
    WordList interrogative_complementizers;      // whether, if
    WordList cleft_words;                        // What he said was that …
    WordList question_words;                     // with which an indirect question begins
    WordList clause_openers;                     // with which a clause begins that can be read alone
    WordList infinitive_markers;                 // to
    WordList hanging_words;                      // with which no clause ends

    // Verbs and their subjects.
    bool inverts_without_mark = false;  // the subject may follow its verb anywhere: gestern sagte X
    bool drops_subjects = false;        // a verb without a subject has the one told before: declaró a la radio
    bool frames = false;                // the weights were not learned from this language: where words, verb and speaker stand side by side, that tells more
    WordList be_forms;                  // auxiliaries of the passive
    WordList oblique_determiners;       // des, dem: what they open is no subject
    WordList reflexives;                // before one of them: s'est dit is no passive
    WordList expletives;                // es: a subject that means nobody: heißt es in der Rede
    WordList as_words;                  // comme, как: before a cue that tells whose the sentence is: Как сообщил X, …
    WordList passive_verbs;             // before a participle, like an auxiliary of the passive: stands accused
    WordList modals;
    WordList reported_moods;            // finite verbs in the mood of what others say: Auch habe sich die Lage “…”
    WordList agent_prepositions;        // was told by X
    WordList statement_nouns;           // a warning by X that …, X's claim that …
    WordList statement_links;           // by, from: a warning by X that …
    WordList noun_links;                // of: join the parts of a noun phrase that begins with its head
    WordList coordinators;              // and: joins two speakers
    WordList time_leads;                // before a time: on Monday
    WordList place_prepositions;        // before a time or place between a cue and its clause: said in Ohio that …

    // What was not said (quotes/cues/saying.h).
    WordList negative_subjects;      // nobody, neither
    WordList negation_limits;        // not only said; No fewer than three said
    WordList nothing;                // said nothing about
    WordList fronted_negations;      // Nor did he say
    WordList inverted_auxiliaries;   // before the subject in questions: Did she say
    WordList conditional_openers;    // if, unless
    WordList withholding_words;      // refused to say, is expected to say
    WordList avoiding_words;         // without saying, denied saying
    WordList modal_limits;           // would later say: it was said

    // What is denied (quotes/content/denial.h).
    WordList stated_nouns;         // tell that somebody stated something: claim, allegation
    WordList denying_nouns;        // her denial that …
    WordList stated_openers;       // open what was stated: the claim that
    WordList stated_relatives;     // stand before what was stated: Berichte, wonach
    WordList false_words;          // dismissed as untrue a report
    WordList calling_words;        // before what the statement is called: dismissed the claim as “nonsense”
    WordList denied_verb_suffixes; // of a verb that is denied itself: denied taking money
    WordList separable_particles;  // stand apart from their verb: wies den Vorwurf zurück. A form without the particle that its lemma begins with is a cue only where that follows

    // Sources.
    WordList according_to;                     // the second word of "according to"
    WordList according_postpositions;          // stand behind their source: X zufolge
    WordList according_after_words;            // name a source only behind the words: „…“, so X
    bool according_may_be_ordinal = false;     // o segundo turno, segundo X
    bool leading_source_needs_no_comma = false;  // Laut X ist …
    std::vector<SourcePhrase> source_phrases;  // before a source: nach * von|vom
    WordList possessed_sources;                // behind a possessive that names the source: по его словам
    WordList relating_words;                   // what the sentence before tells: об этом сообщил X

    // Whose words the article is.
    WordList first_person;      // the writer's own words, as written
    WordList opinion_sections;  // of opinion pieces, as text::fold() makes them
};

// Whether `key` may stand in a traits.tsv.
bool is_trait(std::string_view key);

// What the text of a traits.tsv says. Unknown keys are passed over. The traits view the text.
Traits read_traits(std::string_view table);

}  // namespace verbatim::language
