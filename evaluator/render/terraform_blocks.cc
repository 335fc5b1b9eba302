#include "evaluator/render/terraform_blocks.h"

#include <cctype>
#include <optional>
#include <utility>

namespace routesight {
namespace {

bool IsNamePart(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<TerraformBlock> Run() {
    while (SkipBlanks()) {
      const size_t line = line_;
      TerraformBlock block{Name(), {}, line, {}};
      if (block.kind.empty()) {
        Skip();
        continue;
      }
      ReadLabels(block);
      if (At('{')) {
        ReadBody(block);
        blocks_.push_back(std::move(block));
      }
    }
    return std::move(blocks_);
  }

 private:
  bool AtEnd() const { return at_ >= text_.size(); }
  bool At(char c) const { return !AtEnd() && text_[at_] == c; }
  bool Ahead(std::string_view word) const { return text_.substr(at_).starts_with(word); }

  void Step() {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }
  void SkipPast(std::string_view word) {
    while (!AtEnd() && !Ahead(word)) Step();
    for (size_t i = 0; i < word.size() && !AtEnd(); ++i) Step();
  }
  // Stops before the line's end.
  void SkipLine() {
    while (!AtEnd() && !At('\n')) Step();
  }

  // Spaces, line ends and comments. False at the end of the text.
  bool SkipBlanks() {
    while (!AtEnd()) {
      if (At('#') || Ahead("//")) {
        SkipLine();
      } else if (Ahead("/*")) {
        SkipPast("*/");
      } else if (std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
        Step();
      } else {
        return true;
      }
    }
    return false;
  }

  std::string Name() {
    const size_t begin = at_;
    while (!AtEnd() && IsNamePart(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  void ReadLabels(TerraformBlock& block) {
    while (!AtEnd()) {
      while (At(' ') || At('\t')) Step();
      if (At('"')) {
        block.labels.push_back(Quoted().value_or(""));
      } else if (std::string name = Name(); !name.empty()) {
        block.labels.push_back(std::move(name));
      } else {
        return;
      }
    }
  }

  // A quoted text, templates within it included. Absent where it holds a template.
  std::optional<std::string> Quoted() {
    std::string content;
    bool is_plain = true;
    Step();
    while (!AtEnd() && !At('"') && !At('\n')) {
      if (At('\\') && at_ + 1 < text_.size()) {
        Step();
      } else if (Ahead("${") || Ahead("%{")) {
        is_plain = false;
        Step();
        SkipNested();
        continue;
      }
      content += text_[at_];
      Step();
    }
    if (At('"')) Step();
    return is_plain ? std::optional(std::move(content)) : std::nullopt;
  }

  // From an opening brace to behind its closing one. Iterative but for templates in texts, whose
  // depth is bounded.
  void SkipNested() {
    if (++templates_ > kDeepestTemplate) {
      at_ = text_.size();
      return;
    }
    size_t depth = 0;
    do {
      if (At('{')) ++depth;
      if (At('}')) --depth;
      if (depth == 0)
        Step();
      else
        Skip();
    } while (depth > 0 && SkipBlanks());
    --templates_;
  }

  // One character, text or here document.
  void Skip() {
    if (AtEnd()) return;
    if (At('"')) {
      Quoted();
    } else if (Ahead("<<")) {
      SkipHereDocument();
    } else {
      Step();
    }
  }

  void SkipHereDocument() {
    at_ += 2;
    if (At('-')) ++at_;
    const std::string end = Name();
    if (end.empty()) return;
    while (!AtEnd()) {
      SkipLine();
      if (AtEnd()) return;
      Step();
      while (At(' ') || At('\t')) Step();
      if (!Ahead(end)) continue;
      at_ += end.size();
      if (AtEnd() || At('\n') || At('\r')) return;
    }
  }

  // The body of a block, from its opening brace; notes the attribute `source`.
  void ReadBody(TerraformBlock& block) {
    Step();
    size_t depth = 1;
    while (SkipBlanks()) {
      if (depth == 1 && IsNamePart(text_[at_])) {
        const std::string name = Name();
        if (name == "source") ReadSource(block);
        continue;
      }
      if (At('{')) ++depth;
      if (At('}') && --depth == 0) {
        Step();
        return;
      }
      Skip();
    }
  }

  void ReadSource(TerraformBlock& block) {
    if (!SkipBlanks() || !At('=')) return;
    Step();
    if (SkipBlanks() && At('"')) block.source = Quoted().value_or("");
  }

  static constexpr size_t kDeepestTemplate = 100;

  std::string_view text_;
  size_t at_ = 0;
  size_t line_ = 1;
  size_t templates_ = 0;
  std::vector<TerraformBlock> blocks_;
};

}  // namespace

std::vector<TerraformBlock> FindTerraformBlocks(std::string_view text) {
  return Scanner(text).Run();
}

}  // namespace routesight
