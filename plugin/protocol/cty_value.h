// Values as they travel between Terraform and a provider: known, null or unknown at every level.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "plugin/protocol/cty_type.h"

namespace routesight {

// Which members count follows from the type that the value is read or written with.
struct CtyValue {
  enum class State { kNull, kUnknown, kKnown };

  State state = State::kNull;
  bool flag = false;
  std::string text;                        // A string, or a number in decimal notation.
  std::vector<CtyValue> items;             // Of a list, set or tuple.
  std::map<std::string, CtyValue> fields;  // Of a map or object.
  // The type found at run time, as a type constraint; only where the schema says "dynamic".
  std::string dynamic_type;
  // What is known about an unknown value, in the protocol's own form.
  std::string refinements;

  bool IsNull() const { return state == State::kNull; }
  bool IsUnknown() const { return state == State::kUnknown; }
  bool IsKnown() const { return state == State::kKnown; }
  bool IsWhollyKnown() const;

  // A member of an object or map; a null value when it has none of that name.
  const CtyValue& Field(const std::string& name) const;
};

CtyValue UnknownValue();
CtyValue StringValue(std::string text);
CtyValue NumberValue(std::int64_t number);
CtyValue DecimalValue(std::string decimal);
CtyValue BoolValue(bool flag);
CtyValue SequenceValue(std::vector<CtyValue> items);
CtyValue ObjectValue(std::map<std::string, CtyValue> fields);

// Equal as Terraform sees it: sets without order, numbers by value; unknown equals only unknown.
bool AreEqual(const CtyValue& a, const CtyValue& b, const CtyType& type);

}  // namespace routesight
