#include "plugin/cli/audit_run.h"

#include "evaluator/base/text.h"
#include "plugin/cli/audit_progress.h"
#include "plugin/cli/audit_rows.h"
#include "plugin/cli/child_work.h"
#include "plugin/cli/output.h"

namespace routesight {
namespace {

// The report on its way out, row by row, and the sums at its end.
class Report {
 public:
  explicit Report(const AuditOutput& output) : output_(output) {}

  absl::Status Begin() { return WriteToStandardOutput(output_.format->begin()); }
  absl::Status Row(const AuditRow& row) {
    const std::string text = output_.format->row(row, totals_, output_.style);
    totals_.Add(row);
    return WriteToStandardOutput(text);
  }
  absl::Status End() { return WriteToStandardOutput(output_.format->end(totals_, output_.style)); }
  const AuditTotals& totals() const { return totals_; }

 private:
  AuditOutput output_;
  AuditTotals totals_;
};

AuditRow RowOfAnswer(const std::string& plan, const ChildAnswer& answer) {
  if (!answer.problem.empty()) return RowOfError(plan, Concat(plan, ": ", answer.problem));
  const absl::StatusOr<AuditRow> row = ReadAuditLine(answer.text);
  return row.ok() ? *row : RowOfError(plan, FromAbsl(row.status().message()));
}

// Rows of the plans that an interrupted audit has done: reported, and how many there are.
absl::StatusOr<size_t> TakeUp(const AuditRequest& request, Report& report) {
  if (request.begin == AuditBegin::kResumed) {
    return ResumeRows(request.rows, request.plans,
                      [&](const AuditRow& row) { return report.Row(row); });
  }
  if (request.rows.empty()) return size_t{0};
  const absl::Status emptied = WriteToFile(request.rows, "");
  return emptied.ok() ? absl::StatusOr<size_t>(size_t{0}) : emptied;
}

absl::Status WorkOff(const AuditRequest& request, size_t before, Report& report) {
  AuditProgress progress(request.progress, before, request.plans.size());
  const auto evaluate = [&](size_t number) {
    InputNames names = request.inputs;
    names.plan = request.plans[before + number];
    return AuditLine(AuditPlan(names, request.settings));
  };
  const auto take = [&](size_t number, const ChildAnswer& answer) -> absl::Status {
    const AuditRow row = RowOfAnswer(request.plans[before + number], answer);
    // Kept first: what is killed between the two reports this row again, and evaluates nothing.
    if (!request.rows.empty()) {
      const absl::Status kept = AppendToFile(request.rows, AuditLine(row));
      if (!kept.ok()) return kept;
    }
    progress.Clear();
    const absl::Status status = report.Row(row);
    progress.Done(before + number + 1);
    return status;
  };
  return WorkInChildren(request.plans.size() - before, request.jobs, evaluate, take);
}

}  // namespace

absl::StatusOr<AuditTotals> AuditPlans(const AuditRequest& request, const AuditOutput& output) {
  Report report(output);
  if (const absl::Status status = report.Begin(); !status.ok()) return status;
  const absl::StatusOr<size_t> before = TakeUp(request, report);
  if (!before.ok()) return before.status();
  absl::Status status = WorkOff(request, *before, report);
  if (status.ok()) status = report.End();
  return status.ok() ? absl::StatusOr<AuditTotals>(report.totals()) : status;
}

absl::StatusOr<AuditTotals> MergeAudits(const std::vector<std::string>& files,
                                        const AuditOutput& output) {
  Report report(output);
  absl::Status status = report.Begin();
  if (status.ok()) {
    status = MergeRows(files, [&](const AuditRow& row) { return report.Row(row); });
  }
  if (status.ok()) status = report.End();
  return status.ok() ? absl::StatusOr<AuditTotals>(report.totals()) : status;
}

}  // namespace routesight
