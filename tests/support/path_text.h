// Ways of packets in a network in words: one line a hop, as short as can be.
#pragma once

#include <string>
#include <string_view>

#include "evaluator/paths/round_trip.h"

namespace routesight {

// With an empty line in front:
//
//   app 0.0.0.0/0 UDR-02 -> nva
//   nva 10.2.0.0/16 PEER-01 => delivered db
//   ! nva may be dropped: …                     caveats and what it depends on, by hop
//   back db 10.1.0.0/16 PEER-01 => delivered app
//   asymmetric, there nva
std::string WayOf(std::string_view from, std::string_view to, std::string_view network_text);

// The same in a case of testdata/, after the apply.
std::string WayInCase(std::string_view case_name, std::string_view from, std::string_view to);

// The fates of the way there alone: delivered to_internet
std::string FatesFrom(std::string_view from, std::string_view to, std::string_view network_text);

// The origin of that name, a subnet, an interface, a site or the Internet; throws if there is none.
Origin OriginNamed(const Surroundings& around, std::string_view name);

}  // namespace routesight
