/** Something that a rule found wrong: where, and what to do about it. */
export interface Finding {
  where: string;
  what: string;
}
