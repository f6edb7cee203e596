#include "app/session.h"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include "app/format.h"
#include "app/loader.h"
#include "app/models.h"
#include "app/reads.h"
#include "app/saving.h"
#include "app/state.h"
#include "app/update.h"
#include "app/visible_names.h"
#include "search/engine.h"
#include "search/query.h"
#include "text/visible.h"

namespace verbatim::app {
namespace {

constexpr std::string_view manifest_path = "data/manifest.json";
constexpr int most_manifest_failures = 3;

// Remembers what a model was made from, so that it is made again only when that has changed.
template <class... Parts>
class Memo {
  public:
    bool changed(Parts... parts) {
        std::tuple<Parts...> now(std::move(parts)...);
        if (last_ && *last_ == now) return false;
        last_ = std::move(now);
        return true;
    }
    void reset() { last_.reset(); }

  private:
    std::optional<std::tuple<Parts...>> last_;
};

// Puts a newly built model in the place of the old one, one revision further.
template <class Model>
void replace(Model& old, Model made) {
    make_names_visible(made);
    made.revision = old.revision + 1;
    old = std::move(made);
}

Notice failed_article(const std::vector<search::Gap>& gaps) {
    Notice notice = partial_notice(gaps);
    notice.detail = std::exchange(notice.title, std::string(phrases().article_failed));
    return notice;
}

// Numbers and lines stand under the query that they answer; what answers another is still on its way.
WordsParts words_parts(const Reads& reads, const State& state) {
    const auto query_of = [&](const auto& read) -> std::string_view { return read.asked ? read.asked->query : state.route.query; };
    const std::string_view query = query_of(reads.over_time);
    return {.query = query,
            .over_time = reads.over_time.get(),
            .under_dates = query_of(reads.under_dates) == query ? reads.under_dates.get() : nullptr,
            .lines = query_of(reads.lines) == query ? reads.lines.get() : nullptr,
            .over_time_gaps = reads.over_time.gaps,
            .lines_gaps = reads.lines.gaps};
}

// While a word is being typed the query may make no sense yet, and the word be too short to stand for all that start so: what
// was found before stays.
template <class Answer>
bool half_typed(const State& state, const Answer& answer) {
    if (state.typing != search::Typing::in_last_word) return false;
    if (answer.error) return true;
    const search::TypedWord word = answer.total == 0 ? search::typed_word(state.route.query) : search::TypedWord{};
    return !word.folded.empty() && !word.beginning;
}

// Whether there is an answer to show instead of what `model` shows.
template <class Read, class Model>
bool made_sense(const State& state, const Read& read, const Model& model) {
    return read.answer && (model.revision == 0 || !half_typed(state, *read.answer));
}

Status status_of(bool has_answer) { return has_answer ? Status::ready : Status::loading; }

}  // namespace

struct Session::Impl {
    State state;
    std::string address;
    std::string preferred_languages;
    std::string awaited_language;   // its words are on their way
    std::string refused_language;   // its words could not be had
    bool spoken = false;            // something was shown, in some language
    std::optional<search::Engine> engine;
    Loader loader;
    Reads reads;
    Effects effects;
    std::deque<Saving> savings;  // the first is at work
    std::string file_lacks;      // what is said of the last one, until it is put away
    ViewModel model;
    bool dirty = true;
    std::uint32_t route_revision = 0;  // counts changes of state.route
    std::uint32_t list_revision = 0;   // counts those that make the lists start from their tops
    std::uint32_t retries_done = 0;
    std::uint32_t hit_moves_shown = 0;
    int manifest_failures = 0;
    bool manifest_wanted = false;
    std::string title;

