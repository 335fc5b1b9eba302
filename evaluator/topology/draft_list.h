// Drafts of one kind: some of its own, some that another list has. Moments of an apply share what
// is the same at all of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <iterator>
#include <utility>
#include <vector>

namespace routesight {

template <typename Draft>
class DraftList {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = Draft;

    explicit Iterator(const Draft* const* place) : place_(place) {}
    const Draft& operator*() const { return **place_; }
    Iterator& operator++() {
      ++place_;
      return *this;
    }
    friend bool operator==(Iterator, Iterator) = default;

   private:
    const Draft* const* place_;
  };

  void Add(Draft draft) {
    own_.push_back(std::move(draft));
    all_.push_back(&own_.back());
  }
  // The other list outlives this one.
  void Include(const DraftList& other) {
    all_.insert(all_.end(), other.all_.begin(), other.all_.end());
  }
  // Equal ones stay as they are. What is sorted already costs little, also where a few were added
  // behind.
  template <typename Before>
  void Sort(Before before) {
    const auto of_drafts = [&](const Draft* a, const Draft* b) { return before(*a, *b); };
    const auto sorted_to = std::is_sorted_until(all_.begin(), all_.end(), of_drafts);
    std::stable_sort(sorted_to, all_.end(), of_drafts);
    std::inplace_merge(all_.begin(), sorted_to, all_.end(), of_drafts);
  }

  Iterator begin() const { return Iterator(all_.data()); }
  Iterator end() const { return Iterator(all_.data() + all_.size()); }
  size_t size() const { return all_.size(); }

 private:
  std::deque<Draft> own_;
  std::vector<const Draft*> all_;
};

}  // namespace routesight
