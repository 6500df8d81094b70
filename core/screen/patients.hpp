// Puts responses of the same patient together: one referral each, with the latest answers to every instrument.
#pragma once

#include <deque>
#include <unordered_map>

#include "screen/limits.hpp"
#include "screen/moment.hpp"
#include "screen/response.hpp"

namespace lintel::screen {

class Patients {
 public:
  Patients(const Knowledge& knowledge, const Limits& limits) : knowledge_(knowledge), limits_(limits) {}

  void add(Response&& response, std::size_t line);
  /// A document of which nothing can be used.
  void add_refused(std::size_t line, std::string value, std::string says);

  /// Hands finished patients over, in the order in which they first came, until the batch is full: those that had to make room,
  /// or with `all` everybody.
  void hand_over(bool all, Batch& batch);
  bool none() const { return open_.empty(); }

 private:
  /// Answers to one instrument or group of questions, as of one moment.
  struct Part {
    Text group{};
    Moment moment{};
    std::string authored{};
    std::vector<ResponseAnswer> answers{};
    std::vector<Range> stated{};
  };
  struct Patient {
    std::string reference;
    std::size_t line{};
    bool refused{};
    std::vector<Note> notes;
    std::vector<Part> parts;
  };

  Patient& patient(const std::string& reference, std::size_t line);
  void put_together(Patient& patient, Part&& part);
  std::vector<Part> parts_of(Response& response) const;
  void write(const Patient& patient, Batch& batch) const;
  bool seen_before(std::string_view reference);

  const Knowledge& knowledge_;
  const Limits limits_;
  std::deque<Patient> open_;
  std::size_t handed_over_{};  ///< how many left open_ at its front
  std::unordered_map<std::string, std::size_t> where_;
  std::vector<std::uint64_t> gone_;  ///< a sieve of the references that were handed over; may be wrong, rarely, in saying yes
};

}  // namespace lintel::screen
