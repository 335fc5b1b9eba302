// Input that is wrong, through the program as a user runs it: by name and on standard input.
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "plugin/cli/input.h"
#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using nlohmann::json;

const std::string kCommands[] = {"evaluate", "evaluate --format json", "routes",
                                 "routes --format json"};

json ReadPlan(std::string_view name) {
  return json::parse(
      ReadWholeFile(std::string(ROUTESIGHT_SOURCE_DIR) + "/testdata/" + std::string(name)));
}

// Every text of the document goes through `change`.
template <typename Change>
void ChangeTexts(json& value, const Change& change) {
  if (value.is_string()) value = change(value.get<std::string>());
  if (!value.is_structured()) return;
  for (json& member : value) ChangeTexts(member, change);
}

}  // namespace

TEST_CASE("what is no plan is one line that names the file, with exit code 3") {
  const TemporaryDirectory directory;
  const std::string plan = ReadWholeFile(std::string(ROUTESIGHT_SOURCE_DIR) +
                                         "/testdata/peering-half-replaced/plan.json");
  const std::string inputs[] = {"",
                                " \n",
                                "hello",
                                "[]",
                                "{}",
                                "null",
                                "PK\x03\x04",
                                "\x1f\x8b",
                                "\xff\xfe{",
                                "{\"format_version\":\"2.0\"}",
                                "{\"format_version\":\"1.0\",\"values\":{}}",
                                plan.substr(0, plan.size() / 2),
                                plan + "x"};
  for (const std::string& input : inputs) {
    const std::string file = directory.Write("input", input);
    for (const std::string& command : kCommands) {
      for (const auto& [arguments, name] :
           {std::pair(file, file), std::pair("- < " + file, std::string("standard input"))}) {
        const ProgramRun run = RunProgram(command + " " + arguments);
        INFO(run.errors);
        CHECK(run.exit_code == 3);
        CHECK(run.output.empty());
        CHECK_THAT(run.errors, StartsWith("routesight: " + name + ": "));
        CHECK(std::count(run.errors.begin(), run.errors.end(), '\n') == 1);
      }
    }
  }
}

TEST_CASE("what cannot be read is one line that names the file, with exit code 3") {
  const TemporaryDirectory directory;
  const std::string secret = directory.Write("unreadable", "{}");
  std::filesystem::permissions(secret, std::filesystem::perms::none);
  const std::string plan = PlanOf("peering-half-replaced");
  std::vector<std::string> arguments = {"/does/not/exist", directory.path(),
                                        plan + " --config /does/not/exist",
                                        plan + " --config " + directory.path().string()};
  if (geteuid() != 0) arguments.push_back(secret);  // root reads everything.
  for (const std::string& argument : arguments) {
    const ProgramRun run = RunProgram("evaluate " + argument);
    INFO(argument);
    CHECK(run.exit_code == 3);
    CHECK(run.output.empty());
    CHECK(std::count(run.errors.begin(), run.errors.end(), '\n') == 1);
  }
}

TEST_CASE("a file that grows while it is read is refused, never half read") {
  const TemporaryDirectory directory;
  const std::string path = directory.Write("plan.json", std::string(1 << 22, ' '));
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    std::ofstream file(path, std::ios::app);
    while (!stop) file << ' ' << std::flush;
  });
  bool refused = false;
  for (int i = 0; i < 1000 && !refused; ++i) {
    const absl::StatusOr<InputFile> file = InputFile::Open(path);
    if (file.ok()) continue;
    refused = true;
    CHECK_THAT(std::string(file.status().message()),
               StartsWith(path + ": the file changed while it was read"));
  }
  stop = true;
  writer.join();
  CHECK(refused);
}

TEST_CASE("nothing from a plan acts on a terminal") {
  const std::string hostile =
      "\x1b[31m\x1b]0;t\x07\n\r\t\"\\\xe2\x80\xae\xe2\x81\xa6\xc2\x9b"
      "31m\xef\xbb\xbf'é漢";
  for (const char* name : {"lab-udr-overview/plan.json", "private-endpoint-policies/plan.json",
                           "peering-half-replaced/plan.json"}) {
    json plan = ReadPlan(name);
    for (json& change : plan["resource_changes"]) {
      const auto more = [&](const std::string& text) {
        const bool name_like = text.find_first_of("./:") == text.npos;
        return name_like ? text + hostile : text;
      };
      change["address"] = change["address"].get<std::string>() + "[\"" + hostile + "\"]";
      for (const char* side : {"before", "after"}) ChangeTexts(change["change"][side], more);
    }
    const TemporaryDirectory directory;
    const std::string file = directory.Write("plan\x1b[31m.json", plan.dump());
    for (const std::string& command : kCommands) {
      const ProgramRun run = RunProgram(command + " '" + file + "'");
      INFO(command << " " << name);
      CHECK((run.exit_code == 0 || run.exit_code == 2));
      for (const std::string& text : {run.output, run.errors}) {
        CHECK(text.find('\x1b') == text.npos);
        CHECK(text.find('\r') == text.npos);
        CHECK(text.find('\a') == text.npos);
        if (command.find("json") == command.npos) {
          CHECK(text.find("\xe2\x80\xae") == text.npos);
          CHECK(text.find("\xc2\x9b") == text.npos);
        } else {
          CHECK_FALSE(json::parse(text.empty() ? "0" : text, nullptr, false).is_discarded());
        }
      }
    }
  }
}

TEST_CASE("sensitive values are in no output, nor are they in messages") {
  size_t plans = 0;
  for (const char* name :
       {"lab-udr-overview/plan.json", "lab-vpn-with-transit/plan.change.json",
        "private-endpoint-policies/plan.json", "modules-dynamic-routes/plan.json",
        "lab-service-endpoint/plan.json", "greenfield-hub-spoke/plan.json"}) {
    json plan = ReadPlan(name);
    const std::string secret = "s3cr3t";
    const auto tell = [&](const std::string& text) {
      // Ids, prefixes and words stay what they are as far as a reader can tell.
      return text.starts_with('/') ? text + secret : secret + text;
    };
    for (json& change : plan["resource_changes"]) {
      for (const char* side : {"before", "after"}) {
        ChangeTexts(change["change"][side], tell);
        change["change"][std::string(side) + "_sensitive"] = true;
      }
    }
    if (plan.contains("prior_state")) {
      std::vector<json*> modules = {&plan["prior_state"]["values"]["root_module"]};
      while (!modules.empty()) {
        json& module = *modules.back();
        modules.pop_back();
        if (module.contains("resources")) {
          for (json& resource : module["resources"]) {
            ChangeTexts(resource["values"], tell);
            resource["sensitive_values"] = true;
          }
        }
        if (!module.contains("child_modules")) continue;
        for (json& child : module["child_modules"]) modules.push_back(&child);
      }
    }
    const TemporaryDirectory directory;
    const std::string file = directory.Write("plan.json", plan.dump());
    std::vector<std::string> commands(std::begin(kCommands), std::end(kCommands));
    commands.push_back("routes --subnet nothing");
    commands.push_back("routes --format azure");
    for (const std::string& command : commands) {
      const ProgramRun run = RunProgram(command + " " + file);
      INFO(command << " " << name << "\n" << run.errors);
      CHECK(run.exit_code < 4);
      CHECK(run.output.find(secret) == run.output.npos);
      CHECK(run.errors.find(secret) == run.errors.npos);
      if (command.starts_with("evaluate")) CHECK(run.output.find("RS901") != run.output.npos);
    }
    ++plans;
  }
  CHECK(plans == 6);
}

}  // namespace routesight
