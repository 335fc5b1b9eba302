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

constexpr int kIndent = 2;

std::string Text(const Json& value) {
  return value.dump(kIndent, ' ', false, Json::error_handler_t::replace);
}

// Takes containers apart down to a depth; what is deeper is one piece.
class PieceWriter {
 public:
  explicit PieceWriter(const std::function<void(std::string_view)>& take) : take_(take) {}

  void Write(const Json& value, size_t depth) const {
    constexpr size_t kDeepest = 3;
    if (depth == kDeepest || value.empty() || !value.is_structured()) {
      take_(Indented(Text(value), LineStart(depth)));
      return;
    }
    take_(value.is_object() ? "{" : "[");
    std::string_view separator;
    for (auto item = value.begin(); item != value.end(); ++item) {
      take_(separator);
      take_(LineStart(depth + 1));
      if (value.is_object()) take_(Text(Json(item.key())) + ": ");
      Write(*item, depth + 1);
      separator = ",";
    }
    take_(LineStart(depth));
    take_(value.is_object() ? "}" : "]");
  }

 private:
  static std::string LineStart(size_t depth) { return "\n" + std::string(kIndent * depth, ' '); }
  // Texts inside JSON have no line feeds.
  static std::string Indented(const std::string& text, const std::string& line_start) {
    std::string indented;
    for (const char c : text) {
      if (c == '\n') {
        indented += line_start;
      } else {
        indented += c;
      }
    }
    return indented;
  }

  const std::function<void(std::string_view)>& take_;
};

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

std::string Written(const Json& document) { return Text(document) + "\n"; }

void WriteInPieces(const Json& document, const std::function<void(std::string_view)>& take) {
  PieceWriter(take).Write(document, 0);
  take("\n");
}

}  // namespace routesight
