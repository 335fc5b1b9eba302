#include "evaluator/report/timeline_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/report/changes_text.h"
#include "evaluator/report/text_table.h"
#include "evaluator/report/timeline_words.h"

namespace routesight {
namespace {

constexpr size_t kChartWidth = 40;

// The places of the operations in the expected order.
std::vector<size_t> InOrder(const ApplyTimeline& apply) {
  std::vector<size_t> order;
  for (size_t i = 0; i < apply.operations.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    const ScheduledOperation& one = apply.operations[a].typical;
    const ScheduledOperation& other = apply.operations[b].typical;
    return std::tie(one.begin_seconds, one.end_seconds) <
           std::tie(other.begin_seconds, other.end_seconds);
  });
  return order;
}

std::string StepOf(size_t operation, const ApplyTimeline& apply) {
  for (const Step& step : apply.steps) {
    const auto& operations = step.operations;
    if (std::find(operations.begin(), operations.end(), operation) != operations.end()) {
      return step.snapshot.at;
    }
  }
  return "";
}

std::string Bar(const ScheduledOperation& span, double total) {
  const auto column = [&](double seconds) {
    return total <= 0 ? size_t{0} : static_cast<size_t>(std::lround(seconds / total * kChartWidth));
  };
  const size_t begin = std::min(column(span.begin_seconds), kChartWidth - 1);
  const size_t length = std::max<size_t>(column(span.end_seconds) - begin, 1);
  return Concat(std::string(begin, '.'), std::string(length, '#'),
                std::string(kChartWidth - std::min(begin + length, kChartWidth), '.'));
}

Ink InkOf(OperationKind kind) {
  switch (kind) {
    case OperationKind::kCreate:
      return Ink::kGreen;
    case OperationKind::kUpdate:
      return Ink::kYellow;
    case OperationKind::kDelete:
      return Ink::kRed;
  }
  return Ink::kPlain;
}

std::string ChartText(const ApplyTimeline& apply, const TextStyle& style) {
  std::vector<CellLine> lines = {{{"step", Ink::kDim},
                                  {"begins", Ink::kDim},
                                  {"takes", Ink::kDim},
                                  {"", Ink::kDim},
                                  {"", Ink::kDim},
                                  {"", Ink::kDim}}};
  for (const size_t place : InOrder(apply)) {
    const TimedOperation& timed = apply.operations[place];
    lines.push_back(
        {{StepOf(place, apply), Ink::kBold},
         {DurationText(timed.typical.begin_seconds), Ink::kPlain},
         {DurationText(timed.typical.end_seconds - timed.typical.begin_seconds), Ink::kPlain},
         {Bar(timed.typical, apply.duration.typical_seconds), InkOf(timed.kind)},
         {std::string(OperationKindName(timed.kind)), InkOf(timed.kind)},
         {timed.resource, Ink::kPlain}});
  }
  return AlignedLines(lines, 2, style);
}

std::string StepWord(size_t step) { return step == 0 ? "before" : Concat("step ", step); }

std::string WhoseTraffic(const Window& window) {
  const Sender& sender = window.sender;
  return sender.interface_name.empty() ? sender.name() : Concat("interface ", sender.name());
}

std::string ForHowLong(const Window& window) {
  return window.duration ? Concat(", ", DurationRangeText(window.duration->seconds)) : "";
}

// "down from step 1 to step 2, about 10 min"
std::string WhatAndWhen(const Window& window) {
  const bool possible = window.certainty == Certainty::kPossible;
  switch (window.kind) {
    case WindowKind::kMoved:
      return Concat("moves at step ", window.from_step);
    case WindowKind::kGained:
      return Concat("reachable from step ", *window.to_step);
    case WindowKind::kDiverted:
    case WindowKind::kDown:
    case WindowKind::kLooping: {
      const std::string_view word = WindowKindName(window.kind);
      if (possible) return Concat("possibly ", word, ForHowLong(window));
      if (!window.to_step) return Concat(word, " from step ", window.from_step, " on");
      return Concat(word, " from step ", window.from_step, " to step ", *window.to_step,
                    ForHowLong(window));
    }
  }
  return "";
}

Ink InkOf(WindowKind kind) {
  switch (kind) {
    case WindowKind::kMoved:
      return Ink::kYellow;
    case WindowKind::kDiverted:
    case WindowKind::kDown:
    case WindowKind::kLooping:
      return Ink::kRed;
    case WindowKind::kGained:
      return Ink::kGreen;
  }
  return Ink::kPlain;
}

std::string CauseText(const Cause& cause, const ApplyTimeline& apply) {
  const TimedOperation& operation = apply.operations[cause.operation];
  std::vector<std::string> others = cause.interrupts;
  std::erase(others, operation.resource);
  return Concat(OperationKindName(operation.kind), " ", operation.resource,
                cause.attributes.empty() ? "" : Concat(" (", Join(cause.attributes, ", "), ")"),
                others.empty() ? "" : Concat(" interrupts ", Join(others, ", ")), " [",
                GetRule(cause.rule).id, "]");
}

std::string CausesText(const Window& window, const ApplyTimeline& apply) {
  std::vector<std::string> causes;
  for (const Cause& cause : window.causes) causes.push_back(CauseText(cause, apply));
  return Abridged(causes, window.causes_left_out);
}

std::string OrderText(const OtherOrder& order, const ApplyTimeline& apply) {
  const auto name = [&](const std::optional<size_t>& place) {
    return place ? Concat("\"", OperationKindName(apply.operations[*place].kind), " ",
                          apply.operations[*place].resource, "\"")
                 : std::string("something else");
  };
  return Concat("if Terraform does ", name(order.earlier), " before ", name(order.later));
}

// Windows that differ in nothing but whose they are stand together.
std::string WindowsText(const std::vector<Window>& windows, const ApplyTimeline& apply,
                        const TextStyle& style) {
  struct Group {
    const Window* window = nullptr;
    std::vector<std::string> whose;
  };
  std::vector<std::pair<std::string, Group>> groups;
  for (const Window& window : windows) {
    std::vector<CellLine> lines;
    for (const WindowPhase& phase : window.phases) {
      const bool no_step = window.certainty == Certainty::kPossible;
      const std::string when = no_step ? (lines.empty()       ? "usually"
                                          : lines.size() == 1 ? "then"
                                                              : "again")
                                       : StepWord(phase.step);
      lines.push_back({{when, Ink::kDim}, {WayText(phase), Ink::kPlain}});
    }
    std::string text = AlignedLines(lines, 6, style);
    text += Wrapped(Concat("because of ", CausesText(window, apply)), 6, style);
    if (window.order) text += Wrapped(OrderText(*window.order, apply), 6, style);
    if (window.order && window.order->ordering_helps) {
      text += Wrapped("simulated: ordered the other way round, no order has it", 6, style);
    }
    if (window.duration) {
      text += Wrapped(Concat("length ", DurationBasisName(window.duration->basis), ": ",
                             Join(window.duration->sources, "; ")),
                      6, style);
    }
    if (!window.complete) {
      text += Wrapped("where it goes is not fully known", 6, style);
    }
    const std::string title = Concat(" to ", DestinationsText(window), ": ", WhatAndWhen(window));
    const std::string key = Concat(title, "\n", text);
    const auto known = std::find_if(groups.begin(), groups.end(),
                                    [&](const auto& group) { return group.first == key; });
    Group& group = known == groups.end() ? groups.emplace_back(key, Group{}).second : known->second;
    group.window = &window;
    group.whose.push_back(WhoseTraffic(window));
  }
  std::string all;
  for (const auto& [key, group] : groups) {
    const size_t end = key.find('\n');
    all += Concat("  ",
                  Painted(Concat(Abridged(group.whose), key.substr(0, end)),
                          InkOf(group.window->kind), style),
                  "\n", key.substr(end + 1));
  }
  return all;
}

std::string RefusalText(const Refusal& refusal, const ApplyTimeline& apply,
                        const TextStyle& style) {
  const TimedOperation& operation = apply.operations[refusal.operation];
  std::string text = Wrapped(Concat(refusal.certainty == Certainty::kExpected ? "" : "possibly: ",
                                    OperationKindName(operation.kind), " ", operation.resource,
                                    ": ", refusal.reason, " [", GetRule(refusal.rule).id, "]"),
                             2, style);
  for (const Window& window : refusal.left) {
    text += Wrapped(
        Concat("then ", WhoseTraffic(window), " to ", DestinationsText(window), " stays down"), 6,
        style);
  }
  return text;
}

std::string StepText(const Step& step, const ApplyTimeline& apply, const TextStyle& style) {
  std::vector<std::string> operations;
  for (const size_t place : step.operations) {
    const TimedOperation& timed = apply.operations[place];
    operations.push_back(Concat(OperationKindName(timed.kind), " ", timed.resource));
  }
  return Wrapped(Concat("step ", step.snapshot.at, ", after ", DurationRangeText(step.time), ": ",
                        Join(operations, ", "), "; ", Counted(step.changes.size(), "table"),
                        step.changes.size() == 1 ? " changes" : " change"),
                 2, style);
}

}  // namespace

