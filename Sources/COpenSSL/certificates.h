// Certificates that people bring on a medium: PKCS#12 and PEM opened with a PIN, a challenge signed and the signature
// checked, a chain built to a trusted root and checked. All of it comes from strangers: sizes, counts and the work that
// a file may ask for are bounded here.
#pragma once
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509_vfy.h>
#include "shim.h"

/// What is wrong with what was brought.
enum anju_ca {
    ANJU_CA_OK,
    /// Neither PKCS#12 nor PEM, or damaged.
    ANJU_CA_UNREADABLE,
    ANJU_CA_PIN_WRONG,
    /// Protected by something that is too old, unknown, or too much work.
    ANJU_CA_PROTECTION,
    /// No key behind a PIN that goes with a certificate.
    ANJU_CA_KEY,
    ANJU_CA_NOT_YET_VALID,
    ANJU_CA_EXPIRED,
    ANJU_CA_REVOKED,
    /// No trusted root signed it, or not this content.
    ANJU_CA_ISSUER_UNKNOWN,
    /// An authority on the way to the root that is over, or that must not issue this.
    ANJU_CA_ISSUER_UNFIT,
    /// A revocation list that is over, not valid yet, or not to be used.
    ANJU_CA_LIST,
    /// A key or signature that can be forged today.
    ANJU_CA_WEAK,
    /// Not for signing in.
    ANJU_CA_PURPOSE,
};

enum { ANJU_CA_MOST_CERTIFICATES = 16, ANJU_CA_MOST_ROUNDS = 1000000, ANJU_CA_MOST_SAFES = 4, ANJU_CA_MOST_DEPTH = 8 };

/// The key of a file and its certificates, the key's own first. To be given to `anju_brought_free`.
struct anju_brought {
    EVP_PKEY *key;
    STACK_OF(X509) *certificates;
};

static inline void anju_brought_free(struct anju_brought brought) {
    EVP_PKEY_free(brought.key);
    sk_X509_pop_free(brought.certificates, X509_free);
}

// MARK: Stacks, which are macros in C

static inline STACK_OF(X509) *anju_certificates_new(void) { return sk_X509_new_null(); }
static inline void anju_certificates_free(STACK_OF(X509) *all) { sk_X509_pop_free(all, X509_free); }
static inline int anju_certificates_count(const STACK_OF(X509) *all) { return sk_X509_num(all); }
static inline X509 *anju_certificates_at(const STACK_OF(X509) *all, int place) { return sk_X509_value(all, place); }
static inline STACK_OF(X509_CRL) *anju_lists_new(void) { return sk_X509_CRL_new_null(); }
static inline void anju_lists_free(STACK_OF(X509_CRL) *all) { sk_X509_CRL_pop_free(all, X509_CRL_free); }

/// The identity under which SM2 signatures are made unless somebody says otherwise (GM/T 0009).
#define ANJU_SM2_IDENTITY "1234567812345678"

static inline void anju_sm2_identify(X509 *certificate) {
    if (X509_get_signature_nid(certificate) != NID_SM2_with_SM3) return;
    ASN1_OCTET_STRING *identity = ASN1_OCTET_STRING_new();
    if (identity && ASN1_OCTET_STRING_set(identity, (const unsigned char *)ANJU_SM2_IDENTITY, 16)) {
        X509_set0_distinguishing_id(certificate, identity);
    } else {
        ASN1_OCTET_STRING_free(identity);
    }
}

/// Takes a certificate over; 0 when it is NULL or there are too many.
static inline int anju_certificates_take(STACK_OF(X509) *all, X509 *certificate) {
    if (certificate && sk_X509_num(all) < ANJU_CA_MOST_CERTIFICATES && sk_X509_push(all, certificate) > 0) {
        anju_sm2_identify(certificate);
        return 1;
    }
    X509_free(certificate);
    return 0;
}

/// Adds the certificate in `count` bytes of DER; 0 when it is none.
static inline int anju_certificates_add(STACK_OF(X509) *all, const uint8_t *der, int count) {
    anju_crypto_begin();
    const uint8_t *end = der;
    X509 *certificate = d2i_X509(NULL, &end, count);
    if (certificate && end != der + count) {
        X509_free(certificate);
        certificate = NULL;
    }
    return anju_certificates_take(all, certificate);
}

