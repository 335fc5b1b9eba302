#include "tests/three_valued/less_known_plan.h"

#include <algorithm>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/text.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

// What azurerm's schema says about an attribute: the data of the provider's stand-in.
struct Schema {
  PlanJson resources =
      PlanJson::parse(ReadFile(SourceDirectory() / "tests/stand_in/data/schema.json"))
          .at("/provider_schemas"_json_pointer)
          .begin()
          ->at("resource_schemas");
  PlanJson force_new =
      PlanJson::parse(ReadFile(SourceDirectory() / "tests/stand_in/data/force_new.json"));
};

const Schema& TheSchema() {
  static const Schema schema;
  return schema;
}

const PlanJson* Member(const PlanJson& object, const std::string& name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

// The block or attribute of that path in a resource's schema; null if it is not known.
const PlanJson* SchemaOf(const std::string& type, const std::vector<PlanJson>& path) {
  const PlanJson* node = Member(TheSchema().resources, type);
  if (node != nullptr) node = Member(*node, "block");
  for (const PlanJson& step : path) {
    if (node == nullptr) return nullptr;
    if (step.is_number()) continue;
    const auto name = step.get<std::string>();
    const PlanJson* found = nullptr;
    for (const char* part : {"attributes", "block_types"}) {
      if (found == nullptr && node->contains(part)) found = Member(node->at(part), name);
    }
    if (found != nullptr && found->contains("block")) found = Member(*found, "block");
    node = found;
  }
  return node;
}

bool IsComputedOnly(const PlanJson* schema) {
  return schema != nullptr && schema->value("computed", false) && !schema->value("optional", false);
}

// An update in place cannot have an unknown value where a new one means a new object.
bool ForcesNew(const std::string& type, const std::string& attribute) {
  const PlanJson* of_type = Member(TheSchema().force_new, type);
  const PlanJson* of_attribute = of_type == nullptr ? nullptr : Member(*of_type, attribute);
  return of_attribute == nullptr || of_attribute->value("force_new", PlanJson(true)) != false;
}

PlanJson* Find(PlanJson& root, const std::vector<PlanJson>& path) {
  PlanJson* node = &root;
  for (const PlanJson& step : path) {
    if (step.is_number()) {
      if (!node->is_array() || step.get<size_t>() >= node->size()) return nullptr;
      node = &(*node)[step.get<size_t>()];
    } else {
      if (!node->is_object() || !node->contains(step.get<std::string>())) return nullptr;
      node = &(*node)[step.get<std::string>()];
    }
  }
  return node;
}

void Collect(const PlanJson& change, size_t index, const PlanJson& value, HidingPlace& place,
             std::vector<HidingPlace>& places) {
  const auto visit = [&](const PlanJson& step, const PlanJson& member) {
    place.path.push_back(step);
    const auto type = change["type"].get<std::string>();
    const auto& actions = change["change"]["actions"];
    const bool update = actions.size() == 1 && actions[0] == "update";
    const std::string top = place.path.front();
    HidingPlace here = place;
    here.change = index;
    here.computed = top == "id" ||
                    IsComputedOnly(SchemaOf(type, std::vector<PlanJson>(1, place.path.front()))) ||
                    IsComputedOnly(SchemaOf(type, place.path));
    const bool possible = !(update && (here.computed || ForcesNew(type, top)));
    if (possible && top != "timeouts" && top != "tags" && !member.is_null()) {
      places.push_back(here);
      if (member.is_structured()) Collect(change, index, member, place, places);
    }
    place.path.pop_back();
  };
  if (value.is_object()) {
    for (const auto& [name, member] : value.items()) visit(name, member);
  } else if (value.is_array()) {
    for (size_t i = 0; i < value.size(); ++i) visit(i, value[i]);
  }
}

// The block of the configuration that declares the changed resource; null if there is none.
PlanJson* ConfiguredBlock(const PlanJson& change, PlanJson& plan) {
  if (!plan.contains("configuration")) return nullptr;
  PlanJson* module = &plan["configuration"]["root_module"];
  std::string_view rest;
  const auto address = change.value("module_address", std::string());
  rest = address;
  while (rest.starts_with("module.")) {
    rest.remove_prefix(7);
    size_t end = rest.find_first_of(".[");
    const std::string name(rest.substr(0, end));
    if (end != rest.npos && rest[end] == '[') end = rest.find(']', end) + 1;
    rest.remove_prefix(std::min(end == rest.npos ? rest.size() : end, rest.size()));
    if (rest.starts_with('.')) rest.remove_prefix(1);
    if (!module->contains("module_calls") || !(*module)["module_calls"].contains(name)) {
      return nullptr;
    }
    module = &(*module)["module_calls"][name]["module"];
  }
  if (!module->contains("resources")) return nullptr;
  for (PlanJson& block : (*module)["resources"]) {
    if (block["type"] == change["type"] && block["name"] == change["name"] &&
        block["mode"] == "managed") {
      return &block;
    }
  }
  return nullptr;
}

template <typename Values>
auto Pick(const Values& values, Random& random) {
  return values[std::uniform_int_distribution<size_t>(0, std::size(values) - 1)(random)];
}

// The ARM id is made of these.
bool NamesTheResource(const std::string& attribute) {
  return attribute == "name" || attribute == "resource_group_name" ||
         attribute == "virtual_network_name" || attribute == "route_table_name";
}

// All texts of the plan that look like an id of the same type of thing.
void CollectIds(const PlanJson& value, const std::string& kind, std::vector<std::string>& ids) {
  if (value.is_structured()) {
    for (const PlanJson& member : value) CollectIds(member, kind, ids);
  } else if (value.is_string()) {
    const auto text = value.get<std::string>();
    const size_t found = text.rfind(kind);
    if (text.starts_with('/') && found != text.npos &&
        text.find('/', found + kind.size()) == text.npos) {
      ids.push_back(text);
    }
  }
}

std::string AnotherText(const std::string& text, const std::string& attribute, const PlanJson& plan,
                        Random& random) {
  if (text.starts_with("/subscriptions/")) {
    const size_t name = text.rfind('/');
    const size_t kind = text.rfind('/', name - 1);
    std::vector<std::string> ids = {text.substr(0, name) + "/elsewhere"};
    CollectIds(plan["resource_changes"], text.substr(kind, name + 1 - kind), ids);
    return Pick(ids, random);
  }
  if (Prefix::Read(text).outcome == PrefixReading::Outcome::kPrefix &&
      text.find('/') != text.npos) {
    const std::string prefixes[] = {"0.0.0.0/0", "10.99.0.0/16", "10.0.0.0/8", "192.168.7.0/24"};
    return Pick(prefixes, random);
  }
  if (IpAddress::Parse(text)) return "10.99.0.4";
  if (attribute == "next_hop_type") {
    const std::string types[] = {"Internet", "None", "VnetLocal", "VirtualNetworkGateway"};
    return Pick(types, random);
  }
  if (attribute == "private_endpoint_network_policies") {
    return text == "Disabled" ? "Enabled" : "Disabled";
  }
  if (attribute == "location") return "australiaeast";
  if (attribute == "type") {
    const std::string types[] = {"Vpn", "ExpressRoute", "IPsec", "Vnet2Vnet"};
    return Pick(types, random);
  }
  return text + "x";
}

void HideAt(const HidingPlace& place, PlanJson& plan) {
  PlanJson& change = plan["resource_changes"][place.change]["change"];
  const std::vector<PlanJson> parent_path(place.path.begin(), place.path.end() - 1);
  PlanJson* parent = Find(change["after"], parent_path);
  if (parent == nullptr || !parent->is_structured()) return;  // Hidden with what is around it.
  if (parent->is_object()) {
    if (!parent->contains(place.path.back().get<std::string>()) && place.path.front() != "id")
      return;
    parent->erase(place.path.back().get<std::string>());
  } else {
    if (place.path.back().get<size_t>() >= parent->size()) return;
    (*parent)[place.path.back().get<size_t>()] = nullptr;
  }
  PlanJson* mask = &change["after_unknown"];
  for (const PlanJson& step : place.path) {
    if (step.is_number()) {
      if (!mask->is_array()) *mask = PlanJson::array();
      while (mask->size() <= step.get<size_t>()) mask->push_back(PlanJson());
      for (PlanJson& element : *mask) {
        if (element.is_null()) element = false;
      }
      mask = &(*mask)[step.get<size_t>()];
    } else {
      if (!mask->is_object()) *mask = PlanJson::object();
      mask = &(*mask)[step.get<std::string>()];
    }
  }
  *mask = true;
}

void CollectTexts(const PlanJson& value, HidingPlace& place, std::vector<HidingPlace>& places) {
  if (value.is_string()) places.push_back(place);
  if (!value.is_structured()) return;
  for (const auto& [name, member] : value.items()) {
    place.path.push_back(value.is_object() ? PlanJson(name) : PlanJson(std::stoul(name)));
    CollectTexts(member, place, places);
    place.path.pop_back();
  }
}

// Whoever mentions a resource whose name is not known does not know that text either.
void HideMentions(const PlanJson& named, PlanJson& plan) {
  const PlanJson values = named["change"]["after"];
  const auto name = values.value("name", PlanJson());
  const std::string id = values.contains("id") && values["id"].is_string() ? values["id"] : "";
  const PlanJson changes = plan["resource_changes"];
  for (size_t i = 0; i < changes.size(); ++i) {
    if (changes[i]["address"] == named["address"] || changes[i]["mode"] != "managed") continue;
    std::vector<HidingPlace> texts;
    HidingPlace place;
    place.change = i;
    CollectTexts(changes[i]["change"]["after"], place, texts);
    for (const HidingPlace& text_place : texts) {
      const std::string top = text_place.path.front();
      PlanJson after = changes[i]["change"]["after"];
      const auto text = Find(after, text_place.path)->get<std::string>();
      const bool by_name = PlanJson(text) == name && NamesTheResource(top) && top != "name";
      if (!by_name && (id.empty() || text.find(id) == text.npos)) continue;
      HideAt(text_place, plan);
      PlanJson& actions = plan["resource_changes"][i]["change"]["actions"];
      const bool computed =
          IsComputedOnly(SchemaOf(changes[i]["type"], std::vector<PlanJson>(1, top)));
      if (!computed && ForcesNew(changes[i]["type"], top) && actions == PlanJson{"update"}) {
        actions = {"delete", "create"};
      }
    }
  }
}

// The attribute in which the provider repeats resources of their own; empty if there is none.
std::string CopiesIn(const PlanJson& change) {
  if (change["type"] == "azurerm_virtual_network") return "subnet";
  return change["type"] == "azurerm_route_table" ? "route" : "";
}

}  // namespace

