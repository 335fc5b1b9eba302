#include "evaluator/plan/resource_parser.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/plan/azurerm_aliases.h"
#include "evaluator/plan/resource_address.h"

namespace routesight {
namespace {

constexpr std::pair<std::string_view, Action> kActions[] = {
    {"no-op", Action::kNoOp},
    {"create", Action::kCreate},
    {"read", Action::kRead},
    {"update", Action::kUpdate},
    {"delete", Action::kDelete},
    {"delete,create", Action::kDeleteThenCreate},
    {"create,delete", Action::kCreateThenDelete},
    {"forget", Action::kForget},
};

// Puts "known after apply" into the values: `mask` has the same form, with true where that is so.
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

void MarkAllSensitive(DraftValue& value) {
  value.sensitive = true;
  for (DraftValue& member : value.members) MarkAllSensitive(member);
}

// As MarkUnknown, for values that must not be shown.
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

}  // namespace

struct ResourceParser::Identity {
  Symbol address;
  Symbol previous_address;
  Symbol type;
  Symbol name;
  Symbol key;
  KeyKind key_kind = KeyKind::kNone;
  ResourceMode mode = ResourceMode::kManaged;
  bool deposed = false;
};

struct ResourceParser::Change {
  std::vector<std::string> actions;
  Action action = Action::kNoOp;
  std::optional<DraftValue> before;
  std::optional<DraftValue> after;
  DraftValue unknown;
  DraftValue before_sensitive;
  DraftValue after_sensitive;
};

bool ResourceParser::ReadChanges(JsonCursor::Value changes, const JsonPlace& place) {
  return cursor_.ForEachElement(changes, place,
                                [&](size_t, JsonCursor::Value item, const JsonPlace& at) {
                                  return ReadResourceChange(item, at);
                                });
}

bool ResourceParser::ReadIdentityMember(std::string_view key, JsonCursor::Value value,
                                        const JsonPlace& place, Identity& identity) {
  if (key == "index") {
    auto index = cursor_.ReadDraft(value, place);
    if (!index) return false;
    if (index->kind == ValueKind::kText || index->kind == ValueKind::kNumber) {
      identity.key = index->scalar;
      identity.key_kind = index->kind == ValueKind::kText ? KeyKind::kText : KeyKind::kNumber;
    }
    return true;
  }
  Symbol* const symbol = key == "address"            ? &identity.address
                         : key == "previous_address" ? &identity.previous_address
                         : key == "type"             ? &identity.type
                         : key == "name"             ? &identity.name
                                                     : nullptr;
  if (symbol == nullptr && key != "mode" && key != "deposed" && key != "deposed_key") return true;
  const auto text = cursor_.ReadText(value, place);
  if (!text) return false;
  if (key == "deposed" || key == "deposed_key") {
    identity.deposed = true;
  } else if (key == "mode") {
    identity.mode = *text == "data" ? ResourceMode::kData : ResourceMode::kManaged;
  } else {
    *symbol = plan_.symbols.Intern(*text);
  }
  return true;
}

bool ResourceParser::ReadResourceChange(JsonCursor::Value value, const JsonPlace& place) {
  Identity identity;
  Change change;
  bool has_change = false;
  bool change_before_type = false;
  const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                               const JsonPlace& at) {
    if (key != "change") return ReadIdentityMember(key, member, at, identity);
    if (!identity.type.has_value()) {
      change_before_type = true;
      return true;
    }
    has_change = true;
    if (!kept_.KeepsType(plan_.Text(identity.type))) return true;
    return ReadChange(member, at, plan_.Text(identity.type), change);
  };
  JsonCursor::Object object;
  if (value.get_object().get(object)) return cursor_.Fail(place, "expected an object");
  if (!cursor_.ForEachMember(object, place, read_member)) return false;
  if (change_before_type && identity.type.has_value()) {
    // Terraform writes the type first; a file that went through another tool may not.
    bool is_empty = false;
    if (object.reset().get(is_empty)) return cursor_.Fail(place, "expected an object");
    if (!cursor_.ForEachMember(object, place, read_member)) return false;
  }
  if (!identity.address.has_value()) return cursor_.Fail(place, "expected a member \"address\"");
  if (!identity.type.has_value()) return cursor_.Fail(place, "expected a member \"type\"");
  if (!has_change) return cursor_.Fail(place, "expected a member \"change\"");
  if (identity.deposed) {
    ++plan_.deposed_objects;
    return true;
  }
  if (!seen_.insert(identity.address).second) {
    return cursor_.Fail(place, Concat("the address ", plan_.Text(identity.address),
                                      " stands here a second time; expected it once"));
  }
  // Where a state still has it under the address that it is moved from, that is the same object.
  if (identity.previous_address.has_value()) seen_.insert(identity.previous_address);
  const std::string_view type = plan_.Text(identity.type);
  if (!kept_.KeepsType(type)) {
    ++plan_.skipped_resources;
    return true;
  }
  Resource resource = ToResource(identity);
  resource.action = change.action;
  if (change.after) {
    MarkUnknown(change.unknown, *change.after);
    MarkSensitive(change.after_sensitive, *change.after);
    resource.after = Store(type, *std::move(change.after));
  }
  if (change.before) {
    MarkSensitive(change.before_sensitive, *change.before);
    resource.before = Store(type, *std::move(change.before));
  }
  if (change.action == Action::kNoOp && !resource.before.has_value()) {
    resource.before = resource.after;
  }
  if (change.action == Action::kForget)
    resource.after = resource.before;  // TF-06: it stays in Azure.
  changed_.push_back(resource);
  return true;
}