/// Adds the one certificate of a block of PEM, however many there are already; 0 when it is none.
static inline int anju_certificates_add_pem(STACK_OF(X509) *all, const uint8_t *block, int count) {
    anju_crypto_begin();
    BIO *bio = BIO_new_mem_buf(block, count);
    X509 *certificate = bio ? PEM_read_bio_X509(bio, NULL, NULL, NULL) : NULL;
    BIO_free(bio);
    if (!certificate || sk_X509_push(all, certificate) <= 0) {
        X509_free(certificate);
        return 0;
    }
    anju_sm2_identify(certificate);
    return 1;
}

/// Adds the one revocation list of a block of PEM; 0 when it is none.
static inline int anju_lists_add_pem(STACK_OF(X509_CRL) *all, const uint8_t *block, int count) {
    anju_crypto_begin();
    BIO *bio = BIO_new_mem_buf(block, count);
    X509_CRL *list = bio ? PEM_read_bio_X509_CRL(bio, NULL, NULL, NULL) : NULL;
    BIO_free(bio);
    if (!list || sk_X509_CRL_push(all, list) <= 0) {
        X509_CRL_free(list);
        return 0;
    }
    return 1;
}

/// When the newest of these lists says that the next one comes; INT64_MIN where it does not say.
static inline int64_t anju_list_next(const STACK_OF(X509_CRL) *all, int place) {
    const ASN1_TIME *next = X509_CRL_get0_nextUpdate(sk_X509_CRL_value(all, place));
    return next ? anju_unix_seconds(next) : INT64_MIN;
}

static inline int anju_lists_count(const STACK_OF(X509_CRL) *all) { return sk_X509_CRL_num(all); }

// MARK: What a certificate says

static inline struct anju_bytes anju_certificate_der(X509 *certificate) {
    uint8_t *data = NULL;
    int count = i2d_X509(certificate, &data);
    return anju_bytes_made(data, count);
}

static inline int64_t anju_certificate_until(X509 *certificate) {
    return anju_unix_seconds(X509_get0_notAfter(certificate));
}

/// It says of itself that it may issue others.
static inline int anju_certificate_is_authority(X509 *certificate) { return X509_check_ca(certificate) == 1; }

static inline int anju_certificate_is_root(X509 *certificate) {
    return (X509_get_extension_flags(certificate) & EXFLAG_SS) != 0
        && X509_verify(certificate, X509_get0_pubkey(certificate)) == 1;
}

static inline struct anju_bytes anju_text_copy(const unsigned char *text, long count) {
    uint8_t *data = count > 0 ? (uint8_t *)OPENSSL_memdup(text, (size_t)count) : NULL;
    return anju_bytes_made(data, (int)count);
}

/// The first text within the value of an extension, whatever choice and sequence stand around it: authorities write it in
/// several ways (GM/T 0015 gives a choice of tags).
static inline struct anju_bytes anju_extension_text(const ASN1_OCTET_STRING *value) {
    const unsigned char *at = ASN1_STRING_get0_data(value), *end = at + ASN1_STRING_length(value);
    for (int level = 0; level < 8 && at < end; level++) {
        long count = 0;
        int tag = 0, kind = 0;
        const unsigned char *start = at;
        int form = ASN1_get_object(&at, &count, &tag, &kind, end - at);
        // Not DER at all: bare text.
        if (form & 0x80) return anju_text_copy(start, end - start);
        if (form & V_ASN1_CONSTRUCTED) continue;
        return anju_text_copy(at, count);
    }
    return anju_text_copy(NULL, 0);
}

/// The `place`-th text under the identifier `oid` (dotted): the fields of the subject's name first, then extensions.
/// `data` is NULL where there are not so many.
static inline struct anju_bytes anju_certificate_text(X509 *certificate, const char *oid, int place) {
    ASN1_OBJECT *object = OBJ_txt2obj(oid, 1);
    if (!object) return anju_text_copy(NULL, 0);
    struct anju_bytes found = anju_text_copy(NULL, 0);
    X509_NAME *name = X509_get_subject_name(certificate);
    int at = -1;
    while ((at = X509_NAME_get_index_by_OBJ(name, object, at)) >= 0) {
        if (place-- > 0) continue;
        uint8_t *text = NULL;
        int count = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
        found = anju_bytes_made(text, count);
        break;
    }
    int extension = at < 0 ? X509_get_ext_by_OBJ(certificate, object, -1) : -1;
    if (extension >= 0 && place == 0) {
        found = anju_extension_text(X509_EXTENSION_get_data(X509_get_ext(certificate, extension)));
    }
    ASN1_OBJECT_free(object);
    return found;
}

