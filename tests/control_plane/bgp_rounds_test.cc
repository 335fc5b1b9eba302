// Whether the speakers come to rest, and what prefixes share.
#include <catch2/catch.hpp>

#include "tests/support/bgp_text.h"

namespace routesight {
namespace {

// Each prefers the way through its neighbour to the direct one.
constexpr std::string_view kDispute = R"(
speaker d 65000
speaker a 65001
speaker b 65002
speaker c 65003
session da d a
session db d b
session dc d c
session ab a b
session bc b c
session ca c a
import ab a preference 200 path 65002,65000
import bc b preference 200 path 65003,65000
import ca c preference 200 path 65001,65000
route d 10.0.0.0/16
)";

TEST_CASE("an oscillation ends, and names those that change their mind") {
  const NamedBgpNetwork named = BgpNetworkFrom(kDispute);
  const BgpResult result = SolveBgp(named.network);
  CHECK(result.outcomes[BgpOutcomeId{0}].restless ==
        std::vector<SpeakerId>{named.Speaker("a"), named.Speaker("b"), named.Speaker("c")});
}

TEST_CASE("a network that comes to rest names nobody") {
  const NamedBgpNetwork named =
      BgpNetworkFrom(std::string(kDispute) + "import da a preference 300");
  const BgpResult result = SolveBgp(named.network);
  CHECK(result.outcomes[BgpOutcomeId{0}].restless.empty());
  CHECK(result.outcomes[BgpOutcomeId{0}].undecided.empty());
}

TEST_CASE("where there are two stable states, those who differ in them are undecided") {
  const NamedBgpNetwork named = BgpNetworkFrom(R"(
speaker d 65000
speaker a 65001
speaker b 65002
session da d a
session db d b
session ab a b
import ab a preference 200
import ab b preference 200
route d 10.0.0.0/16
)");
  const BgpResult result = SolveBgp(named.network);
  CHECK(result.outcomes[BgpOutcomeId{0}].restless.empty());
  CHECK(result.outcomes[BgpOutcomeId{0}].undecided ==
        std::vector<SpeakerId>{named.Speaker("a"), named.Speaker("b")});
}

TEST_CASE(
    "an appliance hands the routes of one instance to the other, until their source is gone") {
  const std::string_view text = R"(
speaker rs0 65515
speaker rs1 65515
speaker nva 65001
speaker er 12076
session n0 nva rs0
session n1 nva rs1
session e0 er rs0
export n0 nva as-override
export n1 nva as-override
)";
  CHECK(RoutesOf("rs1", std::string(text) + "route er 192.168.0.0/16 path 65010") == R"(
192.168.0.0/16 best n1 65001 65001 12076 65010 next nva
)");
  CHECK(RoutesOf("rs1", text) == "\n");
}

TEST_CASE("prefixes that nothing tells apart share one outcome") {
  const NamedBgpNetwork named = BgpNetworkFrom(R"(
speaker a 65001
speaker b 65002
session s a b
export s a prepend 1 for 10.0.0.0/8+
route a 10.1.0.0/16
route a 10.2.0.0/16
route a 172.16.0.0/16
route b 10.3.0.0/16
route a 10.4.0.0/16 tag 9
route a 10.5.0.0/16 med 9
)");
  const BgpResult result = SolveBgp(named.network);
  CHECK(result.prefixes.size() == 6);
  CHECK(result.outcomes.size() == 4);
  CHECK(result.prefixes[0].outcome == result.prefixes[1].outcome);
  CHECK(result.prefixes[0].outcome == result.prefixes[3].outcome);
  CHECK(result.prefixes[3].tags == std::vector<uint32_t>{9});
  CHECK(result.Find(Prefix::Read("10.6.0.0/16").prefix) == nullptr);
  CHECK(result.Find(Prefix::Read("10.2.0.0/16").prefix) ==
        &result.outcomes[result.prefixes[1].outcome]);
}

}  // namespace
}  // namespace routesight
