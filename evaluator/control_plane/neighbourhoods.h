// Speakers that routes can travel between, as far as sessions tell.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluator/control_plane/azure_bgp.h"

namespace routesight {

class Neighbourhoods {
 public:
  explicit Neighbourhoods(const AzureBgp& bgp);

  // The same number for all speakers of one neighbourhood.
  uint32_t Of(SpeakerId speaker);

 private:
  std::vector<uint32_t> leader_;  // By SpeakerId.
};

}  // namespace routesight
