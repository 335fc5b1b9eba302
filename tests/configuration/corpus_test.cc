// The samples in corpus/: those in good/ parse; each other one ends with its mistakes as comments,
// `#: LINE:COLUMN: …`. UPDATE_GOLDEN=1 rewrites these comments; review that diff as code.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;

const fs::path kCorpus = fs::path(ROUTESIGHT_SOURCE_DIR) / "tests/configuration/corpus";

std::vector<fs::path> Samples(std::string_view folder) {
  std::vector<fs::path> samples;
  for (const auto& entry : fs::directory_iterator(kCorpus / folder)) {
    samples.push_back(entry.path());
  }
  std::ranges::sort(samples);
  return samples;
}

std::string ReadFile(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// What the parser says of a file, as comment lines without the file's name.
std::string MistakesOf(const std::string& text) {
  const auto configuration = ParseConfiguration(text, "");
  if (configuration.ok()) return "none";
  std::istringstream message{std::string(configuration.status().message())};
  std::string comments;
  for (std::string line; std::getline(message, line);) comments += "#" + line + "\n";
  return comments;
}

TEST_CASE("good samples parse") {
  for (const fs::path& sample : Samples("good")) {
    INFO(sample);
    CHECK(MistakesOf(ReadFile(sample)) == "none");
  }
}

TEST_CASE("each mistake of a bad sample is reported, with its place") {
  for (const std::string_view folder : {"bad", "beyond_schema"}) {
    for (const fs::path& sample : Samples(folder)) {
      INFO(sample);
      const std::string text = ReadFile(sample);
      const size_t comments = std::min(text.find("#:"), text.size());
      const std::string mistakes = MistakesOf(text);
      if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::ofstream(sample) << text.substr(0, comments) << mistakes;
      }
      CHECK(mistakes == text.substr(comments));
    }
  }
}

}  // namespace
}  // namespace routesight
