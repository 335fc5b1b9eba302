// Values survive the way to Terraform and back, and no input can harm the reader.
#include "plugin/protocol/cty_msgpack.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "plugin/protocol/cty_json.h"

namespace routesight {
namespace {

CtyType Type(std::string_view text) {
  const auto type = ParseCtyTypeText(text);
  REQUIRE(type);
  return *type;
}

CtyValue FromJson(std::string_view json, const CtyType& type) {
  const auto value = CtyFromJson(nlohmann::json::parse(json), type);
  REQUIRE(value.ok());
  return *value;
}

std::string Hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    text += kDigits[static_cast<unsigned char>(byte) >> 4];
    text += kDigits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

void CheckSurvives(const CtyValue& value, const CtyType& type) {
  const std::string bytes = EncodeMsgpack(value, type);
  const auto decoded = DecodeMsgpack(bytes, type);
  REQUIRE(decoded.ok());
  CHECK(AreEqual(*decoded, value, type));
  CHECK(EncodeMsgpack(*decoded, type) == bytes);
}

TEST_CASE("numbers keep their digits") {
  const CtyType number = Type(R"("number")");
  for (const char* decimal :
       {"0", "1", "-1", "-32", "-33", "127", "128", "255", "65515", "4294967296", "-4294967296",
        "9223372036854775807", "-9223372036854775808", "0.5", "1.25", "12345678901234567890123",
        "0.1000000000000000000000000001"}) {
    INFO(decimal);
    const auto decoded = DecodeMsgpack(EncodeMsgpack(DecimalValue(decimal), number), number);
    REQUIRE(decoded.ok());
    CHECK(decoded->text == decimal);
  }
}

TEST_CASE("numbers are read in every form of MessagePack") {
  const CtyType number = Type(R"("number")");
  const std::pair<std::string, const char*> forms[] = {
      {"\xcc\xff", "255"},
      {std::string("\xcd\x01\x00", 3), "256"},
      {std::string("\xce\x00\x01\x00\x00", 5), "65536"},
      {"\xd0\x80", "-128"},
      {std::string("\xd1\x80\x00", 3), "-32768"},
      {std::string("\xd2\x80\x00\x00\x00", 5), "-2147483648"},
      {std::string("\xca\x3f\x00\x00\x00", 5), "0.5"},
      {"\xa3"
       "1.5",
       "1.5"},
  };
  for (const auto& [bytes, decimal] : forms) {
    INFO(decimal);
    const auto decoded = DecodeMsgpack(bytes, number);
    REQUIRE(decoded.ok());
    CHECK(decoded->text == decimal);
  }
}

TEST_CASE("null and unknown stay what they are at every level") {
  const CtyType type = Type(
      R"(["object",{"a":"string","b":["list",["object",{"c":"bool"}]],"d":["set","string"]}])");
  const CtyValue item = ObjectValue({{"c", UnknownValue()}});
  const CtyValue value = ObjectValue(
      {{"a", UnknownValue()}, {"b", SequenceValue({item, CtyValue()})}, {"d", CtyValue()}});
  CHECK(Hex(EncodeMsgpack(value, type)) == "83a161d40000a1629281a163d40000c0a164c0");
  CheckSurvives(value, type);
}

TEST_CASE("refinements of an unknown value are handed on") {
  const CtyType text = Type(R"("string")");
  const std::string refined("\xc7\x03\x0c\x81\x01\xc2", 6);
  const auto value = DecodeMsgpack(refined, text);
  REQUIRE(value.ok());
  CHECK(value->IsUnknown());
  CHECK(EncodeMsgpack(*value, text) == refined);
}

TEST_CASE("long texts and collections survive") {
  const CtyType type = Type(R"(["map",["list","string"]])");
  for (const std::size_t size : {15U, 16U, 31U, 32U, 255U, 256U, 65535U, 65536U}) {
    INFO(size);
    const CtyValue text = StringValue(std::string(size, 'x'));
    std::vector<CtyValue> items(size, StringValue("y"));
    items.push_back(text);
    CheckSurvives(ObjectValue({{"key", SequenceValue(std::move(items))}}), type);
  }
}

TEST_CASE("dynamic values carry their type") {
  const CtyType type = Type(R"(["object",{"any":"dynamic","none":"dynamic"}])");
  const CtyValue value = FromJson(
      R"({"any":{"type":["tuple",["string","number"]],"value":["a",1]},"none":null})", type);
  CHECK(Hex(EncodeMsgpack(value.Field("any"), Type(R"("dynamic")"))).starts_with("92c41d"));
  CheckSurvives(value, type);
}

TEST_CASE("sets are equal in any order and lists are not") {
  const CtyType set = Type(R"(["set","string"])");
  const CtyType list = Type(R"(["list","string"])");
  CHECK(AreEqual(FromJson(R"(["a","b"])", set), FromJson(R"(["b","a"])", set), set));
  CHECK_FALSE(AreEqual(FromJson(R"(["a","a"])", set), FromJson(R"(["a","b"])", set), set));
  CHECK_FALSE(AreEqual(FromJson(R"(["a","b"])", list), FromJson(R"(["b","a"])", list), list));
}

TEST_CASE("spellings of one number are equal") {
  const CtyType number = Type(R"("number")");
  CHECK(AreEqual(DecimalValue("1000"), DecimalValue("1e+3"), number));
  CHECK_FALSE(AreEqual(DecimalValue("1000"), DecimalValue("1001"), number));
}

TEST_CASE("malformed input is a status") {
  const CtyType type = Type(R"(["object",{"a":["list","number"],"b":"dynamic"}])");
  const CtyValue value =
      FromJson(R"({"a":[1,2.5,70000,-5],"b":{"type":["map","string"],"value":{"k":"v"}}})", type);
  const std::string good = EncodeMsgpack(value, type);
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK_FALSE(DecodeMsgpack(std::string_view(good).substr(0, size), type).ok());
  }
  CHECK_FALSE(DecodeMsgpack(good + "x", type).ok());
  std::mt19937 random(20240601);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = good;
    for (int changes = 0; changes < 3; ++changes) {
      bytes[random() % bytes.size()] = static_cast<char>(random() & 0xff);
    }
    const auto decoded = DecodeMsgpack(bytes, type);
    if (decoded.ok()) EncodeMsgpack(*decoded, type);
  }
}

}  // namespace
}  // namespace routesight
