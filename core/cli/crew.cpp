#include "cli/crew.hpp"

#include "knowledge/knowledge.hpp"

namespace lintel::cli {
namespace {

constexpr unsigned waiting = 2;  ///< blocks beside those that are being screened: one read ahead, one being written

}  // namespace

// std::thread would throw where a thread cannot be had; nothing is thrown here.
Crew::Crew(const screen::Options& options, unsigned threads) : options_(options) {
  for (pthread_t thread{}; threads_.size() < threads && pthread_create(&thread, nullptr, start, this) == 0;) threads_.push_back(thread);
  const std::lock_guard lock(mutex_);
  blocks_.resize(threads_.empty() ? 0 : threads_.size() + waiting);
  screened_.resize(blocks_.size());
}

Crew::~Crew() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  something_to_do_.notify_all();
  for (const pthread_t thread : threads_) pthread_join(thread, nullptr);
}

void Crew::give() {
  {
    const std::lock_guard lock(mutex_);
    screened_[given_ % blocks_.size()] = false;
    ++given_;
  }
  something_to_do_.notify_one();
}

Block& Crew::first() {
  const std::size_t place = taken_back_ % blocks_.size();
  std::unique_lock lock(mutex_);
  something_done_.wait(lock, [&] { return screened_[place]; });
  return blocks_[place];
}

void* Crew::start(void* crew) {
  static_cast<Crew*>(crew)->work();
  return nullptr;
}

void Crew::work() {
  screen::Screening screening(knowledge::shipped(), options_);
  for (;;) {
    std::unique_lock lock(mutex_);
    something_to_do_.wait(lock, [&] { return ending_ || begun_ < given_; });
    if (ending_) return;
    const std::size_t place = begun_++ % blocks_.size();
    lock.unlock();
    Block& block = blocks_[place];
    screening.screen_part(block.bytes, block.size, block.part);
    lock.lock();
    screened_[place] = true;
    lock.unlock();
    something_done_.notify_one();
  }
}

}  // namespace lintel::cli
