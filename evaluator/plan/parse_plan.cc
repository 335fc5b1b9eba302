// Reads plan JSON in one pass, front to back, without a tree of the whole document.
// https://developer.hashicorp.com/terraform/internals/json-format
#include <simdjson.h>

#include <string>

#include "evaluator/base/text.h"
#include "evaluator/plan/configuration_section.h"
#include "evaluator/plan/json_cursor.h"
#include "evaluator/plan/kept_attributes.h"
#include "evaluator/plan/plan.h"
#include "evaluator/plan/resource_parser.h"

namespace routesight {
namespace {

enum class Accepted { kPlan, kPlanOrState };

class PlanParser {
 public:
  PlanParser(Accepted accepted, std::span<const WantedAttributes> wanted)
      : accepted_(accepted),
        kept_(wanted),
        cursor_(plan_.symbols),
        resources_(cursor_, kept_, plan_),
        configuration_(cursor_, kept_, plan_) {}

  absl::StatusOr<Plan> Parse(PlanText text);

 private:
  bool ReadMember(std::string_view key, JsonCursor::Value value, const JsonPlace& place);
  bool ReadVariables(JsonCursor::Value value, const JsonPlace& place);
  bool ReadString(JsonCursor::Value value, const JsonPlace& place, std::string& text);
  absl::Status FindKind();
  void AddResources();

  Accepted accepted_;
  Plan plan_;
  KeptAttributes kept_;
  JsonCursor cursor_;
  ResourceParser resources_;
  ConfigurationSectionParser configuration_;
  bool has_format_version_ = false;
  bool has_planned_values_ = false;  // A state has none.
  bool has_state_version_ = false;   // A state file has one, its JSON form has none.
};

absl::StatusOr<Plan> PlanParser::Parse(PlanText text) {
  std::string copy;
  if (text.readable_behind < simdjson::SIMDJSON_PADDING) {
    copy.reserve(text.bytes.size() + simdjson::SIMDJSON_PADDING);
    copy = text.bytes;
    text = {copy, simdjson::SIMDJSON_PADDING};
  }
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  const simdjson::padded_string_view padded(text.bytes.data(), text.bytes.size(),
                                            text.bytes.size() + text.readable_behind);
  if (const auto error = parser.iterate(padded).get(document)) {
    return absl::InvalidArgumentError(Concat("this is no JSON (", simdjson::error_message(error),
                                             "); expected the output of `terraform show -json`"));
  }
  simdjson::ondemand::object root;
  if (document.get_object().get(root)) {
    return absl::InvalidArgumentError(
        "the JSON is no object; expected the output of `terraform show -json`");
  }
  const bool read = cursor_.ForEachMember(
      root, JsonPlace{}, [&](std::string_view key, JsonCursor::Value value, const JsonPlace& at) {
        return ReadMember(key, value, at);
      });
  if (!read) return cursor_.status();
  const char* trailing = nullptr;
  if (document.current_location().get(trailing) == simdjson::SUCCESS) {
    return absl::InvalidArgumentError("there is text behind the end of the JSON object");
  }
  if (const absl::Status status = FindKind(); !status.ok()) return status;
  AddResources();
  return std::move(plan_);
}

bool PlanParser::ReadMember(std::string_view key, JsonCursor::Value value, const JsonPlace& place) {
  if (key == "format_version") {
    has_format_version_ = true;
    if (!ReadString(value, place, plan_.format_version)) return false;
    return plan_.format_version.starts_with("1.") ||
           cursor_.Fail(place, Concat("found the format version \"", plan_.format_version,
                                      "\"; expected 1.x"));
  }
  if (key == "terraform_version") return ReadString(value, place, plan_.terraform_version);
  if (key == "timestamp") return ReadString(value, place, plan_.timestamp);
  if (key == "resource_changes") {
    return JsonCursor::IsNull(value) || resources_.ReadChanges(value, place);
  }
  if (key == "prior_state") {
    return JsonCursor::IsNull(value) || resources_.ReadPriorState(value, place);
  }
  if (key == "configuration") {
    return JsonCursor::IsNull(value) || configuration_.Read(value, place);
  }
  if (key == "variables") return JsonCursor::IsNull(value) || ReadVariables(value, place);
  if (key == "planned_values") has_planned_values_ = true;
  if (key == "lineage") has_state_version_ = true;
  if (key == "values" && accepted_ == Accepted::kPlanOrState) {
    return JsonCursor::IsNull(value) || resources_.ReadState(value, place);
  }
  if (key == "complete" || key == "errored") {
    const auto truth = cursor_.ReadBool(value, place);
    if (!truth) return false;
    (key == "complete" ? plan_.complete : plan_.errored) = *truth;
  }
  return true;
}

bool PlanParser::ReadString(JsonCursor::Value value, const JsonPlace& place, std::string& text) {
  const auto read = cursor_.ReadText(value, place);
  if (read) text = *read;
  return read.has_value();
}

bool PlanParser::ReadVariables(JsonCursor::Value value, const JsonPlace& place) {
  const auto read_variable = [&](std::string_view name, JsonCursor::Value variable,
                                 const JsonPlace& at) {
    return cursor_.ForEachMember(
        variable, at, [&](std::string_view key, JsonCursor::Value member, const JsonPlace& in) {
          if (key != "value") return true;
          const auto draft = cursor_.ReadDraft(member, in);
          if (!draft) return false;
          plan_.variables.push_back({plan_.symbols.Intern(name), plan_.values.Add(*draft)});
          return true;
        });
  };
  return cursor_.ForEachMember(value, place, read_variable);
}

absl::Status PlanParser::FindKind() {
  if (has_state_version_ && !has_format_version_) {
    return absl::InvalidArgumentError(
        "this is a state file itself; expected the output of `terraform show -json`");
  }
  if (!has_format_version_) {
    return absl::InvalidArgumentError(
        "there is no \"format_version\"; expected the output of `terraform show -json`");
  }
  if (has_planned_values_) return absl::OkStatus();
  if (accepted_ == Accepted::kPlan) {
    return absl::InvalidArgumentError(
        "there are no \"planned_values\"; expected `terraform show -json` of a plan file, this "
        "looks like that of a state, which can stand beside a plan: --with FILE");
  }
  plan_.kind = PlanKind::kState;
  return absl::OkStatus();
}

void PlanParser::AddResources() {
  for (Resource& resource : resources_.Take()) {
    const ResourceId id = plan_.resources.Add(resource);
    plan_.by_address.emplace(resource.address, id);
  }
  for (size_t i = 0; i < plan_.resources.size(); ++i) {
    const ResourceId id = plan_.resources.IdAt(i);
    const Symbol previous = plan_.resources[id].previous_address;
    if (previous.has_value()) plan_.by_address.emplace(previous, id);
  }
}

}  // namespace

absl::StatusOr<Plan> ParsePlan(PlanText text, std::span<const WantedAttributes> wanted) {
  return PlanParser(Accepted::kPlan, wanted).Parse(text);
}

absl::StatusOr<Plan> ParsePlanOrState(PlanText text, std::span<const WantedAttributes> wanted) {
  return PlanParser(Accepted::kPlanOrState, wanted).Parse(text);
}

}  // namespace routesight
