#include "plugin/cli/audit_command.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <thread>

#include "evaluator/base/text.h"
#include "plugin/cli/audit_paths.h"
#include "plugin/cli/output.h"

namespace routesight {
namespace {

constexpr size_t kMostJobs = 1024;

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

std::string FormatNames() {
  std::vector<std::string_view> names;
  for (const AuditFormat& format : AuditFormats()) names.push_back(format.name);
  return Join(names, ", ");
}

bool ReadsStandardInput(const std::vector<std::string>& files) {
  return std::ranges::find(files, "-") != files.end();
}

}  // namespace

AuditCommand::AuditCommand(CLI::App& program)
    : command_(*program.add_subcommand("audit", "Many stored plans, one row each")),
      context_(command_),
      colours_(command_) {
  command_
      .add_option("PATH", paths_,
                  "Plans as JSON, also packed with gzip, or as terraform saves them, and folders "
                  "of them (.json, .json.gz, .tfplan, tfplan)")
      ->type_name("")
      ->required();
  command_.add_option("--format", format_, Concat(FormatNames(), "; default: text"))
      ->type_name("FORMAT");
  command_.add_option("--jobs", jobs_, "So many at once; default: one per processor")
      ->type_name("N")
      ->check(CLI::Range(size_t{1}, kMostJobs));
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
      .add_option("--chdir", terraform_directory_,
                  "Where terraform is initialised that shows saved plans; default: the folder of "
                  "each")
      ->type_name("DIR");
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
  if (exit_zero_) return ExitCode::kOk;
  if (totals->tests_failed > 0) return ExitCode::kTestFailed;
  return totals->failing > 0 ? ExitCode::kFindings : ExitCode::kOk;
}

absl::Status AuditCommand::CheckFlags() const {
  if (!fail_on_.empty() && !ParseSeverity(fail_on_)) {
    return WrongUsage(
        Concat("--fail-on ", fail_on_, ": expected critical, high, medium, low or info"));
  }
  if (resume_ && rows_.empty()) {
    return WrongUsage("--resume needs --rows, the file in which the audit has kept its rows");
  }
  if (merge_ && (resume_ || !rows_.empty() || !shard_.empty() || !fail_on_.empty())) {
    return WrongUsage(
        "--merge only reads rows: it goes with no --rows, --resume, --shard or --fail-on");
  }
  const InputNames inputs = context_.NamesWith("");
  if (ReadsStandardInput(paths_) || ReadsStandardInput(inputs.beside) ||
      ReadsStandardInput(inputs.configurations)) {
    return WrongUsage("-: an audit reads files, which each of its processes can open");
  }
  return absl::OkStatus();
}

absl::StatusOr<AuditOutput> AuditCommand::ReadOutput() const {
  const AuditFormat* format = FindAuditFormat(format_);
  if (format == nullptr) {
    return WrongUsage(Concat("no format \"", format_, "\"; expected one of ", FormatNames()));
  }
  return AuditOutput{format, colours_.style()};
}

absl::StatusOr<AuditRequest> AuditCommand::ReadRequest() const {
  AuditRequest request;
  request.plans = FindPlans(paths_);
  // What an audit writes into the folder that it reads is none of its plans.
  std::erase_if(request.plans, [&](const std::string& plan) {
    std::error_code error;
    return !rows_.empty() && std::filesystem::equivalent(plan, rows_, error);
  });
  if (request.plans.empty()) {
    return WrongUsage("no plans there: no .json, .json.gz, .tfplan or tfplan");
  }
  if (!shard_.empty()) {
    const std::optional<Shard> shard = ReadShard(shard_);
    if (!shard) return WrongUsage(Concat("--shard ", shard_, ": expected I/N, such as 2/5"));
    request.plans = OfShard(request.plans, *shard);
  }
  request.inputs = context_.NamesWith("");
  request.settings = {ParseSeverity(fail_on_), terraform_directory_};
  request.jobs = jobs_ > 0 ? jobs_ : std::max<size_t>(1, std::thread::hardware_concurrency());
  request.rows = rows_;
  request.begin = resume_ ? AuditBegin::kResumed : AuditBegin::kAnew;
  request.progress = context_.progress();
  return request;
}

absl::StatusOr<AuditTotals> AuditCommand::Audit() const {
  if (const absl::Status status = CheckFlags(); !status.ok()) return status;
  const absl::StatusOr<AuditOutput> output = ReadOutput();
  if (!output.ok()) return output.status();
  if (merge_) return MergeAudits(paths_, *output);
  const absl::StatusOr<AuditRequest> request = ReadRequest();
  if (!request.ok()) return request.status();
  return AuditPlans(*request, *output);
}

}  // namespace routesight
