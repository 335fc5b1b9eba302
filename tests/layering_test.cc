// Dependencies go one way: what each folder may include. The table is the one in
// evaluator/README.md.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "tests/support/test_case.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"evaluator/base", {}},
    {"evaluator/plan", {"evaluator/base"}},
    {"evaluator/links", {"evaluator/base", "evaluator/plan"}},
    {"evaluator/configuration", {"evaluator/base"}},
    {"evaluator/apply",
     {"evaluator/base", "evaluator/plan", "evaluator/links", "evaluator/configuration"}},
    {"evaluator/topology", {"evaluator/base"}},
    {"evaluator/control_plane", {"evaluator/base", "evaluator/topology"}},
    {"evaluator/forwarding", {"evaluator/base", "evaluator/topology", "evaluator/control_plane"}},
    {"evaluator/paths",
     {"evaluator/base", "evaluator/topology", "evaluator/control_plane", "evaluator/forwarding"}},
    {"evaluator/readers",
     {"evaluator/base", "evaluator/plan", "evaluator/links", "evaluator/configuration",
      "evaluator/topology"}},
    {"evaluator/timeline",
     {"evaluator/base", "evaluator/plan", "evaluator/links", "evaluator/configuration",
      "evaluator/apply", "evaluator/topology", "evaluator/control_plane", "evaluator/forwarding",
      "evaluator/paths", "evaluator/readers"}},
    {"evaluator/findings",
     {"evaluator/base", "evaluator/plan", "evaluator/links", "evaluator/apply",
      "evaluator/topology", "evaluator/control_plane", "evaluator/forwarding", "evaluator/paths",
      "evaluator/timeline", "evaluator/ways"}},
    {"evaluator/ways",
     {"evaluator/base", "evaluator/topology", "evaluator/forwarding", "evaluator/paths",
      "evaluator/timeline"}},
    {"evaluator/failures",
     {"evaluator/base", "evaluator/configuration", "evaluator/topology", "evaluator/control_plane",
      "evaluator/forwarding", "evaluator/paths", "evaluator/timeline", "evaluator/ways"}},
    {"evaluator/route_tests",
     {"evaluator/base", "evaluator/configuration", "evaluator/topology", "evaluator/forwarding",
      "evaluator/paths", "evaluator/timeline", "evaluator/ways", "evaluator/failures"}},
    {"evaluator/policy", {"evaluator/base", "evaluator/configuration", "evaluator/findings"}},
    {"evaluator/report",
     {"evaluator/base", "evaluator/plan", "evaluator/links", "evaluator/configuration",
      "evaluator/topology", "evaluator/control_plane", "evaluator/forwarding", "evaluator/paths",
      "evaluator/timeline", "evaluator/failures", "evaluator/findings", "evaluator/route_tests"}},
    {"evaluator/render", {"evaluator/base", "evaluator/findings", "evaluator/report"}},
    {"evaluator/audit",
     {"evaluator/base", "evaluator/findings", "evaluator/render", "evaluator/report"}},
    {"evaluator/verify",
     {"evaluator/base", "evaluator/topology", "evaluator/control_plane", "evaluator/forwarding",
      "evaluator/timeline", "evaluator/report"}},
    {"evaluator",
     {"evaluator/base", "evaluator/plan", "evaluator/links", "evaluator/configuration",
      "evaluator/policy", "evaluator/readers", "evaluator/timeline", "evaluator/findings",
      "evaluator/report", "evaluator/route_tests", "evaluator/failures"}},
    {"plugin/ci", {"evaluator/base"}},
    {"plugin/protocol", {"evaluator/base"}},
    {"plugin/provider",
     {"evaluator", "evaluator/base", "evaluator/configuration", "evaluator/report", "plugin/cli",
      "plugin/protocol"}},
    {"plugin/cli",
     {"evaluator", "evaluator/audit", "evaluator/base", "evaluator/configuration",
      "evaluator/render", "evaluator/report", "evaluator/route_tests", "evaluator/verify",
      "plugin/ci", "plugin/service"}},
    {"plugin/service",
     {"evaluator", "evaluator/base", "evaluator/configuration", "evaluator/report"}},
};

// Where a library's headers may stand.
const std::map<std::string, std::set<std::string>> kLibraryFolders = {
    {"simdjson.h", {"evaluator/plan"}},
    {"nlohmann/json",
     {"evaluator/audit", "evaluator/render", "evaluator/report", "evaluator/verify", "plugin/ci",
      "plugin/cli", "plugin/protocol", "plugin/provider", "plugin/service"}},
    {"yaml-cpp/", {"evaluator/configuration"}},
    {"re2/", {"evaluator/configuration"}},
    {"CLI/", {"plugin/cli"}},
    {"curl/", {"plugin/ci"}},
    {"zlib.h", {"plugin/cli"}},
    {"google/protobuf/", {"plugin/protocol", "plugin/service"}},
    {"grpcpp/", {"plugin/protocol", "plugin/service"}},
    {"openssl/", {"plugin/protocol"}},
    {"routesight/v1/", {"plugin/service"}},
};

struct Include {
  std::string file;
  std::string folder;
  std::string target;
};

std::vector<Include> AllIncludes() {
  static const std::regex pattern(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
  std::vector<Include> includes;
  for (const char* root : {"evaluator", "plugin"}) {
    for (const auto& entry : fs::recursive_directory_iterator(SourceDirectory() / root)) {
      const std::string extension = entry.path().extension();
      if (extension != ".h" && extension != ".cc") continue;
      const fs::path relative = fs::relative(entry.path(), SourceDirectory());
      std::ifstream stream(entry.path());
      for (std::string line; std::getline(stream, line);) {
        std::smatch match;
        if (!std::regex_search(line, match, pattern)) continue;
        includes.push_back({relative.string(), relative.parent_path().string(), match[1]});
      }
    }
  }
  return includes;
}

TEST_CASE("every folder includes only what stands below it") {
  const auto includes = AllIncludes();
  REQUIRE(includes.size() > 100);
  for (const Include& include : includes) {
    const auto allowed = kMayInclude.find(include.folder);
    INFO(include.file);
    REQUIRE(allowed != kMayInclude.end());
    if (!include.target.starts_with("evaluator/") && !include.target.starts_with("plugin/"))
      continue;
    const std::string folder = fs::path(include.target).parent_path().string();
    INFO(include.file << " includes " << include.target);
    CHECK((folder == include.folder || allowed->second.contains(folder)));
  }
}

TEST_CASE("a library is used only where it belongs") {
  for (const Include& include : AllIncludes()) {
    for (const auto& [library, folders] : kLibraryFolders) {
      if (!include.target.starts_with(library)) continue;
      INFO(include.file << " includes " << include.target);
      CHECK(folders.contains(include.folder));
    }
  }
}

}  // namespace
}  // namespace routesight
