import { ensureLibrary } from "./build";

/** Builds lib/dist, the form in which the library is published. */
await ensureLibrary();
console.log("lib/dist is up to date.");
