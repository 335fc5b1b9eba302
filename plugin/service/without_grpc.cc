// A build without gRPC.
#include "plugin/service/serve.h"

namespace routesight {

absl::Status Serve(const ServeSettings&) {
  return absl::UnimplementedError(
      "this build has no service: it was made without gRPC (ROUTESIGHT_SERVICE)");
}

int AnswerOneRequest() { return 1; }

}  // namespace routesight
