#include <catch2/catch.hpp>
#include <string>

#include "tests/support/network_text.h"

namespace routesight {
namespace {

TEST_CASE(
    "SYS-01: every prefix of the address space is local, and no prefix of a subnet is a row") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16 10.9.0.0/24
subnet s of n 10.1.1.0/24
subnet other of n 10.1.2.0/24
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  10.1.0.0/16     Default  VnetLocal  SYS-01
active  10.9.0.0/24     Default  VnetLocal  SYS-01
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
)");
}

TEST_CASE("SYS-02: a network without anything else still has a default route to the Internet") {
  CHECK(TableOf("s", R"(
network n 172.32.0.0/16
subnet s of n
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  172.32.0.0/16   Default  VnetLocal  SYS-01
active  192.168.0.0/16  Default  None       SYS-03
)");
}

TEST_CASE("SYS-03: the four reserved ranges lead nowhere") {
  CHECK(TableOf("s", R"(
network n 8.0.0.0/24
subnet s of n
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  8.0.0.0/24      Default  VnetLocal  SYS-01
active  10.0.0.0/8      Default  None       SYS-03
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
)");
}

TEST_CASE("SYS-04: an address space equal to or around a reserved range replaces its None row") {
  CHECK(TableOf("s", R"(
network n 10.0.0.0/8 192.0.0.0/8
subnet s of n
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  VnetLocal  SYS-01
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.0.0.0/8     Default  VnetLocal  SYS-01
hidden  10.0.0.0/8      Default  None       SYS-04 <- 10.0.0.0/8 Default VnetLocal
hidden  192.168.0.0/16  Default  None       SYS-04 <- 192.0.0.0/8 Default VnetLocal
)");
}

TEST_CASE("SYS-04: a smaller address space leaves the None row") {
  CHECK(TableOf("s", R"(
network n 192.168.4.0/22
subnet s of n
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
active  192.168.4.0/22  Default  VnetLocal  SYS-01
)");
}

TEST_CASE("SYS-11: IPv6 adds its own default route and no None rows") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16 fd00::/48
subnet s of n
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  10.1.0.0/16     Default  VnetLocal  SYS-01
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
active  ::/0            Default  Internet   SYS-11
active  fd00::/48       Default  VnetLocal  SYS-01
)");
}

TEST_CASE("PEER-01: within a region a peer is VNetPeering, across regions VNetGlobalPeering") {
  CHECK(TableOf("s", R"(
network spoke 10.1.0.0/16 @westeurope
network hub 10.0.0.0/16 10.8.0.0/16 @westeurope
network far 10.2.0.0/16 @northeurope
subnet s of spoke
peering spoke hub
peering hub spoke
peering spoke far
peering far spoke
)") == R"(
active  0.0.0.0/0       Default  Internet           SYS-02
active  10.0.0.0/8      Default  None               SYS-03
active  10.0.0.0/16     Default  VNetPeering        PEER-01
active  10.1.0.0/16     Default  VnetLocal          SYS-01
active  10.2.0.0/16     Default  VNetGlobalPeering  PEER-01
active  10.8.0.0/16     Default  VNetPeering        PEER-01
active  100.64.0.0/10   Default  None               SYS-03
active  172.16.0.0/12   Default  None               SYS-03
active  192.168.0.0/16  Default  None               SYS-03
)");
}

TEST_CASE("PEER-02: one half alone gives no route") {
  CHECK(TableOf("s", R"(
network spoke 10.1.0.0/16
network hub 10.0.0.0/16
subnet s of spoke
peering spoke hub
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  10.1.0.0/16     Default  VnetLocal  SYS-01
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
)");
}

TEST_CASE("PEER-02: a half towards a network outside the plan is not decided") {
  CHECK(TableOf("s", R"(
network spoke 10.1.0.0/16
subnet s of spoke
peering spoke /subscriptions/1/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/far
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  10.1.0.0/16     Default  VnetLocal  SYS-01
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
gap outside_the_plan /subscriptions/1/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/far: its prefixes, and whether its side of a peering is there, are in no file at hand
)");
}

TEST_CASE("PEER-03: the peer of a peer is not reached") {
  CHECK(TableOf("s", R"(
network a 10.1.0.0/16
network b 10.2.0.0/16
network c 10.3.0.0/16
subnet s of a
peering a b
peering b a
peering b c
peering c b
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.1.0.0/16     Default  VnetLocal    SYS-01
active  10.2.0.0/16     Default  VNetPeering  PEER-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
)");
}

TEST_CASE("PEER-10: two peers with one prefix are one row") {
  CHECK(TableOf("s", R"(
network hub 10.0.0.0/16
network a 10.1.0.0/16
network b 10.1.0.0/16
subnet s of hub
peering hub a
peering a hub
peering hub b
peering b hub
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.0.0.0/16     Default  VnetLocal    SYS-01
active  10.1.0.0/16     Default  VNetPeering  PEER-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
)");
}

TEST_CASE("PEER-11: until its half is synchronised a peer keeps the former prefixes") {
  CHECK(TableOf("s", R"(
network spoke 10.1.0.0/16
network hub 10.0.0.0/16 10.8.0.0/16 was 10.0.0.0/16
subnet s of spoke
peering spoke hub standing
peering hub spoke standing
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.0.0.0/16     Default  VNetPeering  PEER-11
active  10.1.0.0/16     Default  VnetLocal    SYS-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
)");
}

TEST_CASE("PEER-11: a synchronised half has the new prefixes") {
  CHECK(TableOf("s", R"(
network spoke 10.1.0.0/16
network hub 10.0.0.0/16 10.8.0.0/16 was 10.0.0.0/16
subnet s of spoke
peering spoke hub standing synchronised
peering hub spoke standing
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.0.0.0/16     Default  VNetPeering  PEER-01
active  10.1.0.0/16     Default  VnetLocal    SYS-01
active  10.8.0.0/16     Default  VNetPeering  PEER-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
)");
}

TEST_CASE("PEER-12: a half created again meets a disconnected one") {
  CHECK(TableOf("s", R"(
network spoke 10.1.0.0/16
network hub 10.0.0.0/16
subnet s of spoke
peering spoke hub recreated
peering hub spoke standing
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  10.1.0.0/16     Default  VnetLocal  SYS-01
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
)");
}

TEST_CASE("PEER-12: two halves created again connect") {
  CHECK(TableOf("s", R"(
network spoke 10.1.0.0/16
network hub 10.0.0.0/16
subnet s of spoke
peering spoke hub recreated
peering hub spoke recreated
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.0.0.0/16     Default  VNetPeering  PEER-01
active  10.1.0.0/16     Default  VnetLocal    SYS-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
)");
}

TEST_CASE("PEER-15: subnet peering gives the prefixes of the peered subnets") {
  CHECK(TableOf("s", R"(
network spoke 10.1.0.0/16
network hub 10.0.0.0/16
subnet s of spoke
subnet app of hub 10.0.1.0/24
subnet web of hub 10.0.2.0/24
peering spoke hub subnets app
peering hub spoke subnets s
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.0.1.0/24     Default  VNetPeering  PEER-15
active  10.1.0.0/16     Default  VnetLocal    SYS-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
)");
}

TEST_CASE("SYS-11: a peering of IPv6 alone gives no IPv4 rows") {
  const std::string table = TableOf("s", R"(
network spoke 10.1.0.0/16 fd01::/48
network hub 10.0.0.0/16 fd00::/48
subnet s of spoke
peering spoke hub only_ipv6
peering hub spoke only_ipv6
)");
  CHECK(table.find("fd00::/48       Default  VNetPeering  PEER-01") != std::string::npos);
  CHECK(table.find("10.0.0.0/16") == std::string::npos);
}

TEST_CASE("PEER-15: a peered subnet whose range is not at hand is a gap") {
  CHECK(TableOf("s", R"(
network spoke 10.1.0.0/16
network hub 10.0.0.0/16
subnet s of spoke
peering spoke hub subnets app
peering hub spoke subnets s
)")
            .find("gap outside_the_plan spoke-to-hub.remote_subnet_names: the range of the remote "
                  "subnet app is in no file at hand") != std::string::npos);
}

TEST_CASE("PE-01: a private endpoint is a /32 in its network and its direct peers") {
  CHECK(TableOf("s", R"(
network hub 10.0.0.0/16
network spoke2 10.2.0.0/16
subnet s of hub
subnet app of spoke2 10.2.3.0/24
endpoint blob in app 10.2.3.5
peering hub spoke2
peering spoke2 hub
)") == R"(
active  0.0.0.0/0       Default  Internet           SYS-02
active  10.0.0.0/8      Default  None               SYS-03
active  10.0.0.0/16     Default  VnetLocal          SYS-01
active  10.2.0.0/16     Default  VNetPeering        PEER-01
active  10.2.3.5/32     Default  InterfaceEndpoint  PE-01
active  100.64.0.0/10   Default  None               SYS-03
active  172.16.0.0/12   Default  None               SYS-03
active  192.168.0.0/16  Default  None               SYS-03
)");
}

TEST_CASE("PE-01: a second peering hop does not see it") {
  CHECK(TableOf("s", R"(
network spoke1 10.1.0.0/16
network hub 10.0.0.0/16
network spoke2 10.2.0.0/16
subnet s of spoke1
subnet app of spoke2 10.2.3.0/24
endpoint blob in app 10.2.3.5
peering spoke1 hub
peering hub spoke1
peering hub spoke2
peering spoke2 hub
)") == R"(
active  0.0.0.0/0       Default  Internet     SYS-02
active  10.0.0.0/8      Default  None         SYS-03
active  10.0.0.0/16     Default  VNetPeering  PEER-01
active  10.1.0.0/16     Default  VnetLocal    SYS-01
active  100.64.0.0/10   Default  None         SYS-03
active  172.16.0.0/12   Default  None         SYS-03
active  192.168.0.0/16  Default  None         SYS-03
)");
}

}  // namespace
}  // namespace routesight
