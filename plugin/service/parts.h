// Puts a request together from the parts in which it is uploaded.
#pragma once

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "routesight/v1/evaluator.pb.h"

namespace routesight {

class PartsReader {
 public:
  // `most`: bytes of all contents.
  explicit PartsReader(size_t most) : most_(most) {}

  // Fails with kResourceExhausted when there are more, and with kInvalidArgument for a part that
  // continues nothing, or a second plan.
  absl::Status Add(v1::EvaluatePart part);
  v1::EvaluateRequest Request() && { return std::move(request_); }

 private:
  absl::Status Begin(const v1::EvaluatePart& part);

  size_t most_;
  size_t bytes_ = 0;
  v1::EvaluateRequest request_;
  v1::Document* current_ = nullptr;  // Of the request.
};

}  // namespace routesight
