// Checks the proofs of `routesight why --format json` against the tables of `routesight routes
// --format json` and the views of `routesight rib --format json`. It shares no code with what
// selects routes and follows packets, and takes nothing for granted: candidates are collected anew,
// and each elimination is held against its rule.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace routesight {

// What is wrong with the proof; empty if nothing is.
std::vector<std::string> CheckProof(const nlohmann::json& proof, const nlohmann::json& tables,
                                    const nlohmann::json& speakers);

}  // namespace routesight
