#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "plugin/protocol/certificate.h"
#include "plugin/protocol/socket_place.h"

namespace routesight {
namespace {

TEST_CASE("the socket's directory is private and goes away") {
  std::filesystem::path directory;
  {
    const auto place = SocketPlace::Make("/tmp");
    REQUIRE(place.ok());
    directory = std::filesystem::path(place->path()).parent_path();
    struct stat status {};
    REQUIRE(stat(directory.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
  }
  CHECK_FALSE(std::filesystem::exists(directory));
}

TEST_CASE("a place that is missing or too long is refused") {
  CHECK_FALSE(SocketPlace::Make("/nowhere/at/all").ok());
  const std::string deep = "/tmp/" + std::string(120, 'd');
  std::filesystem::create_directory(deep);
  CHECK_FALSE(SocketPlace::Make(deep).ok());
  CHECK(std::filesystem::is_empty(deep));
  std::filesystem::remove(deep);
}

TEST_CASE("the certificate is for localhost and fits its key") {
  const auto made = MakeCertificate();
  REQUIRE(made.ok());
  const auto* bytes = reinterpret_cast<const unsigned char*>(made->der.data());
  X509* document = d2i_X509(nullptr, &bytes, static_cast<long>(made->der.size()));
  REQUIRE(document != nullptr);
  CHECK(X509_check_host(document, "localhost", 0, 0, nullptr) == 1);
  CHECK(X509_check_host(document, "example.com", 0, 0, nullptr) == 0);
  BIO* text = BIO_new_mem_buf(made->key_pem.data(), static_cast<int>(made->key_pem.size()));
  EVP_PKEY* key = PEM_read_bio_PrivateKey(text, nullptr, nullptr, nullptr);
  CHECK(X509_check_private_key(document, key) == 1);
  CHECK(X509_verify(document, key) == 1);
  EVP_PKEY_free(key);
  BIO_free(text);
  X509_free(document);
}

}  // namespace
}  // namespace routesight
