import assert from 'node:assert/strict';
import { ampacity } from './ampacity.ts';

describe('the ampacity of an overhead conductor', () => {
  it('agrees with the worked example of IEEE Std 738-2012 (795 kcmil Drake at 100 °C: 1025 A)', () => {
    const current = ampacity(28.14e-3, 9.391e-5, {
      ambient: 40,
      conductor: 100,
      wind: 0.61,
      // The example's sun stands at 1027 W/m² and an angle whose sine is about 0.99.
      sun: 1027 * 0.99,
      emissivity: 0.8,
      absorptivity: 0.8,
    });
    assert.ok(Math.abs(current - 1025) < 5, `${current} A`);
  });

  it('grows with wind and shrinks with heat', () => {
    const at = { ambient: 25, conductor: 75, wind: 0.61, sun: 1000, emissivity: 0.5, absorptivity: 0.5 };
    const base = ampacity(0.02, 2e-4, at);
    assert.ok(ampacity(0.02, 2e-4, { ...at, wind: 1.2 }) > base);
    assert.ok(ampacity(0.02, 2e-4, { ...at, ambient: 40 }) < base);
  });
});
