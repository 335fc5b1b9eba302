// Writes small plans for tests, in the shape of `terraform show -json`.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace routesight {

// Values are JSON; the text "?" stands for "known after apply". Expressions are JSON, too: an array
// of texts is a list of references, whose prefixes are added as Terraform does; an array of objects
// is a list of nested blocks; anything else is a constant. `#for_each` and `#count` are those of
// the block. Modules are named by the calls that lead to them: "hub", "hub.net"; "" is the root
// module.
class PlanSketch {
 public:
  PlanSketch();

  PlanSketch& Create(std::string_view address, std::string_view after);
  PlanSketch& Keep(std::string_view address, std::string_view values);
  PlanSketch& Update(std::string_view address, std::string_view before, std::string_view after);
  PlanSketch& Replace(std::string_view address, std::string_view before, std::string_view after);

  PlanSketch& Block(std::string_view module, std::string_view name, std::string_view expressions);
  PlanSketch& Call(std::string_view module, std::string_view name, std::string_view expressions);
  PlanSketch& Output(std::string_view module, std::string_view name, std::string_view references);
  PlanSketch& Variable(std::string_view name, std::string_view value);

  std::string Text() const;

 private:
  PlanSketch& Change(std::string_view address, nlohmann::json actions, std::string_view before,
                     std::string_view after);
  nlohmann::json& Module(std::string_view path);

  nlohmann::json plan_;
};

// The links of the plan, one per line: address.attribute, basis, and the target or the candidates.
// Pins are lines of `link -> target`.
std::string LinksOf(const std::string& plan, std::string_view pins);
std::string LinksOf(const PlanSketch& plan);
// Of those lines the one of a link, without its name in front.
std::string LineOf(const std::string& links, std::string_view link);

}  // namespace routesight