std::string PlaceName(const PlanJson& plan, const HidingPlace& place) {
  std::string name = plan["resource_changes"][place.change]["address"].get<std::string>() + ": ";
  for (const PlanJson& step : place.path) {
    if (&step != &place.path.front()) name += ".";
    name += step.is_number() ? std::to_string(step.get<size_t>()) : step.get<std::string>();
  }
  return name;
}

std::vector<HidingPlace> FindHidingPlaces(const PlanJson& plan) {
  std::vector<HidingPlace> places;
  const auto& changes = plan["resource_changes"];
  for (size_t i = 0; i < changes.size(); ++i) {
    const PlanJson& change = changes[i];
    const auto& actions = change["change"]["actions"];
    const bool changed = std::any_of(actions.begin(), actions.end(), [](const PlanJson& action) {
      return action == "create" || action == "update";
    });
    if (!changed || change["mode"] != "managed" || !change["change"]["after"].is_object()) continue;
    HidingPlace place;
    Collect(change, i, change["change"]["after"], place, places);
  }
  return places;
}

PlanJson AsCreation(PlanJson plan) {
  for (PlanJson& change : plan["resource_changes"]) {
    if (change["mode"] != "managed" || change["change"]["actions"] != PlanJson{"no-op"}) continue;
    change["change"]["actions"] = {"create"};
    change["change"]["before"] = nullptr;
    change["change"]["after_unknown"] = PlanJson::object();
  }
  for (PlanJson& change : plan["resource_changes"]) {
    // What the provider copies from resources of their own is not there before those are.
    const std::string copies = CopiesIn(change);
    PlanJson* block = ConfiguredBlock(change, plan);
    const bool configured = block != nullptr && (*block)["expressions"].contains(copies);
    if (!configured && change["change"]["after"].is_object()) {
      change["change"]["after"].erase(copies);
    }
  }
  // Nor in a table or network whose change is put off.
  if (plan.contains("deferred_changes")) {
    for (PlanJson& deferred : plan["deferred_changes"]) {
      PlanJson& change = deferred["resource_change"];
      const std::string copies = CopiesIn(change);
      for (const char* side : {"before", "after"}) {
        PlanJson& values = change["change"][side];
        if (!copies.empty() && values.is_object()) values.erase(copies);
      }
    }
  }
  plan.erase("prior_state");
  return plan;
}

