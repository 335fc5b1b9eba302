#include "evaluator/readers/route_parts.h"

#include "evaluator/base/text.h"

namespace routesight {
namespace {

std::optional<UserNextHopType> ParseNextHopType(std::string_view word) {
  if (SameName(word, "VnetLocal")) return UserNextHopType::kVnetLocal;
  if (SameName(word, "Internet")) return UserNextHopType::kInternet;
  if (SameName(word, "None")) return UserNextHopType::kNone;
  if (SameName(word, "VirtualNetworkGateway")) return UserNextHopType::kVirtualNetworkGateway;
  if (SameName(word, "VirtualAppliance")) return UserNextHopType::kVirtualAppliance;
  return std::nullopt;
}

// UDR-10: A prefix may be a service tag, such as Storage.WestEurope: a word, not an address.
bool LooksLikeServiceTag(std::string_view text) {
  return !text.empty() && text.find_first_of("/:") == text.npos &&
         ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'));
}

}  // namespace

UserRouteDraft ReadRoute(const ResourceReader& resource, JsonView values, const std::string& path) {
  constexpr std::string_view kEffect = "a user-defined route is missing from the table";
  UserRouteDraft route;
  const JsonView prefix = values["address_prefix"];
  const std::string prefix_path = path + "address_prefix";
  if (prefix.IsSensitive()) {
    route.gaps.push_back(resource.MakeGap(GapKind::kSensitiveValue, prefix_path, kEffect));
  } else if (prefix.IsUnknown() || prefix.IsNull()) {
    route.gaps.push_back(resource.MakeGap(GapKind::kUnknownValue, prefix_path, kEffect));
  } else if (LooksLikeServiceTag(prefix.Text())) {
    route.service_tag = prefix.Text();
    route.gaps.push_back(resource.MakeGap(
        GapKind::kNotModelled, prefix_path,
        Concat("the addresses behind the service tag ", prefix.Text(), " are not known")));
  } else {
    route.prefix = resource.ReadPrefix(prefix.Text(), prefix_path, kEffect, route.gaps);
  }
  const JsonView type = values["next_hop_type"];
  if (const auto parsed = ParseNextHopType(type.Text())) {
    route.next_hop_type = *parsed;
  } else {
    route.prefix.reset();
    route.service_tag.clear();
    route.gaps.push_back(resource.MakeGap(type.IsSensitive() ? GapKind::kSensitiveValue
                                          : type.IsText()    ? GapKind::kInvalidValue
                                                             : GapKind::kUnknownValue,
                                          path + "next_hop_type", kEffect));
  }
  const JsonView next_hop = values["next_hop_in_ip_address"];
  if (next_hop.IsText()) {
    route.next_hop_ip = next_hop.Text();
  } else {
    route.next_hop = resource.Link(next_hop, path + "next_hop_in_ip_address");
  }
  return route;
}

}  // namespace routesight
