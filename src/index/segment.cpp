#include "index/segment.h"

#include <algorithm>
#include <future>
#include <optional>
#include <system_error>

#include "bundle/articles.h"
#include "bundle/columns.h"
#include "bundle/ids.h"
#include "bundle/notes.h"
#include "bundle/values.h"
#include "bundle/versions.h"
#include "files/worker_pool.h"
#include "index/columns_writer.h"
#include "index/people_table.h"
#include "index/quote_table.h"
#include "index/term_family.h"
#include "index/text_writer.h"
#include "index/value_table.h"
#include "linking/near_copies.h"
#include "linking/variants.h"
#include "names/places.h"
#include "text/tokenizer.h"

namespace verbatim::index {

namespace {

void sort_unique(std::vector<std::uint32_t>& set) {
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
}

using bundle::Family;
using bundle::ShardKind;
using bundle::ValueList;

constexpr std::uint32_t lead_words = 60;

// What readers refuse of a segment (bundle/layout.h) is not written: arrays are made as long as it says.
base::Status within(std::uint64_t found, std::uint64_t most, const char* what) {
    if (found <= most) return base::Ok{};
    return base::Error{"the collection", std::to_string(found) + " " + what, "at most " + std::to_string(most) + " in one site",
                       "split the collection into several sites"};
}

// A quote's fragments are parted by one empty position, so that a phrase does not reach across what stood between them.
constexpr std::uint32_t fragment_gap = 1;

// One name a country and a city, however the articles write them.
std::string place_of(const corpus::Article& article) { return names::normalize_place(article.place).display(); }

std::size_t square_root(std::size_t number) {
    std::size_t root = 0;
    while ((root + 1) * (root + 1) <= number) ++root;
    return root;
}

// The families of a segment, each with the kind of its shards. Most lists are cut into pages early: a reader fetches the
// one page that it needs, and pages as long as there are many keep root and page together shortest. A list of results
// needs ten pages of texts, so those are shorter. Terms stay in the root up to some ten kilobytes, since every search
// needs them, and pages would cost it a round trip.
class Families {
  public:
    explicit Families(ShardSink& sink) : sink_(sink) {}

    FamilyWriter& at(Family family, ShardKind kind) {
        auto& slot = writers_[static_cast<std::size_t>(family)];
        if (!slot) slot.emplace(sink_, kind);
        return *slot;
    }
    void close() {
        for (std::size_t i = 0; i < bundle::family_count; ++i) {
            if (!writers_[i]) continue;
            const auto family = static_cast<Family>(i);
            const std::size_t count = writers_[i]->size(), root = square_root(count);
            const std::size_t page = family == Family::article_text ? std::max<std::size_t>(8, root / 6) : std::max<std::size_t>(16, root);
            writers_[i]->close(family == Family::article_terms ? most_terms_in_root : most_in_root, page);
        }
    }
    void fill(bundle::Root& root) const {
        for (std::size_t i = 0; i < bundle::family_count; ++i)
            if (writers_[i]) root.families[i] = writers_[i]->top();
    }

  private:
    static constexpr std::size_t most_in_root = 8, most_terms_in_root = 2048;
    ShardSink& sink_;
    std::optional<FamilyWriter> writers_[bundle::family_count];
};

// Runs `task` on a second thread where that is wanted and the system gives one, else when its result is asked for.
template <class Task>
std::future<base::Status> begin(bool side_by_side, Task task) {
    if (side_by_side && files::has_threads) {
        try {
            return std::async(std::launch::async, task);
        } catch (const std::system_error&) {  // no more threads
        }
    }
    return std::async(std::launch::deferred, task);
}

// Where the first paragraph ends, in bytes.
std::size_t lead_end(std::string_view text) {
    const std::size_t blank = text.find("\n\n");
    return blank == std::string_view::npos ? text.size() : blank;
}

class SegmentWriter {
  public:
    SegmentWriter(const Spool& spool, ShardSink& sink, const SegmentOptions& options)
        : spool_(spool), sink_(sink), options_(options), families_(sink), people_(options.corrections),
          article_words_(options.scratch, options.memory), quote_words_(options.scratch, options.memory) {}
    // The sink holds pointers into families_ and the text writer's dictionary.
    ~SegmentWriter() { sink_.cancel(); }
    SegmentWriter(const SegmentWriter&) = delete;
    SegmentWriter& operator=(const SegmentWriter&) = delete;

