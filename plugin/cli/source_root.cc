#include "plugin/cli/source_root.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "plugin/cli/input.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;

// The names of an address without their instance keys: module.hub["a"].x_y.z gives module, hub,
// x_y, z.
std::vector<std::string> NamesIn(std::string_view address) {
  std::vector<std::string> names(1);
  bool quoted = false;
  bool in_key = false;
  for (size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (in_key) {
      quoted = c == '"';
      in_key = c != ']';
    } else if (c == '[') {
      in_key = true;
    } else if (c == '.') {
      names.emplace_back();
    } else {
      names.back() += c;
    }
  }
  return names;
}

bool IsLocal(std::string_view source) {
  return source.starts_with("./") || source.starts_with("../");
}

// The same blocks in Terraform's JSON syntax, which tells no lines.
std::vector<TerraformBlock> FindJsonBlocks(std::string_view text) {
  std::vector<TerraformBlock> blocks;
  const auto document = nlohmann::json::parse(text, nullptr, false);
  if (!document.is_object()) return blocks;
  for (const char* kind : {"resource", "data"}) {
    const auto types = document.find(kind);
    if (types == document.end() || !types->is_object()) continue;
    for (const auto& [type, named] : types->items()) {
      if (!named.is_object()) continue;
      for (const auto& [name, body] : named.items()) blocks.push_back({kind, {type, name}, 1, {}});
    }
  }
  const auto modules = document.find("module");
  if (modules == document.end() || !modules->is_object()) return blocks;
  for (const auto& [name, body] : modules->items()) {
    const auto source = body.find("source");
    const bool has_source = source != body.end() && source->is_string();
    blocks.push_back({"module", {name}, 1, has_source ? source->get<std::string>() : ""});
  }
  return blocks;
}

std::vector<fs::path> ConfigurationFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.ends_with(".tf") || name.ends_with(".tf.json")) files.push_back(at->path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

const std::vector<SourceRoot::Placed>& SourceRoot::BlocksOf(const fs::path& folder) {
  const auto [known, is_new] = read_.try_emplace(folder);
  if (!is_new) return known->second;
  for (const fs::path& path : ConfigurationFiles(folder)) {
    const auto file = InputFile::Open(path.string());
    if (!file.ok()) continue;
    const bool is_json = path.extension() == ".json";
    for (TerraformBlock& block :
         is_json ? FindJsonBlocks(file->text()) : FindTerraformBlocks(file->text())) {
      const size_t line = block.line;
      known->second.push_back({std::move(block), {path.generic_string(), line}});
    }
  }
  return known->second;
}

const SourceRoot::Placed* SourceRoot::FindBlock(const fs::path& folder, std::string_view kind,
                                                const std::vector<std::string>& labels) {
  const std::vector<Placed>& blocks = BlocksOf(folder);
  const auto found = std::ranges::find_if(blocks, [&](const Placed& placed) {
    return placed.block.kind == kind && placed.block.labels == labels;
  });
  return found == blocks.end() ? nullptr : &*found;
}

std::optional<SourcePlace> SourceRoot::Find(std::string_view address) {
  const std::vector<std::string> names = NamesIn(address);
  fs::path folder = folder_;
  size_t at = 0;
  while (at + 2 < names.size() && names[at] == "module") {
    const Placed* call = FindBlock(folder, "module", {names[at + 1]});
    if (call == nullptr) return std::nullopt;
    if (!IsLocal(call->block.source)) return call->place;
    folder = (folder / call->block.source).lexically_normal();
    at += 2;
  }
  const bool is_data = names[at] == "data";
  if (is_data) ++at;
  if (at + 2 != names.size()) return std::nullopt;
  const Placed* found =
      FindBlock(folder, is_data ? "data" : "resource", {names[at], names[at + 1]});
  if (found == nullptr) return std::nullopt;
  return found->place;
}

}  // namespace routesight
