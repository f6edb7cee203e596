// A site's folder while a build writes it: one build at a time, and the old site or the new one at every moment.
//
//     staging    everything new is made in a scratch folder beside the site
//     commit     1  the list names all files of the new site as pending
//                2  they are moved in: their names carry the hash of what they hold, so nothing old changes
//                3  everything is on the disk (one syncfs)
//                4  data/manifest.json is renamed, which tools open; then index.html, which names its own manifest
//                5  fonts, 404.html and build-report.json are replaced; files that neither the new nor the former collection
//                   needs are removed; the list says what is current
//
// A build that is killed before 4 leaves the old site, and files that the list calls pending: the next build removes them.
// A file that no build has written is neither removed nor replaced: a site that needs its name is refused.
// docs/reliability.md says what is promised, and how it is tested.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace verbatim::site {

// What becomes of the files of the collection that the site has shown so far.
enum class FormerFiles : std::uint8_t {
    keep,    // until the next build: pages that are open still ask for them
    remove,
};

class Output {
  public:
    // Makes the folder where it is not there, marks and locks it, and removes what a killed build has left in it.
    // `path` is what resolve_output() gave. Errors: another build is at work in it, or it cannot be written.
    static base::Result<Output> open(const std::string& path);

    Output(Output&&) noexcept;
    ~Output();  // as withdraw()

    // The site's folder.
    const std::string& path() const;
    // The folder to make new files in, under their paths in the site.
    std::string staging() const;
    // A private folder for everything else that the build needs.
    const std::string& scratch() const;

    // Makes `files` the site: paths relative to its folder. `unremoved` receives what could not be replaced or removed
    // afterwards, which harms nothing.
    // Requires: called once. Each file stands in staging() or, with the same bytes, in the site; "data/manifest.json" is one
    // of them. Without "index.html" among them the site loses the page that an earlier build has written.
    // Errors: a full or failing disk, a file of the user's own in the place of the site's; the old site stays.
    base::Status commit(const std::set<std::string>& files, FormerFiles former, std::set<std::string>& unremoved);

    // How many files of the former collection commit() has kept.
    std::size_t former_files() const;

    // Removes what the build has made for itself, and the folder where open() made it and nothing was committed. Safe to call
    // from another thread, and twice; waits for a commit under way.
    void withdraw();

  private:
    struct State;
    explicit Output(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace verbatim::site