    base::Result<bundle::Manifest> write();

  private:
    // Calls visit(number, article) for each article in order; ends with the first that cannot be read or visited.
    template <class Visit>
    base::Status each_article(const Visit& visit) const;
    base::Status count_all();
    base::Status count_people();
    base::Status count_the_rest(linking::VariantFinder& wordings, linking::NearCopyFinder& copies);
    base::Status write_all();
    base::Status write_article(std::uint32_t article, const SpooledArticle& spooled);
    bundle::ArticleNotes make_notes(std::uint32_t article, const SpooledArticle& spooled);
    void invert_article(const SpooledArticle& spooled);
    void invert_quote(std::string_view text, const quotes::Quote& quote);
    base::Status write_versions();
    base::Status write_columns();
    base::Status write_terms();
    base::Status compare_totals() const;
    void write_people();
    void report(const char* phase, std::uint64_t done) const;

    const Spool& spool_;
    ShardSink& sink_;
    const SegmentOptions& options_;
    Families families_;
    bundle::Root root_;
    bundle::Manifest manifest_;
    PeopleTable people_;
    linking::Variants variants_;
    QuoteTable quotes_;
    ValueTable values_[bundle::value_list_count];
    Inverter article_words_, quote_words_;
    ArticleColumns columns_;
    std::vector<std::vector<bundle::Posting>> person_articles_, person_quotes_, person_about_;
    std::optional<TextWriter> text_;
    std::string dictionary_;
    std::size_t text_bytes_ = 0;  // of all articles

