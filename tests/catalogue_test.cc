// Every rule, finding and reader is in its table, sorted, documented and exercised.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/finding.h"
#include "evaluator/readers/reader.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;

// Rules that no route row, finding or gap in a golden case can show, each with the reason.
const std::map<std::string, std::string> kNotInGoldenCases = {
    {"ARS-05", "decides what a view holds"},
    {"ARS-06", "decides what a view holds"},
    {"ARS-09", "says that nothing happens"},
    {"ARS-11", "says that nothing happens"},
    {"BGP-10", "no golden case needs this step"},
    {"BGP-11", "no golden case needs this step"},
    {"BGP-12", "no golden case needs this step"},
    {"BGP-13", "no golden case needs this step"},
    {"BGP-14", "no golden case needs this step"},
    {"BGP-15", "no golden case needs this step"},
    {"BGP-16", "no golden case needs this step"},
    {"BGP-17", "no golden case needs this step"},
    {"BGP-18", "no golden case needs this step"},
    {"BGP-19", "no golden case needs this step"},
    {"BGP-20", "no golden case needs this step"},
    {"BGP-21", "no case has a filter on a session"},
    {"BGP-22", "says that nothing happens"},
    {"BGP-23", "changes a path"},
    {"DOWN-04", "says that nothing is lost"},
    {"DOWN-06", "azurerm replaces the gateway instead"},
    {"DOWN-09", "no case changes BGP settings in place"},
    {"DOWN-11", "no case changes a connection in place"},
    {"DOWN-12", "no case changes a local network gateway"},
    {"DOWN-16", "Azure refuses such a plan"},
    {"DOWN-23", "no case replaces a firewall"},
    {"ER-01", "decides what a view holds"},
    {"ER-05", "no case sets the flag"},
    {"ER-07", "rows carry the rule of their route"},
    {"GW-01", "a condition on gateways; its rows carry the rule of their route"},
    {"GW-02", "as GW-01"},
    {"GW-03", "decides the next hops of rows that carry the rule of their route"},
    {"GW-07", "no recorded network has point-to-site clients"},
    {"GW-08", "no case states summaries"},
    {"LIM-05", "no case has so many peerings"},
    {"PEER-03", "says that nothing happens"},
    {"PEER-04", "no recorded peering denies access"},
    {"PEER-06", "a condition on peerings"},
    {"PEER-13", "its rows carry SEL-03"},
    {"PEER-14", "a condition on peerings"},
    {"SEL-04", "its rows carry SEL-03"},
    {"SEL-05", "its rows carry the rule of their route"},
    {"SEL-06", "decides which list a row stands in"},
    {"SEL-10", "says that nothing happens"},
    {"SYS-05", "decides which subnets share a table"},
    {"SYS-09", "decides how many rows several next hops are"},
    {"SYS-10", "shown by --format azure, which tests/cli checks"},
    {"SYS-11", "no recorded network has IPv6"},
    {"TF-01", "about reading plans; the links of every golden case rest on it"},
    {"TF-05", "about reading plans"},
    {"TF-06", "about reading plans"},
    {"TF-07", "about reading plans"},
    {"TF-08", "about the order of an apply; every timeline.txt rests on it"},
    {"TF-09", "about the order of an apply; every timeline.txt rests on it"},
    {"UDR-01", "decides which table a subnet has"},
    {"UDR-03", "no recorded route to a gateway has none to lead to"},
    {"UDR-06", "its rows carry SEL-02"},
    {"UDR-10", "no recorded table names a service tag"},
    {"VPN-05", "decides what a view holds"},
    {"VPN-07", "says that nothing happens"},
    {"VPN-08", "no case has such a route"},
    {"VPN-14", "no case has such a connection"},
};

std::vector<fs::path> FilesUnder(std::string_view folder, const std::set<std::string>& extensions) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(SourceDirectory() / folder)) {
    if (extensions.contains(entry.path().extension())) files.push_back(entry.path());
  }
  return files;
}

// The rule ids that stand in files, by file name.
std::map<std::string, std::set<std::string>> RuleIdsIn(const std::vector<fs::path>& files) {
  static const std::regex pattern(
      R"(\b(SYS|PEER|AVNM|UDR|SEL|SE|PE|EGR|GW|VPN|ER|ARS|BGP|NVA|VWAN|LIM|DOWN|TOPO|TF)-\d\d\b)");
  std::map<std::string, std::set<std::string>> ids;
  for (const fs::path& file : files) {
    const std::string text = ReadFile(file);
    for (auto match = std::sregex_iterator(text.begin(), text.end(), pattern);
         match != std::sregex_iterator(); ++match) {
      ids[match->str()].insert(file.filename());
    }
  }
  return ids;
}

