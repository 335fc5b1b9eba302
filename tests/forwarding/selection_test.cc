#include <catch2/catch.hpp>
#include <string>

#include "tests/support/network_text.h"

namespace routesight {
namespace {

TEST_CASE("SEL-02: user-defined beats gateway beats default") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n table t
subnet gw of n
gateway vpn in gw
site office 0.0.0.0/0 192.168.0.0/16
connection c of vpn to office
table t
route all in t 192.168.0.0/16 VirtualAppliance 10.1.9.4
)") == R"(
active   0.0.0.0/0       VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  VPN-01
active   10.1.0.0/16     Default                VnetLocal                           SYS-01
active   192.168.0.0/16  User                   VirtualAppliance       10.1.9.4     UDR-02
invalid  192.168.0.0/16  VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  SEL-02 <- 192.168.0.0/16 User VirtualAppliance
hidden   0.0.0.0/0       Default                Internet                            SEL-02 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
hidden   10.0.0.0/8      Default                None                                SYS-06 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
hidden   100.64.0.0/10   Default                None                                SYS-06 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
hidden   172.16.0.0/12   Default                None                                SYS-06 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
hidden   192.168.0.0/16  Default                None                                SYS-06 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
)");
}

TEST_CASE(
    "SEL-03: a gateway route inside the network or a direct peer is not programmed, a shorter one "
    "is") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
network peer 10.2.0.0/16
subnet s of n
subnet gw of n
peering n peer
peering peer n
gateway vpn in gw
site office 10.1.0.0/16 10.1.5.0/24 10.2.5.0/24 10.0.0.0/8
connection c of vpn to office
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  VPN-01
active  10.1.0.0/16     Default                VnetLocal                           SYS-01
active  10.2.0.0/16     Default                VNetPeering                         PEER-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
hidden  10.0.0.0/8      Default                None                                SEL-02 <- 10.0.0.0/8 VirtualNetworkGateway VirtualNetworkGateway
hidden  10.1.0.0/16     VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  SEL-03 <- 10.1.0.0/16 Default VnetLocal
hidden  10.1.5.0/24     VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  SEL-03 <- 10.1.0.0/16 Default VnetLocal
hidden  10.2.5.0/24     VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  SEL-03 <- 10.2.0.0/16 Default VNetPeering
)");
}

TEST_CASE("SEL-04: a user-defined route inside the network does take effect") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n table t
subnet gw of n
gateway vpn in gw
site office 10.1.5.0/24
connection c of vpn to office
table t
route one in t 10.1.5.0/24 VirtualAppliance 10.1.9.4
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.1.0.0/16     Default                VnetLocal                           SYS-01
active  10.1.5.0/24     User                   VirtualAppliance       10.1.9.4     UDR-02
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
hidden  10.1.5.0/24     VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  SEL-03 <- 10.1.0.0/16 Default VnetLocal
)");
}

TEST_CASE("PEER-13: a gateway route to a peered network is not programmed") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
network peer 10.2.0.0/16
subnet s of n
subnet gw of n
peering n peer
peering peer n
gateway vpn in gw
site peer_over_vpn 10.2.0.0/16
connection c of vpn to peer_over_vpn
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.1.0.0/16     Default                VnetLocal                           SYS-01
active  10.2.0.0/16     Default                VNetPeering                         PEER-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
hidden  10.2.0.0/16     VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  SEL-03 <- 10.2.0.0/16 Default VNetPeering
)");
}

TEST_CASE(
    "SEL-06: equal to a user-defined route, a None row vanishes and other system rows turn "
    "Invalid") {
  CHECK(TableOf("s", R"(
network n 172.20.0.0/16
network peer 10.2.0.0/16
subnet s of n table t
peering n peer
peering peer n
table t
route none in t 10.0.0.0/8 VirtualAppliance 172.20.9.4
route peer in t 10.2.0.0/16 VirtualAppliance 172.20.9.4
route self in t 172.20.0.0/16 VirtualAppliance 172.20.9.4
)") == R"(
active   0.0.0.0/0       Default  Internet                      SYS-02
active   10.0.0.0/8      User     VirtualAppliance  172.20.9.4  UDR-02
active   10.2.0.0/16     User     VirtualAppliance  172.20.9.4  UDR-02
invalid  10.2.0.0/16     Default  VNetPeering                   SEL-02 <- 10.2.0.0/16 User VirtualAppliance
active   100.64.0.0/10   Default  None                          SYS-03
active   172.16.0.0/12   Default  None                          SYS-03
active   172.20.0.0/16   User     VirtualAppliance  172.20.9.4  UDR-02
invalid  172.20.0.0/16   Default  VnetLocal                     SEL-02 <- 172.20.0.0/16 User VirtualAppliance
active   192.168.0.0/16  Default  None                          SYS-03
hidden   10.0.0.0/8      Default  None                          SEL-02 <- 10.0.0.0/8 User VirtualAppliance
)");
}

TEST_CASE(
    "SYS-06: a default route of a gateway replaces the system's and takes the None rows away") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n
subnet gw of n
gateway vpn in gw
site all 0.0.0.0/0
connection c of vpn to all
)") == R"(
active  0.0.0.0/0       VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  VPN-01
active  10.1.0.0/16     Default                VnetLocal                           SYS-01
hidden  0.0.0.0/0       Default                Internet                            SEL-02 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
hidden  10.0.0.0/8      Default                None                                SYS-06 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
hidden  100.64.0.0/10   Default                None                                SYS-06 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
hidden  172.16.0.0/12   Default                None                                SYS-06 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
hidden  192.168.0.0/16  Default                None                                SYS-06 <- 0.0.0.0/0 VirtualNetworkGateway VirtualNetworkGateway
)");
}

