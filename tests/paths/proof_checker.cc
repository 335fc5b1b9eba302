#include "tests/paths/proof_checker.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace routesight {
namespace {

using nlohmann::json;

// An IPv4 range; other texts (services, tags, IPv6) are none.
struct Range {
  uint32_t first = 0;
  int length = 0;

  bool Holds(uint32_t address) const {
    return length == 0 || (address ^ first) >> (32 - length) == 0;
  }
  bool Holds(const Range& inner) const { return inner.length >= length && Holds(inner.first); }
};

std::optional<Range> ReadRange(const std::string& text) {
  std::array<unsigned, 4> bytes{};
  int length = 32;
  char rest = 0;
  const int read = std::sscanf(text.c_str(), "%u.%u.%u.%u/%d%c", &bytes[0], &bytes[1], &bytes[2],
                               &bytes[3], &length, &rest);
  if (read != 4 && read != 5) return std::nullopt;
  Range range;
  for (const unsigned byte : bytes) range.first = range.first << 8 | (byte & 255);
  range.length = length;
  return range;
}

int Rank(const json& source) {
  return source == "User" ? 3 : source == "VirtualNetworkGateway" ? 2 : 1;
}

// Rows that keep traffic inside the network and its peers.
bool IsInside(const json& row) {
  static const std::set<std::string> kTypes = {"VnetLocal", "VNetPeering", "VNetGlobalPeering",
                                               "InterfaceEndpoint", "ConnectedGroup"};
  return row["source"] == "Default" && kTypes.contains(row["next_hop_type"]);
}

bool IsSystemNone(const json& row) {
  return row["source"] == "Default" && row["next_hop_type"] == "None";
}

// Whether the rule, as Azure documents it, lets `by` eliminate `row`.
bool Eliminates(const std::string& rule, const json& by, const json& row) {
  const auto winner = ReadRange(by["prefix"]);
  const auto loser = ReadRange(row["prefix"]);
  if (!winner || !loser) return false;
  const bool same = winner->first == loser->first && winner->length == loser->length;
  if (rule == "SEL-02") return same && Rank(by["source"]) > Rank(row["source"]);
  if (rule == "SEL-03") {
    return IsInside(by) && row["source"] == "VirtualNetworkGateway" && winner->Holds(*loser);
  }
  if (rule == "SYS-04") return IsInside(by) && IsSystemNone(row) && winner->Holds(*loser);
  if (rule == "SYS-06")
    return by["source"] != "Default" && winner->length == 0 && IsSystemNone(row);
  if (rule == "PE-03") {
    return by["source"] == "User" && row["next_hop_type"] == "InterfaceEndpoint" &&
           winner->Holds(*loser);
  }
  if (rule == "UDR-09") return same && by["source"] == "User" && row["source"] == "User";
  return false;
}

// What of a row identifies it.
std::string KeyOf(const json& row) {
  return row["prefix"].get<std::string>() + " " + row["source"].get<std::string>() + " " +
         row["state"].get<std::string>() + " " + row["next_hop_type"].get<std::string>() + " " +
         row["next_hop_ips"].dump() + " " + row["rule"].get<std::string>();
}

const std::set<std::string> kArrives = {"delivered", "to_internet", "to_on_premises"};

class Checker {
 public:
  Checker(const json& tables, const json& speakers, std::string at)
      : tables_(tables), speakers_(speakers), at_(std::move(at)) {}

  std::vector<std::string> complaints;

  void CheckPath(const json& path, const std::string& where) {
    where_ = where;
    hops_ = &path["hops"];
    destination_ = path["destination"];
    if (hops_->empty()) return Complain("a path without hops");
    CheckOuter(path);
    for (size_t i = 0; i < hops_->size(); ++i) CheckHop(i);
    CheckGraph();
    CheckFates(path);
  }

 private:
  void Complain(const std::string& what) { complaints.push_back(where_ + ": " + what); }

  const json* TableOf(const json& device) const {
    const json* of_subnet = nullptr;
    for (const json& table : tables_) {
      if (table["at"] != at_) continue;
      if (table.contains("interface")) {
        if (table["interface"] == device["interface"]) return &table;
      } else if (table["subnet"] == device["subnet"] && !device["subnet"].is_null()) {
        of_subnet = &table;
      }
    }
    return of_subnet;
  }

