// A value as a plan gives it: known, known only after the apply, or absent. There is no default
// for unknown: whoever needs the value must say what happens without it.
#pragma once

#include <utility>

#include "evaluator/base/check.h"

namespace routesight {

enum class Knowledge : unsigned char { kAbsent, kUnknown, kKnown };

template <typename T>
class PlanValue {
 public:
  PlanValue() = default;
  PlanValue(T value) : knowledge_(Knowledge::kKnown), value_(std::move(value)) {}  // NOLINT
  static PlanValue Unknown() {
    PlanValue value;
    value.knowledge_ = Knowledge::kUnknown;
    return value;
  }

  Knowledge knowledge() const { return knowledge_; }
  bool known() const { return knowledge_ == Knowledge::kKnown; }
  bool unknown() const { return knowledge_ == Knowledge::kUnknown; }
  bool absent() const { return knowledge_ == Knowledge::kAbsent; }
  // The value; only for known ones.
  const T& value() const {
    RS_CHECK(known());
    return value_;
  }
  friend bool operator==(const PlanValue&, const PlanValue&) = default;

 private:
  Knowledge knowledge_ = Knowledge::kAbsent;
  T value_{};
};

}  // namespace routesight
