// The reader against nlohmann/json, which is known to be strict: they accept and refuse the same texts, once what is no character has
// been made one.
#include "io/json.hpp"

#include <random>

#include "io/json_reader.hpp"
#include "patients.hpp"
#include "screen/plain.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

/// Writes down what it hears, so that two readings can be compared.
class Scribe final : public io::JsonListener {
 public:
  void open(char bracket) override { heard += bracket; }
  void close() override { heard += ')'; }
  void key(std::string_view name) override { heard += "K" + std::string(name) + ";"; }
  void value(const io::JsonScalar& scalar) override { heard += "V" + std::string(scalar.text) + ";"; }
  std::string heard;
};

bool accepts(const std::string& text) {
  Scribe scribe;
  return io::read_json(text, scribe) == std::string_view::npos;
}
std::string heard(const std::string& text) {
  Scribe scribe;
  io::read_json(text, scribe);
  return scribe.heard;
}

/// The character that begins here as its bytes say it (Unicode, table 3-7); 0 bytes: none does.
std::size_t bytes_of_character(const std::string& text, std::size_t at) {
  const auto tail = [&](std::size_t i) { return at + i < text.size() && (text[at + i] & 0xC0) == 0x80 ? text[at + i] & 0x3F : -1; };
  const int lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return 1;
  const std::size_t length = (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 0;
  if (length == 0) return 0;
  int code = lead & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (tail(i) < 0) return 0;
    code = code * 64 + tail(i);
  }
  const int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  return code < least || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? 0 : length;
}

/// The same text with U+FFFD for every half of a surrogate pair and every byte that is no UTF-8.
std::string mended(const std::string& text) {
  const auto half = [&](std::size_t at) {  // 1: \ud800 to \udbff, 2: \udc00 to \udfff
    if (at + 6 > text.size() || text.compare(at, 2, "\\u") != 0) return 0;
    const std::string digits = text.substr(at + 2, 4);
    if (digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) return 0;
    const long code = std::strtol(digits.c_str(), nullptr, 16);
    return code >= 0xD800 && code < 0xDC00 ? 1 : code >= 0xDC00 && code < 0xE000 ? 2 : 0;
  };
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = bytes_of_character(text, at);
    if (half(at) == 1 && half(at + 6) == 2) out += text.substr(at, 12), at += 12;
    else if (half(at) != 0) out += "\xEF\xBF\xBD", at += 6;
    else if (length == 0) out += "\xEF\xBF\xBD", ++at;
    else if (text[at] == '\\') out += text.substr(at, 2), at += 2;
    else out += text.substr(at, length), at += length;
  }
  return out;
}

/// What the reader of lists makes of it, which looks at more characters at once.
struct ListScribe {
  std::size_t open(std::string_view rest) { return scribe.open(rest.front()), 0; }
  void close(const char*) { scribe.close(); }
  void key(std::string_view name) { scribe.key(name); }
  void value(const io::JsonScalar& scalar) { scribe.value(scalar); }
  Scribe scribe;
};
std::pair<std::size_t, std::string> as_in_lists(const std::string& text) {
  ListScribe scribe;
  const std::size_t end = io::JsonReader<ListScribe, screen::Plain>(text, scribe).read();
  return {end, scribe.scribe.heard};
}
std::pair<std::size_t, std::string> as_anywhere(const std::string& text) {
  Scribe scribe;
  const std::size_t end = io::read_json(text, scribe);
  return {end, scribe.heard};
}

}  // namespace

TEST_CASE("what is JSON and what is not, case by case (RFC 8259)") {
  for (const char* good : {"0", "-0", "1.5", "1e9", "-1.25E-3", "true", "null", "\"\"", "[]", "{}", " [ 1 , 2 ] ", "[[],[{}]]",
                           "{\"a\":{\"b\":[1,\"x\"]},\"c\":null}", "\"\\u00e4\\ud83d\\ude00\\n\"", "\"ä😀\"", "\xEF\xBB\xBF{}"})
    CHECK_MESSAGE(accepts(good), good);
  for (const char* bad : {"", " ", "01", "-", "1.", ".5", "1e", "+1", "tru", "nul", "\"", "\"\t\"", "\"\\x\"", "\"\\u12\"", "[", "[1", "[1,]", "[,1]",
                          "[1 2]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{1:2}", "{\"a\":1 \"b\":2}", "[1}", "{]", "1 2", "[]]",
                          "\xff", "[\xed\xa0\x80]", "\"\\ud83\"", "\"\\ud83d\\u12\"", "\"\xff", "nan", "'a'", "// x\n1"})
    CHECK_MESSAGE(!accepts(bad), bad);
}

