// The browser sets runs: app::RunShaper over web/runs.js.
#pragma once

#include "app/run_shaper.h"

namespace verbatim::platform::web {

class BrowserRuns final : public app::RunShaper {
  public:
    float measure(const app::RunRequest& run) override;
    void measure_parts(const app::RunRequest& run, std::vector<float>& edges) override;
    app::RunPicture draw(const app::RunRequest& run) override;
    void find_words(std::string_view text, std::vector<std::uint32_t>& starts) override;
};

}  // namespace verbatim::platform::web
