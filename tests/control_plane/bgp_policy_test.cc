// What sessions do with routes: loops, filters, preferences, and changes of what is announced.
#include <catch2/catch.hpp>

#include "tests/support/bgp_text.h"

namespace routesight {
namespace {

// A line of speakers of different ASes; two of them are route servers.
constexpr std::string_view kDualHomed = R"(
speaker rs1 65515
speaker nva 65001
speaker rs2 65515
session s1 rs1 nva
session s2 nva rs2
route rs1 10.1.0.0/16
)";

TEST_CASE("BGP-03: a path with the own number is refused") {
  CHECK(RoutesOf("rs2", kDualHomed) == R"(
10.1.0.0/16 rejected s2 65001 65515 next nva: BGP-03
)");
}

TEST_CASE("BGP-03: it passes where the speaker allows it so many times") {
  CHECK(RoutesOf("rs2", std::string(kDualHomed) + "import s2 rs2 own-asn 1") == R"(
10.1.0.0/16 best s2 65001 65515 next nva
)");
}

TEST_CASE("BGP-03: it passes when the neighbour overrides or strips the number") {
  CHECK(RoutesOf("rs2", std::string(kDualHomed) + "export s2 nva as-override") == R"(
10.1.0.0/16 best s2 65001 65001 next nva
)");
  CHECK(RoutesOf("rs2", std::string(kDualHomed) + "export s2 nva strip 65515") == R"(
10.1.0.0/16 best s2 65001 next nva
)");
}

TEST_CASE("private numbers are removed, the own one is put in front of what is left") {
  CHECK(RoutesOf("customer", R"(
speaker edge 12076
speaker customer 65010
session s edge customer
export s edge remove-private prepend 1
route edge 10.1.0.0/16 path 65515,3356,4200000001
)") == R"(
10.1.0.0/16 best s 12076 12076 3356 next edge
)");
}

TEST_CASE("BGP-16: what comes from the own AS goes to the own AS only through a reflector") {
  const std::string line = R"(
speaker a 65000
speaker c 65000
session ab a b
session bc b c
route a 10.0.0.0/16
)";
  CHECK(AnnouncementsOf("b", "speaker b 65000" + line) == R"(
10.0.0.0/16 ab withheld: BGP-18
10.0.0.0/16 bc withheld: BGP-16
)");
  CHECK(RoutesOf("c", "speaker b 65000 reflects" + line) == R"(
10.0.0.0/16 best bc next a
)");
}

TEST_CASE("BGP-17: a reflected route is refused by its source and by its reflectors") {
  const std::string_view ring = R"(
speaker a 65000
speaker r1 65000 reflects
speaker r2 65000 reflects
speaker r3 65000 reflects
session a1 a r1
session r12 r1 r2
session r23 r2 r3
session r31 r3 r1
session r3a r3 a
route a 10.0.0.0/16 weight 0
import r31 r3 preference 90
import r3a r3 preference 80
)";
  CHECK(RoutesOf("a", ring) == R"(
10.0.0.0/16 best own next a
10.0.0.0/16 rejected r3a next a: BGP-17
)");
  CHECK(RoutesOf("r1", ring) == R"(
10.0.0.0/16 best a1 next a
10.0.0.0/16 rejected r31 next a: BGP-17
)");
}

