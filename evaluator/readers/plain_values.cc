#include "evaluator/readers/plain_values.h"

#include <algorithm>

namespace routesight {
namespace {

constexpr Word<Sku> kSkus[] = {
    {"Basic", Sku::kBasic},
    {"Gateway", Sku::kGateway},
    {"Standard", Sku::kStandard},
    {"StandardV2", Sku::kStandardV2},
};
constexpr Word<Allocation> kAllocations[] = {
    {"Dynamic", Allocation::kDynamic},
    {"Static", Allocation::kStatic},
};

}  // namespace

PlanValue<std::string> ReadText(JsonView value) {
  if (value.IsUnknown() || value.IsSensitive()) return PlanValue<std::string>::Unknown();
  if (value.Text().empty()) return {};
  return std::string(value.Text());
}

std::string KnownText(JsonView value) {
  return value.IsSensitive() ? std::string() : std::string(value.Text());
}

PlanValue<int64_t> ReadInteger(JsonView value) {
  if (value.IsUnknown() || value.IsSensitive()) return PlanValue<int64_t>::Unknown();
  if (const auto number = value.Integer()) return *number;
  return {};
}

PlanValue<TextList> ReadTexts(JsonView list) { return ReadTexts(JsonView(), list); }

PlanValue<TextList> ReadTexts(JsonView single, JsonView list) {
  const auto hidden = [](JsonView value) { return value.IsUnknown() || value.IsSensitive(); };
  if (hidden(single) || hidden(list)) return PlanValue<TextList>::Unknown();
  TextList texts;
  if (!single.Text().empty()) texts.emplace_back(single.Text());
  for (size_t i = 0; i < list.size(); ++i) {
    if (hidden(list.At(i))) return PlanValue<TextList>::Unknown();
    texts.emplace_back(list.At(i).Text());
  }
  if (texts.empty()) return {};
  std::sort(texts.begin(), texts.end());
  return texts;
}

PlanValue<Sku> ReadSku(JsonView value) { return ReadWord(value, kSkus); }

PlanValue<Allocation> ReadAllocation(JsonView value) { return ReadWord(value, kAllocations); }

}  // namespace routesight
