#include <catch2/catch.hpp>

#include "tests/support/network_text.h"

namespace routesight {
namespace {

TEST_CASE("SE-01: a service endpoint is a row of its subnet") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n endpoint Microsoft.Storage
subnet other of n
)") == R"(
active  0.0.0.0/0          Default  Internet                       SYS-02
active  10.0.0.0/8         Default  None                           SYS-03
active  10.1.0.0/16        Default  VnetLocal                      SYS-01
active  100.64.0.0/10      Default  None                           SYS-03
active  172.16.0.0/12      Default  None                           SYS-03
active  192.168.0.0/16     Default  None                           SYS-03
active  Microsoft.Storage  Default  VirtualNetworkServiceEndpoint  SE-01
)");
}

TEST_CASE("SE-01: no other subnet has it") {
  CHECK(TableOf("other", R"(
network n 10.1.0.0/16
subnet s of n endpoint Microsoft.Storage
subnet other of n
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  10.1.0.0/16     Default  VnetLocal  SYS-01
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
)");
}

TEST_CASE("SE-02: a default route elsewhere leaves the service endpoint active") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n endpoint Microsoft.Storage table t
table t
route all in t 0.0.0.0/0 VirtualAppliance 10.1.9.4
)") == R"(
active   0.0.0.0/0          User     VirtualAppliance               10.1.9.4  UDR-02
invalid  0.0.0.0/0          Default  Internet                                 SEL-02 <- 0.0.0.0/0 User VirtualAppliance
active   10.1.0.0/16        Default  VnetLocal                                SYS-01
active   Microsoft.Storage  Default  VirtualNetworkServiceEndpoint            SE-01
hidden   10.0.0.0/8         Default  None                                     SYS-06 <- 0.0.0.0/0 User VirtualAppliance
hidden   100.64.0.0/10      Default  None                                     SYS-06 <- 0.0.0.0/0 User VirtualAppliance
hidden   172.16.0.0/12      Default  None                                     SYS-06 <- 0.0.0.0/0 User VirtualAppliance
hidden   192.168.0.0/16     Default  None                                     SYS-06 <- 0.0.0.0/0 User VirtualAppliance
)");
}

TEST_CASE("UDR-01: a table gives its routes to the subnets that have it, and no others") {
  CHECK(TableOf("other", R"(
network n 10.1.0.0/16
subnet s of n table t
subnet other of n
table t
route all in t 0.0.0.0/0 None
)") == R"(
active  0.0.0.0/0       Default  Internet   SYS-02
active  10.0.0.0/8      Default  None       SYS-03
active  10.1.0.0/16     Default  VnetLocal  SYS-01
active  100.64.0.0/10   Default  None       SYS-03
active  172.16.0.0/12   Default  None       SYS-03
active  192.168.0.0/16  Default  None       SYS-03
)");
}

TEST_CASE("UDR-02: each kind of next hop is a row") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n table t
table t
route a in t 20.0.0.0/24 VnetLocal
route b in t 20.0.1.0/24 Internet
route c in t 20.0.2.0/24 None
route d in t 20.0.3.0/24 VirtualNetworkGateway
route e in t 20.0.4.0/24 VirtualAppliance 10.1.9.4
)") == R"(
active  0.0.0.0/0       Default  Internet                         SYS-02
active  10.0.0.0/8      Default  None                             SYS-03
active  10.1.0.0/16     Default  VnetLocal                        SYS-01
active  20.0.0.0/24     User     VnetLocal                        UDR-02
active  20.0.1.0/24     User     Internet                         UDR-02
active  20.0.2.0/24     User     None                             UDR-02
active  20.0.3.0/24     User     VirtualNetworkGateway            UDR-02
active  20.0.4.0/24     User     VirtualAppliance       10.1.9.4  UDR-02
active  100.64.0.0/10   Default  None                             SYS-03
active  172.16.0.0/12   Default  None                             SYS-03
active  192.168.0.0/16  Default  None                             SYS-03
)");
}

TEST_CASE("UDR-10: the route of a service tag is a row of its own") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n table t
table t
route tag in t Storage.WestEurope Internet
)") == R"(
active  0.0.0.0/0           Default  Internet   SYS-02
active  10.0.0.0/8          Default  None       SYS-03
active  10.1.0.0/16         Default  VnetLocal  SYS-01
active  100.64.0.0/10       Default  None       SYS-03
active  172.16.0.0/12       Default  None       SYS-03
active  192.168.0.0/16      Default  None       SYS-03
active  Storage.WestEurope  User     Internet   UDR-10
)");
}

}  // namespace
}  // namespace routesight
