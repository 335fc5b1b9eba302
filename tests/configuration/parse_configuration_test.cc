#include "evaluator/configuration/parse_configuration.h"

#include <catch2/catch.hpp>
#include <string>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// The configuration of a text that has to be one; `version: 1` is put in front.
Configuration Parse(std::string_view text) {
  const auto configuration = ParseConfiguration(Concat("version: 1\n", text), "f.yaml");
  INFO(text);
  if (!configuration.ok()) FAIL(std::string(configuration.status().message()));
  return *configuration;
}

// The only session of an appliance with the given keys.
AssumedSession Session(std::string_view keys) {
  const auto configuration =
      Parse(Concat("assume: {appliances: [{name: a, sessions: [{peer: b, ", keys, "}]}]}"));
  return configuration.assume.appliances.at(0).sessions.value().at(0);
}

Prefix PrefixOf(std::string_view text) { return Prefix::Read(text).prefix; }

TEST_CASE("the version alone is a configuration without statements") {
  CHECK(Parse("") == Configuration());
}

TEST_CASE("an appliance that says little keeps what is usual") {
  const AssumedAppliance fw = Parse("assume: {appliances: [{name: fw}]}").assume.appliances.at(0);
  CHECK(fw.place == Place{"f.yaml", 2, 23});
  CHECK(fw.given == std::vector<std::string>{"name"});
  CHECK(fw.stateful);
  CHECK(fw.forwards);
  CHECK(fw.snat == SourceTranslation{true, false});
  CHECK_FALSE(fw.asn);
}

TEST_CASE("no sessions differ from sessions that are not described") {
  const auto appliances =
      Parse("assume: {appliances: [{name: a}, {name: b, sessions: []}]}").assume.appliances;
  CHECK_FALSE(appliances.at(0).sessions);
  CHECK(appliances.at(1).sessions.value().empty());
}

TEST_CASE("an interface is a reference or an address in a network") {
  const auto interfaces =
      Parse(
          "assume: {appliances: [{name: a, interfaces: [azurerm_network_interface.a, "
          "{ip: 10.1.0.4, virtual_network: hub}]}]}")
          .assume.appliances.at(0)
          .interfaces;
  CHECK(std::get<std::string>(interfaces.at(0)) == "azurerm_network_interface.a");
  CHECK(std::get<AddressInNetwork>(interfaces.at(1)) ==
        AddressInNetwork{*IpAddress::Parse("10.1.0.4"), "hub"});
}

TEST_CASE("a prepend is a number or a list") {
  CHECK(Session("prepend: 2").prepend == std::vector<PrependRule>{{2, {}, {}}});
  const auto prepend =
      Session("prepend: [{count: 2, prefixes: [10.60.0.0/16], instance: 0}]").prepend;
  CHECK(prepend == std::vector<PrependRule>{{2, {{{PrefixOf("10.60.0.0/16"), false}}}, 0}});
  CHECK(Session("prepend: []").prepend.empty());
}

TEST_CASE("a plus lets a pattern reach inside its prefix") {
  const PrefixFilter announce =
      Session("announce: {only: [10.0.0.0/8+, 10.9.0.0/16], except: [\"::/0\"]}").announce;
  CHECK(announce.only.value() == std::vector<PrefixPattern>{{PrefixOf("10.0.0.0/8"), true},
                                                            {PrefixOf("10.9.0.0/16"), false}});
  CHECK(announce.except == std::vector<PrefixPattern>{{PrefixOf("::/0"), false}});
}

TEST_CASE("to announce only nothing differs from announcing all") {
  CHECK(Session("announce: {only: []}").announce.only.value().empty());
  CHECK_FALSE(Session("announce: {}").announce.only);
}

TEST_CASE("a local preference is a number, a list, or the list that accept itself is") {
  const auto one = Session("accept: {except: [0.0.0.0/0], local_preference: 300}");
  CHECK(one.accept.except == std::vector<PrefixPattern>{{PrefixOf("0.0.0.0/0"), false}});
  CHECK(one.local_preference == std::vector<LocalPreferenceRule>{{300, {}, {}, {}}});
  const std::string list =
      "[{value: 300, as_path: [1, 2], instance: 0}, {value: 200, as_path: {contains: [64512]}}]";
  const auto long_form = Session(Concat("accept: {local_preference: ", list, "}"));
  const auto short_form = Session(Concat("accept: ", list));
  CHECK(long_form.local_preference == short_form.local_preference);
  CHECK(short_form.local_preference.at(0).as_path ==
        AsPathPattern{AsPathPattern::Kind::kExact, {Asn{1}, Asn{2}}});
  CHECK(short_form.local_preference.at(0).instance == 0);
  CHECK(short_form.local_preference.at(1).as_path ==
        AsPathPattern{AsPathPattern::Kind::kContains, {Asn{64512}}});
}

TEST_CASE("a connection without links differs from one whose links are not said") {
  const auto connections =
      Parse(
          "assume: {on_premises: [{name: dc, reached_through: [a, {connection: b, links: []}, "
          "{connection: c, links: [secondary]}]}]}")
          .assume.on_premises.at(0)
          .reached_through;
  CHECK(connections.at(0).connection == "a");
  CHECK_FALSE(connections.at(0).links);
  CHECK(connections.at(1).links.value().empty());
  CHECK(connections.at(2).links.value() == std::vector<CircuitLink>{CircuitLink::kSecondary});
}

TEST_CASE("AS numbers have 32 bits") {
  const auto site = Parse("assume: {on_premises: [{name: dc, asn: 4294967295}]}");
  CHECK(site.assume.on_premises.at(0).asn == Asn{4294967295});
}

