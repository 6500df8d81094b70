// Threads that screen parts of one table at the same time. One thread gives blocks and takes them back in their order.
#pragma once

#include <pthread.h>

#include <condition_variable>
#include <mutex>
#include <vector>

#include "screen/screening.hpp"

namespace lintel::cli {

struct Block {
  std::vector<char> bytes{};
  std::size_t size{};   ///< how many of them are to be screened
  screen::Part part{};  ///< `from` is to be said with the bytes
};

class Crew {
 public:
  /// As many threads as wanted, or as the machine gives.
  Crew(const screen::Options& options, unsigned threads);
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew();

  /// Memory is bounded by the number of blocks. With no thread at all there is none.
  bool full() const { return given_ - taken_back_ == blocks_.size(); }
  bool empty() const { return given_ == taken_back_; }
  /// The block to be filled next, then given; only while not full.
  Block& next() { return blocks_[given_ % blocks_.size()]; }
  void give();
  /// The one that was given first, once it is screened; only while not empty. `take_back` frees its place.
  Block& first();
  void take_back() { ++taken_back_; }

 private:
  static void* start(void* crew);
  void work();

  const screen::Options& options_;
  std::vector<pthread_t> threads_;
  std::vector<Block> blocks_;
  std::vector<bool> screened_;
  std::size_t given_{}, begun_{}, taken_back_{};
  bool ending_{};
  std::mutex mutex_;
  std::condition_variable something_to_do_, something_done_;
};

}  // namespace lintel::cli
