#include "ui/shell.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/mirror.h"
#include "ui/overlay.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float text_step = 0.1f;  // how much a step of text size changes it
constexpr float bottom_tabs = 56;
constexpr float drawer_width = 320, panel_head = 56;

ImVec4 vector_colour(Colour value) { return ImGui::ColorConvertU32ToFloat4(colour(value)); }

// What ImGui itself still draws: scroll bars, the caret, the selection in a field.
void apply_style(const Theme& theme, bool coarse) {
    ImGuiStyle& style = ImGui::GetStyle();
    style.ScrollbarSize = coarse ? 4.0f : 10.0f;
    style.Colors[ImGuiCol_Text] = vector_colour(theme.ink);
    style.Colors[ImGuiCol_TextDisabled] = vector_colour(theme.ink_soft);
    style.Colors[ImGuiCol_TextSelectedBg] = vector_colour(theme.hit);
    style.Colors[ImGuiCol_InputTextCursor] = vector_colour(theme.accent);
    // Not drawn by ImGui: the host draws the ring of its mirrored elements in this colour.
    style.Colors[ImGuiCol_NavCursor] = vector_colour(theme.accent & 0xFFFFFF00u);
    style.Colors[ImGuiCol_WindowBg] = vector_colour(theme.paper);
    style.Colors[ImGuiCol_ScrollbarGrab] = vector_colour(theme.hairline);
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = vector_colour(theme.control);
    style.Colors[ImGuiCol_ScrollbarGrabActive] = vector_colour(theme.control);
}

Width width_of_window(float width) {
    return width >= wide_from ? Width::wide : width >= medium_from ? Width::medium : Width::narrow;
}

bool typed_character(ImWchar c) {
    const ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
    return std::find(queue.begin(), queue.end(), c) != queue.end();
}

bool typing(Memory& memory) {
    bool focused = ImGui::GetIO().WantTextInput;
    memory.each_field([&](const Field& field) { focused = focused || field.focused; });
    return focused;
}

// What floats whatever the width.
bool card_open(const app::ViewModel& model) {
    return model.palette.open || model.evidence.open || model.shortcuts_open || model.search_help_open || model.value_menu.open;
}

bool overlay_open(const app::ViewModel& model) { return card_open(model) || model.filters_open || model.speakers_open; }

// Filters and speakers float only where they have no room on the page.
bool dialog_shown(const Frame& frame) {
    const app::ViewModel& model = frame.model;
    return card_open(model) || (model.filters_open && frame.width != Width::wide) || (model.speakers_open && frame.width == Width::narrow);
}

// Escape closes a menu (ImGui does), what floats, leaves a field, stops what is being saved, closes the article: one of them, in this order.
void handle_escape(Frame& frame, Memory& memory) {
    if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup)) {
        // ImGui closes it itself where it moves the keyboard, which a host with a mirror does in its place.
        if (frame.text_input_by_host) ImGui::ClosePopupToLevel(0, true);
        return;
    }
    if (overlay_open(frame.model)) return frame.act(app::CloseOverlay{});
    if (!typing(memory)) return frame.act(frame.model.saving.shown() ? frame.model.saving.end.action : app::Action(app::CloseOverlay{}));
    memory.each_field([](Field& field) { field.focused = false; });
}

// The quotation that j and k have come to; null when there is none on the screen.
const app::QuoteRow* chosen_quote(const app::ViewModel& model) {
    const auto at = static_cast<std::size_t>(model.quotes.at);
    if (model.view != app::View::quotes || model.article_open || model.quotes.at < 0 || at >= model.quotes.rows.size())
        return nullptr;
    return &model.quotes.rows[at];
}

