#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "evaluator/plan/plan.h"

namespace routesight {
namespace {

const std::vector<WantedAttributes> kWanted = {
    {"azurerm_subnet", {"service_endpoint"}},
    {"azurerm_route_table", {"bgp_route_propagation_enabled", "route"}},
};

// A plan around the given `resource_changes` and further top-level members.
std::string PlanJson(std::string_view changes, std::string_view more = "") {
  return std::string(R"({"format_version":"1.2","planned_values":{},"resource_changes":[)")
      .append(changes)
      .append("]")
      .append(more)
      .append("}");
}

absl::StatusOr<Plan> Parse(const std::string& text) {
  return ParsePlan(std::string_view(text), kWanted);
}

std::string ErrorOf(const std::string& text) { return std::string(Parse(text).status().message()); }

TEST_CASE("a created resource has values after, and unknown ones are no nulls") {
  const auto plan = Parse(PlanJson(R"(
    {"address":"module.a[\"x.y\"].azurerm_subnet.s[0]","module_address":"module.a[\"x.y\"]",
     "mode":"managed","type":"azurerm_subnet","name":"s","index":0,
     "change":{"actions":["create"],"before":null,
       "after":{"name":"app","location":"westeurope","address_prefixes":["10.0.0.0/24"],"tags":{"a":"b"},
                "ip_configuration":[{"name":"one"}]},
       "after_unknown":{"id":true,"ip_configuration":[{"subnet_id":true}],"address_prefixes":[false]},
       "before_sensitive":false,"after_sensitive":{"name":true}}})"));
  REQUIRE(plan.ok());
  const ResourceId id = plan->FindResource(R"(module.a["x.y"].azurerm_subnet.s[0])");
  REQUIRE(id.has_value());
  const Resource& subnet = plan->resources[id];
  CHECK(plan->Text(subnet.module) == R"(module.a["x.y"])");
  CHECK(subnet.key_kind == KeyKind::kNumber);
  CHECK(plan->Text(subnet.key) == "0");
  CHECK(subnet.action == Action::kCreate);
  CHECK_FALSE(subnet.before.has_value());
  const JsonView after = plan->View(subnet.after);
  CHECK(after["location"].Text() == "westeurope");
  CHECK(after["name"].IsSensitive());
  CHECK(after["name"].IsUnknown());
  CHECK(after["name"].Text().empty());
  CHECK(after["id"].IsUnknown());
  CHECK(after["ip_configuration"].At(0)["subnet_id"].IsUnknown());
  CHECK(after["address_prefixes"].At(0).Text() == "10.0.0.0/24");
  CHECK(after["tags"].IsNull());
  CHECK(after["resource_group_name"].IsNull());
}

TEST_CASE("every order of actions is told apart") {
  const auto action = [](std::string_view words) {
    const auto plan =
        Parse(PlanJson(std::string(R"({"address":"azurerm_subnet.s","mode":"managed",
      "type":"azurerm_subnet","name":"s","change":{"actions":[)") +
                       std::string(words) + R"(],"before":{"name":"a"},"after":{"name":"b"}}})"));
    REQUIRE(plan.ok());
    return plan->resources[ResourceId{0}].action;
  };
  CHECK(action(R"("no-op")") == Action::kNoOp);
  CHECK(action(R"("update")") == Action::kUpdate);
  CHECK(action(R"("delete")") == Action::kDelete);
  CHECK(action(R"("delete","create")") == Action::kDeleteThenCreate);
  CHECK(action(R"("create","delete")") == Action::kCreateThenDelete);
  CHECK(action(R"("read")") == Action::kRead);
  CHECK(action(R"("forget")") == Action::kForget);
}

TEST_CASE("a replacement says which attributes force it, each once") {
  const auto with = [](std::string_view paths) {
    return Parse(PlanJson(Concat(
        R"({"address":"azurerm_subnet.s","mode":"managed","type":"azurerm_subnet","name":"s",)",
        R"("change":{"actions":["delete","create"],"before":{"name":"a"},"after":{"name":"b"},)",
        R"("replace_paths":)", paths, "}}")));
  };
  const auto plan = with(R"([["name"],["ip_configuration",0,"name"],["ip_configuration",1]])");
  REQUIRE(plan.ok());
  std::vector<std::string_view> forced;
  for (const Symbol one : plan->resources[plan->FindResource("azurerm_subnet.s")].forced_by) {
    forced.push_back(plan->Text(one));
  }
  CHECK(forced == std::vector<std::string_view>{"ip_configuration", "name"});
  CHECK(with("null").ok());
  CHECK_FALSE(with(R"("name")").ok());
}

TEST_CASE("a no-op keeps its values once; a forgotten object stays") {
  const auto plan = Parse(PlanJson(R"(
    {"address":"azurerm_subnet.a","mode":"managed","type":"azurerm_subnet","name":"a",
     "change":{"actions":["no-op"],"before":{"name":"a"},"after":{"name":"a"}}},
    {"address":"azurerm_subnet.b","mode":"managed","type":"azurerm_subnet","name":"b",
     "change":{"actions":["forget"],"before":{"name":"b"},"after":null}})"));
  REQUIRE(plan.ok());
  for (const Resource& resource : plan->resources) {
    CHECK(resource.before.has_value());
    CHECK(resource.before == resource.after);
  }
}

TEST_CASE("a resource is found by the address that it is moved from") {
  const auto plan = Parse(PlanJson(R"(
    {"address":"azurerm_subnet.new","previous_address":"azurerm_subnet.old","mode":"managed",
     "type":"azurerm_subnet","name":"new",
     "change":{"actions":["no-op"],"before":{"name":"a"},"after":{"name":"a"}}})"));
  REQUIRE(plan.ok());
  CHECK(plan->FindResource("azurerm_subnet.old") == plan->FindResource("azurerm_subnet.new"));
}

TEST_CASE("what the prior state has under a former address is the same object") {
  const auto plan = Parse(PlanJson(R"(
    {"address":"azurerm_subnet.new","previous_address":"azurerm_subnet.old","mode":"managed",
     "type":"azurerm_subnet","name":"new",
     "change":{"actions":["no-op"],"before":{"name":"a"},"after":{"name":"a"}}})",
                                   R"(,"prior_state":{"values":{"root_module":{"resources":[
      {"address":"azurerm_subnet.old","mode":"managed","type":"azurerm_subnet","name":"old",
       "values":{"name":"a"}}]}}})"));
  REQUIRE(plan.ok());
  CHECK(plan->resources.size() == 1);
}

TEST_CASE("a new resource may have the address that another one is moved from") {
  const std::string moved = R"(
    {"address":"azurerm_subnet.a","previous_address":"azurerm_subnet.b","mode":"managed",
     "type":"azurerm_subnet","name":"a",
     "change":{"actions":["no-op"],"before":{"name":"one"},"after":{"name":"one"}}})";
  const std::string created = R"(
    {"address":"azurerm_subnet.b","mode":"managed","type":"azurerm_subnet","name":"b",
     "change":{"actions":["create"],"before":null,"after":{"name":"two"}}})";
  for (const std::string& changes : {moved + "," + created, created + "," + moved}) {
    const auto plan = Parse(PlanJson(changes));
    REQUIRE(plan.ok());
    CHECK(plan->resources.size() == 2);
    const Resource& found = plan->resources[plan->FindResource("azurerm_subnet.b")];
    CHECK(found.action == Action::kCreate);
  }
}

TEST_CASE("a deposed object is a resource of its own that Azure has until the apply deletes it") {
  const auto plan = Parse(PlanJson(R"(
    {"address":"azurerm_subnet.s","mode":"managed","type":"azurerm_subnet","name":"s",
     "change":{"actions":["no-op"],"before":{"name":"new"},"after":{"name":"new"}}},
    {"address":"azurerm_subnet.s","deposed":"12345678","mode":"managed","type":"azurerm_subnet",
     "name":"s","change":{"actions":["delete"],"before":{"name":"old"},"after":null}})",
                                   R"(,"prior_state":{"values":{"root_module":{"resources":[
      {"address":"azurerm_subnet.s","mode":"managed","type":"azurerm_subnet","name":"s",
       "values":{"name":"old"},"deposed_key":"12345678"}]}}})"));
  REQUIRE(plan.ok());
  CHECK(plan->resources.size() == 2);
  CHECK(plan->deposed_objects == 1);
  const Resource& left = plan->resources[plan->FindResource("azurerm_subnet.s (deposed 12345678)")];
  CHECK(left.detached);
  CHECK(plan->View(left.before)["name"].Text() == "old");
  CHECK_FALSE(left.after.has_value());
}

