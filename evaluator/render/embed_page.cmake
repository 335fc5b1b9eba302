# Writes OUTPUT, a C++ source that holds the file PAGE as a text.
file(READ ${PAGE} text)
if(text MATCHES "[)]page\"")
  message(FATAL_ERROR "${PAGE} contains what ends the text that holds it")
endif()
set(source "#include \"evaluator/render/embedded_page.h\"\n\nnamespace routesight {\n")
string(APPEND source "\nconst std::string_view kPage = R\"page(${text})page\";\n")
string(APPEND source "\n}  // namespace routesight\n")
file(WRITE ${OUTPUT} "${source}")
