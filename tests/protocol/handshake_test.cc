#include "plugin/protocol/handshake.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

TEST_CASE("the handshake names version, place and certificate") {
  HandshakeRequest request;
  CHECK(HandshakeLine(request, "/tmp/tf/p", "") == "1|6|unix|/tmp/tf/p|grpc|\n");
  CHECK(HandshakeLine(request, "/tmp/tf/p", "abcd") == "1|6|unix|/tmp/tf/p|grpc|YWJjZA\n");
  request.understands_multiplexing = true;
  CHECK(HandshakeLine(request, "/tmp/tf/p", "abcd") == "1|6|unix|/tmp/tf/p|grpc|YWJjZA|false\n");
}

TEST_CASE("protocol 6 is found among the versions that Terraform offers") {
  HandshakeRequest request;
  for (const char* versions : {"6", "5,6", "6,5"}) {
    request.versions = versions;
    CHECK(OffersOurVersion(request));
  }
  for (const char* versions : {"", "5", "16", "5,66"}) {
    request.versions = versions;
    CHECK_FALSE(OffersOurVersion(request));
  }
}

TEST_CASE("only the right cookie means Terraform") {
  HandshakeRequest request;
  CHECK_FALSE(IsFromTerraform(request));
  request.cookie = "something else";
  CHECK_FALSE(IsFromTerraform(request));
}

}  // namespace
}  // namespace routesight
