#include "evaluator/readers/circuit_parts.h"

namespace routesight {
namespace {

constexpr std::string_view kEffect = "the addresses of a circuit's links are not known";

}  // namespace

PlanValue<CircuitPeeringType> CircuitPeeringTypeIn(JsonView word) {
  return WordIn<CircuitPeeringType>(word, {{"AzurePrivatePeering", CircuitPeeringType::kPrivate},
                                           {"MicrosoftPeering", CircuitPeeringType::kMicrosoft},
                                           {"AzurePublicPeering", CircuitPeeringType::kPublic}});
}

void ReadCircuitPeering(const ResourceReader& resource, JsonView values, const std::string& path,
                        CircuitPeeringDraft& draft) {
  draft.type = CircuitPeeringTypeIn(values["peering_type"]);
  draft.peer_asn = AsnIn(values["peer_asn"]);
  draft.primary = PrefixIn(resource, values["primary_peer_address_prefix"],
                           Concat(path, "primary_peer_address_prefix"), kEffect, draft.gaps);
  draft.secondary = PrefixIn(resource, values["secondary_peer_address_prefix"],
                             Concat(path, "secondary_peer_address_prefix"), kEffect, draft.gaps);
  draft.vlan = NumberIn(values["vlan_id"]);
}

}  // namespace routesight
