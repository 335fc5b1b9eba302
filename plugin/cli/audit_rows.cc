#include "plugin/cli/audit_rows.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

absl::Status Unreadable(const std::string& file) {
  return absl::DataLossError(
      ToAbsl(Concat(file, ": ", std::generic_category().message(errno == 0 ? EIO : errno))));
}

absl::Status InFile(const std::string& file, size_t line, std::string_view why) {
  return absl::InvalidArgumentError(ToAbsl(Concat(file, ":", line, ": ", why)));
}

// One file, and the row that is next.
class RowFile {
 public:
  explicit RowFile(std::string name) : name_(std::move(name)), stream_(name_) {}

  absl::Status Open() { return stream_.is_open() ? Next() : Unreadable(name_); }
  const std::optional<AuditRow>& row() const { return row_; }

  absl::Status Next() {
    std::string line;
    if (!std::getline(stream_, line)) {
      row_.reset();
      return stream_.bad() ? Unreadable(name_) : absl::OkStatus();
    }
    ++line_;
    absl::StatusOr<AuditRow> row = ReadAuditLine(line);
    if (!row.ok()) return InFile(name_, line_, FromAbsl(row.status().message()));
    if (row_ && row->path <= row_->path) {
      return InFile(name_, line_,
                    "this row does not follow the one before; expected the order of paths");
    }
    row_ = *std::move(row);
    return absl::OkStatus();
  }

  absl::Status TwiceError() const {
    return InFile(name_, line_, Concat(row_->path, " stands in another file, too"));
  }

 private:
  std::string name_;
  std::ifstream stream_;
  size_t line_ = 0;
  std::optional<AuditRow> row_;
};

constexpr std::string_view kRowBegin = R"({"path":)";

absl::Status OtherRows(const std::string& file, size_t line, std::string_view why) {
  return absl::FailedPreconditionError(
      ToAbsl(Concat(file, ":", line, ": ", why,
                    "; --resume goes on with the rows of an audit of the same plans")));
}

struct KeptRows {
  size_t rows = 0;
  size_t bytes = 0;
};

// The rows that are whole, each that of the plan in its place.
absl::StatusOr<KeptRows> CheckKeptRows(const std::string& file,
                                       const std::vector<std::string>& plans) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream.is_open()) return Unreadable(file);
  KeptRows kept;
  // A line without its end was torn.
  std::string line;
  for (; std::getline(stream, line) && !stream.eof(); ++kept.rows) {
    const size_t number = kept.rows + 1;
    const absl::StatusOr<AuditRow> row = ReadAuditLine(line);
    if (!row.ok()) return OtherRows(file, number, FromAbsl(row.status().message()));
    if (kept.rows >= plans.size()) {
      return OtherRows(file, number, "found more rows than there are plans");
    }
    if (const std::string expected = RowPath(plans[kept.rows]); row->path != expected) {
      return OtherRows(file, number, Concat("found ", row->path, ", expected ", expected));
    }
    kept.bytes += line.size() + 1;
  }
  if (stream.bad()) return Unreadable(file);
  const size_t size = std::min(line.size(), kRowBegin.size());
  if (line.substr(0, size) != kRowBegin.substr(0, size)) {
    return OtherRows(file, kept.rows + 1, "this is no row of an audit");
  }
  return kept;
}

}  // namespace

absl::Status MergeRows(const std::vector<std::string>& files, const TakeRow& take) {
  std::vector<RowFile> open;
  for (const std::string& file : files) {
    RowFile& rows = open.emplace_back(file);
    if (const absl::Status status = rows.Open(); !status.ok()) return status;
  }
  std::string last;
  while (true) {
    RowFile* first = nullptr;
    for (RowFile& rows : open) {
      if (rows.row() && (first == nullptr || rows.row()->path < first->row()->path)) first = &rows;
    }
    if (first == nullptr) return absl::OkStatus();
    if (first->row()->path == last) return first->TwiceError();
    last = first->row()->path;
    if (const absl::Status status = take(*first->row()); !status.ok()) return status;
    if (const absl::Status status = first->Next(); !status.ok()) return status;
  }
}

absl::StatusOr<size_t> ResumeRows(const std::string& file, const std::vector<std::string>& plans,
                                  const TakeRow& take) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return size_t{0};
  const absl::StatusOr<KeptRows> kept = CheckKeptRows(file, plans);
  if (!kept.ok()) return kept.status();
  std::filesystem::resize_file(file, kept->bytes, error);
  if (error) return absl::UnavailableError(ToAbsl(Concat(file, ": ", error.message())));
  const absl::Status status = MergeRows({file}, take);
  return status.ok() ? absl::StatusOr<size_t>(kept->rows) : status;
}

}  // namespace routesight