std::set<std::string> TestNames() {
  static const std::regex pattern(R"re(TEST_CASE\(\s*"([^"]+)")re");
  std::set<std::string> names;
  for (const fs::path& file : FilesUnder("tests", {".cc"})) {
    const std::string text = ReadFile(file);
    for (auto match = std::sregex_iterator(text.begin(), text.end(), pattern);
         match != std::sregex_iterator(); ++match) {
      names.insert((*match)[1]);
    }
  }
  return names;
}

TEST_CASE("the rule catalogue is sorted, unique and complete in each row") {
  for (size_t i = 0; i < std::size(kRules); ++i) {
    const Rule& rule = kRules[i];
    INFO(rule.id);
    if (i > 0) CHECK(kRules[i - 1].id < rule.id);
    CHECK(rule.statement.size() > 20);
    CHECK(rule.statement.ends_with("."));
    CHECK((rule.open.empty() || rule.open.ends_with(".")));
    CHECK(rule.source.starts_with("https://"));
    CHECK(FindRule(rule.id) == &rule);
  }
}

std::string BasisName(Basis basis) { return std::string(ConfidenceName(basis)); }

// The catalogue as a page of the documentation.
std::string PrintCatalogue() {
  std::string text =
      "# Rules\n\n"
      "What routesight takes to be true of Azure and Terraform, one statement a rule. The basis "
      "says "
      "whether the\nplatform documents it, real networks showed it, or we assume it. "
      "`routesight explain ID` prints one rule.\n";
  for (const Rule& rule : kRules) {
    text += "\n## " + std::string(rule.id) + "\n\n" + std::string(rule.statement);
    if (!rule.open.empty()) text += " *Left open:* " + std::string(rule.open);
    text += "\n\n" + BasisName(rule.basis) + ", <" + std::string(rule.source) + ">\n";
  }
  return text;
}

TEST_CASE("docs/rules.md is the catalogue") {
  const fs::path page = SourceDirectory() / "docs/rules.md";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) WriteFile(page, PrintCatalogue());
  CHECK(ReadFile(page) == PrintCatalogue());
}

// All kinds of findings as a page of the documentation: what `explain` says of each.
std::string PrintFindingKinds() {
  std::string text =
      "# Findings\n\n"
      "Every kind of finding, with what it means and how to mend it. `routesight explain CODE` "
      "prints one.\nSeverity is that of a certain finding; where something is possible only, it "
      "is lower.\n\n| Code | Name | Severity | |\n|---|---|---|---|\n";
  for (const FindingKind* kind : FindingKinds()) {
    text += "| [" + std::string(kind->code) + "](#" + Lowered(kind->code) + "-" +
            std::string(kind->name) + ") | `" + std::string(kind->name) + "` | " +
            std::string(SeverityName(kind->severity)) + " | " + std::string(kind->title) + " |\n";
  }
  for (const FindingKind* kind : FindingKinds()) {
    text += "\n## " + std::string(kind->code) + " " + std::string(kind->name) + "\n\n" +
            std::string(kind->title) + " (" + std::string(SeverityName(kind->severity)) + ").\n";
    const auto add = [&](const char* title, std::string_view part) {
      text += std::string("\n**") + title + "** " + std::string(part) + "\n";
    };
    add("What it means.", kind->help.means);
    add("Why it matters.", kind->help.matters);
    add("Example.", kind->help.example);
    add("How to fix it.", kind->help.fix);
    text += "\n";
    for (const std::string_view url : kind->references) text += "- <" + std::string(url) + ">\n";
  }
  return text;
}

TEST_CASE("docs/findings.md is what the program knows of findings") {
  const fs::path page = SourceDirectory() / "docs/findings.md";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) WriteFile(page, PrintFindingKinds());
  CHECK(ReadFile(page) == PrintFindingKinds());
}

TEST_CASE("the rules that code names and the rules of the catalogue are the same") {
  auto files = FilesUnder("evaluator", {".cc", ".h"});
  std::erase_if(files, [](const fs::path& file) {
    const std::string name = file.filename().string();
    return file.parent_path().filename() == "base" &&
           (name == "rule.h" || name.ends_with("_rules.h"));
  });
  const auto named = RuleIdsIn(files);
  for (const auto& [id, where] : named) {
    INFO(id << " in " << *where.begin());
    CHECK(FindRule(id) != nullptr);
  }
  for (const Rule& rule : kRules) {
    INFO(rule.id);
    CHECK(named.contains(std::string(rule.id)));
  }
}

TEST_CASE("every rule has a test named after it") {
  const auto names = TestNames();
  for (const Rule& rule : kRules) {
    INFO(rule.id);
    const std::string start = std::string(rule.id) + ": ";
    CHECK(std::any_of(names.begin(), names.end(),
                      [&](const std::string& name) { return name.starts_with(start); }));
  }
}

