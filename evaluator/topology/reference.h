// What a resource says about another one, before it is known which node that is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace routesight {

enum class ReferenceKind : unsigned char {
  kAbsent,  // It refers to nothing.
  kArmId,   // To whatever has this ARM id.
  kNode,    // To the node of this name.
  kOpen,    // To one of the candidates, or to something unknown when there are none.
};

struct Reference {
  ReferenceKind kind = ReferenceKind::kAbsent;
  std::string target;                   // ARM id or name; of an open one an ARM id, or nothing.
  std::vector<std::string> candidates;  // Names; sorted.
  std::string attribute;                // Where it stands, for messages.
  std::string reason;                   // Why it is open, when candidates alone do not tell.

  // Whether it says an ARM id, of which it may be open whose it is.
  bool HasId() const {
    return kind == ReferenceKind::kArmId || (kind == ReferenceKind::kOpen && !target.empty());
  }

  // The effect of a gap, and why it is there.
  std::string Explained(std::string_view effect) const {
    std::string text(effect);
    if (!reason.empty()) text.append(": ").append(reason);
    return text;
  }

  static Reference ToArmId(std::string_view id) {
    return {ReferenceKind::kArmId, std::string(id), {}, {}, {}};
  }
  static Reference ToNode(std::string_view name) {
    return {ReferenceKind::kNode, std::string(name), {}, {}, {}};
  }
};

}  // namespace routesight
