#include "plugin/ci/comment_marker.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "evaluator/base/text.h"
#include "plugin/ci/sha256.h"

namespace routesight {
namespace {

constexpr std::string_view kBegin = "<!-- routesight:v1 ";
constexpr std::string_view kEnd = " -->";
constexpr std::string_view kHex = "0123456789abcdef";

// A value without blanks and without what ends a comment: everything but letters, digits and few
// signs is percent-encoded.
std::string Encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte) || c == '.' || c == '_' || c == '/') {
      encoded += c;
    } else {
      encoded += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return encoded;
}

std::string Decoded(std::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t high = text[i] == '%' && i + 2 < text.size() ? kHex.find(text[i + 1]) : text.npos;
    const size_t low = high != text.npos ? kHex.find(text[i + 2]) : text.npos;
    if (low == text.npos) {
      decoded += text[i];
    } else {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return decoded;
}

std::vector<std::string> TrimmedLines(std::string_view text) {
  std::vector<std::string> lines;
  for (const absl::string_view line : absl::StrSplit(ToAbsl(text), '\n')) {
    lines.emplace_back(absl::StripTrailingAsciiWhitespace(line));
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace

std::string MarkedComment(const CommentMarker& marker, std::string_view body) {
  std::string text = Concat(kBegin, "key=", Encoded(marker.key));
  if (!marker.commit.empty()) text += Concat(" sha=", Encoded(marker.commit));
  if (marker.run) text += Concat(" run=", *marker.run);
  return Concat(text, " digest=", Sha256(body), kEnd, "\n", body);
}

size_t SizeOf(const CommentMarker& marker) { return MarkedComment(marker, "").size(); }

std::optional<CommentMarker> MarkerOf(std::string_view comment) {
  const std::string_view line =
      FromAbsl(absl::StripTrailingAsciiWhitespace(ToAbsl(comment.substr(0, comment.find('\n')))));
  if (!line.starts_with(kBegin) || !line.ends_with(kEnd)) return std::nullopt;
  const std::string_view inside =
      line.substr(kBegin.size(), line.size() - kBegin.size() - kEnd.size());
  CommentMarker marker;
  for (const absl::string_view part : absl::StrSplit(ToAbsl(inside), ' ')) {
    const std::string_view field = FromAbsl(part);
    const size_t equals = field.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = field.substr(0, equals);
    const std::string value = Decoded(field.substr(equals + 1));
    if (name == "key") marker.key = value;
    if (name == "sha") marker.commit = value;
    if (name == "run") marker.run = ParseNumber<uint64_t>(value);
  }
  return marker;
}

bool SameComment(std::string_view a, std::string_view b) {
  return TrimmedLines(a) == TrimmedLines(b);
}

}  // namespace routesight
