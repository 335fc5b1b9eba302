#include "plugin/protocol/socket_place.h"

#include <stdlib.h>
#include <sys/un.h>
#include <unistd.h>

#include <utility>

#include "evaluator/base/text.h"

namespace routesight {

absl::StatusOr<SocketPlace> SocketPlace::Make(std::string_view parent) {
  std::string directory = Concat(parent, "/tfXXXXXX");
  if (mkdtemp(directory.data()) == nullptr) {
    return absl::UnavailableError(Concat("cannot make a directory in ", parent));
  }
  SocketPlace place(std::move(directory));
  if (place.path_.size() >= sizeof(sockaddr_un::sun_path)) {
    return absl::UnavailableError(Concat(place.path_, " is too long for a socket"));
  }
  return place;
}

SocketPlace::SocketPlace(std::string directory)
    : directory_(std::move(directory)), path_(directory_ + "/p") {}

SocketPlace::SocketPlace(SocketPlace&& other) noexcept
    : directory_(std::exchange(other.directory_, "")), path_(std::move(other.path_)) {}

void SocketPlace::Remove() const {
  if (directory_.empty()) return;
  unlink(path_.c_str());
  rmdir(directory_.c_str());
}

}  // namespace routesight
