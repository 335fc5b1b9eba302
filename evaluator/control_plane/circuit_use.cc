#include "evaluator/control_plane/circuit_use.h"

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// Nobody but Microsoft provisions a circuit on a port of ExpressRoute Direct.
bool HasProvider(const Circuit& circuit) { return !circuit.port.has_value(); }

}  // namespace

// ER-03: Routes pass over a circuit only if its provider has provisioned it and it has a private
// peering. What is not known of that is taken to be so.
CircuitUse UseOf(const Circuit& circuit) {
  if (circuit.state.known() && circuit.state.value() == CircuitState::kNotProvisioned) {
    return CircuitUse::kNotProvisioned;
  }
  return circuit.private_peering == PrivatePeering::kAbsent ? CircuitUse::kNoPrivatePeering
                                                            : CircuitUse::kCarriesRoutes;
}

std::vector<std::string> AssumptionsAbout(const Topology& topology, const Circuit& circuit) {
  const std::string_view name = topology.Text(circuit.name);
  switch (UseOf(circuit)) {
    case CircuitUse::kNotProvisioned:
      return {Concat(name,
                     " stays as it is, not provisioned by its service provider: no route "
                     "passes over it (ER-03)")};
    case CircuitUse::kNoPrivatePeering:
      return {Concat("nobody else gives ", name,
                     " a private peering: no route passes over it (ER-03)")};
    case CircuitUse::kCarriesRoutes:
      break;
  }
  if (circuit.outside) {
    return {Concat(name,
                   ", which is in no file at hand, is provisioned and has a private peering "
                   "(ER-03)")};
  }
  std::vector<std::string> texts;
  if (!circuit.state.known() && HasProvider(circuit)) {
    texts.push_back(Concat(name,
                           " is provisioned by its service provider; until then no route "
                           "passes over it (ER-03)"));
  }
  if (circuit.private_peering == PrivatePeering::kNotAtHand) {
    texts.push_back(Concat(name,
                           " has a private peering that somebody else manages, such as its "
                           "service provider (ER-03)"));
  }
  return texts;
}

}  // namespace routesight
