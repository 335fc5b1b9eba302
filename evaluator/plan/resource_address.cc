#include "evaluator/plan/resource_address.h"

#include <algorithm>

namespace routesight {
namespace {

constexpr std::string_view kModule = "module.";

// Where an instance key in brackets ends that begins at `at`. Keys may contain brackets, dots and
// escaped quotes.
size_t EndOfKey(std::string_view address, size_t at) {
  bool quoted = false;
  for (; at < address.size(); ++at) {
    if (quoted && address[at] == '\\') {
      ++at;
    } else if (address[at] == '"') {
      quoted = !quoted;
    } else if (!quoted && address[at] == ']') {
      return at + 1;
    }
  }
  return address.size();
}

}  // namespace

std::string_view ModulePart(std::string_view address) {
  size_t end = 0;
  size_t at = 0;
  while (address.substr(at, kModule.size()) == kModule) {
    at = std::min(address.find_first_of(".[", at + kModule.size()), address.size());
    if (at < address.size() && address[at] == '[') at = EndOfKey(address, at);
    end = at;
    if (at < address.size()) ++at;
  }
  return address.substr(0, end);
}

std::vector<std::string_view> ModuleCallNames(std::string_view module) {
  std::vector<std::string_view> names;
  size_t at = 0;
  while (module.substr(at, kModule.size()) == kModule) {
    const size_t start = at + kModule.size();
    at = std::min(module.find_first_of(".[", start), module.size());
    names.push_back(module.substr(start, at - start));
    if (at < module.size() && module[at] == '[') at = EndOfKey(module, at);
    if (at < module.size()) ++at;
  }
  return names;
}

}  // namespace routesight
