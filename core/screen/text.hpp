// Bytes as text: their line feeds, which encoding they can be, and Windows-1252 as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace lintel::screen {

std::size_t line_feeds(std::string_view bytes);
bool is_ascii(std::string_view text);
bool is_utf_8(std::string_view text);
/// Five bytes have no meaning in Windows-1252.
bool is_windows_1252(std::string_view text);
std::string from_windows_1252(std::string_view text);

}  // namespace lintel::screen
