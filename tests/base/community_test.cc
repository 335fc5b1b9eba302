#include "evaluator/base/community.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

TEST_CASE("a community is two 16-bit numbers or a well-known name") {
  CHECK(Community::Parse("65517:65517") == Community::Of(65517, 65517));
  CHECK(Community::Parse("no-advertise") == Community::Of(65535, 65282));
  CHECK(Community::Parse("65535:65281") == kNoExport);
  for (const char* text : {"", "65517", "65536:1", "1:65536", "1:2:3", "-1:2", "no-advertising"}) {
    INFO(text);
    CHECK_FALSE(Community::Parse(text));
  }
}

TEST_CASE("a community is written by its name where it has one") {
  CHECK(Community::Of(65535, 65282).ToString() == "no-advertise");
  CHECK(Community::Of(12076, 51004).ToString() == "12076:51004");
}

}  // namespace
}  // namespace routesight
