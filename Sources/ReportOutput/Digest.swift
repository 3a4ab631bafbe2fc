import COpenSSL

/// SHA-256, by which anyone can verify that what is published is what was built.
public enum Digest {
    /// The digest in lower-case hexadecimal, as `sha256sum` writes it.
    public static func sha256(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        let isMade = bytes.withUnsafeBytes { buffer in
            EVP_Digest(buffer.baseAddress, buffer.count, &digest, nil, method, nil) == 1
        }
        precondition(isMade, "SHA-256 is missing in this OpenSSL")
        return String(unsafeUninitializedCapacity: 64) { text in
            for (place, byte) in digest.enumerated() {
                text[2 * place] = digit(byte >> 4)
                text[2 * place + 1] = digit(byte & 15)
            }
            return 64
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// Looked up once: OpenSSL otherwise does so for every file, which costs more than the digest of a small one.
    // Never written again, and OpenSSL lets any thread read it.
    nonisolated(unsafe) private static let method = EVP_MD_fetch(nil, "SHA256", nil)
}
