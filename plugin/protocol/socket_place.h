// Where a plugin listens: a socket in a directory that only its user may enter.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace routesight {

class SocketPlace {
 public:
  static absl::StatusOr<SocketPlace> Make(std::string_view parent);

  SocketPlace(SocketPlace&& other) noexcept;
  SocketPlace& operator=(SocketPlace&&) = delete;
  ~SocketPlace() { Remove(); }

  const std::string& path() const { return path_; }

  void Remove() const;

 private:
  explicit SocketPlace(std::string directory);

  std::string directory_;  // Empty after a move.
  std::string path_;
};

}  // namespace routesight