// What `c`, `e` and `l` take: the quotation whose card is open, the one pointed at, the one that j and k have come to or the one that the address names.
const app::QuoteRow* quote_at_hand(const Frame& frame) {
    const app::ViewModel& model = frame.model;
    if (model.evidence.open) return &model.evidence.quote;
    if (frame.held) return frame.held;
    if (frame.pointed) return frame.pointed;
    if (const app::QuoteRow* chosen = chosen_quote(model)) return chosen;
    if (!model.article_open) return nullptr;
    const auto& quotes = model.reading.quotes;
    const auto chosen = std::find_if(quotes.begin(), quotes.end(), [](const auto& quote) { return quote.chosen; });
    return chosen == quotes.end() ? nullptr : &*chosen;
}

// Of the quotation at hand, else of the open article.
void copy_citation(Frame& frame) {
    const app::QuoteRow* quote = quote_at_hand(frame);
    const std::string& words = quote ? quote->citation : frame.model.reading.citation;
    if (!words.empty()) frame.act(app::CopyWords{words, std::string(frame.words.citation_copied)});
}

// To the quotation at hand, else to the first paragraph that is seen.
void copy_link(Frame& frame, const ReadingMemory& memory) {
    const app::ReadingModel& reading = frame.model.reading;
    const app::QuoteRow* quote = quote_at_hand(frame);
    std::string link = quote ? quote->link : std::string();
    if (!quote && memory.first_paragraph < reading.paragraphs.size())
        link = reading.paragraphs[memory.first_paragraph].link;
    if (!link.empty()) frame.act(app::CopyWords{std::move(link), std::string(frame.words.link_copied)});
}

// Keys for the quotation at hand, and for the one that j and k have come to.
void handle_quote_keys(Frame& frame) {
    const app::QuoteRow* at_hand = typed_character('e') ? quote_at_hand(frame) : nullptr;
    if (at_hand) frame.act(app::ShowEvidence{at_hand->quote});
    const app::QuoteRow* row = chosen_quote(frame.model);
    if (!row) return;
    if (typed_character('x') && row->has_passage) frame.act(app::ToggleContext{row->quote});
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) && !ImGui::GetIO().NavVisible)
        frame.act(app::OpenQuote{row->article_id, row->word_hash});
}

// Enter opens the line that j and k have come to.
void handle_line_keys(Frame& frame) {
    const app::WordsModel& words = frame.model.words;
    const auto at = static_cast<std::size_t>(words.at);
    if (frame.model.view != app::View::words || words.at < 0 || at >= words.rows.size()) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) && !ImGui::GetIO().NavVisible)
        frame.act(app::OpenHit{words.rows[at].article_id, words.rows[at].hit_number});
}

// The filters beside the page get the keyboard; elsewhere they open over it.
void go_to_filters(Frame& frame, Memory& memory) {
    if (frame.width != Width::wide) return frame.act(app::ToggleFilterPanel{});
    memory.to_filters = true;
    frame.more_frames = std::max(frame.more_frames, 3);
}

void handle_keys(Frame& frame, Memory& memory) {
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_K)) return frame.act(app::ShowPalette{});
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return handle_escape(frame, memory);
    frame.semantics.tell_letters(frame.model.letters);
    if (typing(memory) || !frame.model.letters) return;
    if (typed_character('/')) {
        memory.search.wants_focus = true;
        frame.more_frames = std::max(frame.more_frames, 3);
    }
    if (typed_character('?')) frame.act(app::ShowShortcuts{});
    if (!overlay_open(frame.model)) {
        handle_quote_keys(frame);
        handle_line_keys(frame);
    }
    if (typed_character('j')) frame.act(app::StepRow{1});
    if (typed_character('k')) frame.act(app::StepRow{-1});
    if (typed_character('n')) frame.act(app::StepHit{1});
    if (typed_character('p')) frame.act(app::StepHit{-1});
    if (typed_character('c')) copy_citation(frame);
    if (typed_character('l')) copy_link(frame, memory.reading);
    if (typed_character('f')) go_to_filters(frame, memory);
    if (typed_character('t')) frame.act(frame.model.header.theme.action);
    if (typed_character('+')) frame.act(app::ChangeTextSize{1});
    if (typed_character('-')) frame.act(app::ChangeTextSize{-1});
    for (std::size_t i = 0; i < app::view_count; ++i)
        if (typed_character(static_cast<ImWchar>('1' + i))) frame.act(app::ShowView{static_cast<app::View>(i)});
}