TEST_CASE("texts arrive without their escapes, numbers as written") {
  CHECK(heard(R"({"a\"b":["x\n\u00e4\ud83d\ude00y",1.50e+2,true,null,""]})") == "{Ka\"b;[Vx\nä😀y;V1.50e+2;Vtrue;Vnull;V;))");
  CHECK(heard("\"a long text without anything to escape, past eight\"") == "Va long text without anything to escape, past eight;");
  CHECK(heard("\"eight888\\\\and more text here\"") == "Veight888\\and more text here;");
}

TEST_CASE("what is no character reads as U+FFFD, and whoever listens is told") {
  struct Sound final : io::JsonListener {
    void open(char) override {}
    void close() override {}
    void key(std::string_view) override {}
    void value(const io::JsonScalar& scalar) override { text = scalar.text, sound = scalar.sound; }
    std::string text;
    bool sound{};
  };
  const auto read = [](const char* text, const std::string& wanted, bool sound) {
    Sound heard;
    CHECK_MESSAGE(io::read_json(text, heard) == std::string_view::npos, text);
    CHECK_MESSAGE(heard.text == wanted, text);
    CHECK_MESSAGE(heard.sound == sound, text);
  };
  read(R"("\ud83d\ude00")", "😀", true);
  read(R"("a\ud800b")", "a\uFFFDb", false);
  read(R"("\udc00")", "\uFFFD", false);
  read(R"("\ud800\ud83d\ude00")", "\uFFFD😀", false);  // the second half of the first is missing, not of the second
  read(R"("\ud800\u0041")", "\uFFFDA", false);
  read(R"("\ud800\n")", "\uFFFD\n", false);
  read("\"\xED\xA0\x80\"", "\uFFFD\uFFFD\uFFFD", false);
  read("\"\xC3\"", "\uFFFD", false);
  read("\"ä\xFFö\"", "ä\uFFFDö", false);
  read("\"\uFFFD\"", "\uFFFD", true);
}

TEST_CASE("200,000 damaged records: accepted or refused as nlohmann/json does what they come to") {
  const std::string sound = base_patient().dump();
  const std::string odd = R"({"a":[1,-2.5e3,"\u00e4\n\\",{"b":null,"c":[true,false,[]]}],"ü":"😀 \ud83d\ude00"})";
  const std::string spice = "{}[]\",:\\u0123456789eE+-. \n\xC3\xA4\xF0\xFF\x01tfn";
  std::mt19937 dice(3);
  int differ = 0, accepted = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string text = i % 4 == 0 ? sound.substr(dice() % 200, 1 + dice() % 80) : odd;
    for (auto n = dice() % 3; n > 0 && !text.empty(); --n) {
      const std::size_t at = dice() % text.size();
      switch (dice() % 3) {
        case 0: text[at] = spice[dice() % spice.size()]; break;
        case 1: text.erase(at, 1 + dice() % 3); break;
        default: text.insert(at, 1, spice[dice() % spice.size()]);
      }
    }
    const bool mine = accepts(text);
    accepted += mine;
    differ += mine != json::accept(mended(text)) || as_in_lists(text) != as_anywhere(text);
  }
  CHECK(accepted > 10000);
  CHECK(differ == 0);
}

TEST_CASE("what is written reads back as it was") {
  std::mt19937 dice(5);
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (auto n = dice() % 40; n > 0; --n) text += static_cast<char>(dice() % 128);
    std::string out;
    io::JsonWriter(out).open('[').text(text).number(-7).truth(true).null().close(']');
    CHECK(json::parse(out) == json{text, -7, true, nullptr});
  }
}

TEST_CASE("something special anywhere in a long text: lists are read as everything else is") {
  for (const char* special : {"\"", "\\\"", "\\", "\\u00e4", "\\ud83d\\ude00", "\\ud83d", "\x1F", "\x7F", "\n", "\xC3\xA4", "\xF0\x9F\x98\x80", "\xC3", "\xFF", "\"]", "\",[", "\":", "{}"})
    for (std::size_t before = 0; before < 70; ++before)
      for (const std::size_t behind : {0UL, 1UL, 14UL, 15UL, 16UL, 63UL}) {
        const std::string text = "[\"" + std::string(before, 'x') + special + std::string(behind, 'y') + "\"]";
        CHECK_MESSAGE(as_in_lists(text) == as_anywhere(text), text);
        CHECK_MESSAGE((as_in_lists(text).first == std::string_view::npos) == json::accept(mended(text)), text);
      }
}

TEST_CASE("the first value alone ends where it ends, whatever follows") {
  const auto end_of = [](std::string_view text) {
    ListScribe scribe;
    return io::JsonReader<ListScribe, screen::Plain>(text, scribe).read_first();
  };
  CHECK(end_of("{\"a\":[1,2]}{") == 11);
  CHECK(end_of("{} x") == 2);
  CHECK(end_of("[[],\"]\"]]") == 8);
  CHECK(end_of("{\"a\":1") == std::string_view::npos);
  CHECK(end_of("{\"a\":1,}") == std::string_view::npos);
}
