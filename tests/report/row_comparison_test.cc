#include "evaluator/report/row_comparison.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

RouteRow Row(std::string prefix, std::string type) {
  RouteRow row;
  row.prefix = std::move(prefix);
  row.next_hop_type = std::move(type);
  return row;
}

std::string Compare(const std::vector<RouteRow>& before, const std::vector<RouteRow>& after) {
  std::string text;
  for (const ComparedRow& compared : CompareRows(before, after)) {
    text += compared.fate == RowFate::kGoes ? "-" : compared.fate == RowFate::kComes ? "+" : "=";
    text += compared.row.prefix + compared.row.next_hop_type + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("rows of one prefix stand together: what goes, what stays, what comes") {
  CHECK(Compare({Row("1", "a"), Row("2", "a"), Row("3", "a")},
                {Row("1", "a"), Row("2", "b"), Row("3", "a"), Row("3", "b")}) ==
        "=1a -2a +2b =3a +3b ");
}

TEST_CASE("prefixes of one side keep their order among shared ones") {
  CHECK(Compare({Row("1", "a"), Row("3", "a"), Row("5", "a")},
                {Row("2", "a"), Row("3", "a"), Row("4", "a")}) == "-1a +2a =3a -5a +4a ");
  CHECK(Compare({}, {Row("1", "a")}) == "+1a ");
  CHECK(Compare({Row("1", "a")}, {}) == "-1a ");
  CHECK(Compare({}, {}).empty());
}

TEST_CASE("a row with another reason is the same row") {
  RouteRow other = Row("1", "a");
  other.rule = "SYS-01";
  const std::vector<ComparedRow> rows = CompareRows({Row("1", "a")}, {other});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].fate == RowFate::kStays);
  CHECK(rows[0].row.rule == "SYS-01");
}

}  // namespace routesight
