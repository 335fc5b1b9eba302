#include "plugin/cli/audit_command.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>

#include "evaluator/audit/audit_report.h"
#include "evaluator/base/text.h"
#include "plugin/cli/audit_plan.h"
#include "plugin/cli/audit_rows.h"
#include "plugin/cli/child_work.h"
#include "plugin/cli/output.h"
#include "plugin/cli/progress.h"

namespace routesight {
namespace {

using Clock = std::chrono::steady_clock;

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

// The report on its way out, row by row, and the sums at its end.
class Output {
 public:
  explicit Output(AuditReport& report) : report_(report) {}

  absl::Status Begin() { return WriteToStandardOutput(report_.Begin()); }
  absl::Status Row(const AuditRow& row) {
    totals_.Add(row);
    return WriteToStandardOutput(report_.Row(row));
  }
  absl::Status End() { return WriteToStandardOutput(report_.End(totals_)); }
  const AuditTotals& totals() const { return totals_; }

 private:
  AuditReport& report_;
  AuditTotals totals_;
};

// `[#####     ] 1000 of 2000 plans, 41 a second, 24 s left`
class AuditProgress {
 public:
  AuditProgress(ProgressShown shown, size_t before, size_t all)
      : progress_(shown), before_(before), all_(all) {}

  void Done(size_t done) {
    const Clock::time_point now = Clock::now();
    if (now - said_ < std::chrono::milliseconds(100)) return;
    said_ = now;
    constexpr size_t kWidth = 20;
    const std::chrono::duration<double> passed = now - begin_;
    const size_t filled = all_ == 0 ? kWidth : done * kWidth / all_;
    const double rate = static_cast<double>(done - before_) / passed.count();
    std::string line = Concat("[", std::string(filled, '#'), std::string(kWidth - filled, ' '),
                              "] ", done, " of ", all_, " plans");
    if (rate > 0) {
      const auto tenths = static_cast<size_t>(rate * 10);
      const auto left = static_cast<size_t>(static_cast<double>(all_ - done) / rate);
      line += Concat(", ", tenths / 10, ".", tenths % 10, " a second, ", left, " s left");
    }
    progress_.Say(line);
  }
  // Before something is written to the same terminal.
  void Clear() { progress_.Clear(); }

