p2s_domain(pki SOURCES alternative_names.cpp certificate.cpp certificate_facts.cpp certificates_in.cpp cms.cpp crl.cpp issuer.cpp
           key.cpp key_generator.cpp key_reader.cpp pfx.cpp pfx_reader.cpp random.cpp request.cpp thumbprint.cpp vault.cpp
           verify.cpp detail/certificate_builder.cpp detail/der.cpp detail/openssl_error.cpp detail/pbe.cpp detail/pem.cpp
           detail/sealed_box.cpp detail/times.cpp
           LIBRARIES OpenSSL::Crypto)
# Proof that only OpenSSL 3's current functions are used.
target_compile_definitions(p2s_pki PRIVATE OPENSSL_NO_DEPRECATED)
