// Loaded before a server that must believe that it is another hour. WRONG_CLOCK_MS is what its clock is ahead by.
const ahead = Number(process.env.WRONG_CLOCK_MS);
const Right = Date;

globalThis.Date = class Date extends Right {
  constructor(...given) {
    if (given.length === 0) super(Right.now() + ahead);
    else super(...given);
  }
  static now() {
    return Right.now() + ahead;
  }
};
