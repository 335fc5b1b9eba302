// Texts that are made to break a parser get a status, in moderate time and length.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"

namespace routesight {
namespace {

constexpr size_t kMegabyte = 1 << 20;

std::string Message(std::string_view text) {
  const auto configuration = ParseConfiguration(text, "f.yaml");
  return configuration.ok() ? "" : std::string(configuration.status().message());
}

std::string Repeated(std::string_view part, size_t size) {
  std::string text;
  while (text.size() < size) text += part;
  return text;
}

TEST_CASE("an empty text lacks the version") {
  CHECK(Message("") ==
        "f.yaml:1:1: at the top level: found an empty file, expected at least the key \"version\"");
}

TEST_CASE("deep nesting is refused") {
  for (const std::string_view part : {"[", "{", "- ", "? ", "{a: ", "[[", "- - a: "}) {
    INFO(part);
    CHECK_FALSE(Message(Repeated(part, kMegabyte)).empty());
    CHECK_FALSE(Message(Concat("version: 1\nassume: ", Repeated(part, kMegabyte))).empty());
  }
}

TEST_CASE("repeated signs of YAML are refused") {
  for (const std::string_view part : {"a", "\"", "'", "&a ", "*a ", "!2 ", "!<", "| ", "---\n",
                                      "%TAG ! a\n", ": ", "?\n", "a: b\n", "- a\n", "}", "@"}) {
    INFO(part);
    CHECK_FALSE(Message(Repeated(part, kMegabyte / 8)).empty());
  }
}

TEST_CASE("random text is refused") {
  std::mt19937 random(1);
  constexpr std::string_view kSigns = "[]{}:,-?&*!|>'\"%@` \na1#";
  for (int round = 0; round < 300; ++round) {
    std::string text = "version: 1\nassume: ";
    std::string bytes;
    for (int i = 0; i < 500; ++i) text += kSigns[random() % kSigns.size()];
    for (int i = 0; i < 500; ++i) bytes += static_cast<char>(random());
    CHECK_FALSE(Message(text).empty());
    CHECK_FALSE(Message(bytes).empty());
  }
}

TEST_CASE("aliases that multiply are refused") {
  std::string text = "version: 1\nassume:\n  appliances:\n    - &l0 {name: a}\n";
  for (int i = 1; i < 30; ++i) {
    text += Concat("    - &l", i, " [", Repeated(Concat("*l", i - 1, ", "), 60), "]\n");
  }
  CHECK(Message(text).find("with every alias written out") != std::string::npos);
}

TEST_CASE("a prefix list that is used often is fine") {
  std::string text = "version: 1\nassume:\n  appliances:\n";
  text += "    - {name: a, originates: &inside [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}\n";
  for (int i = 0; i < 1000; ++i) {
    text += Concat("    - {name: b", i, ", originates: *inside}\n");
  }
  CHECK(Message(text).empty());
}

TEST_CASE("the message of a text with very many mistakes stays readable") {
  std::string text = "version: 1\n";
  for (int i = 0; i < 5'000; ++i) text += Concat("unknown", i, ": 1\n");
  const std::string message = Message(text);
  CHECK(message.size() < 200'000);
  CHECK(message.ends_with("\nand 4000 more mistakes"));
  CHECK(Message(Concat("version: 1\n", std::string(kMegabyte, 'k'), ": 1")).size() < 500);
}

TEST_CASE("a mistake is one line, whatever it quotes") {
  CHECK(
      Message("version: \"a\\nb\\u0007\"") ==
      "f.yaml:1:10: at version: found \"a\\nb\\x07\", expected 1, the only version of this format");
}

TEST_CASE("bytes that are no text are refused where they stand") {
  CHECK(Message("version: 1\n# \xff") == "f.yaml:2:3: found the byte 0xff, expected UTF-8");
  CHECK(Message("version: 1\n# \xc3\xa9\xed\xa0\x80") ==
        "f.yaml:2:5: found the byte 0xed, expected UTF-8");
  CHECK(Message("version: 1\n# \xc0\x80") == "f.yaml:2:3: found the byte 0xc0, expected UTF-8");
  CHECK(Message("version: 1\n# \xe2\x82") == "f.yaml:2:3: found the byte 0xe2, expected UTF-8");
}

// yaml-cpp takes this character for the end of the text, and would drop what follows.
TEST_CASE("a control character does not hide the rest") {
  CHECK(Message("version: 1\n\x04unknown: 1") ==
        "f.yaml:2:1: found the control character 0x04, expected text");
  CHECK(Message(std::string_view("version: 1\n\0", 12)) ==
        "f.yaml:2:1: found the control character 0x00, expected text");
}

TEST_CASE("other line ends and a byte order mark are fine") {
  CHECK(Message("\xef\xbb\xbfversion: 1\r\nassume:\r\n  gateways: []\r\n").empty());
}

}  // namespace
}  // namespace routesight
