#include "plugin/service/parts.h"

#include "evaluator/base/text.h"

namespace routesight {
namespace {

absl::Status WrongPart(std::string_view why) { return absl::InvalidArgumentError(ToAbsl(why)); }

}  // namespace

absl::Status PartsReader::Begin(const v1::EvaluatePart& part) {
  v1::Network& network = *request_.mutable_network();
  const bool is_first = current_ == nullptr;
  if (is_first != (part.role() == v1::EvaluatePart::ROLE_PLAN)) {
    return WrongPart("the plan comes first, and only once");
  }
  if (is_first) {
    network.set_parallelism(part.parallelism());
    request_.set_without_failures(part.without_failures());
    current_ = network.mutable_plan();
  } else if (part.role() == v1::EvaluatePart::ROLE_BESIDE) {
    current_ = network.add_beside();
  } else if (part.role() == v1::EvaluatePart::ROLE_CONFIGURATION) {
    current_ = network.add_configurations();
  } else {
    return WrongPart("no such role of a part");
  }
  current_->set_name(part.name());
  return absl::OkStatus();
}

absl::Status PartsReader::Add(v1::EvaluatePart part) {
  if (part.content().size() > most_ - bytes_) {
    return absl::ResourceExhaustedError(
        ToAbsl(Concat("the parts hold more than ", most_, " bytes")));
  }
  bytes_ += part.content().size();
  if (part.role() != v1::EvaluatePart::ROLE_UNSPECIFIED) {
    if (const absl::Status status = Begin(part); !status.ok()) return status;
  }
  if (current_ == nullptr) return WrongPart("the first part has no role");
  current_->mutable_content()->append(part.content());
  return absl::OkStatus();
}

}  // namespace routesight
