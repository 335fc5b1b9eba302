#include "plugin/cli/observed_record.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"
#include "evaluator/report/rib_views.h"
#include "evaluator/report/table_query.h"
#include "evaluator/verify/compare_bgp_routes.h"
#include "evaluator/verify/compare_routes.h"
#include "evaluator/verify/find_view.h"
#include "evaluator/verify/parse_observed.h"
#include "plugin/cli/input.h"

namespace routesight {
namespace {

constexpr std::string_view kLearned = "learned:";
constexpr std::string_view kAdvertised = "advertised:";

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

absl::Status InFile(const std::string& file, const absl::Status& status) {
  return absl::Status(status.code(),
                      ToAbsl(Concat(DisplayName(file), ": ", FromAbsl(status.message()))));
}

std::optional<RecordKind> BgpKindOf(std::string_view address) {
  if (address.starts_with(kLearned)) return RecordKind::kLearned;
  if (address.starts_with(kAdvertised)) return RecordKind::kAdvertised;
  return std::nullopt;
}

std::vector<RibSpeaker> SpeakersAt(const Timeline& timeline, const std::string& at) {
  std::vector<RibSpeaker> speakers = ListRibs(timeline);
  std::erase_if(speakers, [&](const RibSpeaker& speaker) { return speaker.at != at; });
  return speakers;
}

// The table of an interface of that name, else that of a subnet.
absl::StatusOr<TableCatalogue> FindTable(const Timeline& timeline, const std::string& at,
                                         const std::string& address) {
  absl::StatusOr<TableCatalogue> of_interface = SelectTables(timeline, {{}, {address}, at});
  if (of_interface.ok()) return of_interface;
  absl::StatusOr<TableCatalogue> of_subnet = SelectTables(timeline, {{address}, {}, at});
  return of_subnet.ok() ? of_subnet : of_interface;
}

absl::StatusOr<VerifiedRecord> VerifyTable(const Timeline& timeline, const std::string& at,
                                           const ObservedName& name) {
  const absl::StatusOr<TableCatalogue> tables = FindTable(timeline, at, name.address);
  if (!tables.ok()) {
    return WrongUsage(Concat("--observed ", name.file, ": ", FromAbsl(tables.status().message()),
                             "; of a BGP speaker say learned:SPEAKER or advertised:SPEAKER"));
  }
  if (tables->entries.empty()) {
    return WrongUsage(Concat("--observed ", name.file, ": ", name.address, " is not there ", at));
  }
  const absl::StatusOr<InputFile> file = InputFile::Open(name.file);
  if (!file.ok()) return file.status();
  const absl::StatusOr<std::vector<RouteRow>> observed = ParseObservedRoutes(file->text());
  if (!observed.ok()) return InFile(name.file, observed.status());
  const TableContent& predicted = tables->contents[tables->entries.front().content];
  ComparedRows compared = CompareRoutes(*observed, predicted.routes);
  return VerifiedRecord{RecordKind::kEffectiveRoutes,
                        name.address,
                        "",
                        DisplayName(name.file),
                        std::move(compared.rows),
                        predicted.gaps,
                        compared.left_out};
}

absl::StatusOr<VerifiedRecord> VerifyView(const Timeline& timeline, const std::string& at,
                                          const ObservedName& name, RecordKind kind) {
  const Snapshot* snapshot = timeline.Find(at);
  if (snapshot == nullptr || (at != "before" && at != "after")) {
    return WrongUsage(Concat("--at ", at, ": expected before or after for routes of BGP speakers"));
  }
  const size_t prefix = kind == RecordKind::kLearned ? kLearned.size() : kAdvertised.size();
  absl::StatusOr<FoundView> view =
      FindView(*snapshot, SpeakersAt(timeline, at), kind, name.address.substr(prefix));
  if (!view.ok()) return view.status();
  const absl::StatusOr<InputFile> file = InputFile::Open(name.file);
  if (!file.ok()) return file.status();
  const absl::StatusOr<ObservedBgpRoutes> observed = ParseObservedBgpRoutes(file->text());
  if (!observed.ok()) return InFile(name.file, observed.status());
  ComparedRows compared = CompareBgpRoutes(*observed, view->views, kind);
  return VerifiedRecord{kind,
                        std::move(view->speaker),
                        std::move(view->peer),
                        DisplayName(name.file),
                        std::move(compared.rows),
                        std::move(view->gaps),
                        compared.left_out};
}

}  // namespace

ObservedName ReadObservedName(std::string_view text) {
  int brackets = 0;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '[') ++brackets;
    if (c == ']') --brackets;
    if (c == '=' && brackets == 0) {
      return {std::string(text.substr(0, i)), std::string(text.substr(i + 1))};
    }
  }
  return {std::filesystem::path(text).stem().string(), std::string(text)};
}

absl::StatusOr<std::vector<VerifiedRecord>> VerifyRecords(const Timeline& timeline,
                                                          const std::string& at,
                                                          const std::vector<ObservedName>& names) {
  std::vector<VerifiedRecord> records;
  for (const ObservedName& name : names) {
    const std::optional<RecordKind> kind = BgpKindOf(name.address);
    absl::StatusOr<VerifiedRecord> record =
        kind ? VerifyView(timeline, at, name, *kind) : VerifyTable(timeline, at, name);
    if (!record.ok()) return record.status();
    records.push_back(*std::move(record));
  }
  return records;
}

}  // namespace routesight
