#include "plugin/cli/input.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr size_t kReadAtOnce = size_t{1} << 16;

// Closes what it opened; standard input stays open.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : number_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Descriptor() {
    if (number_ > STDIN_FILENO) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }

 private:
  int number_;
};

absl::Status SystemError(const std::string& path, int error) {
  return absl::NotFoundError(
      ToAbsl(Concat(DisplayName(path), ": ", std::generic_category().message(error))));
}

// The file at the begin of a zeroed area that is a page longer; null if that does not work.
const char* MapPadded(int descriptor, size_t size, size_t area) {
  void* reserved = mmap(nullptr, area, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (reserved == MAP_FAILED) return nullptr;
  void* mapped = mmap(reserved, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0);
  if (mapped != MAP_FAILED) return static_cast<const char*>(mapped);
  munmap(reserved, area);
  return nullptr;
}

}  // namespace

std::string DisplayName(const std::string& path) { return path == "-" ? "standard input" : path; }

absl::StatusOr<InputFile> InputFile::Open(const std::string& path) {
  const Descriptor file(path);
  if (file.number() < 0) return SystemError(path, errno);
  struct stat status {};
  if (fstat(file.number(), &status) != 0) return SystemError(path, errno);

  InputFile input;
  // What is left of standard input may begin inside its file, so it is always read.
  if (S_ISREG(status.st_mode) && status.st_size > 0 && path != "-") {
    const size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    input.size_ = static_cast<size_t>(status.st_size);
    input.mapped_size_ = (input.size_ + page - 1) / page * page + page;
    input.mapped_ = MapPadded(file.number(), input.size_, input.mapped_size_);
    if (input.mapped_ != nullptr) return input;
    input.size_ = 0;
  }
  while (true) {
    input.read_.resize(std::max(input.size_ + kReadAtOnce, input.size_ * 3 / 2));
    const ssize_t count =
        read(file.number(), input.read_.data() + input.size_, input.read_.size() - input.size_);
    if (count == 0) break;
    if (count < 0 && errno != EINTR) return SystemError(path, errno);
    if (count > 0) input.size_ += static_cast<size_t>(count);
  }
  input.read_.resize(input.size_ + kReadableBehind);
  return input;
}

InputFile::InputFile(InputFile&& other) noexcept { *this = std::move(other); }

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(read_, other.read_);
  std::swap(mapped_, other.mapped_);
  std::swap(mapped_size_, other.mapped_size_);
  std::swap(size_, other.size_);
  return *this;
}

InputFile::~InputFile() {
  if (mapped_ != nullptr) munmap(const_cast<char*>(mapped_), mapped_size_);
}

}  // namespace routesight