/// Whether a text is the dotted form of an identifier.
static inline int anju_is_identifier(const char *oid) {
    anju_crypto_begin();
    ASN1_OBJECT *object = OBJ_txt2obj(oid, 1);
    ASN1_OBJECT_free(object);
    return object != NULL;
}

// MARK: Opening a file

static inline int anju_rounds_are_affordable(const ASN1_INTEGER *rounds) {
    uint64_t count = 0;
    return !rounds || (ASN1_INTEGER_get_uint64(&count, rounds) == 1 && count <= ANJU_CA_MOST_ROUNDS);
}

static inline int anju_cipher_is_known(const X509_ALGOR *cipher) {
    switch (OBJ_obj2nid(cipher->algorithm)) {
    case NID_aes_128_cbc:
    case NID_aes_192_cbc:
    case NID_aes_256_cbc:
    case NID_des_ede3_cbc:
    case NID_sm4_cbc: return 1;
    default: return 0;
    }
}

static inline int anju_pbes2_is_known(const X509_ALGOR *algorithm) {
    PBE2PARAM *scheme = (PBE2PARAM *)ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), algorithm->parameter);
    int known = 0;
    if (scheme && anju_cipher_is_known(scheme->encryption)) {
        int kind = OBJ_obj2nid(scheme->keyfunc->algorithm);
        if (kind == NID_id_pbkdf2) {
            PBKDF2PARAM *work = (PBKDF2PARAM *)ASN1_TYPE_unpack_sequence(
                ASN1_ITEM_rptr(PBKDF2PARAM), scheme->keyfunc->parameter);
            known = work && anju_rounds_are_affordable(work->iter);
            PBKDF2PARAM_free(work);
        } else if (kind == NID_id_scrypt) {
            SCRYPT_PARAMS *work = (SCRYPT_PARAMS *)ASN1_TYPE_unpack_sequence(
                ASN1_ITEM_rptr(SCRYPT_PARAMS), scheme->keyfunc->parameter);
            uint64_t cost = 0, size = 0, lanes = 0;
            known = work && ASN1_INTEGER_get_uint64(&cost, work->costParameter)
                && ASN1_INTEGER_get_uint64(&size, work->blockSize)
                && ASN1_INTEGER_get_uint64(&lanes, work->parallelizationParameter) && cost <= 1 << 17 && size <= 16
                // 16 MiB, half of what libcrypto takes for it.
                && cost * size <= 1 << 17 && lanes <= 8;
            SCRYPT_PARAMS_free(work);
        }
    }
    PBE2PARAM_free(scheme);
    return known;
}

/// Whether a key or a safe is protected by something that this program has and that is not too much work.
static inline int anju_protection_is_known(const X509_ALGOR *algorithm) {
    int kind = OBJ_obj2nid(algorithm->algorithm);
    if (kind == NID_pbes2) return anju_pbes2_is_known(algorithm);
    if (kind != NID_pbe_WithSHA1And3_Key_TripleDES_CBC && kind != NID_pbe_WithSHA1And2_Key_TripleDES_CBC) return 0;
    PBEPARAM *work = (PBEPARAM *)ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBEPARAM), algorithm->parameter);
    int known = work && anju_rounds_are_affordable(work->iter);
    PBEPARAM_free(work);
    return known;
}

/// The key behind the PIN.
static inline enum anju_ca anju_key_open(const X509_SIG *sealed, const char *pin, EVP_PKEY **key) {
    const X509_ALGOR *algorithm = NULL;
    X509_SIG_get0(sealed, &algorithm, NULL);
    // One file, one key: before any work is done for another.
    if (*key) return ANJU_CA_KEY;
    if (!anju_protection_is_known(algorithm)) return ANJU_CA_PROTECTION;
    PKCS8_PRIV_KEY_INFO *plain = PKCS8_decrypt(sealed, pin, -1);
    if (!plain) return ANJU_CA_PIN_WRONG;
    EVP_PKEY *opened = EVP_PKCS82PKEY(plain);
    PKCS8_PRIV_KEY_INFO_free(plain);
    if (!opened) return ANJU_CA_KEY;
    *key = opened;
    return ANJU_CA_OK;
}

