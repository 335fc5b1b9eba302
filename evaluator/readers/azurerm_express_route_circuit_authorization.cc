#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& authorization, TopologyBuilder& builder) {
  auto draft = authorization.NewDraft<CircuitAuthorizationDraft>();
  draft.circuit = authorization.Parent("express_route_circuit_name");
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"express_route_circuit_name"};

}  // namespace

const Reader kReadAzurermExpressRouteCircuitAuthorization = {
    "azurerm_express_route_circuit_authorization", kAttributes, Read};

}  // namespace routesight
