// Between JSON reports and messages of the service.
#pragma once

#include <google/protobuf/message.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace routesight {

// Fails with kInternal for a document that has not the shape of the message: the two contracts are
// then not in step.
absl::Status ReadMessage(std::string_view json, google::protobuf::Message& message);

// The document again: absent fields are null.
nlohmann::json DocumentOf(const google::protobuf::Message& message);

}  // namespace routesight
