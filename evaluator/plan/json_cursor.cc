#include "evaluator/plan/json_cursor.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/container/inlined_vector.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr int kDeepestValue = 128;
// Modules in modules take three levels each.
constexpr size_t kDeepestPlace = 1000;
constexpr size_t kFewKeys = 24;

// What kind of value stands there, never the value itself: it may be a secret.
std::string_view KindOf(JsonCursor::Value value) {
  using simdjson::ondemand::json_type;
  json_type type;
  if (value.type().get(type)) return "something else";
  switch (type) {
    case json_type::array:
      return "a list";
    case json_type::object:
      return "an object";
    case json_type::number:
      return "a number";
    case json_type::string:
      return "a string";
    case json_type::boolean:
      return "true or false";
    case json_type::null:
      return "null";
  }
  return "something else";
}

// The member names of one object so far.
class SeenKeys {
 public:
  // Whether this is the first time.
  bool Add(std::string_view key) {
    if (many_.empty() && few_.size() < kFewKeys) {
      if (std::find(few_.begin(), few_.end(), key) != few_.end()) return false;
      few_.push_back(key);
      return true;
    }
    if (many_.empty()) many_.insert(few_.begin(), few_.end());
    return many_.insert(key).second;
  }

 private:
  absl::InlinedVector<std::string_view, kFewKeys> few_;
  absl::flat_hash_set<std::string_view> many_;
};

// The key as it stands in the text. Only a key with escapes, which no schema of Terraform has but
// a map of the user may, has to be unescaped.
simdjson::error_code KeyOf(simdjson::ondemand::field& field, std::string_view& key) {
  const char* start = field.key().raw();
  const char* end = start;
  while (*end != '"' && *end != '\\') ++end;
  if (*end == '"') {
    key = std::string_view(start, static_cast<size_t>(end - start));
    return simdjson::SUCCESS;
  }
  return field.unescaped_key().get(key);
}

std::string_view WithoutSpaceBehind(std::string_view token) {
  return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

}  // namespace

std::string JsonPlace::ToPointer() const {
  if (parent == nullptr) return "";
  if (index.has_value()) return Concat(parent->ToPointer(), "/", *index);
  std::string pointer = parent->ToPointer() + "/";
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

bool JsonCursor::Fail(const JsonPlace& place, std::string_view message) {
  if (status_.ok()) {
    const std::string pointer = place.ToPointer();
    status_ = absl::InvalidArgumentError(
        Concat("at ", pointer.empty() ? "the top level" : pointer, ": ", message));
  }
  return false;
}

bool JsonCursor::Fail(const JsonPlace& place, Value value, simdjson::error_code error,
                      std::string_view expected) {
  if (error == simdjson::INCORRECT_TYPE) {
    return Fail(place, Concat("found ", KindOf(value), "; expected ", expected));
  }
  return Fail(place, error, expected);
}

bool JsonCursor::Fail(const JsonPlace& place, simdjson::error_code error,
                      std::string_view expected) {
  return Fail(place, Concat("the JSON is broken here or behind (", simdjson::error_message(error),
                            "); expected ", expected));
}

// Names the outermost steps only: all of them would fill pages.
bool JsonCursor::FailTooDeep(const JsonPlace& place, size_t levels) {
  constexpr size_t kShownSteps = 12;
  const JsonPlace* shown = &place;
  while (shown->depth > kShownSteps) shown = shown->parent;
  return Fail(*shown,
              Concat("found values nested deeper than ", levels, " levels; expected fewer"));
}

bool JsonCursor::ForEachMember(Value value, const JsonPlace& place, const MemberVisitor& visit) {
  Object object;
  if (const auto error = value.get_object().get(object))
    return Fail(place, value, error, "an object");
  return ForEachMember(object, place, visit);
}

bool JsonCursor::ForEachMember(Object object, const JsonPlace& place, const MemberVisitor& visit) {
  if (place.depth > kDeepestPlace) return FailTooDeep(place, kDeepestPlace);
  SeenKeys seen;
  for (auto member : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(member).get(field)) return Fail(place, error, "a member");
    std::string_view key;
    if (const auto error = KeyOf(field, key)) return Fail(place, error, "a member name");
    const JsonPlace here{&place, key, std::nullopt, place.depth + 1};
    if (!seen.Add(key)) return Fail(here, "stands here a second time; expected it once");
    if (!visit(key, field.value(), here)) return false;
  }
  return true;
}

