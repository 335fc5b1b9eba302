// Reads the MessagePack form of values. Any extension stands for an unknown value.
#include <bit>
#include <charconv>
#include <cstdint>
#include <utility>

#include "evaluator/base/text.h"
#include "plugin/protocol/cty_msgpack.h"

namespace routesight {
namespace {

using Kind = CtyType::Kind;

constexpr int kDeepestNesting = 200;
constexpr unsigned kRefinementExtension = 12;

template <typename Real>
std::string PrintReal(Real real) {
  char digits[400];
  const auto printed = std::to_chars(digits, digits + sizeof digits, real);
  return {digits, printed.ptr};
}

// After the first malformed byte the reader has failed for good and gives only zeros.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  absl::StatusOr<CtyValue> ReadAll(const CtyType& type) {
    CtyValue value = Read(type, 0);
    if (error_.empty() && position_ != bytes_.size()) Fail("trailing bytes");
    if (!error_.empty()) return absl::InvalidArgumentError(error_);
    return value;
  }

 private:
  CtyValue Read(const CtyType& type, int depth) {
    const unsigned head = Peek();
    if (depth > kDeepestNesting) Fail("too deep");
    if (!error_.empty()) return {};
    if (IsExtension(head)) return ReadUnknown();
    if (head == 0xc0) {
      ++position_;
      return {};
    }
    switch (type.kind) {
      case Kind::kDynamic:
        return ReadDynamic(depth);
      case Kind::kString:
        return StringValue(std::string(ReadText()));
      case Kind::kNumber:
        return DecimalValue(ReadNumber());
      case Kind::kBool:
        ++position_;
        if (head != 0xc2 && head != 0xc3) Fail("expected a bool");
        return BoolValue(head == 0xc3);
      case Kind::kList:
      case Kind::kSet:
      case Kind::kTuple:
        return ReadItems(type, depth);
      case Kind::kMap:
      case Kind::kObject:
        return ReadFields(type, depth);
    }
    return {};
  }

  CtyValue ReadItems(const CtyType& type, int depth) {
    const bool is_tuple = type.kind == Kind::kTuple;
    const std::size_t count = ReadCount(0x90, 0xdc);
    if (is_tuple && count != type.elements.size()) Fail("tuple of another length");
    CtyValue value = SequenceValue({});
    for (std::size_t i = 0; i < count && error_.empty(); ++i) {
      value.items.push_back(Read(is_tuple ? type.elements[i] : type.element(), depth + 1));
    }
    return value;
  }

  CtyValue ReadFields(const CtyType& type, int depth) {
    const std::size_t count = ReadCount(0x80, 0xde);
    CtyValue value = ObjectValue({});
    for (std::size_t i = 0; i < count && error_.empty(); ++i) {
      const std::string name(ReadText());
      const CtyType* member = nullptr;
      if (type.kind == Kind::kMap) {
        member = &type.element();
      } else if (const auto found = type.attributes.find(name); found != type.attributes.end()) {
        member = &found->second;
      }
      if (member == nullptr) {
        Fail(Concat("unexpected attribute ", name));
        break;
      }
      value.fields[name] = Read(*member, depth + 1);
    }
    return value;
  }

  CtyValue ReadDynamic(int depth) {
    if (ReadCount(0x90, 0xdc) != 2) Fail("expected a type and a value");
    const auto type = ParseCtyTypeText(ReadText());
    if (!type) Fail("expected a type");
    if (!error_.empty()) return {};
    CtyValue value = Read(*type, depth + 1);
    value.dynamic_type = FormatCtyType(*type);
    return value;
  }

  static bool IsExtension(unsigned head) {
    return (head >= 0xc7 && head <= 0xc9) || (head >= 0xd4 && head <= 0xd8);
  }

  CtyValue ReadUnknown() {
    const unsigned head = Byte();
    const std::size_t size = head >= 0xd4 ? std::size_t{1} << (head - 0xd4)
                                          : static_cast<std::size_t>(Big(1 << (head - 0xc7)));
    const unsigned extension = Byte();
    const std::string_view body = Take(size);
    CtyValue value = UnknownValue();
    if (extension == kRefinementExtension) value.refinements = body;
    return value;
  }

  // A string, or a byte string.
  std::string_view ReadText() {
    const unsigned head = Byte();
    if ((head & 0xe0) == 0xa0) return Take(head & 0x1f);
    if (head >= 0xd9 && head <= 0xdb) return Take(Big(1 << (head - 0xd9)));
    if (head >= 0xc4 && head <= 0xc6) return Take(Big(1 << (head - 0xc4)));
    Fail("expected a string");
    return {};
  }

  std::size_t ReadCount(unsigned small, unsigned medium) {
    const unsigned head = Byte();
    if ((head & 0xf0) == small) return head & 0x0f;
    if (head == medium) return Big(2);
    if (head == medium + 1) return Big(4);
    Fail("expected a collection");
    return 0;
  }

  std::string ReadNumber() {
    const unsigned head = Peek();
    if (head < 0x80 || head >= 0xe0) return std::to_string(static_cast<std::int8_t>(Byte()));
    if (head >= 0xcc && head <= 0xcf) {
      ++position_;
      return std::to_string(Big(1 << (head - 0xcc)));
    }
    if (head >= 0xd0 && head <= 0xd3) {
      ++position_;
      const int bits = 8 << (head - 0xd0);
      const std::uint64_t raw = Big(bits / 8) << (64 - bits);
      return std::to_string(static_cast<std::int64_t>(raw) >> (64 - bits));
    }
    if (head == 0xca) {
      ++position_;
      return PrintReal(std::bit_cast<float>(static_cast<std::uint32_t>(Big(4))));
    }
    if (head == 0xcb) {
      ++position_;
      return PrintReal(std::bit_cast<double>(Big(8)));
    }
    return std::string(ReadText());
  }

  unsigned Peek() {
    if (position_ < bytes_.size()) return static_cast<unsigned char>(bytes_[position_]);
    Fail("unexpected end");
    return 0;
  }

  unsigned Byte() {
    const unsigned byte = Peek();
    ++position_;
    return byte;
  }

  std::uint64_t Big(int bytes) {
    std::uint64_t number = 0;
    for (; bytes > 0; --bytes) number = number << 8 | Byte();
    return number;
  }

  std::string_view Take(std::size_t size) {
    if (position_ > bytes_.size() || size > bytes_.size() - position_) {
      Fail("unexpected end");
      return {};
    }
    const std::string_view taken = bytes_.substr(position_, size);
    position_ += size;
    return taken;
  }

  void Fail(std::string_view why) {
    if (error_.empty()) error_ = Concat("msgpack at byte ", position_, ": ", why);
  }

  std::string_view bytes_;  // Of the caller, for the length of one call.
  std::size_t position_ = 0;
  std::string error_;
};

}  // namespace

absl::StatusOr<CtyValue> DecodeMsgpack(std::string_view bytes, const CtyType& type) {
  return Reader(bytes).ReadAll(type);
}

}  // namespace routesight
