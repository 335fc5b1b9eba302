// The network while something is out of service, once everything has noticed.
#pragma once

#include "evaluator/failures/failure.h"
#include "evaluator/timeline/timeline.h"

namespace routesight {

// How much of what is known without a failure is used again.
enum class Reuse : uint8_t { kUnrelatedParts, kNothing };

// VPN-01: Routes of a connection without BGP are taken to go with it; whoever judges ways knows
// better, since Azure keeps them.
Snapshot NetworkDuring(const FailedThings& down, const Snapshot& base, Reuse reuse);

// Whether it leaves all tables as they are: what forwards without BGP went down, and nothing else.
bool KeepsAllTables(const FailedThings& down, const Snapshot& base);

}  // namespace routesight
