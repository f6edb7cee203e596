#include "language/models.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "language/syntax/syntax_model.h"

namespace verbatim::language {
namespace {

// Each model is read once, when somebody asks for it.
class ReadModels {
  public:
    ReadModels() : slots_(models::all.size()) {}

    const SyntaxModel* get(std::size_t number) {
        Slot& slot = slots_[number];
        std::call_once(slot.once, [&] {
            if (auto model = SyntaxModel::read(models::all[number].bytes)) slot.model = std::make_unique<const SyntaxModel>(std::move(*model));
        });
        return slot.model.get();
    }

  private:
    struct Slot {
        std::once_flag once;
        std::unique_ptr<const SyntaxModel> model;
    };
    std::vector<Slot> slots_;
};

}  // namespace

const SyntaxModel* syntax_model(std::string_view language) {
    static ReadModels read;
    const auto found = language.empty() ? models::all.begin() : std::find_if(models::all.begin(), models::all.end(), [&](const ShippedModel& one) { return one.code == language; });
    return found == models::all.end() ? nullptr : read.get(static_cast<std::size_t>(found - models::all.begin()));
}

}  // namespace verbatim::language
