/** x², without the power operator: it differs between engines. */
export const square = (x: number): number => x * x;
