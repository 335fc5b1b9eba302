#include "evaluator/readers/stated_values.h"

#include <limits>

namespace routesight {
namespace {

bool IsHidden(JsonView value) { return value.IsUnknown() || value.IsSensitive(); }

}  // namespace

PlanValue<int> NumberIn(JsonView value) {
  if (IsHidden(value)) return PlanValue<int>::Unknown();
  const auto number = value.Integer();
  if (!number) return {};
  if (*number < 0 || *number > std::numeric_limits<int>::max()) return PlanValue<int>::Unknown();
  return static_cast<int>(*number);
}

PlanValue<Asn> AsnIn(JsonView value) {
  if (IsHidden(value)) return PlanValue<Asn>::Unknown();
  const auto number = value.Integer();
  // Some services write 0 for a number that is not set.
  if (!number || *number == 0) return {};
  if (*number < 0 || *number > std::numeric_limits<uint32_t>::max()) {
    return PlanValue<Asn>::Unknown();
  }
  return Asn{static_cast<uint32_t>(*number)};
}

PlanValue<std::string> TextIn(JsonView value) {
  if (IsHidden(value)) return PlanValue<std::string>::Unknown();
  if (value.Text().empty()) return {};
  return std::string(value.Text());
}

PlanValue<bool> SwitchOrOff(const ResourceReader& resource, std::string_view attribute) {
  const PlanValue<bool> value = UnknownIfOnlyRead(
      resource, UnlessFilledIn(resource, attribute, ResourceReader::Bool(resource[attribute])));
  return value.absent() ? PlanValue<bool>(false) : value;
}

JsonView OnlyBlock(JsonView blocks) { return blocks.size() > 0 ? blocks.At(0) : JsonView(); }

PlanValue<Prefix> PrefixIn(const ResourceReader& resource, JsonView value, std::string_view path,
                           std::string_view effect, std::vector<Gap>& gaps) {
  const PlanValue<std::string> text = TextIn(value);
  if (text.absent()) return {};
  if (text.unknown()) return PlanValue<Prefix>::Unknown();
  const auto prefix = resource.ReadPrefix(text.value(), path, effect, gaps);
  return prefix ? PlanValue<Prefix>(*prefix) : PlanValue<Prefix>::Unknown();
}

std::vector<std::string> KnownTexts(JsonView list) {
  std::vector<std::string> texts;
  for (size_t i = 0; i < list.size(); ++i) {
    const PlanValue<std::string> text =
        list.IsSensitive() ? PlanValue<std::string>() : TextIn(list.At(i));
    if (text.known()) texts.push_back(text.value());
  }
  return texts;
}

std::vector<Reference> LinksIn(const ResourceReader& resource, std::string_view attribute) {
  std::vector<Reference> links;
  const JsonView list = resource[attribute];
  if (list.IsUnknown()) links.push_back(resource.Link(attribute));
  for (size_t i = 0; i < list.size(); ++i) {
    links.push_back(resource.Link(list.At(i), Concat(attribute, ".", i)));
  }
  return links;
}

}  // namespace routesight
