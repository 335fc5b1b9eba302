#include <catch2/catch.hpp>

#include "tests/cli/run_program.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

}  // namespace

TEST_CASE("rules and findings are explained, in any case") {
  CHECK_THAT(RunProgram("explain SEL-02").output, StartsWith("SEL-02\n") && Contains("Source"));
  CHECK(RunProgram("explain sel-02").output == RunProgram("explain SEL-02").output);
  CHECK_THAT(RunProgram("explain RS501").output,
             StartsWith("RS501 invalid-prefix (") && Contains("How to fix it"));
  CHECK(RunProgram("explain invalid-prefix").output == RunProgram("explain RS501").output);
}

TEST_CASE("without a name everything is listed") {
  const ProgramRun run = RunProgram("explain");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.output, Contains("  SEL-02  ") && Contains("  RS501  "));
}

TEST_CASE("an unknown name is refused with what may have been meant") {
  const ProgramRun area = RunProgram("explain UDR-0");
  CHECK(area.exit_code == 1);
  CHECK(area.output.empty());
  CHECK_THAT(area.errors,
             StartsWith("routesight: no rule or finding UDR-0; did you mean UDR-01, "));
  CHECK(RunProgram("explain invalid-prefxi").errors ==
        "routesight: no rule or finding invalid-prefxi; did you mean invalid-prefix?\n");
  CHECK(RunProgram("explain zzzzzzzzzz").errors ==
        "routesight: no rule or finding zzzzzzzzzz; `routesight explain` lists all\n");
}

}  // namespace routesight
