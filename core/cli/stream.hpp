// What comes in and what goes out, and whether that was all of it. No other file of the command touches a file itself: what
// fails here is remembered, and main asks for it at the end.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>
#include <vector>

namespace lintel::cli {

/// What the program returns.
enum class Outcome {
  done = 0,
  partly = 1,   ///< some of what came in could not be used; the output says which
  not_done = 2  ///< what came out, if anything, is not to be used
};

/// Prints to standard error, as it is.
void tell(std::string_view text);
/// Prints there one sentence about one command.
void say(std::string_view command, std::string_view sentence);

/// Bytes of standard input or of a file, from the first to the last.
class Input {
 public:
  Input() : Input(0, "the input") {}
  /// A file; one that cannot be opened cannot be read either.
  explicit Input(const std::string& path);
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input();
  /// From now on this file, in place of standard input.
  void turn_to(const std::string& path);

  /// As many bytes as wanted. Fewer: that was the end, or `sound` says no.
  [[nodiscard]] std::size_t read(char* into, std::size_t size);
  /// All that follows; false where not all of it could be read.
  [[nodiscard]] bool all(std::string& text);
  /// The next line without its end; false behind the last one, and where not all of it could be read.
  [[nodiscard]] bool line(std::string_view& line);
  /// The next line is not here yet, so asking for it may take a while.
  bool waits() const { return end_of_line() == std::string::npos; }

  bool sound() const { return wrong_.empty(); }
  /// A sentence; empty as long as everything could be read.
  const std::string& wrong() const { return wrong_; }

 private:
  Input(int file, std::string name);
  void open(const std::string& path);
  void begin();
  std::size_t read_some(char* into, std::size_t size);
  void fails(std::string_view how);
  void look_for_change();
  std::size_t end_of_line() const { return held_.find('\n', from_); }

  int file_;
  std::string name_;
  std::string wrong_{};
  struct stat before_ {};
  std::string held_{};  ///< read already, for `line`
  std::size_t from_{};  ///< where in it the next line begins
  bool ended_{};
};

/// Standard output. After a failure nothing more is written.
class Output {
 public:
  Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { finish(); }

  void write(std::string_view text);
  void line(std::string_view text) { write(text), write("\n"); }
  /// Hands over what is held back. False where something could not be written, now or before.
  bool flush();
  /// Nothing follows. As flush; a disk may say only now that it is full.
  bool finish();

  bool sound() const { return error_ == 0; }
  /// A sentence; empty as long as everything could be written, and where nobody reads on: who left needs no word.
  std::string wrong() const;

 private:
  void put(std::string_view text);

  std::string held_{};
  int error_{};
  bool finished_{};
};

}  // namespace lintel::cli
