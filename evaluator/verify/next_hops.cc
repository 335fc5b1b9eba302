#include "evaluator/verify/next_hops.h"

#include <algorithm>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/prefix.h"

namespace routesight {
namespace {

constexpr std::string_view kPrivateRanges[] = {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"};

bool IsAddress(const std::string& text) { return IpAddress::Parse(text).has_value(); }

}  // namespace

bool HasNextHops(std::string_view next_hop_type) {
  return next_hop_type == "VirtualAppliance" || next_hop_type == "VirtualNetworkGateway";
}

bool IsServiceEndpoint(std::string_view next_hop_type) {
  return next_hop_type == "VirtualNetworkServiceEndpoint";
}

bool IsPrivateAddress(std::string_view text) {
  const auto address = IpAddress::Parse(text);
  return address && std::ranges::any_of(kPrivateRanges, [&](std::string_view range) {
           return Prefix::Read(range).prefix.Contains(*address);
         });
}

HopsLeft WithoutCommon(const std::vector<std::string>& observed,
                       const std::vector<std::string>& predicted) {
  HopsLeft left{{}, predicted};
  for (const std::string& hop : observed) {
    const auto same = std::ranges::find(left.predicted, hop);
    if (same == left.predicted.end()) {
      left.observed.push_back(hop);
    } else {
      left.predicted.erase(same);
    }
  }
  return left;
}

// An address that was shown can only stand for a predicted text; a masked one also for a predicted
// address, though not for a private one, which nobody masks.
HopsAgreement CompareHops(const std::vector<std::string>& observed,
                          const std::vector<std::string>& predicted) {
  if (observed.empty() && !predicted.empty()) return HopsAgreement::kNotShown;
  const HopsLeft left = WithoutCommon(observed, predicted);
  if (left.observed.empty() && left.predicted.empty()) return HopsAgreement::kExact;
  if (left.observed.size() != left.predicted.size()) return HopsAgreement::kDifferent;
  const auto addresses = std::ranges::count_if(left.observed, IsAddress);
  const auto known = std::ranges::count_if(left.predicted, IsAddress);
  const auto texts = static_cast<std::ptrdiff_t>(left.predicted.size()) - known;
  const bool private_left = std::ranges::any_of(left.predicted, IsPrivateAddress);
  const bool can_be = addresses <= texts && !private_left;
  return can_be ? HopsAgreement::kByCount : HopsAgreement::kDifferent;
}

}  // namespace routesight
