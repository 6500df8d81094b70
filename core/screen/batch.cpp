#include "screen/batch.hpp"

namespace lintel::screen {

Note stated_otherwise(const Instrument& instrument, int stated, Range items) {
  const std::string sum = items.known() ? io::digits(items.low) : io::digits(items.low) + " to " + io::digits(items.high);
  return {std::string(instrument.name) + " total", io::digits(stated), "is stated, the items come to " + sum + "; the items count"};
}

}  // namespace lintel::screen