TEST_CASE("a deposed object that the plan does not touch stays") {
  const auto plan = Parse(PlanJson("", R"(,"prior_state":{"values":{"root_module":{"resources":[
      {"address":"azurerm_subnet.s","mode":"managed","type":"azurerm_subnet","name":"s",
       "values":{"name":"new"}},
      {"address":"azurerm_subnet.s","mode":"managed","type":"azurerm_subnet","name":"s",
       "values":{"name":"old"},"deposed_key":"12345678"}]}}})"));
  REQUIRE(plan.ok());
  CHECK(plan->resources.size() == 2);
  const Resource& left = plan->resources[plan->FindResource("azurerm_subnet.s (deposed 12345678)")];
  CHECK(left.after == left.before);
}

TEST_CASE("TF-06: a replacement that forgets leaves the old object beside the new one") {
  for (const std::string actions : {R"("create","forget")", R"("forget","create")"}) {
    const auto plan = Parse(PlanJson(Concat(
        R"({"address":"azurerm_subnet.s","mode":"managed","type":"azurerm_subnet","name":"s",
          "change":{"actions":[)",
        actions, R"(],"before":{"name":"old"},"after":{"name":"new"}}})")));
    REQUIRE(plan.ok());
    const Resource& old = plan->resources[plan->FindResource("azurerm_subnet.s (forgotten)")];
    CHECK(plan->View(old.after)["name"].Text() == "old");
    const Resource& fresh = plan->resources[plan->FindResource("azurerm_subnet.s")];
    CHECK_FALSE(fresh.before.has_value());
    CHECK(plan->View(fresh.after)["name"].Text() == "new");
  }
}

TEST_CASE("what a plan puts off stays as it is, and is listed when its type is kept") {
  const auto plan = Parse(PlanJson("", R"(,"deferred_changes":[
      {"reason":"instance_count_unknown","resource_change":
        {"address":"azurerm_subnet.many[*]","mode":"managed","type":"azurerm_subnet","name":"many",
         "change":{"actions":["create"],"before":null,"after":{"name":"x"}}}},
      {"reason":"deferred_prereq","resource_change":
        {"address":"azurerm_subnet.there","mode":"managed","type":"azurerm_subnet","name":"there",
         "change":{"actions":["update"],"before":{"name":"a"},"after":{"name":"b"}}}},
      {"reason":"deferred_prereq","resource_change":
        {"address":"null_resource.n","mode":"managed","type":"null_resource","name":"n",
         "change":{"actions":["create"],"before":null,"after":{}}}}])"));
  REQUIRE(plan.ok());
  REQUIRE(plan->deferred.size() == 2);
  CHECK(plan->Text(plan->deferred[0].address) == "azurerm_subnet.many[*]");
  CHECK(plan->Text(plan->deferred[0].reason) == "instance_count_unknown");
  REQUIRE(plan->resources.size() == 1);
  const Resource& there = plan->resources[plan->FindResource("azurerm_subnet.there")];
  CHECK(plan->View(there.after)["name"].Text() == "a");
}

TEST_CASE("the type may stand behind the change") {
  const auto plan = Parse(PlanJson(R"(
    {"change":{"actions":["create"],"after":{"name":"a"}},"address":"azurerm_subnet.a",
     "mode":"managed","type":"azurerm_subnet","name":"a"})"));
  REQUIRE(plan.ok());
  CHECK(plan->View(plan->resources[ResourceId{0}].after)["name"].Text() == "a");
}

TEST_CASE("data sources and what the changes leave out come from the prior state") {
  const auto plan = Parse(PlanJson(R"(
    {"address":"azurerm_subnet.a","mode":"managed","type":"azurerm_subnet","name":"a",
     "change":{"actions":["delete"],"before":{"name":"a"},"after":null}})",
                                   R"(,"prior_state":{"values":{"root_module":{"resources":[
      {"address":"azurerm_subnet.a","mode":"managed","type":"azurerm_subnet","name":"a",
       "values":{"name":"a"}},
      {"address":"azurerm_subnet.untouched","mode":"managed","type":"azurerm_subnet",
       "name":"untouched","values":{"name":"u"}}],
     "child_modules":[{"address":"module.m","resources":[
      {"address":"module.m.data.azurerm_subnet.d","mode":"data","type":"azurerm_subnet","name":"d",
       "values":{"name":"d"},"sensitive_values":{}}]}]}}})"));
  REQUIRE(plan.ok());
  REQUIRE(plan->resources.size() == 3);
  const Resource& deleted = plan->resources[plan->FindResource("azurerm_subnet.a")];
  CHECK_FALSE(deleted.after.has_value());
  const Resource& data = plan->resources[plan->FindResource("module.m.data.azurerm_subnet.d")];
  CHECK(data.mode == ResourceMode::kData);
  CHECK(plan->Text(data.module) == "module.m");
  CHECK(plan->View(data.after)["name"].Text() == "d");
}

