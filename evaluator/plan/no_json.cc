#include "evaluator/plan/no_json.h"

namespace routesight {
namespace {

using std::string_view_literals::operator""sv;

struct Beginning {
  std::string_view bytes;
  std::string_view meaning;
};

constexpr Beginning kBeginnings[] = {
    {"PK\x03\x04"sv, "this is a saved plan; give its JSON form, made with `terraform show -json`"},
    {"\x1f\x8b"sv, "this is compressed with gzip; unpack it first"},
    {"BZh"sv, "this is compressed with bzip2; unpack it first"},
    {"\xfd"
     "7zXZ"sv,
     "this is compressed with xz; unpack it first"},
    {"\x28\xb5\x2f\xfd"sv, "this is compressed with zstd; unpack it first"},
    {"\xff\xfe"sv, "this is UTF-16, as some shells write it; save it as UTF-8"},
    {"\xfe\xff"sv, "this is UTF-16, as some shells write it; save it as UTF-8"},
    {"{\0"sv, "this is UTF-16, as some shells write it; save it as UTF-8"},
    {"\0{"sv, "this is UTF-16, as some shells write it; save it as UTF-8"},
};

constexpr std::string_view kMark = "\xef\xbb\xbf";

}  // namespace

std::string_view WhyNoJson(std::string_view text) {
  for (const Beginning& beginning : kBeginnings) {
    if (text.starts_with(beginning.bytes)) return beginning.meaning;
  }
  if (WithoutByteOrderMark(text).find_first_not_of(" \t\r\n") == text.npos) {
    return "this is empty; expected the output of `terraform show -json`";
  }
  return "";
}

std::string_view WithoutByteOrderMark(std::string_view text) {
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

}  // namespace routesight
