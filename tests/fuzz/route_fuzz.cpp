// Addresses as anybody might paste or forge them: what decoding makes of them must survive encoding.
#include "app/route.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    const app::Route route = app::decode_route(fuzz::bytes(data, size));
    const std::string address = app::encode(route);
    fuzz::ensure(address.starts_with('/'), "an address starts with a slash");
    const app::Route again = app::decode_route(address);
    // Encoding makes up to three bytes of one, and no more than 16 KB are read.
    if (address.size() > std::size_t{16} << 10) return 0;
    fuzz::ensure(again == route, "a route survives its address");
    fuzz::ensure(app::encode(again) == address, "an address is the same when it is read and written again");
    return 0;
}