TEST_CASE("older attribute names arrive as those of azurerm 5") {
  const auto plan = Parse(PlanJson(R"(
    {"address":"azurerm_subnet.a","mode":"managed","type":"azurerm_subnet","name":"a",
     "change":{"actions":["create"],"after":{"service_endpoints":["Microsoft.Storage"],
       "address_prefix":"10.0.0.0/24","enforce_private_link_endpoint_network_policies":true}}},
    {"address":"azurerm_route_table.t","mode":"managed","type":"azurerm_route_table","name":"t",
     "change":{"actions":["create"],"after":{"disable_bgp_route_propagation":true},
       "after_unknown":{"bgp_route_propagation_enabled":true}}},
    {"address":"azurerm_route_table.u","mode":"managed","type":"azurerm_route_table","name":"u",
     "change":{"actions":["create"],"after":{"disable_bgp_route_propagation":true,
       "bgp_route_propagation_enabled":true}}})"));
  REQUIRE(plan.ok());
  const auto after = [&](std::string_view address) {
    return plan->View(plan->resources[plan->FindResource(address)].after);
  };
  const JsonView subnet = after("azurerm_subnet.a");
  CHECK(subnet["service_endpoint"].At(0)["service"].Text() == "Microsoft.Storage");
  CHECK(subnet["address_prefixes"].At(0).Text() == "10.0.0.0/24");
  CHECK(subnet["private_endpoint_network_policies"].Text() == "");
  CHECK(after("azurerm_route_table.t")["bgp_route_propagation_enabled"].Bool() == false);
  // While both names stand, the new one counts.
  CHECK(after("azurerm_route_table.u")["bgp_route_propagation_enabled"].Bool() == true);
}

TEST_CASE("the configuration is flattened to paths, through modules") {
  const auto plan = Parse(PlanJson("", R"(,"configuration":{
    "provider_config":{"azurerm":{"name":"azurerm","expressions":{
       "features":[{}],"subscription_id":{"constant_value":"s1"}}}},
    "root_module":{"module_calls":{"m":{"source":"./m","expressions":{"x":{"references":["var.y"]}},
      "for_each_expression":{"references":["local.z"]},
      "module":{"resources":[{"address":"azurerm_network_interface.n","mode":"managed",
        "type":"azurerm_network_interface","name":"n","provider_config_key":"azurerm",
        "expressions":{"ip_configuration":[{"subnet_id":{"references":["var.s"]}},{}],
                       "enable_ip_forwarding":{"constant_value":true},"empty":{}}}],
        "outputs":{"o":{"expression":{"references":["azurerm_network_interface.n"]}}},
        "variables":{"x":{"default":{"a":1}}}}}}}})"));
  REQUIRE(plan.ok());
  CHECK(plan->Text(plan->providers[0].key) == "azurerm");
  CHECK(plan->View(plan->providers[0].subscription_id.constant).Text() == "s1");
  const ConfiguredModuleCall& call = plan->modules[plan->root_module].calls[0];
  CHECK(plan->Text(call.arguments[0].path) == "x");
  CHECK(call.for_each.present);
  const ConfiguredModule& module = plan->modules[call.module];
  const auto& attributes = module.resources[0].attributes;
  REQUIRE(attributes.size() == 4);
  CHECK(plan->Text(attributes[0].path) == "empty");
  CHECK(plan->Text(attributes[1].path) == "ip_configuration.0.subnet_id");
  CHECK(plan->Text(attributes[1].references[0]) == "var.s");
  CHECK(plan->Text(attributes[2].path) == "ip_configuration.1");
  CHECK(plan->Text(attributes[3].path) == "ip_forwarding_enabled");
  CHECK(plan->Text(module.outputs[0].name) == "o");
  CHECK(plan->View(module.variables[0].default_value)["a"].Integer() == 1);
}

TEST_CASE("what is no plan is refused with the place and what was expected") {
  CHECK(ErrorOf("").find("this is empty") == 0);
  CHECK(ErrorOf("[]").find("the JSON is no object") == 0);
  CHECK(ErrorOf("{}").find("there is no \"format_version\"") == 0);
  CHECK(ErrorOf(R"({"format_version":"1.0"})").find("there are no \"planned_values\"") == 0);
  CHECK(ErrorOf(R"({"format_version":"2.0"})") ==
        R"(at /format_version: found the format version "2.0"; expected 1.x)");
  CHECK(ErrorOf(PlanJson("7")).find("at /resource_changes/0: expected an object") == 0);
  CHECK(ErrorOf(PlanJson(R"({"address":"a.b","type":"azurerm_subnet","change":{"actions":["x"]}})"))
            .find("at /resource_changes/0/change/actions: found the actions \"x\"") == 0);
  CHECK(ErrorOf(PlanJson(R"({"type":"azurerm_subnet"})")).find("expected a member \"address\"") !=
        std::string::npos);
}

TEST_CASE("a plan that is cut off anywhere is refused") {
  const std::string text = PlanJson(R"(
    {"address":"azurerm_subnet.a","mode":"managed","type":"azurerm_subnet","name":"a",
     "change":{"actions":["create"],"before":null,"after":{"name":"a","tags":{"k":[1,2]}}}})",
                                    R"(,"prior_state":{"values":{"root_module":{}}})");
  REQUIRE(Parse(text).ok());
  for (size_t length = 0; length < text.size(); ++length) {
    INFO(text.substr(0, length));
    CHECK_FALSE(Parse(text.substr(0, length)).ok());
  }
}

}  // namespace
}  // namespace routesight