 private:
  Progress progress_;
  size_t before_;
  size_t all_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point said_;
};

}  // namespace

AuditCommand::AuditCommand(CLI::App& program)
    : command_(*program.add_subcommand("audit", "Many stored plans, one row each")),
      context_(command_),
      colours_(command_) {
  command_
      .add_option("PATH", paths_,
                  "Plans as JSON, also packed with gzip, and folders of them (.json, .json.gz)")
      ->type_name("")
      ->required();
  command_.add_option("--format", format_, "text, json, jsonl or markdown; default: text")
      ->type_name("FORMAT");
  command_.add_option("--jobs", jobs_, "So many at once; default: one per processor")
      ->type_name("N");
  command_
      .add_option(
          "--rows", rows_,
          "Keeps the rows as JSON lines in this file as they come, for --resume and --merge")
      ->type_name("FILE");
  command_.add_flag("--resume", resume_, "Goes on where an audit with the same --rows ended");
  command_
      .add_option("--shard", shard_, "Only the plans of this one of so many machines, such as 2/5")
      ->type_name("I/N");
  command_.add_flag("--merge", merge_, "Each PATH is a file of rows, that of a shard");
  command_
      .add_option("--fail-on", fail_on_,
                  "Exit code 2 from this severity on; default: policy.fail_on of the plan's "
                  "configuration, else high")
      ->type_name("SEVERITY");
  command_.add_flag("--exit-zero", exit_zero_, "End with 0 whatever is found");
}

ExitCode AuditCommand::Run() const {
  const absl::StatusOr<AuditTotals> totals = Audit();
  if (!totals.ok()) return Conclude(totals.status());
  if (totals->not_understood > 0) return ExitCode::kNotUnderstood;
  return totals->failing > 0 && !exit_zero_ ? ExitCode::kFindings : ExitCode::kOk;
}

absl::StatusOr<AuditCommand::Request> AuditCommand::Read() const {
  Request request;
  request.jobs = jobs_ > 0 ? jobs_ : std::max<size_t>(1, std::thread::hardware_concurrency());
  request.fail_on = ParseSeverity(fail_on_);
  if (!fail_on_.empty() && !request.fail_on) {
    return WrongUsage(
        Concat("--fail-on ", fail_on_, ": expected critical, high, medium, low or info"));
  }
  if (!shard_.empty()) {
    const std::optional<Shard> shard = ReadShard(shard_);
    if (!shard) return WrongUsage(Concat("--shard ", shard_, ": expected I/N, such as 2/5"));
    request.shard = *shard;
  }
  if (resume_ && rows_.empty()) {
    return WrongUsage("--resume needs --rows, the file in which the audit has kept its rows");
  }
  if (merge_ && (resume_ || !rows_.empty() || !shard_.empty() || !fail_on_.empty())) {
    return WrongUsage(
        "--merge only reads rows: it goes with no --rows, --resume, --shard or --fail-on");
  }
  return request;
}

absl::StatusOr<AuditTotals> AuditCommand::Audit() const {
  const absl::StatusOr<Request> request = Read();
  if (!request.ok()) return request.status();
  const std::unique_ptr<AuditReport> report = MakeAuditReport(format_, colours_.style());
  if (report == nullptr) {
    return WrongUsage(
        Concat("no format \"", format_, "\"; expected text, json, jsonl or markdown"));
  }
  Output output(*report);
  const TakeRow print = [&](const AuditRow& row) { return output.Row(row); };
  if (merge_) {
    absl::Status status = output.Begin();
    if (status.ok()) status = MergeRows(paths_, print);
    if (status.ok()) status = output.End();
    return status.ok() ? absl::StatusOr<AuditTotals>(output.totals()) : status;
  }

  const std::vector<std::string> plans = OfShard(FindPlans(paths_), request->shard);
  if (plans.empty() && shard_.empty()) return WrongUsage("no plans there: no .json or .json.gz");
  if (const absl::Status status = output.Begin(); !status.ok()) return status;
  size_t before = 0;
  if (resume_) {
    const absl::StatusOr<size_t> rows = ResumeRows(rows_, plans, print);
    if (!rows.ok()) return rows.status();
    before = *rows;
  } else if (!rows_.empty()) {
    if (const absl::Status status = WriteToFile(rows_, ""); !status.ok()) return status;
  }

  AuditProgress progress(context_.progress(), before, plans.size());
  const auto evaluate = [&](size_t number) {
    const InputNames names = context_.NamesWith(plans[before + number]);
    return AuditLine(AuditPlan(names, request->fail_on));
  };
  const auto take = [&](size_t number, const ChildAnswer& answer) -> absl::Status {
    const std::string& plan = plans[before + number];
    const absl::StatusOr<AuditRow> read =
        answer.problem.empty() ? ReadAuditLine(answer.text) : RowOfError(plan, answer.problem);
    const AuditRow row = read.ok() ? *read : RowOfError(plan, FromAbsl(read.status().message()));
    if (!rows_.empty()) {
      if (const absl::Status status = AppendToFile(rows_, AuditLine(row)); !status.ok()) {
        return status;
      }
    }
    progress.Clear();
    const absl::Status status = output.Row(row);
    progress.Done(before + number + 1);
    return status;
  };
  absl::Status status = WorkInChildren(plans.size() - before, request->jobs, evaluate, take);
  progress.Clear();
  if (status.ok()) status = output.End();
  return status.ok() ? absl::StatusOr<AuditTotals>(output.totals()) : status;
}

}  // namespace routesight
