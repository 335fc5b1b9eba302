// The first line of our comment, by which it is found again: HTML that nobody sees.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace routesight {

struct CommentMarker {
  std::string key;              // Which of several comments on one pull request.
  std::string commit;           // What was evaluated; empty if it is not known.
  std::optional<uint64_t> run;  // Number of the run, where the user gives one.

  bool operator==(const CommentMarker&) const = default;
};

// The marker, a line feed and the body.
std::string MarkedComment(const CommentMarker& marker, std::string_view body);

// The marker of a comment; absent if it is none of ours. Only its first line counts.
std::optional<CommentMarker> MarkerOf(std::string_view comment);

// The most that a marker with this key and commit adds to a body, in characters.
size_t SizeOf(const CommentMarker& marker);

// Whether two comments are the same but for what platforms do to line ends and blanks.
bool SameComment(std::string_view a, std::string_view b);

}  // namespace routesight