static inline enum anju_ca anju_bags_open(
    const STACK_OF(PKCS12_SAFEBAG) *bags, const char *pin, struct anju_brought *brought) {
    for (int place = 0; place < sk_PKCS12_SAFEBAG_num(bags); place++) {
        const PKCS12_SAFEBAG *bag = sk_PKCS12_SAFEBAG_value(bags, place);
        enum anju_ca found = ANJU_CA_OK;
        switch (PKCS12_SAFEBAG_get_nid(bag)) {
        case NID_pkcs8ShroudedKeyBag:
            found = anju_key_open(PKCS12_SAFEBAG_get0_pkcs8(bag), pin, &brought->key);
            break;
        case NID_certBag:
            if (PKCS12_SAFEBAG_get_bag_nid(bag) != NID_x509Certificate) break;
            if (!anju_certificates_take(brought->certificates, PKCS12_SAFEBAG_get1_cert(bag))) found = ANJU_CA_UNREADABLE;
            break;
        // A key that lies open.
        case NID_keyBag: found = ANJU_CA_KEY; break;
        default: break;
        }
        if (found != ANJU_CA_OK) return found;
    }
    return ANJU_CA_OK;
}

static inline enum anju_ca anju_safe_open(PKCS7 *safe, const char *pin, struct anju_brought *brought) {
    STACK_OF(PKCS12_SAFEBAG) *bags = NULL;
    int kind = OBJ_obj2nid(safe->type);
    if (kind == NID_pkcs7_data) {
        bags = PKCS12_unpack_p7data(safe);
    } else if (kind == NID_pkcs7_encrypted) {
        if (!safe->d.encrypted || !anju_protection_is_known(safe->d.encrypted->enc_data->algorithm)) {
            return ANJU_CA_PROTECTION;
        }
        bags = PKCS12_unpack_p7encdata(safe, pin, -1);
    } else {
        return ANJU_CA_PROTECTION;
    }
    enum anju_ca found = bags ? anju_bags_open(bags, pin, brought) : ANJU_CA_UNREADABLE;
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
    return found;
}

/// The whole file stands under its PIN by a code (MAC) that this program has.
static inline enum anju_ca anju_pkcs12_code(PKCS12 *file, const char *pin) {
    const X509_ALGOR *algorithm = NULL;
    const ASN1_INTEGER *rounds = NULL;
    PKCS12_get0_mac(NULL, &algorithm, NULL, &rounds, file);
    if (!algorithm) return ANJU_CA_PROTECTION;
    int shape = algorithm->parameter ? algorithm->parameter->type : V_ASN1_UNDEF;
    if (shape != V_ASN1_UNDEF && shape != V_ASN1_NULL) return ANJU_CA_UNREADABLE;
    switch (OBJ_obj2nid(algorithm->algorithm)) {
    case NID_sha1:
    case NID_sha256:
    case NID_sha384:
    case NID_sha512:
    case NID_sm3: break;
    default: return ANJU_CA_PROTECTION;
    }
    if (!anju_rounds_are_affordable(rounds)) return ANJU_CA_PROTECTION;
    return PKCS12_verify_mac(file, pin, -1) ? ANJU_CA_OK : ANJU_CA_PIN_WRONG;
}

/// PKCS#12 of version 3, which is its first field.
static inline PKCS12 *anju_pkcs12_read(const uint8_t *bytes, int count) {
    const uint8_t *at = bytes;
    long length = 0;
    int tag = 0, kind = 0;
    int form = ASN1_get_object(&at, &length, &tag, &kind, count);
    static const uint8_t version[3] = {V_ASN1_INTEGER, 1, 3};
    if ((form & 0x80) || tag != V_ASN1_SEQUENCE || bytes + count - at < 3 || memcmp(at, version, 3) != 0) return NULL;
    const uint8_t *end = bytes;
    PKCS12 *file = d2i_PKCS12(NULL, &end, count);
    if (file && end != bytes + count) {
        PKCS12_free(file);
        file = NULL;
    }
    return file;
}

