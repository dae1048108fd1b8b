// What Sealing needs of libcrypto: a digest, an RSA key, its self-signed certificate, a signature and its check.
// Keys and certificates go in and out as DER; nothing of OpenSSL's own outlives a call. No configuration file is read.
#pragma once
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

/// Bytes made by libcrypto; `data` is NULL where it failed. To be given to `anju_bytes_free`.
struct anju_bytes {
    uint8_t *data;
    int count;
};

static inline void anju_bytes_free(struct anju_bytes bytes) {
    OPENSSL_clear_free(bytes.data, bytes.count > 0 ? (size_t)bytes.count : 0);
}

/// What a certificate says. `name` is its common name as UTF-8, `issuer` and `serial` are DER, times are Unix seconds.
struct anju_certificate {
    struct anju_bytes name, issuer, serial;
    int64_t from, until;
    int signature_bytes;
    /// It carries its own issuer's name and its own key's signature.
    int is_self_signed;
};

static inline void anju_crypto_begin(void) {
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
    ERR_clear_error();
}

/// `i2d` functions give a length below zero when they fail, and leave `data` alone.
static inline struct anju_bytes anju_bytes_made(uint8_t *data, int count) {
    struct anju_bytes bytes = {count > 0 ? data : NULL, count > 0 ? count : 0};
    return bytes;
}

static inline int anju_sha256(const uint8_t *bytes, size_t count, uint8_t digest[32]) {
    anju_crypto_begin();
    return EVP_Digest(bytes, count, digest, NULL, EVP_sha256(), NULL) == 1;
}

/// A new RSA key as PKCS#8.
static inline struct anju_bytes anju_key_make(unsigned int bits) {
    anju_crypto_begin();
    struct anju_bytes made = {NULL, 0};
    EVP_PKEY *key = EVP_RSA_gen(bits);
    PKCS8_PRIV_KEY_INFO *info = key ? EVP_PKEY2PKCS8(key) : NULL;
    if (info) {
        uint8_t *data = NULL;
        int count = i2d_PKCS8_PRIV_KEY_INFO(info, &data);
        made = anju_bytes_made(data, count);
    }
    PKCS8_PRIV_KEY_INFO_free(info);
    EVP_PKEY_free(key);
    return made;
}

/// The RSA key in `count` bytes of PKCS#8, which must be all of them; NULL when it is none.
static inline EVP_PKEY *anju_key_read(const uint8_t *der, int count) {
    const uint8_t *end = der;
    PKCS8_PRIV_KEY_INFO *info = d2i_PKCS8_PRIV_KEY_INFO(NULL, &end, count);
    EVP_PKEY *key = info && end == der + count ? EVP_PKCS82PKEY(info) : NULL;
    PKCS8_PRIV_KEY_INFO_free(info);
    if (key && !EVP_PKEY_is_a(key, "RSA")) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return key;
}

/// The certificate in `count` bytes of DER, which must be all of them; NULL when it is none.
static inline X509 *anju_certificate_parse(const uint8_t *der, int count) {
    const uint8_t *end = der;
    X509 *certificate = d2i_X509(NULL, &end, count);
    if (certificate && end != der + count) {
        X509_free(certificate);
        certificate = NULL;
    }
    return certificate;
}

/// The key's public part as DER, from which the certificate's serial number is made.
static inline struct anju_bytes anju_key_public(const uint8_t *key_der, int key_count) {
    anju_crypto_begin();
    EVP_PKEY *key = anju_key_read(key_der, key_count);
    uint8_t *data = NULL;
    int count = key ? i2d_PUBKEY(key, &data) : -1;
    EVP_PKEY_free(key);
    return anju_bytes_made(data, count);
}

static inline int anju_name_add(X509_NAME *name, const char *field, const char *text) {
    return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, (const unsigned char *)text, -1, -1, 0);
}

static inline int anju_extension_add(X509 *certificate, int kind, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, value);
    int added = extension && X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    return added;
}

/// A self-signed certificate for signing documents, valid from and until Unix seconds; the same for the same arguments.
static inline struct anju_bytes anju_certificate_make(
    const uint8_t *key_der, int key_count, const char *office, const uint8_t serial[16], int64_t from, int64_t until) {
    anju_crypto_begin();
    struct anju_bytes made = {NULL, 0};
    EVP_PKEY *key = anju_key_read(key_der, key_count);
    X509 *certificate = X509_new();
    BIGNUM *number = BN_bin2bn(serial, 16, NULL);
    X509_NAME *name = certificate ? X509_get_subject_name(certificate) : NULL;
    if (key && certificate && number && name && X509_set_version(certificate, X509_VERSION_3)
        && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate))
        && ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)from)
        && ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)until)
        && anju_name_add(name, "C", "CN") && anju_name_add(name, "O", office) && anju_name_add(name, "CN", office)
        && X509_set_issuer_name(certificate, name) && X509_set_pubkey(certificate, key)
        && anju_extension_add(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && anju_extension_add(certificate, NID_key_usage, "critical,digitalSignature,nonRepudiation")
        && anju_extension_add(certificate, NID_subject_key_identifier, "hash")
        && X509_sign(certificate, key, EVP_sha256()) > 0) {
        uint8_t *data = NULL;
        int count = i2d_X509(certificate, &data);
        made = anju_bytes_made(data, count);
    }
    BN_free(number);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return made;
}