void Alter(const HidingPlace& place, PlanJson& plan, Random& random) {
  PlanJson* value = Find(plan["resource_changes"][place.change]["change"]["after"], place.path);
  if (value == nullptr || place.path.front() == "id") return;
  // Whatever is in one network or table is in one resource group with it.
  if (place.path.front() == "resource_group_name") return;
  // And what has an address in a network, or is connected to it, in one region; links rest on that.
  if (place.path.front() == "location") return;
  // Others take a name from the configuration and would have the other one, too; so would the id.
  if (NamesTheResource(place.path.front())) return;
  const std::string last = place.path.back().is_string() ? place.path.back().get<std::string>()
                                                         : place.path.front().get<std::string>();
  if (value->is_boolean()) *value = !value->get<bool>();
  if (value->is_number_integer()) *value = value->get<int64_t>() + 1;
  // What the provider leaves empty stays so.
  if (place.computed && value->is_string() && value->get<std::string>().empty()) return;
  if (value->is_string()) *value = AnotherText(*value, last, plan, random);
  // The configurations of a gateway are all in one subnet.
  if (last == "subnet_id" && place.path.front() == "ip_configuration") {
    PlanJson& after = plan["resource_changes"][place.change]["change"]["after"];
    for (PlanJson& block : after["ip_configuration"]) {
      if (block.is_object() && block.contains("subnet_id")) block["subnet_id"] = *value;
    }
  }
  if (value->is_array() && !value->empty()) {
    value->erase(value->begin());
    // What is unknown inside an element goes with it.
    PlanJson& unknown = plan["resource_changes"][place.change]["change"]["after_unknown"];
    PlanJson* mask = Find(unknown, place.path);
    if (mask != nullptr && mask->is_array() && !mask->empty()) mask->erase(mask->begin());
  }
}