  void CheckHop(size_t index) {
    const json& hop = (*hops_)[index];
    const std::string name = hop["device"]["name"].dump();
    if (!hop["own_routes"].is_null()) CheckOwnRoutes(hop["own_routes"], name);
    if (!hop["decision"].is_null()) CheckDecision(hop, name);
    if (hop["branches"].empty()) Complain(name + " has no way on and no end");
    for (const json& branch : hop["branches"]) CheckBranch(hop, branch, name);
  }

  // What carries a packet in a tunnel must arrive, or the packet does not.
  void CheckOuter(const json& path) {
    for (const json& hop : path["hops"]) {
      for (const json& branch : hop["branches"]) {
        if (branch["outer"].is_null()) continue;
        if (branch["outer"] >= path["outer"].size()) {
          Complain("a tunnel without its packet");
          continue;
        }
        const json& fates = path["outer"][branch["outer"].get<size_t>()]["fates"];
        const bool arrives = fates == json{"delivered"} || fates == json{"to_internet"};
        if (!arrives && !branch["to_hop"].is_null()) Complain("out of a tunnel that is cut");
      }
    }
    for (const json& outer : path["outer"]) {
      Checker inner(tables_, speakers_, at_);
      inner.CheckPath(outer, where_ + ", in a tunnel");
      complaints.insert(complaints.end(), inner.complaints.begin(), inner.complaints.end());
    }
  }

  // What the speaker heard is what its own views show, and of the longest prefix that it uses
  // nothing but what is better than the rest decides.
  void CheckOwnRoutes(const json& own, const std::string& name) {
    const auto to = ReadRange(destination_);
    if (!to) return;
    std::multiset<std::string> wanted, given;
    for (const json& speaker : speakers_) {
      if (speaker["at"] != at_ || speaker["name"] != own["speaker"]) continue;
      for (const json& view : speaker["views"]) {
        if (view["direction"] != "learned") continue;
        for (const json& route : view["routes"]) {
          const auto range = ReadRange(route["prefix"]);
          if (!range || !range->Holds(to->first)) continue;
          wanted.insert(view["peer"].dump() + route["prefix"].dump() + route["as_path"].dump() +
                        route["state"].dump());
        }
      }
    }
    int longest = -1;
    for (const json& route : own["candidates"]) {
      const auto range = ReadRange(route["prefix"]);
      if (!range || !range->Holds(to->first)) {
        Complain(name + " knows a route that is not about the destination");
        continue;
      }
      if (!route["from"].is_null()) {
        given.insert(route["from"].dump() + route["prefix"].dump() + route["as_path"].dump() +
                     route["state"].dump());
      }
      const bool used = route["state"] == "best" || route["state"] == "ecmp";
      if (used) longest = std::max(longest, range->length);
      if (!used && route["eliminated_by"].is_null()) Complain(name + ": lost, and by nothing");
    }
    if (wanted != given) Complain(name + ": what it knows is not what it learned");
    const auto prefix = own["prefix"].is_null() ? std::nullopt : ReadRange(own["prefix"]);
    if ((prefix ? prefix->length : -1) != longest) Complain(name + ": it knows a longer route");
    for (const json& route : own["candidates"]) {
      const auto range = ReadRange(route["prefix"]);
      const bool decides = route["eliminated_by"].is_null();
      if (range && decides != (range->length == longest &&
                               (route["state"] == "best" || route["state"] == "ecmp"))) {
        Complain(name + ": which of its routes decides is wrong");
      }
    }
  }

  // The candidates are all rows of the table that cover the destination, each once, and the winner
  // is the longest that is in use.
  void CheckDecision(const json& hop, const std::string& name) {
    const auto to = ReadRange(destination_);
    if (!to) return;
    const json* table = TableOf(hop["device"]);
    if (table == nullptr) return Complain(name + " decides by a table that does not exist");
    std::multiset<std::string> wanted, given;
    for (const char* list : {"routes", "hidden"}) {
      for (const json& row : (*table)[list]) {
        const auto range = ReadRange(row["prefix"]);
        if (range && range->Holds(to->first)) wanted.insert(KeyOf(row));
      }
    }
    const json& winner = hop["decision"]["winner"];
    if (!winner.is_null()) given.insert(KeyOf(winner));
    for (const json& row : hop["decision"]["eliminated"]) given.insert(KeyOf(row));
    if (wanted != given) Complain(name + ": the candidates are not the rows of the table");
    if ((*table)["complete"] == true && !hop["decision"]["depends_on"].empty()) {
      const bool tags =
          std::any_of(hop["decision"]["depends_on"].begin(), hop["decision"]["depends_on"].end(),
                      [](const json& gap) { return gap["kind"] != "not_modelled"; });
      if (tags) Complain(name + " depends on what its complete table does not");
    }
    if (!winner.is_null() && winner["state"] != "Active")
      Complain(name + ": the winner is invalid");
    for (const json& row : hop["decision"]["eliminated"]) {
      CheckElimination(row, winner, *table, name);
    }
  }

