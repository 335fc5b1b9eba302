#include "evaluator/render/html.h"

#include <algorithm>
#include <set>

#include "evaluator/base/check.h"
#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/finding.h"
#include "evaluator/render/document.h"
#include "evaluator/render/embedded_page.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

// The place of the data in the page.
constexpr std::string_view kPlace = R"(id="evaluation">)";

// The same document with every text written out as Printable does it.
Json Harmless(const Json& value) {
  if (value.is_string()) return Printable(value.get_ref<const std::string&>());
  if (!value.is_structured()) return value;
  Json copy = value.is_array() ? Json::array() : Json::object();
  if (value.is_array()) {
    for (const Json& item : value) copy.push_back(Harmless(item));
  } else {
    for (const auto& [key, item] : value.items()) copy[Printable(key)] = Harmless(item);
  }
  return copy;
}

// The rules that anything in the document names, as `rule` or in `rules`.
void CollectRules(const Json& value, std::set<std::string>& ids) {
  if (value.is_object()) {
    const std::string id = TextAt(value, "rule");
    if (!id.empty()) ids.insert(id);
    for (std::string& named : TextsAt(value, "rules")) ids.insert(std::move(named));
  }
  if (!value.is_structured()) return;
  for (const Json& item : value) CollectRules(item, ids);
}

Json RulesJson(const Json& evaluation) {
  std::set<std::string> ids;
  CollectRules(evaluation, ids);
  Json rules = Json::object();
  for (const Rule& rule : kRules) {
    if (!ids.contains(std::string(rule.id))) continue;
    rules[std::string(rule.id)] = {{"statement", rule.statement},
                                   {"open", rule.open},
                                   {"basis", ConfidenceName(rule.basis)},
                                   {"source", rule.source}};
  }
  return rules;
}

Json HelpJson(const std::vector<StoredFinding>& findings) {
  Json kinds = Json::object();
  for (const StoredFinding& finding : findings) {
    const FindingKind* kind = FindFindingKind(finding.code);
    if (kind == nullptr) continue;
    Json references = Json::array();
    for (const std::string_view reference : kind->references) references.push_back(reference);
    kinds[std::string(kind->code)] = {{"means", kind->help.means},
                                      {"matters", kind->help.matters},
                                      {"example", kind->help.example},
                                      {"fix", kind->help.fix},
                                      {"references", std::move(references)}};
  }
  return kinds;
}

// Where the blocks of the resources of findings are: main.tf:7.
Json PlacesJson(const std::vector<StoredFinding>& findings, const RenderOptions& options) {
  Json places = Json::object();
  if (!options.find_source) return places;
  for (const StoredFinding& finding : findings) {
    for (const std::string& address : finding.resources) {
      const auto place = options.find_source(address);
      if (place) places[Printable(address)] = Concat(Printable(place->file), ":", place->line);
    }
  }
  return places;
}

// JSON that no parser of HTML sees the end of, and that is plain ASCII.
std::string Embeddable(const Json& data) {
  const std::string text = data.dump(-1, ' ', true, Json::error_handler_t::replace);
  std::string embeddable;
  embeddable.reserve(text.size());
  for (const char c : text) {
    if (c == '<') {
      embeddable += "\\u003c";
    } else if (c == '\x7f') {
      embeddable += "\\u007f";
    } else {
      embeddable += c;
    }
  }
  return embeddable;
}

}  // namespace

std::string RenderHtml(const Json& evaluation, const RenderOptions& options) {
  const std::vector<StoredFinding> findings = FindingsIn(evaluation);
  const Json data = {{"evaluation", Harmless(evaluation)},
                     {"rules", RulesJson(evaluation)},
                     {"help", HelpJson(findings)},
                     {"places", PlacesJson(findings, options)}};
  const size_t found = kPage.find(kPlace);
  RS_CHECK(found != std::string_view::npos);
  const size_t place = found + kPlace.size();
  return Concat(kPage.substr(0, place), Embeddable(data), kPage.substr(place));
}

}  // namespace routesight
