#include "evaluator/base/ip_address.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

TEST_CASE("an address reads back as it is written") {
  for (const char* text :
       {"0.0.0.0", "10.1.2.3", "255.255.255.255", "::", "fd00::1", "2001:db8::"}) {
    INFO(text);
    const auto address = IpAddress::Parse(text);
    REQUIRE(address);
    CHECK(address->ToString() == text);
  }
  CHECK(IpAddress::Parse("10.1.2.3")->is_ipv4());
  CHECK_FALSE(IpAddress::Parse("fd00::1")->is_ipv4());
}

TEST_CASE("what is no address is refused") {
  for (const char* text : {"", " 10.0.0.1", "10.0.0", "10.0.0.256", "010.0.0.1", "10.0.0.1/8",
                           "g::", "10.0.0.1.2", "1:2:3:4:5:6:7:8:9"}) {
    INFO(text);
    CHECK_FALSE(IpAddress::Parse(text));
  }
  CHECK_FALSE(IpAddress::Parse(std::string_view("10.0.0.1\0", 9)));
  CHECK_FALSE(IpAddress::Parse(std::string(1000, '1')));
}

}  // namespace
}  // namespace routesight
