#include "evaluator/report/route_json.h"

namespace routesight {
namespace {

Json DefeatJson(const std::optional<DefeatRow>& defeat) {
  if (!defeat) return nullptr;
  return ObjectOf("prefix", TextOrNull(defeat->prefix), "source", TextOrNull(defeat->source),
                  "next_hop_type", TextOrNull(defeat->next_hop_type), "rule", defeat->rule);
}

Json RouteJson(const RouteRow& row) {
  return ObjectOf("prefix", row.prefix, "source", row.source, "state", row.state, "next_hop_type",
                  row.next_hop_type, "next_hop_ips", row.next_hop_ips, "rule", row.rule,
                  "defeated_by", DefeatJson(row.defeated_by), "as_path",
                  row.as_path ? Json(*row.as_path) : Json(nullptr));
}

void WriteDefeat(const std::optional<DefeatRow>& defeat, JsonText& text) {
  if (!defeat) return text.Null();
  const auto member = [&](std::string_view name, std::string_view value) {
    text.Name(name);
    text.TextOrNull(value);
  };
  text.BeginObject();
  member("prefix", defeat->prefix);
  member("source", defeat->source);
  member("next_hop_type", defeat->next_hop_type);
  text.Name("rule");
  text.Text(defeat->rule);
  text.EndObject();
}

void WriteAsPath(const std::optional<std::vector<uint32_t>>& as_path, JsonText& text) {
  if (!as_path) return text.Null();
  text.BeginArray();
  for (const uint32_t asn : *as_path) text.Number(asn);
  text.EndArray();
}

constexpr int kIndent = 2;

std::string Text(const Json& value) {
  return value.dump(kIndent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void WriteRoute(const RouteRow& row, JsonText& text) {
  const auto member = [&](std::string_view name, std::string_view value) {
    text.Name(name);
    text.Text(value);
  };
  text.BeginObject();
  member("prefix", row.prefix);
  member("source", row.source);
  member("state", row.state);
  member("next_hop_type", row.next_hop_type);
  text.Name("next_hop_ips");
  text.Texts(row.next_hop_ips);
  member("rule", row.rule);
  text.Name("defeated_by");
  WriteDefeat(row.defeated_by, text);
  text.Name("as_path");
  WriteAsPath(row.as_path, text);
  text.EndObject();
}

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

std::string Written(const Json& document) { return Text(document) + "\n"; }

void WriteInPieces(const Json& document, const TakeText& take) {
  JsonText text(take);
  text.Value(document);
  text.Finish();
}

}  // namespace routesight
