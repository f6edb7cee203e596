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
        commands.add(std::string(english.views[i]), ShowView{static_cast<View>(i)}, std::to_string(i + 1));
    // A name leads to what its bearer said. Without letters, commands come first.
    const auto add_people = [&] {
        if (!people) return;
        for (const search::PersonRow& person : people->people)
            commands.add(person.name, ShowSpeaker{person.name}, counted(english.quotes, person.quotes));
    };
    if (!state.palette_text.empty()) add_people();
    for (const std::string& source : setting.info.sources)
        if (!state.palette_text.empty())
            commands.add(fill(english.only_value, {source}), ToggleFacetValue{FacetKind::source, source, Polarity::include});
    commands.add(std::string(english.filters), ToggleFilterPanel{}, "f");
    commands.add(std::string(english.clear_filters), ClearFilters{});
    commands.add(std::string(english.only_with_quotes), ToggleOnlyWithQuotes{});
    commands.add(std::string(english.all_forms), ToggleWordForms{});
    for (std::size_t i = 0; i < english.themes.size(); ++i)
        commands.add(fill(english.theme_button, {english.themes[i]}), ChooseTheme{static_cast<ThemeChoice>(i)});
    commands.add(std::string(english.larger_text), ChangeTextSize{1}, "+");
    commands.add(std::string(english.smaller_text), ChangeTextSize{-1}, "−");
    const bool words = state.route.view == View::words;
    const std::size_t formats = !words ? english.exports.size() : state.route.query.empty() ? 0 : table_formats.size();
    for (std::size_t i = 0; i < formats; ++i)
        commands.add(fill(english.export_as, {english.exports[i]}), ExportResults{static_cast<ExportFormat>(i)});
    commands.add(std::string(english.forget_searches), ForgetSearches{});
    commands.add(std::string(english.shortcuts_title), ShowShortcuts{}, "?");
    if (state.palette_text.empty()) add_people();
    model.choices = commands.take();
    // Whatever was typed can also be searched for.
    if (!state.palette_text.empty())
        model.choices.push_back({.label = fill(english.search_for, {state.palette_text}),
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
        add(english.quotes_by, ShowSpeaker{name});
        add(english.quotes_on, ShowAbout{name});
    }
    add(english.only_value, ToggleFacetValue{value.facet, name, Polarity::include}, holds(selection.include));
    add(english.exclude_value, ToggleFacetValue{value.facet, name, Polarity::exclude}, holds(selection.exclude));
    return model;
}

}  // namespace verbatim::app