static inline int64_t anju_unix_seconds(const ASN1_TIME *time) {
    struct tm parts;
    return ASN1_TIME_to_tm(time, &parts) ? (int64_t)timegm(&parts) : INT64_MIN;
}

/// Reads a certificate with an RSA key; 0 when it is none. The three fields are to be freed.
static inline int anju_certificate_read(const uint8_t *der, int count, struct anju_certificate *read) {
    anju_crypto_begin();
    memset(read, 0, sizeof *read);
    X509 *certificate = anju_certificate_parse(der, count);
    EVP_PKEY *key = certificate ? X509_get0_pubkey(certificate) : NULL;
    int is_read = 0;
    if (key && EVP_PKEY_is_a(key, "RSA")) {
        X509_NAME *subject = X509_get_subject_name(certificate);
        int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
        X509_NAME_ENTRY *entry = at < 0 ? NULL : X509_NAME_get_entry(subject, at);
        uint8_t *name = NULL, *issuer = NULL, *serial = NULL;
        int name_count = entry ? ASN1_STRING_to_UTF8(&name, X509_NAME_ENTRY_get_data(entry)) : -1;
        read->name = anju_bytes_made(name, name_count);
        int issuer_count = i2d_X509_NAME(X509_get_issuer_name(certificate), &issuer);
        read->issuer = anju_bytes_made(issuer, issuer_count);
        int serial_count = i2d_ASN1_INTEGER(X509_get_serialNumber(certificate), &serial);
        read->serial = anju_bytes_made(serial, serial_count);
        read->from = anju_unix_seconds(X509_get0_notBefore(certificate));
        read->until = anju_unix_seconds(X509_get0_notAfter(certificate));
        read->signature_bytes = EVP_PKEY_get_size(key);
        read->is_self_signed = X509_NAME_cmp(subject, X509_get_issuer_name(certificate)) == 0
            && X509_verify(certificate, key) == 1;
        is_read = read->name.data && read->issuer.data && read->serial.data && read->from != INT64_MIN
            && read->until != INT64_MIN;
    }
    X509_free(certificate);
    return is_read;
}

/// Whether the certificate is that of this key.
static inline int anju_key_matches(const uint8_t *key_der, int key_count, const uint8_t *der, int count) {
    anju_crypto_begin();
    EVP_PKEY *key = anju_key_read(key_der, key_count);
    X509 *certificate = anju_certificate_parse(der, count);
    int matches = key && certificate && X509_check_private_key(certificate, key) == 1;
    X509_free(certificate);
    EVP_PKEY_free(key);
    return matches;
}

/// An RSA signature (PKCS#1 v1.5, SHA-256) of `bytes`: the same for the same key and bytes.
static inline struct anju_bytes anju_sign(
    const uint8_t *key_der, int key_count, const uint8_t *bytes, size_t byte_count) {
    anju_crypto_begin();
    struct anju_bytes made = {NULL, 0};
    EVP_PKEY *key = anju_key_read(key_der, key_count);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    size_t count = 0;
    if (key && context && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1
        && EVP_DigestSign(context, NULL, &count, bytes, byte_count) == 1) {
        uint8_t *data = (uint8_t *)OPENSSL_malloc(count);
        if (data && EVP_DigestSign(context, data, &count, bytes, byte_count) == 1) made = anju_bytes_made(data, (int)count);
        else OPENSSL_free(data);
    }
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return made;
}

/// Whether `signature` is that of `bytes` by the certificate's key.
static inline int anju_verify(
    const uint8_t *der, int count, const uint8_t *signature, size_t signature_count,
    const uint8_t *bytes, size_t byte_count) {
    anju_crypto_begin();
    X509 *certificate = anju_certificate_parse(der, count);
    EVP_PKEY *key = certificate ? X509_get0_pubkey(certificate) : NULL;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int verified = key && context && EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1
        && EVP_DigestVerify(context, signature, signature_count, bytes, byte_count) == 1;
    EVP_MD_CTX_free(context);
    X509_free(certificate);
    return verified;
}