static inline enum anju_ca anju_pkcs12_open(
    const uint8_t *bytes, int count, const char *pin, struct anju_brought *brought) {
    PKCS12 *file = anju_pkcs12_read(bytes, count);
    if (!file) return ANJU_CA_UNREADABLE;
    enum anju_ca found = anju_pkcs12_code(file, pin);
    STACK_OF(PKCS7) *safes = found == ANJU_CA_OK ? PKCS12_unpack_authsafes(file) : NULL;
    if (found == ANJU_CA_OK && (!safes || sk_PKCS7_num(safes) > ANJU_CA_MOST_SAFES)) found = ANJU_CA_UNREADABLE;
    for (int place = 0; found == ANJU_CA_OK && place < sk_PKCS7_num(safes); place++) {
        found = anju_safe_open(sk_PKCS7_value(safes, place), pin, brought);
        // The code was right: what is not opened now is damaged or was made by another PIN.
        if (found == ANJU_CA_PIN_WRONG) found = ANJU_CA_UNREADABLE;
    }
    sk_PKCS7_pop_free(safes, PKCS7_free);
    PKCS12_free(file);
    return found;
}

/// One block of PEM. `pin` is NULL where only certificates are wanted.
static inline enum anju_ca anju_pem_block(
    const char *name, const char *header, const uint8_t *der, long count, const char *pin,
    struct anju_brought *brought) {
    const uint8_t *end = der;
    if (strcmp(name, PEM_STRING_X509) == 0) {
        int added = anju_certificates_add(brought->certificates, der, (int)count);
        return added ? ANJU_CA_OK : ANJU_CA_UNREADABLE;
    }
    size_t length = strlen(name);
    if (!pin || length < 11 || strcmp(name + length - 11, "PRIVATE KEY") != 0) return ANJU_CA_OK;
    // A key of before PKCS#8: protected by MD5, or not at all.
    if (strcmp(name, PEM_STRING_PKCS8) != 0) return *header ? ANJU_CA_PROTECTION : ANJU_CA_KEY;
    X509_SIG *sealed = d2i_X509_SIG(NULL, &end, count);
    enum anju_ca found = sealed && end == der + count ? anju_key_open(sealed, pin, &brought->key) : ANJU_CA_UNREADABLE;
    X509_SIG_free(sealed);
    return found;
}

static inline enum anju_ca anju_pem_open(
    const uint8_t *bytes, int count, const char *pin, struct anju_brought *brought) {
    BIO *bio = BIO_new_mem_buf(bytes, count);
    char *name = NULL, *header = NULL;
    unsigned char *data = NULL;
    long length = 0;
    enum anju_ca found = bio ? ANJU_CA_OK : ANJU_CA_UNREADABLE;
    while (found == ANJU_CA_OK && PEM_read_bio(bio, &name, &header, &data, &length)) {
        found = anju_pem_block(name, header, data, length, pin, brought);
        OPENSSL_free(name);
        OPENSSL_free(header);
        OPENSSL_clear_free(data, (size_t)length);
    }
    // The end of the text is no mistake; a block that is broken is one.
    if (found == ANJU_CA_OK && ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE) found = ANJU_CA_UNREADABLE;
    BIO_free(bio);
    return found;
}

/// Puts the certificate of the key before the others.
static inline int anju_brought_order(struct anju_brought *brought) {
    for (int place = 0; place < sk_X509_num(brought->certificates); place++) {
        X509 *certificate = sk_X509_value(brought->certificates, place);
        if (X509_check_private_key(certificate, brought->key) != 1) continue;
        sk_X509_delete(brought->certificates, place);
        // There is room: one was just taken away.
        return sk_X509_unshift(brought->certificates, certificate) > 0;
    }
    return 0;
}

static inline int anju_is_pkcs12(const uint8_t *bytes, int count) { return count > 0 && bytes[0] == 0x30; }

/// Opens a file with its PIN. `brought` is to be freed whatever comes of it.
static inline enum anju_ca anju_brought_open(
    const uint8_t *bytes, int count, const char *pin, struct anju_brought *brought) {
    anju_crypto_begin();
    brought->key = NULL;
    brought->certificates = sk_X509_new_null();
    if (!brought->certificates) return ANJU_CA_UNREADABLE;
    enum anju_ca found = anju_is_pkcs12(bytes, count) ? anju_pkcs12_open(bytes, count, pin, brought)
                                                     : anju_pem_open(bytes, count, pin, brought);
    if (found == ANJU_CA_OK && sk_X509_num(brought->certificates) == 0 && !brought->key) found = ANJU_CA_UNREADABLE;
    if (found == ANJU_CA_OK && (!brought->key || !anju_brought_order(brought))) found = ANJU_CA_KEY;
    ERR_clear_error();
    return found;
}

