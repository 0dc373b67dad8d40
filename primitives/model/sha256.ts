/** SHA-256 of bytes or of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits (FIPS 180-4). Handed in. */
export type Sha256 = (data: Uint8Array | string) => string;
