// What the speakers of an Azure network know once the sessions are down over which too much
// arrives, and what is not known because of limits.
#pragma once

#include <string>
#include <vector>

#include "evaluator/control_plane/ribs.h"

namespace routesight {

// Fills the routes of `ribs.bgp` in, marks its sessions that are down, and adds gaps and
// assumptions to it.
void SolveAzureBgp(const Topology& topology, Ribs& ribs);

// Names of the speakers that a limit is about; sorted, each once.
struct LimitSpeakers {
  std::vector<std::string> senders;
  std::vector<std::string> receivers;
};
LimitSpeakers SpeakersOf(const AzureBgp& bgp, BgpLimitId limit);

// Whether a session of the limit is down; because of this limit or another.
bool IsDown(const AzureBgp& bgp, const BgpLimit& limit);

// "1200 IPv4 prefixes arrive at hub from nva, and 1000 are allowed"
std::string LimitText(const Ribs& ribs, BgpLimitId limit);

}  // namespace routesight
