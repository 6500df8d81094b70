#include "cli/stream.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace lintel::cli {
namespace {

constexpr std::size_t at_once = std::size_t{1} << 16;

/// Whoever left us a file that does not wait: we do. True when it is worth another try.
bool again(int file, short wanted) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
  pollfd waiting{file, wanted, 0};
  return poll(&waiting, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

void tell(std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = ::write(2, text.data(), text.size());
    if (size < 0 && !again(2, POLLOUT)) return;  // there is nobody left to be told
    text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  }
}

void say(std::string_view command, std::string_view sentence) {
  std::string text("lintel");
  tell(text.append(command.empty() ? "" : " ").append(command).append(": ").append(sentence).append("\n"));
}

// ---- in

Input::Input(int file, std::string name) : file_(file), name_(std::move(name)) { begin(); }
Input::Input(const std::string& path) : file_(-1) { open(path); }
Input::~Input() {
  if (file_ > 0) close(file_);
}

void Input::turn_to(const std::string& path) { open(path); }

void Input::open(const std::string& path) {
  name_ = path;
  do file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  while (file_ < 0 && errno == EINTR);
  if (file_ < 0) fails(std::strerror(errno));
  else begin();
}

void Input::begin() {
  if (fstat(file_, &before_) != 0) before_ = {};
}

void Input::fails(std::string_view how) {
  if (sound()) wrong_ = name_ + " could not be read: " + std::string(how);
}

/// Of a pipe nothing is known, and nothing changes.
void Input::look_for_change() {
  struct stat now {};
  if (!S_ISREG(before_.st_mode) || fstat(file_, &now) != 0) return;
  const bool same = now.st_size == before_.st_size && now.st_mtim.tv_sec == before_.st_mtim.tv_sec && now.st_mtim.tv_nsec == before_.st_mtim.tv_nsec;
  if (!same && sound()) wrong_ = name_ + " changed while it was read; do not use what was printed, and start again";
}

/// 0: the end, or it failed.
std::size_t Input::read_some(char* into, std::size_t size) {
  while (!ended_ && sound()) {
    const ssize_t got = ::read(file_, into, size);
    if (got > 0) return static_cast<std::size_t>(got);
    if (got == 0) {
      ended_ = true;
      look_for_change();
    } else if (!again(file_, POLLIN)) {
      fails(std::strerror(errno));
    }
  }
  return 0;
}

std::size_t Input::read(char* into, std::size_t size) {
  std::size_t all = 0;
  for (std::size_t got = 1; got > 0 && all < size; all += got) got = read_some(into + all, size - all);
  return all;
}

bool Input::all(std::string& text) {
  for (std::size_t size = 0;;) {
    text.resize(std::max(size + at_once, size * 2));
    const std::size_t got = read(text.data() + size, text.size() - size);
    size += got;
    if (size == text.size()) continue;
    text.resize(size);
    return sound();
  }
}

bool Input::line(std::string_view& line) {
  std::size_t end = end_of_line();
  if (end == std::string::npos) held_.erase(0, from_), from_ = 0;
  while (end == std::string::npos) {
    const std::size_t size = held_.size();
    held_.resize(size + at_once);
    const std::size_t got = read_some(held_.data() + size, at_once);
    held_.resize(size + got);
    if (!sound() || (got == 0 && size == 0)) return false;
    end = got == 0 ? size : held_.find('\n', size);
  }
  line = std::string_view(held_).substr(from_, end - from_);
  from_ = std::min(end + 1, held_.size());
  return true;
}

// ---- out

Output::Output() {
  // A file opened later would take its place.
  if (fcntl(1, F_GETFD) < 0) error_ = errno;
}

void Output::write(std::string_view text) {
  if (held_.size() + text.size() > at_once) flush();
  if (text.size() > at_once) put(text);
  else if (sound()) held_ += text;
}

void Output::put(std::string_view text) {
  while (sound() && !text.empty()) {
    const ssize_t size = ::write(1, text.data(), text.size());
    if (size >= 0) text.remove_prefix(static_cast<std::size_t>(size));
    else if (!again(1, POLLOUT)) error_ = errno;
  }
}

bool Output::flush() {
  put(held_);
  held_.clear();
  return sound();
}

bool Output::finish() {
  if (finished_) return sound();
  finished_ = true;
  if (flush() && close(1) != 0 && errno != EINTR) error_ = errno;
  return sound();
}

std::string Output::wrong() const {
  if (sound() || error_ == EPIPE) return {};
  return std::string("the output could not be written: ") + std::strerror(error_);
}

}  // namespace lintel::cli
