#include "evaluator/base/symbol.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace routesight {

TEST_CASE("tables that begin with another have its symbols, and their own besides") {
  SymbolTable first;
  const Symbol hub = first.Intern("hub");
  const Symbol spoke = first.Intern("spoke");
  const std::string_view text = first.Text(hub);
  SymbolTable second(first.Share());
  CHECK(second.Intern("spoke") == spoke);
  CHECK(second.Find("far") == Symbol{});
  const Symbol far = second.Intern("far");
  CHECK(second.Text(far) == "far");
  CHECK(second.Text(hub).data() == text.data());
  CHECK(second.size() == 3);
  // What the first does later is its own.
  const Symbol other = first.Intern("other");
  CHECK(other == far);
  CHECK(first.Text(other) == "other");
  CHECK(second.Find("other") == Symbol{});

  SymbolTable third(second.Share());
  SymbolTable moved = std::move(third);
  CHECK(moved.Find("hub") == hub);
  CHECK(moved.Find("far") == far);
  CHECK(moved.Intern("last").value == 3);
  std::vector<std::string> all;
  moved.ForEachText([&](std::string_view one) { all.emplace_back(one); });
  CHECK(all == std::vector<std::string>{"hub", "spoke", "far", "last"});
}

TEST_CASE("a copy has the same symbols and goes its own way") {
  SymbolTable first;
  first.Intern("hub");
  first.Share();
  const Symbol spoke = first.Intern("spoke");
  SymbolTable copy = first;
  CHECK(copy.Find("spoke") == spoke);
  CHECK(copy.Text(spoke).data() != first.Text(spoke).data());
  copy.Intern("more");
  CHECK(first.Find("more") == Symbol{});
}

TEST_CASE("a table with nothing shares nothing") {
  SymbolTable empty;
  CHECK(empty.Share() == nullptr);
  SymbolTable next(empty.Share());
  CHECK(next.Text(next.Intern("hub")) == "hub");
}

}  // namespace routesight
