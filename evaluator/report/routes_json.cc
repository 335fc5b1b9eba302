#include "evaluator/report/routes_json.h"

#include "evaluator/report/format_version.h"
#include "evaluator/report/route_json.h"

namespace routesight {
namespace {

Json TableJson(const TableEntry& entry, const TableCatalogue& catalogue) {
  const TableContent& content = catalogue.contents[entry.content];
  Json table = {{"subnet", TextOrNull(entry.subnet)},
                {"subnet_id", TextOrNull(entry.subnet_id)},
                {"virtual_network", TextOrNull(entry.virtual_network)}};
  if (!entry.interface_name.empty()) table["interface"] = entry.interface_name;
  table["interfaces"] = entry.interfaces;
  table["at"] = catalogue.moments[entry.at];
  table["complete"] = content.complete();
  table["routes"] = RoutesJson(content.routes);
  table["hidden"] = RoutesJson(content.hidden);
  if (!content.complete()) {
    table["gaps"] = Json::array();
    for (const Gap& gap : content.gaps) table["gaps"].push_back(GapJson(gap));
  }
  table["assumptions"] = content.assumptions;
  return table;
}

}  // namespace

std::string RoutesAsJson(const TableCatalogue& catalogue) {
  Json tables = Json::array();
  for (const TableEntry& entry : catalogue.entries) tables.push_back(TableJson(entry, catalogue));
  return Written({{"format_version", kReportFormatVersion}, {"tables", std::move(tables)}});
}

}  // namespace routesight
