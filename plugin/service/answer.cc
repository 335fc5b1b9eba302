#include "plugin/service/answer.h"

#include <optional>
#include <utility>
#include <vector>

#include "evaluator/base/text.h"
#include "evaluator/configuration/merge.h"
#include "evaluator/configuration/parse_configuration.h"
#include "evaluator/evaluate.h"
#include "evaluator/report/evaluation_json.h"
#include "evaluator/report/path_query.h"
#include "evaluator/report/routes_json.h"
#include "evaluator/report/table_query.h"
#include "evaluator/report/why_json.h"
#include "plugin/service/json_message.h"

namespace routesight {
namespace {

constexpr size_t kTerraformsParallelism = 10;
constexpr size_t kMostParallelism = 1000;

absl::Status WrongRequest(std::string_view why) { return absl::InvalidArgumentError(ToAbsl(why)); }

std::string NameOf(const v1::Document& document, std::string_view otherwise) {
  return document.name().empty() ? std::string(otherwise) : document.name();
}

absl::StatusOr<Configuration> ReadConfiguration(const v1::Network& network) {
  std::vector<Configuration> configurations;
  for (const v1::Document& document : network.configurations()) {
    const std::string name = NameOf(document, Concat("configuration ", configurations.size() + 1));
    absl::StatusOr<Configuration> read = ParseConfiguration(document.content(), name);
    if (!read.ok()) {
      return WrongRequest(
          Concat("the configuration is not understood\n", FromAbsl(read.status().message())));
    }
    configurations.push_back(*std::move(read));
  }
  absl::StatusOr<Configuration> merged = Merge(std::move(configurations));
  if (!merged.ok()) return merged.status();
  if (network.parallelism() > kMostParallelism) {
    return WrongRequest(Concat("a parallelism of ", network.parallelism(), "; expected at most ",
                               kMostParallelism));
  }
  merged->parallelism = network.parallelism() > 0 ? network.parallelism() : kTerraformsParallelism;
  return merged;
}

absl::StatusOr<Evaluation> EvaluateNetwork(const v1::Network& network) {
  if (!network.has_plan()) return WrongRequest("the request has no plan");
  const absl::StatusOr<Configuration> configuration = ReadConfiguration(network);
  if (!configuration.ok()) return configuration.status();
  std::vector<NamedText> beside;
  for (const v1::Document& document : network.beside()) {
    beside.push_back(
        {NameOf(document, Concat("beside ", beside.size() + 1)), PlanText(document.content())});
  }
  return Evaluate({NameOf(network.plan(), "plan"), PlanText(network.plan().content())}, beside,
                  *configuration);
}

template <typename Message>
absl::StatusOr<Message> MessageOf(const std::string& json) {
  Message message;
  const absl::Status status = ReadMessage(json, message);
  return status.ok() ? absl::StatusOr<Message>(std::move(message)) : status;
}

template <typename Texts>
std::vector<std::string> ListOf(const Texts& texts) {
  return {texts.begin(), texts.end()};
}

absl::StatusOr<std::string> Explain(const Timeline& timeline, const PathQuery& query) {
  if (query.to.find('/') != std::string::npos) {
    const absl::StatusOr<std::vector<PathAnswers>> classes = AnswerPrefixQuery(timeline, query);
    if (!classes.ok()) return classes.status();
    return ClassesAsJson(query.to, *classes);
  }
  const absl::StatusOr<PathAnswers> answers = AnswerPathQuery(timeline, query);
  if (!answers.ok()) return answers.status();
  return WhyAsJson(*answers);
}

}  // namespace

absl::StatusOr<v1::Evaluation> Answer(const v1::EvaluateRequest& request) {
  absl::StatusOr<Evaluation> evaluation = EvaluateNetwork(request.network());
  if (!evaluation.ok()) return evaluation.status();
  if (!request.without_failures()) evaluation = WithFailures(*std::move(evaluation));
  return MessageOf<v1::Evaluation>(EvaluationAsJson(*evaluation));
}

absl::StatusOr<v1::EffectiveRoutesResponse> Answer(const v1::EffectiveRoutesRequest& request) {
  const absl::StatusOr<Evaluation> evaluation = EvaluateNetwork(request.network());
  if (!evaluation.ok()) return evaluation.status();
  TableQuery query{ListOf(request.subnets()), ListOf(request.interfaces()), {}};
  if (request.has_at()) query.at = request.at();
  const absl::StatusOr<TableCatalogue> tables = SelectTables(evaluation->timeline, query);
  if (!tables.ok()) return WrongRequest(FromAbsl(tables.status().message()));
  return MessageOf<v1::EffectiveRoutesResponse>(RoutesAsJson(*tables));
}

absl::StatusOr<v1::WhyResponse> Answer(const v1::WhyRequest& request) {
  const absl::StatusOr<Evaluation> evaluation = EvaluateNetwork(request.network());
  if (!evaluation.ok()) return evaluation.status();
  PathQuery query{request.from(), request.to(), ListOf(request.at())};
  if (query.at.empty()) query.at = {"after"};
  const absl::StatusOr<std::string> answer = Explain(evaluation->timeline, query);
  if (!answer.ok()) return WrongRequest(FromAbsl(answer.status().message()));
  return MessageOf<v1::WhyResponse>(Concat("{\"answer\":", *answer, "}"));
}

}  // namespace routesight
