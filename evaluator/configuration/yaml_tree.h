// A YAML text as a flat tree with positions: the only place that knows yaml-cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/base/id.h"
#include "evaluator/base/table.h"

namespace routesight {

struct YamlNodeTag;
using YamlNodeId = Id<YamlNodeTag>;

enum class YamlKind : uint8_t { kNull, kPlainScalar, kQuotedScalar, kSequence, kMapping };

struct YamlNode {
  YamlKind kind = YamlKind::kNull;
  int line = 1;  // Line and column count from 1, columns in bytes.
  int column = 1;
  std::string text;                                        // Of a scalar.
  std::vector<YamlNodeId> items;                           // Of a sequence.
  std::vector<std::pair<YamlNodeId, YamlNodeId>> entries;  // Of a mapping, in the file's order.
};

// An alias is the id of the node that it names, so a node may have several parents; a node never
// contains itself. Written out, a tree has at most kMostYamlNodes nodes.
struct YamlTree {
  Table<YamlNodeId, YamlNode> nodes;
  YamlNodeId root;
};

inline constexpr uint64_t kMostYamlNodes = 4'000'000;

// Reads the one document of `text`, which has to be UTF-8 without control characters and tags; a
// text without a document is a null. Total on any bytes. An error is one line,
// `FILE:LINE:COLUMN: …`.
absl::StatusOr<YamlTree> ReadYaml(std::string_view text, std::string_view file_name);

}  // namespace routesight
