#include "evaluator/control_plane/as_path.h"

#include <algorithm>
#include <vector>

namespace routesight {

int AsPathTable::CountOf(AsPathId path, Asn asn) const {
  const auto asns = paths_[path];
  return static_cast<int>(std::count(asns.begin(), asns.end(), asn));
}

AsPathId AsPathTable::Prepend(AsPathId path, Asn asn, int count) {
  const auto behind = paths_[path];
  std::vector<Asn> asns(static_cast<size_t>(count), asn);
  asns.insert(asns.end(), behind.begin(), behind.end());
  return paths_.Intern(asns);
}

AsPathId AsPathTable::Replace(AsPathId path, Asn from, Asn to) {
  const auto before = paths_[path];
  std::vector<Asn> asns(before.begin(), before.end());
  std::replace(asns.begin(), asns.end(), from, to);
  return paths_.Intern(asns);
}

AsPathId AsPathTable::Without(AsPathId path, std::span<const Asn> removed) {
  const auto before = paths_[path];
  std::vector<Asn> asns(before.begin(), before.end());
  std::erase_if(asns, [&](Asn asn) {
    return std::find(removed.begin(), removed.end(), asn) != removed.end();
  });
  return paths_.Intern(asns);
}

AsPathId AsPathTable::WithoutPrivate(AsPathId path) {
  const auto before = paths_[path];
  std::vector<Asn> asns(before.begin(), before.end());
  std::erase_if(asns, [](Asn asn) { return asn.is_private(); });
  return paths_.Intern(asns);
}

}  // namespace routesight
