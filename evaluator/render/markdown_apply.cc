#include "evaluator/render/markdown_apply.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/render/escapes.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

constexpr size_t kMembersInCell = 3;

// Windows of one list in which traffic is lost.
struct Lost {
  size_t flows = 0;
  bool ends = true;
  std::optional<Duration> longest;  // Of those that end.
};

Lost LostIn(const Json& windows) {
  Lost lost;
  for (const Json& window : windows) {
    const std::string kind = TextAt(window, "kind");
    if (kind != "down" && kind != "looping") continue;
    lost.flows += ListAt(window, "prefixes").size();
    lost.ends = lost.ends && NumberAt(window, "to_step").has_value();
    const std::optional<Duration> duration = WindowDurationAt(window);
    if (!duration) continue;
    if (!lost.longest || duration->max_seconds > lost.longest->max_seconds) {
      lost.longest = duration;
    }
  }
  return lost;
}

std::string Words(const Lost& lost) {
  std::string words = Counted(lost.flows, "flow");
  if (lost.longest) words += Concat(", longest ", DurationRangeText(*lost.longest));
  if (!lost.ends) words += ", not all of them come back";
  return words;
}

std::string NextHopOf(const Json& phase) {
  const Json& hop = ObjectAt(phase, "next_hop");
  const std::string delivery = TextAt(phase, "delivery");
  if (delivery == "dropped") return "dropped";
  std::vector<std::string> parts = {TextAt(hop, "next_hop_type")};
  for (const std::string& ip : TextsAt(hop, "next_hop_ips")) parts.push_back(ip);
  if (delivery == "looping") parts.push_back("(loops)");
  if (delivery == "partly_lost") parts.push_back("(partly lost)");
  if (delivery == "answers_lost") parts.push_back("(answers lost)");
  return MarkdownText(Join(parts, " "));
}

bool IsLost(const Json& phase) {
  const std::string delivery = TextAt(phase, "delivery");
  return delivery != "arrives" && delivery != "unknown";
}

// Where phases begin whose next hops differ.
std::vector<const Json*> ShownPhases(const Json& phases) {
  std::vector<const Json*> shown;
  for (const Json& phase : phases) {
    if (shown.empty() || NextHopOf(*shown.back()) != NextHopOf(phase)) shown.push_back(&phase);
  }
  return shown;
}

std::string PhasesText(const Json& phases) {
  std::string text;
  for (const Json* phase : ShownPhases(phases)) {
    if (text.empty()) {
      text = NextHopOf(*phase);
      continue;
    }
    const double step = NumberAt(*phase, "from_step").value_or(0);
    text += Concat("<br>from step ", step, ": ", NextHopOf(*phase));
  }
  return text;
}

bool IsEverLost(const Json& phases) { return std::ranges::any_of(phases, IsLost); }

// Traffic that begins to flow, and stays, surprises nobody.
bool OnlyBegins(const Json& phases) {
  const auto begins = std::ranges::find_if_not(phases, IsLost);
  return begins != phases.begin() && std::none_of(begins, phases.end(), IsLost);
}

// `azurerm_subnet.app` to `10.0.0.0/8` and 2 more
std::string TrafficOf(const Json& member) {
  std::string sender = TextAt(member, "interface");
  if (sender.empty()) sender = TextAt(member, "subnet");
  if (sender.empty()) sender = TextAt(member, "on_premises");
  const std::vector<std::string> prefixes = TextsAt(member, "prefixes");
  std::string text = MarkdownCode(sender);
  if (!prefixes.empty()) text += Concat(" to ", MarkdownCode(prefixes.front()));
  if (prefixes.size() > 1) text += Concat(" and ", prefixes.size() - 1, " more");
  return text;
}

MarkdownRow RowOf(const Json& of_class) {
  std::vector<std::string> traffic;
  const Json& members = ListAt(of_class, "members");
  for (const Json& member : members) {
    if (traffic.size() == kMembersInCell) {
      traffic.push_back(Concat("and ", members.size() - kMembersInCell, " more"));
      break;
    }
    traffic.push_back(TrafficOf(member));
  }
  return {
      Concat("| ", Join(traffic, "<br>"), " | ", PhasesText(ListAt(of_class, "phases")), " |\n")};
}

}  // namespace

std::string DowntimeSentence(const Json& evaluation) {
  const Json& timeline = ObjectAt(evaluation, "timeline");
  const Lost expected = LostIn(ListAt(timeline, "windows"));
  const Lost possible = LostIn(ListAt(timeline, "possible_windows"));
  std::vector<std::string> parts;
  if (expected.flows > 0) parts.push_back(Concat("down during the apply: ", Words(expected)));
  if (possible.flows > 0) parts.push_back(Concat("possibly down: ", Words(possible)));
  if (parts.empty()) return "";
  std::string sentence = Join(parts, "; ");
  sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  return Concat("\n**", sentence, ".**\n");
}

void AddBehaviourClasses(const Json& evaluation, std::vector<MarkdownSection>& sections) {
  std::vector<MarkdownRow> lost;
  std::vector<MarkdownRow> moved;
  for (const Json& of_class : ListAt(evaluation, "behaviour_classes")) {
    const Json& phases = ListAt(of_class, "phases");
    if (ShownPhases(phases).size() < 2 || OnlyBegins(phases)) continue;
    (IsEverLost(phases) ? lost : moved).push_back(RowOf(of_class));
  }
  if (lost.empty() && moved.empty()) return;
  const std::string summary =
      Concat("How traffic fares during the apply: ", Counted(lost.size() + moved.size(), "way"));
  std::ranges::move(moved, std::back_inserter(lost));
  sections.push_back(Collapsed(
      summary,
      {"traffic during the apply", "| Traffic | Way |\n|---|---|\n", std::move(lost), "", "row"}));
}

bool TrafficFaresOtherwise(const Json& evaluation) {
  const Json& timeline = ObjectAt(evaluation, "timeline");
  return !ListAt(timeline, "windows").empty() || !ListAt(timeline, "possible_windows").empty() ||
         !ListAt(timeline, "refusals").empty();
}

}  // namespace routesight
