// From plans to the network at one moment.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "evaluator/configuration/configuration.h"
#include "evaluator/links/linked_plan.h"
#include "evaluator/plan/moment.h"
#include "evaluator/topology/topology.h"

namespace routesight {

// The attributes that readers want of a plan; for ParsePlan.
std::vector<WantedAttributes> AttributesThatReadersWant();

// Reads the network that plans describe together (TF-07), at any number of moments. What the
// configuration assumes for the state before the apply counts at Moment::Before() only.
class TopologyReader {
 public:
  // Both outlive the reader.
  TopologyReader(std::span<const LinkedPlan> plans, const Configuration& configuration);
  ~TopologyReader();
  TopologyReader(const TopologyReader&) = delete;
  TopologyReader& operator=(const TopologyReader&) = delete;

  // Whether everything is read from the same values before and after.
  bool Stays() const;
  Topology At(const Moment& moment) const;
  // Texts of another moment have the symbols that they have there; null for none.
  Topology At(const Moment& moment, std::shared_ptr<const SymbolTable> texts) const;
  // The same, reading every resource anew: slower, and what the other is tested against.
  Topology AtAnew(const Moment& moment) const;

 private:
  struct Sources;
  std::unique_ptr<const Sources> sources_;
};

}  // namespace routesight
