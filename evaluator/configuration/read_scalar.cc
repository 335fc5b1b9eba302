#include "evaluator/configuration/read_scalar.h"

#include <re2/re2.h>

#include <algorithm>
#include <limits>

#include "evaluator/configuration/text_check.h"

namespace routesight {
namespace {

constexpr Severity kSeverities[] = {Severity::kCritical, Severity::kHigh, Severity::kMedium,
                                    Severity::kLow, Severity::kInfo};

// A week: no operation of Azure takes longer.
constexpr double kMostMinutes = 7 * 24 * 60;

Prefix PrefixOf(const YamlValue& value, std::string_view text) {
  const PrefixReading reading = Prefix::Read(text);
  const bool has_length = text.find('/') != text.npos;
  if (reading.outcome == PrefixReading::Outcome::kNotAPrefix) {
    value.Reject("a prefix such as 10.0.0.0/16");
  } else if (!has_length) {
    value.Reject(Concat(Quoted(text), " without a length"),
                 Concat("a prefix such as ", reading.prefix.ToString()));
  } else if (reading.outcome == PrefixReading::Outcome::kHostBits) {
    value.Reject(Concat(Quoted(text), " with host bits set"), reading.prefix.ToString());
  }
  return reading.prefix;
}

}  // namespace

std::string ReadText(const YamlValue& value) {
  const auto text = value.text();
  if (!text) {
    value.Reject(value.truth() || value.number() ? "text (in quotation marks, if this is meant)"
                                                 : "text");
    return {};
  }
  if (text->empty()) value.Reject("text that is not empty");
  if (const auto trouble = FindTextTrouble(*text)) value.Reject("text without control characters");
  return std::string(*text);
}

bool ReadTruth(const YamlValue& value) {
  const auto truth = value.truth();
  if (!truth) value.Reject("true or false");
  return truth.value_or(false);
}

IpAddress ReadIpAddress(const YamlValue& value) {
  const auto ip = IpAddress::Parse(value.text().value_or(""));
  if (!ip) value.Reject("an IP address such as 10.0.0.4");
  return ip.value_or(IpAddress());
}

Prefix ReadPrefix(const YamlValue& value) { return PrefixOf(value, value.text().value_or("")); }

PrefixPattern ReadPrefixPattern(const YamlValue& value) {
  std::string_view text = value.text().value_or("");
  const bool and_inside = text.ends_with('+');
  if (and_inside) text.remove_suffix(1);
  return {PrefixOf(value, text), and_inside};
}

Asn ReadAsn(const YamlValue& value) {
  const auto asn = value.integer();
  if (asn && *asn >= 1 && *asn <= std::numeric_limits<uint32_t>::max()) {
    return {static_cast<uint32_t>(*asn)};
  }
  value.Reject("an AS number from 1 to 4294967295");
  return {};
}

Community ReadCommunity(const YamlValue& value) {
  const auto community = Community::Parse(value.text().value_or(""));
  if (!community) {
    value.Reject(Concat("a community such as 65517:65517, or one of ",
                        Join(WellKnownCommunityNames(), ", ")));
  }
  return community.value_or(Community());
}

Selector ReadSelector(const YamlValue& value) {
  const std::string text = ReadText(value);
  if (text.size() >= 2 && text.starts_with('/') && text.ends_with('/')) {
    const std::string pattern = text.substr(1, text.size() - 2);
    const RE2 expression(pattern, RE2::Quiet);
    if (pattern.empty()) {
      value.Reject("an empty regular expression", "one with something in it");
    } else if (!expression.ok()) {
      value.Reject(Concat("the regular expression ", Quoted(pattern), " (",
                          OneLine(expression.error()), ")"),
                   "one of RE2's syntax");
    }
    return {Selector::Kind::kPattern, pattern};
  }
  const bool is_address = IpAddress::Parse(text).has_value();
  return {is_address ? Selector::Kind::kAddress : Selector::Kind::kName, text};
}

std::chrono::year_month_day ReadDate(const YamlValue& value) {
  const std::string_view text = value.text().value_or("");
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const auto year = ParseNumber<unsigned>(text.substr(0, 4));
    const auto month = ParseNumber<unsigned>(text.substr(5, 2));
    const auto day = ParseNumber<unsigned>(text.substr(8, 2));
    if (year && month && day) {
      const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                             std::chrono::month(*month), std::chrono::day(*day)};
      if (date.ok()) return date;
    }
  }
  value.Reject("a date such as 2027-01-31");
  return {};
}

double ReadMinutes(const YamlValue& value) {
  const auto minutes = value.number();
  if (minutes && *minutes >= 0 && *minutes <= kMostMinutes) return *minutes;
  value.Reject(Concat("minutes, from 0 to ", kMostMinutes));
  return 0;
}

Severity ReadSeverity(const YamlValue& value) {
  const std::string_view text = value.text().value_or("");
  if (const auto severity = ParseSeverity(text)) return *severity;
  std::vector<std::string_view> known;
  for (const Severity severity : kSeverities) known.push_back(SeverityName(severity));
  value.Reject(OneOfWords(text, known));
  return Severity::kInfo;
}

}  // namespace routesight