    Memo<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, ThemeChoice, std::string, std::vector<std::string>> header_memo;
    Memo<std::uint32_t, std::uint32_t, std::array<std::string, facet_kinds>, std::array<bool, facet_kinds>,
         std::array<std::string, 2>, std::optional<base::Date>, std::optional<base::Date>, std::uint32_t>
        filters_memo;
    Memo<std::uint32_t, std::uint32_t, std::string, std::uint32_t> articles_memo;
    Memo<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::string, bool, bool> reading_memo;
    Memo<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, QuotesBy, std::vector<base::QuoteId>,
         std::optional<base::Date>, std::optional<base::Date>, std::string>
        quotes_memo;
    Memo<std::uint32_t, std::uint32_t> found_memo;
    Memo<std::uint32_t, std::uint32_t> people_memo;
    Memo<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::int64_t, std::uint32_t,
         std::optional<base::Date>, std::optional<base::Date>, std::vector<std::string>>
        words_memo;
    Memo<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t> overview_memo;
    Memo<std::uint32_t, std::uint32_t, std::uint32_t> evidence_memo;
    Memo<std::string, std::uint32_t> palette_memo;
    Memo<std::uint32_t, std::uint32_t, FacetKind, std::string, std::uint32_t> value_memo;

    Setting setting() const { return {state, engine->info(), address}; }

    void dispatch(const Action& action);
    void step_row(int by);
    void step_line(int by);
    void step_article(int by);
    void open_manifest(const std::string& bytes);
    void manifest_failed(std::string reason);
    void on_file(const FileArrived& file);
    void on_failure(const FileFailed& file);
    void allow_ahead(const AheadAllowed& allowed);