/// The certificates that a file of PEM shows without its PIN, in their order; none of PKCS#12.
static inline enum anju_ca anju_brought_look(const uint8_t *bytes, int count, struct anju_brought *brought) {
    anju_crypto_begin();
    brought->key = NULL;
    brought->certificates = sk_X509_new_null();
    if (!brought->certificates) return ANJU_CA_UNREADABLE;
    enum anju_ca found = ANJU_CA_OK;
    if (anju_is_pkcs12(bytes, count)) {
        PKCS12 *file = anju_pkcs12_read(bytes, count);
        if (!file) found = ANJU_CA_UNREADABLE;
        PKCS12_free(file);
    } else {
        found = anju_pem_open(bytes, count, NULL, brought);
        if (found == ANJU_CA_OK && sk_X509_num(brought->certificates) == 0) found = ANJU_CA_UNREADABLE;
    }
    ERR_clear_error();
    return found;
}

// MARK: The challenge

static inline int anju_key_is_strong(EVP_PKEY *key) {
    if (!key) return 0;
    if (EVP_PKEY_is_a(key, "RSA")) return EVP_PKEY_get_bits(key) >= 2048;
    if (EVP_PKEY_is_a(key, "ED25519") || EVP_PKEY_is_a(key, "SM2")) return 1;
    char curve[32] = "";
    if (!EVP_PKEY_is_a(key, "EC") || !EVP_PKEY_get_group_name(key, curve, sizeof curve, NULL)) return 0;
    return strcmp(curve, "prime256v1") == 0 || strcmp(curve, "secp384r1") == 0 || strcmp(curve, "secp521r1") == 0;
}

static inline const EVP_MD *anju_key_digest(EVP_PKEY *key) {
    if (EVP_PKEY_is_a(key, "ED25519")) return NULL;
    if (EVP_PKEY_is_a(key, "SM2")) return EVP_sm3();
    return EVP_PKEY_is_a(key, "EC") && EVP_PKEY_get_bits(key) > 256 ? EVP_sha384() : EVP_sha256();
}

static inline int anju_key_begins(EVP_PKEY *key, EVP_PKEY_CTX *context) {
    return !EVP_PKEY_is_a(key, "SM2") || EVP_PKEY_CTX_set1_id(context, ANJU_SM2_IDENTITY, 16) > 0;
}

/// A signature of `bytes` by whatever kind of key this is.
static inline struct anju_bytes anju_challenge_sign(EVP_PKEY *key, const uint8_t *bytes, size_t byte_count) {
    anju_crypto_begin();
    struct anju_bytes made = {NULL, 0};
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *options = NULL;
    size_t count = 0;
    if (context && EVP_DigestSignInit(context, &options, anju_key_digest(key), NULL, key) == 1
        && anju_key_begins(key, options) && EVP_DigestSign(context, NULL, &count, bytes, byte_count) == 1) {
        uint8_t *data = (uint8_t *)OPENSSL_malloc(count);
        if (data && EVP_DigestSign(context, data, &count, bytes, byte_count) == 1) made = anju_bytes_made(data, (int)count);
        else OPENSSL_free(data);
    }
    EVP_MD_CTX_free(context);
    return made;
}

/// Whether `signature` is that of `bytes` by the certificate's key.
static inline int anju_challenge_verify(
    X509 *certificate, const uint8_t *signature, size_t signature_count, const uint8_t *bytes, size_t byte_count) {
    anju_crypto_begin();
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *options = NULL;
    int verified = key && context && EVP_DigestVerifyInit(context, &options, anju_key_digest(key), NULL, key) == 1
        && anju_key_begins(key, options)
        && EVP_DigestVerify(context, signature, signature_count, bytes, byte_count) == 1;
    EVP_MD_CTX_free(context);
    return verified;
}

// MARK: The chain

/// Where the office has no list of an authority, it does not ask; where it has one, that must be good.
static inline int anju_chain_verdict(int is_good, X509_STORE_CTX *context) {
    return is_good || X509_STORE_CTX_get_error(context) == X509_V_ERR_UNABLE_TO_GET_CRL;
}

