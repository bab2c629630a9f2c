// Names that nobody else has given.

/** A new one. `crypto.randomUUID` is there only for pages of https or of this computer. */
export const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
