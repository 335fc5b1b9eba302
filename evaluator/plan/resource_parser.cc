#include "evaluator/plan/resource_parser.h"

#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/plan/attribute_kinds.h"
#include "evaluator/plan/azurerm_aliases.h"
#include "evaluator/plan/resource_address.h"
#include "evaluator/plan/value_masks.h"

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
    // The old object stays in Azure as a resource of its own.
    {"create,forget", Action::kCreate},
    {"forget,create", Action::kCreate},
};

std::string_view ValueKindName(ValueKind kind) {
  switch (kind) {
    case ValueKind::kNull:
    case ValueKind::kUnknown:
      return "nothing";
    case ValueKind::kBool:
      return "true or false";
    case ValueKind::kNumber:
      return "a number";
    case ValueKind::kText:
      return "a string";
    case ValueKind::kList:
      return "a list";
    case ValueKind::kObject:
      return "an object";
  }
  return "nothing";
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
  std::string deposed;  // The key of a deposed object; empty otherwise.
};

struct ResourceParser::Change {
  std::vector<std::string> actions;
  Action action = Action::kNoOp;
  std::optional<DraftValue> before;
  std::optional<DraftValue> after;
  DraftValue unknown;
  DraftValue before_sensitive;
  DraftValue after_sensitive;
  std::vector<Symbol> forced_by;
};

bool ResourceParser::ReadChanges(JsonCursor::Value changes, const JsonPlace& place) {
  return cursor_.ForEachElement(changes, place,
                                [&](size_t, JsonCursor::Value item, const JsonPlace& at) {
                                  Identity identity;
                                  Change change;
                                  return ReadResourceChange(item, at, identity, change) &&
                                         AddChange(identity, std::move(change), at);
                                });
}

bool ResourceParser::ReadDrift(JsonCursor::Value drift, const JsonPlace& place) {
  return cursor_.ForEachElement(
      drift, place, [&](size_t, JsonCursor::Value item, const JsonPlace& at) {
        Identity identity;
        Change change;
        if (!ReadResourceChange(item, at, identity, change)) return false;
        const bool deleted = change.action == Action::kDelete && identity.deposed.empty();
        if (deleted) deleted_outside_.insert(identity.address);
        return true;
      });
}

bool ResourceParser::ReadDeferredChanges(JsonCursor::Value changes, const JsonPlace& place) {
  const auto read_element = [&](size_t, JsonCursor::Value element, const JsonPlace& at) {
    Identity identity;
    Change change;
    Symbol reason;
    const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                                 const JsonPlace& in) {
      if (key == "resource_change") return ReadResourceChange(member, in, identity, change);
      if (key != "reason") return true;
      const auto text = cursor_.ReadText(member, in);
      if (text) reason = plan_.symbols.Intern(*text);
      return text.has_value();
    };
    if (!cursor_.ForEachMember(element, at, read_member)) return false;
    if (!identity.address.has_value()) {
      return cursor_.Fail(at, "expected a member \"resource_change\"");
    }
    AddDeferred(identity, std::move(change), reason);
    return true;
  };
  return cursor_.ForEachElement(changes, place, read_element);
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
    identity.deposed = *text;
  } else if (key == "mode") {
    identity.mode = *text == "data" ? ResourceMode::kData : ResourceMode::kManaged;
  } else {
    *symbol = plan_.symbols.Intern(*text);
  }
  return true;
}

bool ResourceParser::ReadResourceChange(JsonCursor::Value value, const JsonPlace& place,
                                        Identity& identity, Change& change) {
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
  return true;
}

bool ResourceParser::AddChange(const Identity& identity, Change change, const JsonPlace& place) {
  Resource resource = ToResource(identity);
  if (resource.detached) ++plan_.deposed_objects;
  if (!seen_.insert(resource.address).second) {
    return cursor_.Fail(place, Concat("the address ", plan_.Text(resource.address),
                                      " stands here a second time; expected it once"));
  }
  if (resource.previous_address.has_value()) former_.insert(resource.previous_address);
  const std::string_view type = plan_.Text(identity.type);
  if (!kept_.KeepsType(type)) {
    ++plan_.skipped_resources;
    return true;
  }
  resource.action = change.action;
  resource.forced_by = std::move(change.forced_by);
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
  if (change.actions.size() > 1 && change.action == Action::kCreate) AddForgotten(resource);
  changed_.push_back(resource);
  return true;
}

// TF-06: A replacement that forgets the old object leaves it in Azure beside the new one.
void ResourceParser::AddForgotten(Resource& resource) {
  Resource old = resource;
  old.address = plan_.symbols.Intern(Concat(plan_.Text(resource.address), " (forgotten)"));
  old.label = old.address;
  old.previous_address = {};
  old.action = Action::kForget;
  old.detached = true;
  old.after = old.before;
  changed_.push_back(old);
  resource.before = {};
}

