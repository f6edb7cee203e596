// The explorer in a browser. run() does not return there: the page's life is the program's.
#include "gui/explorer.h"
#include "platform/host.h"

int main() {
    verbatim::gui::Explorer explorer;
    return verbatim::platform::run({}, explorer);
}
