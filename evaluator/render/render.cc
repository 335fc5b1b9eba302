#include "evaluator/render/render.h"

#include <algorithm>

#include "evaluator/render/azure_pipelines.h"
#include "evaluator/render/evaluation_text.h"
#include "evaluator/render/github.h"
#include "evaluator/render/gitlab.h"
#include "evaluator/render/html.h"
#include "evaluator/render/junit.h"
#include "evaluator/render/markdown.h"
#include "evaluator/render/mermaid.h"
#include "evaluator/render/sarif.h"

namespace routesight {
namespace {

constexpr RenderFormat kFormats[] = {
    {"azure-pipelines", RenderAzurePipelines},
    {"github", RenderGithub},
    {"gitlab", RenderGitlab},
    {"html", RenderHtml},
    {"junit", RenderJunit},
    {"markdown", RenderMarkdown},
    {"mermaid", RenderMermaid},
    {"sarif", RenderSarif},
    {"text", RenderText},
};

}  // namespace

std::span<const RenderFormat> RenderFormats() { return kFormats; }

std::vector<std::string_view> RenderFormatNames() {
  std::vector<std::string_view> names = {"text", "json"};
  for (const RenderFormat& format : kFormats) {
    if (format.name != names.front()) names.push_back(format.name);
  }
  return names;
}

bool ShowsRowsOfTables(std::string_view format) { return format == "json" || format == "html"; }

std::string Rendered(const Json& evaluation, std::string_view format,
                     const RenderOptions& options) {
  if (format == "json") return Written(evaluation);
  const auto found = std::ranges::find(kFormats, format, &RenderFormat::name);
  return found == std::end(kFormats) ? std::string() : found->render(evaluation, options);
}

}  // namespace routesight
