#include "evaluator/policy/apply_policy.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "evaluator/base/check.h"
#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/match_selector.h"

namespace routesight {
namespace {

using Day = std::chrono::year_month_day;

bool IsNamed(const FindingKind& kind, std::string_view code_or_name) {
  return SameName(kind.code, code_or_name) || SameName(kind.name, code_or_name);
}

bool IsAbout(const IgnoredFinding& entry, const Finding& finding) {
  if (!IsNamed(*finding.kind, entry.finding)) return false;
  if (!entry.resources) return true;
  return std::ranges::any_of(finding.resources, [&](const std::string& resource) {
    return Matches(*entry.resources, resource);
  });
}

std::string PlaceText(const Place& place) {
  return Concat(place.file, ":", place.line, ":", place.column);
}

std::string DayText(const Day& day) {
  return absl::StrFormat("%04d-%02d-%02d", static_cast<int>(day.year()),
                         static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

Finding About(std::string_view code, std::string message, std::string remedy) {
  Finding finding;
  finding.kind = FindFindingKind(code);
  RS_CHECK(finding.kind != nullptr);
  finding.severity = finding.kind->severity;
  finding.message = std::move(message);
  finding.remedy = std::move(remedy);
  return finding;
}

Finding Expired(const IgnoredFinding& entry, const std::optional<Day>& today) {
  const std::string what = Concat("The exception for ", entry.finding, " at ",
                                  PlaceText(entry.place), " holds until ", DayText(*entry.until));
  return About("RS509",
               today ? Concat(what, "; the plan was made on ", DayText(*today), ".")
                     : Concat(what, ", and the plan does not say when it was made."),
               "Mend what it is about, or set a later day with a reason.");
}

Finding WithoutEffect(const IgnoredFinding& entry) {
  const FindingKind* kind = FindFindingKind(entry.finding);
  std::string why = "there is no such finding in this plan";
  if (kind == nullptr) {
    std::vector<std::string_view> names;
    for (const FindingKind* known : FindingKinds()) {
      names.insert(names.end(), {known->code, known->name});
    }
    const std::string_view nearest = NearestWord(entry.finding, names);
    why = Concat("no kind of finding has this name",
                 nearest.empty() ? "" : Concat("; did you mean ", nearest, "?"));
  }
  return About("RS510",
               Concat("The exception for ", entry.finding, " at ", PlaceText(entry.place),
                      " ignores nothing: ", why, why.ends_with('?') ? "" : "."),
               "Remove the exception, or correct what it names.");
}

}  // namespace

JudgedFindings ApplyPolicy(std::vector<Finding> findings, const Policy& policy,
                           std::optional<Day> today) {
  JudgedFindings judged;
  std::vector<Finding> of_policy;
  for (const IgnoredFinding& entry : policy.ignore) {
    if (entry.until &&
        (!today || std::chrono::sys_days(*entry.until) < std::chrono::sys_days(*today))) {
      of_policy.push_back(Expired(entry, today));
      continue;
    }
    const size_t ignored =
        std::erase_if(findings, [&](const Finding& finding) { return IsAbout(entry, finding); });
    if (ignored == 0) of_policy.push_back(WithoutEffect(entry));
    judged.ignored += ignored;
  }
  std::ranges::move(of_policy, std::back_inserter(findings));
  for (Finding& finding : findings) {
    for (const SeverityOverride& override : policy.severity) {
      if (IsNamed(*finding.kind, override.finding)) finding.severity = override.severity;
    }
  }
  SortFindings(findings);
  judged.findings = std::move(findings);
  return judged;
}

std::optional<Day> DayOf(std::string_view timestamp) {
  if (timestamp.size() < 10 || timestamp[4] != '-' || timestamp[7] != '-') return std::nullopt;
  const auto year = ParseNumber<int>(timestamp.substr(0, 4));
  const auto month = ParseNumber<unsigned>(timestamp.substr(5, 2));
  const auto day = ParseNumber<unsigned>(timestamp.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Day read{std::chrono::year(*year), std::chrono::month(*month), std::chrono::day(*day)};
  return read.ok() ? std::optional(read) : std::nullopt;
}

}  // namespace routesight