std::string TimelineAsText(const ApplyTimeline& apply, const TextStyle& style) {
  if (apply.operations.empty()) return "The apply changes nothing that has a part in routing.\n";
  std::string text = Concat("The apply takes ", DurationRangeText(apply.duration), ": ",
                            Counted(apply.operations.size(), "operation"), ", ",
                            apply.steps.empty() ? "none changes routing."
                                                : Concat(Counted(apply.steps.size(), "step"),
                                                         " at which routing changes."),
                            "\n\n", ChartText(apply, style));
  if (!apply.steps.empty()) text += "\nSteps\n";
  for (const Step& step : apply.steps) text += StepText(step, apply, style);
  if (!apply.windows.empty()) text += "\nTraffic\n";
  text += WindowsText(apply.windows, apply, style);
  if (!apply.possible.empty()) text += "\nPossible besides\n";
  text += WindowsText(apply.possible, apply, style);
  if (!apply.refusals.empty()) text += "\nAzure refuses\n";
  for (const Refusal& refusal : apply.refusals) text += RefusalText(refusal, apply, style);
  if (!apply.safer.empty()) text += "\nSafer\n";
  for (const SaferPlan& safer : apply.safer) text += Wrapped(SaferPlanInWords(safer), 2, style);
  if (apply.orders_seen != OrdersSeen::kAll && !apply.steps.empty()) {
    text += "\n";
    text += Wrapped(apply.orders_seen == OrdersSeen::kSome
                        ? "Of other orders that Terraform may choose, some were looked at."
                        : "Other orders that Terraform may choose were not looked at: there are "
                          "too many operations.",
                    0, style);
  }
  if (apply.coarse) {
    text += "\n";
    text += Wrapped(
        "There are so many moments that neighbours are taken together: windows may be longer than "
        "they will be, never shorter.",
        0, style);
  }
  if (apply.rows_only) {
    text += "\n";
    text += Wrapped(
        "There is so much traffic that of destinations that a sender's own table treats alike one "
        "was followed: others may fare otherwise further on.",
        0, style);
  }
  if (!apply.partly_known.empty()) {
    text += "\n";
    text += Wrapped(
        Concat("The order is not fully known for blocks that read locals or have dynamic blocks: ",
               Join(apply.partly_known, ", "), "."),
        0, style);
  }
  return text;
}

