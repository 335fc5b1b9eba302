// The files of schemas/ that the program prints; embed_schemas.cmake writes the definitions.
#pragma once

#include <string_view>

namespace routesight {

extern const std::string_view kAuditSchema;
extern const std::string_view kConfigurationSchema;
extern const std::string_view kEvaluationSchema;
extern const std::string_view kVerificationSchema;
extern const std::string_view kWhySchema;

}  // namespace routesight
