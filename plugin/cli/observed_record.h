// `--observed ADDRESS=FILE`: records of what Azure showed, read and held against a prediction.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "evaluator/report/table_query.h"
#include "evaluator/verify/verification.h"

namespace routesight {

// Whose routes a file holds: an interface or a subnet, or `learned:` or `advertised:` and a BGP
// speaker, which may be followed by `:` and one of its peers.
struct ObservedName {
  std::string address;
  std::string file;
};

// Splits at the first `=` outside brackets and quotation marks. A file without an address is named
// after it: NAME.json.
ObservedName ReadObservedName(std::string_view text);

// Fails with kDataLoss or kInvalidArgument for the file, with another code for the address.
absl::StatusOr<std::vector<VerifiedRecord>> VerifyRecords(const Timeline& timeline,
                                                          const std::string& at,
                                                          const std::vector<ObservedName>& names);

}  // namespace routesight
