#include "plugin/ci/pages.h"

namespace routesight {

std::string NextLink(std::string_view header) {
  while (true) {
    const size_t begin = header.find('<');
    const size_t end = header.find('>', begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) return {};
    const std::string_view url = header.substr(begin + 1, end - begin - 1);
    header.remove_prefix(end + 1);
    const std::string_view parameters = header.substr(0, header.find('<'));
    if (parameters.find("rel=\"next\"") != std::string_view::npos ||
        parameters.find("rel=next") != std::string_view::npos) {
      return std::string(url);
    }
  }
}

}  // namespace routesight
