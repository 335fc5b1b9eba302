#include "evaluator/report/timeline_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "evaluator/base/text.h"
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

std::string WindowTitle(const Window& window) {
  const std::string who =
      window.subnet.empty() ? Concat("interface ", window.interface_name) : window.subnet;
  const std::string what = Concat(who, " to ", Join(window.prefixes, ", "));
  switch (window.kind) {
    case WindowKind::kMoved:
      return Concat(what, ": moves at step ", window.from_step);
    case WindowKind::kGained:
      return Concat(what, ": reachable from step ", *window.to_step);
    case WindowKind::kDiverted:
    case WindowKind::kDown: {
      const std::string_view word = window.kind == WindowKind::kDown ? "down" : "diverted";
      if (!window.to_step) return Concat(what, ": ", word, " from step ", window.from_step, " on");
      return Concat(what, ": ", word, " from step ", window.from_step, " to step ", *window.to_step,
                    ", ", DurationRangeText(window.duration->seconds));
    }
  }
  return what;
}

Ink InkOf(WindowKind kind) {
  switch (kind) {
    case WindowKind::kMoved:
      return Ink::kYellow;
    case WindowKind::kDiverted:
    case WindowKind::kDown:
      return Ink::kRed;
    case WindowKind::kGained:
      return Ink::kGreen;
  }
  return Ink::kPlain;
}

std::string WindowText(const Window& window, const TextStyle& style) {
  std::string text = Concat("  ", Painted(WindowTitle(window), InkOf(window.kind), style), "\n");
  std::vector<CellLine> lines;
  for (const WindowPhase& phase : window.phases) {
    lines.push_back({{StepWord(phase.step), Ink::kDim}, {WayText(phase), Ink::kPlain}});
  }
  text += AlignedLines(lines, 6, style);
  if (!window.complete) {
    text += Wrapped("a table that this is read from is not fully known", 6, style);
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
  for (const Window& window : apply.windows) text += WindowText(window, style);
  if (apply.coarse) {
    text += "\n";
    text += Wrapped(
        "There are so many moments that neighbours are taken together: windows may be longer than "
        "they will be, never shorter.",
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
    const bool interrupts =
        window.kind == WindowKind::kDown || window.kind == WindowKind::kDiverted;
    if (!interrupts) continue;
    if (!headed) text += "  section Traffic\n";
    headed = true;
    const double from = apply.steps[window.from_step - 1].time.typical_seconds;
    const double to = window.duration ? from + window.duration->seconds.typical_seconds
                                      : apply.duration.typical_seconds;
    const std::string& who = window.subnet.empty() ? window.interface_name : window.subnet;
    text += Concat("  ", plain(who), " to ", plain(Join(window.prefixes, " ")), " ",
                   WindowKindName(window.kind), " :crit, ", seconds(from), ", ",
                   std::max(seconds(to), seconds(from) + 1), "\n");
  }
  return text;
}

}  // namespace routesight
