#include "evaluator/base/community.h"

#include <iterator>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// https://www.iana.org/assignments/bgp-well-known-communities
constexpr std::string_view kNames[] = {"no-advertise", "no-export", "no-export-subconfed"};
constexpr Community kCommunities[] = {kNoAdvertise, kNoExport, kNoExportSubconfed};
static_assert(std::size(kNames) == std::size(kCommunities));

}  // namespace

std::optional<Community> Community::Parse(std::string_view text) {
  for (size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == text) return kCommunities[i];
  }
  const size_t colon = text.find(':');
  if (colon == text.npos) return std::nullopt;
  const auto high = ParseNumber<uint16_t>(text.substr(0, colon));
  const auto low = ParseNumber<uint16_t>(text.substr(colon + 1));
  if (!high || !low) return std::nullopt;
  return Of(*high, *low);
}

std::string Community::ToString() const {
  for (size_t i = 0; i < std::size(kNames); ++i) {
    if (kCommunities[i] == *this) return std::string(kNames[i]);
  }
  return Concat(value >> 16, ":", value & 0xffff);
}

std::span<const std::string_view> WellKnownCommunityNames() { return kNames; }

}  // namespace routesight
