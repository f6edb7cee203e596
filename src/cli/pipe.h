// A pipe between threads of this process: a byte in it wakes whoever polls the other end.
#pragma once

#include "base/result.h"
#include "cli/server/site_files.h"

namespace verbatim::cli {

struct Pipe {
    Descriptor reading, writing;  // neither blocks

    // Errors: the system has no descriptor left.
    static base::Result<Pipe> make();
    // Makes `reading` readable. Where it is full it is readable already.
    void wake() const;
};

}  // namespace verbatim::cli
