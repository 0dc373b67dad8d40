import { createHash } from 'node:crypto';
import type { Sha256 } from '../primitives/model/sha256.ts';

/** SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits; what the contract's `Sha256` is filled with. */
export const sha256: Sha256 = (data) => createHash('sha256').update(data).digest('hex');
