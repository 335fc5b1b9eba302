#include "evaluator/report/route_json.h"

namespace routesight {
namespace {

Json DefeatJson(const std::optional<DefeatRow>& defeat) {
  if (!defeat) return nullptr;
  return {{"prefix", TextOrNull(defeat->prefix)},
          {"source", TextOrNull(defeat->source)},
          {"next_hop_type", TextOrNull(defeat->next_hop_type)},
          {"rule", defeat->rule}};
}

Json RouteJson(const RouteRow& row) {
  return {{"prefix", row.prefix},
          {"source", row.source},
          {"state", row.state},
          {"next_hop_type", row.next_hop_type},
          {"next_hop_ips", row.next_hop_ips},
          {"rule", row.rule},
          {"defeated_by", DefeatJson(row.defeated_by)},
          {"as_path", row.as_path ? Json(*row.as_path) : Json(nullptr)}};
}

}  // namespace

Json RoutesJson(const std::vector<RouteRow>& rows) {
  Json routes = Json::array();
  for (const RouteRow& row : rows) routes.push_back(RouteJson(row));
  return routes;
}

Json GapJson(const Gap& gap) {
  return {{"kind", GapKindName(gap.kind)},
          {"resource", gap.resource},
          {"attribute", TextOrNull(gap.attribute)},
          {"effect", gap.effect},
          {"candidates", gap.candidates}};
}

Json TextOrNull(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string Written(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace routesight
