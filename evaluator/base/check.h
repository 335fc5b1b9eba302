// RS_CHECK guards what only our own mistake can break; it aborts with the place.
#pragma once

#include <cstdio>
#include <cstdlib>

#define RS_CHECK(condition)                                                                 \
  do {                                                                                      \
    if (!(condition)) {                                                                     \
      std::fprintf(stderr, "%s:%d: internal error: %s does not hold\n", __FILE__, __LINE__, \
                   #condition);                                                             \
      std::abort();                                                                         \
    }                                                                                       \
  } while (false)
