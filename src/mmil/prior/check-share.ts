/** @throws RangeError when a share is not strictly between 0 and 1 */
export function checkShare(name: string, value: number): void {
  if (!(value > 0 && value < 1))
    throw new RangeError(
      `${name} must lie between 0 and 1, got ${value}${name === 'rho' ? ': it is the share of healthy cells in sick patients' : ''}`,
    );
}
