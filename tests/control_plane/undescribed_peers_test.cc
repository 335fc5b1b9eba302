// What is told of peers that nobody described.
#include <catch2/catch.hpp>
#include <set>

#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"
#include "tests/support/print_stages.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

constexpr std::pair<std::string_view, std::string_view> kFilledIn[] = {
    {"NAME", "peer"}, {"ASN", "65100"}, {"PREFIX", "192.168.0.0/24"}};

// What gaps tell to put into the file, with the words that stand for values filled in.
std::set<std::string> WantedInFile(const Evaluation& evaluation) {
  std::set<std::string> wanted;
  for (const Gap& gap : evaluation.timeline.after().ribs.gaps) {
    const size_t at = gap.effect.find("assume: ");
    if (at == gap.effect.npos) continue;
    std::string text = gap.effect.substr(at);
    for (const auto& [word, value] : kFilledIn) {
      const size_t place = text.find(word);
      if (place != text.npos) text.replace(place, word.size(), value);
    }
    wanted.insert(Concat("version: 1\n", text, "\n"));
  }
  return wanted;
}

TEST_CASE("what a gap tells to add can be pasted, and closes it") {
  for (const char* name : {"bgp-hub-prefers-vpn", "bgp-dual-homed-expressroute"}) {
    const std::string plan = ReadFile(SourceDirectory() / "testdata" / name / "plan.json");
    const auto open = Evaluate({"plan", std::string_view(plan)}, {}, Configuration());
    REQUIRE(open.ok());
    const std::set<std::string> wanted = WantedInFile(*open);
    CHECK(wanted.size() >= 3);
    for (const std::string& text : wanted) {
      INFO(text);
      const auto configuration = ParseConfiguration(text, "routesight.yaml");
      REQUIRE(configuration.ok());
      const auto told = Evaluate({"plan", std::string_view(plan)}, {}, *configuration);
      REQUIRE(told.ok());
      CHECK(WantedInFile(*told).size() < wanted.size());
      CHECK(PrintFindings(*told).find("RS508") == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace routesight