// How many screens the keyboard scrolls what is read. The keys are taken from ImGui's navigation, which would scroll whatever
// was clicked last.
float page_by_keys(const app::ViewModel& model, Memory& memory) {
    constexpr float page = 0.88f, all_the_way = 1e6f;  // a few lines of the old screen stay in sight
    const ImGuiID owner = ImGui::GetID("paging");
    for (const ImGuiKey key : {ImGuiKey_PageDown, ImGuiKey_PageUp, ImGuiKey_Home, ImGuiKey_End})
        ImGui::SetKeyOwner(key, owner);
    if (typing(memory) || (overlay_open(model) && !model.evidence.open)) return 0;
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) return page;
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) return -page;
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) return -all_the_way;
    if (ImGui::IsKeyPressed(ImGuiKey_End)) return all_the_way;
    // A blank presses a control that the keyboard is on.
    if (typed_character(' ') && !ImGui::GetIO().NavVisible) return ImGui::GetIO().KeyShift ? -page : page;
    return 0;
}

// Filters at the left where there is room; returns what remains.
Box with_filters(Frame& frame, Memory& memory, const Box& box) {
    if (frame.width != Width::wide) return box;
    draw_filters(frame, memory, {box.x, box.y, space::filters_width, box.height});
    vertical_rule(frame.list(), box.x + space::filters_width, box.y, box.height, colour(frame.theme.hairline));
    return {box.x + space::filters_width, box.y, box.width - space::filters_width, box.height};
}

void draw_articles_and_reading(Frame& frame, Memory& memory, const Box& box) {
    const app::ViewModel& model = frame.model;
    const bool searching = !model.header.query.empty() || model.filters.any;
    if (model.only_article && !searching) return draw_reading(frame, memory, box, false);
    if (frame.width == Width::narrow) {
        if (model.article_open && !(model.only_article && searching))
            draw_reading(frame, memory, box, !model.only_article);
        else draw_articles(frame, memory, box);
        return;
    }
    const Box rest = with_filters(frame, memory, box);
    if (model.articles.notice.shown() && !model.article_open) return draw_articles(frame, memory, rest);
    const float share = frame.width == Width::wide ? 0.40f : 0.44f;
    const float list = std::round(
        std::clamp(rest.width * share, frame.width == Width::wide ? space::list_least : 320.0f, space::list_most));
    draw_articles(frame, memory, {rest.x, rest.y, list, rest.height});
    vertical_rule(frame.list(), rest.x + list, rest.y, rest.height, colour(frame.theme.hairline));
    draw_reading(frame, memory, {rest.x + list + 1, rest.y, rest.width - list - 1, rest.height}, false);
}

using DrawView = void (*)(Frame&, Memory&, const Box&);

// The open article: beside the list that it was opened from, or in its place where it is narrow.
void draw_beside_reading(Frame& frame, Memory& memory, const Box& box, DrawView draw_list) {
    if (frame.width == Width::narrow) return draw_reading(frame, memory, box, true);
    const float list = std::round(std::min(box.width * 0.46f, 620.0f));
    draw_list(frame, memory, {box.x, box.y, list, box.height});
    vertical_rule(frame.list(), box.x + list, box.y, box.height, colour(frame.theme.hairline));
    draw_reading(frame, memory, {box.x + list + 1, box.y, box.width - list - 1, box.height}, false);
}

void draw_words_and_reading(Frame& frame, Memory& memory, const Box& box) {
    if (frame.model.article_open) return draw_beside_reading(frame, memory, box, draw_words_view);
    draw_words_view(frame, memory, frame.model.only_article ? box : with_filters(frame, memory, box));
}