bool ResourceParser::ReadActions(JsonCursor::Value value, const JsonPlace& place, Change& change) {
  const auto read_action = [&](size_t, JsonCursor::Value item, const JsonPlace& at) {
    const auto action = cursor_.ReadText(item, at);
    if (action) change.actions.emplace_back(*action);
    return action.has_value();
  };
  if (!cursor_.ForEachElement(value, place, read_action)) return false;
  const std::string actions = Join(change.actions, ",");
  for (const auto& [word, action] : kActions) {
    if (word == actions) {
      change.action = action;
      return true;
    }
  }
  return cursor_.Fail(place, Concat("found the actions \"", actions,
                                    "\"; expected no-op, create, read, update, delete, "
                                    "delete,create or create,delete, or forget"));
}

bool ResourceParser::ReadChange(JsonCursor::Value value, const JsonPlace& place,
                                std::string_view type, Change& change) {
  bool has_actions = false;
  const auto read_values = [&](JsonCursor::Value member, const JsonPlace& at,
                               std::optional<DraftValue>& values) {
    if (JsonCursor::IsNull(member)) return true;
    values = ReadKept(member, at, type);
    return values.has_value();
  };
  const auto read_mask = [&](JsonCursor::Value member, const JsonPlace& at, DraftValue& mask) {
    simdjson::ondemand::json_type json_type;
    if (member.type().get(json_type)) return cursor_.Fail(at, "expected a value");
    auto read = json_type == simdjson::ondemand::json_type::object ? ReadKept(member, at, type)
                                                                   : cursor_.ReadDraft(member, at);
    if (read) mask = *std::move(read);
    return read.has_value();
  };
  const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                               const JsonPlace& at) {
    if (key == "actions") {
      has_actions = true;
      return ReadActions(member, at, change);
    }
    if (key == "before") {
      // A no-op has the same values on both sides; they are kept once.
      if (has_actions && change.action == Action::kNoOp) return true;
      return read_values(member, at, change.before);
    }
    if (key == "after") return read_values(member, at, change.after);
    if (key == "after_unknown") return read_mask(member, at, change.unknown);
    if (key == "before_sensitive") return read_mask(member, at, change.before_sensitive);
    if (key == "after_sensitive") return read_mask(member, at, change.after_sensitive);
    return true;
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return false;
  if (!has_actions) return cursor_.Fail(place, "expected a member \"actions\"");
  return true;
}

