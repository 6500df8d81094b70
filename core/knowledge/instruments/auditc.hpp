// AUDIT-C: the three questions on drinking of the WHO's AUDIT. Short names and points only.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text auditc_rights =
    "AUDIT is the WHO's and free to use. Only short names of the items are shown, in this tool's own words.";

consteval Question auditc_item(Text id, Text asks) {
  return {.id = id, .kind = Kind::number, .group = "auditc", .asks = asks, .range = {0, 4}};
}

inline constexpr Question auditc_questions[] = {
    auditc_item("auditc.1", "How often alcohol"),
    auditc_item("auditc.2", "Drinks on a typical day"),
    auditc_item("auditc.3", "How often six or more drinks"),
};

}  // namespace lintel::knowledge
