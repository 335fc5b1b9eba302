#include "evaluator/report/failures_text.h"

#include <algorithm>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr size_t kMostPairs = 6;

std::string PairsInWords(const std::vector<AffectedTraffic>& traffic) {
  std::vector<std::string> pairs;
  for (const AffectedTraffic& one : traffic) {
    if (pairs.size() < kMostPairs) pairs.push_back(Concat(one.from, " to ", one.to));
  }
  if (traffic.size() > kMostPairs) pairs.push_back(Concat(traffic.size() - kMostPairs, " more"));
  return Join(pairs, ", ");
}

std::string Lines(std::string_view title, const std::vector<AffectedTraffic>& traffic,
                  size_t indent, const TextStyle& style) {
  if (traffic.empty()) return "";
  return Wrapped(Concat(title, ": ", PairsInWords(traffic)), indent, style);
}

std::string EffectText(const FailureEffect& effect, size_t indent, const TextStyle& style) {
  std::string text = Concat(std::string(indent, ' '), Painted(effect.name, Ink::kBold, style), " (",
                            FailureKindName(effect.kind), ")\n");
  text += Lines("lost", effect.lost, indent + 2, style);
  text += Lines("goes another way", effect.moved, indent + 2, style);
  text += Lines("not known", effect.unknown, indent + 2, style);
  if (!effect.unknown_names.empty()) {
    text += Wrapped(
        Concat("not known: nothing that can fail is called ", Join(effect.unknown_names, ", ")),
        indent + 2, style);
  }
  return text + Wrapped(Concat("noticed ", DetectionInWords(effect.detection)), indent + 2, style);
}

}  // namespace

std::string DetectionInWords(const Detection& detection) {
  if (!detection.seconds) return std::string(detection.how);
  const auto whole = [](double seconds) { return static_cast<int64_t>(seconds); };
  const DetectionTime& time = *detection.seconds;
  if (time.max_seconds == 0) return std::string(detection.how);
  return Concat(detection.how, "; about ", whole(time.typical_seconds), " s (",
                whole(time.min_seconds), " to ", whole(time.max_seconds), ")");
}

std::string FailuresDuringText(const DuringAnalysis& during, size_t indent,
                               const TextStyle& style) {
  std::string text;
  for (const StepFailure& failure : during.failures) {
    const std::string steps = failure.from_step == failure.to_step
                                  ? Concat("step ", failure.from_step)
                                  : Concat("steps ", failure.from_step, " to ", failure.to_step);
    text += Concat(std::string(indent, ' '), Painted(failure.name, Ink::kBold, style), " (",
                   FailureKindName(failure.kind), ", at ", steps, ")\n");
    text += Lines("lost", failure.lost, indent + 2, style);
    text += Wrapped(Concat("noticed ", DetectionInWords(failure.detection)), indent + 2, style);
  }
  if (!during.steps_left_out.empty()) {
    text += Wrapped(
        Concat("not known: what failures cost at ", Counted(during.steps_left_out.size(), "step"),
               ": there are too many ways of packets"),
        indent, style);
  }
  return text;
}

std::string FailuresText(const FailureAnalysis& analysis, size_t indent, const TextStyle& style) {
  std::string text;
  size_t harmless = 0;
  for (const FailureEffect& effect : analysis.effects) {
    const bool matters = !effect.lost.empty() || !effect.moved.empty() || !effect.unknown.empty() ||
                         !effect.unknown_names.empty();
    if (matters) text += EffectText(effect, indent, style);
    harmless += matters ? 0 : 1;
  }
  if (harmless > 0) {
    text +=
        Wrapped(Concat(harmless, harmless == 1 ? " other failure costs" : " other failures cost",
                       " no traffic that is known to arrive"),
                indent, style);
  }
  if (!analysis.left_out.empty()) {
    constexpr size_t kMostNames = 6;
    std::vector<std::string> names = analysis.left_out;
    if (names.size() > kMostNames) {
      names.resize(kMostNames);
      names.push_back(Concat(analysis.left_out.size() - kMostNames, " more"));
    }
    text += Wrapped(Concat("not known: what these cost: ", Join(names, ", ")), indent, style);
  }
  return text;
}

}  // namespace routesight