TEST_CASE("SYS-06: two halves of a default route leave all of them") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n table t
table t
route low in t 0.0.0.0/1 VirtualAppliance 10.1.9.4
route high in t 128.0.0.0/1 VirtualAppliance 10.1.9.4
)") == R"(
active  0.0.0.0/0       Default  Internet                    SYS-02
active  0.0.0.0/1       User     VirtualAppliance  10.1.9.4  UDR-02
active  10.0.0.0/8      Default  None                        SYS-03
active  10.1.0.0/16     Default  VnetLocal                   SYS-01
active  100.64.0.0/10   Default  None                        SYS-03
active  128.0.0.0/1     User     VirtualAppliance  10.1.9.4  UDR-02
active  172.16.0.0/12   Default  None                        SYS-03
active  192.168.0.0/16  Default  None                        SYS-03
)");
}

TEST_CASE("UDR-05: propagation off removes gateway routes and nothing else") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
network peer 10.2.0.0/16
subnet s of n table t
subnet gw of n
peering n peer
peering peer n
gateway vpn in gw
site office 192.168.0.0/24
connection c of vpn to office
table t propagation off
)") == R"(
active  0.0.0.0/0       Default                Internet                            SYS-02
active  10.0.0.0/8      Default                None                                SYS-03
active  10.1.0.0/16     Default                VnetLocal                           SYS-01
active  10.2.0.0/16     Default                VNetPeering                         PEER-01
active  100.64.0.0/10   Default                None                                SYS-03
active  172.16.0.0/12   Default                None                                SYS-03
active  192.168.0.0/16  Default                None                                SYS-03
hidden  192.168.0.0/24  VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  UDR-05
propagation off
)");
}

TEST_CASE("UDR-06: equal prefixes of network and peering are overridden") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
network peer 10.2.0.0/16
subnet s of n table t
peering n peer
peering peer n
table t
route self in t 10.1.0.0/16 VirtualAppliance 10.1.9.4
route mine in t 10.1.1.0/24 VnetLocal
route peer in t 10.2.0.0/16 None
)") == R"(
active   0.0.0.0/0       Default  Internet                    SYS-02
active   10.0.0.0/8      Default  None                        SYS-03
active   10.1.0.0/16     User     VirtualAppliance  10.1.9.4  UDR-02
invalid  10.1.0.0/16     Default  VnetLocal                   SEL-02 <- 10.1.0.0/16 User VirtualAppliance
active   10.1.1.0/24     User     VnetLocal                   UDR-02
active   10.2.0.0/16     User     None                        UDR-02
invalid  10.2.0.0/16     Default  VNetPeering                 SEL-02 <- 10.2.0.0/16 User None
active   100.64.0.0/10   Default  None                        SYS-03
active   172.16.0.0/12   Default  None                        SYS-03
active   192.168.0.0/16  Default  None                        SYS-03
)");
}

TEST_CASE("UDR-07: a summary overrides nothing that is longer") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
network peer 10.2.0.0/16
subnet s of n table t
peering n peer
peering peer n
table t
route all in t 10.0.0.0/8 VirtualAppliance 10.1.9.4
)") == R"(
active  0.0.0.0/0       Default  Internet                    SYS-02
active  10.0.0.0/8      User     VirtualAppliance  10.1.9.4  UDR-02
active  10.1.0.0/16     Default  VnetLocal                   SYS-01
active  10.2.0.0/16     Default  VNetPeering                 PEER-01
active  100.64.0.0/10   Default  None                        SYS-03
active  172.16.0.0/12   Default  None                        SYS-03
active  192.168.0.0/16  Default  None                        SYS-03
hidden  10.0.0.0/8      Default  None                        SEL-02 <- 10.0.0.0/8 User VirtualAppliance
)");
}