void Spoil(const HidingPlace& place, PlanJson& plan) {
  PlanJson* value = Find(plan["resource_changes"][place.change]["change"]["after"], place.path);
  if (value == nullptr) return;
  if (value->is_boolean() || value->is_number()) {
    *value = "no";
  } else if (value->is_structured()) {
    *value = 7;
  } else {
    *value = PlanJson::object();
  }
}

void SetOrigin(const HidingPlace& place, ValueOrigin origin, PlanJson& plan) {
  if (place.computed || origin == ValueOrigin::kAsWritten) return;
  PlanJson* block = ConfiguredBlock(plan["resource_changes"][place.change], plan);
  if (block == nullptr) return;
  PlanJson* node = &(*block)["expressions"];
  for (size_t i = 0; i + 1 < place.path.size(); ++i) {
    PlanJson* inner = Find(*node, std::vector<PlanJson>(1, place.path[i]));
    if (inner == nullptr) break;
    if (inner->is_object() &&
        (inner->contains("references") || inner->contains("constant_value"))) {
      // One expression for the whole, of which the place is a part.
      node = inner;
      break;
    }
    node = inner;
  }
  PlanJson written = PlanJson::object();
  if (origin == ValueOrigin::kOpaque) {
    written["references"] = {"random_pet.elsewhere.id", "random_pet.elsewhere"};
  }
  if (node->contains("references") || node->contains("constant_value")) {
    *node = written;
  } else if (node->is_object() && place.path.back().is_string()) {
    (*node)[place.path.back().get<std::string>()] = written;
  }
}

void Hide(const HidingPlace& place, PlanJson& plan) {
  if (NamesTheResource(place.path.front())) {
    HideMentions(plan["resource_changes"][place.change], plan);
    HideAt(HidingPlace{place.change, std::vector<PlanJson>(1, "id"), true}, plan);
  }
  HideAt(place, plan);
}

}  // namespace routesight
