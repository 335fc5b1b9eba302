#include "tests/stand_in/azure_store.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <thread>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::optional<Json> ReadObject(const fs::path& file) {
  std::ifstream stream(file);
  if (!stream) return std::nullopt;
  Json json = Json::parse(stream, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  return json;
}

}  // namespace

std::string TextOf(const Json& object, const std::string& name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint64_t StableNumber(std::string_view text) {
  std::uint64_t number = 14695981039346656037U;  // FNV-1a
  for (const char c : text) number = (number ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return number ^ number >> 32;
}

fs::path AzureStore::FileOf(const std::string& type, const std::string& id) const {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx",
                static_cast<unsigned long long>(StableNumber(Lowered(id))));
  return *directory_ / Concat(type, ".", std::string(digits), ".json");
}

std::optional<Json> AzureStore::Find(const std::string& type, const std::string& id) const {
  if (!directory_) return std::nullopt;
  return ReadObject(FileOf(type, id));
}

std::vector<Json> AzureStore::All(const std::string& type) const {
  std::vector<Json> objects;
  if (!directory_) return objects;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(*directory_, error)) {
    const std::string name = entry.path().filename();
    if (!name.starts_with(type + ".") || !name.ends_with(".json")) continue;
    if (auto object = ReadObject(entry.path())) objects.push_back(*std::move(object));
  }
  std::sort(objects.begin(), objects.end(),
            [](const Json& a, const Json& b) { return TextOf(a, "id") < TextOf(b, "id"); });
  return objects;
}

absl::Status AzureStore::Put(const std::string& type, const std::string& id,
                             const Json& values) const {
  if (!directory_) return absl::OkStatus();
  std::error_code error;
  fs::create_directories(*directory_, error);
  const fs::path file = FileOf(type, id);
  // Renamed into place, since other calls read at the same time.
  const fs::path draft = file.string() + ".draft";
  std::ofstream(draft) << values.dump(2) << "\n";
  fs::rename(draft, file, error);
  if (error) return absl::UnavailableError(Concat("cannot write ", file.string()));
  return absl::OkStatus();
}

bool AzureStore::IsLocked(const std::string& type, const std::string& id) const {
  const auto object = Find(type, id);
  return object && object->value("locked", false);
}

void AzureStore::Remove(const std::string& type, const std::string& id) const {
  if (!directory_) return;
  std::error_code error;
  fs::remove(FileOf(type, id), error);
}

}  // namespace routesight
