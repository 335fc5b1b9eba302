#include "plugin/cli/input.h"

#include <catch2/catch.hpp>
#include <utility>

#include "tests/cli/run_program.h"

namespace routesight {
namespace {

// Reads the bytes behind the text too: outside of what is mapped that would end the test.
char LastReadable(const InputFile& file) {
  const volatile char* end = file.text().data() + file.text().size();
  return end[InputFile::kReadableBehind - 1];
}

}  // namespace

TEST_CASE("a file is read whole, and bytes behind its end may be read") {
  const TemporaryDirectory directory;
  for (const size_t size : {0, 1, 63, 4095, 4096, 4097, 3 * 65536, 200000}) {
    INFO(size);
    const std::string text(size, 'x');
    const absl::StatusOr<InputFile> file = InputFile::Open(directory.Write("file", text));
    REQUIRE(file.ok());
    CHECK(file->text() == text);
    CHECK(file->plan_text().readable_behind >= 64);
    CHECK(LastReadable(*file) == 0);
  }
}

TEST_CASE("an input file can be moved") {
  const TemporaryDirectory directory;
  absl::StatusOr<InputFile> first = InputFile::Open(directory.Write("a", "first"));
  absl::StatusOr<InputFile> second = InputFile::Open(directory.Write("b", ""));
  REQUIRE((first.ok() && second.ok()));
  *second = *std::move(first);
  CHECK(second->text() == "first");
}

TEST_CASE("an error names the file and what the system said") {
  const absl::StatusOr<InputFile> file = InputFile::Open("/does/not/exist");
  REQUIRE_FALSE(file.ok());
  CHECK(std::string(file.status().message()) == "/does/not/exist: No such file or directory");
}

TEST_CASE("standard input has a name for messages") {
  CHECK(DisplayName("-") == "standard input");
  CHECK(DisplayName("plan.json") == "plan.json");
}

}  // namespace routesight
