#include "evaluator/control_plane/bgp_network.h"

#include <utility>

namespace routesight {

BgpFilter RefuseClasses(RuleId rule, RouteClasses classes) {
  return {rule, classes, {std::vector<PrefixPattern>{}, {}}, {}};
}

BgpFilter RefuseCommunity(RuleId rule, Community community) {
  return {rule, RouteClasses::All(), {}, {community}};
}

BgpFilter RefusePrefixes(RuleId rule, std::vector<PrefixPattern> prefixes) {
  return {rule, RouteClasses::All(), {std::nullopt, std::move(prefixes)}, {}};
}

BgpFilter PassPrefixes(RuleId rule, PrefixFilter prefixes) {
  return {rule, RouteClasses::All(), std::move(prefixes), {}};
}

}  // namespace routesight
