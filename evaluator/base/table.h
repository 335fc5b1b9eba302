// A flat table: adding a value gives its id, an id gives the value. Ids count up from zero.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "evaluator/base/check.h"

namespace routesight {

template <typename IdType, typename T>
class Table {
 public:
  IdType Add(T value) {
    values_.push_back(std::move(value));
    return IdType{static_cast<uint32_t>(values_.size() - 1)};
  }
  const T& operator[](IdType id) const {
    RS_CHECK(id.value < values_.size());
    return values_[id.value];
  }
  T& operator[](IdType id) {
    RS_CHECK(id.value < values_.size());
    return values_[id.value];
  }
  size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  // The id of the value at `index`, for loops over the whole table.
  IdType IdAt(size_t index) const {
    RS_CHECK(index < values_.size());
    return IdType{static_cast<uint32_t>(index)};
  }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }
  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }

 private:
  std::vector<T> values_;
};

}  // namespace routesight
