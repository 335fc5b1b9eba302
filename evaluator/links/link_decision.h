// Decides one link by itself: from what the configuration refers to, what the value was before, and
// what Azure makes impossible.
#pragma once

#include <vector>

#include "evaluator/links/link_sites.h"
#include "evaluator/links/link_targets.h"
#include "evaluator/links/reference_trace.h"
#include "evaluator/links/references.h"

namespace routesight {

struct LinkAnswer {
  std::vector<LinkTarget> to;  // Several only for a list that is unknown as a whole.
  LinkBasis by = LinkBasis::kOpen;
  std::vector<LinkTarget> candidates;  // Of an open link, sorted.
  // Whether the target is certainly among the candidates, so that ruling out the others decides.
  bool complete = false;
  // A computed key led to a target that is impossible: the index is not what it seemed.
  bool contradicted = false;
};

class LinkDecider {
 public:
  // All must outlive this.
  LinkDecider(const Plan& plan, const InstanceIndex& index, const LinkTargets& targets,
              ReferenceTracer& tracer)
      : plan_(plan), index_(index), targets_(targets), tracer_(tracer) {}

  LinkAnswer Decide(const LinkSite& site, ComputedKeys keys);

 private:
  struct Evidence;

  Evidence Gather(const LinkSite& site, ComputedKeys keys);
  bool DecideByReference(const LinkSite& site, const Evidence& evidence, LinkAnswer& answer) const;
  bool DecideByPriorValue(const LinkSite& site, const Evidence& evidence, LinkAnswer& answer) const;
  bool DecideByKnownText(const LinkSite& site, const Evidence& evidence, LinkAnswer& answer) const;
  void Narrow(const LinkSite& site, const Evidence& evidence, LinkAnswer& answer) const;
  std::vector<LinkTarget> Nearest(const LinkSite& site,
                                  const std::vector<LinkTarget>& candidates) const;
  std::vector<LinkTarget> WithKey(const std::vector<LinkTarget>& candidates,
                                  std::string_view key) const;

  const Plan& plan_;
  const InstanceIndex& index_;
  const LinkTargets& targets_;
  ReferenceTracer& tracer_;
};

}  // namespace routesight
