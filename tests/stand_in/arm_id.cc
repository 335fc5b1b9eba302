#include "tests/stand_in/arm_id.h"

#include "tests/stand_in/azure_store.h"

namespace routesight {
namespace {

constexpr std::string_view kNameOf = "name of ";

std::string Fill(const std::string& placeholder, const std::string& subscription,
                 const nlohmann::json& values) {
  if (placeholder == "subscription") return subscription;
  if (placeholder.starts_with(kNameOf)) {
    return NameOfArmId(TextOf(values, placeholder.substr(kNameOf.size())));
  }
  return TextOf(values, placeholder);
}

}  // namespace

std::string ComposeArmId(const std::string& id_template, const std::string& subscription,
                         const nlohmann::json& values) {
  std::string id;
  for (std::size_t at = 0; at < id_template.size();) {
    const std::size_t open = id_template.find_first_of("{(", at);
    id += id_template.substr(at, open - at);
    if (open == std::string::npos) break;
    const std::size_t close = id_template.find_first_of("})", open);
    id += Fill(id_template.substr(open + 1, close - open - 1), subscription, values);
    at = close + 1;
  }
  return id;
}

std::string NameOfArmId(const std::string& id) { return id.substr(id.rfind('/') + 1); }

}  // namespace routesight