TEST_CASE("words that old YAML takes for truth values are words") {
  const Switches switches = Parse("assume: {switches: {er_vnet_to_vnet: off}}").switches;
  CHECK(switches.er_vnet_to_vnet == ErVnetToVnet::kOff);
  CHECK(switches.given == std::vector<std::string>{"er_vnet_to_vnet"});
  CHECK(switches.none_rows == NoneRows::kDocumented);
}

TEST_CASE("a reference has any address and attribute as its key") {
  const auto references =
      Parse("assume: {references: {'module.spoke[\"a.b\"].azurerm_subnet.c.route_table_id': t.x}}")
          .references;
  CHECK(references.at(0).attribute == "module.spoke[\"a.b\"].azurerm_subnet.c.route_table_id");
  CHECK(references.at(0).target == "t.x");
}

TEST_CASE("a duration belongs to a resource type or address, and an operation") {
  const auto durations =
      Parse("assume: {durations: {module.a.azurerm_firewall.b.delete: {typical: 7.5}}}").durations;
  CHECK(durations.at(0).resource == "module.a.azurerm_firewall.b");
  CHECK(durations.at(0).operation == OperationKind::kDelete);
  CHECK(durations.at(0).typical_minutes == 7.5);
  CHECK_FALSE(durations.at(0).max_minutes);
}

TEST_CASE("a test's source is a name, an address or a pattern") {
  const auto source = [](std::string_view from) {
    const auto test =
        Concat("tests: [{name: t, to: 10.0.0.4, expect: {symmetric: true}, from: '", from, "'}]");
    return Parse(test).tests.at(0).from;
  };
  CHECK(source("azurerm_subnet.a") == Selector{Selector::Kind::kName, "azurerm_subnet.a"});
  CHECK(source("10.0.0.5") == Selector{Selector::Kind::kAddress, "10.0.0.5"});
  CHECK(source("/spoke.*/") == Selector{Selector::Kind::kPattern, "spoke.*"});
  CHECK(source("/subscriptions/s/x") == Selector{Selector::Kind::kName, "/subscriptions/s/x"});
}

TEST_CASE("a test asks about the state after the apply unless it says when") {
  const auto tests =
      Parse(
          "tests: [{name: a, from: x, to: 10.0.0.4, expect: {via: []}},\n"
          " {name: b, from: x, to: 10.0.0.4, expect: {via: []}, at: [during, before]}]")
          .tests;
  CHECK(tests.at(0).at == std::vector<TestMoment>{TestMoment::kAfter});
  CHECK(tests.at(1).at == std::vector<TestMoment>{TestMoment::kDuring, TestMoment::kBefore});
  CHECK(tests.at(1).place == Place{"f.yaml", 3, 2});
}

TEST_CASE("a policy has dates and severities") {
  const Policy policy = Parse(
                            "policy: {fail_on: low, severity: {a: info},\n"
                            "  ignore: [{finding: b, resources: /lab/, until: 2028-02-29}]}")
                            .policy;
  CHECK(policy.fail_on == Severity::kLow);
  CHECK(policy.severity.at(0).severity == Severity::kInfo);
  CHECK(policy.ignore.at(0).resources == Selector{Selector::Kind::kPattern, "lab"});
  CHECK(policy.ignore.at(0).until == std::chrono::year_month_day(std::chrono::year(2028),
                                                                 std::chrono::month(2),
                                                                 std::chrono::day(29)));
}

TEST_CASE("one item of a list of prefixes may stand for many") {
  const auto prefixes = [](std::string_view list) {
    return Parse(Concat("assume: {appliances: [{name: a, originates: [", list, "]}]}"))
        .assume.appliances.at(0)
        .originates;
  };
  CHECK(prefixes("10.9.0.0/16, {within: 10.64.0.0/10, length: 24, count: 2}") ==
        std::vector<Prefix>{PrefixOf("10.9.0.0/16"), PrefixOf("10.64.0.0/24"),
                            PrefixOf("10.64.1.0/24")});
  CHECK(prefixes("{within: 2001:db8::/32, length: 48, count: 3}").back() ==
        PrefixOf("2001:db8:2::/48"));
  // Over the middle of the address.
  CHECK(prefixes("{within: 2001:db8::/63, length: 65, count: 4}").back() ==
        PrefixOf("2001:db8:0:1:8000::/65"));
  CHECK(prefixes("{within: 10.0.0.0/24, length: 24, count: 1}") ==
        std::vector<Prefix>{PrefixOf("10.0.0.0/24")});
  CHECK(prefixes("{within: 10.0.0.0/12, length: 24, count: 4096}").back() ==
        PrefixOf("10.15.255.0/24"));
}

TEST_CASE("ranges that a prefix does not have are mistakes") {
  const auto mistake = [](std::string_view item) {
    const auto read = ParseConfiguration(
        Concat("version: 1\nassume: {appliances: [{name: a, originates: [", item, "]}]}"),
        "f.yaml");
    return read.ok() ? std::string() : std::string(read.status().message());
  };
  CHECK_THAT(mistake("{within: 10.0.0.0/24, length: 26, count: 5}"),
             Catch::Contains("5 ranges") && Catch::Contains("at most the 4"));
  CHECK_THAT(mistake("{within: 10.0.0.0/24, length: 23, count: 1}"),
             Catch::Contains("ranges of length 23 within 10.0.0.0/24"));
  CHECK_THAT(mistake("{within: 10.0.0.0/24, length: 33, count: 1}"), Catch::Contains("length 33"));
  CHECK_FALSE(mistake("{within: 10.0.0.0/24, length: 26}").empty());
  CHECK_FALSE(mistake("{within: 10.0.0.0/8, length: 30, count: 20001}").empty());
}

}  // namespace
}  // namespace routesight
