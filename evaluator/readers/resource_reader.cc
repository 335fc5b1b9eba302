#include "evaluator/readers/resource_reader.h"

#include <algorithm>

#include "evaluator/base/text.h"

namespace routesight {
ResourceReader::ResourceReader(const ReadingContext& context, ResourceId id, ResourceState state,
                               ValueId values, const ResourceIds& ids, TopologyBuilder& builder)
    : context_(context),
      resource_(context.plan.resources[id]),
      id_(id),
      state_(state),
      values_(context.plan.View(values)),
      ids_(ids),
      builder_(builder) {}

JsonView ResourceReader::Before(std::string_view attribute) const {
  return context_.plan.View(resource_.before)[attribute];
}

bool ResourceReader::IsConfigured(std::string_view attribute) const {
  const ConfiguredResource* block = context_.plan.FindConfiguration(resource_);
  if (block == nullptr) return false;
  return std::any_of(block->attributes.begin(), block->attributes.end(),
                     [&](const ConfiguredAttribute& configured) {
                       const std::string_view path = context_.plan.Text(configured.path);
                       return path.starts_with(attribute) &&
                              (path.size() == attribute.size() || path[attribute.size()] == '.');
                     });
}

Reference ResourceReader::Link(JsonView value, std::string path) const {
  if (value.IsUnknown()) return ResolvedLink(std::move(path));
  Reference reference;
  if (!value.Text().empty()) reference = Reference::ToArmId(value.Text());
  reference.attribute = std::move(path);
  return context_.ids.Settle(std::move(reference));
}

void ResourceReader::AddTwinGap(std::vector<Gap>& gaps) const {
  if (!ids_.id.starts_with("/")) return;
  const Reference twin = context_.ids.TwinOf(ids_.lowered, resource_.mode);
  if (twin.kind == ReferenceKind::kAbsent) return;
  gaps.push_back({GapKind::kOpenReference, address(), "id",
                  twin.Explained("whether two files mean one object is not known"),
                  twin.candidates});
}

Reference ResourceReader::ResolvedLink(std::string path) const {
  return ResolvedLinks(path).front();
}

std::vector<Reference> ResourceReader::ResolvedLinks(const std::string& path) const {
  std::vector<Reference> references;
  const auto links = context_.links.find(id_);
  if (links != context_.links.end()) {
    for (const routesight::Link* link : links->second) {
      if (link->attribute != path) continue;
      Reference reference;
      reference.kind = ReferenceKind::kOpen;
      if (link->to) {
        reference = Reference::ToNode(LinkTargetName(context_.plan, *link->to));
      }
      for (const LinkTarget& candidate : link->candidates) {
        reference.candidates.push_back(LinkTargetName(context_.plan, candidate));
      }
      std::sort(reference.candidates.begin(), reference.candidates.end());
      reference.attribute = path;
      references.push_back(std::move(reference));
    }
  }
  if (references.empty()) references.push_back({ReferenceKind::kOpen, {}, {}, path, {}});
  return references;
}

std::vector<Reference> ResourceReader::Links(JsonView list, const std::string& path) const {
  if (list.IsUnknown() || list.IsSensitive()) return ResolvedLinks(path);
  std::vector<Reference> references;
  for (size_t i = 0; i < list.size(); ++i) {
    Reference reference = Link(list.At(i), Concat(path, ".", i));
    if (reference.kind != ReferenceKind::kAbsent) references.push_back(std::move(reference));
  }
  return references;
}

Reference ResourceReader::Parent(std::string_view naming_attribute) const {
  const JsonView name = values_[naming_attribute];
  if (ids_.parent.empty() && name.IsUnknown()) return ResolvedLink(std::string(naming_attribute));
  Reference reference = ids_.parent.empty() ? ParentOfThatName(naming_attribute, name.Text())
                                            : Reference::ToArmId(ids_.parent);
  reference.attribute = naming_attribute;
  return context_.ids.Settle(std::move(reference));
}

Reference ResourceReader::ParentOfThatName(std::string_view naming_attribute,
                                           std::string_view name) const {
  Reference reference;
  reference.kind = ReferenceKind::kOpen;
  const auto found = context_.parents.find(Lowered(Concat(naming_attribute, " ", name)));
  if (found == context_.parents.end()) return reference;
  for (const ResourceId parent : found->second) {
    reference.candidates.emplace_back(context_.plan.Text(context_.plan.resources[parent].label));
  }
  if (reference.candidates.size() == 1) return Reference::ToNode(reference.candidates.front());
  return reference;
}

PlanValue<bool> ResourceReader::Bool(JsonView value) {
  if (value.IsUnknown()) return PlanValue<bool>::Unknown();
  if (const auto truth = value.Bool()) return *truth;
  // A value of another type says nothing that could be relied on.
  return value.IsNull() ? PlanValue<bool>() : PlanValue<bool>::Unknown();
}

std::vector<Prefix> ResourceReader::Prefixes(JsonView list, std::string_view path,
                                             std::string_view effect,
                                             std::vector<Gap>& gaps) const {
  std::vector<Prefix> prefixes;
  if (list.IsUnknown()) gaps.push_back(MakeGap(GapKind::kUnknownValue, path, effect));
  if (!list.IsUnknown() && !list.IsNull() && !list.IsList()) {
    gaps.push_back(MakeGap(GapKind::kInvalidValue, path, effect));
    return prefixes;
  }
  for (size_t i = 0; i < list.size(); ++i) {
    const JsonView item = list.At(i);
    const std::string item_path = Concat(path, ".", i);
    if (item.IsSensitive()) {
      gaps.push_back(MakeGap(GapKind::kSensitiveValue, item_path, effect));
    } else if (item.IsUnknown()) {
      gaps.push_back(MakeGap(GapKind::kUnknownValue, item_path, effect));
    } else if (const auto prefix = ReadPrefix(item.Text(), item_path, effect, gaps)) {
      prefixes.push_back(*prefix);
    }
  }
  std::sort(prefixes.begin(), prefixes.end());
  prefixes.erase(std::unique(prefixes.begin(), prefixes.end()), prefixes.end());
  return prefixes;
}

std::optional<Prefix> ResourceReader::ReadPrefix(std::string_view text, std::string_view path,
                                                 std::string_view effect,
                                                 std::vector<Gap>& gaps) const {
  const PrefixReading reading = Prefix::Read(text);
  if (reading.outcome == PrefixReading::Outcome::kPrefix) return reading.prefix;
  builder_.Add(InvalidValue{address(), std::string(path), std::string(text),
                            reading.outcome == PrefixReading::Outcome::kHostBits
                                ? Concat("has host bits set; expected ", reading.prefix.ToString())
                                : "is no address range; expected one such as 10.0.0.0/16"});
  gaps.push_back(MakeGap(GapKind::kInvalidValue, path, effect));
  return std::nullopt;
}

Gap ResourceReader::MakeGap(GapKind kind, std::string_view path, std::string_view effect) const {
  return {kind, address(), std::string(path), std::string(effect), {}};
}

}  // namespace routesight
