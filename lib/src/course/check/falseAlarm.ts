/** The probability with which a statistical check fails a right answer, unless another is given. */
export const FALSE_ALARM = 1e-10;
