// Rows of audits in files, one JSON line each, in the order of their paths.
#pragma once

#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "evaluator/audit/audit_row.h"

namespace routesight {

using TakeRow = std::function<absl::Status(const AuditRow&)>;

// Gives the rows of several shards to `take`, in the order of their paths, one of each file at a
// time in memory. Fails with kInvalidArgument for a file that is no rows of an audit in order, and
// for a plan that stands in two.
absl::Status MergeRows(const std::vector<std::string>& files, const TakeRow& take);

// What an interrupted audit of the same plans has left in `file`: gives its rows to `take`, cuts
// off a last one that is torn, and says how many are left. No file has no rows. Fails with
// kFailedPrecondition, and leaves the file as it is, when it holds anything else: the rows of other
// plans, or no rows.
absl::StatusOr<size_t> ResumeRows(const std::string& file, const std::vector<std::string>& plans,
                                  const TakeRow& take);

}  // namespace routesight
