#include "plugin/cli/input.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr size_t kReadAtOnce = size_t{1} << 16;
// Of a large plan, most of the time goes into fresh pages, unless they are large too.
constexpr size_t kHugePage = size_t{2} << 20;
constexpr size_t kWorthHugePages = 4 * kHugePage;

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
  return absl::DataLossError(
      ToAbsl(Concat(DisplayName(path), ": ", std::generic_category().message(error))));
}

bool SameTime(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

}  // namespace

std::string DisplayName(const std::string& path) { return path == "-" ? "standard input" : path; }

absl::StatusOr<InputFile> InputFile::Open(const std::string& path) {
  const Descriptor file(path);
  if (file.number() < 0) return SystemError(path, errno);
  struct stat before {};
  if (fstat(file.number(), &before) != 0) return SystemError(path, errno);

  InputFile input;
  // One byte more than the file has, so that its end is seen without another buffer.
  if (S_ISREG(before.st_mode)) input.Reserve(static_cast<size_t>(before.st_size) + 1);
  if (const absl::Status read = input.ReadAll(path, file.number()); !read.ok()) return read;
  struct stat after {};
  if (fstat(file.number(), &after) != 0) return SystemError(path, errno);
  if (S_ISREG(before.st_mode) &&
      (before.st_size != after.st_size || !SameTime(before.st_mtim, after.st_mtim))) {
    return absl::DataLossError(ToAbsl(
        Concat(DisplayName(path),
               ": the file changed while it was read; try again when it is written to its end")));
  }
  return input;
}

absl::Status InputFile::ReadAll(const std::string& path, int descriptor) {
  while (true) {
    if (size_ == capacity_) Reserve(std::max(capacity_ + kReadAtOnce, capacity_ * 3 / 2));
    const ssize_t count = read(descriptor, bytes_.get() + size_, capacity_ - size_);
    if (count < 0 && errno != EINTR) return SystemError(path, errno);
    if (count > 0) size_ += static_cast<size_t>(count);
    if (count == 0) break;
  }
  std::memset(bytes_.get() + size_, 0, kReadableBehind);
  return absl::OkStatus();
}

void InputFile::Release::operator()(char* bytes) const {
  ::operator delete(bytes, std::align_val_t(kHugePage));
}

void InputFile::Reserve(size_t capacity) {
  // Not zeroed: a page is touched when text comes into it.
  const size_t size = (capacity + kReadableBehind + kHugePage - 1) / kHugePage * kHugePage;
  std::unique_ptr<char[], Release> larger(
      static_cast<char*>(::operator new(size, std::align_val_t(kHugePage))));
  // Advice: where it is not taken, the pages are small.
  if (size >= kWorthHugePages) madvise(larger.get(), size, MADV_HUGEPAGE);
  if (size_ > 0) std::memcpy(larger.get(), bytes_.get(), size_);
  bytes_ = std::move(larger);
  capacity_ = capacity;
}

}  // namespace routesight