static inline enum anju_ca anju_chain_problem(int error, int depth) {
    switch (error) {
    case X509_V_OK: return ANJU_CA_OK;
    case X509_V_ERR_CERT_NOT_YET_VALID: return depth == 0 ? ANJU_CA_NOT_YET_VALID : ANJU_CA_ISSUER_UNFIT;
    case X509_V_ERR_CERT_HAS_EXPIRED: return depth == 0 ? ANJU_CA_EXPIRED : ANJU_CA_ISSUER_UNFIT;
    case X509_V_ERR_CERT_REVOKED: return ANJU_CA_REVOKED;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
    case X509_V_ERR_EC_KEY_EXPLICIT_PARAMS: return ANJU_CA_WEAK;
    case X509_V_ERR_INVALID_PURPOSE: return depth == 0 ? ANJU_CA_PURPOSE : ANJU_CA_ISSUER_UNFIT;
    case X509_V_ERR_INVALID_CA:
    case X509_V_ERR_PATH_LENGTH_EXCEEDED:
    case X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
    case X509_V_ERR_PERMITTED_VIOLATION:
    case X509_V_ERR_EXCLUDED_VIOLATION:
    case X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION: return ANJU_CA_ISSUER_UNFIT;
    case X509_V_ERR_CRL_HAS_EXPIRED:
    case X509_V_ERR_CRL_NOT_YET_VALID:
    case X509_V_ERR_CRL_SIGNATURE_FAILURE:
    case X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE:
    case X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER:
    case X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD:
    case X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD:
    case X509_V_ERR_KEYUSAGE_NO_CRL_SIGN:
    case X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION:
    case X509_V_ERR_DIFFERENT_CRL_SCOPE:
    case X509_V_ERR_CRL_PATH_VALIDATION_ERROR: return ANJU_CA_LIST;
    default: return ANJU_CA_ISSUER_UNKNOWN;
    }
}

/// What OpenSSL lets pass and an office does not: an authority that does not say that it is one, a certificate that is one
/// or that is not for signatures.
static inline enum anju_ca anju_chain_usage(const STACK_OF(X509) *chain) {
    X509 *own = sk_X509_value(chain, 0);
    uint32_t usage = X509_get_key_usage(own);
    if (X509_check_ca(own) != 0 || (usage != UINT32_MAX && !(usage & KU_DIGITAL_SIGNATURE))) return ANJU_CA_PURPOSE;
    if (!anju_key_is_strong(X509_get0_pubkey(own))) return ANJU_CA_WEAK;
    for (int place = 1; place < sk_X509_num(chain); place++) {
        if (X509_check_ca(sk_X509_value(chain, place)) != 1) return ANJU_CA_ISSUER_UNFIT;
    }
    return ANJU_CA_OK;
}

/// Checks the first of `brought` at a moment of Unix seconds against the roots, with all other certificates as what may
/// lie between: validity, signatures, authorities and path length, for signing in, not on the lists.
static inline enum anju_ca anju_chain_check(
    const STACK_OF(X509) *brought, const STACK_OF(X509) *roots, const STACK_OF(X509) *between,
    STACK_OF(X509_CRL) *lists, int64_t now) {
    anju_crypto_begin();
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    STACK_OF(X509) *others = sk_X509_dup(brought);
    enum anju_ca found = ANJU_CA_ISSUER_UNKNOWN;
    int is_ready = store && context && others;
    for (int place = 0; is_ready && place < sk_X509_num(roots); place++) {
        is_ready = X509_STORE_add_cert(store, sk_X509_value(roots, place));
    }
    for (int place = 0; is_ready && place < sk_X509_num(between); place++) {
        is_ready = sk_X509_push(others, sk_X509_value(between, place)) > 0;
    }
    if (is_ready && X509_STORE_CTX_init(context, store, sk_X509_value(brought, 0), others)) {
        X509_VERIFY_PARAM *rules = X509_STORE_CTX_get0_param(context);
        X509_VERIFY_PARAM_set_time(rules, (time_t)now);
        X509_VERIFY_PARAM_set_depth(rules, ANJU_CA_MOST_DEPTH);
        X509_VERIFY_PARAM_set_auth_level(rules, 2);
        X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_SSL_CLIENT);
        X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
        X509_STORE_CTX_set0_crls(context, lists);
        X509_STORE_CTX_set_verify_cb(context, anju_chain_verdict);
        int is_good = X509_verify_cert(context) == 1;
        found = is_good ? anju_chain_usage(X509_STORE_CTX_get0_chain(context))
                        : anju_chain_problem(X509_STORE_CTX_get_error(context), X509_STORE_CTX_get_error_depth(context));
        if (!is_good && found == ANJU_CA_OK) found = ANJU_CA_ISSUER_UNKNOWN;
    }
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
    sk_X509_free(others);
    ERR_clear_error();
    return found;
}
