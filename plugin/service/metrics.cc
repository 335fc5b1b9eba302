#include "plugin/service/metrics.h"

#include "evaluator/base/text.h"

namespace routesight {
namespace {

std::string Head(std::string_view name, std::string_view type, std::string_view help) {
  return Concat("# HELP ", name, " ", help, "\n# TYPE ", name, " ", type, "\n");
}

}  // namespace

void Metrics::Add(const RequestRecord& record) {
  const std::lock_guard lock(mutex_);
  ++requests_[{record.method, record.code}];
  Durations& durations = durations_[record.method];
  for (size_t i = 0; i < kBounds.size(); ++i) {
    if (record.seconds <= kBounds[i]) ++durations.at_most[i];
  }
  ++durations.count;
  durations.sum += record.seconds;
  request_bytes_ += record.request_bytes;
  response_bytes_ += record.response_bytes;
}

std::string Metrics::Text(const Admission::Counts& now) const {
  const std::lock_guard lock(mutex_);
  std::string text = Head("routesight_requests_total", "counter", "Requests that have ended.");
  for (const auto& [labels, count] : requests_) {
    text += Concat("routesight_requests_total{method=\"", labels.first, "\",code=\"", labels.second,
                   "\"} ", count, "\n");
  }
  text += Head("routesight_request_seconds", "histogram", "How long requests took.");
  for (const auto& [method, durations] : durations_) {
    const std::string label = Concat("{method=\"", method, "\"");
    for (size_t i = 0; i < kBounds.size(); ++i) {
      text += Concat("routesight_request_seconds_bucket", label, ",le=\"", kBounds[i], "\"} ",
                     durations.at_most[i], "\n");
    }
    text += Concat("routesight_request_seconds_bucket", label, ",le=\"+Inf\"} ", durations.count,
                   "\nroutesight_request_seconds_sum", label, "} ", durations.sum,
                   "\nroutesight_request_seconds_count", label, "} ", durations.count, "\n");
  }
  text += Head("routesight_request_bytes_total", "counter", "Bytes of requests.");
  text += Concat("routesight_request_bytes_total ", request_bytes_, "\n");
  text += Head("routesight_response_bytes_total", "counter", "Bytes of responses.");
  text += Concat("routesight_response_bytes_total ", response_bytes_, "\n");
  text += Head("routesight_requests_working", "gauge", "Requests that are worked on.");
  text += Concat("routesight_requests_working ", now.working, "\n");
  text += Head("routesight_requests_waiting", "gauge", "Requests that wait or are uploaded.");
  return text + Concat("routesight_requests_waiting ", now.waiting, "\n");
}

}  // namespace routesight
