// A thin layer over simdjson that knows where in the document it is, so that every error names its
// place, and that turns JSON values into drafts. simdjson appears in plan/ only, through this file.
#pragma once

#include <simdjson.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "evaluator/base/symbol.h"
#include "evaluator/plan/json_view.h"

namespace routesight {

// A step of the way from the document's root to a value; the steps stand on the stack.
struct JsonPlace {
  const JsonPlace* parent = nullptr;
  std::string_view key;         // Of an object member…
  std::optional<size_t> index;  // …or of a list element.
  size_t depth = 0;             // Steps from the root.

  // As a JSON pointer, RFC 6901.
  std::string ToPointer() const;
};

// Reads JSON values. The first error sticks; from then on every call fails.
class JsonCursor {
 public:
  using Value = simdjson::ondemand::value;
  using Object = simdjson::ondemand::object;
  // Returns false to stop because of an error.
  using MemberVisitor = std::function<bool(std::string_view key, Value value, const JsonPlace&)>;
  using ElementVisitor = std::function<bool(size_t index, Value value, const JsonPlace&)>;

  explicit JsonCursor(SymbolTable& symbols) : symbols_(symbols) {}

  bool ForEachMember(Value value, const JsonPlace& place, const MemberVisitor& visit);
  bool ForEachMember(Object object, const JsonPlace& place, const MemberVisitor& visit);
  bool ForEachElement(Value value, const JsonPlace& place, const ElementVisitor& visit);
  // The unescaped text; valid until the document ends.
  std::optional<std::string_view> ReadText(Value value, const JsonPlace& place);
  std::optional<bool> ReadBool(Value value, const JsonPlace& place);
  // Any value, whole.
  std::optional<DraftValue> ReadDraft(Value value, const JsonPlace& place);
  static bool IsNull(Value value);

  // Records the first error; always false, so that a caller can return it.
  bool Fail(const JsonPlace& place, std::string_view message);
  const absl::Status& status() const { return status_; }

 private:
  bool Fail(const JsonPlace& place, simdjson::error_code error, std::string_view expected);
  bool Fail(const JsonPlace& place, Value value, simdjson::error_code error,
            std::string_view expected);
  bool FailTooDeep(const JsonPlace& place, size_t levels);
  std::optional<DraftValue> ReadDraftAt(Value value, const JsonPlace& place, int depth);

  SymbolTable& symbols_;
  absl::Status status_;
};

}  // namespace routesight
