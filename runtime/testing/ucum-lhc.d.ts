/** The package comes without types; this is as much of it as is used. */
declare module '@lhncbc/ucum-lhc' {
  export const UcumLhcUtils: {
    getInstance(): { getSpecifiedUnit(code: string, values: 'validate'): unknown };
  };
}
