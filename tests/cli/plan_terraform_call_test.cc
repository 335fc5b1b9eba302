#include "plugin/cli/plan_terraform_call.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

TerraformCall Understood(const std::string& words, const InheritedOptions& inherited) {
  const auto call = ReadTerraformCall(SplitLikeAShell(words), inherited);
  REQUIRE(call.ok());
  return *call;
}

TerraformCall Understood(const std::string& words) { return Understood(words, {}); }

std::string Refusal(const std::string& words) {
  const auto call = ReadTerraformCall(SplitLikeAShell(words), {});
  REQUIRE_FALSE(call.ok());
  return std::string(call.status().message());
}

}  // namespace

TEST_CASE("the hook finds plan behind global options") {
  const TerraformCall call = Understood("tofu -chdir=a/b plan -lock=false");
  CHECK(call.command == 2);
  CHECK(call.directory == "a/b");
  CHECK(Join(call.PlanInto("/p"), " ") == "tofu -chdir=a/b plan -out=/p -lock=false");
  CHECK(Join(call.Show("/p"), " ") == "tofu -chdir=a/b show -json /p");
}

TEST_CASE("the hook refuses what is no plan") {
  CHECK_THAT(Refusal(""), Contains("no command behind --"));
  CHECK_THAT(Refusal("terraform"), Contains("names no command"));
  CHECK_THAT(Refusal("terraform apply plan"), Contains("runs apply, not plan"));
  CHECK_THAT(Refusal("terraform -version"), Contains("routesight plan [flags] -- terraform plan"));
}

TEST_CASE("the hook reads options as Go does") {
  CHECK(Understood("terraform plan -out=x").out == "x");
  CHECK(Understood("terraform plan --out x").out == "x");
  CHECK(Understood("terraform plan -out x -out=y").out == "y");
  CHECK(Understood("terraform plan -var out=x").out.empty());
  CHECK(Understood("terraform plan -var -out=x").out == "x");
  CHECK(Understood("terraform plan dir -out=x").out.empty());
  CHECK(Understood("terraform plan -- -out=x").out.empty());
  CHECK(Understood("terraform plan -detailed-exitcode -json").has_detailed_exit_code);
  CHECK(Understood("terraform plan -detailed-exitcode -json").prints_json);
  CHECK_FALSE(Understood("terraform plan -detailed-exitcode=false").has_detailed_exit_code);
  CHECK(Understood("terraform plan -detailed-exitcode=1").has_detailed_exit_code);
  CHECK(Understood("terraform plan -h").asks_for_help);
  CHECK_FALSE(Understood("terraform plan").asks_for_help);
}

TEST_CASE("options of the environment count, and those of the command line count more") {
  CHECK(Understood("terraform plan", {"-out=x", ""}).out == "x");
  CHECK(Understood("terraform plan", {"-out=x", "-out=y"}).out == "y");
  CHECK(Understood("terraform plan -out=z", {"-out=x", "-out=y"}).out == "z");
  CHECK(Understood("terraform plan", {"", "-detailed-exitcode"}).has_detailed_exit_code);
}

TEST_CASE("words are split as a shell does") {
  using Words = std::vector<std::string>;
  CHECK(SplitLikeAShell("  a  b\tc ") == Words{"a", "b", "c"});
  CHECK(SplitLikeAShell(R"(-var='a b' -var "c \" d" e\ f '')") ==
        Words{"-var=a b", "-var", "c \" d", "e f", ""});
  CHECK(SplitLikeAShell("'open") == Words{"open"});
  CHECK(SplitLikeAShell("").empty());
}

}  // namespace routesight
