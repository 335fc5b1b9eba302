// What an appliance or a firewall does with a packet that it is handed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluator/paths/path.h"
#include "evaluator/paths/surroundings.h"

namespace routesight {

struct Handling {
  std::optional<Branch> end;   // It does not send it on.
  std::vector<Device> leaves;  // Through one of these; not empty without an end.
  bool translates = false;     // It replaces the source address by its own.
  std::vector<Gap> depends_on;
};
Handling HandlingBy(const Surroundings& around, const AddressOwner& taker, IpAddress destination);

// The interfaces through which whoever has this one may send a packet. Its own routes are not at
// hand: the one whose subnet has the destination is taken, else it may be any.
std::vector<Device> LeavingInterfaces(const Surroundings& around, NicId nic, IpAddress destination);

// What is to be said of a device that sends the packet on.
std::vector<Caveat> CaveatsAbout(const Surroundings& around, const Device& device);

// Whether it refuses return packets of connections that it has not seen (SEL-09).
bool IsStateful(const Surroundings& around, const Device& device);

}  // namespace routesight
