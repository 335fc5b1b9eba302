#include "evaluator/readers/plain_values.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& probe, TopologyBuilder& builder) {
  auto draft = probe.NewDraft<HealthProbeDraft>();
  draft.balancer = probe.Link("loadbalancer_id");
  draft.protocol = ReadText(probe["protocol"]);
  draft.port = ReadInteger(probe["port"]);
  draft.interval_seconds = ReadInteger(probe["interval_in_seconds"]);
  draft.failures = ReadInteger(probe["probe_threshold"]);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"interval_in_seconds", "loadbalancer_id", "port",
                                            "probe_threshold", "protocol"};

}  // namespace

const Reader kReadAzurermLbProbe = {"azurerm_lb_probe", kAttributes, Read};

}  // namespace routesight
