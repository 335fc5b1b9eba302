#include "evaluator/plan/value_masks.h"

#include <algorithm>

namespace routesight {
namespace {

// What must not be shown is as good as not known; nobody behind the parser can give it away.
void MarkAllSensitive(DraftValue& value) {
  value.sensitive = true;
  if (value.kind == ValueKind::kText || value.kind == ValueKind::kNumber) {
    value.kind = ValueKind::kUnknown;
  }
  for (DraftValue& member : value.members) MarkAllSensitive(member);
}

}  // namespace

void MarkUnknown(const DraftValue& mask, DraftValue& value) {
  if (mask.kind == ValueKind::kBool && mask.truth) {
    value.kind = ValueKind::kUnknown;
    value.members.clear();
    return;
  }
  if (mask.kind == ValueKind::kObject) {
    if (mask.members.empty()) return;
    if (value.kind == ValueKind::kNull) value.kind = ValueKind::kObject;
    if (value.kind != ValueKind::kObject) return;
    for (const DraftValue& member_mask : mask.members) {
      DraftValue* member = value.FindMember(member_mask.key);
      if (member == nullptr) {
        DraftValue absent;
        MarkUnknown(member_mask, absent);
        if (absent.kind == ValueKind::kNull) continue;
        absent.key = member_mask.key;
        value.members.push_back(std::move(absent));
      } else {
        MarkUnknown(member_mask, *member);
      }
    }
  } else if (mask.kind == ValueKind::kList) {
    if (mask.members.empty()) return;
    if (value.kind == ValueKind::kNull) value.kind = ValueKind::kList;
    if (value.kind != ValueKind::kList) return;
    for (size_t i = 0; i < mask.members.size(); ++i) {
      if (i >= value.members.size()) value.members.emplace_back();
      MarkUnknown(mask.members[i], value.members[i]);
    }
  }
}

void MarkSensitive(const DraftValue& mask, DraftValue& value) {
  if (mask.kind == ValueKind::kBool && mask.truth) {
    MarkAllSensitive(value);
  } else if (mask.kind == ValueKind::kObject && value.kind == ValueKind::kObject) {
    for (const DraftValue& member_mask : mask.members) {
      if (DraftValue* member = value.FindMember(member_mask.key))
        MarkSensitive(member_mask, *member);
    }
  } else if (mask.kind == ValueKind::kList && value.kind == ValueKind::kList) {
    const size_t count = std::min(mask.members.size(), value.members.size());
    for (size_t i = 0; i < count; ++i) MarkSensitive(mask.members[i], value.members[i]);
  }
}

}  // namespace routesight
