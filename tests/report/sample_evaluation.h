// An evaluation made by hand: what reports are tested with.
//
//   azurerm_virtual_network.hub (10.0.0.0/16)
//     azurerm_subnet.a, azurerm_subnet.b   get a default route to an appliance
//     azurerm_subnet.new                   is created; what its route table holds is not known
//     azurerm_subnet.old                   is deleted
//   azurerm_network_interface.vm           is in azurerm_subnet.a
//   azurerm_network_interface.lost         is in a subnet that is not known
#pragma once

#include "evaluator/report/evaluation.h"

namespace routesight {

Evaluation SampleEvaluation();

// The same network before and after, without findings and without gaps.
Evaluation QuietEvaluation();

extern const FindingKind kSampleKind;  // RS999 sample-problem, high.

// A finding of that kind about azurerm_subnet.a.
Finding SampleFinding(FindingStatus status, Severity severity);

}  // namespace routesight
