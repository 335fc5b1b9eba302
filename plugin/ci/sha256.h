// SHA-256 (FIPS 180-4).
#pragma once

#include <string>
#include <string_view>

namespace routesight {

// 64 hexadecimal digits.
std::string Sha256(std::string_view text);

}  // namespace routesight
