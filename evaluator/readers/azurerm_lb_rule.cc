#include "evaluator/readers/balancing_parts.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

constexpr Word<Distribution> kDistributions[] = {
    {"Default", Distribution::kFiveTuple},
    {"None", Distribution::kFiveTuple},
    {"SourceIP", Distribution::kSourceIp},
    {"SourceIPProtocol", Distribution::kSourceIpProtocol},
};

void Read(const ResourceReader& rule, TopologyBuilder& builder) {
  auto draft = rule.NewDraft<BalancingRuleDraft>();
  draft.balancer = rule.Link("loadbalancer_id");
  draft.frontend = ReadText(rule["frontend_ip_configuration_name"]);
  draft.protocol = ReadWord(rule["protocol"], kBalancedProtocols);
  draft.frontend_port = ReadInteger(rule["frontend_port"]);
  draft.backend_port = ReadInteger(rule["backend_port"]);
  draft.floating_ip = ResourceReader::Bool(rule["floating_ip_enabled"]);
  draft.outbound_snat_disabled = ResourceReader::Bool(rule["disable_outbound_snat"]);
  draft.distribution = ReadWord(rule["load_distribution"], kDistributions);
  draft.probe = rule.Link("probe_id");
  draft.pools = rule.Links("backend_address_pool_ids");
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"backend_address_pool_ids",
                                            "backend_port",
                                            "disable_outbound_snat",
                                            "floating_ip_enabled",
                                            "frontend_ip_configuration_name",
                                            "frontend_port",
                                            "load_distribution",
                                            "loadbalancer_id",
                                            "probe_id",
                                            "protocol"};

}  // namespace

const Reader kReadAzurermLbRule = {"azurerm_lb_rule", kAttributes, Read};

}  // namespace routesight