  void CheckElimination(const json& row, const json& winner, const json& table,
                        const std::string& name) {
    const std::string rule = row["eliminated"]["rule"];
    const json& by = row["eliminated"]["by"];
    const std::string what = name + ": " + KeyOf(row) + " by " + rule;
    if (rule == "SEL-01") {
      if (row["state"] != "Active") return Complain(what + ": it was not in use");
      if (winner.is_null()) return Complain(what + ": nothing won");
      const auto longer = ReadRange(winner["prefix"]);
      const auto shorter = ReadRange(row["prefix"]);
      if (!longer || !shorter || longer->length < shorter->length) {
        Complain(what + ": the winner is not longer");
      }
      return;
    }
    if (row["state"] == "Active") return Complain(what + ": it is in use");
    if (rule == "UDR-05") {
      if (row["source"] != "VirtualNetworkGateway") Complain(what + ": no gateway route");
      return;
    }
    if (by.is_null()) return Complain(what + ": by nothing");
    if (!Eliminates(rule, by, row)) return Complain(what + ": the rule does not say so");
    const auto is_winner = [&](const json& other) {
      return other["prefix"] == by["prefix"] && other["source"] == by["source"] &&
             other["next_hop_type"] == by["next_hop_type"];
    };
    const bool there = std::any_of(table["routes"].begin(), table["routes"].end(), is_winner) ||
                       std::any_of(table["hidden"].begin(), table["hidden"].end(), is_winner);
    if (!there) Complain(what + ": who beat it is not in the table");
  }

  // Where a branch goes must be what the winner says.
  void CheckBranch(const json& hop, const json& branch, const std::string& name) {
    if (branch["to_hop"].is_null() == branch["fate"].is_null()) {
      Complain(name + ": a branch goes on, or ends");
    }
    if (!branch["to_hop"].is_null() && branch["to_hop"] >= hops_->size()) {
      return Complain(name + ": a branch to nowhere");
    }
    if (branch["fate"] == "unknown" && branch["depends_on"].empty() &&
        (hop["decision"].is_null() || hop["decision"]["depends_on"].empty()) &&
        (hop["own_routes"].is_null() || hop["own_routes"]["depends_on"].empty())) {
      Complain(name + ": unknown, without saying what it depends on");
    }
    if (branch["by_own_routes"] == true) {
      if (hop["own_routes"].is_null()) Complain(name + ": by routes of its own, which it has not");
      return;
    }
    if (hop["decision"].is_null() && !hop["own_routes"].is_null()) {
      Complain(name + ": a branch without a reason");
    }
    if (hop["decision"].is_null() || hop["decision"]["winner"].is_null()) return;
    const json& winner = hop["decision"]["winner"];
    const std::string type = winner["next_hop_type"];
    const json& fate = branch["fate"];
    // SEL-07: Azure shows None for a next hop that is too far away.
    const bool too_far = winner["rule"] == "SEL-07" && fate == "next_hop_unreachable";
    if ((type == "None") != (fate == "dropped_by_none" || too_far)) {
      Complain(name + ": None drops, and only None does");
    }
    if (fate == "to_internet" && type != "Internet") Complain(name + ": no route to the Internet");
    if (fate == "to_on_premises" && type != "VirtualNetworkGateway") {
      Complain(name + ": no route to a gateway");
    }
    const bool hands_over = type == "VirtualAppliance" ||
                            (type == "VirtualNetworkGateway" && !branch["next_hop"].is_null());
    if (hands_over) {
      const json& hops = winner["next_hop_ips"];
      if (std::find(hops.begin(), hops.end(), branch["next_hop"]) == hops.end()) {
        Complain(name + ": a next hop that the winner does not have");
      }
    } else if (!branch["next_hop"].is_null()) {
      Complain(name + ": a next hop where the winner has none");
    }
    static const std::set<std::string> kEndsHere = {
        "VnetLocal", "VNetPeering", "VNetGlobalPeering", "InterfaceEndpoint", "Internet", "None"};
    if (kEndsHere.contains(type) && !branch["to_hop"].is_null()) {
      Complain(name + ": it goes on although " + type + " ends it");
    }
  }