TEST_CASE("UDR-09: of two routes to one prefix one is kept") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n table t
table t
route first in t 20.0.0.0/8 VirtualAppliance 10.1.9.4
route second in t 20.0.0.0/8 VirtualAppliance 10.1.9.5
)") == R"(
active  0.0.0.0/0       Default  Internet                    SYS-02
active  10.0.0.0/8      Default  None                        SYS-03
active  10.1.0.0/16     Default  VnetLocal                   SYS-01
active  20.0.0.0/8      User     VirtualAppliance  10.1.9.4  UDR-02
active  100.64.0.0/10   Default  None                        SYS-03
active  172.16.0.0/12   Default  None                        SYS-03
active  192.168.0.0/16  Default  None                        SYS-03
hidden  20.0.0.0/8      User     VirtualAppliance  10.1.9.5  UDR-09 <- 20.0.0.0/8 User VirtualAppliance
)");
}

TEST_CASE("PE-02: a shorter user-defined route does not divert a private endpoint") {
  CHECK(TableOf("s", R"(
network n 10.2.0.0/16
subnet s of n table t
subnet app of n 10.2.3.0/24
endpoint blob in app 10.2.3.5
table t
route all in t 10.2.0.0/16 VirtualAppliance 10.2.9.4
)") == R"(
active   0.0.0.0/0       Default  Internet                     SYS-02
active   10.0.0.0/8      Default  None                         SYS-03
active   10.2.0.0/16     User     VirtualAppliance   10.2.9.4  UDR-02
invalid  10.2.0.0/16     Default  VnetLocal                    SEL-02 <- 10.2.0.0/16 User VirtualAppliance
active   10.2.3.5/32     Default  InterfaceEndpoint            PE-01
active   100.64.0.0/10   Default  None                         SYS-03
active   172.16.0.0/12   Default  None                         SYS-03
active   192.168.0.0/16  Default  None                         SYS-03
)");
}

TEST_CASE(
    "PE-03: with network policies a route as long as the network's range invalidates the /32") {
  CHECK(TableOf("s", R"(
network n 10.2.0.0/16
subnet s of n table t
subnet app of n 10.2.3.0/24 policies
endpoint blob in app 10.2.3.5
table t
route all in t 10.2.0.0/16 VirtualAppliance 10.2.9.4
)") == R"(
active   0.0.0.0/0       Default  Internet                     SYS-02
active   10.0.0.0/8      Default  None                         SYS-03
active   10.2.0.0/16     User     VirtualAppliance   10.2.9.4  UDR-02
invalid  10.2.0.0/16     Default  VnetLocal                    SEL-02 <- 10.2.0.0/16 User VirtualAppliance
invalid  10.2.3.5/32     Default  InterfaceEndpoint            PE-03 <- 10.2.0.0/16 User VirtualAppliance
active   100.64.0.0/10   Default  None                         SYS-03
active   172.16.0.0/12   Default  None                         SYS-03
active   192.168.0.0/16  Default  None                         SYS-03
)");
}

TEST_CASE("PE-03: unknown network policies leave it open whether the /32 holds") {
  CHECK(TableOf("s", R"(
network n 10.2.0.0/16
subnet s of n
subnet app of n 10.2.3.0/24 policies?
endpoint blob in app 10.2.3.5
)")
            .find("gap unknown_value app.private_endpoint_network_policies") != std::string::npos);
}

TEST_CASE("PE-03: a route shorter than the network's range does not") {
  CHECK(TableOf("s", R"(
network n 10.2.0.0/16
subnet s of n table t
subnet app of n 10.2.3.0/24 policies
endpoint blob in app 10.2.3.5
table t
route all in t 10.0.0.0/8 VirtualAppliance 10.2.9.4
)") == R"(
active  0.0.0.0/0       Default  Internet                     SYS-02
active  10.0.0.0/8      User     VirtualAppliance   10.2.9.4  UDR-02
active  10.2.0.0/16     Default  VnetLocal                    SYS-01
active  10.2.3.5/32     Default  InterfaceEndpoint            PE-01
active  100.64.0.0/10   Default  None                         SYS-03
active  172.16.0.0/12   Default  None                         SYS-03
active  192.168.0.0/16  Default  None                         SYS-03
hidden  10.0.0.0/8      Default  None                         SEL-02 <- 10.0.0.0/8 User VirtualAppliance
)");
}

TEST_CASE(
    "SEL-06: under a user-defined default the gateway's is Invalid and the system's is gone") {
  CHECK(TableOf("s", R"(
network n 10.1.0.0/16
subnet s of n table t
subnet gw of n
gateway vpn in gw
site all 0.0.0.0/0
connection c of vpn to all
table t
route internet in t 0.0.0.0/0 Internet
)")
            .find(R"(
active   0.0.0.0/0       User                   Internet                            UDR-02
invalid  0.0.0.0/0       VirtualNetworkGateway  VirtualNetworkGateway  203.0.113.7  SEL-02 <- 0.0.0.0/0 User Internet
active   10.1.0.0/16     Default                VnetLocal                           SYS-01
hidden   0.0.0.0/0       Default                Internet                            SEL-02 <- 0.0.0.0/0 )") ==
        0);
}

}  // namespace
}  // namespace routesight
