// Reports made from a stored evaluation, so that evaluating happens once and anything can be shown
// of it later. The same document gives the same bytes.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/severity.h"
#include "evaluator/report/route_json.h"

namespace routesight {

// Where the block of a resource stands in the configuration's sources.
struct SourcePlace {
  std::string file;  // Relative to the root of the sources, with forward slashes.
  size_t line = 1;   // Of the block's header, from 1.
};

struct RenderOptions {
  // Findings from this severity on count as failures.
  Severity threshold = Severity::kHigh;
  // Finds the block of a Terraform address; absent, or empty where no sources are at hand.
  std::function<std::optional<SourcePlace>(std::string_view address)> find_source;
};

struct RenderFormat {
  std::string_view name;  // sarif
  std::string (*render)(const Json& evaluation, const RenderOptions& options);
};

// All formats but JSON that are made from a document, sorted by name.
std::span<const RenderFormat> RenderFormats();

// The names that Rendered() knows: text, json, and the rest of RenderFormats().
std::vector<std::string_view> RenderFormatNames();

// Whether the format shows rows of tables, so that a document needs them.
bool ShowsRowsOfTables(std::string_view format);

// The document in a format of RenderFormats() or as `json`. The format must be one of them.
std::string Rendered(const Json& evaluation, std::string_view format, const RenderOptions& options);

}  // namespace routesight
