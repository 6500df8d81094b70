#include "engine/engine.hpp"

#include <numeric>

namespace lintel {

std::vector<std::size_t> in_order_of(std::span<const Date> days) {
  std::vector<std::size_t> order(days.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return days[a] != days[b] ? days[a] < days[b] : a < b; });
  return order;
}

}  // namespace lintel
