// What the service answers: a function from request to response, without gRPC.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "routesight/v1/evaluator.pb.h"

namespace routesight {

// Fail with kInvalidArgument for what is not understood or stands for nothing.
absl::StatusOr<v1::Evaluation> Answer(const v1::EvaluateRequest& request);
absl::StatusOr<v1::EffectiveRoutesResponse> Answer(const v1::EffectiveRoutesRequest& request);
absl::StatusOr<v1::WhyResponse> Answer(const v1::WhyRequest& request);

}  // namespace routesight