void draw_quotes_and_reading(Frame& frame, Memory& memory, const Box& box) {
    if (frame.model.article_open) return draw_beside_reading(frame, memory, box, draw_quotes);
    Box rest = frame.model.only_article ? box : with_filters(frame, memory, box);
    if (frame.width != Width::narrow) {
        constexpr float speakers = 248;
        draw_speakers(frame, memory, {rest.x, rest.y, speakers, rest.height});
        vertical_rule(frame.list(), rest.x + speakers, rest.y, rest.height, colour(frame.theme.hairline));
        rest = {rest.x + speakers, rest.y, rest.width - speakers, rest.height};
    }
    draw_quotes(frame, memory, rest);
}

void draw_view(Frame& frame, Memory& memory, const Box& box) {
    switch (frame.model.view) {
        case app::View::overview: return draw_overview(frame, memory, box);
        case app::View::articles: return draw_articles_and_reading(frame, memory, box);
        case app::View::quotes: return draw_quotes_and_reading(frame, memory, box);
        case app::View::people: return draw_people(frame, memory, with_filters(frame, memory, box));
        case app::View::words: return draw_words_and_reading(frame, memory, box);
    }
}

// How large a panel over the page is: a drawer, or a sheet on a narrow window.
ImVec2 size_of_panel(const Frame& frame) {
    if (frame.width == Width::narrow) return {frame.window.width, frame.window.height * 0.86f};
    return {drawer_width, frame.window.height};
}

OverlayPlace place_of_panel(const Frame& frame) {
    return frame.width == Width::narrow ? OverlayPlace::bottom_sheet : OverlayPlace::left_drawer;
}

// Its name, and the way out.
void draw_panel_head(Frame& frame, std::string_view name, const Box& box) {
    const float size = frame.target();
    label(frame, name, {box.x + space::three, box.y, box.width - 80, panel_head}, frame.serif_bold(20), frame.theme.ink);
    if (icon_button(frame, Icon::close, frame.words.close,
                    {box.right() - size - space::one, box.y + (panel_head - size) / 2, size, size}))
        frame.act(app::CloseOverlay{});
}

// Filters over the page, with a button that says what they leave.
void draw_filter_panel(Frame& frame, Memory& memory) {
    if (!frame.model.filters_open || frame.width == Width::wide) return;
    Overlay overlay(frame, "filter panel", frame.words.filters, size_of_panel(frame), place_of_panel(frame));
    if (!overlay.open()) return;
    const Box& box = overlay.box();
    const float footer = 64;
    draw_panel_head(frame, frame.words.filters, box);
    draw_filters(frame, memory, {box.x, box.y + panel_head, box.width, box.height - panel_head - footer});
    rule(frame.list(), box.x, box.bottom() - footer, box.width, colour(frame.theme.hairline));
    if (button(frame, frame.model.filters.show_results,
               {box.x + space::two, box.bottom() - footer + 10, box.width - 2 * space::two, 44}, ButtonLook::filled))
        frame.act(app::CloseOverlay{});
}

// Those who speak, over the page: where they have no room beside the quotations.
void draw_speaker_panel(Frame& frame, Memory& memory) {
    if (!frame.model.speakers_open || frame.width != Width::narrow) return;
    const auto& [speakers, spoken_of] = frame.model.quotes.lists;
    const std::string_view name = spoken_of.current ? spoken_of.label : speakers.label;
    Overlay overlay(frame, "speaker panel", name, size_of_panel(frame), place_of_panel(frame));
    if (!overlay.open()) return;
    const Box& box = overlay.box();
    draw_panel_head(frame, name, box);
    draw_speakers(frame, memory, {box.x + space::one, box.y + panel_head, box.width - space::one, box.height - panel_head});
}

