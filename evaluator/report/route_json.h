// The parts that the JSON reports share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/forwarding/route_row.h"
#include "evaluator/report/json.h"
#include "evaluator/report/json_text.h"

namespace routesight {

Json RoutesJson(const std::vector<RouteRow>& rows);
// One of them, as text.
void WriteRoute(const RouteRow& row, JsonText& text);
Json GapJson(const Gap& gap);

// Null for an empty text.
Json TextOrNull(std::string_view text);

// The whole document, ending with a line feed. What is no UTF-8 is replaced by U+FFFD.
std::string Written(const Json& document);
// The same text in pieces, one after the other: of a large document there is never all of it.
void WriteInPieces(const Json& document, const TakeText& take);

}  // namespace routesight
