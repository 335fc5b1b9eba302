#include "plugin/ci/curl_library.h"

#include <dlfcn.h>

namespace routesight {
namespace {

template <typename Function>
bool Find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

}  // namespace

// The library stays loaded: others could use it by then.
CurlLibrary LoadCurl() {
  CurlLibrary curl;
  void* library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return curl;
  curl.is_there = Find(library, "curl_global_init", curl.global_init) &&
                  Find(library, "curl_easy_init", curl.easy_init) &&
                  Find(library, "curl_easy_cleanup", curl.easy_cleanup) &&
                  Find(library, "curl_easy_reset", curl.easy_reset) &&
                  Find(library, "curl_easy_setopt", curl.easy_setopt) &&
                  Find(library, "curl_easy_getinfo", curl.easy_getinfo) &&
                  Find(library, "curl_easy_perform", curl.easy_perform) &&
                  Find(library, "curl_easy_strerror", curl.easy_strerror) &&
                  Find(library, "curl_slist_append", curl.slist_append) &&
                  Find(library, "curl_slist_free_all", curl.slist_free_all) &&
                  curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return curl;
}

}  // namespace routesight
