// Interned AS paths, nearest ASN first. A path is one number; equal paths have equal numbers.
#pragma once

#include <span>

#include "evaluator/base/asn.h"
#include "evaluator/base/id.h"
#include "evaluator/base/interned_lists.h"

namespace routesight {

struct AsPathTag;
using AsPathId = Id<AsPathTag>;

class AsPathTable {
 public:
  static constexpr AsPathId kEmpty{0};

  AsPathId Intern(std::span<const Asn> path) { return paths_.Intern(path); }
  std::span<const Asn> operator[](AsPathId path) const { return paths_[path]; }

  // How often `asn` stands in the path: the loop test.
  int CountOf(AsPathId path, Asn asn) const;

  AsPathId Prepend(AsPathId path, Asn asn, int count);
  AsPathId Replace(AsPathId path, Asn from, Asn to);
  AsPathId Without(AsPathId path, std::span<const Asn> removed);
  AsPathId WithoutPrivate(AsPathId path);

 private:
  InternedLists<AsPathId, Asn> paths_;
};

}  // namespace routesight