TEST_CASE("BGP-18: a route is not announced where it was learned") {
  CHECK(AnnouncementsOf("b", R"(
speaker a 65001
speaker b 65002
session s1 a b
session s2 a b
route a 10.0.0.0/16
)") == R"(
10.0.0.0/16 s1 withheld: BGP-18
10.0.0.0/16 s2 65002 65001 next b
)");
}

TEST_CASE("BGP-20: paths that would grow without end are cut, and nobody comes to rest") {
  const NamedBgpNetwork named = BgpNetworkFrom(R"(
speaker a 65001
speaker b 65002
speaker c 65003
session ab a b
session bc b c
session ca c a
export ab a as-override
export ab b as-override
export bc b as-override
export bc c as-override
export ca a as-override
export ca c as-override
import ca a preference 200
import ab b preference 200
import bc c preference 200
route a 10.0.0.0/16 weight 0
)");
  const BgpResult result = SolveBgp(named.network);
  CHECK(result.outcomes[BgpOutcomeId{0}].restless.size() == 3);
}

TEST_CASE("a filter refuses on import and says by which rule") {
  CHECK(RoutesOf("vpn", R"(
speaker site 65010
speaker vpn 65515
session s site vpn
import s vpn except 10.0.0.0/16+ by VPN-01 refuse 65517:65517 by GW-02
route site 10.0.0.0/8
route site 10.0.0.0/16
route site 10.0.5.0/24
route site 10.9.0.0/16 community 65517:65517
)") == R"(
10.0.0.0/8 best s 65010 next site
10.0.0.0/16 rejected s 65010 next site: VPN-01
10.0.5.0/24 rejected s 65010 next site: VPN-01
10.9.0.0/16 rejected s 65010 next site 65517:65517: GW-02
)");
}

TEST_CASE("a speaker withholds by class, prefix and community, and says by which rule") {
  CHECK(AnnouncementsOf("rs", R"(
speaker nva 65001
speaker er 12076
speaker rs 65515
speaker other 65002
session n nva rs
session e er rs
session o other rs
import n rs class 1
import e rs class 2
export o rs refuse-class 2 by GW-01 except 0.0.0.0/0 by GW-02 refuse 65535:65282 by GW-03
route nva 0.0.0.0/0
route nva 10.1.0.0/16 community 65535:65282
route er 192.168.0.0/16 path 65010
route rs 10.0.0.0/16
)") == R"(
0.0.0.0/0 n withheld: BGP-18
0.0.0.0/0 e 65515 65001 next rs
0.0.0.0/0 o withheld: GW-02
10.0.0.0/16 n 65515 next rs
10.0.0.0/16 e 65515 next rs
10.0.0.0/16 o 65515 next rs
10.1.0.0/16 n withheld: BGP-18
10.1.0.0/16 e 65515 65001 next rs 65535:65282
10.1.0.0/16 o withheld: GW-03
192.168.0.0/16 n 65515 12076 65010 next rs
192.168.0.0/16 e withheld: BGP-18
192.168.0.0/16 o withheld: GW-01
)");
}

TEST_CASE("the first preference that fits counts") {
  CHECK(RoutesOf("me", R"(
speaker a 65001
speaker me 65000
session s a me
import s me preference 300 for 10.0.0.0/8+ path 65001 preference 200 contains 65001,65002
route a 10.1.0.0/16
route a 10.2.0.0/16 path 65002
route a 10.3.0.0/16 path 65003,65002
route a 172.16.0.0/16
)") == R"(
10.1.0.0/16 best s 65001 next a preference 300
10.2.0.0/16 best s 65001 65002 next a preference 200
10.3.0.0/16 best s 65001 65003 65002 next a
172.16.0.0/16 best s 65001 next a
)");
}

TEST_CASE("local preference and MED stay inside the AS") {
  const std::string_view text = R"(
speaker a 65001
speaker b 65000
speaker c 65000
speaker d 65002
session ab a b
session bc b c
session cd c d
import ab b preference 200
route a 10.0.0.0/16 med 5
)";
  CHECK(RoutesOf("c", text) == R"(
10.0.0.0/16 best bc 65001 next a preference 200 med 5
)");
  CHECK(RoutesOf("d", text) == R"(
10.0.0.0/16 best cd 65000 65001 next c
)");
}

TEST_CASE("communities are added and travel, a next hop is set or kept, a tag travels") {
  CHECK(RoutesOf("c", R"(
speaker a 65001
speaker b 65002
speaker c 65003
session ab a b
session bc b c
export ab a community 65001:2,65001:1 next-hop lb
export bc b next-hop keep community 65001:1
route a 10.0.0.0/16 tag 7
)") == R"(
10.0.0.0/16 best bc 65002 65001 next lb 65001:1 65001:2 tag 7
)");
}

TEST_CASE("prepending is by prefix") {
  CHECK(RoutesOf("b", R"(
speaker a 65001
speaker b 65002
session s a b
export s a prepend 2 for 10.1.0.0/16 prepend 1
route a 10.0.0.0/16
route a 10.1.0.0/16
)") == R"(
10.0.0.0/16 best s 65001 65001 next a
10.1.0.0/16 best s 65001 65001 65001 65001 next a
)");
}

}  // namespace
}  // namespace routesight