void draw_page(Frame& frame, Memory& memory) {
    const app::ViewModel& model = frame.model;
    const Box& window = frame.window;
    if (model.status != app::Status::ready) {
        if (model.notice.shown()) notice(frame, model.notice, window);
        else
            label(frame, frame.words.loading_collection,
                  {window.x + space::three, window.y, window.width, space::top_bar}, frame.sans(type::body),
                  frame.theme.ink_soft);
        return;
    }
    // On a low window – a page at 400% – what is read has the room: the tabs are as low as they can be pressed.
    const float tabs = frame.low() ? space::coarse_target : bottom_tabs;
    const bool reading_alone =
        frame.width == Width::narrow && model.article_open && !model.only_article && model.view != app::View::people;
    const float top = reading_alone ? 0 : draw_top_bar(frame, memory);
    const float bottom = frame.width == Width::narrow && !reading_alone ? tabs : 0;
    const Box& page = frame.page;
    draw_view(frame, memory, {page.x, page.y + top, page.width, page.height - top - bottom});
    if (bottom > 0) draw_bottom_tabs(frame, {window.x, window.bottom() - bottom, window.width, bottom});
}

}  // namespace

void Shell::start() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = true;
    install_mirror();
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.ItemSpacing = {0, 0};
    style.FramePadding = {0, 0};
    style.WindowBorderSize = style.PopupBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
    style.WindowRounding = 0;
    style.ScrollbarRounding = 5;
    style.WindowMinSize = {1, 1};
    for (const ImGuiCol clear :
         {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_ScrollbarBg, ImGuiCol_PopupBg,
          ImGuiCol_ChildBg, ImGuiCol_NavWindowingHighlight, ImGuiCol_ModalWindowDimBg})
        style.Colors[clear] = {0, 0, 0, 0};
}

app::Actions Shell::draw(const app::ViewModel& model, const Look& look) {
    app::Actions actions;
    recorder_.begin();
    begin_mirror(app::phrases().right_to_left());
    fonts_.begin_frame();
    frames_wanted_ = 0;
    const Theme& theme = look.forced ? *look.forced : choose_theme(model.theme, look.dark, look.high_contrast);
    apply_style(theme, look.coarse_pointer);
    // A host that mirrors what is shown moves the keyboard from one thing to the next itself; there is one focus.
    ImGuiIO& io = ImGui::GetIO();
    if (look.text_input_by_host) io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    const ImVec2 size = io.DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::Begin("page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    if (fonts_.ready()) {
        memory_.each_field([](Field& field) { field.drawn = false; });
        Frame frame{.model = model,
                    .theme = theme,
                    .fonts = fonts_,
                    .semantics = recorder_,
                    .actions = actions,
                    .value_anchor = memory_.value_anchor,
                    .window = {0, 0, size.x, size.y},
                    .width = width_of_window(size.x),
                    .text_scale = 1 + text_step * static_cast<float>(model.text_step),
                    .text_input_by_host = look.text_input_by_host,
                    .coarse = look.coarse_pointer};
        // What belongs together stays together on a very wide window.
        frame.page = frame.window;
        frame.page.width = std::min(size.x, widest_page);
        frame.page.x = std::round((size.x - frame.page.width) / 2);
        frame.page_by = page_by_keys(model, memory_);
        frame.under_dialog = dialog_shown(frame);
        draw_page(frame, memory_);
        memory_.to_filters = false;
        frame.under_dialog = false;
        ImGui::End();
        draw_completions(frame, memory_);
        draw_filter_panel(frame, memory_);
        draw_speaker_panel(frame, memory_);
        draw_evidence(frame, memory_);
        draw_shortcuts(frame);
        draw_search_help(frame);
        draw_value_menu(frame);
        draw_palette(frame, memory_);
        draw_saving(frame);
        draw_toast(frame);
        memory_.each_field([](Field& field) { field.focused = field.focused && field.drawn; });
        if (model.status == app::Status::ready) handle_keys(frame, memory_);
        frames_wanted_ = frame.more_frames;
    } else {
        ImGui::End();
    }
    if (!actions.empty()) frames_wanted_ = std::max(frames_wanted_, 1);
    return actions;
}

}  // namespace verbatim::ui
