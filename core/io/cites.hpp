// Sources, as they stand beside whatever rests on them.
#pragma once

#include "io/json.hpp"
#include "model.hpp"

namespace lintel::io {

/// "cite": [{"source": id, "place": text, "unverified": true}, …]; the last only where nobody has checked the point yet
inline void write_cites(const Knowledge& knowledge, const Cites& cites, JsonWriter& json) {
  json.key("cite").open('[');
  for (const Cite& each : cites) {
    json.open('{').text("source", knowledge.sources[each.source].id);
    if (!each.place.empty()) json.text("place", each.place);
    if (each.unverified) json.truth("unverified", true);
    json.close('}');
  }
  json.close(']');
}

}  // namespace lintel::io