TEST_CASE("every rule stands in a golden case or says why not") {
  const auto golden = RuleIdsIn(FilesUnder("testdata", {".txt"}));
  for (const Rule& rule : kRules) {
    INFO(rule.id);
    CHECK(golden.contains(std::string(rule.id)) !=
          kNotInGoldenCases.contains(std::string(rule.id)));
  }
  for (const auto& [id, reason] : kNotInGoldenCases) {
    INFO(id);
    CHECK(FindRule(id) != nullptr);
    CHECK_FALSE(reason.empty());
  }
}

TEST_CASE("every kind of finding is sorted, documented and tested") {
  const auto names = TestNames();
  std::string last;
  for (const FindingKind* kind : FindingKinds()) {
    INFO(kind->code);
    CHECK(last < kind->code);
    last = kind->code;
    CHECK(std::regex_match(std::string(kind->code), std::regex(R"(RS[1-9]\d\d)")));
    CHECK(std::regex_match(std::string(kind->name), std::regex("[a-z]+(-[a-z]+)*")));
    for (const std::string_view part :
         {kind->help.means, kind->help.matters, kind->help.example, kind->help.fix}) {
      CHECK(part.size() > 20);
    }
    CHECK_FALSE(kind->references.empty());
    // The file that holds a kind has its name.
    std::string file(kind->name);
    std::replace(file.begin(), file.end(), '-', '_');
    CHECK(fs::exists(SourceDirectory() / "evaluator/findings" / (file + ".cc")));
    const auto has_test = [&](const std::string& start) {
      return std::any_of(names.begin(), names.end(),
                         [&](const std::string& name) { return name.starts_with(start); });
    };
    CHECK(has_test(std::string(kind->code) + ": "));
    CHECK(has_test(std::string(kind->code) + " near miss: "));
  }
}

// Kinds of findings that no golden case shows, each with the reason.
const std::map<std::string, std::string> kNotShownInGoldenCases = {
    {"RS207", "a plan with 501 peerings has more than a megabyte; its test makes them"},
    {"RS902", "a plan with some ten thousand ways is as large; its test makes them"},
};

// The codes of the findings that a case pins; without those that its plan resolves.
std::set<std::string> CodesOf(const fs::path& findings) {
  static const std::regex pattern(R"re((^|\n)(RS\d\d\d) \w+ (new|existing) )re");
  std::set<std::string> codes;
  const std::string text = ReadFile(findings);
  for (auto match = std::sregex_iterator(text.begin(), text.end(), pattern);
       match != std::sregex_iterator(); ++match) {
    codes.insert((*match)[2]);
  }
  return codes;
}

TEST_CASE("every kind of finding is shown by a golden case, and another nearly has it") {
  std::set<std::string> shown;
  std::set<std::string> missed;  // By a case that says so in near_misses.
  for (const fs::path& directory : CaseDirectories()) {
    INFO(directory);
    const fs::path findings = directory / "expected" / "findings.txt";
    const std::set<std::string> codes =
        fs::exists(findings) ? CodesOf(findings) : std::set<std::string>();
    shown.insert(codes.begin(), codes.end());
    const auto about = nlohmann::json::parse(ReadFile(directory / "case.json"));
    if (!about.contains("near_misses")) continue;
    CHECK(fs::exists(findings));
    for (const std::string code : about["near_misses"]) {
      INFO(code);
      CHECK(FindFindingKind(code) != nullptr);
      CHECK_FALSE(codes.contains(code));
      missed.insert(code);
    }
  }
  for (const FindingKind* kind : FindingKinds()) {
    const std::string code(kind->code);
    INFO(code);
    CHECK(shown.contains(code) != kNotShownInGoldenCases.contains(code));
    CHECK((missed.contains(code) || kNotShownInGoldenCases.contains(code)));
  }
}

TEST_CASE("every reader is sorted and has the file of its name") {
  std::string_view last;
  for (const Reader* reader : Readers()) {
    INFO(reader->type);
    CHECK(last < reader->type);
    last = reader->type;
    CHECK(FindReader(reader->type) == reader);
    CHECK(
        fs::exists(SourceDirectory() / "evaluator/readers" / (std::string(reader->type) + ".cc")));
    CHECK(std::is_sorted(reader->attributes.begin(), reader->attributes.end()));
  }
  std::string_view last_unread;
  for (const UnreadType& unread : UnreadTypes()) {
    INFO(unread.type);
    CHECK(last_unread < unread.type);
    last_unread = unread.type;
    CHECK(FindReader(unread.type) == nullptr);
  }
}

}  // namespace
}  // namespace routesight
