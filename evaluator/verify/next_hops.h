// Next hops of a prediction against those that Azure showed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace routesight {

enum class HopsAgreement : uint8_t {
  kExact,
  // So many as predicted, but of some the address cannot be known: a prediction that is a text, or
  // an observation that is masked.
  kByCount,
  kNotShown,  // The record has no next hops where the prediction has some.
  kDifferent,
};

// Azure shows addresses for these only.
bool HasNextHops(std::string_view next_hop_type);
bool IsServiceEndpoint(std::string_view next_hop_type);

HopsAgreement CompareHops(const std::vector<std::string>& observed,
                          const std::vector<std::string>& predicted);

// What one has and the other has not.
struct HopsLeft {
  std::vector<std::string> observed;
  std::vector<std::string> predicted;
};
HopsLeft WithoutCommon(const std::vector<std::string>& observed,
                       const std::vector<std::string>& predicted);

bool IsPrivateAddress(std::string_view text);

}  // namespace routesight
