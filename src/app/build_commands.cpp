// What can be done from anywhere: the command palette, and the menu of a value.
#include <algorithm>

#include "app/format.h"
#include "app/models.h"
#include "text/tokenizer.h"

namespace verbatim::app {
namespace {

constexpr std::size_t most_commands = 12;

// Gathers the commands whose names hold every word that was typed.
class Commands {
  public:
    explicit Commands(std::string_view typed) {
        text::Token token;
        for (text::Tokenizer tokens(typed); tokens.next(token);) wanted_.emplace_back(token.folded);
    }

    void add(std::string label, Action action, std::string hint = {}) {
        if (made_.size() >= most_commands) return;
        const std::string folded = text::fold(label);
        for (const std::string& word : wanted_)
            if (folded.find(word) == std::string::npos) return;
        made_.push_back({.label = std::move(label), .action = std::move(action), .hint = std::move(hint)});
    }
    std::vector<Choice> take() { return std::move(made_); }

  private:
    std::vector<std::string> wanted_;
    std::vector<Choice> made_;
};

}  // namespace

PaletteModel build_palette(const Setting& setting, const search::PeopleAnswer* people) {
    const State& state = setting.state;
    PaletteModel model;
    model.open = true;
    model.text = state.palette_text;
    Commands commands(state.palette_text);
    for (std::size_t i = 0; i < view_count; ++i)
        commands.add(std::string(phrases().views[i]), ShowView{static_cast<View>(i)}, std::to_string(i + 1));
    // A name leads to what its bearer said. Without letters, commands come first.
    const auto add_people = [&] {
        if (!people) return;
        for (const search::PersonRow& person : people->people)
            commands.add(person.name, ShowSpeaker{person.name}, counted(phrases().quotes, person.quotes));
    };
    if (!state.palette_text.empty()) add_people();
    for (const std::string& source : setting.info.sources)
        if (!state.palette_text.empty())
            commands.add(fill(phrases().only_value, {source}), ToggleFacetValue{FacetKind::source, source, Polarity::include});
    commands.add(std::string(phrases().filters), ToggleFilterPanel{}, "f");
    commands.add(std::string(phrases().clear_filters), ClearFilters{});
    commands.add(std::string(phrases().only_with_quotes), ToggleOnlyWithQuotes{});
    commands.add(std::string(phrases().all_forms), ToggleWordForms{});
    for (std::size_t i = 0; i < phrases().themes.size(); ++i)
        commands.add(fill(phrases().theme_button, {phrases().themes[i]}), ChooseTheme{static_cast<ThemeChoice>(i)});
    for (Choice& language : language_choices(state)) commands.add(fill(phrases().language_button, {language.label}), std::move(language.action));
    commands.add(std::string(phrases().larger_text), ChangeTextSize{1}, "+");
    commands.add(std::string(phrases().smaller_text), ChangeTextSize{-1}, "−");
    const bool words = state.route.view == View::words;
    const std::size_t formats = !words ? phrases().exports.size() : state.route.query.empty() ? 0 : table_formats.size();
    for (std::size_t i = 0; i < formats; ++i)
        commands.add(fill(phrases().export_as, {phrases().exports[i]}), ExportResults{static_cast<ExportFormat>(i)});
    commands.add(std::string(phrases().forget_searches), ForgetSearches{});
    commands.add(std::string(phrases().shortcuts_title), ShowShortcuts{}, "?");
    commands.add(std::string(phrases().search_help), ShowSearchHelp{});
    commands.add(std::string(phrases().letter_shortcuts), ToggleLetters{});
    if (state.palette_text.empty()) add_people();
    model.choices = commands.take();
    // Whatever was typed can also be searched for.
    if (!state.palette_text.empty())
        model.choices.push_back({.label = fill(phrases().search_for, {state.palette_text}),
                                 .action = SearchFor{state.palette_text},
                                 .hint = "/"});
    return model;
}

ValueMenuModel build_value_menu(const Setting& setting, const search::PersonRow* person) {
    const ShowValueMenu& value = setting.state.value;
    ValueMenuModel model;
    model.open = true;
    const std::string name = value.value.empty() && person ? person->name : value.value;
    if (name.empty()) return model;
    model.title = value_label(value.facet, name);
    const auto selection = setting.state.route.filters.facets[static_cast<std::size_t>(value.facet)];
    const auto add = [&](std::string_view pattern, Action action, bool current = false) {
        model.choices.push_back({.label = fill(pattern, {model.title}), .action = std::move(action), .current = current});
    };
    const auto holds = [&](const std::vector<std::string>& values) {
        return std::find(values.begin(), values.end(), name) != values.end();
    };
    if (value.facet == FacetKind::person || value.facet == FacetKind::speaker) {
        if (person) {
            const PersonCard card = build_person_card(*person, person->quotes);
            model.detail = dotted({card.roles, card.figures});
        }
        add(phrases().quotes_by, ShowSpeaker{name});
        add(phrases().quotes_on, ShowAbout{name});
    }
    add(phrases().only_value, ToggleFacetValue{value.facet, name, Polarity::include}, holds(selection.include));
    add(phrases().exclude_value, ToggleFacetValue{value.facet, name, Polarity::exclude}, holds(selection.exclude));
    return model;
}

}  // namespace verbatim::app