std::string InterruptionsText(const ApplyTimeline& apply, size_t indent, const TextStyle& style) {
  struct Line {
    std::string what;
    size_t flows = 0;
    std::string first;
    WindowKind kind = WindowKind::kDown;
  };
  std::vector<Line> lines;
  for (const std::vector<Window>* list : {&apply.windows, &apply.possible}) {
    for (const Window& window : *list) {
      if (!IsInterruption(window.kind)) continue;
      std::string what =
          Concat(WhatAndWhen(window), ": ",
                 window.order ? OrderText(*window.order, apply) : CausesText(window, apply));
      auto known = std::find_if(lines.begin(), lines.end(),
                                [&](const Line& line) { return line.what == what; });
      if (known == lines.end()) {
        lines.push_back({std::move(what), 0,
                         Concat(WhoseTraffic(window), " to ", window.prefixes.front()),
                         window.kind});
        known = std::prev(lines.end());
      }
      known->flows += window.prefixes.size();
    }
  }
  std::stable_partition(lines.begin(), lines.end(),
                        [](const Line& line) { return IsLoss(line.kind); });
  std::string text;
  for (const Line& line : lines) {
    text += Wrapped(Concat(line.what, ": ", line.first,
                           line.flows == 1 ? "" : Concat(" and ", line.flows - 1, " more")),
                    indent, style);
  }
  return text;
}

std::string TimelineAsMermaid(const ApplyTimeline& apply) {
  std::string text =
      "gantt\n  title Apply as it is expected to run\n  dateFormat X\n  axisFormat %H:%M:%S\n";
  // Mermaid takes colons, semicolons and number signs for its own.
  const auto plain = [](std::string name) {
    for (char& letter : name) {
      if (letter == ':' || letter == ';' || letter == '#') letter = ' ';
    }
    return Printable(name);
  };
  const auto seconds = [](double value) { return static_cast<long>(std::lround(value)); };
  text += "  section Operations\n";
  for (const size_t place : InOrder(apply)) {
    const TimedOperation& timed = apply.operations[place];
    const long begin = seconds(timed.typical.begin_seconds);
    text += Concat("  ", OperationKindName(timed.kind), " ", plain(timed.resource), " :",
                   timed.kind == OperationKind::kDelete ? "crit, " : "", begin, ", ",
                   std::max(seconds(timed.typical.end_seconds), begin + 1), "\n");
  }
  bool headed = false;
  for (const Window& window : apply.windows) {
    if (!IsInterruption(window.kind)) continue;
    if (!headed) text += "  section Traffic\n";
    headed = true;
    const double from = apply.steps[window.from_step - 1].time.typical_seconds;
    const double to = window.duration ? from + window.duration->seconds.typical_seconds
                                      : apply.duration.typical_seconds;
    text += Concat("  ", plain(window.sender.name()), " to ", plain(Join(window.prefixes, " ")),
                   " ", WindowKindName(window.kind), " :crit, ", seconds(from), ", ",
                   std::max(seconds(to), seconds(from) + 1), "\n");
  }
  return text;
}

}  // namespace routesight
