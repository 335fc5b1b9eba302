#include "tests/support/topology_facts.h"

#include <algorithm>

namespace routesight {

std::string TopologyFacts::Show(const std::vector<Symbol>& symbols) const {
  std::vector<std::string> texts;
  for (const Symbol symbol : symbols) texts.push_back(Show(symbol));
  return texts.empty() ? "nothing" : Join(texts, ",");
}

std::string TopologyFacts::Show(Sku sku) const {
  switch (sku) {
    case Sku::kBasic:
      return "Basic";
    case Sku::kStandard:
      return "Standard";
    case Sku::kStandardV2:
      return "StandardV2";
    case Sku::kGateway:
      return "Gateway";
  }
  return "";
}

std::string TopologyFacts::Show(Allocation allocation) const {
  return allocation == Allocation::kStatic ? "static" : "dynamic";
}

std::string TopologyFacts::Show(BalancedProtocol protocol) const {
  switch (protocol) {
    case BalancedProtocol::kTcp:
      return "tcp";
    case BalancedProtocol::kUdp:
      return "udp";
    case BalancedProtocol::kAll:
      return "all";
  }
  return "";
}

std::string TopologyFacts::Show(Distribution distribution) const {
  switch (distribution) {
    case Distribution::kFiveTuple:
      return "five-tuple";
    case Distribution::kSourceIp:
      return "source-ip";
    case Distribution::kSourceIpProtocol:
      return "source-ip-protocol";
  }
  return "";
}

std::string TopologyFacts::Text() && {
  std::sort(lines_.begin(), lines_.end());
  return lines_.empty() ? "" : Join(lines_, "\n") + "\n";
}

}  // namespace routesight
