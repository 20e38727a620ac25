/** Minutes during which a request to seal a vote can be confirmed. */
export const sealMinutes = 10;
