#include "evaluator/base/prefix_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <random>
#include <span>
#include <vector>

#include "evaluator/base/covering_prefixes.h"

namespace routesight {
namespace {

Prefix RandomPrefix(std::mt19937& random) {
  const bool ipv4 = random() % 4 != 0;
  // Few different bits, so that prefixes cover each other often.
  const uint32_t bits = (random() % 4) << 30 | (random() % 4) << 22 | (random() % 4) << 8;
  return ipv4 ? Prefix::Covering(IpAddress::FromIpv4(bits), static_cast<int>(random() % 33))
              : Prefix::Covering(IpAddress::FromBits(uint64_t{bits} << 32, bits),
                                 static_cast<int>(random() % 129));
}

TEST_CASE("covering entries are those that a plain search finds, the longest first") {
  std::mt19937 random(7);  // NOLINT: the same networks in every run.
  for (int round = 0; round < 200; ++round) {
    std::vector<PrefixTable<int>::Entry> entries;
    for (int i = 0; i < 40; ++i) entries.push_back({RandomPrefix(random), i});
    const PrefixTable<int> table(entries);
    const Prefix wanted = RandomPrefix(random);
    std::vector<int> plain;
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.prefix.length() > b.prefix.length();
    });
    for (const auto& entry : entries) {
      if (entry.prefix.Contains(wanted)) plain.push_back(entry.value);
    }
    std::vector<int> found;
    table.ForEachCovering(wanted, [&](const auto& entry) {
      found.push_back(entry.value);
      return true;
    });
    CHECK(found == plain);
  }
}

TEST_CASE("SEL-01: what covers an address in sorted prefixes is what a plain search finds") {
  std::mt19937 random(11);  // NOLINT: the same networks in every run.
  for (int round = 0; round < 2000; ++round) {
    std::vector<Prefix> prefixes;
    for (size_t i = 0; i < random() % 50; ++i) prefixes.push_back(RandomPrefix(random));
    std::sort(prefixes.begin(), prefixes.end());
    const IpAddress wanted = RandomPrefix(random).address();
    std::vector<Prefix> plain;
    for (const Prefix& prefix : prefixes) {
      if (prefix.Contains(wanted)) plain.push_back(prefix);
    }
    std::stable_sort(plain.begin(), plain.end(),
                     [](const Prefix& a, const Prefix& b) { return a.length() > b.length(); });
    std::vector<Prefix> found;
    ForEachCovering(std::span<const Prefix>(prefixes), wanted, std::identity(),
                    [&](const Prefix& prefix) { found.push_back(prefix); });
    CHECK(found == plain);
  }
}

TEST_CASE("a visit ends when it says so") {
  const PrefixTable<int> table(
      {{Prefix::Read("10.0.0.0/8").prefix, 1}, {Prefix::Read("10.0.0.0/16").prefix, 2}});
  std::vector<int> found;
  table.ForEachCovering(Prefix::Read("10.0.0.0/24").prefix, [&](const auto& entry) {
    found.push_back(entry.value);
    return false;
  });
  CHECK(found == std::vector<int>{2});
}

}  // namespace
}  // namespace routesight
