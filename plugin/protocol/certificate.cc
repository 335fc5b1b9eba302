#include "plugin/protocol/certificate.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace routesight {
namespace {

constexpr long kTenYears = 10L * 365 * 24 * 60 * 60;
// Clocks that differ a little must not make the certificate one of the future.
constexpr long kAlreadyValidFor = 30;

template <typename T, void (*kFree)(T*)>
struct Freed {
  void operator()(T* thing) const { kFree(thing); }
};

void FreeBio(BIO* bio) { BIO_free(bio); }

using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using Document = std::unique_ptr<X509, Freed<X509, X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION, X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BIGNUM, BN_free>>;
using Buffer = std::unique_ptr<BIO, Freed<BIO, FreeBio>>;

// Terraform trusts this very certificate as its only root, looks for "localhost" among the
// alternative names and passes over the common name.
constexpr struct {
  int id;
  const char* value;
} kExtensions[] = {
    {NID_basic_constraints, "critical,CA:TRUE"},
    {NID_key_usage, "critical,digitalSignature,keyEncipherment,keyAgreement,keyCertSign"},
    {NID_ext_key_usage, "clientAuth,serverAuth"},
    {NID_subject_alt_name, "DNS:localhost"},
};

bool AddExtensions(X509* document) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, document, document, nullptr, nullptr, 0);
  for (const auto& [id, value] : kExtensions) {
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value));
    if (!extension || X509_add_ext(document, extension.get(), -1) != 1) return false;
  }
  return true;
}

bool SetSerial(X509* document) {
  unsigned char bytes[16];
  if (RAND_bytes(bytes, sizeof bytes) != 1) return false;
  bytes[0] &= 0x7f;  // A serial number is positive.
  const Number number(BN_bin2bn(bytes, sizeof bytes, nullptr));
  return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(document)) != nullptr;
}

bool SetNames(X509* document) {
  X509_NAME* name = X509_get_subject_name(document);
  const std::string localhost = "localhost";
  const auto* text = reinterpret_cast<const unsigned char*>(localhost.data());
  return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text,
                                    static_cast<int>(localhost.size()), -1, 0) == 1 &&
         X509_set_issuer_name(document, name) == 1;
}

bool Fill(X509* document, EVP_PKEY* key) {
  return X509_set_version(document, X509_VERSION_3) == 1 && SetSerial(document) &&
         X509_gmtime_adj(X509_getm_notBefore(document), -kAlreadyValidFor) != nullptr &&
         X509_gmtime_adj(X509_getm_notAfter(document), kTenYears) != nullptr &&
         X509_set_pubkey(document, key) == 1 && SetNames(document) && AddExtensions(document) &&
         X509_sign(document, key, EVP_sha256()) != 0;
}

template <typename Writer>
std::string WriteTo(const Writer& write) {
  const Buffer buffer(BIO_new(BIO_s_mem()));
  if (!buffer || write(buffer.get()) != 1) return {};
  char* begin = nullptr;
  const long size = BIO_ctrl(buffer.get(), BIO_CTRL_INFO, 0, &begin);
  return {begin, static_cast<std::size_t>(size)};
}

}  // namespace

absl::StatusOr<Certificate> MakeCertificate() {
  const Key key(EVP_EC_gen("P-256"));
  const Document document(X509_new());
  if (!key || !document || !Fill(document.get(), key.get())) {
    return absl::InternalError("cannot make a certificate for the plugin's connection");
  }
  Certificate certificate;
  certificate.certificate_pem =
      WriteTo([&](BIO* out) { return PEM_write_bio_X509(out, document.get()); });
  certificate.key_pem = WriteTo([&](BIO* out) {
    return PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
  certificate.der = WriteTo([&](BIO* out) { return i2d_X509_bio(out, document.get()); });
  return certificate;
}

}  // namespace routesight
