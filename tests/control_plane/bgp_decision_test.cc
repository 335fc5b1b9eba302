// One test for each step of the decision process: a better and a worse route that differ in nothing
// else.
#include <catch2/catch.hpp>

#include "tests/support/bgp_text.h"

namespace routesight {
namespace {

// Two neighbours of "me" announce one prefix; the worse of them comes first in every order.
std::string WithNeighbours(std::string_view further) {
  return std::string(R"(
speaker worse 65001
speaker better 65002
speaker me 65000
session w worse me
session b better me
route worse 10.0.0.0/16
route better 10.0.0.0/16
)") + std::string(further);
}

TEST_CASE("BGP-07: the higher weight wins, whatever else") {
  CHECK(RoutesOf("me", WithNeighbours("import b me weight 1\nexport b better prepend 5")) == R"(
10.0.0.0/16 lost w 65001 next worse: BGP-07 <- b
10.0.0.0/16 best b 65002 65002 65002 65002 65002 65002 next better weight 1
)");
}

TEST_CASE("BGP-07: an own route outweighs what is learned") {
  CHECK(RoutesOf("me", WithNeighbours("import b me weight 1\nroute me 10.0.0.0/16 path 1,2")) == R"(
10.0.0.0/16 best own 1 2 next me
10.0.0.0/16 lost w 65001 next worse: BGP-07 <- own
10.0.0.0/16 lost b 65002 next better weight 1: BGP-07 <- own
)");
}

TEST_CASE("BGP-08: the higher local preference wins against a shorter path") {
  CHECK(RoutesOf("me", WithNeighbours("import b me preference 101\nexport b better prepend 1")) ==
        R"(
10.0.0.0/16 lost w 65001 next worse: BGP-08 <- b
10.0.0.0/16 best b 65002 65002 next better preference 101
)");
}

TEST_CASE("BGP-09: the shorter AS path wins against a lower origin") {
  CHECK(RoutesOf("me", WithNeighbours("export w worse prepend 1\n"
                                      "route better 10.1.0.0/16 origin egp\n"
                                      "route worse 10.1.0.0/16")) == R"(
10.0.0.0/16 lost w 65001 65001 next worse: BGP-09 <- b
10.0.0.0/16 best b 65002 next better
10.1.0.0/16 lost w 65001 65001 next worse: BGP-09 <- b
10.1.0.0/16 best b 65002 next better
)");
}

TEST_CASE("BGP-10: the lower origin wins") {
  CHECK(RoutesOf("me", R"(
speaker incomplete 65001
speaker egp 65002
speaker igp 65003
speaker me 65000
session x incomplete me
session e egp me
session i igp me
route incomplete 10.0.0.0/16 origin incomplete
route egp 10.0.0.0/16 origin egp
route igp 10.0.0.0/16
)") == R"(
10.0.0.0/16 lost x 65001 next incomplete: BGP-10 <- i
10.0.0.0/16 lost e 65002 next egp: BGP-10 <- i
10.0.0.0/16 best i 65003 next igp
)");
}

TEST_CASE("BGP-11: the lower MED wins among routes of one neighbouring AS only") {
  // Without the middle one, the first would win by its router id.
  CHECK(RoutesOf("me", R"(
speaker high 65001
speaker other 65002
speaker low 65001
speaker me 65000
session h high me
session o other me
session l low me
route high 10.0.0.0/16 med 20
route other 10.0.0.0/16 med 90
route low 10.0.0.0/16 med 10
)") == R"(
10.0.0.0/16 lost h 65001 next high med 20: BGP-11 <- l
10.0.0.0/16 best o 65002 next other med 90
10.0.0.0/16 lost l 65001 next low med 10: BGP-13 <- o
)");
}

TEST_CASE("BGP-11: no MED counts as 0") {
  CHECK(RoutesOf("me", R"(
speaker with 65001
speaker without 65001
speaker me 65000
session w with me
session o without me
route with 10.0.0.0/16 med 1
route without 10.0.0.0/16
)") == R"(
10.0.0.0/16 lost w 65001 next with med 1: BGP-11 <- o
10.0.0.0/16 best o 65001 next without
)");
}

TEST_CASE("BGP-12: a route from another AS wins against one from the own AS") {
  CHECK(RoutesOf("me", R"(
speaker inside 65000
speaker outside 65001
speaker me 65000
session i inside me
session o outside me
route inside 10.0.0.0/16 path 65009
route outside 10.0.0.0/16
)") == R"(
10.0.0.0/16 lost i 65009 next inside: BGP-12 <- o
10.0.0.0/16 best o 65001 next outside
)");
}

TEST_CASE("BGP-13: the earlier speaker wins, whatever the order of the sessions") {
  CHECK(RoutesOf("me", R"(
speaker better 65001
speaker worse 65002
speaker me 65000
session w worse me
session b better me
route worse 10.0.0.0/16
route better 10.0.0.0/16
)") == R"(
10.0.0.0/16 lost w 65002 next worse: BGP-13 <- b
10.0.0.0/16 best b 65001 next better
)");
}

TEST_CASE("BGP-14: of the routes that one speaker brought into the AS, the less reflected wins") {
  CHECK(RoutesOf("me", R"(
speaker source 65000
speaker r1 65000 reflects
speaker r2 65000 reflects
speaker me 65000
session a source r1
session b r1 r2
session far r2 me
session near r1 me
route source 10.0.0.0/16
)") == R"(
10.0.0.0/16 lost far next source: BGP-14 <- near
10.0.0.0/16 best near next source
)");
}

TEST_CASE("BGP-15: of two routes from one speaker, the earlier session's wins") {
  CHECK(RoutesOf("me", R"(
speaker peer 65001
speaker me 65000
session first peer me
session second peer me
route peer 10.0.0.0/16
)") == R"(
10.0.0.0/16 best first 65001 next peer
10.0.0.0/16 lost second 65001 next peer: BGP-15 <- first
)");
}

constexpr std::string_view kThreeEqual = R"(
speaker me 65000 paths 2
speaker a 65001
speaker b 65002
speaker c 65003
session a a me
session b b me
session c c me
route a 10.0.0.0/16
route b 10.0.0.0/16 origin egp
route c 10.0.0.0/16
)";

TEST_CASE("BGP-19: routes equal up to the AS path length are used together, up to the limit") {
  CHECK(RoutesOf("me", kThreeEqual) == R"(
10.0.0.0/16 best a 65001 next a
10.0.0.0/16 lost b 65002 next b: BGP-19 <- a
10.0.0.0/16 equal c 65003 next c
)");
}

TEST_CASE("BGP-19: a longer path is not used together with a shorter one") {
  CHECK(RoutesOf("me", std::string(kThreeEqual) + "export c c prepend 1") == R"(
10.0.0.0/16 best a 65001 next a
10.0.0.0/16 equal b 65002 next b
10.0.0.0/16 lost c 65003 65003 next c: BGP-09 <- a
)");
}

TEST_CASE("only the best of equal routes is announced") {
  CHECK(AnnouncementsOf("me", std::string(kThreeEqual) + "speaker d 65004\nsession d d me") == R"(
10.0.0.0/16 a withheld: BGP-18
10.0.0.0/16 b 65000 65001 next me
10.0.0.0/16 c 65000 65001 next me
10.0.0.0/16 d 65000 65001 next me
)");
}

}  // namespace
}  // namespace routesight
