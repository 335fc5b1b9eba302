#include "evaluator/base/prefix.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

Prefix P(std::string_view text) {
  const PrefixReading reading = Prefix::Read(text);
  REQUIRE(reading.outcome == PrefixReading::Outcome::kPrefix);
  return reading.prefix;
}

TEST_CASE("a prefix reads back as it is written") {
  for (const char* text : {"0.0.0.0/0", "10.0.0.0/8", "10.1.2.3/32", "::/0", "fd00::/48"}) {
    CHECK(P(text).ToString() == text);
  }
  CHECK(P("10.1.2.3").ToString() == "10.1.2.3/32");
}

TEST_CASE("host bits are reported with the range that was probably meant") {
  const PrefixReading reading = Prefix::Read("10.0.0.1/16");
  CHECK(reading.outcome == PrefixReading::Outcome::kHostBits);
  CHECK(reading.prefix.ToString() == "10.0.0.0/16");
}

TEST_CASE("what is no prefix is refused") {
  for (const char* text :
       {"", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08x",
        "10.0.0.0/8/8", "fd00::/129", "Storage", "10.0.0.0/ 8", "10.0.0.0/4294967296"}) {
    INFO(text);
    CHECK(Prefix::Read(text).outcome == PrefixReading::Outcome::kNotAPrefix);
  }
}

TEST_CASE("a prefix contains what lies inside it, and never the other family") {
  CHECK(P("10.0.0.0/8").Contains(P("10.0.0.0/8")));
  CHECK(P("10.0.0.0/8").Contains(P("10.255.0.0/16")));
  CHECK_FALSE(P("10.1.0.0/16").Contains(P("10.0.0.0/8")));
  CHECK_FALSE(P("0.0.0.0/0").Contains(P("::/0")));
  CHECK_FALSE(P("::/0").Contains(P("10.0.0.0/8")));
  CHECK(P("::/0").Contains(P("fd00::/8")));
  CHECK(P("10.0.0.0/31").Contains(*IpAddress::Parse("10.0.0.1")));
  CHECK_FALSE(P("10.0.0.0/31").Contains(*IpAddress::Parse("10.0.0.2")));
  CHECK(P("10.0.0.0/8").Overlaps(P("10.2.0.0/16")));
  CHECK(P("10.2.0.0/16").Overlaps(P("10.0.0.0/8")));
  CHECK_FALSE(P("10.2.0.0/16").Overlaps(P("10.3.0.0/16")));
}

TEST_CASE("a range stands before the ranges inside it") {
  CHECK(P("10.0.0.0/8") < P("10.0.0.0/16"));
  CHECK(P("10.0.0.0/16") < P("10.1.0.0/16"));
}

}  // namespace
}  // namespace routesight