bool ResourceParser::ReadPriorState(JsonCursor::Value prior_state, const JsonPlace& place) {
  return cursor_.ForEachMember(
      prior_state, place, [&](std::string_view key, JsonCursor::Value value, const JsonPlace& at) {
        return key != "values" || ReadState(value, at);
      });
}

bool ResourceParser::ReadState(JsonCursor::Value values, const JsonPlace& place) {
  return cursor_.ForEachMember(
      values, place, [&](std::string_view key, JsonCursor::Value module, const JsonPlace& at) {
        return key != "root_module" || ReadModule(module, at);
      });
}

bool ResourceParser::ReadModule(JsonCursor::Value module, const JsonPlace& place) {
  return cursor_.ForEachMember(
      module, place, [&](std::string_view key, JsonCursor::Value value, const JsonPlace& at) {
        if (key == "resources") {
          return cursor_.ForEachElement(value, at,
                                        [&](size_t, JsonCursor::Value item, const JsonPlace& in) {
                                          return ReadPriorResource(item, in);
                                        });
        }
        if (key != "child_modules") return true;
        return cursor_.ForEachElement(value, at,
                                      [&](size_t, JsonCursor::Value item, const JsonPlace& in) {
                                        return ReadModule(item, in);
                                      });
      });
}

bool ResourceParser::ReadPriorResource(JsonCursor::Value value, const JsonPlace& place) {
  Identity identity;
  std::optional<DraftValue> values;
  DraftValue sensitive;
  const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                               const JsonPlace& at) {
    if (key != "values" && key != "sensitive_values") {
      return ReadIdentityMember(key, member, at, identity);
    }
    if (!identity.address.has_value() || seen_.contains(identity.address)) return true;
    const std::string_view type = plan_.Text(identity.type);
    if (!kept_.KeepsType(type) || JsonCursor::IsNull(member)) return true;
    auto read = ReadKept(member, at, type);
    if (!read) return false;
    if (key == "values") {
      values = *std::move(read);
    } else {
      sensitive = *std::move(read);
    }
    return true;
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return false;
  if (!values || identity.deposed) return true;
  MarkSensitive(sensitive, *values);
  Resource resource = ToResource(identity);
  resource.before = Store(plan_.Text(identity.type), *std::move(values));
  resource.after = resource.before;
  prior_.push_back(resource);
  return true;
}

std::optional<DraftValue> ResourceParser::ReadKept(JsonCursor::Value value, const JsonPlace& place,
                                                   std::string_view type) {
  DraftValue kept;
  kept.kind = ValueKind::kObject;
  const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                               const JsonPlace& at) {
    if (!kept_.Keeps(type, key)) return true;
    auto draft = cursor_.ReadDraft(member, at);
    if (!draft) return false;
    draft->key = plan_.symbols.Intern(key);
    kept.members.push_back(*std::move(draft));
    return true;
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return std::nullopt;
  return kept;
}

Resource ResourceParser::ToResource(const Identity& identity) {
  Resource resource;
  resource.address = identity.address;
  resource.label = identity.address;
  resource.previous_address = identity.previous_address;
  resource.module = plan_.symbols.Intern(ModulePart(plan_.Text(identity.address)));
  resource.type = identity.type;
  resource.name = identity.name;
  resource.key = identity.key;
  resource.key_kind = identity.key_kind;
  resource.mode = identity.mode;
  return resource;
}

ValueId ResourceParser::Store(std::string_view type, DraftValue draft) {
  ApplyAliases(type, plan_.symbols, draft);
  return plan_.values.Add(draft);
}

std::vector<Resource> ResourceParser::Take() {
  std::vector<Resource> resources = std::move(changed_);
  for (const Resource& resource : prior_) {
    if (seen_.insert(resource.address).second) resources.push_back(resource);
  }
  std::sort(resources.begin(), resources.end(), [&](const Resource& a, const Resource& b) {
    return plan_.Text(a.address) < plan_.Text(b.address);
  });
  return resources;
}

}  // namespace routesight
