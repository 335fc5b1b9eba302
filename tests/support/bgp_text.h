// Networks of BGP speakers in words, so that a test reads as situation and expectation. One line a
// thing; what stands in brackets may be left out, lists are separated by commas:
//
//   speaker rs 65515 [reflects] [paths 8] [equal-through local-preference]
//   session s1 rs nva
//   import s1 rs [weight 9] [class 2] [own-asn 1] [preference 200 [for 10.0.0.0/8+]
//       [path 65001,65002] [contains 65001]] [FILTER]
//   export s1 rs [prepend 2 [for 10.0.0.0/8+]] [as-override] [strip 65515] [remove-private]
//       [next-hop keep] [med 5] [community 65001:1] [FILTER]
//   route nva 10.1.0.0/16 [path 65010,65020] [community 65001:1] [med 5] [origin egp] [class 2]
//       [next-hop lb] [weight 9] [tag 7]
//
// FILTER is one of `only PREFIXES by RULE`, `except PREFIXES by RULE`, `refuse COMMUNITY by RULE`
// and `refuse-class CLASSES by RULE`. A line stands on one line. Words may be repeated. Next hops
// are names: the speaker's own, to other ASes and for its own routes, unless `next-hop` says else.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "evaluator/base/symbol.h"
#include "evaluator/control_plane/solve_bgp.h"

namespace routesight {

struct NamedBgpNetwork {
  BgpNetwork network;
  SymbolTable next_hops;  // Symbols and next hops count alike.
  std::vector<std::string> speakers;
  std::vector<std::string> sessions;

  SpeakerId Speaker(std::string_view name) const;
};

NamedBgpNetwork BgpNetworkFrom(std::string_view text);

// What the speaker has, one line a route, with an empty line in front:
//   10.1.0.0/16 lost s1 65001 next nva preference 200: BGP-09 <- s2
std::string RoutesOf(std::string_view speaker, std::string_view text);
std::string PrintRoutes(SpeakerId speaker, const NamedBgpNetwork& named, const BgpResult& result);

// What the speaker announces, one line for each route and session, with an empty line in front:
//   10.1.0.0/16 s1 65001 next nva
//   10.1.0.0/16 s2 withheld: BGP-18
std::string AnnouncementsOf(std::string_view speaker, std::string_view text);

}  // namespace routesight
