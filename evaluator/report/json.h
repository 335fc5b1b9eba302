// The JSON type of reports: members stay in the order in which they were written.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace routesight {

// Members in the order of insertion. nlohmann::ordered_map keeps its keys const, so that growing
// copies all that is in it; here it moves.
template <typename Key, typename T, typename Ignored, typename Allocator>
class MembersInOrder {
 public:
  using key_type = Key;
  using mapped_type = T;
  using value_type = std::pair<Key, T>;
  using key_compare = std::equal_to<>;
  using Members = std::vector<value_type>;
  using iterator = typename Members::iterator;
  using const_iterator = typename Members::const_iterator;
  using size_type = size_t;
  using difference_type = std::ptrdiff_t;

  MembersInOrder() = default;
  template <typename Iterator>
  MembersInOrder(Iterator first, Iterator last) {
    insert(first, last);
  }

  iterator begin() { return members_.begin(); }
  iterator end() { return members_.end(); }
  const_iterator begin() const { return members_.begin(); }
  const_iterator end() const { return members_.end(); }
  const_iterator cbegin() const { return members_.begin(); }
  const_iterator cend() const { return members_.end(); }
  bool empty() const { return members_.empty(); }
  size_type size() const { return members_.size(); }
  size_type max_size() const { return members_.max_size(); }
  void clear() { members_.clear(); }
  void reserve(size_type count) { members_.reserve(count); }

  template <typename AnyKey>
  iterator find(const AnyKey& key) {
    return std::find_if(begin(), end(), [&](const value_type& one) { return one.first == key; });
  }
  template <typename AnyKey>
  const_iterator find(const AnyKey& key) const {
    return std::find_if(begin(), end(), [&](const value_type& one) { return one.first == key; });
  }
  template <typename AnyKey>
  size_type count(const AnyKey& key) const {
    return find(key) == end() ? 0 : 1;
  }

  template <typename AnyKey, typename Value>
  std::pair<iterator, bool> emplace(AnyKey&& key, Value&& value) {
    if (const iterator found = find(key); found != end()) return {found, false};
    members_.emplace_back(std::forward<AnyKey>(key), std::forward<Value>(value));
    return {std::prev(end()), true};
  }
  std::pair<iterator, bool> insert(value_type member) {
    return emplace(std::move(member.first), std::move(member.second));
  }
  template <typename Iterator>
  void insert(Iterator first, Iterator last) {
    for (; first != last; ++first) insert(value_type(*first));
  }

  template <typename AnyKey>
  T& operator[](AnyKey&& key) {
    return emplace(std::forward<AnyKey>(key), T{}).first->second;
  }
  // The key has to be there.
  template <typename AnyKey>
  T& at(const AnyKey& key) {
    return find(key)->second;
  }
  template <typename AnyKey>
  const T& at(const AnyKey& key) const {
    return find(key)->second;
  }

  iterator erase(const_iterator place) { return members_.erase(place); }
  iterator erase(const_iterator first, const_iterator last) { return members_.erase(first, last); }
  template <typename AnyKey>
  requires(!std::is_convertible_v<AnyKey, const_iterator>) size_type erase(const AnyKey& key) {
    const iterator found = find(key);
    if (found == end()) return 0;
    members_.erase(found);
    return 1;
  }

  friend bool operator==(const MembersInOrder& a, const MembersInOrder& b) {
    return a.members_ == b.members_;
  }
  friend bool operator<(const MembersInOrder& a, const MembersInOrder& b) {
    return a.members_ < b.members_;
  }

 private:
  Members members_;
};

using Json = nlohmann::basic_json<MembersInOrder>;

// An object of names and values that take turns. Of what a report has very often: a braced list
// would make an array of each pair first.
template <typename... NamesAndValues>
Json ObjectOf(NamesAndValues&&... names_and_values) {
  Json object = Json::object();
  auto& members = object.get_ref<Json::object_t&>();
  members.reserve(sizeof...(names_and_values) / 2);
  const auto add = [&](auto& self, const char* name, auto&& value, auto&&... rest) -> void {
    members.emplace(name, Json(std::forward<decltype(value)>(value)));
    if constexpr (sizeof...(rest) > 0) self(self, std::forward<decltype(rest)>(rest)...);
  };
  add(add, std::forward<NamesAndValues>(names_and_values)...);
  return object;
}

}  // namespace routesight
