#include "plugin/protocol/cty_value.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace routesight {
namespace {

using Kind = CtyType::Kind;

CtyValue Known() {
  CtyValue value;
  value.state = CtyValue::State::kKnown;
  return value;
}

// 1000, 1e3 and 1000.0 are one number; what a double cannot hold is compared by its digits.
bool AreEqualNumbers(const std::string& a, const std::string& b) {
  if (a == b) return true;
  constexpr std::size_t kDigitsOfADouble = 15;
  if (a.size() > kDigitsOfADouble || b.size() > kDigitsOfADouble) return false;
  double x = 0;
  double y = 0;
  const auto [end_x, error_x] = std::from_chars(a.data(), a.data() + a.size(), x);
  const auto [end_y, error_y] = std::from_chars(b.data(), b.data() + b.size(), y);
  return error_x == std::errc() && error_y == std::errc() && x >= y && x <= y;
}

bool AreEqualLists(const CtyValue& a, const CtyValue& b, const CtyType& type) {
  if (a.items.size() != b.items.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    const CtyType& element = type.kind == Kind::kTuple ? type.elements[i] : type.element();
    if (!AreEqual(a.items[i], b.items[i], element)) return false;
  }
  return true;
}

bool AreEqualSets(const CtyValue& a, const CtyValue& b, const CtyType& type) {
  if (a.items.size() != b.items.size()) return false;
  std::vector<bool> taken(b.items.size());
  return std::all_of(a.items.begin(), a.items.end(), [&](const CtyValue& item) {
    for (std::size_t i = 0; i < b.items.size(); ++i) {
      if (taken[i] || !AreEqual(item, b.items[i], type.element())) continue;
      taken[i] = true;
      return true;
    }
    return false;
  });
}

bool AreEqualMaps(const CtyValue& a, const CtyValue& b, const CtyType& type) {
  return std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
                    [&](const auto& x, const auto& y) {
                      return x.first == y.first && AreEqual(x.second, y.second, type.element());
                    });
}

}  // namespace

bool CtyValue::IsWhollyKnown() const {
  if (IsUnknown()) return false;
  return std::all_of(items.begin(), items.end(),
                     [](const CtyValue& item) { return item.IsWhollyKnown(); }) &&
         std::all_of(fields.begin(), fields.end(),
                     [](const auto& field) { return field.second.IsWhollyKnown(); });
}

const CtyValue& CtyValue::Field(const std::string& name) const {
  static const CtyValue kNone;
  const auto found = fields.find(name);
  return found == fields.end() ? kNone : found->second;
}

CtyValue UnknownValue() {
  CtyValue value;
  value.state = CtyValue::State::kUnknown;
  return value;
}

CtyValue StringValue(std::string text) {
  CtyValue value = Known();
  value.text = std::move(text);
  return value;
}

CtyValue NumberValue(std::int64_t number) { return StringValue(std::to_string(number)); }

CtyValue DecimalValue(std::string decimal) { return StringValue(std::move(decimal)); }

CtyValue BoolValue(bool flag) {
  CtyValue value = Known();
  value.flag = flag;
  return value;
}

CtyValue SequenceValue(std::vector<CtyValue> items) {
  CtyValue value = Known();
  value.items = std::move(items);
  return value;
}

CtyValue ObjectValue(std::map<std::string, CtyValue> fields) {
  CtyValue value = Known();
  value.fields = std::move(fields);
  return value;
}

bool AreEqual(const CtyValue& a, const CtyValue& b, const CtyType& type) {
  if (a.state != b.state) return false;
  if (!a.IsKnown()) return true;
  switch (type.kind) {
    case Kind::kString:
      return a.text == b.text;
    case Kind::kNumber:
      return AreEqualNumbers(a.text, b.text);
    case Kind::kBool:
      return a.flag == b.flag;
    case Kind::kList:
    case Kind::kTuple:
      return AreEqualLists(a, b, type);
    case Kind::kSet:
      return AreEqualSets(a, b, type);
    case Kind::kMap:
      return AreEqualMaps(a, b, type);
    case Kind::kObject:
      return std::all_of(type.attributes.begin(), type.attributes.end(), [&](const auto& member) {
        return AreEqual(a.Field(member.first), b.Field(member.first), member.second);
      });
    case Kind::kDynamic: {
      const auto found = ParseCtyTypeText(a.dynamic_type);
      return a.dynamic_type == b.dynamic_type && found && AreEqual(a, b, *found);
    }
  }
  return false;
}

}  // namespace routesight
