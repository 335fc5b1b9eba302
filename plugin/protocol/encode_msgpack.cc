// Writes values as MessagePack, https://github.com/msgpack/msgpack/blob/master/spec.md, in the way
// Terraform reads them.
#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "plugin/protocol/cty_msgpack.h"

namespace routesight {
namespace {

using Kind = CtyType::Kind;

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void Write(const CtyValue& value, const CtyType& type) {
    if (type.kind == Kind::kDynamic) return WriteDynamic(value);
    if (value.IsNull()) return Byte(0xc0);
    if (value.IsUnknown()) return WriteUnknown(value);
    switch (type.kind) {
      case Kind::kString:
        return WriteString(value.text);
      case Kind::kNumber:
        return WriteNumber(value.text);
      case Kind::kBool:
        return Byte(value.flag ? 0xc3 : 0xc2);
      case Kind::kList:
      case Kind::kSet:
        WriteCount(value.items.size(), 0x90, 0xdc);
        for (const CtyValue& item : value.items) Write(item, type.element());
        return;
      case Kind::kTuple:
        WriteCount(type.elements.size(), 0x90, 0xdc);
        for (std::size_t i = 0; i < type.elements.size(); ++i) {
          Write(i < value.items.size() ? value.items[i] : CtyValue(), type.elements[i]);
        }
        return;
      case Kind::kMap:
        WriteCount(value.fields.size(), 0x80, 0xde);
        for (const auto& [name, field] : value.fields) {
          WriteString(name);
          Write(field, type.element());
        }
        return;
      case Kind::kObject:
        WriteCount(type.attributes.size(), 0x80, 0xde);
        for (const auto& [name, member] : type.attributes) {
          WriteString(name);
          Write(value.Field(name), member);
        }
        return;
      case Kind::kDynamic:
        return;
    }
  }

 private:
  void Byte(unsigned byte) { out_.push_back(static_cast<char>(byte)); }

  void BigEndian(std::uint64_t number, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      Byte(static_cast<unsigned>(number >> shift & 0xff));
    }
  }

  // The head of an array or map; the form for 32 bits follows the one for 16.
  void WriteCount(std::size_t count, unsigned small, unsigned medium) {
    if (count < 16) return Byte(small | static_cast<unsigned>(count));
    const bool fits = count <= 0xffff;
    Byte(fits ? medium : medium + 1);
    BigEndian(count, fits ? 2 : 4);
  }

  void WriteSized(std::string_view bytes, unsigned first) {
    const int size = bytes.size() <= 0xff ? 1 : bytes.size() <= 0xffff ? 2 : 4;
    Byte(first + static_cast<unsigned>(size / 2));
    BigEndian(bytes.size(), size);
  }

  void WriteString(std::string_view text) {
    if (text.size() < 32) {
      Byte(0xa0 | static_cast<unsigned>(text.size()));
    } else {
      WriteSized(text, 0xd9);
    }
    out_.append(text);
  }

  void WriteInteger(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    if (number >= -32 && number < 128) return Byte(static_cast<unsigned>(bits & 0xff));
    Byte(number < 0 ? 0xd3 : 0xcf);
    BigEndian(bits, 8);
  }

  // A double only where it has the same digits; any other number goes as decimal text.
  void WriteNumber(const std::string& decimal) {
    const char* begin = decimal.data();
    const char* end = begin + decimal.size();
    std::int64_t integer = 0;
    const auto [integer_end, integer_error] = std::from_chars(begin, end, integer);
    if (integer_error == std::errc() && integer_end == end) return WriteInteger(integer);
    double real = 0;
    const auto [real_end, real_error] = std::from_chars(begin, end, real);
    char digits[64];
    if (real_error == std::errc() && real_end == end && std::isfinite(real)) {
      const auto printed = std::to_chars(digits, digits + sizeof digits, real);
      if (decimal == std::string_view(digits, static_cast<std::size_t>(printed.ptr - digits))) {
        Byte(0xcb);
        return BigEndian(std::bit_cast<std::uint64_t>(real), 8);
      }
    }
    WriteString(decimal);
  }

  void WriteUnknown(const CtyValue& value) {
    constexpr unsigned kRefinementExtension = 12;
    if (value.refinements.empty()) return void(out_.append("\xd4\x00\x00", 3));
    WriteSized(value.refinements, 0xc7);
    Byte(kRefinementExtension);
    out_.append(value.refinements);
  }

  void WriteDynamic(const CtyValue& value) {
    const auto type = ParseCtyTypeText(value.dynamic_type);
    if (!type) return value.IsUnknown() ? WriteUnknown(value) : Byte(0xc0);
    WriteCount(2, 0x90, 0xdc);
    WriteSized(value.dynamic_type, 0xc4);
    out_.append(value.dynamic_type);
    Write(value, *type);
  }

  std::string& out_;
};

}  // namespace

std::string EncodeMsgpack(const CtyValue& value, const CtyType& type) {
  std::string bytes;
  Writer(bytes).Write(value, type);
  return bytes;
}

}  // namespace routesight
