#include "proof.hpp"
namespace lintel::proof {
int rows(const Knowledge&) { return 1; }
int scores(const Knowledge&, bool) { return 1; }
int monotone(const Knowledge&, bool) { return 1; }
int boundaries(const Knowledge&) { return 1; }
}
