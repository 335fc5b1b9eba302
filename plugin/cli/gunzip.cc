#include "plugin/cli/gunzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

#include "absl/status/status.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr size_t kAtOnce = size_t{1} << 18;
constexpr int kGzipWindow = 15 + 16;

absl::Status Damaged(std::string_view why) {
  return absl::InvalidArgumentError(ToAbsl(Concat("this gzip file ", why)));
}

// zlib's state, ended when it goes.
class Inflater {
 public:
  Inflater() { ready_ = inflateInit2(&stream_, kGzipWindow) == Z_OK; }
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool ready() const { return ready_; }
  z_stream& stream() { return stream_; }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

}  // namespace

bool IsGzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

absl::StatusOr<std::string> Gunzip(std::string_view bytes, size_t padding, size_t most) {
  Inflater inflater;
  if (!inflater.ready()) return Damaged("cannot be unpacked");
  z_stream& stream = inflater.stream();
  std::string packed(bytes);  // zlib's input is not const.
  std::string text;
  size_t used = 0;
  size_t size = 0;
  bool ended = false;
  while (!ended) {
    const size_t more = std::min<size_t>(packed.size() - used, std::numeric_limits<uInt>::max());
    stream.next_in = reinterpret_cast<Bytef*>(packed.data() + used);
    stream.avail_in = static_cast<uInt>(more);
    text.resize(size + kAtOnce);
    stream.next_out = reinterpret_cast<Bytef*>(text.data() + size);
    stream.avail_out = static_cast<uInt>(kAtOnce);
    const int result = inflate(&stream, Z_NO_FLUSH);
    used += more - stream.avail_in;
    size += kAtOnce - stream.avail_out;
    if (size > most) return Damaged(Concat("holds more than ", most, " bytes"));
    if (result == Z_BUF_ERROR ||
        (result == Z_OK && used == packed.size() && stream.avail_out > 0)) {
      return Damaged("ends early");
    }
    if (result != Z_OK && result != Z_STREAM_END) return Damaged("is damaged");
    if (result == Z_STREAM_END) {
      ended = !IsGzip(std::string_view(packed).substr(used));
      if (!ended && inflateReset(&stream) != Z_OK) return Damaged("is damaged");
    }
  }
  text.resize(size);
  text.append(padding, '\0');
  return text;
}

}  // namespace routesight