    void choose_language();
    void language_chosen();
    bool take_language(const std::string& path, std::string_view text);
    void forget_models();
    void refresh();
    void begin_savings();
    void begin_saving(SaveOf what, ExportFormat format);
    void advance_savings(std::size_t pages);
    void end_saving();
    void stop_saving();
    void build_saving_model();
    void say(std::string words);
    void build_models();
    void build_lists();
    void build_reading_model();
    void build_overlays();
    void set_title();
};

void Session::Impl::dispatch(const Action& action) {
    if (const auto* step = std::get_if<StepRow>(&action.any)) return step_row(step->by);
    if (std::holds_alternative<StopSaving>(action.any)) return stop_saving();
    const Route before = state.route;
    const std::string name = state.person_name;
    const QuotesBy people_by = state.people_by;
    Effects wanted = update(state, action);
    effects.insert(effects.end(), std::make_move_iterator(wanted.begin()), std::make_move_iterator(wanted.end()));
    dirty = true;
    if (!(before == state.route)) ++route_revision;
    const Route& now = state.route;
    if (before.view != now.view || before.query != now.query || !(before.filters == now.filters) ||
        before.sort != now.sort || before.copies != now.copies || before.speaker != now.speaker ||
        before.about != now.about || people_by != state.people_by || before.indirect != now.indirect || before.least != now.least || before.as_typed != now.as_typed ||
        (name != state.person_name && now.view == View::people))
        ++list_revision;
    begin_savings();
}

// Goes on in the list that is on the screen.
void Session::Impl::step_row(int by) {
    if (model.view == View::words) return step_line(by);
    if (model.view != View::quotes || !state.route.article.empty()) return step_article(by);
    const auto rows = static_cast<std::int64_t>(model.quotes.rows.size());
    if (rows == 0) return;
    state.quote_at = std::clamp<std::int64_t>(state.quote_at < 0 ? 0 : state.quote_at + by, 0, rows - 1);
    ++state.quote_moves;
    dirty = true;
}

// With an article open beside the lines, the next line's article is opened at its hit.
void Session::Impl::step_line(int by) {
    const auto rows = static_cast<std::int64_t>(model.words.rows.size());
    if (rows == 0) return;
    state.line_at = std::clamp<std::int64_t>(state.line_at < 0 ? 0 : state.line_at + by, 0, rows - 1);
    ++state.line_moves;
    dirty = true;
    const ContextRow& row = model.words.rows[static_cast<std::size_t>(state.line_at)];
    if (!state.route.article.empty()) dispatch(OpenHit{row.article_id, row.hit_number});
}

// Opens the article after (or before) the open one in the list; the first when none is open.
void Session::Impl::step_article(int by) {
    const std::vector<ResultRow>& rows = model.articles.rows;
    if (rows.empty()) return;
    std::int64_t at = model.articles.selected < 0 ? 0 : model.articles.selected - model.articles.first + by;
    at = std::clamp<std::int64_t>(at, 0, static_cast<std::int64_t>(rows.size()) - 1);
    const ResultRow& row = rows[static_cast<std::size_t>(at)];
    if (row.id == state.route.article) return;
    dispatch(Action(row.action));
    ++model.articles.reveal;
}

void Session::Impl::open_manifest(const std::string& bytes) {
    base::Result<search::Engine> opened = search::Engine::open(bytes);
    if (!opened) return manifest_failed(opened.error().message());
    engine.emplace(std::move(*opened));
    state.usually_once = usually_once(engine->info());
    model.status = Status::ready;
    model.notice = {};
    dirty = true;
}

void Session::Impl::manifest_failed(std::string reason) {
    model.status = Status::failed;
    model.notice = {};
    model.notice.title = phrases().collection_failed;
    model.notice.detail = std::move(reason);
    model.notice.remedies.push_back({.label = std::string(phrases().try_again), .action = Retry{}});
    make_names_visible(model.notice);
}

// The words of the language that is wanted: at hand, or to be fetched first.
void Session::Impl::choose_language() {
    const std::string code(fitting_language(state.language.empty() ? preferred_languages : state.language));
    if (code == phrases().code) awaited_language.clear();
    if (code == phrases().code || code == awaited_language || code == refused_language) return;
    if (use_language(code)) return language_chosen();
    awaited_language = code;
    effects.emplace_back(FetchFile{path_of_language(code)});
}

void Session::Impl::language_chosen() {
    awaited_language.clear();
    effects.emplace_back(SetLanguage{phrases().code, phrases().right_to_left()});
    forget_models();
    dirty = true;
}

// False where the path is not the one of the awaited words. Without them, what was spoken goes on.
bool Session::Impl::take_language(const std::string& path, std::string_view text) {
    if (awaited_language.empty() || path != path_of_language(awaited_language)) return false;
    if (!text.empty() && use_language(awaited_language, text)) {
        language_chosen();
    } else {
        refused_language = std::exchange(awaited_language, {});
        dirty = true;
    }
    return true;
}

// All that is shown is said anew.
void Session::Impl::forget_models() {
    header_memo.reset();
    filters_memo.reset();
    articles_memo.reset();
    reading_memo.reset();
    quotes_memo.reset();
    found_memo.reset();
    people_memo.reset();
    words_memo.reset();
    overview_memo.reset();
    evidence_memo.reset();
    palette_memo.reset();
    value_memo.reset();
}

void Session::Impl::on_file(const FileArrived& file) {
    if (take_language(file.path, file.bytes)) return;
    if (file.path == manifest_path) return open_manifest(file.bytes);
    if (!engine || !loader.arrived(*engine, file)) return;
    dirty = true;
    // Files of a saving come faster than frames are drawn.
    advance_savings(Saving::pages_a_file);
}

void Session::Impl::on_failure(const FileFailed& file) {
    if (take_language(file.path, {})) return;
    if (file.path == manifest_path) {
        if (++manifest_failures < most_manifest_failures) effects.emplace_back(FetchFile{std::string(manifest_path)});
        else manifest_failed(file.path + ": " + file.reason);
    } else if (engine && loader.failed(*engine, file, effects)) {
        dirty = true;
    }
}

void Session::Impl::allow_ahead(const AheadAllowed& allowed) {
    loader.allow_ahead(allowed.bytes);
    dirty = true;
}

void Session::Impl::refresh() {
    if (state.retries != retries_done) {
        retries_done = state.retries;
        manifest_failures = 0;
        if (engine) {
            engine->forget_failures();
            loader.forget_failures();
            reads.forget();
        } else {
            manifest_wanted = false;
            model.status = Status::loading;
            model.notice = {};
        }
    }
    choose_language();
    if (!engine) {
        if (!std::exchange(manifest_wanted, true)) effects.emplace_back(FetchFile{std::string(manifest_path)});
        return;
    }
    begin_savings();
    reads.refresh(state, *engine, loader, effects);
    advance_savings(Saving::pages_a_frame);
    if (savings.empty()) loader.fetch_ahead(*engine, effects);
    // The first words that are shown are those of the language that is wanted.
    if (!spoken && !awaited_language.empty()) {
        model.status = Status::loading;
        return;
    }
    spoken = true;
    model.status = Status::ready;
    build_models();
    build_saving_model();
}

// What is saved is settled at once: the next action may change the list.
void Session::Impl::begin_savings() {
    if (!engine) return;
    const View view = shown_view(state, engine->info());
    if (const auto format = std::exchange(state.export_wanted, std::nullopt))
        begin_saving(view == View::words ? SaveOf::lines : view == View::quotes ? SaveOf::quotes : SaveOf::articles, *format);
    if (const auto format = std::exchange(state.export_over_time, std::nullopt); format && view == View::words) begin_saving(SaveOf::over_time, *format);
}

void Session::Impl::begin_saving(SaveOf what, ExportFormat format) {
    // What failed some time ago may be had now; a gap in a file stays in it.
    engine->forget_failures();
    loader.forget_failures();
    file_lacks.clear();
    savings.emplace_back(what, format, state, address, engine->info());
}

void Session::Impl::advance_savings(std::size_t pages) {
    model.working = false;
    while (!savings.empty()) {
        const Saving::Step step = savings.front().advance(*engine, loader, effects, pages);
        if (step == Saving::Step::waits) return;
        if (step == Saving::Step::goes_on) {
            // As long as files come, they carry it on: frames cost more than the pages.
            model.working = !loader.busy();
            dirty = true;
            return;
        }
        end_saving();
    }
}

void Session::Impl::end_saving() {
    Saving& saving = savings.front();
    file_lacks = saving.lacks();
    if (std::optional<SaveFile> file = saving.take_file()) {
        say(fill(phrases().exported, {file->name}));
        effects.emplace_back(std::move(*file));
    } else {
        say(std::string(phrases().query_wrong));
    }
    savings.pop_front();
}

void Session::Impl::stop_saving() {
    file_lacks.clear();
    if (!savings.empty()) {
        savings.pop_front();
        say(std::string(phrases().saving_stopped));
    }
    dirty = true;
}

void Session::Impl::build_saving_model() {
    SavingModel& saving = model.saving;
    saving.words = text::visible(savings.empty() ? file_lacks : savings.front().words());
    saving.end = {.label = std::string(savings.empty() ? phrases().close : phrases().stop_saving), .action = StopSaving{}};
}

void Session::Impl::say(std::string words) {
    state.toast = std::move(words);
    dirty = true;
    effects.emplace_back(WakeAfter{toast_milliseconds});
}

void Session::Impl::build_models() {
    model.view = shown_view(state, engine->info());
    model.theme = state.theme;
    model.text_step = state.text_step;
    model.toast = text::visible(state.toast);
    model.busy = loader.busy();
    model.article_open = !reads.open_article().empty();
    model.only_article = engine->info().articles == 1;
    model.filters_open = state.overlay == Overlay::filters;
    model.speakers_open = state.overlay == Overlay::speakers && model.view == View::quotes;
    model.shortcuts_open = state.overlay == Overlay::shortcuts;
    model.search_help_open = state.overlay == Overlay::search_help;
    model.letters = state.letters;
    if (header_memo.changed(route_revision, reads.facets.revision, reads.quotes.revision, reads.offers.revision,
                            state.theme, state.language, state.searches)) {
        model.header = build_header(setting(), reads.facets.get(), reads.quotes.get(), reads.offers.get());
        for (std::size_t i = 0; i < view_count; ++i) model.header.tabs[i].current = static_cast<View>(i) == model.view;
        make_names_visible(model.header);
    }
    // Quotations are counted where they are listed. Until they are, the panel stays as it was.
    const bool of_quotes = model.view == View::quotes;
    if ((of_quotes ? made_sense(state, reads.quote_facets, model.filters) : made_sense(state, reads.facets, model.filters)) &&
        filters_memo.changed(route_revision, reads.facets.revision, state.facet_search, state.facet_unfolded, state.typed_dates,
                             state.zoom_from, state.zoom_to, reads.quote_facets.revision))
        replace(model.filters, of_quotes ? build_filters(setting(), *reads.quote_facets.answer) : build_filters(setting(), *reads.facets.answer));
    build_lists();
    build_reading_model();
    build_overlays();
    set_title();
}

void Session::Impl::build_lists() {
    // Rows wait for their texts; how many there are is known before.
    const auto* counts = reads.rows.pending && !reads.facets.pending ? reads.facets.get() : nullptr;
    if (made_sense(state, reads.rows, model.articles) && reads.rows.asked &&
        articles_memo.changed(reads.rows.revision, list_revision, reads.open_article(), counts ? reads.facets.revision : 0)) {
        const std::uint32_t reveal = model.articles.reveal;
        replace(model.articles,
                build_articles(setting(), *reads.rows.answer, *reads.rows.asked, reads.rows.gaps));
        if (counts && !half_typed(state, *counts) && !counts->error) model.articles.heading = text::visible(articles_heading(*reads.facets.asked, counts->total, reads.facets.gaps));
        model.articles.reveal = reveal;
    }
    if (made_sense(state, reads.facets, model.found) && found_memo.changed(reads.facets.revision, route_revision))
        replace(model.found, build_found(setting(), *reads.facets.answer));
    if (made_sense(state, reads.quotes, model.quotes) && reads.quotes.asked &&
        quotes_memo.changed(reads.quotes.revision, reads.speakers.revision, reads.by_person.revision, reads.speaker.revision, list_revision,
                            state.quote_moves, state.route.by, state.contexts, state.zoom_from, state.zoom_to, state.person_name))
        replace(model.quotes, build_quotes(setting(), *reads.quotes.answer, *reads.quotes.asked,
                                           {.people = reads.speakers.get(), .by_person = reads.by_person.get(), .speaker = Reads::only(reads.speaker)},
                                           reads.quotes.gaps));
    if (reads.people.answer && people_memo.changed(reads.people.revision, list_revision))
        replace(model.people, build_people(setting(), *reads.people.answer, reads.people.gaps));
    if (model.view == View::words && !(reads.over_time.answer && half_typed(state, *reads.over_time.answer)) &&
        words_memo.changed(reads.over_time.revision, reads.under_dates.revision, reads.lines.revision, route_revision, state.line_moves,
                           state.line_at, state.articles_looked_into, state.zoom_from, state.zoom_to, state.searches))
        replace(model.words, build_words(setting(), words_parts(reads, state)));
    if (model.view == View::overview && overview_memo.changed(reads.speakers.revision, reads.samples.revision,
                                                              reads.newest.revision, reads.facets.revision)) {
        const bool unfiltered = state.route.query.empty() && state.route.filters == search::Filters{};
        replace(model.overview, build_overview(setting(), {.facets = unfiltered ? reads.facets.get() : nullptr,
                                                           .newest = reads.newest.get(),
                                                           .people = reads.speakers.get(),
                                                           .quotes = reads.samples.get()}));
    }
    model.people.name_part = model.quotes.name_part = state.person_name;
    model.articles.status = status_of(reads.rows.answer.has_value());
    model.quotes.status = status_of(reads.quotes.answer.has_value());
    model.people.status = status_of(reads.people.answer.has_value());
    model.articles.restart = model.quotes.restart = model.people.restart = model.words.restart = list_revision;
}

void Session::Impl::build_reading_model() {
    if (!reading_memo.changed(route_revision, reads.article.revision, state.hit_moves,
                              reads.article_id.revision + reads.sole.revision, reads.open_article(),
                              reads.article_id.pending, state.repeated_lines))
        return;
    ReadingModel made;
    if (reads.open_article().empty() && !reads.sole.gaps.empty()) {
        made.status = Status::failed;
        made.notice = failed_article(reads.sole.gaps);
    } else if (reads.open_article().empty()) {
        made.status = Status::closed;
    } else if (reads.article_unknown()) {
        made.status = Status::failed;
        made.notice.title = phrases().article_missing;
        made.notice.detail = fill(phrases().article_missing_detail, {reads.open_article()});
        made.notice.remedies.push_back({.label = std::string(phrases().view(View::articles)), .action = CloseArticle{}});
    } else if (!reads.article_ready()) {
        made.status = Status::loading;
    } else if (reads.article.answer->text.empty() && !reads.article.gaps.empty()) {
        made.status = Status::failed;
        made.notice = failed_article(reads.article.gaps);
    } else {
        made = build_reading(setting(), *reads.article.answer);
    }
    ReadingModel& old = model.reading;
    const bool same_text = made.id == old.id && made.text == old.text && made.byline == old.byline && made.made_note == old.made_note && made.paragraphs.size() == old.paragraphs.size();
    const bool moved = made.id != old.id || made.target != old.target || hit_moves_shown != state.hit_moves;
    hit_moves_shown = state.hit_moves;
    made.text_revision = old.text_revision + (same_text ? 0 : 1);
    made.reveal = old.reveal + (moved ? 1 : 0);
    replace(old, std::move(made));
}

void Session::Impl::build_overlays() {
    const search::QuoteView* quote =
        state.overlay == Overlay::evidence && engine ? reads.find_evidence(state.evidence) : nullptr;
    if (!quote) {
        model.evidence.open = false;
        evidence_memo.reset();
    } else if (evidence_memo.changed(quote->quote.value, reads.evidence_article.revision, reads.elsewhere.revision)) {
        const search::ArticleView* article = reads.evidence_article.get();
        if (article && article->head.id != quote->article_id) article = nullptr;
        const auto& asked = reads.elsewhere.asked;
        const search::QuotesAnswer* elsewhere =
            asked && asked->variants_of == quote->quote ? reads.elsewhere.get() : nullptr;
        replace(model.evidence, build_evidence(setting(), *quote, article, elsewhere));
    }
    if (state.overlay != Overlay::palette) {
        model.palette.open = false;
        palette_memo.reset();
    } else if (palette_memo.changed(state.palette_text, reads.found_people.revision)) {
        model.palette = build_palette(setting(), reads.found_people.get());
        make_names_visible(model.palette);
    }
    if (state.overlay != Overlay::value_menu) {
        model.value_menu.open = false;
        value_memo.reset();
    } else if (value_memo.changed(route_revision, reads.found_people.revision, state.value.facet, state.value.value,
                                  state.value.person.value)) {
        const search::PersonRow* person = reads.found_people.pending ? nullptr : Reads::only(reads.found_people);
        model.value_menu = build_value_menu(setting(), person);
        make_names_visible(model.value_menu);
    }
}

void Session::Impl::set_title() {
    std::string now = text::visible(engine->info().title);
    if (model.article_open && !model.reading.title.empty()) now = model.reading.title + " · " + now;
    else if (model.view == View::quotes && !(state.route.speaker.empty() && state.route.about.empty()))
        now = model.quotes.heading + " · " + now;
    else if (model.view == View::words && !model.words.heading.empty())
        now = model.words.heading + " · " + now;
    if (now == title) return;
    title = std::move(now);
    effects.emplace_back(SetTitle{title});
}

Session::Session() : impl_(std::make_unique<Impl>()) {}
Session::~Session() = default;

void Session::set_address(std::string address) {
    if (address == impl_->address) return;
    impl_->address = std::move(address);
    ++impl_->route_revision;
    impl_->dirty = true;
}

void Session::set_preferred_languages(std::string languages) {
    if (languages == impl_->preferred_languages) return;
    impl_->preferred_languages = std::move(languages);
    impl_->dirty = true;
}

void Session::dispatch(const Action& action) { impl_->dispatch(action); }

void Session::on_event(const HostEvent& event) {
    if (const auto* file = std::get_if<FileArrived>(&event)) impl_->on_file(*file);
    else if (const auto* failure = std::get_if<FileFailed>(&event)) impl_->on_failure(*failure);
    else if (const auto* ahead = std::get_if<AheadAllowed>(&event)) impl_->allow_ahead(*ahead);
    else if (const auto* route = std::get_if<RouteChanged>(&event)) impl_->dispatch(RouteArrived{route->route});
    else if (const auto* kept = std::get_if<TextKept>(&event)) restore(impl_->state, *kept);
    else if (const auto* saved = std::get_if<FileSaved>(&event)) impl_->say(fill(phrases().exported, {saved->path}));
    else if (const auto* lost = std::get_if<SaveFailed>(&event)) impl_->say(fill(phrases().export_failed, {lost->path}));
    else impl_->dispatch(ToastEnded{});
}

const ViewModel& Session::view() {
    if (std::exchange(impl_->dirty, false)) impl_->refresh();
    return impl_->model;
}

Effects Session::take_effects() { return std::exchange(impl_->effects, {}); }

const State& Session::state() const { return impl_->state; }

}  // namespace verbatim::app