  // Every hop is reached, and none comes again: a loop is an end.
  void CheckGraph() {
    std::vector<int> state(hops_->size());  // 1 while it is being visited, 2 afterwards.
    const std::function<void(size_t)> visit = [&](size_t index) {
      state[index] = 1;
      for (const json& branch : (*hops_)[index]["branches"]) {
        if (branch["to_hop"].is_null() || branch["to_hop"] >= hops_->size()) continue;
        const size_t next = branch["to_hop"];
        if (state[next] == 1) Complain("a loop that is not called one");
        if (state[next] == 0) visit(next);
      }
      state[index] = 2;
    };
    visit(0);
    if (std::find(state.begin(), state.end(), 0) != state.end())
      Complain("a hop without a way to it");
    for (const json& hop : *hops_) {
      for (const json& branch : hop["branches"]) {
        if (branch["fate"] == "loop") CheckLoop(branch);
      }
    }
  }

  void CheckLoop(const json& branch) {
    const bool there = std::any_of(hops_->begin(), hops_->end(), [&](const json& hop) {
      return hop["device"]["name"] == branch["target"];
    });
    if (!there) Complain("a loop to a device that is not on the way");
  }

  // The fates are those of the ends; in place of what is in doubt stands unknown.
  void CheckFates(const json& path) {
    std::set<std::string> ends, fates(path["fates"].begin(), path["fates"].end());
    bool doubt = false;
    for (const json& hop : *hops_) {
      for (const char* part : {"own_routes", "decision"}) {
        doubt = doubt || (!hop[part].is_null() && !hop[part]["depends_on"].empty());
      }
      for (const json& branch : hop["branches"]) {
        doubt = doubt || !branch["depends_on"].empty() || branch["alternative"] == true;
        if (!branch["fate"].is_null()) ends.insert(branch["fate"]);
      }
    }
    for (const std::string& fate : fates) {
      if (fate != "unknown" && !ends.contains(fate)) Complain("fate " + fate + " without an end");
    }
    if (fates.contains("unknown") && !doubt && !ends.contains("unknown")) {
      Complain("unknown without a doubt");
    }
    if (!doubt && fates != ends) Complain("an end whose fate is not told");
    const json& first = (*hops_)[0];
    const bool certain = first["decision"].is_null() || first["decision"]["depends_on"].empty();
    if (!certain && fates != std::set<std::string>{"unknown"}) {
      Complain("a certain fate behind a decision in doubt");
    }
  }

  const json& tables_;
  const json& speakers_;
  std::string at_;
  std::string where_;
  std::string destination_;
  const json* hops_ = nullptr;
};

}  // namespace

std::vector<std::string> CheckProof(const json& proof, const json& tables, const json& speakers) {
  std::vector<std::string> complaints;
  for (const json& moment : proof["moments"]) {
    if (moment["there"] == false) continue;
    const std::string at = moment["at"];
    Checker checker(tables, speakers, at);
    checker.CheckPath(moment["forward"], at + ", there");
    if (moment["forward"]["destination"] != proof["to"]) {
      checker.complaints.push_back(at + ": the way there goes elsewhere");
    }
    bool arrives = false;
    for (const json& fate : moment["forward"]["fates"]) {
      arrives = arrives || kArrives.contains(fate);
    }
    if (arrives && moment["return"].empty()) {
      checker.complaints.push_back(at + ": it arrives, and nothing is said of the way back");
    }
    for (const json& legs : moment["return"]) {
      for (const json& leg : legs) {
        if (!leg["path"].is_null()) checker.CheckPath(leg["path"], at + ", back");
      }
    }
    complaints.insert(complaints.end(), checker.complaints.begin(), checker.complaints.end());
  }
  return complaints;
}

}  // namespace routesight
