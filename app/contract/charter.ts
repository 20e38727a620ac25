/** The version of the charter of use that is in force; a new text gets a new number and is accepted anew. */
export const charterVersion = 1;

/** Its points, in the order of the domain reference (section 13); texts are in the namespace `charter`. */
export const charterPoints = 16;
