#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& endpoint, TopologyBuilder& builder) {
  auto draft = endpoint.NewDraft<PrivateEndpointDraft>();
  draft.subnet = endpoint.Link("subnet_id");
  const auto add = [&](JsonView address) {
    const auto parsed = IpAddress::Parse(address.Text());
    if (parsed) draft.addresses.push_back(*parsed);
    return parsed.has_value();
  };
  const JsonView fixed = endpoint["ip_configuration"];
  bool all_known = !fixed.IsUnknown();
  for (size_t i = 0; i < fixed.size(); ++i) {
    if (!add(fixed.At(i)["private_ip_address"])) all_known = false;
  }
  // What Azure reports is what was fixed, where an address was.
  const JsonView connections = endpoint["private_service_connection"];
  for (size_t i = 0; fixed.size() == 0 && i < connections.size(); ++i)
    add(connections.At(i)["private_ip_address"]);
  std::sort(draft.addresses.begin(), draft.addresses.end());
  draft.addresses.erase(std::unique(draft.addresses.begin(), draft.addresses.end()),
                        draft.addresses.end());
  if (draft.addresses.empty() || !all_known) {
    draft.gaps.push_back(endpoint.MakeGap(GapKind::kUnknownValue,
                                          "private_service_connection.0.private_ip_address",
                                          "the /32 row of the private endpoint is missing"));
  }
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"ip_configuration", "private_service_connection",
                                            "subnet_id"};

}  // namespace

const Reader kReadAzurermPrivateEndpoint = {"azurerm_private_endpoint", kAttributes, Read};

}  // namespace routesight
