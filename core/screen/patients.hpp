// Puts responses of the same patient together: one referral each, with what their forms say together.
#pragma once

#include <deque>
#include <unordered_map>

#include "screen/limits.hpp"
#include "screen/merge.hpp"
#include "screen/person.hpp"

namespace lintel::screen {

class Patients {
 public:
  Patients(const Knowledge& knowledge, const Limits& limits) : knowledge_(knowledge), limits_(limits), merge_(knowledge) {}

  void add(Response&& response, std::size_t line);
  /// A document of which nothing can be used.
  void add_refused(std::size_t line, std::string value, std::string says);

  /// Hands finished patients over, in the order in which they first came, until the batch is full: those that had to make room,
  /// or with `all` everybody.
  void hand_over(bool all, Batch& batch);

 private:
  struct Patient {
    Person person{};
    std::size_t line{};
    bool refused{};
    bool elsewhere{};  ///< it came out with the referral of the same person under another name
    bool kept_apart{};
    Notes notes{};
    Forms forms{};
    std::size_t short_to{};  ///< so many forms when it was shortened last

    std::string_view id() const { return person.shown.empty() ? person.key : person.shown; }
  };
  /// Absolute references that end alike: what a relative one that ends so may mean.
  struct Namesakes {
    std::deque<std::size_t> open{};  ///< by the order in which they came
    bool several{};                  ///< once there was more than one: that they left makes nothing clearer
  };

  Patient& patient(Person&& person, std::size_t line);
  Patient& at(std::size_t order) { return open_[order - handed_over_]; }
  Patient* relative_of(const Person& person);
  Namesakes* namesakes_of(const Person& person);
  void tell_status(const Response& response, Patient& patient);
  void compare_stated(const Response& response, Patient& patient) const;
  void add_form(Response&& response, Patient& patient);
  void bring_together(Patient& patient);
  void keep_apart(Patient& relative, Namesakes& namesakes);
  void write(Patient& patient, Batch& batch);
  void forget(const Person& person, bool for_room);
  bool seen_before(std::string_view key) const;
  void remember(std::string_view key);

  const Knowledge& knowledge_;
  const Limits limits_;
  Merge merge_;
  Merged merged_;
  std::deque<Patient> open_;
  std::size_t handed_over_{};  ///< how many left open_ at its front
  std::unordered_map<std::string, std::size_t> where_;
  std::unordered_map<std::string, Namesakes> namesakes_;  ///< by what relative references would say
  std::vector<std::uint64_t> gone_;  ///< a sieve of the keys that were handed over; may be wrong, rarely, in saying yes
};

}  // namespace lintel::screen
