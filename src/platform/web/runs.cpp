// The browser's text for what the bundled typefaces lack; the work is in web/runs.js.
#include "platform/web/runs.h"

#include <algorithm>
#include <array>

#include "platform/web/browser.h"

namespace verbatim::platform::web {
namespace {

struct RunWords {
    const app::RunRequest& run;
    int flags() const { return (run.serif ? 1 : 0) | (run.bold ? 2 : 0) | (run.right_to_left ? 4 : 0); }
};

}  // namespace

float BrowserRuns::measure(const app::RunRequest& run) {
    return browser_measure_run(run.words.data(), run.words.size(), run.language.data(), run.language.size(), RunWords{run}.flags(), run.em);
}

void BrowserRuns::measure_parts(const app::RunRequest& run, std::vector<float>& edges) {
    std::vector<float> ends(run.words.size() + 1, 0);  // at most a character a byte
    const int count = browser_measure_run_parts(run.words.data(), run.words.size(), run.language.data(), run.language.size(), RunWords{run}.flags(), run.em,
                                                ends.data());
    edges.assign(run.words.size() + 1, 0);
    float reached = 0;
    int nth = 0;
    for (std::size_t i = 1; i <= run.words.size(); ++i) {
        const bool border = i == run.words.size() || (static_cast<unsigned char>(run.words[i]) & 0xC0) != 0x80;
        if (border && nth < count) reached = ends[static_cast<std::size_t>(nth++)];
        edges[i] = reached;
    }
}

app::RunPicture BrowserRuns::draw(const app::RunRequest& run) {
    app::RunPicture picture;
    std::array<int, 5> told{};
    if (!browser_draw_run(run.words.data(), run.words.size(), run.language.data(), run.language.size(), RunWords{run}.flags(), run.em, told.data())) return picture;
    picture.width = told[0];
    picture.height = told[1];
    picture.left = told[2];
    picture.top = told[3];
    picture.coloured = told[4] != 0;
    picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4);
    browser_take_run(picture.pixels.data());
    return picture;
}

void BrowserRuns::find_words(std::string_view text, std::vector<std::uint32_t>& starts) {
    starts.resize(text.size() + 1);
    starts.resize(static_cast<std::size_t>(browser_find_words(text.data(), text.size(), starts.data())));
}

}  // namespace verbatim::platform::web
