import type { PlaceReader } from './place-reader.ts';
import { eachOf } from './place-reader.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Boxes on PNG and JPEG images. What they show nobody can read off the bytes, so that the quotation is the transcription;
 * what can be told is that the box lies on the image.
 */
export const imageReader: PlaceReader<'image'> = {
  type: 'image',
  reads: (mediaType) => mediaType === 'image/png' || mediaType === 'image/jpeg',
  open({ bytes, mediaType }) {
    const size = mediaType.toLowerCase().startsWith('image/png') ? pngSize(bytes) : jpegSize(bytes);
    if (!size) throw new Error('it does not begin like one');
    return eachOf(({ x, y, width, height, exact }) =>
      x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= size.width && y + height <= size.height
        ? { exact }
        : { problem: `the box does not lie on the image, which has ${size.width} × ${size.height} pixels` },
    );
  },
};

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** ISO/IEC 15948, 11.2.2: the header chunk stands first. */
function pngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 24 || !PNG.every((byte, i) => bytes[i] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** ITU-T T.81, B.2: segment after segment until the frame header (SOF0 … SOF15 without DHT, JPG and DAC). */
function jpegSize(bytes: Uint8Array): Size | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // A fill byte and the markers without a segment are one step each.
    at += marker === 0xff ? 1 : marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}
