// Ribs for people and for programs.
#include "evaluator/base/text.h"
#include "evaluator/report/format_version.h"
#include "evaluator/report/rib_views.h"
#include "evaluator/report/route_json.h"
#include "evaluator/report/text_table.h"
#include "evaluator/report/timeline_words.h"

namespace routesight {
namespace {

Json RouteJson(const RibRoute& route) {
  return {{"prefix", route.prefix},
          {"next_hop_ips", route.next_hop_ips},
          {"as_path", route.as_path},
          {"state", route.state},
          {"rule", TextOrNull(route.rule)}};
}

Json DownJson(const RibSessionsDown& down) {
  return {{"rule", down.rule},
          {"prefixes", down.prefixes},
          {"limit", down.limit},
          {"sessions", down.sessions},
          {"of_sessions", down.of_sessions}};
}

Json SpeakerJson(const RibSpeaker& speaker) {
  Json views = Json::array();
  for (const RibView& view : speaker.views) {
    Json routes = Json::array();
    for (const RibRoute& route : view.routes) routes.push_back(RouteJson(route));
    Json one = {{"peer", view.peer}, {"direction", view.direction}, {"routes", std::move(routes)}};
    if (view.down) one["down"] = DownJson(*view.down);
    views.push_back(std::move(one));
  }
  return {{"name", speaker.name},
          {"kind", speaker.kind},
          {"asn", speaker.asn},
          {"at", speaker.at},
          {"views", std::move(views)}};
}

std::string DownText(const RibSessionsDown& down) {
  const std::string some = down.sessions < down.of_sessions
                               ? Concat(down.sessions, " of ", down.of_sessions, " sessions ")
                               : "";
  return Concat(" (", some, "down, ", down.rule, ": ", down.prefixes, " prefixes arrive, ",
                down.limit, " are allowed)");
}

std::string PathText(const std::vector<uint32_t>& path) {
  std::vector<std::string> numbers;
  for (const uint32_t asn : path) numbers.push_back(std::to_string(asn));
  return Join(numbers, " ");
}

}  // namespace

std::string RibsAsJson(const std::vector<RibSpeaker>& speakers) {
  Json list = Json::array();
  for (const RibSpeaker& speaker : speakers) list.push_back(SpeakerJson(speaker));
  return Written({{"format_version", kReportFormatVersion}, {"speakers", std::move(list)}});
}

std::string RibsAsText(const std::vector<RibSpeaker>& speakers, const TextStyle& style) {
  constexpr size_t kIndent = 4;
  std::string text;
  for (const RibSpeaker& speaker : speakers) {
    text += Concat(
        text.empty() ? "" : "\n",
        Painted(Concat(Printable(speaker.name), " ", MomentName(speaker.at)), Ink::kBold, style),
        " ", speaker.kind, " AS ", speaker.asn, "\n");
    for (const RibView& view : speaker.views) {
      text += Concat("  ", view.direction, view.direction == "learned" ? " from " : " to ",
                     Printable(view.peer), view.down ? DownText(*view.down) : "",
                     view.routes.empty() ? ": nothing\n" : ":\n");
      std::vector<CellLine> lines;
      for (const RibRoute& route : view.routes) {
        lines.push_back({{route.prefix},
                         {route.state},
                         {Printable(Join(route.next_hop_ips, ","))},
                         {PathText(route.as_path)},
                         {route.rule}});
      }
      text += AlignedLines(lines, kIndent, style);
    }
  }
  return text;
}

}  // namespace routesight
