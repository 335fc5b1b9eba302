#include "evaluator/render/document_values.h"

#include <string>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/report/timeline_words.h"

namespace routesight {
namespace {

// The value whose word it is, of an enumeration that counts from 0 to `last`; none for the word of
// a later version.
template <typename Enum, typename NameOf>
std::optional<Enum> ValueOf(std::string_view word, Enum last, NameOf name_of) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

// A count, or a number of something that is counted from 1.
std::optional<size_t> CountAt(const Json& object, std::string_view key) {
  const std::optional<double> number = NumberAt(object, key);
  if (!number || *number < 0 || *number > 1e9) return std::nullopt;
  return static_cast<size_t>(*number);
}

// The text itself, as long as the document lives.
std::string_view ViewAt(const Json& object, std::string_view key) {
  const auto found = object.find(std::string(key));
  if (found == object.end() || !found->is_string()) return "";
  return found->get_ref<const std::string&>();
}

Gap GapIn(const Json& item) {
  return {ValueOf(TextAt(item, "kind"), GapKind::kNotStated, GapKindName)
              .value_or(GapKind::kUnknownValue),
          TextAt(item, "resource"), TextAt(item, "attribute"), TextAt(item, "effect"),
          TextsAt(item, "candidates")};
}

RouteRow RowIn(const Json& item) {
  RouteRow row;
  row.prefix = TextAt(item, "prefix");
  row.source = TextAt(item, "source");
  row.state = TextAt(item, "state");
  row.next_hop_type = TextAt(item, "next_hop_type");
  row.next_hop_ips = TextsAt(item, "next_hop_ips");
  row.name = TextAt(item, "name");
  row.rule = TextAt(item, "rule");
  if (const Json& defeat = ObjectAt(item, "defeated_by"); !defeat.empty()) {
    row.defeated_by = {TextAt(defeat, "prefix"), TextAt(defeat, "source"),
                       TextAt(defeat, "next_hop_type"), TextAt(defeat, "rule")};
  }
  return row;
}

std::vector<RouteRow> RowsIn(const Json& items) {
  std::vector<RouteRow> rows;
  for (const Json& item : items) rows.push_back(RowIn(item));
  return rows;
}

TableChangeKind ChangeKindOf(std::string_view word) {
  if (word == "added") return TableChangeKind::kAdded;
  return word == "removed" ? TableChangeKind::kRemoved : TableChangeKind::kChanged;
}

std::vector<Cause> CausesIn(const Json& items, size_t operations) {
  std::vector<Cause> causes;
  for (const Json& item : items) {
    const std::optional<size_t> operation = CountAt(item, "operation");
    const std::optional<RuleId> rule = FindRuleId(TextAt(item, "rule"));
    if (!operation || *operation == 0 || *operation > operations || !rule) continue;
    causes.push_back(
        {*operation - 1, *rule, TextsAt(item, "attributes"), TextsAt(item, "interrupts")});
  }
  return causes;
}

std::optional<OtherOrder> OrderIn(const Json& item, size_t operations) {
  if (item.empty()) return std::nullopt;
  const auto place = [&](std::string_view key) -> std::optional<size_t> {
    const std::optional<size_t> number = CountAt(item, key);
    if (!number || *number == 0 || *number > operations) return std::nullopt;
    return *number - 1;
  };
  OtherOrder order;
  order.earlier = place("earlier");
  order.later = place("later");
  order.ordering_helps = FlagAt(item, "ordering_helps");
  return order;
}

// None for a kind of a later version, and for traffic to nowhere.
std::optional<Window> WindowIn(const Json& item, size_t operations) {
  Window window;
  window.sender = {TextAt(item, "subnet"), TextAt(item, "interface"), TextAt(item, "on_premises")};
  const auto kind = ValueOf(TextAt(item, "kind"), WindowKind::kGained, WindowKindName);
  window.prefixes = TextsAt(item, "prefixes");
  if (!kind || window.prefixes.empty()) return std::nullopt;
  window.kind = *kind;
  window.certainty = ValueOf(TextAt(item, "certainty"), Certainty::kPossible, CertaintyName)
                         .value_or(Certainty::kPossible);
  window.but_not = TextsAt(item, "but_not");
  window.from_step = CountAt(item, "from_step").value_or(0);
  window.to_step = CountAt(item, "to_step");
  if (const std::optional<Duration> seconds = WindowDurationAt(item)) {
    window.duration = WindowDuration{*seconds, DurationBasis::kAssumed, {}};
  }
  window.causes = CausesIn(ListAt(item, "causes"), operations);
  window.causes_left_out = CountAt(item, "causes_left_out").value_or(0);
  window.order = OrderIn(ObjectAt(item, "order"), operations);
  return window;
}

std::vector<Window> WindowsIn(const Json& items, size_t operations) {
  std::vector<Window> windows;
  for (const Json& item : items) {
    if (auto window = WindowIn(item, operations)) windows.push_back(*std::move(window));
  }
  return windows;
}

// As `now` and `then` of a safer plan have it.
Duration SecondsAt(const Json& item, std::string_view key) {
  const Json& seconds = ObjectAt(item, key);
  return {NumberAt(seconds, "min_seconds").value_or(0),
          NumberAt(seconds, "typical_seconds").value_or(0),
          NumberAt(seconds, "max_seconds").value_or(0)};
}

SaferPlan SaferPlanIn(const Json& item) {
  SaferPlan safer;
  safer.create_before_destroy = TextsAt(item, "create_before_destroy");
  if (const Json& order = ObjectAt(item, "order"); !order.empty()) {
    safer.order = SaferOrder{TextAt(order, "first"), TextAt(order, "then"),
                             TextAt(order, "by") == "depends_on"};
  }
  safer.sender.subnet = TextAt(item, "from");
  safer.prefix = TextAt(item, "to");
  safer.now = SecondsAt(item, "now");
  safer.then = SecondsAt(item, "then");
  safer.flows = CountAt(item, "flows").value_or(1);
  return safer;
}

// "lab/routesight.yaml:12"
Place PlaceIn(const std::string& text) {
  const size_t colon = text.rfind(':');
  if (colon == std::string::npos) return {text, 0, 0};
  const auto line = ParseNumber<int>(std::string_view(text).substr(colon + 1));
  return {text.substr(0, colon), line.value_or(0), 0};
}

std::vector<AffectedTraffic> TrafficIn(const Json& items) {
  std::vector<AffectedTraffic> traffic;
  for (const Json& item : items) {
    traffic.push_back({TextAt(item, "from"),
                       TextsAt(item, "subnets"),
                       TextAt(item, "to"),
                       TextsAt(item, "via_before"),
                       TextsAt(item, "via"),
                       TextAt(item, "reason"),
                       {}});
  }
  return traffic;
}

Detection DetectionIn(const Json& item) {
  Detection detection;
  detection.how = ViewAt(item, "how");
  detection.source = ViewAt(item, "source");
  const Json& seconds = ObjectAt(item, "seconds");
  const auto shortest = NumberAt(seconds, "min");
  const auto typical = NumberAt(seconds, "typical");
  const auto longest = NumberAt(seconds, "max");
  if (shortest && typical && longest) {
    detection.seconds = DetectionTime{*shortest, *typical, *longest};
  }
  return detection;
}

FailureKind FailureKindIn(const Json& item) {
  return ValueOf(TextAt(item, "kind"), FailureKind::kNamed, FailureKindName)
      .value_or(FailureKind::kNamed);
}

DuringAnalysis DuringIn(const Json& failures) {
  DuringAnalysis during;
  for (const Json& item : ListAt(failures, "during")) {
    StepFailure& failure = during.failures.emplace_back();
    failure.from_step = CountAt(item, "from_step").value_or(0);
    failure.to_step = CountAt(item, "to_step").value_or(0);
    failure.kind = FailureKindIn(item);
    failure.name = TextAt(item, "failure");
    failure.detection = DetectionIn(ObjectAt(item, "detection"));
    failure.lost = TrafficIn(ListAt(item, "lost"));
  }
  for (const Json& step : ListAt(failures, "steps_left_out")) {
    if (step.is_number_unsigned()) during.steps_left_out.push_back(step.get<size_t>());
  }
  return during;
}

}  // namespace

std::vector<TableChange> ChangesIn(const Json& evaluation) {
  std::vector<TableChange> changes;
  for (const Json& item : ListAt(ObjectAt(evaluation, "effective_routes"), "changes")) {
    TableChange change{TextAt(item, "subnet"),
                       TextAt(item, "interface"),
                       TextAt(item, "virtual_network"),
                       ChangeKindOf(TextAt(item, "change")),
                       {}};
    for (const Json& row : ListAt(item, "rows")) {
      change.rows.push_back(
          {TextAt(row, "prefix"), RowsIn(ListAt(row, "before")), RowsIn(ListAt(row, "after"))});
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

TableCatalogue TablesIn(const Json& evaluation) {
  const Json& routes = ObjectAt(evaluation, "effective_routes");
  const Json& gaps = ListAt(evaluation, "gaps");
  TableCatalogue catalogue;
  catalogue.moments = {"before", "after"};
  for (const Json& table : ListAt(routes, "tables")) {
    TableContent& content = catalogue.contents.emplace_back();
    content.assumptions = TextsAt(table, "assumptions");
    for (const Json& number : ListAt(table, "gaps")) {
      const size_t place = number.is_number_unsigned() ? number.get<size_t>() : 0;
      if (place > 0 && place <= gaps.size()) content.gaps.push_back(GapIn(gaps[place - 1]));
    }
  }
  for (const Json& assignment : ListAt(routes, "assignments")) {
    for (size_t at = 0; at < catalogue.moments.size(); ++at) {
      const std::optional<size_t> table = CountAt(assignment, catalogue.moments[at]);
      if (!table || *table == 0 || *table > catalogue.contents.size()) continue;
      TableEntry& entry = catalogue.entries.emplace_back();
      entry.subnet = TextAt(assignment, "subnet");
      entry.interface_name = TextAt(assignment, "interface");
      entry.virtual_network = TextAt(assignment, "virtual_network");
      entry.at = at;
      entry.content = *table - 1;
    }
  }
  return catalogue;
}

ApplyTimeline ApplyIn(const Json& evaluation) {
  const Json& timeline = ObjectAt(evaluation, "timeline");
  ApplyTimeline apply;
  for (const Json& item : ListAt(timeline, "operations")) {
    TimedOperation& operation = apply.operations.emplace_back();
    operation.resource = TextAt(item, "resource");
    operation.kind = ValueOf(TextAt(item, "kind"), OperationKind::kDelete, OperationKindName)
                         .value_or(OperationKind::kUpdate);
  }
  apply.windows = WindowsIn(ListAt(timeline, "windows"), apply.operations.size());
  apply.possible = WindowsIn(ListAt(timeline, "possible_windows"), apply.operations.size());
  for (const Json& item : ListAt(timeline, "safer_plans")) {
    apply.safer.push_back(SaferPlanIn(item));
  }
  return apply;
}

std::vector<TestResult> TestsIn(const Json& evaluation) {
  std::vector<TestResult> results;
  for (const Json& item : ListAt(evaluation, "tests")) {
    TestResult& result = results.emplace_back();
    result.name = TextAt(item, "name");
    result.place = PlaceIn(TextAt(item, "place"));
    result.from = TextAt(item, "from");
    result.to = IpAddress::Parse(TextAt(item, "to")).value_or(IpAddress());
    result.at = ValueOf(TextAt(item, "at"), TestMoment::kAnySingleFailure, TestMomentName)
                    .value_or(TestMoment::kAfter);
    result.verdict = ValueOf(TextAt(item, "result"), TestVerdict::kUnknown, TestVerdictName)
                         .value_or(TestVerdict::kUnknown);
    result.reasons = TextsAt(item, "reasons");
    for (const Json& gap : ListAt(item, "depends_on")) result.depends_on.push_back(GapIn(gap));
  }
  return results;
}

std::optional<FailureAnalysis> FailuresIn(const Json& evaluation) {
  const Json& failures = ObjectAt(evaluation, "failures");
  if (failures.empty()) return std::nullopt;
  FailureAnalysis analysis;
  for (const Json& item : ListAt(failures, "after")) {
    FailureEffect& effect = analysis.effects.emplace_back();
    effect.kind = FailureKindIn(item);
    effect.name = TextAt(item, "failure");
    effect.unknown_names = TextsAt(item, "unknown_names");
    effect.detection = DetectionIn(ObjectAt(item, "detection"));
    effect.lost = TrafficIn(ListAt(item, "lost"));
    effect.moved = TrafficIn(ListAt(item, "moved"));
    effect.unknown = TrafficIn(ListAt(item, "unknown"));
  }
  analysis.left_out = TextsAt(failures, "left_out");
  analysis.during = DuringIn(failures);
  return analysis;
}

}  // namespace routesight
