// Whom a response speaks of: which references mean one and the same person.
#pragma once

#include "screen/response.hpp"

namespace lintel::screen {

struct Person {
  std::string key{};     ///< the same for the same person; empty: somebody of their own, whom nothing else is put together with
  std::string local{};   ///< of an absolute reference: the key of the relative one that may mean the same person
  std::string shown{};   ///< as the id of the referral; empty: the key
  std::string unsure{};  ///< what is to be told of how this was found; empty: nothing
};

/// By the whole reference of the subject, whichever version it names ("Patient/1/_history/3" is "Patient/1"); an address in a Bundle
/// completes a relative one. "#p" means somebody within this response alone, unless an identifier says who it is. Identifiers
/// go with their system. The source is asked only where there is no subject, and only if it is a patient.
Person person_of(const Response& response);

}  // namespace lintel::screen
