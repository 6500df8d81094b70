# Toolchain file for the wasm preset: Emscripten's own one, mended for Debian's 3.1.6.
# The em++ found first on the PATH is used, so a newer one may stand before Debian's.
# (emcmake 3.1.6 is of no use: it passes node an option that today's node refuses.)
find_program(EMXX em++ REQUIRED)
file(REAL_PATH ${EMXX} em_real)
get_filename_component(em_root ${em_real} DIRECTORY)
find_program(NODE NAMES node nodejs REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR ${NODE})
include(${em_root}/cmake/Modules/Platform/Emscripten.cmake)

# Debian keeps acorn, which the link step needs, where only Debian's own node looks.
if(EXISTS /usr/share/nodejs/acorn)
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
endif()