bool JsonCursor::ForEachElement(Value value, const JsonPlace& place, const ElementVisitor& visit) {
  simdjson::ondemand::array array;
  if (const auto error = value.get_array().get(array)) return Fail(place, value, error, "a list");
  if (place.depth > kDeepestPlace) return FailTooDeep(place, kDeepestPlace);
  size_t index = 0;
  for (auto element : array) {
    Value item;
    const JsonPlace item_place{&place, {}, index, place.depth + 1};
    if (const auto error = std::move(element).get(item)) return Fail(item_place, error, "a value");
    if (!visit(index++, item, item_place)) return false;
  }
  return true;
}

std::optional<std::string_view> JsonCursor::ReadText(Value value, const JsonPlace& place) {
  std::string_view text;
  if (const auto error = value.get_string().get(text)) {
    Fail(place, value, error, "a string");
    return std::nullopt;
  }
  return text;
}

std::optional<bool> JsonCursor::ReadBool(Value value, const JsonPlace& place) {
  bool truth = false;
  if (const auto error = value.get_bool().get(truth)) {
    Fail(place, value, error, "true or false");
    return std::nullopt;
  }
  return truth;
}

bool JsonCursor::IsNull(Value value) {
  simdjson::ondemand::json_type type;
  return value.type().get(type) == simdjson::SUCCESS && type == simdjson::ondemand::json_type::null;
}

std::optional<DraftValue> JsonCursor::ReadDraft(Value value, const JsonPlace& place) {
  return ReadDraftAt(value, place, 0);
}

std::optional<DraftValue> JsonCursor::ReadDraftAt(Value value, const JsonPlace& place, int depth) {
  using simdjson::ondemand::json_type;
  DraftValue draft;
  json_type type;
  if (depth > kDeepestValue) {
    FailTooDeep(place, kDeepestValue);
    return std::nullopt;
  }
  if (const auto error = value.type().get(type)) {
    Fail(place, error, "a value");
    return std::nullopt;
  }
  switch (type) {
    case json_type::null: {
      bool null = false;
      const auto error = value.is_null().get(null);
      if (!error && null) return draft;
      Fail(place, simdjson::N_ATOM_ERROR, "null");
      return std::nullopt;
    }
    case json_type::boolean: {
      const auto truth = ReadBool(value, place);
      if (!truth) return std::nullopt;
      draft.kind = ValueKind::kBool;
      draft.truth = *truth;
      return draft;
    }
    case json_type::number: {
      const std::string_view token = WithoutSpaceBehind(value.raw_json_token());
      double checked = 0;
      if (const auto error = value.get_double().get(checked)) {
        Fail(place, error, "a number");
        return std::nullopt;
      }
      draft.kind = ValueKind::kNumber;
      draft.scalar = symbols_.Intern(token);
      return draft;
    }
    case json_type::string: {
      const auto text = ReadText(value, place);
      if (!text) return std::nullopt;
      draft.kind = ValueKind::kText;
      draft.scalar = symbols_.Intern(*text);
      return draft;
    }
    case json_type::array: {
      draft.kind = ValueKind::kList;
      const bool read = ForEachElement(value, place, [&](size_t, Value item, const JsonPlace& at) {
        auto element = ReadDraftAt(item, at, depth + 1);
        if (element) draft.members.push_back(*std::move(element));
        return element.has_value();
      });
      return read ? std::optional(std::move(draft)) : std::nullopt;
    }
    case json_type::object: {
      draft.kind = ValueKind::kObject;
      const auto read_member = [&](std::string_view key, Value item, const JsonPlace& at) {
        auto member = ReadDraftAt(item, at, depth + 1);
        if (!member) return false;
        member->key = symbols_.Intern(key);
        draft.members.push_back(*std::move(member));
        return true;
      };
      if (!ForEachMember(value, place, read_member)) return std::nullopt;
      return draft;
    }
  }
  Fail(place, "found no JSON value");
  return std::nullopt;
}

}  // namespace routesight
