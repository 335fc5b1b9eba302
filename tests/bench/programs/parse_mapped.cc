// parse_mapped FILE: a bare simdjson On-Demand parse over a mapped file.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "tests/bench/programs/resource_changes.h"

int main(int count, char** words) {
  const int file = count == 2 ? open(words[1], O_RDONLY | O_CLOEXEC) : -1;
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) return 1;
  const auto size = static_cast<std::size_t>(status.st_size);
  // The parser reads a little past the end, where there has to be memory.
  const std::size_t room = size + simdjson::SIMDJSON_PADDING;
  void* memory = mmap(nullptr, room, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return 1;
  if (mmap(memory, size, PROT_READ, MAP_PRIVATE | MAP_FIXED | MAP_POPULATE, file, 0) == MAP_FAILED)
    return 1;
  return PrintResourceChanges(
      simdjson::padded_string_view(static_cast<const char*>(memory), size, room));
}