    ValueTable& values(ValueList list) { return values_[static_cast<std::size_t>(list)]; }
};

void SegmentWriter::report(const char* phase, std::uint64_t done) const {
    if (!options_.progress || done % 64 != 0) return;
    options_.progress(phase, static_cast<unsigned>(1000 * done / std::max<std::uint64_t>(1, spool_.size())));
}

template <class Visit>
base::Status SegmentWriter::each_article(const Visit& visit) const {
    for (std::uint32_t i = 0; i < spool_.size(); ++i) {
        auto spooled = spool_.read(i);
        if (!spooled) return spooled.error();
        if (auto status = visit(i, *spooled); !status) return status;
    }
    return base::Ok{};
}

// Two readings side by side, since neither needs what the other finds; then what needs both.
base::Status SegmentWriter::count_all() {
    linking::VariantFinder wordings;
    linking::NearCopyFinder copies;
    auto rest = begin(options_.side_by_side, [&] { return count_the_rest(wordings, copies); });
    const base::Status people = count_people(), others = rest.get();
    if (!people) return people;
    if (!others) return others;
    variants_ = wordings.find(people_.speakers());
    auto alike = copies.find([this](std::uint32_t number) -> base::Result<std::string> {
        auto spooled = spool_.read(number);
        if (!spooled) return spooled.error();
        return std::move(spooled->article.text);
    });
    if (!alike) return alike.error();
    columns_.set_near_copies(std::move(alike->group));
    manifest_.near_copies = alike->further;
    if (options_.copy_groups) *options_.copy_groups = alike->groups;
    quotes_.decide(people_, variants_, values(ValueList::source).values());
    people_.number(quotes_.shown_of());
    return base::Ok{};
}

base::Status SegmentWriter::count_people() {
    const auto read = each_article([&](std::uint32_t number, const SpooledArticle& spooled) -> base::Status {
        report("names", number);
        people_.add(spooled);
        return base::Ok{};
    });
    if (read) people_.finish();
    return read;
}

base::Status SegmentWriter::count_the_rest(linking::VariantFinder& wordings, linking::NearCopyFinder& copies) {
    DictionarySamples samples(spool_.size());
    const auto read = each_article([&](std::uint32_t number, const SpooledArticle& spooled) -> base::Status {
        const corpus::Article& article = spooled.article;
        for (const quotes::Quote& quote : spooled.analysis.quotes)
            wordings.add(quote.kind == quotes::QuoteKind::indirect || quote.stance == quotes::Stance::denies ? std::string() : quotes::words_of(article.text, quote));
        quotes_.add(spooled);
        copies.add(article.text, article.source, article.date);
        values(ValueList::source).count(article.source);
        values(ValueList::place).count(place_of(article));
        values(ValueList::language).count(article.language);
        for (const std::string& tag : article.tags) values(ValueList::tag).count(tag);
        samples.offer(number, article);
        if (!article.date) return base::Ok{};
        manifest_.first = manifest_.first ? std::min(*manifest_.first, *article.date) : *article.date;
        manifest_.last = manifest_.last ? std::max(*manifest_.last, *article.date) : *article.date;
        return base::Ok{};
    });
    if (!read) return read;
    for (ValueTable& table : values_) table.finish();
    dictionary_ = samples.train();
    text_bytes_ = samples.bytes();
    return base::Ok{};
}

void SegmentWriter::invert_article(const SpooledArticle& spooled) {
    const corpus::Article& article = spooled.article;
    text::Token token;
    for (text::Tokenizer words(article.title); words.next(token);) article_words_.add(token.folded, Zone::title, token.position);
    // What an outlet puts above its articles is no lead.
    std::size_t lead_start = 0;
    for (const base::TextSpan line : spooled.folded)
        if (line.start == lead_start) lead_start = std::min<std::size_t>(line.end + 2, article.text.size());
    const std::size_t lead = lead_start + lead_end(std::string_view(article.text).substr(lead_start));
    std::size_t line = 0;
    std::uint32_t first = 0;  // word of the lead
    for (text::Tokenizer words(article.text); words.next(token);) {
        while (line < spooled.folded.size() && spooled.folded[line].end <= token.start) ++line;
        const bool folded = line < spooled.folded.size() && spooled.folded[line].start <= token.start;
        if (token.start < lead_start) first = token.position + 1;
        const bool in_lead = !folded && token.end <= lead && token.position < first + lead_words;
        article_words_.add(token.folded, folded ? Zone::folded : in_lead ? Zone::lead : Zone::rest, token.position);
    }
}

void SegmentWriter::invert_quote(std::string_view text, const quotes::Quote& quote) {
    std::uint32_t first = 0;
    text::Token token;
    for (base::TextSpan fragment : quote.fragments) {
        std::uint32_t words_here = 0;
        for (text::Tokenizer words(base::slice(text, fragment)); words.next(token); ++words_here)
            quote_words_.add(token.folded, Zone::rest, first + token.position);
        first += words_here + fragment_gap;
    }
}

// Also takes down who said what and who is mentioned where.
bundle::ArticleNotes SegmentWriter::make_notes(std::uint32_t article, const SpooledArticle& spooled) {
    const std::vector<base::PersonId> persons = people_.people_of(article);
    const auto person_at = [&](names::EntityIndex index) { return index < persons.size() ? persons[index] : base::PersonId{}; };
    const auto people_at = [&](const std::vector<names::EntityIndex>& indexes) {
        std::vector<base::PersonId> list;
        for (names::EntityIndex index : indexes)
            if (person_at(index).known()) list.push_back(person_at(index));
        return list;
    };

    bundle::ArticleNotes notes;
    std::vector<std::uint32_t> speakers;
    for (const quotes::Quote& quote : spooled.analysis.quotes) {
        const std::uint32_t number = root_.quotes + static_cast<std::uint32_t>(notes.quotes.size());
        const base::PersonId person = person_at(quote.person);
        notes.quotes.push_back({quote.fragments, static_cast<bundle::StoredKind>(quote.kind), static_cast<std::uint8_t>(quote.rule),
                                quote.confidence, quote.speaker, quote.cue, person, people_at(quote.further_persons),
                                people_at(quote.about), variants_.of(number).others, variants_.of(number).wordings});
        std::vector<std::uint32_t> spoken_of;
        for (base::PersonId about : notes.quotes.back().about) spoken_of.push_back(about.value);
        sort_unique(spoken_of);
        for (std::uint32_t about : spoken_of) person_about_[about].push_back({number, 0});
        columns_.add_quote({person, notes.quotes.back().kind, static_cast<std::uint32_t>(quotes_.standing(number)),
                             static_cast<std::uint32_t>(quote.stance), quotes_.copy(number)}, spoken_of);
        if (!person.known()) continue;
        person_quotes_[person.value].push_back({number, 0});
        speakers.push_back(person.value);
    }
    std::vector<std::uint32_t> mentioned;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (!persons[i].known()) continue;
        mentioned.push_back(persons[i].value);
        for (const names::Mention& mention : spooled.analysis.names.entities[i].mentions)
            if (mention.form == names::MentionForm::full_name || mention.form == names::MentionForm::partial_name)
                notes.mentions.push_back({mention.span, persons[i]});
    }
    keep_disjoint(notes.mentions);
    sort_unique(speakers);
    sort_unique(mentioned);
    for (std::uint32_t person : mentioned) person_articles_[person].push_back({article, 0});
    columns_.add_people(mentioned, speakers);
    return notes;
}

base::Status SegmentWriter::write_article(std::uint32_t article, const SpooledArticle& spooled) {
    const corpus::Article& it = spooled.article;
    const bundle::ArticleNotes notes = make_notes(article, spooled);
    ArticleRow row;
    row.date = it.date ? static_cast<std::uint32_t>(it.date->days + bundle::date_shift) : 0;
    row.source = values(ValueList::source).number(it.source);
    row.place = values(ValueList::place).number(place_of(it));
    row.language = values(ValueList::language).number(it.language);
    for (const std::string& tag : it.tags) row.tags.push_back(values(ValueList::tag).number(tag));
    sort_unique(row.tags);
    row.first_quote = root_.quotes;
    row.quotes = static_cast<std::uint32_t>(notes.quotes.size());
    row.spoken = static_cast<std::uint32_t>(std::count_if(notes.quotes.begin(), notes.quotes.end(), [](const auto& quote) {
        return quote.kind != bundle::StoredKind::indirect;
    }));
    row.opinion = static_cast<std::uint32_t>(quotes_.opinion(article));
    columns_.add(row, it.id);
    text_->add(it, row, spooled.folded, bundle::write_article_notes(notes));

    invert_article(spooled);
    base::Status status = article_words_.end_document(article);
    for (const quotes::Quote& quote : spooled.analysis.quotes) {
        invert_quote(it.text, quote);
        if (status) status = quote_words_.end_document(root_.quotes);
        ++root_.quotes;
    }
    root_.spoken += row.spoken;
    ++root_.articles;
    return status;
}

base::Status SegmentWriter::write_all() {
    if (!dictionary_.empty()) sink_.put(ShardKind::dictionary, {dictionary_}, &root_.dictionary);
    text_.emplace(families_.at(Family::article_text, ShardKind::text), families_.at(Family::article_notes, ShardKind::notes), dictionary_, text_bytes_);
    person_articles_.resize(people_.records().size());
    person_quotes_.resize(people_.records().size());
    person_about_.resize(people_.records().size());
    const auto written = each_article([&](std::uint32_t number, const SpooledArticle& spooled) {
        report("articles", number);
        if (options_.on_article) options_.on_article(spooled.article, spooled.analysis);
        return write_article(number, spooled);
    });
    if (written && options_.with_versions)
        if (auto status = write_versions(); !status) return status;
    if (written) text_->finish();
    return written;
}

// Older texts are in no index: they are fetched when somebody opens one.
base::Status SegmentWriter::write_versions() {
    constexpr std::size_t shard_size = 64 << 10;  // bytes of text
    bundle::VersionTable table;
    std::size_t size = 0;
    const auto close = [&] {
        if (!table.empty()) families_.at(Family::article_versions, ShardKind::versions).add(bundle::row_key(table.front().article), {bundle::write_versions(table)});
        table.clear();
        size = 0;
    };
    for (std::uint32_t article = 0; article < spool_.size(); ++article) {
        const std::vector<std::uint32_t> numbers = spool_.versions_of(article);
        if (numbers.empty()) continue;
        bundle::VersionedArticle& one = table.emplace_back();
        one.article = article;
        for (const std::uint32_t number : numbers) {
            auto older = spool_.read(number);
            if (!older) return older.error();
            bundle::ArticleVersion& version = one.versions.emplace_back();
            version.title = std::move(older->article.title);
            version.date = older->article.date ? static_cast<std::uint32_t>(older->article.date->days + bundle::date_shift) : 0;
            version.text = std::move(older->article.text);
            for (const quotes::Quote& quote : older->analysis.quotes)
                if (quote.kind != quotes::QuoteKind::indirect) version.quoted.insert(version.quoted.end(), quote.fragments.begin(), quote.fragments.end());
            std::sort(version.quoted.begin(), version.quoted.end());
            std::uint32_t end = 0;
            std::erase_if(version.quoted, [&](base::TextSpan span) {
                if (span.empty() || span.start < end) return true;
                end = span.end;
                return false;
            });
            size += version.text.size();
        }
        if (size >= shard_size) close();
    }
    close();
    return base::Ok{};
}

base::Status SegmentWriter::write_columns() {
    columns_.write([this](Family family, ShardKind kind) -> FamilyWriter& { return families_.at(family, kind); });
    bundle::Values strings;
    for (std::size_t i = 0; i < bundle::value_list_count; ++i) strings.lists[i] = values_[i].values();
    manifest_.sources = strings.of(ValueList::source);
    std::string content = bundle::write_values(strings);
    const std::uint32_t most = bundle::largest_content(ShardKind::values);
    if (auto status = within(content.size(), most, "bytes of different sources, places and tags"); !status) return status;
    sink_.put(ShardKind::values, {std::move(content)}, &root_.values);
    return base::Ok{};
}

base::Status SegmentWriter::write_terms() {
    LexiconWriter lexicon(families_.at(Family::article_lexicon, ShardKind::lexicon));
    TermFamilyWriter articles(families_.at(Family::article_terms, ShardKind::terms),
                              &families_.at(Family::article_positions, ShardKind::positions), root_.articles, bundle::Impacts::stored,
                              article_shard_sizes);
    const base::Status merged = article_words_.merge(
        [&](std::string_view term, Inverter::Term& documents) { lexicon.add(term, articles.add(term, documents)); });
    articles.finish();
    lexicon.close();
    if (!merged) return merged;

    TermFamilyWriter quotes(families_.at(Family::quote_terms, ShardKind::terms),
                            &families_.at(Family::quote_positions, ShardKind::positions), root_.quotes, bundle::Impacts::none);
    base::Status status = quote_words_.merge([&](std::string_view term, Inverter::Term& documents) { quotes.add(term, documents); });
    quotes.finish();
    return status;
}

void SegmentWriter::write_people() {
    const auto& records = people_.records();
    root_.people = static_cast<std::uint32_t>(records.size());
    constexpr std::uint32_t people_a_shard = 512;
    for (std::uint32_t first = 0; first < records.size(); first += people_a_shard) {
        const auto last = std::min<std::size_t>(records.size(), std::size_t{first} + people_a_shard);
        families_.at(Family::people, ShardKind::people)
            .add(bundle::row_key(first), {bundle::write_people(first, {records.begin() + first, records.begin() + static_cast<std::ptrdiff_t>(last)})});
    }
    const auto write_links = [&](Family family, const std::vector<std::vector<bundle::Posting>>& links, std::uint32_t documents) {
        TermFamilyWriter writer(families_.at(family, ShardKind::terms), nullptr, documents, bundle::Impacts::none);
        for (std::uint32_t person = 0; person < links.size(); ++person)
            if (!links[person].empty()) writer.add(bundle::row_key(person), links[person]);
        writer.finish();
    };
    write_links(Family::person_articles, person_articles_, root_.articles);
    write_links(Family::person_quotes, person_quotes_, root_.quotes);
    write_links(Family::person_about, person_about_, root_.quotes);

    std::map<std::string, std::vector<bundle::Posting>> names;
    for (std::uint32_t person = 0; person < records.size(); ++person) {
        // All forms of the name: who searches for "IMF" means the International Monetary Fund.
        const auto add = [&](const std::string& name) {
            text::Token token;
            for (text::Tokenizer words(name); words.next(token);) {
                auto& list = names[std::string(token.folded)];
                if (list.empty() || list.back().document != person) list.push_back({person, 0});
            }
        };
        add(records[person].name);
        for (const std::string& variant : people_.variants(person)) add(variant);
    }
    TermFamilyWriter writer(families_.at(Family::name_terms, ShardKind::terms), nullptr, root_.people, bundle::Impacts::none);
    for (const auto& [term, list] : names) writer.add(term, list);
    writer.finish();
}

// Everything that the spool counted must have come through. The inverters hold their own words against each other.
base::Status SegmentWriter::compare_totals() const {
    if (root_.articles == spool_.size() && root_.quotes == spool_.quotes()) return base::Ok{};
    return base::Error{"the bundle", std::to_string(root_.articles) + " articles with " + std::to_string(root_.quotes) + " quotes written",
                       std::to_string(spool_.size()) + " with " + std::to_string(spool_.quotes()) + ", as counted when they were added",
                       "check the disk and build again"};
}

base::Result<bundle::Manifest> SegmentWriter::write() {
    if (auto status = within(spool_.size(), bundle::most_articles, "articles"); !status) return status.error();
    if (auto status = count_all(); !status) return status.error();
    if (auto status = within(people_.records().size(), bundle::most_people, "people"); !status) return status.error();
    if (auto status = within(spool_.quotes(), bundle::most_quotes, "quotes"); !status) return status.error();
    if (auto status = write_all(); !status) return status.error();
    if (auto status = compare_totals(); !status) return status.error();
    report("index", 0);
    if (auto status = write_terms(); !status) return status.error();
    write_people();
    if (auto status = write_columns(); !status) return status.error();
    if (auto status = sink_.drain(); !status) return status.error();
    families_.close();
    if (auto status = sink_.drain(); !status) return status.error();
    families_.fill(root_);

    bundle::SegmentEntry segment;
    segment.articles = root_.articles;
    segment.quotes = root_.quotes;
    segment.people = root_.people;
    segment.totals = {article_words_.totals().postings, article_words_.totals().words, quote_words_.totals().postings, quote_words_.totals().words};
    sink_.put(ShardKind::root, {bundle::write_root(root_)}, &segment.root);
    if (auto status = sink_.drain(); !status) return status.error();
    manifest_.tokenizer = text::tokenizer_version;
    manifest_.articles = root_.articles;
    manifest_.quotes = root_.spoken;
    manifest_.shown_quotes = quotes_.shown();
    manifest_.people = root_.people;
    if (options_.corrections_used) *options_.corrections_used = people_.corrections();
    manifest_.segments.push_back(segment);
    return std::move(manifest_);
}

}  // namespace

base::Result<bundle::Manifest> write_segment(const Spool& spool, ShardSink& sink, const SegmentOptions& options) {
    return SegmentWriter(spool, sink, options).write();
}

}  // namespace verbatim::index
