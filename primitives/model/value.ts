/**
 * What an assertion can say. Numbers are in the canonical SI unit of the property; a number that has no meaning
 * (NaN, infinite) cannot be said, because JSON would turn it into `null` without a word.
 */
export type Value = number | string | boolean | readonly number[] | readonly string[] | readonly (readonly number[])[];
