#include "evaluator/configuration/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <exception>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "evaluator/base/check.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/text_check.h"

namespace routesight {
namespace {

struct Refusal {
  YAML::Mark mark;
  std::string message;
};

// Collects the events of one document. After a refusal further events are ignored.
class TreeBuilder : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) Refuse(mark, "found a second document, expected one");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    AddLeaf(YamlKind::kNull, PlaceOfNothing(mark), anchor, {});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    RefuseTag(mark, tag);
    AddLeaf(tag == "?" ? YamlKind::kPlainScalar : YamlKind::kQuotedScalar, mark, anchor, value);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (refusal_) return;
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) {
      Refuse(mark, "found an alias inside the value that it names, expected a value");
      return;
    }
    Attach(found->second);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    RefuseTag(mark, tag);
    Open(YamlKind::kSequence, mark, anchor);
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    RefuseTag(mark, tag);
    Open(YamlKind::kMapping, mark, anchor);
  }
  void OnMapEnd() override { Close(); }

  const std::optional<Refusal>& refusal() const { return refusal_; }

  YamlTree Take() && {
    RS_CHECK(open_.empty() && !refusal_);
    if (!tree_.root.has_value()) tree_.root = tree_.nodes.Add({});
    return std::move(tree_);
  }

 private:
  struct OpenNode {
    YamlNodeId id;
    YAML::anchor_t anchor;
    YamlNodeId key;      // Of a mapping: the key whose value is still to come.
    uint64_t count = 1;  // Nodes so far, with every alias written out.
  };

  void Refuse(const YAML::Mark& mark, std::string message) {
    if (!refusal_) refusal_ = Refusal{mark, std::move(message)};
  }

  // A tag may change what a value means (`!!str 1`), and nothing in a configuration needs one.
  void RefuseTag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    Refuse(mark, Concat("found the tag ", Quoted(tag), ", expected a value without a tag"));
  }

  // yaml-cpp places a missing value at whatever comes next, which may be many lines on.
  YAML::Mark PlaceOfNothing(YAML::Mark mark) const {
    if (open_.empty() || !open_.back().key.has_value()) return mark;
    const YamlNode& key = tree_.nodes[open_.back().key];
    mark.line = key.line - 1;
    mark.column = key.column - 1;
    return mark;
  }

  YamlNodeId Add(YamlKind kind, const YAML::Mark& mark, std::string text) {
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    node.text = std::move(text);
    mark_ = mark;
    counts_.push_back(1);
    return tree_.nodes.Add(std::move(node));
  }

  void AddLeaf(YamlKind kind, const YAML::Mark& mark, YAML::anchor_t anchor, std::string text) {
    if (refusal_) return;
    const YamlNodeId id = Add(kind, mark, std::move(text));
    if (anchor != 0) anchors_[anchor] = id;
    Attach(id);
  }

  void Open(YamlKind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (refusal_) return;
    open_.push_back({Add(kind, mark, {}), anchor, {}});
  }

  void Close() {
    if (refusal_) return;
    const OpenNode closed = open_.back();
    open_.pop_back();
    counts_[closed.id.value] = closed.count;
    if (closed.anchor != 0) anchors_[closed.anchor] = closed.id;
    Attach(closed.id);
  }

  void Attach(YamlNodeId id) {
    if (open_.empty()) {
      tree_.root = id;
      return;
    }
    OpenNode& parent = open_.back();
    parent.count += counts_[id.value];
    if (parent.count > kMostYamlNodes) {
      Refuse(mark_, Concat("found more than ", kMostYamlNodes,
                           " values with every alias written out, expected fewer"));
      return;
    }
    YamlNode& node = tree_.nodes[parent.id];
    if (node.kind == YamlKind::kSequence) {
      node.items.push_back(id);
    } else if (parent.key.has_value()) {
      node.entries.emplace_back(std::exchange(parent.key, YamlNodeId{}), id);
    } else {
      parent.key = id;
    }
  }

  YamlTree tree_;
  std::vector<uint64_t> counts_;  // By node.
  std::vector<OpenNode> open_;
  absl::flat_hash_map<YAML::anchor_t, YamlNodeId> anchors_;  // Only of complete values.
  std::optional<Refusal> refusal_;
  YAML::Mark mark_;  // Of the newest node.
  int documents_ = 0;
};

absl::Status Error(std::string_view file_name, const YAML::Mark& mark, std::string_view message) {
  return absl::InvalidArgumentError(
      Concat(file_name, ":", mark.line + 1, ":", mark.column + 1, ": ", message));
}

}  // namespace

absl::StatusOr<YamlTree> ReadYaml(std::string_view text, std::string_view file_name) {
  if (const auto trouble = FindTextTrouble(text)) {
    return absl::InvalidArgumentError(
        Concat(file_name, ":", trouble->line, ":", trouble->column, ": ", trouble->message));
  }
  TreeBuilder builder;
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (!builder.refusal() && parser.HandleNextDocument(builder)) continue;
  } catch (const YAML::Exception& exception) {
    return Error(file_name, exception.mark,
                 Concat("found text that is not YAML (", exception.msg, ")"));
  } catch (const std::exception& exception) {
    return Error(file_name, {}, Concat("found text that is not YAML (", exception.what(), ")"));
  }
  if (builder.refusal())
    return Error(file_name, builder.refusal()->mark, builder.refusal()->message);
  return std::move(builder).Take();
}

}  // namespace routesight
