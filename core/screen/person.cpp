#include "screen/person.hpp"

#include <algorithm>

namespace lintel::screen {
namespace {

constexpr std::string_view no_character = "\xEF\xBF\xBD";  ///< stands for what could not be read: two of it need not be the same
constexpr char between = '\x1F';                           ///< of a system and a value

std::string_view without_version(std::string_view reference) {
  reference = reference.substr(0, reference.find("/_history/"));
  while (reference.ends_with('/')) reference.remove_suffix(1);
  return reference;
}

bool is_absolute(std::string_view reference) { return reference.find("://") != std::string_view::npos || reference.starts_with("urn:"); }

/// "Patient/1" of "http://x/fhir/Patient/1"; all of it where there is no such end.
std::string_view local_part(std::string_view reference) {
  const std::size_t host = reference.find("://");
  const std::size_t id = reference.rfind('/');
  if (host == std::string_view::npos || id <= host + 3) return reference;
  const std::size_t type = reference.rfind('/', id - 1);
  return type == std::string_view::npos || type <= host + 2 ? reference : reference.substr(type + 1);
}

std::string_view type_of(const Reference& reference) {
  if (!reference.type.empty()) return reference.type;
  const std::string_view local = local_part(without_version(reference.reference));
  const std::size_t slash = local.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : local.substr(0, slash);
}

/// Many people at once, or none.
bool is_nobody(const Reference& reference) {
  const std::string_view type = type_of(reference);
  for (const std::string_view each : {"Group", "Location", "Organization", "Device"})
    if (type == each) return true;
  return false;
}

Person identified(std::string_view system, std::string_view value) {
  Person person;
  person.key.append(1, between).append(system).append(1, between).append(value);
  person.shown.append(system).append(system.empty() ? "" : "|").append(value);
  return person;
}

Person own(std::string_view shown, std::string unsure) { return {{}, {}, std::string(shown), std::move(unsure)}; }

const Contained* find_contained(const Response& response, std::string_view id) {
  for (const Contained& each : response.contained)
    if (each.id == id) return &each;
  return nullptr;
}

Person within(const Response& response, std::string_view reference) {
  const Contained* contained = find_contained(response, reference.substr(1));
  if (!contained) return own(reference, "names somebody within the form who is not there; it is put together with no other form");
  if (contained->value.empty()) return own(reference, "is somebody within the form who has no identifier; it is put together with no other form");
  return identified(contained->system, contained->value);
}

/// Where the entry of a Bundle has an address, relative references go from there.
std::string_view base_of(std::string_view full_url) {
  const std::string_view address = without_version(full_url);
  const std::string_view local = local_part(address);
  return local.size() == address.size() || !is_absolute(address) ? std::string_view() : address.substr(0, address.size() - local.size());
}

Person referred_to(const Response& response, const Reference& to) {
  const std::string_view reference = without_version(to.reference);
  if (reference.starts_with('#')) return within(response, reference);
  if (is_absolute(reference)) return {std::string(reference), std::string(local_part(reference)), {}, {}};
  const std::string_view base = base_of(response.full_url);
  if (base.empty()) return {std::string(reference), {}, {}, {}};
  return {std::string(base).append(reference), std::string(reference), std::string(reference), {}};
}

Person found_by(const Response& response, const Reference& reference) {
  return reference.reference.empty() ? identified(reference.system, reference.value) : referred_to(response, reference);
}

bool is_patient(const Response& response, const Reference& reference) {
  if (!reference.reference.starts_with('#')) return type_of(reference) == "Patient";
  const Contained* contained = find_contained(response, std::string_view(reference.reference).substr(1));
  return contained && contained->type == "Patient";
}

}  // namespace

Person person_of(const Response& response) {
  if (response.nobody) return own("", "");
  const bool by_source = response.subject.empty();
  const Reference& reference = by_source ? response.source : response.subject;
  if (reference.empty() || (by_source && !is_patient(response, reference))) return own("", "");
  Person person = found_by(response, reference);
  if (is_nobody(reference)) return own(person.shown.empty() ? person.key : person.shown, "is no single person; the form is put together with no other");
  if (person.key.find(no_character) != std::string::npos)
    return own(person.shown.empty() ? person.key : person.shown, "is not sound text; the form is put together with no other");
  if (by_source && person.unsure.empty()) person.unsure = "has filled in the form and is taken for the patient, as it names no subject";
  return person;
}

}  // namespace lintel::screen