// The prior state has what exists of it; where it has not, the change itself may know.
void ResourceParser::AddDeferred(const Identity& identity, Change change, Symbol reason) {
  if (!kept_.KeepsType(plan_.Text(identity.type))) return;
  Resource resource = ToResource(identity);
  plan_.deferred.push_back({resource.address, resource.type, reason});
  std::optional<DraftValue>& standing = change.before ? change.before : change.after;
  if (!standing || (change.action != Action::kNoOp && !change.before)) return;
  MarkSensitive(change.before_sensitive, *standing);
  MarkSensitive(change.after_sensitive, *standing);
  resource.before = Store(plan_.Text(identity.type), *std::move(standing));
  resource.after = resource.before;
  prior_.push_back(resource);
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
    return values.has_value() && HasKinds(*values, at);
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
    return key != "replace_paths" || ReadReplacePaths(member, at, change.forced_by);
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return false;
  if (!has_actions) return cursor_.Fail(place, "expected a member \"actions\"");
  return true;
}

// Each path begins with the attribute; what follows leads further into it.
bool ResourceParser::ReadReplacePaths(JsonCursor::Value value, const JsonPlace& place,
                                      std::vector<Symbol>& attributes) {
  if (JsonCursor::IsNull(value)) return true;
  const auto read_path = [&](size_t, JsonCursor::Value path, const JsonPlace& at) {
    const auto draft = cursor_.ReadDraft(path, at);
    if (!draft) return false;
    if (draft->members.empty() || draft->members.front().kind != ValueKind::kText) return true;
    const Symbol attribute = draft->members.front().scalar;
    if (std::find(attributes.begin(), attributes.end(), attribute) == attributes.end()) {
      attributes.push_back(attribute);
    }
    return true;
  };
  if (!cursor_.ForEachElement(value, place, read_path)) return false;
  std::sort(attributes.begin(), attributes.end(),
            [&](Symbol a, Symbol b) { return plan_.Text(a) < plan_.Text(b); });
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
  std::vector<Symbol> dependencies;
  const auto read_member = [&](std::string_view key, JsonCursor::Value member,
                               const JsonPlace& at) {
    if (key == "depends_on") return ReadDependencies(member, at, dependencies);
    if (key != "values" && key != "sensitive_values") {
      return ReadIdentityMember(key, member, at, identity);
    }
    // What a state still has under the address that it is moved from is the same object.
    if (seen_.contains(identity.address) || former_.contains(identity.address)) return true;
    const std::string_view type = plan_.Text(identity.type);
    if (!kept_.KeepsType(type) || JsonCursor::IsNull(member)) return true;
    auto read = ReadKept(member, at, type);
    if (!read || (key == "values" && !HasKinds(*read, at))) return false;
    if (key == "values") {
      values = *std::move(read);
    } else {
      sensitive = *std::move(read);
    }
    return true;
  };
  if (!cursor_.ForEachMember(value, place, read_member)) return false;
  if (identity.deposed.empty()) {
    dependencies_.emplace(identity.address, std::move(dependencies));
  }
  if (!values) return true;
  Resource resource = ToResource(identity);
  if (seen_.contains(resource.address)) return true;
  MarkSensitive(sensitive, *values);
  resource.before = Store(plan_.Text(identity.type), *std::move(values));
  resource.after = resource.before;
  prior_.push_back(resource);
  return true;
}

bool ResourceParser::ReadDependencies(JsonCursor::Value value, const JsonPlace& place,
                                      std::vector<Symbol>& dependencies) {
  if (JsonCursor::IsNull(value)) return true;
  return cursor_.ForEachElement(value, place,
                                [&](size_t, JsonCursor::Value item, const JsonPlace& at) {
                                  const auto text = cursor_.ReadText(item, at);
                                  if (text) dependencies.push_back(plan_.symbols.Intern(*text));
                                  return text.has_value();
                                });
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

bool ResourceParser::HasKinds(const DraftValue& value, const JsonPlace& place) {
  for (size_t i = 0; i < value.members.size(); ++i) {
    const DraftValue& member = value.members[i];
    JsonPlace here{&place, {}, i, place.depth + 1};
    if (value.kind == ValueKind::kObject) {
      here = {&place, plan_.Text(member.key), std::nullopt, place.depth + 1};
      const std::optional<ValueKind> expected = KindOfAttribute(here.key);
      if (expected && member.kind != ValueKind::kNull && member.kind != *expected) {
        return cursor_.Fail(here, Concat("found ", ValueKindName(member.kind), "; expected ",
                                         ValueKindName(*expected)));
      }
    }
    if (!HasKinds(member, here)) return false;
  }
  return true;
}

Resource ResourceParser::ToResource(const Identity& identity) {
  Resource resource;
  resource.address = identity.address;
  if (!identity.deposed.empty()) {
    resource.detached = true;
    resource.address = plan_.symbols.Intern(
        Concat(plan_.Text(identity.address), " (deposed ", identity.deposed, ")"));
  }
  resource.label = resource.address;
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
  for (Resource& resource : resources) {
    resource.deleted_outside =
        resource.action == Action::kCreate && deleted_outside_.contains(resource.address);
  }
  for (const Resource& resource : prior_) {
    if (seen_.insert(resource.address).second) resources.push_back(resource);
  }
  for (Resource& resource : resources) {
    auto stored = dependencies_.find(resource.address);
    if (stored == dependencies_.end()) stored = dependencies_.find(resource.previous_address);
    if (stored != dependencies_.end()) resource.stored_dependencies = stored->second;
  }
  std::sort(resources.begin(), resources.end(), [&](const Resource& a, const Resource& b) {
    return plan_.Text(a.address) < plan_.Text(b.address);
  });
  return resources;
}

}  // namespace routesight
