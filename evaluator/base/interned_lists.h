// Interned sequences: equal lists of one table have equal ids. The empty list has id 0.
// The template serves AS paths, communities and the speakers that a route went through.
#pragma once

#include <deque>
#include <span>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "evaluator/base/check.h"

namespace routesight {

template <typename IdType, typename T>
class InternedLists {
 public:
  static constexpr IdType kEmpty{0};

  InternedLists() { Intern({}); }
  // With the same ids.
  InternedLists(const InternedLists& other) {
    for (const std::vector<T>& list : other.lists_) Intern(list);
  }
  InternedLists& operator=(const InternedLists& other) { return *this = InternedLists(other); }
  InternedLists(InternedLists&&) = default;
  InternedLists& operator=(InternedLists&&) = default;

  IdType Intern(std::span<const T> list) {
    const auto found = ids_.find(absl::MakeConstSpan(list.data(), list.size()));
    if (found != ids_.end()) return found->second;
    const IdType id{static_cast<uint32_t>(lists_.size())};
    const std::vector<T>& kept = lists_.emplace_back(list.begin(), list.end());
    ids_.emplace(absl::MakeConstSpan(kept), id);
    return id;
  }
  // Lives as long as the table, also when it is moved.
  std::span<const T> operator[](IdType id) const {
    RS_CHECK(id.value < lists_.size());
    return lists_[id.value];
  }
  size_t size() const { return lists_.size(); }

 private:
  std::deque<std::vector<T>> lists_;
  absl::flat_hash_map<absl::Span<const T>, IdType> ids_;
};

}  // namespace routesight
