// Certificates of people who do not exist, for training: an authority, what it issues, and the files that a medium holds.
#pragma once
#include "certificates.h"

/// What is asked for. The number is the subject's serialNumber (2.5.4.5); times are Unix seconds.
struct anju_order {
    const char *name, *organisation, *number;
    int is_authority;
    int64_t from, until;
};

static inline int anju_extension_issue(X509 *certificate, X509 *issuer, int kind, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, value);
    int added = extension && X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    return added;
}

static inline int anju_extensions_issue(X509 *certificate, X509 *issuer, int is_authority) {
    return anju_extension_issue(
               certificate, issuer, NID_basic_constraints, is_authority ? "critical,CA:TRUE" : "critical,CA:FALSE")
        && anju_extension_issue(
               certificate, issuer, NID_key_usage,
               is_authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature")
        && (is_authority || anju_extension_issue(certificate, issuer, NID_ext_key_usage, "clientAuth"))
        && anju_extension_issue(certificate, issuer, NID_subject_key_identifier, "hash")
        && anju_extension_issue(certificate, issuer, NID_authority_key_identifier, "keyid");
}

static inline int anju_serial_draw(X509 *certificate) {
    BIGNUM *serial = BN_new();
    int drawn = serial && BN_rand(serial, 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY)
        && BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(certificate)) != NULL;
    BN_free(serial);
    return drawn;
}

/// A new key on P-256 and its certificate, signed by `issuer`, which is the first of its own; by itself where that is
/// NULL. `made` is to be freed; 0 where nothing was made.
static inline int anju_issue(const struct anju_order *order, const struct anju_brought *issuer, struct anju_brought *made) {
    anju_crypto_begin();
    made->key = EVP_EC_gen("P-256");
    made->certificates = sk_X509_new_null();
    X509 *certificate = X509_new();
    X509 *above = issuer ? sk_X509_value(issuer->certificates, 0) : certificate;
    EVP_PKEY *signer = issuer ? issuer->key : made->key;
    X509_NAME *name = certificate ? X509_get_subject_name(certificate) : NULL;
    if (made->key && made->certificates && name && X509_set_version(certificate, X509_VERSION_3)
        && anju_serial_draw(certificate) && ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)order->from)
        && ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)order->until) && anju_name_add(name, "C", "CN")
        && anju_name_add(name, "O", order->organisation) && anju_name_add(name, "CN", order->name)
        && (!*order->number || anju_name_add(name, "serialNumber", order->number))
        && X509_set_issuer_name(certificate, X509_get_subject_name(above)) && X509_set_pubkey(certificate, made->key)
        && anju_extensions_issue(certificate, above, order->is_authority)
        && X509_sign(certificate, signer, EVP_sha256()) > 0) {
        return anju_certificates_take(made->certificates, certificate);
    }
    X509_free(certificate);
    return 0;
}

static inline struct anju_bytes anju_bio_bytes(BIO *bio, int is_whole) {
    char *text = NULL;
    long count = bio && is_whole ? BIO_get_mem_data(bio, &text) : 0;
    struct anju_bytes bytes = anju_text_copy((const unsigned char *)text, count);
    BIO_free(bio);
    return bytes;
}

/// PKCS#12 with key, certificate and the issuer's, as other programs write it.
static inline struct anju_bytes anju_pkcs12_write(
    const struct anju_brought *made, const struct anju_brought *issuer, const char *pin, const char *label) {
    anju_crypto_begin();
    uint8_t *data = NULL;
    PKCS12 *file = PKCS12_create(
        pin, label, made->key, sk_X509_value(made->certificates, 0), issuer->certificates, 0, 0, 0, 0, 0);
    int count = file ? i2d_PKCS12(file, &data) : -1;
    PKCS12_free(file);
    return anju_bytes_made(data, count);
}

/// PEM: the certificate, and behind it the key under the PIN.
static inline struct anju_bytes anju_pem_write(const struct anju_brought *made, const char *pin) {
    anju_crypto_begin();
    BIO *bio = BIO_new(BIO_s_mem());
    int is_whole = bio && PEM_write_bio_X509(bio, sk_X509_value(made->certificates, 0))
        && (!pin || PEM_write_bio_PKCS8PrivateKey(bio, made->key, EVP_aes_256_cbc(), NULL, 0, NULL, (void *)pin));
    return anju_bio_bytes(bio, is_whole);
}
