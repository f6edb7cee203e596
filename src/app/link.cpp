#include "app/link.h"

#include "text/web_address.h"

namespace verbatim::app {

bool leads_out(std::string_view address) { return text::is_web_address(address); }

}  // namespace verbatim::app
