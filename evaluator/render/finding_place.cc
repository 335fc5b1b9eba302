#include "evaluator/render/finding_place.h"

#include <cstdint>

#include "absl/strings/str_format.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

// FNV-1a with 64 bits: what is stored in other systems must not depend on a library's version.
class Fingerprint {
 public:
  void Add(std::string_view text) {
    for (const char c : text) Add(c);
    Add('\n');
  }
  std::string Text() const { return absl::StrFormat("%016x", hash_); }

 private:
  void Add(char c) { hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ull; }

  uint64_t hash_ = 0xcbf29ce484222325ull;
};

}  // namespace

FindingPlace PlaceOf(const StoredFinding& finding, const std::string& plan_name,
                     const RenderOptions& options) {
  if (options.find_source) {
    for (const std::string& resource : finding.resources) {
      if (const auto place = options.find_source(resource)) return {*place, true};
    }
  }
  return {{plan_name, 1}, false};
}

std::string FingerprintOf(const StoredFinding& finding) {
  Fingerprint fingerprint;
  fingerprint.Add(finding.code);
  for (const std::string& resource : finding.resources) fingerprint.Add(resource);
  fingerprint.Add("");
  for (const std::string& subnet : finding.subnets) fingerprint.Add(subnet);
  fingerprint.Add("");
  fingerprint.Add(finding.message);
  return fingerprint.Text();
}

std::string WholeMessage(const StoredFinding& finding) {
  return finding.remedy.empty() ? finding.message : Concat(finding.message, " ", finding.remedy);
}

}  // namespace routesight
